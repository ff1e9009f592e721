"""One agreement as documents tell of it, and how well the dates of two agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from graph.calendar import PartialDate

#: Kinds of agreement; ``rk:Agreement`` alone says nothing about the kind.
KINDS = frozenset(
    {
        "MemorandumOfUnderstanding",
        "CooperationAgreement",
        "BasicAgreement",
        "SupportAgreement",
        "LandLoan",
    }
)

#: Signing acts of one agreement lie within this many days of each other.
SIGNING_DAYS = 31

#: Two dates of which a document tells as of two agreements.
ToldApart = set[frozenset[str]]


class Closeness(IntEnum):
    """How well the dates of two agreements agree."""

    APART = 0
    SAME_YEAR = 1
    NEAR = 2
    COMPATIBLE = 3
    EQUAL = 4


@dataclass(frozen=True, slots=True)
class Deed:
    """One document's agreement as far as it is compared.

    ``concluded``: None where the document does not say so. ``dates``: of signing, else of
    the beginning.
    """

    number: int
    document: str
    kinds: frozenset[str]
    concluded: bool | None
    dates: tuple[PartialDate, ...]
    names: frozenset[str]


@dataclass(slots=True)
class Bundle:
    """The deeds of the same ``parties``, by their groups, that are taken for one agreement."""

    number: int
    parties: frozenset[int]
    documents: set[str]
    kinds: set[str]
    concluded: set[bool]
    dates: set[PartialDate]
    names: set[str]

    @classmethod
    def of(cls, deed: Deed, parties: frozenset[int]) -> Bundle:
        """A bundle of one."""
        bundle = cls(deed.number, parties, set(), set(), set(), set(), set())
        bundle.add(deed)
        return bundle

    def add(self, deed: Deed) -> None:
        """Take in another document's deed."""
        self.documents.add(deed.document)
        self.kinds |= deed.kinds
        self.concluded |= {deed.concluded} - {None}  # type: ignore[arg-type]
        self.dates.update(deed.dates)
        self.names |= deed.names

    def allows(self, deed: Deed) -> bool:
        """Whether nothing but the dates can speak against ``deed`` being this agreement."""
        if deed.document in self.documents:
            return False
        if deed.kinds and self.kinds and not deed.kinds & self.kinds:
            return False
        return deed.concluded is None or not self.concluded or deed.concluded in self.concluded

    def days(self) -> set[PartialDate]:
        """The dates that name a day."""
        return {date for date in self.dates if is_day(date)}


def is_day(date: PartialDate) -> bool:
    """Whether year, month and day are stated."""
    return precision(date) == 3


def precision(date: PartialDate) -> int:
    """How many of year, month and day are stated."""
    return sum(part is not None for part in (date.year, date.month, date.day))


def closeness(deed: Deed, other: Bundle, told_apart: ToldApart) -> Closeness:
    """The closest pair of dates of ``deed`` and the members of a bundle."""
    if not other.allows(deed):
        return Closeness.APART
    pairs = ((x, y) for x in deed.dates for y in other.dates)
    return max((_compare(x, y, told_apart) for x, y in pairs), default=Closeness.APART)


def may_be(dates: Sequence[PartialDate], other: Bundle) -> bool:
    """Whether dates without a year can be those of a bundle."""
    if not dates or not other.dates:
        return True
    return any(date.compatible(known) for date in dates for known in other.dates)


def dates_told_apart(block: Sequence[Deed]) -> ToldApart:
    """Pairs of days or months that some document gives to two agreements of these parties."""
    dates = sorted({date for deed in block for date in deed.dates if _has_month(date)})
    of_document: dict[str, list[Deed]] = {}
    for deed in block:
        of_document.setdefault(deed.document, []).append(deed)
    found: ToldApart = set()
    for deeds in of_document.values():
        if len(deeds) < 2:
            continue
        near = [[d for d in dates if any(d.compatible(x) for x in e.dates)] for e in deeds]
        for number, first in enumerate(near):
            for second in near[number + 1 :]:
                found |= {frozenset({str(x), str(y)}) for x in first for y in second if x != y}
    return found


def _compare(x: PartialDate, y: PartialDate, told_apart: ToldApart) -> Closeness:
    if x == y and is_day(x):
        return Closeness.EQUAL
    # Without a year, "on 18 September" says which day, not which agreement.
    if (x.year is None or y.year is None) and None in (x.month, y.month, x.day, y.day):
        return Closeness.APART
    if x.compatible(y):
        return Closeness.COMPATIBLE
    if not (_has_month(x) and _has_month(y)) or frozenset({str(x), str(y)}) in told_apart:
        return Closeness.APART
    if _near(x, y):
        return Closeness.NEAR
    return Closeness.SAME_YEAR if x.year == y.year else Closeness.APART


def _has_month(date: PartialDate) -> bool:
    return date.year is not None and date.month is not None


def _near(x: PartialDate, y: PartialDate) -> bool:
    """Whether two days are at most a month apart, or two months follow each other."""
    if is_day(x) and is_day(y):
        return abs((x.earliest() - y.earliest()).days) <= SIGNING_DAYS
    return abs(_month(x) - _month(y)) == 1


def _month(date: PartialDate) -> int:
    first = date.earliest()
    return first.year * 12 + first.month
