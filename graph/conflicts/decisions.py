"""What is decided about things, one by one: their disputes and counts, and what that rests on.

Most documents leave most things alone. So a decision is kept with its grounds
(:mod:`graph.conflicts.traces`), and made again when one of them is another.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from graph.conflicts.claims import Claim, Facts
from graph.conflicts.counts import Check, Checker, write_check
from graph.conflicts.days import Days
from graph.conflicts.disputes import (
    LEADING,
    Dispute,
    all_claims,
    claims_about,
    disputes,
)
from graph.conflicts.grounds import Grounds
from graph.conflicts.kind import Preference
from graph.conflicts.places import Places, ReadingOf
from graph.conflicts.prefer import prefer
from graph.conflicts.shares import share_checks
from graph.conflicts.traces import changed_grounds
from graph.conflicts.write import write_conflict
from graph.model import Iri
from graph.store import View
from graph.storing import Changes
from graph.trig import Quad
from graph.vocab import Minter

#: With more than this share of decisions to be made again it is quicker to make all.
_MUCH = 0.25


class Decision(NamedTuple):
    """What the graph ``derived`` says of the conflicts and counts of a thing, and its grounds."""

    quads: tuple[Quad, ...]
    grounds: frozenset[str]


Decisions = Mapping[Iri, Decision]


class Differences(NamedTuple):
    """Disputes about a thing with the claim to take, and its counts and shares checked."""

    disputes: Sequence[tuple[Dispute, Preference]]
    checks: Sequence[Check]


class Judge:
    """Finds the differences of things from the claims about them."""

    def __init__(self, facts: Facts, reading_of: ReadingOf) -> None:
        self._facts = facts
        self._days = Days(facts)
        self._checker = Checker(facts, self._days)
        self._places = Places(reading_of)

    def differences(self, thing: Iri, claims: Sequence[Claim]) -> Differences:
        """The differences of a thing, of which ``claims`` are all that are about it."""
        checks = [*self._checker.checks(claims), *share_checks(claims, self._facts)]
        fits = {check.claim: check.fit for check in checks if check.found is not None}
        grounds = Grounds(self._facts, self._places, self._days, fits)
        found = [
            (dispute, dispute.preference or prefer(dispute.claims, grounds))
            for dispute in disputes(claims, grounds)
            if dispute.subject == thing
        ]
        return Differences(found, checks)

    def decide(self, thing: Iri, claims: Sequence[Claim]) -> Decision:
        """The same as it is written, with its grounds."""
        with self._facts.trace.noting() as noted:
            for claim in claims:
                self._facts.trace.note(claim.subject)
            found, checks = self.differences(thing, claims)
            quads = dict.fromkeys(self._written(found, checks))
        return Decision(tuple(quads), frozenset(sys.intern(str(one)) for one in noted))

    def _written(
        self, found: Sequence[tuple[Dispute, Preference]], checks: Sequence[Check]
    ) -> Iterator[Quad]:
        for dispute, chosen in found:
            yield from write_conflict(dispute, chosen, self._facts)
        for check in checks:
            yield from write_check(check, self._facts.minter)


def decide(
    view: View,
    reading_of: ReadingOf,
    minter: Minter,
    before: Decisions | None = None,
    changes: Changes | None = None,
) -> Decisions:
    """The decisions about all things in ``view``.

    With those of the version ``before`` and what changed since, only those are
    made anew of which a ground is another.
    """
    if before is not None and changes is not None:
        facts = Facts(view, minter, whole=False)
        again = _unsettled(before, changes, facts)
        if len(again) <= _MUCH * len(before):
            kept = {thing: one for thing, one in before.items() if thing not in again}
            anew = {thing: claims_about(thing, facts) for thing in again}
            return {**kept, **_decided(anew, Judge(facts, reading_of))}
    facts = Facts(view, minter, whole=True)
    return _decided(all_claims(facts), Judge(facts, reading_of))


def _decided(claims: Mapping[Iri, Sequence[Claim]], judge: Judge) -> dict[Iri, Decision]:
    return {thing: judge.decide(thing, own) for thing, own in claims.items() if own}


def _unsettled(before: Decisions, changes: Changes, facts: Facts) -> set[Iri]:
    """The things about which another decision may be made than before."""
    changed = changed_grounds(changes)
    found = {thing for thing, one in before.items() if not changed.isdisjoint(one.grounds)}
    for thing in changes.things:
        # What changed may be a thing of which there are claims now, or a claim may lead to one.
        found.add(thing)
        found.update(other for leading in LEADING for other in facts.things(thing, leading))
    found.update(Iri(value) for predicate, value in changes.reached if predicate in LEADING)
    return found


def decided_anew(before: Decisions, now: Decisions) -> tuple[set[Quad], set[Quad]]:
    """What decisions say no more, and what they say newly; of one claim there may be several."""
    gone = {q for thing, one in before.items() if now.get(thing) is not one for q in one.quads}
    come = {q for thing, one in now.items() if before.get(thing) is not one for q in one.quads}
    return gone - {quad for one in now.values() for quad in one.quads}, come - gone
