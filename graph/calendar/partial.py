"""A calendar date with the precision it was stated with."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass
from functools import total_ordering

from graph.model import Literal
from graph.patterns import regex
from graph.vocab import XSD

#: XSD types by which of year, month and day are stated (W3C XML Schema 1.1 part 2, section 3.3).
_DATATYPES = {
    (True, True, True): XSD("date"),
    (True, True, False): XSD("gYearMonth"),
    (True, False, False): XSD("gYear"),
    (False, True, True): XSD("gMonthDay"),
    (False, True, False): XSD("gMonth"),
    (False, False, True): XSD("gDay"),
}

#: The lexical forms of those types that a date is read from again; a day has its month.
_LEXICAL = regex(r"(-|\d{4})(?:-(\d\d))?(?:-(\d\d))?")

#: A leap year stands in where the year is not stated, so that 29 February can be.
_ANY_YEAR = 2000


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A Gregorian date of which year, month or day may be unstated (``None``).

    Raises :class:`ValueError` for a date that cannot be (30 February) and for
    a year and a day without a month. Dates sort by year, month and day; an
    unstated part sorts before every stated one.

    >>> str(PartialDate(2018, 8)), str(PartialDate(None, 9, 18))
    ('2018-08', '--09-18')
    """

    year: int | None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self._stated() not in _DATATYPES:
            raise ValueError(f"no date has the parts {self.year}, {self.month}, {self.day}")
        datetime.date(
            _ANY_YEAR if self.year is None else self.year,
            1 if self.month is None else self.month,
            1 if self.day is None else self.day,
        )

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._key() < other._key()

    def __str__(self) -> str:
        text = "-" if self.year is None else f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        elif self.day is not None:
            text += "-"
        return text if self.day is None else f"{text}-{self.day:02d}"

    def literal(self) -> Literal:
        """The XSD literal of this precision: date, gYearMonth, gYear, gMonthDay, gMonth or gDay."""
        return Literal(str(self), _DATATYPES[self._stated()])

    def earliest(self) -> datetime.date:
        """The first day it can be. Raises :class:`ValueError` where no year is stated."""
        return datetime.date(self._year(), self.month or 1, self.day or 1)

    def latest(self) -> datetime.date:
        """The last day it can be. Raises :class:`ValueError` where no year is stated."""
        year, month = self._year(), self.month or 12
        return datetime.date(year, month, self.day or calendar.monthrange(year, month)[1])

    def compatible(self, other: PartialDate) -> bool:
        """Whether both can be the same day: what both state is equal, and together they can be."""
        return self._merged(other) is not None

    def refine(self, other: PartialDate) -> PartialDate:
        """This date with the parts that only ``other`` states; unchanged if they disagree.

        >>> str(PartialDate(None, 8, 30).refine(PartialDate(2018)))
        '2018-08-30'
        """
        return self._merged(other) or self

    def _merged(self, other: PartialDate) -> PartialDate | None:
        pairs = zip(self._parts(), other._parts(), strict=True)
        if any(a is not None and b is not None and a != b for a, b in pairs):
            return None
        year, month, day = (
            b if a is None else a for a, b in zip(self._parts(), other._parts(), strict=True)
        )
        return possible(year, month, day)

    def _parts(self) -> tuple[int | None, int | None, int | None]:
        return self.year, self.month, self.day

    def _stated(self) -> tuple[bool, bool, bool]:
        return self.year is not None, self.month is not None, self.day is not None

    def _key(self) -> tuple[int, int, int]:
        return self.year or 0, self.month or 0, self.day or 0

    def _year(self) -> int:
        if self.year is None:
            raise ValueError(f"{self} has no year")
        return self.year


def possible(
    year: int | None, month: int | None = None, day: int | None = None
) -> PartialDate | None:
    """The date of these parts, or None if there is no such date."""
    try:
        return PartialDate(year, month, day)
    except (ValueError, OverflowError):
        return None


def parse_date(text: str) -> PartialDate | None:
    """The date of the lexical form of an xsd:date, gYearMonth, gYear or gMonthDay, or None.

    >>> str(parse_date("2018-01")), parse_date("2018-02-30")
    ('2018-01', None)
    """
    found = _LEXICAL.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(part) if part and part != "-" else None for part in found.groups())
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None
