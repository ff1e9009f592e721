"""Agreements: which texts of different documents speak of one agreement.

Candidates have the same set of parties. Two agreements of one document are
never merged. Among several that fit, the one with the closest date is taken;
if two are equally close, the pair is left unsure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from graph.calendar import PartialDate
from graph.reconcile.groups import Groups
from graph.reconcile.judgement import Reason
from graph.reconcile.nodes import World, led_to
from graph.vocab import RK

PARTY = RK("party")
SIGNED_ON = RK("signedOn")
VALID_FROM = RK("validFrom")
STATUS = RK("status")

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

_PARTIES = Reason("same-parties", "the parties are the same")
_EQUAL = Reason("equal-date", "the days of signing are equal")
_COMPATIBLE = Reason("compatible-date", "one date of signing refines the other")
_NEAR = Reason(
    "signed-within-a-month",
    "the days of signing are at most 31 days apart and no document tells two agreements apart",
)
_ALONE = Reason("only-agreement", "it is the only agreement between them, with the same name")
_UNDATED = Reason("date-unknown", "one of them has no date, or none with a year")
_SEVERAL = Reason("several-fit", "more than one agreement of these parties fits")
_STATUS = Reason("different-status", "one is a draft or a plan, the other is concluded")


class Closeness(IntEnum):
    """How well the dates of two agreements agree."""

    APART = 0
    NEAR = 1
    COMPATIBLE = 2
    EQUAL = 3


_REASONS = {
    Closeness.NEAR: _NEAR,
    Closeness.COMPATIBLE: _COMPATIBLE,
    Closeness.EQUAL: _EQUAL,
}


@dataclass(frozen=True, slots=True)
class Deed:
    """One document's agreement as far as it is compared."""

    number: int
    document: str
    kinds: frozenset[str]
    concluded: bool | None
    dates: tuple[PartialDate, ...]
    names: frozenset[str]


@dataclass(slots=True)
class Bundle:
    """The deeds that are taken for one agreement so far."""

    number: int
    documents: set[str]
    kinds: set[str]
    concluded: set[bool]
    dates: set[PartialDate]
    names: set[str]

    @classmethod
    def of(cls, deed: Deed) -> Bundle:
        """A bundle of one."""
        bundle = cls(deed.number, set(), set(), set(), set(), set())
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


class Agreements:
    """Joins agreements across documents. Organisations must be joined before."""

    def __init__(self, world: World, groups: Groups) -> None:
        self.world = world
        self.groups = groups

    def reconcile(self, numbers: Iterable[int]) -> None:
        """Join agreements of the same parties, kind and date."""
        blocks: dict[frozenset[int], list[Deed]] = {}
        for number in numbers:
            parties = parties_of(self.world, self.groups, number)
            if len(parties) > 1:
                blocks.setdefault(parties, []).append(self._deed(number))
        for _, block in sorted(blocks.items(), key=lambda item: sorted(item[0])):
            self._join_block(sorted(block, key=_most_precise_first))

    def _deed(self, number: int) -> Deed:
        node = self.world.nodes[number]
        dates = node.dates(SIGNED_ON) or node.dates(VALID_FROM)
        status = {str(value) for value in node.out.get(STATUS, ())}
        return Deed(
            number,
            node.document,
            node.class_names() & KINDS,
            RK("Concluded") in status if status else None,
            tuple(dates),
            frozenset(name.text for name in node.names),
        )

    def _join_block(self, block: Sequence[Deed]) -> None:
        """Put each agreement with the one that fits best, the most precisely dated first."""
        found: list[Bundle] = []
        told_apart = _days_told_apart(block)
        for deed in block:
            scored = [(_closeness(deed, other, told_apart), other) for other in found]
            top = max((closeness for closeness, _ in scored), default=Closeness.APART)
            fits = [other for closeness, other in scored if closeness == top and top]
            if len(fits) == 1:
                self.groups.join(fits[0].number, deed.number, _PARTIES, _REASONS[top])
                fits[0].add(deed)
            elif fits or not self._join_undated(deed, found, block):
                for other in fits:
                    reasons = (_PARTIES, _REASONS[top], _SEVERAL)
                    self.groups.doubt(other.number, deed.number, *reasons)
                self._doubt_draft(deed, found)
                found.append(Bundle.of(deed))

    def _join_undated(self, deed: Deed, found: list[Bundle], block: Sequence[Deed]) -> bool:
        """Join an undated agreement with the only other one if they share a name, else doubt.

        A date without a year counts as none, but rules out what it contradicts.
        """
        if any(date.year is not None for date in deed.dates):
            return False
        fits = [other for other in found if other.allows(deed) and _may_be(deed.dates, other)]
        documents = [other.document for other in block]
        if len(fits) == 1 and fits[0].names & deed.names and len(set(documents)) == len(documents):
            self.groups.join(fits[0].number, deed.number, _PARTIES, _ALONE)
            fits[0].add(deed)
            return True
        for other in fits:
            self.groups.doubt(other.number, deed.number, _PARTIES, _UNDATED)
        return False

    def _doubt_draft(self, deed: Deed, found: list[Bundle]) -> None:
        """List a draft beside a concluded agreement of the same name in another document."""
        for other in found:
            if (
                other.names & deed.names
                and deed.document not in other.documents
                and other.concluded | {deed.concluded} == {True, False}
            ):
                self.groups.doubt(other.number, deed.number, _PARTIES, _STATUS)


