"""Figures in running text, with what they count, of what, and for when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.calendar import find_dates
from graph.extract.bond import BARE, name_key
from graph.extract.observations.figure import Figure, Label, Period
from graph.extract.observations.headers import running
from graph.extract.observations.naming import Name, japanese_name, times_around
from graph.extract.observations.naming_latin import latin_name, times_around_latin
from graph.extract.observations.periods import find_periods
from graph.extract.observations.topics import Topics, sentence
from graph.lexicon import table
from graph.model import Span
from graph.quantities import Quantity, find_quantities
from graph.segments import Segment

_MONEY = frozenset({"yen", "euro", "us-dollar"})
_TIME = frozenset({"years", "months", "days"})


def prose_figures(topics: Topics, taken: set[int]) -> Iterator[Figure]:
    """The figures of all segments but those of tables of figures (``taken``)."""
    for segment in topics.scene.segments:
        if segment.index not in taken:
            yield from _figures(topics, segment)


def _figures(topics: Topics, segment: Segment) -> Iterator[Figure]:
    text = segment.text.text
    found = find_quantities(text, segment.language)
    last: Figure | None = None
    for quantity in found:
        figure = _figure(topics, segment, quantity, found, last)
        if figure is not None:
            last = figure
            yield figure


def _figure(
    topics: Topics, segment: Segment, quantity: Quantity, all_: list[Quantity], last: Figure | None
) -> Figure | None:
    text, language = segment.text.text, segment.language
    on = last is not None and _counts_on(text, quantity)
    name = None if on else _name(segment, quantity, all_)
    label = group = None
    place: tuple[int, int] | None = None
    if name is not None:
        place = (name.start, name.end)
        label = Label(text[name.start : name.end], segment.text.span(name.start, name.end))
        if name.group:
            group = Label(text[slice(*name.group)], segment.text.span(*name.group))
    elif last is not None and on:
        label, place = last.indicator, None
    else:
        label = _titled(topics, segment)
    if label is None or name_key(label.text) in BARE:
        return None
    about, about_span = topics.of_place(segment, quantity, label.text, place)
    if last is not None and name is None and label is last.indicator:
        about, about_span = last.about, last.about_span
    if about is None:
        return None
    period, period_span = _period(segment, quantity)
    measure = _measure(text, quantity, language)
    cumulative = quantity.cumulative
    return Figure(
        quantity,
        segment.text.span(quantity.start, quantity.end),
        text[quantity.start : quantity.end],
        label,
        measure,
        about,
        group,
        period,
        (period_span,) if period_span else (),
        about_span,
        running(label.text) if cumulative is None else cumulative,
    )


def _name(segment: Segment, quantity: Quantity, all_: list[Quantity]) -> Name | None:
    if segment.language == "ja":
        return japanese_name(segment.text.text, quantity, [q for q in all_ if q is not quantity])
    return latin_name(segment.text.text, quantity, segment.language)


def _counts_on(text: str, quantity: Quantity) -> bool:
    """A second figure of one line that only a time word sets off: … 12機関 → 現在:70機関."""
    now = table("indicators")["prose"]["now"].strip("^$")
    return re.search(rf"(?:→|、|,) ?{now}[: ]?$", text[: quantity.start]) is not None


def _titled(topics: Topics, segment: Segment) -> Label | None:
    """The heading above a line that is little more than its figures."""
    text = segment.text.text
    if len(text) > 60 or segment.kind in ("heading", "row"):
        return None
    title = topics.title(segment)
    if title is None or find_quantities(title.text.text, title.language):
        return None
    return Label(title.text.text, title.text.whole())


def _period(segment: Segment, quantity: Quantity) -> tuple[Period | None, Span | None]:
    text, language = segment.text.text, segment.language
    if segment.kind == "row" and (leading := _chronicle(segment)) is not None:
        return leading
    periods = find_periods(text, language)
    if language != "ja":
        mention = times_around_latin(text, quantity, periods, language)
    else:
        mention = times_around(text, quantity, periods)
        whole = mention is not None and mention.period.begins != mention.period.ends
        if quantity.unit in _TIME and not whole:
            mention = None
    if mention is None:
        return None, None
    if quantity.unit in _TIME and not _fills(mention.period, quantity):
        return None, None
    return mention.period, segment.text.span(mention.start, mention.end)


def _fills(period: Period, quantity: Quantity) -> bool:
    """Whether a length of time is the length of that period, a few days aside."""
    days = {"years": 365.25, "months": 30.44, "days": 1}[quantity.unit] * float(quantity.value)
    return abs((period.ends - period.begins).days + 1 - days) <= 3


def _chronicle(segment: Segment) -> tuple[Period, Span] | None:
    """The date in the first cell of a chronicle's row."""
    first = segment.cells[0] if segment.cells else None
    if first is None or not first.text:
        return None
    for date in find_dates(first.text, segment.language):
        if date.date.year and (date.start, date.end) == (0, len(first.text)):
            return Period(date.date.earliest(), date.date.latest()), first.whole()
    return None


def _measure(text: str, quantity: Quantity, language: str) -> str:
    """What claim the sentence makes of its figure."""
    if quantity.unit in _TIME:
        return "Duration"
    first, last = sentence(text, quantity.start, language)
    opening = text.rfind("(", first, quantity.start)
    closing = text.find(")", quantity.end, last)
    if opening >= 0 and closing >= 0 and ")" not in text[opening : quantity.start]:
        first, last = opening, closing
    parts = [m.end() for m in re.finditer(r"、(?=[A-Z][0-9]{1,2}[: ])", text[first:last])]
    first = max((first + p for p in parts if first + p <= quantity.start), default=first)
    nearer = [first + m.start() for m in re.finditer(r"、(?=[A-Z][0-9])", text[first:last])]
    last = min((p for p in nearer if p >= quantity.end), default=last)
    clause = text[first:last]
    words = table("indicators")["claims"][language]
    for name, pattern in words.items():
        if name == "Budget" and quantity.unit not in _MONEY:
            continue
        if re.search(pattern, clause) and (name != "Target" or _to_be(clause, language)):
            return str(name)
    return "Actual"


def _to_be(clause: str, language: str) -> bool:
    """Whether a word for a goal says that the figure is one, not that one was reached."""
    if language == "ja":
        return re.search(r"目標(?:を|が)達成(?!見込)", clause) is None
    return re.search(r"\b(?:reached|erreicht|achieved|met|exceeded)\b", clause) is None
