"""What a header, a row's label or a note says of figures: period, kind, unit, name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.extract.observations.cells import read_unit
from graph.extract.observations.figure import Period
from graph.extract.observations.periods import find_periods
from graph.lexicon import LANGUAGES, table
from graph.patterns import regex
from graph.quantities import Unit

_BRACKETED = regex(r" ?[(\[](?P<inside>[^()\[\]]{1,20})[)\]]")
_MARK = regex(r"【[^】]{1,10}】")
_MONEY = frozenset({"yen", "euro", "us-dollar", "percent", "hectares", "square-metres"})
_EDGES = " :・/-|,、;"


@dataclass(frozen=True, slots=True)
class Heading:
    """A header's or a label's parts: whatever it does not say is None or ''."""

    name: str = ""
    period: Period | None = None
    measure: str = ""
    unit: Unit | None = None


def read_heading(text: str, language: str) -> Heading:
    """The parts of a header: 令和3年度予算(千円) → a period, a budget, thousand yen, no name.

    What stands in brackets is taken out of the name only if it is one of the other parts, so
    (累計) stays; marks such as 【新規】 go.
    """
    rest = _MARK.sub("", text).strip()
    period, rest = _take_period(rest, language)
    measure, unit = "", None
    for match in list(_BRACKETED.finditer(rest)):
        inside = match["inside"].strip()
        said = measure_word(inside)
        plain = not said and running(inside) is None
        counted = read_unit(inside, language) if plain else None
        measure, unit = measure or said, unit or counted
        if said or counted is not None:
            rest = rest.replace(match[0], " ", 1)
    bare = rest.strip(_EDGES).strip()
    said = measure_word(bare)
    if said:
        return Heading("", period, said, unit)
    word = _trailing(bare) if period is not None else ""
    if word:
        return Heading("", period, word, unit)
    if bare and unit is None and (only := read_unit(bare, language)) is not None:
        # A noun is a name as well (Companies, Beschäftigte), a counter or a currency is not.
        noun = re.fullmatch(r"[A-Za-zÄÖÜäöüß -]{5,}", bare) and only.slug not in _MONEY
        return Heading(bare if noun else "", period, measure, only)
    return Heading(bare, period, measure, unit)


def _take_period(text: str, language: str) -> tuple[Period | None, str]:
    found = find_periods(text, language, years=True)
    if len(found) != 1:
        return None, text
    rest = (text[: found[0].start] + " " + text[found[0].end :]).strip()
    rest = re.sub(r"[(\[] *[)\]]", "", rest)
    # A year within a name (体内病院2030) is a part of it.
    whole = not rest.strip(_EDGES) or measure_word(rest.strip(_EDGES + "()[]"))
    if whole or found[0].start == 0 or text[: found[0].start].rstrip().endswith(("(", "[")):
        return found[0].period, rest
    return None, text


def _trailing(text: str) -> str:
    """The kind that the last word of what stands beside a period says."""
    return measure_word(text.split(" ")[-1]) if text else ""


@cache
def _measures() -> list[tuple[re.Pattern[str], str]]:
    rows = table("indicators")["measures"]
    pairs = [pair for language in LANGUAGES for pair in rows[language].items()]
    return [(re.compile(words), name) for name, words in pairs]


def measure_word(text: str) -> str:
    """The kind of figure that a word means (目標, actual, Plan), or ''."""
    return next((name for pattern, name in _measures() if pattern.fullmatch(text)), "")


@cache
def column(name: str) -> re.Pattern[str]:
    """The headers of a kind of column: indicator, aside, change, value."""
    return re.compile(table("indicators")["columns"][name], re.IGNORECASE)


def says(kind: str, text: str, *, group: str = "totals") -> bool:
    """Whether a label is of a kind in the tables ``totals`` and ``running``."""
    return bool(re.search(table("indicators")[group][kind], text.strip(), re.IGNORECASE))


def running(text: str) -> bool | None:
    """True for a running total (累計), false for one period's figure (年間), None if not said."""
    if says("total", text, group="running"):
        return True
    return False if says("yearly", text, group="running") else None
