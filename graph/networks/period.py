"""Days behind dates of different precision (XML Schema Part 2, sections 3.2.7 to 3.2.11)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from graph.errors import BadRequest
from graph.patterns import regex

_DATE = regex(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?(?:Z|[+-]\d\d:\d\d)?$")


class Days(NamedTuple):
    """The days that a stated date may mean, both included."""

    earliest: date
    latest: date

    @property
    def text(self) -> str:
        """The date, as precisely as it is stated: a day, a month or a year."""
        if self.earliest == self.latest:
            return self.earliest.isoformat()
        same_month = self.earliest.month == self.latest.month
        return self.earliest.isoformat()[: 7 if same_month else 4]

    def refines(self, other: Days) -> bool:
        """Whether this is a more precise statement of what ``other`` says."""
        inside = other.earliest <= self.earliest and self.latest <= other.latest
        return inside and self != other


@lru_cache(maxsize=100_000)
def days(text: str) -> Days | None:
    """The days of an ``xsd:date``, ``gYearMonth``, ``gYear`` or ``dateTime``, else None.

    >>> days("2018-06")
    Days(earliest=datetime.date(2018, 6, 1), latest=datetime.date(2018, 6, 30))
    """
    found = _DATE.match(text)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    try:
        first = date(year, month or 1, day or 1)
        if day:
            return Days(first, first)
        last_month = month or 12
        return Days(first, date(year, last_month, calendar.monthrange(year, last_month)[1]))
    except ValueError:
        return None


def sharpest(stated: Iterable[Days]) -> list[Days]:
    """``stated`` without what another of them states more precisely.

    Real disagreements stay: two different days, or a day outside a stated month.
    """
    found = set(stated)
    return sorted({one for one in found if not any(other.refines(one) for other in found)})


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``first`` to ``last``, both included; None where it is not bounded.

    ``is_day`` if it was asked for as one day.
    """

    first: date | None
    last: date | None
    is_day: bool = False

    def __post_init__(self) -> None:
        if self.first and self.last and self.last < self.first:
            raise BadRequest(
                f"from={self.first} is after to={self.last}", suggestion="exchange the two"
            )

    def has(self, start: date | None, end: date | None) -> bool:
        """Whether what counts from ``start`` to ``end`` (None: open) does so on any of its days."""
        begun = start is None or self.last is None or start <= self.last
        return begun and (end is None or self.first is None or self.first <= end)

    def leaves_open(self, starts: Iterable[Days], ends: Iterable[Days]) -> bool:
        """Whether the stated dates allow that it counts on none of the days."""
        not_yet = self.last is not None and any(one.latest > self.last for one in starts)
        first = self.first
        return not_yet or (first is not None and any(one.earliest < first for one in ends))


def on(day: date) -> Period:
    """One day."""
    return Period(day, day, is_day=True)


def parse_day(text: str, name: str = "as_of") -> date:
    """The day of a parameter such as ``as_of=2018-06-15``; raises :class:`BadRequest`."""
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError as error:
        whole = days(text)
        hint = "2018-06-30"
        if whole:
            hint = (whole.earliest if name == "from" else whole.latest).isoformat()
        raise BadRequest(
            f"{name}={text[:40]} is not a day",
            suggestion=f"write a day as YYYY-MM-DD, such as {hint}",
        ) from error


def parse_period(
    as_of: str | None = None, from_: str | None = None, to: str | None = None
) -> Period | None:
    """The days of the parameters ``as_of``, or ``from`` and ``to``; None for all time.

    Either of ``from`` and ``to`` may stand alone. Raises :class:`BadRequest`.
    """
    if as_of is not None:
        if from_ is not None or to is not None:
            raise BadRequest(
                "as_of is a day, from and to are a span: both cannot be asked for",
                suggestion="give as_of, or from and to",
            )
        return on(parse_day(as_of))
    if from_ is None and to is None:
        return None
    return Period(
        None if from_ is None else parse_day(from_, "from"),
        None if to is None else parse_day(to, "to"),
    )
