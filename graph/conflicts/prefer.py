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
from graph.conflicts.places import Places
from graph.conflicts.values import partial_date, precision
from graph.model import Iri, Literal
from graph.vocab import DCTERMS, ORG, RK

#: A rank: greater is better; equal ranks decide nothing.
Rank = Callable[["Claim", "Grounds"], object]


@dataclass(slots=True)
class Grounds:
    """What the rules look at. ``checked``: statement of a count → whether the graph agrees."""

    facts: Facts
    places: Places
    checked: Mapping[Iri, bool] = field(default_factory=dict)
    _days: dict[str, str] = field(default_factory=dict)
    _reported: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for claim in self.facts.claims:
            if claim.predicate in (RK("signedOn"), RK("heldOn")) and isinstance(
                claim.value, Literal
            ):
                latest = max(self._reported.get(claim.document, ""), claim.value.value)
                if not latest.startswith("-"):
                    self._reported[claim.document] = latest

    def day(self, document: str) -> str:
        """The day of a document: as issued, else that of the last act that it reports."""
        days = self.facts.literals(self.facts.document(document), DCTERMS("issued"))
        return max(days, default="") or self._reported.get(document, "")

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
    for key, (rank, reading) in RULES.items():
        ranks = [rank(claim, grounds) for claim in left]
        if None in ranks:
            continue
        best = max(ranks)  # type: ignore[type-var]
        left = [claim for claim, own in zip(left, ranks, strict=True) if own == best]
        if len({claim.value for claim in left}) == 1:
            return Preference(left[0], key, reading)
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
    return grounds.checked.get(claim.statement)


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
    return grounds.day(claim.document) or None


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
