"""Which claims contradict each other: the table of properties that have one value at a time.

A question is a subject and a property, and for figures also what they count
and when. Claims that answer one question in ways that cannot all be right are
a :class:`Dispute`. Every claim is looked at once for itself and once in its
group, so the work grows with the number of claims.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.conflicts.claims import Claim, Facts
from graph.conflicts.values import (
    Figure,
    disputed_dates,
    disputed_figures,
    disputed_values,
    figure,
    months,
    partial_date,
)
from graph.model import Iri
from graph.vocab import DCTERMS, RDF, RK, SCHEMA

#: Numbers of one series within so many characters are stated beside each other.
_BREATH = 40

Judge = Callable[[Sequence[Claim], Facts], list[bool]]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims about ``subject`` that cannot all be right; ``question`` names figures' series."""

    subject: Iri
    predicate: Iri
    claims: tuple[Claim, ...]
    question: tuple[str, ...] = ()


def _dates(claims: Sequence[Claim], facts: Facts) -> list[bool]:
    dates = {claim: partial_date(claim.value) for claim in claims}
    known = {claim: date for claim, date in dates.items() if date is not None}
    judged = dict(zip(known, disputed_dates(list(known.values())), strict=True))
    return [judged.get(claim, False) for claim in claims]


def _terms(claims: Sequence[Claim], facts: Facts) -> list[bool]:
    return disputed_values([months(claim.value) for claim in claims])


def _names(claims: Sequence[Claim], facts: Facts) -> list[bool]:
    return disputed_values([claim.value for claim in claims])


def _statuses(claims: Sequence[Claim], facts: Facts) -> list[bool]:
    """Draft and plan before conclusion are no dispute; a plan after it is.

    Only documents that state their date can tell.
    """
    concluded = [_issued(c, facts) for c in claims if c.value == RK("Concluded")]
    open_ = [_issued(c, facts) for c in claims if c.value != RK("Concluded")]
    first = min((day for day in concluded if day), default="9999")
    last = max((day for day in open_ if day), default="")
    if first >= last:
        return [False] * len(claims)
    return [_undone(claim, _issued(claim, facts), first, last) for claim in claims]


def _undone(claim: Claim, day: str, first: str, last: str) -> bool:
    return bool(day) and (day < last if claim.value == RK("Concluded") else day > first)


def _issued(claim: Claim, facts: Facts) -> str:
    days = facts.literals(facts.document(claim.document), DCTERMS("issued"))
    return next((day for day in days if len(day) == 10), "")


def _figures(claims: Sequence[Claim], facts: Facts) -> list[bool]:
    beside = _side_by_side(claims)
    figures = {claim: _figure(claim, facts) for claim in claims if claim not in beside}
    known = {claim: one for claim, one in figures.items() if one is not None}
    judged = dict(zip(known, disputed_figures(list(known.values())), strict=True))
    return [judged.get(claim, False) for claim in claims]


def _side_by_side(claims: Sequence[Claim]) -> set[Claim]:
    """Claims that stand beside another value: who writes two numbers in one breath means two."""
    placed = sorted((claim for claim in claims if claim.spans), key=lambda claim: claim.place)
    return {
        claim
        for one, other in pairwise(placed)
        if one.document == other.document
        and one.value != other.value
        and other.spans[0].start - one.spans[0].end <= _BREATH
        for claim in (one, other)
    }


def _events(claims: Sequence[Claim], facts: Facts) -> list[bool]:
    """Days of a signing; other events may last for days or recur."""
    signing = RK("SigningEvent") in facts.values(claims[0].subject, RDF("type"))
    return _dates(claims, facts) if signing else [False] * len(claims)


def _figure(claim: Claim, facts: Facts) -> Figure | None:
    qualifiers = facts.things(claim.subject, RK("qualifier"))
    steps = facts.literals(claim.subject, RK("statedTo"))
    name = qualifiers[0].rpartition("#")[2] if qualifiers else ""
    return figure(claim.value, name, steps[0] if len(steps) == 1 else "")


#: Properties with one value, and what makes two values of them incompatible.
FUNCTIONAL: dict[Iri, Judge] = {
    **{RK(name): _dates for name in ("signedOn", "validFrom", "validUntil", "openedOn")},
    RK("heldOn"): _events,
    RK("startsOn"): _dates,
    RK("endsOn"): _dates,
    SCHEMA("foundingDate"): _dates,
    DCTERMS("issued"): _dates,
    SCHEMA("addressCountry"): _names,
    RK("term"): _terms,
    RK("status"): _statuses,
}

VALUE = RK("value")
#: Properties of which two values are needed for a dispute, and those whose claims all are.
SINGLE = frozenset(FUNCTIONAL)
EVERY = frozenset([VALUE])

#: What two figures must share to be figures of the same: the series and the period.
_SERIES = tuple(
    RK(name)
    for name in (
        *("indicator", "periodStart", "periodEnd", "measure", "unit"),
        *("per", "cumulative"),
    )
)
_NEEDED = (RK("indicator"), RK("periodStart"), RK("periodEnd"), RK("measure"))
_COUNTED = tuple(RK(name) for name in ("countedBy", "countedKind", "countedCountry"))


def disputes(facts: Facts) -> list[Dispute]:
    """All disputes, in the order of their subjects and properties."""
    groups: dict[tuple[Iri, Iri, tuple[str, ...]], list[Claim]] = {}
    for claim in facts.claims:
        key = _question(claim, facts)
        if key is not None:
            groups.setdefault(key, []).append(claim)
    return [
        Dispute(subject, predicate, tuple(sorted(disputed, key=lambda c: c.place)), question)
        for (subject, predicate, question), claims in sorted(groups.items())
        if len(disputed := list(_disputed(predicate, claims, facts))) > 1
    ]


def _question(claim: Claim, facts: Facts) -> tuple[Iri, Iri, tuple[str, ...]] | None:
    """What a claim answers; None where it is not known well enough to compare it."""
    if claim.predicate in FUNCTIONAL:
        return claim.subject, claim.predicate, ()
    if claim.predicate != VALUE:
        return None
    counted = facts.things(claim.subject, RK("countOf"))
    if len(counted) == 1:
        # Two documents count at two times; and one may count on the way to a larger number.
        return counted[0], VALUE, (claim.document, *_series(claim, facts, _COUNTED))
    about = facts.things(claim.subject, RK("about"))
    whole = all(len(facts.values(claim.subject, one)) == 1 for one in _NEEDED)
    return (
        (about[0], VALUE, _series(claim, facts, _SERIES))
        if about[1:] == [] and about and whole
        else None
    )


def _series(claim: Claim, facts: Facts, parts: Sequence[Iri]) -> tuple[str, ...]:
    return tuple(
        "|".join([*facts.things(claim.subject, one), *facts.literals(claim.subject, one)])
        for one in parts
    )


def _disputed(predicate: Iri, claims: Sequence[Claim], facts: Facts) -> Iterator[Claim]:
    if len({claim.value for claim in claims}) > 1:
        judge = FUNCTIONAL.get(predicate, _figures)
        for claim, disputed in zip(claims, judge(claims, facts), strict=True):
            if disputed:
                yield claim
