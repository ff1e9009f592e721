"""The claims that can contradict each other, taken from the quads of the documents' graphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.model import Iri, Literal, Span
from graph.trig import Quad
from graph.vocab import DCTERMS, OA, ORG, RDF, RDFS, RK, SCHEMA, Minter

Value = Iri | Literal

_SUBJECT, _PREDICATE, _OBJECT = RDF("subject"), RDF("predicate"), RDF("object")
_TEXTUAL = {_SUBJECT, _PREDICATE, _OBJECT}

#: What rules ask of the graph besides the claims themselves.
_ASKED = frozenset(
    [
        *(ORG("member"), ORG("organization"), RDF("type"), RDFS("label")),
        *(RK("roleTitle"), RK("organizationalUnit"), RK("formerName")),
        *(DCTERMS("publisher"), DCTERMS("issued"), DCTERMS("identifier")),
        *(SCHEMA("addressCountry"), SCHEMA("foundingDate")),
        *(
            RK(name)
            for name in (
                *("party", "status", "signedOn", "validFrom", "validUntil", "term"),
                *("signingOf", "heldOn", "signatory", "openedOn", "renews", "succeeds"),
                *("about", "indicator", "periodStart", "periodEnd", "measure", "unit"),
                *("cumulative", "per", "qualifier", "statedTo", "valueAsStated", "totalOf"),
                *("countOf", "countedBy", "countedKind", "countedCountry"),
            )
        ),
    ]
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of one document: its IRI, what it says, and where in the document."""

    statement: Iri
    subject: Iri
    predicate: Iri
    value: Value
    document: str
    spans: tuple[Span, ...] = ()

    @property
    def place(self) -> tuple[str, tuple[Span, ...], str]:
        """What orders claims: document, place in it, identifier."""
        return self.document, self.spans, self.statement


@dataclass(slots=True)
class Facts:
    """What the graph says, as far as rules ask, and the claims behind it."""

    minter: Minter
    claims: list[Claim] = field(default_factory=list)
    _values: dict[tuple[str, str], list[Value]] = field(default_factory=dict)
    _subjects: dict[tuple[str, str], list[Iri]] = field(default_factory=dict)
    _claims: dict[tuple[str, str], list[Claim]] = field(default_factory=dict)
    _texts: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)

    def values(self, subject: str, predicate: Iri) -> Sequence[Value]:
        """The objects of ``subject`` and ``predicate``, in no particular order."""
        return self._values.get((subject, predicate), ())

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
        return sorted(self._subjects.get((predicate, value), ()))

    def stated(self, subject: str, predicate: Iri) -> Sequence[Claim]:
        """The claims of documents about ``subject`` with ``predicate``."""
        return self._claims.get((subject, predicate), ())

    def parts(self, subject: str, predicates: Sequence[Iri]) -> tuple[str, ...]:
        """The values of ``subject`` for each of ``predicates``, as one text each."""
        return tuple(
            "|".join([*self.things(subject, one), *self.literals(subject, one)])
            for one in predicates
        )

    def document(self, identifier: str) -> Iri:
        """The document of this identifier."""
        return self.minter.thing("document", identifier)


def gather(quads: Sequence[Quad], watched: frozenset[Iri], minter: Minter) -> Facts:
    """The facts and the claims with a predicate in ``watched``; each quad is looked at thrice."""
    facts = Facts(minter)
    seen: set[tuple[str, str, Value]] = set()
    parts: dict[Iri, dict[str, Value]] = {}
    documents: dict[Iri, str] = {}
    prefix, suffix = minter.graph(""), "/provenance"
    for quad in quads:
        if quad.predicate in _TEXTUAL:
            if quad.predicate == _PREDICATE and quad.object in watched:
                documents[quad.subject] = quad.graph.removeprefix(prefix).removesuffix(suffix)
            continue
        triple = (quad.subject, quad.predicate, quad.object)
        if quad.predicate in _ASKED and triple not in seen:
            seen.add(triple)
            facts._values.setdefault((quad.subject, quad.predicate), []).append(quad.object)
            if isinstance(quad.object, Iri):
                key = (quad.predicate, str(quad.object))
                facts._subjects.setdefault(key, []).append(quad.subject)
    for quad in quads:
        if quad.predicate in _TEXTUAL and quad.subject in documents:
            parts.setdefault(quad.subject, {})[quad.predicate] = quad.object
    spans = _spans(quads, documents)
    for statement, part in sorted(parts.items()):
        subject, predicate = part[_SUBJECT], part[_PREDICATE]
        assert isinstance(subject, Iri) and isinstance(predicate, Iri)
        where = tuple(sorted(spans.get(statement, ())))
        claim = Claim(statement, subject, predicate, part[_OBJECT], documents[statement], where)
        facts.claims.append(claim)
        facts._claims.setdefault((subject, predicate), []).append(claim)
    return facts


def _spans(quads: Iterable[Quad], statements: Mapping[Iri, str]) -> dict[Iri, list[Span]]:
    """The spans of the statements' evidence."""
    evidence: dict[Value, Iri] = {}
    for quad in quads:
        if quad.predicate == RK("evidence") and quad.subject in statements:
            evidence[quad.object] = quad.subject
    selectors: dict[Value, list[Iri]] = {}
    ends: dict[Iri, dict[str, int]] = {}
    for quad in quads:
        if quad.predicate == OA("hasSelector") and quad.subject in evidence:
            selectors.setdefault(quad.object, []).append(evidence[quad.subject])
        elif quad.predicate in (OA("start"), OA("end")) and isinstance(quad.object, Literal):
            ends.setdefault(quad.subject, {})[quad.predicate] = int(quad.object.value)
    return dict(_by_statement(selectors, ends))


def _by_statement(
    selectors: Mapping[Value, Sequence[Iri]], ends: Mapping[Iri, Mapping[str, int]]
) -> Iterator[tuple[Iri, list[Span]]]:
    found: dict[Iri, list[Span]] = {}
    for selector, statements in selectors.items():
        if isinstance(selector, Iri) and len(bounds := ends.get(selector, {})) == 2:
            for statement in statements:
                span = Span(bounds[OA("start")], bounds[OA("end")])
                found.setdefault(statement, []).append(span)
    yield from found.items()
