"""Stated counts held against the graph: agrees, differs, or cannot be checked.

Partners and agreements of a body are counted up to the day of the document,
from a list that is made once for each body. A number of years agrees if it is
the number of full years or the nearest whole one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from graph.conflicts.claims import Claim, Facts
from graph.conflicts.days import Days
from graph.conflicts.values import figure, partial_date
from graph.model import Iri, Literal
from graph.trig import Quad
from graph.vocab import RDF, RK, SCHEMA, XSD, Minter

#: Mean length of a year of the Gregorian calendar in days.
_YEAR = 365.2425


@dataclass(frozen=True, slots=True)
class Check:
    """A count with what the graph gives for it.

    ``found`` is None where there is nothing to check by. ``fit``: 2 the
    number itself, 1 by rounding, 0 another number.
    """

    claim: Claim
    found: int | None
    fit: int
    against: tuple[Claim, ...] = ()

    @property
    def result(self) -> str:
        """The concept of the list of results."""
        if self.found is None:
            return "NotCheckable"
        return "Agrees" if self.fit else "Differs"


@dataclass(slots=True)
class Checker:
    """Checks counts; keeps what it counted for each body."""

    facts: Facts
    days: Days
    _series: dict[tuple[str, str, str, str], tuple[list[date], frozenset[str]]] = field(
        default_factory=dict
    )

    def checks(self, claims: Iterable[Claim]) -> Iterator[Check]:
        """A check of each count among ``claims``, in their order."""
        for claim in claims:
            if claim.predicate != RK("value"):
                continue
            things = self.facts.things(claim.subject, RK("countOf"))
            countings = self.facts.things(claim.subject, RK("countedBy"))
            number = figure(claim.value)
            if len(things) == 1 and len(countings) == 1 and number is not None:
                rule = _RULES.get(countings[0].removeprefix(RK("")))
                if rule is not None:
                    yield rule(self, claim, things[0], int(number.value))

    def parties(self, claim: Claim, agreement: Iri, stated: int) -> Check:
        """How many parties the agreement has."""
        found = len(self.facts.things(agreement, RK("party")))
        return _check(
            claim, found or None, stated, tuple(self.facts.stated(agreement, RK("party")))
        )

    def partners(self, claim: Claim, body: Iri, stated: int) -> Check:
        """With how many others the body has concluded agreements by the day of the document."""
        return _check(claim, self._by_then(claim, body, "partners"), stated)

    def agreements(self, claim: Claim, body: Iri, stated: int) -> Check:
        """How many agreements the body has concluded by the day of the document."""
        return _check(claim, self._by_then(claim, body, "agreements"), stated)

    def years_since(self, claim: Claim, agreement: Iri, stated: int) -> Check:
        """How long the agreement has existed on the day of the document."""
        return self._years(claim, agreement, (RK("signedOn"),), stated)

    def years_of_activity(self, claim: Claim, thing: Iri, stated: int) -> Check:
        """How long a body or facility has been at work on the day of the document."""
        return self._years(claim, thing, (RK("openedOn"), SCHEMA("foundingDate")), stated)

    def years_of_term(self, claim: Claim, agreement: Iri, stated: int) -> Check:
        """How long the agreement is in force by its stated dates, else until it was renewed.

        A renewal when the term was over confirms it; one at another time refutes nothing.
        """
        starts = self._dates(agreement, RK("validFrom")) or self._dates(agreement, RK("signedOn"))
        ends = self._dates(agreement, RK("validUntil"))
        if starts and ends:
            against = self._claims(agreement, "validFrom", "signedOn", "validUntil")
            span = (max(ends) + timedelta(days=1) - min(starts)).days
            return _of_years(claim, span, stated, against)
        for renewal in self.facts.subjects(RK("renews"), agreement):
            begun = self._dates(renewal, RK("validFrom")) or self._dates(renewal, RK("signedOn"))
            if starts and begun:
                nearest = round((min(begun) - min(starts)).days / _YEAR)
                if nearest == stated:
                    against = self._claims(renewal, "validFrom", "signedOn")
                    return Check(claim, nearest, 2, against)
        return Check(claim, None, 0)

    def years_provided(self, claim: Claim, agreement: Iri, stated: int) -> Check:
        """For how long the agreement provides something; as long as it is in force at the most.

        Less than its whole term can be right and is not refuted.
        """
        whole = self.years_of_term(claim, agreement, stated)
        if whole.found is not None and stated < whole.found and not whole.fit:
            return Check(claim, None, 0)
        return whole

    def _claims(self, thing: Iri, *names: str) -> tuple[Claim, ...]:
        return tuple(one for name in names for one in self.facts.stated(thing, RK(name)))

    def _years(self, claim: Claim, thing: Iri, beginnings: tuple[Iri, ...], stated: int) -> Check:
        day = self.days.of(claim.document)
        for predicate in beginnings:
            starts = self._dates(thing, predicate)
            if starts and day is not None and min(starts) <= day:
                against = tuple(self.facts.stated(thing, predicate))
                return _of_years(claim, (day - min(starts)).days, stated, against)
        return Check(claim, None, 0)

    def _dates(self, thing: Iri, predicate: Iri) -> list[date]:
        found = (partial_date(value) for value in self.facts.values(thing, predicate))
        last = predicate == RK("validUntil")
        dated = [one for one in found if one is not None and one.year is not None]
        return [one.latest() if last else one.earliest() for one in dated]

    def _by_then(self, claim: Claim, body: Iri, what: str) -> int | None:
        day = self.days.of(claim.document)
        kinds = self.facts.things(claim.subject, RK("countedKind"))
        countries = self.facts.literals(claim.subject, RK("countedCountry"))
        key = (body, what, "".join(kinds[:1]), "".join(countries[:1]))
        series = self.facts.trace.once(self._series, key, lambda: self._counted(*key))
        return bisect_right(series, day) or None if day is not None else None

    def _counted(self, body: str, what: str, kind: str, country: str) -> list[date]:
        """The days on which the body's number of partners or agreements went up."""
        firsts: dict[str, date] = {}
        for agreement in self.facts.subjects(RK("party"), body):
            start = self._start(agreement)
            others = [
                other
                for other in self.facts.things(agreement, RK("party"))
                if other != body and self._is(other, kind, country)
            ]
            if start is not None and others:
                for one in others if what == "partners" else [agreement]:
                    firsts[one] = min(start, firsts.get(one, start))
        return sorted(firsts.values())

    def _start(self, agreement: Iri) -> date | None:
        if RK("Concluded") not in self.facts.values(agreement, RK("status")):
            return None
        starts = self._dates(agreement, RK("signedOn")) + self._dates(agreement, RK("validFrom"))
        return min(starts, default=None)

    def _is(self, body: Iri, kind: str, country: str) -> bool:
        if kind and Iri(kind) not in self.facts.values(body, RDF("type")):
            return False
        return not country or country in self.facts.literals(body, SCHEMA("addressCountry"))


