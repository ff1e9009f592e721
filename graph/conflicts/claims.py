"""What the graph says, and the claims of documents behind it, looked up when a rule asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from graph.conflicts.traces import Trace, bearers, within
from graph.model import Iri, Literal, Span
from graph.store import View
from graph.trig import Quad
from graph.vocab import OA, ORG, RDF, RK, Minter

Value = Iri | Literal

_SUBJECT, _PREDICATE, _OBJECT = RDF("subject"), RDF("predicate"), RDF("object")
_PROVENANCE = "/provenance"

#: What counts, figures, memberships and agreements are asked for, one by one: where all of them
#: are looked at, these are read in one go.
_WHOLE = frozenset(
    {
        *(RK(name) for name in ("countOf", "countedBy", "countedKind", "countedCountry")),
        *(RK(name) for name in ("party", "status", "signedOn", "validFrom", "validUntil")),
        *(RK(name) for name in ("about", "unit", "indicator", "periodStart", "periodEnd")),
        *(RK(name) for name in ("measure", "cumulative", "per", "totalOf")),
        *(RK(name) for name in ("roleTitle", "organizationalUnit", "signingOf")),
        ORG("organization"),
    }
)


class _Provenance(Protocol):
    def statement_of(self, claim: Claim) -> Iri: ...
    def spans_of(self, claim: Claim) -> tuple[Span, ...]: ...


@dataclass(frozen=True, slots=True)
class Claim:
    """One fact of one document. Its statement and places are looked up for the few in question."""

    subject: Iri
    predicate: Iri
    value: Value
    document: str
    provenance: _Provenance = field(compare=False, repr=False)

    @property
    def statement(self) -> Iri:
        """The statement of the document that makes the claim."""
        return self.provenance.statement_of(self)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The places of the document that make the claim, in order."""
        return self.provenance.spans_of(self)

    @property
    def place(self) -> tuple[str, tuple[Span, ...], str]:
        """What orders claims: document, place in it, identifier."""
        return self.document, self.spans, self.statement


