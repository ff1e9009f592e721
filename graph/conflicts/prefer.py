"""Which of several claims to take where only one can be taken, and by which rule.

The rules are asked in order: precision, then source, then recency. Each keeps
the claims that it ranks highest; the one after which a single value is left
has decided.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.conflicts.claims import Claim, Facts, Value
from graph.conflicts.days import Days
from graph.conflicts.places import Places
from graph.conflicts.values import partial_date, precision
from graph.model import Iri
from graph.vocab import DCTERMS, ORG, RK

#: A rank: greater is better; equal ranks decide nothing.
Rank = Callable[["Claim", "Grounds"], object]


@dataclass(slots=True)
class Grounds:
    """What rules look at. ``fits``: statement of a count → how well the graph agrees (0 to 2)."""

    facts: Facts
    places: Places
    days: Days
    fits: Mapping[Iri, int] = field(default_factory=dict)

    def publishers(self, document: str) -> list[Iri]:
        """Who published a document, if it is known."""
        return self.facts.things(self.facts.document(document), DCTERMS("publisher"))


class Preference(NamedTuple):
    """The claim to take, the key of the rule that decided, and how to read the others."""

    claim: Claim
    rule: str
    reading: str


def prefer(claims: Sequence[Claim], grounds: Grounds) -> Preference:
    """The claim to take of several that differ."""
    left = sorted(claims, key=lambda claim: claim.place)
    # Where every number agrees with the graph, rounded one way or the other, all can be right.
    all_fit = all(grounds.fits.get(claim.statement, 0) for claim in left)
    for key, (rank, reading) in RULES.items():
        ranks = [rank(claim, grounds) for claim in left]
        if None in ranks:
            continue
        best = max(ranks)  # type: ignore[type-var]
        left = [claim for claim, own in zip(left, ranks, strict=True) if own == best]
        if len({claim.value for claim in left}) == 1:
            return Preference(left[0], key, "BothStand" if all_fit else reading)
    return Preference(left[0], "first-in-text", "Undecidable")


def _complete(claim: Claim, grounds: Grounds) -> object:
    """0 on a day on which one of several parties signed alone (rule last-signature)."""
    if claim.predicate != RK("signedOn"):
        return None
    return int(not _signed_alone(claim.subject, claim.value, grounds.facts))


def _signed_alone(agreement: Iri, day: Value, facts: Facts) -> bool:
    parties = set(facts.things(agreement, RK("party")))
    for event in facts.subjects(RK("signingOf"), agreement):
        signatories = facts.things(event, RK("signatory"))
        if day in facts.values(event, RK("heldOn")) and signatories and len(parties) > 1:
            bodies = {body for person in signatories for body in _bodies(person, facts)}
            if len(bodies & parties) == 1:
                return True
    return False


def _bodies(person: Iri, facts: Facts) -> list[Iri]:
    memberships = facts.subjects(ORG("member"), person)
    return [body for one in memberships for body in facts.things(one, ORG("organization"))]


def _fitting(claim: Claim, grounds: Grounds) -> object:
    return grounds.fits.get(claim.statement)


def _precise(claim: Claim, grounds: Grounds) -> object:
    date = partial_date(claim.value)
    if date is not None and claim.predicate != RK("value"):
        return precision(date)
    if claim.predicate == RK("value"):
        steps = grounds.facts.literals(claim.subject, RK("statedTo"))
        vague = bool(grounds.facts.values(claim.subject, RK("qualifier")))
        return not vague, -float(steps[0]) if len(steps) == 1 else 0.0
    return None


def _structured(claim: Claim, grounds: Grounds) -> object:
    return int(grounds.places.structured(claim.document, claim.spans))


def _own(claim: Claim, grounds: Grounds) -> object:
    publishers = grounds.publishers(claim.document)
    if not publishers:
        return None
    concerned = {claim.subject, *grounds.facts.things(claim.subject, RK("party"))}
    concerned.update(grounds.facts.things(claim.subject, RK("about")))
    return int(bool(concerned & set(publishers)))


def _late(claim: Claim, grounds: Grounds) -> object:
    return grounds.days.of(claim.document)


#: Key → what ranks claims, and the reading where the rule decides.
RULES: dict[str, tuple[Rank, str]] = {
    "last-signature": (_complete, "BothStand"),
    "fits-the-graph": (_fitting, "OneRight"),
    "more-precise": (_precise, "OneRight"),
    "table-over-text": (_structured, "OneRight"),
    "own-document": (_own, "OneRight"),
    "later-document": (_late, "Undecidable"),
    "first-in-text": (lambda claim, grounds: None, "Undecidable"),
}
