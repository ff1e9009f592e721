"""Tables of figures → figures."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.extract.observations.cells import counted_unit, read_unit
from graph.extract.observations.figure import Figure, Label, Period
from graph.extract.observations.grid import Cell, Grid, grid, runs
from graph.extract.observations.headers import (
    Heading,
    column,
    measure_word,
    read_heading,
    running,
    says,
)
from graph.extract.observations.periods import find_periods, fiscal
from graph.extract.observations.topics import Topics
from graph.lexicon import table
from graph.model import Span
from graph.patterns import regex
from graph.quantities import Quantity, Unit
from graph.segments import Segment
from graph.textmap import Mapped

_MONEY = frozenset({"yen", "euro", "us-dollar"})
_UNIT_LINE = regex(
    r"[(\[<]?(?:単位 ?[::]? ?(?P<ja>[^)\]、,]{1,8})|(?:[Ii]n|[Ee]inheit:?|[Uu]nits?:?|Angaben in) "
    r"(?P<latin>[\w€$. ]{1,24}))[)\]>]?"
)


@dataclass(frozen=True, slots=True)
class _Caption:
    """What the lines above a table say of all its figures."""

    unit: Unit | None
    unit_span: Span | None
    period: Period | None
    measure: str
    span: Span | None
    label: Label | None


@dataclass(frozen=True, slots=True)
class _Row:
    """A row's labels, those that are written once for several rows filled in."""

    segment: Segment
    labels: dict[int, Mapped]


def table_figures(topics: Topics) -> Iterator[tuple[list[Segment], list[Figure]]]:
    """The figures of each table with the rows that it is made of, from the top down."""
    for rows in runs(topics.scene):
        made = grid(rows, topics.scene.language)
        if made is not None:
            yield rows, list(_figures(topics, rows, made))


def _figures(topics: Topics, rows: list[Segment], made: Grid) -> Iterator[Figure]:
    caption = _caption(topics, rows[0], made)
    for row in _filled(made):
        for position in made.values:
            cell = made.figure(row.segment, position)
            figure = _figure(topics, made, caption, row, position, cell) if cell else None
            if figure is not None:
                yield figure


def _filled(made: Grid) -> Iterator[_Row]:
    """Rows with their labels: a group is written once and holds for the rows below it."""
    above: dict[int, Mapped] = {}
    group: Mapped | None = None
    last = max(made.labels, default=0)
    for segment in made.rows:
        if segment.kind != "row" or not any(made.figure(segment, p) for p in made.values):
            group = segment.text if segment.kind != "row" else _only(segment) or group
            above = {}
            if made.labels:
                above = {min(made.labels): group} if group and len(made.labels) > 1 else {}
            continue
        own = {p: view for p in made.labels if (view := made.cell(segment, p))}
        if own and min(own) < last:
            above = {p: view for p, view in above.items() if p < min(own)}
        labels = {**{p: view for p, view in above.items() if p not in own}, **own}
        if len(own) == len(made.labels) == 1 and group is not None:
            labels[-1] = group
        above = {p: view for p, view in labels.items() if 0 <= p < last}
        if any(says("whole", view.text) for view in own.values()):
            group = None
        yield _Row(segment, dict(sorted(labels.items())))


def _only(segment: Segment) -> Mapped | None:
    """The one filled cell of a row that heads the rows below it."""
    filled = [cell for cell in segment.cells if cell.text]
    return filled[0] if len(filled) == 1 else None


def _figure(
    topics: Topics, made: Grid, caption: _Caption, row: _Row, position: int, cell: Cell
) -> Figure | None:
    language = made.language
    names = [(p, read_heading(view.text, language), view) for p, view in row.labels.items()]
    heads = made.heads[position]
    parts = [*(heading for _, heading, _ in names), *(heading for heading, _ in heads)]
    label, group = _indicator(made, names, heads)
    label = label or caption.label
    if label is None:
        return None
    note = measure_word(cell.note) if cell.note else ""
    measure = note or next((p.measure for p in reversed(parts) if p.measure), caption.measure)
    if not measure and re.search(table("indicators")["claims"][language]["Budget"], label.text):
        measure = "Budget"
    period = next((p.period for p in reversed(parts) if p.period), caption.period)
    if cell.note and re.search(table("indicators")["yearly"][language], cell.note):
        period = _year_of(period)
    quantity = _with_unit(cell.quantity, parts, caption, label.text, language)
    if quantity is None:
        return None
    context = [view.whole() for heading, view in heads if heading.period or heading.measure]
    context += [view.whole() for _, heading, view in names if heading.period or heading.measure]
    if quantity.unit != cell.quantity.unit and caption.unit_span:
        context.append(caption.unit_span)
    if caption.span and (period == caption.period and period is not None):
        context.append(caption.span)
    about, about_span = topics.of_row(row.segment, [view for _, _, view in names], heads)
    things = [view.whole() for p, _, view in names if _headed(made, p, "thing")]
    if about is None or (things and about_span not in things and not _inside(about_span, things)):
        return None
    marks = " ".join([label.text, cell.note, *(view.text for _, view in heads)])
    cumulative = running(marks) if quantity.cumulative is None else quantity.cumulative
    if cumulative is None and quantity.unit in _MONEY and _is_year(period):
        cumulative = False
    return Figure(
        quantity,
        cell.view.whole(),
        cell.view.text,
        label,
        measure or "Actual",
        about,
        group,
        period,
        tuple(context),
        about_span,
        cumulative,
    )


