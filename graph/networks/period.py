"""Days behind dates of different precision (XML Schema Part 2, sections 3.2.7 to 3.2.11)."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import NamedTuple

from graph.errors import BadRequest

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?(?:Z|[+-]\d\d:\d\d)?$")


class Days(NamedTuple):
    """The days that a stated date may mean, both included."""

    earliest: date
    latest: date

    def refines(self, other: Days) -> bool:
        """Whether this is a more precise statement of what ``other`` says."""
        inside = other.earliest <= self.earliest and self.latest <= other.latest
        return inside and self != other


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


def sharpest(stated: list[Days]) -> list[Days]:
    """``stated`` without what another of them states more precisely.

    Real disagreements stay: two different days, or a day outside a stated month.
    """
    return sorted({one for one in stated if not any(other.refines(one) for other in stated)})


def parse_day(text: str) -> date:
    """The day of a parameter such as ``as_of=2018-06-15``; raises :class:`BadRequest`."""
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError as error:
        whole = days(text)
        hint = whole.latest.isoformat() if whole else "2018-06-30"
        raise BadRequest(
            f"as_of={text} is not a day", suggestion=f"write a day as YYYY-MM-DD, such as {hint}"
        ) from error