def _check(claim: Claim, found: int | None, stated: int, against: tuple[Claim, ...] = ()) -> Check:
    return Check(claim, found, 2 if found == stated else 0, against)


def _of_years(claim: Claim, days: int, stated: int, against: tuple[Claim, ...]) -> Check:
    full = int((days + 0.5) / _YEAR)
    fit = 2 if stated == full else int(stated == round(days / _YEAR))
    return Check(claim, full, fit, against)


_RULES: dict[str, Callable[[Checker, Claim, Iri, int], Check]] = {
    "CountedParties": Checker.parties,
    "CountedPartners": Checker.partners,
    "CountedAgreements": Checker.agreements,
    "CountedYearsSince": Checker.years_since,
    "CountedYearsOfTerm": Checker.years_of_term,
    "CountedYearsProvided": Checker.years_provided,
    "CountedYearsOfActivity": Checker.years_of_activity,
}


def write_check(check: Check, minter: Minter) -> Iterator[Quad]:
    """What the graph ``derived`` says of a count."""
    graph, count = minter.graph("derived"), check.claim.subject
    yield Quad(count, RK("checkResult"), RK(check.result), graph)
    if check.found is not None:
        number = Literal(str(check.found), XSD("decimal"))
        yield Quad(count, RK("countedNumber"), number, graph)
        for claim in check.against:
            yield Quad(count, RK("checkedAgainst"), claim.statement, graph)