def _indicator(
    made: Grid,
    names: list[tuple[int, Heading, Mapped]],
    heads: list[tuple[Heading, Mapped]],
) -> tuple[Label | None, Label | None]:
    """What a figure counts, and the group it stands in."""
    rows = [(p, h, v) for p, h, v in names if h.name]
    said = [(heading, view) for heading, view in heads if heading.name]
    last = rows[-1] if rows else None
    own = next((row for row in reversed(rows) if _headed(made, row[0], "indicator")), last)
    if own is None:
        return (_label(*said[-1]), None) if said else (None, None)
    label = _label(own[1], own[2])
    group = _label(rows[0][1], rows[0][2]) if rows[0] is not own else None
    named = [pair for pair in said if not column("value").search(pair[0].name)]
    if named and _headed(made, own[0], "thing"):
        return _label(*named[-1]), None
    if named:
        return Label(f"{label.text} {named[-1][0].name}", label.span), group
    return label, group


def _headed(made: Grid, position: int, kind: str) -> bool:
    """Whether the header of a column says that it holds indicators, or things."""
    views = (made.cell(row, position) for row in made.headers) if position >= 0 else ()
    return any(column(kind).search(view.text) for view in views if view)


def _inside(span: Span | None, others: list[Span]) -> bool:
    return span is not None and any(o.start <= span.start and span.end <= o.end for o in others)


def _label(heading: Heading, view: Mapped) -> Label:
    return Label(heading.name, view.whole())


def _with_unit(
    quantity: Quantity, parts: list[Heading], caption: _Caption, name: str, language: str
) -> Quantity | None:
    """The figure with its unit: its own, the header's, what its name counts, or the caption's."""
    if quantity.unit:
        return quantity
    stated = next((p.unit for p in reversed(parts) if p.unit), None)
    counted = counted_unit(name, language)
    unit = stated or counted or caption.unit
    return quantity.times(unit) if unit else None


def _year_of(period: Period | None) -> Period | None:
    """The fiscal year in which a day lies: what a year's accounts are expected to be."""
    if period is None or period.begins != period.ends:
        return period
    day = period.begins
    return fiscal(day.year if day >= datetime.date(day.year, 4, 1) else day.year - 1)


def _is_year(period: Period | None) -> bool:
    return period is not None and 364 <= (period.ends - period.begins).days <= 366


def _caption(topics: Topics, first: Segment, made: Grid) -> _Caption:
    """Unit, period and kind that the lines above a table give for the whole of it."""
    unit: Unit | None = None
    unit_span: Span | None = None
    period: Period | None = None
    measure, span = "", None
    corner = [view for row in made.headers for view in row.cells[: min(made.values)] if view.text]
    above = [segment.text for segment in topics.above(first, 3)]
    for view in (*corner, *above):
        text = view.text
        for match in _UNIT_LINE.finditer(text):
            found = read_unit(match["ja"] or match["latin"], made.language)
            if found is not None and unit is None:
                unit, unit_span = found, view.span(*match.span())
        periods = find_periods(text, made.language, years=True)
        if len(periods) == 1 and period is None and len(text) <= 60:
            period, span = periods[0].period, view.whole()
            rest = text[: periods[0].start] + " " + text[periods[0].end :]
            words = re.findall(r"[^\s()\[\]<>::]+", rest)
            measure = next((m for word in reversed(words) if (m := measure_word(word))), "")
    return _Caption(unit, unit_span, period, measure, span, _named(above, made.language))


def _named(above: list[Mapped], language: str) -> Label | None:
    """The line above a table as the name of what it counts, where the table has none itself."""
    for view in above[:1]:
        name = read_heading(_UNIT_LINE.sub("", view.text), language).name
        if name:
            return Label(name, view.whole())
    return None


def mark_apart(figures: list[Figure]) -> None:
    """Marks indicators that mean something else in each group: 合計 of 収入 and of 支出."""
    groups: dict[str, set[str]] = {}
    for figure in figures:
        name = figure.group.text if figure.group else ""
        groups.setdefault(figure.indicator.text, set()).add(name)
    for figure in figures:
        figure.apart = bool(figure.group) and (
            says("bare", figure.indicator.text) or len(groups[figure.indicator.text]) > 1
        )
