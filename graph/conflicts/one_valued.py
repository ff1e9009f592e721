"""Disputes about properties with one value: dates, terms, countries, towns, statuses, bodies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from graph.conflicts.claims import Claim, Facts
from graph.conflicts.grounds import Grounds
from graph.conflicts.kind import Kind, Question, flagged, side_by_side
from graph.conflicts.values import disputed_dates, disputed_values, months, partial_date
from graph.model import Iri
from graph.vocab import DCTERMS, ORG, RDF, RK, SCHEMA

#: Two days or lengths of time within so many characters are of two acts.
_BREATH = 40

Judge = Callable[[Sequence[Claim], Facts], list[bool]]


def _dates(claims: Sequence[Claim], facts: Facts) -> list[bool]:
    dates = {claim: partial_date(claim.value) for claim in claims}
    known = {claim: date for claim, date in dates.items() if date is not None}
    judged = dict(zip(known, disputed_dates(list(known.values())), strict=True))
    return [judged.get(claim, False) for claim in claims]


def _signings(claims: Sequence[Claim], facts: Facts) -> list[bool]:
    """Days of signing; years apart in one document they are of two agreements read as one."""
    years: dict[str, set[int]] = {}
    for claim in claims:
        date = partial_date(claim.value)
        if date is not None and date.year is not None:
            years.setdefault(claim.document, set()).add(date.year)
    mixed = {document for document, own in years.items() if max(own) - min(own) > 1}
    clear = [claim for claim in claims if claim.document not in mixed]
    judged = dict(zip(clear, _dates(clear, facts), strict=True))
    return [judged.get(claim, False) for claim in claims]


def _bounds(claims: Sequence[Claim], facts: Facts) -> list[bool]:
    """Starts or ends of validity; one that begins where another ends is of the next term."""
    subject = claims[0].subject
    starts, ends = (
        {
            (claim.document, date)
            for claim in facts.stated(subject, RK(name))
            if (date := partial_date(claim.value)) is not None and date.year is not None
        }
        for name in ("validFrom", "validUntil")
    )
    next_day = {(document, date.latest() + timedelta(days=1)) for document, date in ends}
    if any((document, date.earliest()) in next_day for document, date in starts):
        return [False] * len(claims)
    return _dates(claims, facts)


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


def _wholes(claims: Sequence[Claim], facts: Facts) -> list[bool]:
    """The body of a unit; a body within the other is the same one told more closely.

    What one document says of a unit in two ways is not told apart.
    """
    bodies: dict[str, set[str]] = {}
    for claim in claims:
        bodies.setdefault(claim.document, set()).add(str(claim.value))
    clear = {document for document, own in bodies.items() if len(own) == 1}
    named = {body for document in clear for body in bodies[document]}
    within = {body for body in named if named & set(facts.things(body, ORG("unitOf")))}
    return [claim.document in clear and not within for claim in claims]


def _towns(claims: Sequence[Claim], facts: Facts) -> list[bool]:
    """The town of a seat; a place within another is the same one told more closely."""
    named = {str(claim.value) for claim in claims}
    within = any(named & set(facts.things(town, RK("locatedIn"))) for town in named)
    return [False] * len(claims) if within else _names(claims, facts)


def _events(claims: Sequence[Claim], facts: Facts) -> list[bool]:
    """Days of a signing; other events may last for days or recur."""
    signing = RK("SigningEvent") in facts.values(claims[0].subject, RDF("type"))
    return _dates(claims, facts) if signing else [False] * len(claims)


#: Properties with one value, and what makes two values of them incompatible.
FUNCTIONAL: dict[Iri, Judge] = {
    RK("signedOn"): _signings,
    **{RK(name): _bounds for name in ("validFrom", "validUntil")},
    RK("openedOn"): _dates,
    RK("heldOn"): _events,
    RK("startsOn"): _dates,
    RK("endsOn"): _dates,
    SCHEMA("foundingDate"): _dates,
    DCTERMS("issued"): _dates,
    SCHEMA("addressCountry"): _names,
    RK("term"): _terms,
    RK("status"): _statuses,
    ORG("unitOf"): _wholes,
    RK("locatedIn"): _towns,
}


def _question(claim: Claim, facts: Facts) -> Question:
    return Question(claim.subject, claim.predicate)


def _flags(claims: Sequence[Claim], grounds: Grounds) -> list[bool]:
    beside = side_by_side(claims, _BREATH)
    apart = [claim for claim in claims if claim not in beside]
    if len({claim.value for claim in apart}) < 2:
        return [False] * len(claims)
    judged = dict(zip(apart, FUNCTIONAL[claims[0].predicate](apart, grounds.facts), strict=True))
    return [judged.get(claim, False) for claim in claims]


ONE_VALUED = Kind(frozenset(FUNCTIONAL), _question, flagged(_flags))
