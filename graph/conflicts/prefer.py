"""Which of several claims to take where only one can be taken, and by which rule.

The rules are asked in order: precision, then source, then recency. Each keeps
the claims that it ranks highest; the one after which a single value is left
has decided.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from graph.conflicts.claims import Claim, Facts, Value
from graph.conflicts.grounds import Grounds
from graph.conflicts.kind import Preference
from graph.conflicts.renamed import is_former
from graph.conflicts.values import cut_off, partial_date, precision
from graph.model import Iri
from graph.vocab import ORG, RDFS, RK, SCHEMA

#: A rank: greater is better; equal ranks decide nothing.
Rank = Callable[[Claim, Grounds], object]


def prefer(claims: Sequence[Claim], grounds: Grounds) -> Preference:
    """The claim to take of several that differ."""
    left = sorted(claims, key=lambda claim: claim.place)
    # Where every number agrees with the graph, rounded one way or the other, or is another one
    # cut off, all can be right.
    all_fit = all(grounds.fits.get(claim, 0) for claim in left) or _cut_off(left, grounds)
    # A body may have two sites.
    all_fit = all_fit or all(claim.predicate == RK("locatedIn") for claim in left)
    for key, (rank, reading) in RULES.items():
        ranks = [rank(claim, grounds) for claim in left]
        if None in ranks:
            continue
        best = max(ranks)  # type: ignore[type-var]
        left = [claim for claim, own in zip(left, ranks, strict=True) if own == best]
        if len({claim.value for claim in left}) == 1:
            return Preference(left[0], key, "BothStand" if all_fit else reading)
    return Preference(left[0], "first-in-text", "BothStand" if all_fit else "Undecidable")


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


def _current(claim: Claim, grounds: Grounds) -> object:
    """The time for which a claim holds that only holds for a time."""
    if claim.predicate in (RDFS("label"), RK("formerName")):
        return not is_former(claim, grounds.facts)
    if claim.predicate == RK("cumulative"):
        return max(grounds.facts.literals(claim.subject, RK("periodEnd")), default=None)
    if claim.predicate in (ORG("member"), ORG("unitOf")):
        return grounds.days.of(claim.document)
    return None


def _addressed(claim: Claim, grounds: Grounds) -> object:
    """Whether a seat is told by the postal address, which names the town and no larger one."""
    if claim.predicate != RK("locatedIn"):
        return None
    addresses = grounds.facts.stated(claim.subject, SCHEMA("address"))
    return int(
        any(
            span.start <= place.start and place.end <= span.end
            for address in addresses
            if address.document == claim.document
            for span in address.spans
            for place in claim.spans
        )
    )


def _fitting(claim: Claim, grounds: Grounds) -> object:
    return grounds.fits.get(claim)


def _precise(claim: Claim, grounds: Grounds) -> object:
    date = partial_date(claim.value)
    if date is not None and claim.predicate != RK("value"):
        return precision(date)
    if claim.predicate == RK("value"):
        steps = grounds.facts.literals(claim.subject, RK("statedTo"))
        vague = bool(grounds.facts.values(claim.subject, RK("qualifier")))
        return not vague, -float(steps[0]) if len(steps) == 1 else 0.0
    return None


def _cut_off(claims: Sequence[Claim], grounds: Grounds) -> bool:
    """Whether two numbers are one, once with fewer digits."""
    if len(claims) != 2 or any(claim.predicate != RK("value") for claim in claims):
        return False
    steps = [grounds.facts.literals(claim.subject, RK("statedTo")) for claim in claims]
    if any(len(step) != 1 for step in steps):
        return False
    (coarse, step), (fine, _) = sorted(
        ((claim.value, Decimal(step[0])) for claim, step in zip(claims, steps, strict=True)),
        key=lambda pair: -pair[1],
    )
    return cut_off(coarse, fine, step)


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
    "later-time": (_current, "TimeDifference"),
    "postal-address": (_addressed, "BothStand"),
    "fits-the-graph": (_fitting, "OneRight"),
    "more-precise": (_precise, "OneRight"),
    "table-over-text": (_structured, "OneRight"),
    "own-document": (_own, "OneRight"),
    "later-document": (_late, "Undecidable"),
    "first-in-text": (lambda claim, grounds: None, "Undecidable"),
}