class Facts:
    """A view of the graph as rules see it; what they ask for is noted in ``trace``.

    Nothing is read that no rule asks for, so the work grows with what is
    disputed and counted, and not with the graph. ``whole`` tells that all
    claims will be looked at: what is asked of nearly all is then read in one go.
    """

    def __init__(self, view: View, minter: Minter, *, whole: bool) -> None:
        self.minter = minter
        self.trace = Trace()
        self._view = view
        self._whole = _WHOLE if whole else frozenset()
        self._no_documents = {minter.graph("authority"), minter.graph("derived")}
        self._values: dict[tuple[str, str], Sequence[Value]] = {}
        self._claims: dict[tuple[str, str], Sequence[Claim]] = {}
        self._statements: dict[tuple[str, str], dict[tuple[Value, Value], Iri]] = {}
        self._places: dict[Iri, tuple[Span, ...]] = {}
        self._tables: dict[Iri, dict[str, list[Value]]] = {}
        self._texts: dict[tuple[str, str], frozenset[str]] = {}

    def all_claims(self, predicates: Iterable[Iri]) -> Iterator[Claim]:
        """All claims of documents with these predicates."""
        for predicate in sorted(predicates):
            yield from self._documents_claims(self._view.find(predicate=predicate))

    def several(self, predicates: Iterable[Iri]) -> Iterator[tuple[Iri, Iri]]:
        """Things with values of different form for one of some properties, and that property."""
        names = " ".join(f"<{name}>" for name in sorted(predicates))
        rows = self._view.select(
            "SELECT DISTINCT ?thing ?property {"
            f" VALUES ?property {{ {names} }} ?thing ?property ?one, ?other"
            " FILTER (STR(?one) < STR(?other)) }"
        )
        for row in rows:
            thing, property_ = row["thing"], row["property"]
            assert isinstance(thing, Iri) and isinstance(property_, Iri)
            yield thing, property_

    def has_several(self, subject: str, predicate: Iri) -> bool:
        """Whether a thing has values of different form for a property."""
        found = self.values(subject, predicate)
        return len({one.value if isinstance(one, Literal) else one for one in found}) > 1

    def values(self, subject: str, predicate: Iri) -> Sequence[Value]:
        """The objects of ``subject`` and ``predicate``, in no particular order."""
        self.trace.note(subject)
        if predicate in self._whole:
            return self._table(predicate).get(subject, ())
        key = (subject, predicate)
        if key not in self._values:
            self._values[key] = list(self._view.objects(Iri(subject), predicate))
        return self._values[key]

    def _table(self, predicate: Iri) -> dict[str, list[Value]]:
        """Subject → values of a property that is asked of nearly all that have it."""
        if predicate not in self._tables:
            table = self._tables[predicate] = {}
            for subject, value in self._view.pairs(predicate):
                table.setdefault(subject, []).append(value)
        return self._tables[predicate]

    def literals(self, subject: str, predicate: Iri) -> list[str]:
        """Those objects that are literals, as text, sorted."""
        found = self.values(subject, predicate)
        return sorted(one.value for one in found if isinstance(one, Literal))

    def has_literal(self, subject: str, predicate: Iri, text: str) -> bool:
        """Whether one of those is ``text``; asked again and again it takes no longer."""
        self.trace.note(subject)
        key = (subject, predicate)
        if key not in self._texts:
            self._texts[key] = frozenset(self.literals(*key))
        return text in self._texts[key]

    def things(self, subject: str, predicate: Iri) -> list[Iri]:
        """Those objects that are things, sorted."""
        return sorted(one for one in self.values(subject, predicate) if isinstance(one, Iri))

    def subjects(self, predicate: Iri, value: str) -> list[Iri]:
        """The things that have ``value`` (a thing) as ``predicate``, sorted."""
        self.trace.note(bearers(predicate, value))
        return sorted(self._view.subjects(predicate, Iri(value)))

    def stated(self, subject: str, predicate: Iri) -> Sequence[Claim]:
        """The claims of documents about ``subject`` with ``predicate``, by document."""
        self.trace.note(subject)
        key = (subject, predicate)
        if key not in self._claims:
            found = self._documents_claims(self._view.quads_about(Iri(subject), predicate))
            self._claims[key] = sorted(found, key=lambda one: (one.document, repr(one.value)))
        return self._claims[key]

    def _documents_claims(self, quads: Iterable[Quad]) -> Iterator[Claim]:
        head = len(self.minter.graph(""))
        for subject, predicate, value, graph in quads:
            if graph not in self._no_documents and not graph.endswith(_PROVENANCE):
                yield Claim(subject, predicate, value, graph[head:], self)

    def said_in(self, document: str, predicate: Iri) -> Iterator[tuple[Iri, Value]]:
        """What has a property by the graph of a document, and its values."""
        self.trace.note(within(document))
        for quad in self._view.find(predicate=predicate, graph=self.minter.graph(document)):
            yield quad.subject, quad.object

    def parts(self, subject: str, predicates: Sequence[Iri]) -> tuple[str, ...]:
        """The values of ``subject`` for each of ``predicates``, as one text each."""
        return tuple(
            "|".join([*self.things(subject, one), *self.literals(subject, one)])
            for one in predicates
        )

    def document(self, identifier: str) -> Iri:
        """The document of this identifier."""
        return self.minter.thing("document", identifier)

    def statement_of(self, claim: Claim) -> Iri:
        """The statement that makes a claim: in its document each fact has one."""
        self.trace.note(within(claim.document))
        key = (claim.document, claim.subject)
        if key not in self._statements:
            self._statements[key] = dict(self._statements_in(*key))
        return self._statements[key][claim.predicate, claim.value]

    def _statements_in(
        self, document: str, subject: Iri
    ) -> Iterator[tuple[tuple[Value, Value], Iri]]:
        """A document's statements about a thing, by predicate and object."""
        apart = self.minter.provenance(document)
        for quad in self._view.find(predicate=_SUBJECT, value=subject, graph=apart):
            part = {one.predicate: one.object for one in self._view.find(quad.subject, graph=apart)}
            yield (part[_PREDICATE], part[_OBJECT]), quad.subject

    def spans_of(self, claim: Claim) -> tuple[Span, ...]:
        """The places of a claim's document that make it, in order."""
        statement = self.statement_of(claim)
        if statement not in self._places:
            self._places[statement] = tuple(sorted(self._looked_up(statement)))
        return self._places[statement]

    def _looked_up(self, statement: Iri) -> Iterator[Span]:
        for evidence in self._view.find(statement, RK("evidence")):
            assert isinstance(evidence.object, Iri)
            for selector in self._view.find(evidence.object, OA("hasSelector")):
                assert isinstance(selector.object, Iri)
                ends = {
                    one.predicate: int(one.object.value)
                    for one in self._view.find(selector.object)
                    if one.predicate in (OA("start"), OA("end")) and isinstance(one.object, Literal)
                }
                if len(ends) > 1:
                    yield Span(ends[OA("start")], ends[OA("end")])
