"""What the graph says, and the claims of documents behind it, looked up when a rule asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from graph.model import Iri, Literal, Span
from graph.store import View
from graph.vocab import OA, RDF, RK, Minter

Value = Iri | Literal

_SUBJECT, _PREDICATE, _OBJECT = RDF("subject"), RDF("predicate"), RDF("object")
_PROVENANCE = "/provenance"

#: What counts, figures and agreements are asked for, one by one: these are read in one go.
_WHOLE = frozenset(
    RK(name)
    for name in (
        *("countOf", "countedBy", "countedKind", "countedCountry"),
        *("party", "status", "signedOn", "validFrom", "validUntil"),
        *("about", "unit", "indicator", "periodStart", "periodEnd", "measure"),
    )
)

_CLAIMS = """
SELECT ?graph ?statement ?subject ?object {{
  GRAPH ?graph {{
    ?statement rdf:predicate <{predicate}> ; rdf:subject ?subject ; rdf:object ?object
  }}
}}
"""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of one document: its IRI, what it says, and where in the document."""

    statement: Iri
    subject: Iri
    predicate: Iri
    value: Value
    document: str
    #: Looks the places up in the document's provenance; few of all claims are asked for them.
    find_spans: Callable[[Iri], tuple[Span, ...]] = field(compare=False, repr=False)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The places of the document that make the claim, in order."""
        return self.find_spans(self.statement)

    @property
    def place(self) -> tuple[str, tuple[Span, ...], str]:
        """What orders claims: document, place in it, identifier."""
        return self.document, self.spans, self.statement


class Facts:
    """A view of the graph as rules see it.

    Nothing is read that no rule asks for, so the work grows with what is
    disputed and counted, and not with the graph. ``single`` are the properties
    of which a thing has one value at a time, ``every`` those whose claims are
    all looked at.
    """

    def __init__(
        self, view: View, minter: Minter, single: frozenset[Iri], every: frozenset[Iri]
    ) -> None:
        self.minter = minter
        self._view = view
        self._single = single
        self._every = every
        self._values: dict[tuple[str, str], Sequence[Value]] = {}
        self._claims: dict[tuple[str, str], Sequence[Claim]] = {}
        self._known: dict[Iri, Claim] = {}
        self._places: dict[Iri, tuple[Span, ...]] = {}
        self._tables: dict[Iri, dict[str, list[Value]]] = {}
        self._texts: dict[tuple[str, str], frozenset[str]] = {}

    @cached_property
    def claims(self) -> list[Claim]:
        """The claims that may be disputed, and those of counts and figures, by statement."""
        found = [claim for question in self._several() for claim in self.stated(*question)]
        found += [claim for predicate in sorted(self._every) for claim in self._all(predicate)]
        return sorted(found, key=lambda claim: claim.statement)

    def _all(self, predicate: Iri) -> list[Claim]:
        """All claims with a predicate, in one go."""
        found: list[Claim] = []
        head, tail = len(self.minter.graph("")), -len(_PROVENANCE)
        for row in self._view.select(_CLAIMS.format(predicate=predicate)):
            statement, subject, graph = row["statement"], row["subject"], row["graph"]
            assert isinstance(statement, Iri) and isinstance(subject, Iri)
            document = str(graph)[head:tail]
            value = row["object"]
            found.append(Claim(statement, subject, predicate, value, document, self._spans))
        self._known |= {claim.statement: claim for claim in found}
        return found

    def _several(self) -> Iterator[tuple[Iri, Iri]]:
        """Things with several values of a property of which there is one at a time."""
        names = " ".join(f"<{name}>" for name in sorted(self._single))
        rows = self._view.select(
            "SELECT DISTINCT ?thing ?property {"
            f" VALUES ?property {{ {names} }} ?thing ?property ?one, ?other"
            " FILTER (STR(?one) < STR(?other)) }"
        )
        for row in rows:
            thing, property_ = row["thing"], row["property"]
            assert isinstance(thing, Iri) and isinstance(property_, Iri)
            yield thing, property_

    def values(self, subject: str, predicate: Iri) -> Sequence[Value]:
        """The objects of ``subject`` and ``predicate``, in no particular order."""
        if predicate in _WHOLE:
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
        key = (subject, predicate)
        if key not in self._texts:
            self._texts[key] = frozenset(self.literals(*key))
        return text in self._texts[key]

    def things(self, subject: str, predicate: Iri) -> list[Iri]:
        """Those objects that are things, sorted."""
        return sorted(one for one in self.values(subject, predicate) if isinstance(one, Iri))

    def subjects(self, predicate: Iri, value: str) -> list[Iri]:
        """The things that have ``value`` (a thing) as ``predicate``, sorted."""
        return sorted(self._view.subjects(predicate, Iri(value)))

    def stated(self, subject: str, predicate: Iri) -> Sequence[Claim]:
        """The claims of documents about ``subject`` with ``predicate``, by statement."""
        key = (subject, predicate)
        if key not in self._claims:
            graphs = {quad.graph for quad in self._view.quads_about(Iri(subject), predicate)}
            found = [claim for graph in graphs for claim in self._stated_in(graph, *key)]
            self._claims[key] = sorted(found, key=lambda claim: claim.statement)
            self._known |= {claim.statement: claim for claim in found}
        return self._claims[key]

    def claim(self, statement: Iri) -> Claim:
        """A claim that :meth:`stated` gave, by its statement. Raises KeyError for another."""
        return self._known[statement]

    def said_in(self, document: str, predicate: Iri) -> Iterator[tuple[Iri, Value]]:
        """What has a property by the graph of a document, and its values."""
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

    def _stated_in(self, graph: Iri, subject: str, predicate: Iri) -> Iterator[Claim]:
        apart = Iri(graph + _PROVENANCE)
        document = graph.removeprefix(self.minter.graph(""))
        for quad in self._view.find(predicate=_SUBJECT, value=Iri(subject), graph=apart):
            part = {one.predicate: one.object for one in self._view.find(quad.subject, graph=apart)}
            if part.get(_PREDICATE) == predicate:
                value = part[_OBJECT]
                yield Claim(quad.subject, Iri(subject), predicate, value, document, self._spans)

    def _spans(self, statement: Iri) -> tuple[Span, ...]:
        """The spans of a statement's evidence."""
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