def parties_of(world: World, groups: Groups, number: int) -> frozenset[int]:
    """The groups of an agreement's parties."""
    return frozenset(led_to(world, groups, [world.nodes[number]], PARTY))


def _most_precise_first(deed: Deed) -> tuple[int, tuple[PartialDate, ...], str, int]:
    dated = (_precision(date) for date in deed.dates if date.year is not None)
    precision = max(dated, default=0)
    return -precision, deed.dates, deed.document, deed.number


def _precision(date: PartialDate) -> int:
    return sum(part is not None for part in (date.year, date.month, date.day))


def _closeness(deed: Deed, other: Bundle, told_apart: set[frozenset[str]]) -> Closeness:
    """The closest pair of dates of ``deed`` and the members of a bundle."""
    if not other.allows(deed):
        return Closeness.APART
    pairs = ((x, y) for x in deed.dates for y in other.dates)
    return max((_compare(x, y, told_apart) for x, y in pairs), default=Closeness.APART)


def _may_be(dates: Sequence[PartialDate], other: Bundle) -> bool:
    """Whether dates without a year can be those of a bundle."""
    if not dates or not other.dates:
        return True
    return any(date.compatible(known) for date in dates for known in other.dates)


def _compare(x: PartialDate, y: PartialDate, told_apart: set[frozenset[str]]) -> Closeness:
    if _precise(x) and _precise(y):
        if x == y:
            return Closeness.EQUAL
        near = abs((x.earliest() - y.earliest()).days) <= SIGNING_DAYS
        apart = frozenset({str(x), str(y)}) in told_apart
        return Closeness.NEAR if near and not apart else Closeness.APART
    # Without a year, "on 18 September" says which day, not which agreement.
    if (x.year is None or y.year is None) and None in (x.month, y.month, x.day, y.day):
        return Closeness.APART
    return Closeness.COMPATIBLE if x.compatible(y) else Closeness.APART


def _precise(date: PartialDate) -> bool:
    return _precision(date) == 3


def _days_told_apart(block: Sequence[Deed]) -> set[frozenset[str]]:
    """Pairs of days that some document gives to two agreements of these parties."""
    days = sorted({date for deed in block for date in deed.dates if _precise(date)})
    of_document: dict[str, list[Deed]] = {}
    for deed in block:
        of_document.setdefault(deed.document, []).append(deed)
    found: set[frozenset[str]] = set()
    for deeds in of_document.values():
        if len(deeds) < 2:
            continue
        near = [[d for d in days if any(d.compatible(x) for x in e.dates)] for e in deeds]
        for number, first in enumerate(near):
            for second in near[number + 1 :]:
                found |= {frozenset({str(x), str(y)}) for x in first for y in second if x != y}
    return found
