"""Agreements: which texts of different documents speak of one agreement.

Candidates have the same set of parties, or were signed on one day and the
parties of one are among those of the other. Two agreements of one document are
never merged. Among several that fit, the one with the closest date is taken;
if two are equally close, the pair is left unsure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from graph.calendar import PartialDate
from graph.reconcile.deeds import (
    KINDS,
    Bundle,
    Closeness,
    Deed,
    closeness,
    dates_told_apart,
    is_day,
    may_be,
    precision,
)
from graph.reconcile.groups import Groups
from graph.reconcile.judgement import Reason
from graph.reconcile.nodes import Node, World, led_to
from graph.vocab import RK

PARTY = RK("party")
SIGNED_ON = RK("signedOn")
VALID_FROM = RK("validFrom")
STATUS = RK("status")

_PARTIES = Reason("same-parties", "the parties are the same")
_AMONG = Reason("parties-among", "the parties of one are among those of the other")
_EQUAL = Reason("equal-date", "the days of signing are equal")
_COMPATIBLE = Reason("compatible-date", "one date of signing refines the other")
_NEAR = Reason(
    "signed-within-a-month",
    "the days of signing are at most 31 days apart, or their months follow each other, "
    "and no document tells two agreements apart",
)
_YEAR = Reason("same-year", "they are said to be signed on different dates of one year")
_ALONE = Reason("only-agreement", "it is the only agreement between them, with the same name")
_UNDATED = Reason("date-unknown", "one of them has no date, or none with a year")
_SEVERAL = Reason("several-fit", "more than one agreement of these parties fits")
_STATUS = Reason("different-status", "one is a draft or a plan, the other is concluded")

_REASONS = {
    Closeness.SAME_YEAR: _YEAR,
    Closeness.NEAR: _NEAR,
    Closeness.COMPATIBLE: _COMPATIBLE,
    Closeness.EQUAL: _EQUAL,
}


class Agreements:
    """Joins agreements across documents. Organisations must be joined before."""

    def __init__(self, world: World, groups: Groups) -> None:
        self.world = world
        self.groups = groups

    def reconcile(self, numbers: Iterable[int]) -> None:
        """Join agreements of the same kind and date whose parties are the same, or some of them."""
        blocks: dict[frozenset[int], list[Deed]] = {}
        for number in numbers:
            parties = parties_of(self.world, self.groups, number)
            if len(parties) > 1:
                blocks.setdefault(parties, []).append(self._deed(number))
        bundles: list[Bundle] = []
        for parties, block in sorted(blocks.items(), key=lambda item: sorted(item[0])):
            bundles += self._join_block(parties, sorted(block, key=_most_precise_first))
        self._join_with_more_parties(bundles)

    def _deed(self, number: int) -> Deed:
        node = self.world.nodes[number]
        status = {str(value) for value in node.out.get(STATUS, ())}
        return Deed(
            number,
            node.document,
            node.class_names() & KINDS,
            RK("Concluded") in status if status else None,
            dates_of(node),
            frozenset(name.text for name in node.names),
        )

    def _join_block(self, parties: frozenset[int], block: Sequence[Deed]) -> list[Bundle]:
        """Put each agreement with the one that fits best, the most precisely dated first."""
        found: list[Bundle] = []
        told_apart = dates_told_apart(block)
        for deed in block:
            close = [(closeness(deed, other, told_apart), other) for other in found]
            top = max((one for one, _ in close), default=Closeness.APART)
            fits = [other for one, other in close if one == top and top]
            if len(fits) == 1 and top > Closeness.SAME_YEAR:
                self.groups.join(fits[0].number, deed.number, _PARTIES, _REASONS[top])
                fits[0].add(deed)
            elif fits or not self._join_undated(deed, found, block):
                several = [_SEVERAL] if len(fits) > 1 else []
                for other in fits:
                    reasons = (_PARTIES, _REASONS[top], *several)
                    self.groups.doubt(other.number, deed.number, *reasons)
                self._doubt_draft(deed, found)
                found.append(Bundle.of(deed, parties))
        return found

    def _join_undated(self, deed: Deed, found: list[Bundle], block: Sequence[Deed]) -> bool:
        """Join an undated agreement with the only other one if they share a name, else doubt.

        A date without a year counts as none, but rules out what it contradicts.
        """
        if any(date.year is not None for date in deed.dates):
            return False
        fits = [other for other in found if other.allows(deed) and may_be(deed.dates, other)]
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

    def _join_with_more_parties(self, bundles: Sequence[Bundle]) -> None:
        """Join agreements of one day and kind of which one document names fewer parties.

        Where one of them fits several, as two agreements that a party signs on one day do,
        all stay apart.
        """
        pairs = list(_among(bundles))
        fitting = Counter(bundle.number for pair in pairs for bundle in pair)
        for some, all_ in pairs:
            if fitting[some.number] == fitting[all_.number] == 1:
                self.groups.join(some.number, all_.number, _AMONG, _EQUAL)
            else:
                self.groups.doubt(some.number, all_.number, _AMONG, _EQUAL, _SEVERAL)


def parties_of(world: World, groups: Groups, number: int) -> frozenset[int]:
    """The groups of an agreement's parties."""
    return frozenset(led_to(world, groups, [world.nodes[number]], PARTY))


def dates_of(node: Node) -> tuple[PartialDate, ...]:
    """The dates of an agreement's signing, else of its beginning."""
    return tuple(node.dates(SIGNED_ON) or node.dates(VALID_FROM))


def days_of(node: Node) -> Iterator[PartialDate]:
    """Those of them that name a day."""
    return (date for date in dates_of(node) if is_day(date))


def _most_precise_first(deed: Deed) -> tuple[int, tuple[PartialDate, ...], str, int]:
    dated = (precision(date) for date in deed.dates if date.year is not None)
    return -max(dated, default=0), deed.dates, deed.document, deed.number


def _among(bundles: Sequence[Bundle]) -> Iterator[tuple[Bundle, Bundle]]:
    """Pairs that share a day and a kind, where the first has some of the second's parties."""
    by_day: dict[tuple[PartialDate, int], dict[int, Bundle]] = {}
    for bundle in bundles:
        for day in bundle.days():
            for party in bundle.parties:
                by_day.setdefault((day, party), {})[bundle.number] = bundle
    for some in bundles:
        meeting: dict[int, Bundle] = {}
        for day in some.days():
            fewest = min((by_day[day, party] for party in some.parties), key=len)
            meeting.update(fewest)
        for all_ in meeting.values():
            if some.parties < all_.parties and _alike(some, all_):
                yield some, all_


def _alike(some: Bundle, other: Bundle) -> bool:
    """Whether two bundles of different documents are of one kind and of one status."""
    return bool(
        not some.documents & other.documents
        and some.kinds & other.kinds
        and (some.concluded == other.concluded or not some.concluded or not other.concluded)
    )
