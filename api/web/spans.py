"""Agreements as bars in time: when each was in force, and what renews what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date
from typing import Any

from api.web.numbers import day_in
from api.web.values import Shown, Values
from api.web.words import text
from graph.catalogue import collection
from graph.catalogue.rows import Row
from graph.networks.period import days

#: Marks on the scale of years, at most.
_MARKS = 6
#: Years to come that are shown; what lasts longer goes up to the edge.
_AHEAD = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """Percent of the scale: where a bar begins, where its beginning is certain, where it ends."""

    start: float
    certain: float
    end: float
    is_open: bool
    is_planned: bool

    @property
    def width(self) -> float:
        """Its length after the certain beginning."""
        return round(max(self.end - self.certain, 0.6), 2)


@dataclass(frozen=True, slots=True)
class Span:
    """An agreement in time."""

    id: str
    label: str
    href: str
    parties: tuple[Shown, ...]
    when: str
    status: str
    bar: Bar | None
    #: Whether it renews the one above it.
    renews: bool
    is_disputed: bool


@dataclass(frozen=True, slots=True)
class Spans:
    """Agreements on one scale; ``marks`` are years with where they stand on it."""

    spans: tuple[Span, ...]
    marks: tuple[tuple[int, float], ...]


def spans(rows: Sequence[Row], values: Values, language: str, today: date, link: Any) -> Spans:
    """Agreements of a list, those that renew each other together, the earliest first."""
    bounds = [_bounds(row) for row in rows]
    known = [one for one in bounds if one is not None]
    ordered = _chained(rows)
    if not known:
        return Spans(tuple(_span(row, None, up, values, language, link) for row, up in ordered), ())
    scale = _scale(known, today)
    made = tuple(
        _span(row, scale.bar(_bounds(row), row), up, values, language, link) for row, up in ordered
    )
    return Spans(made, scale.marks())


@dataclass(frozen=True, slots=True)
class _Scale:
    """Years on a line: ``first`` is the first day of the first, ``last`` that after the last."""

    first: date
    last: date

    def at(self, day: date) -> float:
        whole = (self.last - self.first).days
        return min(100.0, round(100 * (day - self.first).days / whole, 2))

    def bar(self, bounds: tuple[date, date, date | None] | None, row: Row) -> Bar | None:
        if bounds is None:
            return None
        earliest, latest, end = bounds
        planned = bool(row["status"]) and "Concluded" not in row["status"]
        return Bar(
            self.at(earliest), self.at(latest), self.at(end) if end else 100.0, end is None, planned
        )

    def marks(self) -> tuple[tuple[int, float], ...]:
        years = range(self.first.year, self.last.year)
        steps = (digit * 10**zeros for zeros in range(4) for digit in (1, 2, 5))
        step = next(one for one in steps if len(years) / one <= _MARKS)
        return tuple(
            (year, self.at(date(year, 1, 1)))
            for year in years
            if year % step == 0 or len(years) == 1
        )


def _scale(bounds: Sequence[tuple[date, date, date | None]], today: date) -> _Scale:
    """The years of some agreements up to today, or to their ends if these are not far off."""
    begin = min(min(one[0] for one in bounds).year, MAXYEAR - 1)
    end = max([*(one[2] or one[1] for one in bounds), today]).year
    # What begins far ahead has at least the year that it begins in.
    end = max(begin, min(end, today.year + _AHEAD, MAXYEAR - 1))
    return _Scale(date(begin, 1, 1), date(end + 1, 1, 1))


def _bounds(row: Row) -> tuple[date, date, date | None] | None:
    """The earliest and the latest beginning, and the end."""
    stated = [*row["valid_from"], *row["signed"], row["active_from"]]
    starts = [found for one in stated if one and (found := days(one)) is not None]
    if not starts:
        return None
    until = [row["active_until"], *row["valid_until"]]
    ends = [found for one in until if one and (found := days(one)) is not None]
    begin = starts[0]
    return begin.earliest, begin.latest, ends[0].latest if ends else None


def _chained(rows: Sequence[Row]) -> list[tuple[Row, bool]]:
    """Rows with whether each renews the one before it."""
    by_id = {row["id"]: row for row in rows}
    seen: set[str] = set()
    found: list[tuple[Row, bool]] = []

    def add(row: Row, renews: bool) -> None:
        if row["id"] in seen:
            return
        seen.add(row["id"])
        found.append((row, renews))
        for later in sorted(row["renewed_by"], key=lambda one: _start(by_id.get(one["id"], {}))):
            if later["id"] in by_id:
                add(by_id[later["id"]], True)

    for row in sorted(rows, key=_start):
        if not any(one["id"] in by_id for one in row["renews"]):
            add(row, False)
    for row in rows:
        add(row, False)
    return found


def _start(row: Row) -> tuple[bool, str, str]:
    stated = row.get("active_from") or next(iter(row.get("valid_from") or []), None)
    return stated is None, stated or "", row.get("slug", "")


def _span(
    row: Row, bar: Bar | None, renews: bool, values: Values, language: str, link: Any
) -> Span:
    agreements = collection("agreements")
    return Span(
        row["id"],
        row["label"],
        link(f"/agreements/{row['slug']}"),
        tuple(values.of(agreements, row, "party")),
        when(row, language),
        ", ".join(
            shown.text
            for word, shown in values.each(agreements, row, "status")
            if word != "Concluded"
        ),
        bar,
        renews,
        bool(row["disputed"]),
    )


def when(row: Row, language: str) -> str:
    """When it was signed or begins, and when it ends, as stated; what rules add says so."""
    start = next(iter([*row["valid_from"], *row["signed"]]), row["active_from"])
    end = next(iter(row["valid_until"]), row["active_until"])
    if start is None and end is None:
        return text(language, "things.undated")
    first = day_in(language, start) if start else ""
    last = day_in(language, end) if end else ""
    if last and not row["valid_until"]:
        last = text(language, "things.worked_out", day=last)
    key = "things.from_to" if first and last else "things.from" if first else "things.to"
    return text(language, key, first=first, last=last)
