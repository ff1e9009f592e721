"""Figures of the gold: each value with all others that are as right."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from graph.evaluate.outcome import Item, surfaces

#: A first and a last day, or nothing where the text fixes none.
Days = tuple[datetime.date, datetime.date] | None

#: The gold's tables in which an indicator's name stands in a cell of its own.
_CELLS = frozenset({"finance", "kpi_new", "kpi_achieved", "table"})


@dataclass(frozen=True, slots=True)
class WantedFigure:
    """A figure of the gold; sets hold the value and all others that are as right."""

    item: Item
    in_cell: bool
    names: frozenset[str]
    about: frozenset[str]
    periods: frozenset[Days]
    measures: frozenset[str]
    value: Decimal
    unit: str
    qualifiers: frozenset[str]
    optional: bool


def wanted_figures(data: Mapping[str, Any]) -> tuple[WantedFigure, ...] | None:
    """The figures of an annotation; None if it has no list of them."""
    if "observations" not in data:
        return None
    return tuple(map(_wanted, data["observations"]))


def _wanted(entry: Mapping[str, Any]) -> WantedFigure:
    lines = (entry["line"], *(entry.get("also_lines") or ()))
    shown = [entry["indicator"], entry["period"], entry["measure"], entry["as_stated"]]
    qualifier = "approx" if entry.get("approx") else entry.get("bound") or ""
    open_ = {"approx"} if entry.get("approx_acceptable") else set()
    group = [] if entry["table"] in _CELLS else [entry.get("group")]
    return WantedFigure(
        Item(" · ".join(filter(None, shown)), lines, words=(entry["as_stated"],)),
        entry["table"] in _CELLS,
        surfaces(entry["indicator"], *(entry.get("indicator_acceptable") or ()), *group),
        surfaces(entry["about"], *(entry.get("about_acceptable") or ())),
        frozenset(map(days, [entry["period"], *(entry.get("period_acceptable") or ())])),
        frozenset([entry["measure"], *(entry.get("measure_acceptable") or ())]),
        Decimal(str(entry["value"])),
        entry["unit"],
        frozenset({qualifier} | open_),
        bool(entry.get("optional")),
    )


def days(text: str | None) -> Days:
    """A period of the gold as its first and last day; None for none.

    >>> days("FY2015/FY2020")
    (datetime.date(2015, 4, 1), datetime.date(2021, 3, 31))
    """
    if text is None:
        return None
    first, _, last = text.partition("/")
    return _bound(first, 0), _bound(last or first, 1)


def _bound(text: str, side: int) -> datetime.date:
    if match := re.fullmatch(r"FY(\d{4})", text):
        year = int(match[1])
        return (datetime.date(year, 4, 1), datetime.date(year + 1, 3, 31))[side]
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    if side == 0:
        return datetime.date(year, month or 1, day or 1)
    month = month or 12
    return datetime.date(year, month, day or calendar.monthrange(year, month)[1])
