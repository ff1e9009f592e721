"""Statements as RDF: a document's facts, their provenance, known names, judgements.

Every fact of a document's graph has exactly one ``rdf:Statement`` in the
document's provenance graph. Its identifier is the key of the claim *as the
document makes it* (:meth:`graph.model.Statement.key`): it does not change when
two things are merged or another label is preferred. So

- the key of a name is that of the claim "is called", whether the name ends up
  as ``rdfs:label`` or as ``skos:altLabel``;
- two claims of one document that become one triple by merging share one
  ``rdf:Statement``, under the key of the claim that comes first in the text,
  with the evidence of both.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from graph.authority import Authority, Record, class_iri
from graph.model import Entity, Iri, Literal, Local, Reading, Span, Statement
from graph.trig import Quad, Triple, write_trig
from graph.vocab import DCTERMS, OA, ORG, OWL, RDF, RDFS, RK, SCHEMA, SKOS, XSD, Minter

__all__ = [
    "Quad",
    "authority_quads",
    "description_quads",
    "facts",
    "judgement_quads",
    "mentions",
    "write_trig",
]

_TYPE = RDF("type")
_LABEL = RDFS("label")
_ALT_LABEL = SKOS("altLabel")
_TITLE = DCTERMS("title")
_POSITION, _NUMBER = XSD("nonNegativeInteger"), XSD("positiveInteger")

# What is said of each claim and of its evidence; IRIs are put together once.
_STATEMENT, _SUBJECT, _PREDICATE, _OBJECT = map(
    RDF, ("Statement", "subject", "predicate", "object")
)
_EXTRACTOR, _EVIDENCE, _PAGE = map(RK, ("extractor", "evidence", "page"))
_RESOURCE, _HAS_SOURCE, _HAS_SELECTOR = map(OA, ("SpecificResource", "hasSource", "hasSelector"))
_SELECTOR, _START, _END = map(OA, ("TextPositionSelector", "start", "end"))


class Reason(Protocol):
    """Why a judgement was made: a machine-readable key and a text in English."""

    @property
    def key(self) -> str: ...
    @property
    def text(self) -> str: ...


class Judgement(Protocol):
    """What :mod:`graph.reconcile` decided about mentions."""

    @property
    def verdict(self) -> str: ...
    @property
    def things(self) -> tuple[Iri, ...]: ...
    @property
    def names(self) -> tuple[str, ...]: ...
    @property
    def documents(self) -> tuple[str, ...]: ...
    @property
    def reasons(self) -> Sequence[Reason]: ...


class Resolved(Protocol):
    """The part of a reconciliation that facts need.

    ``things``: (SHA-256, local) → IRI. ``labels``: (thing, language) → its
    preferred name. ``descriptions``: labels made up for things without a name.
    """

    @property
    def things(self) -> Mapping[tuple[str, Local], Iri]: ...
    @property
    def labels(self) -> Mapping[tuple[Iri, str], str]: ...
    @property
    def descriptions(self) -> Mapping[tuple[Iri, str], str]: ...


def facts(reading: Reading, reconciliation: Resolved, minter: Minter) -> Iterator[Quad]:
    """The quads of one document: its graph and its provenance graph.

    Raises KeyError for a local entity that was not reconciled.
    """
    graph = minter.graph(reading.identifier)
    evidence = _Evidence(reading, minter)
    for triple, (key, claim) in _triples(reading, reconciliation, minter).items():
        yield Quad(*triple, graph)
        yield from evidence.of(triple, key, claim)
    yield from evidence.selectors()


def mentions(facts: Iterable[Quad], identifier: str, minter: Minter) -> Iterator[Quad]:
    """That each thing of which a document's ``facts`` say something is mentioned in it."""
    document, graph = minter.thing("document", identifier), minter.graph(identifier)
    for thing in sorted({quad.subject for quad in facts if quad.graph == graph} - {document}):
        yield Quad(thing, RK("mentionedIn"), document, minter.graph("derived"))


def _triples(
    reading: Reading, reconciliation: Resolved, minter: Minter
) -> dict[Triple, tuple[str, Statement]]:
    """Each distinct triple with the key and the evidence of what claims it."""
    sha256 = reading.document.sha256
    document = minter.thing("document", reading.identifier)

    def resolve(term: Local | Iri | Literal) -> Iri | Literal:
        if not isinstance(term, Local):
            return term
        return document if term.kind == "document" else reconciliation.things[sha256, term]

    found: dict[Triple, tuple[str, Statement]] = {}
    claims = [(claim.key(sha256), claim) for claim in _claims(reading, document, minter)]
    for key, claim in sorted(claims, key=lambda pair: (pair[1].evidence[0], pair[0])):
        subject = resolve(claim.subject)
        assert isinstance(subject, Iri)
        value = resolve(claim.object)
        predicate = claim.predicate
        if predicate == _LABEL and isinstance(value, Literal):
            preferred = reconciliation.labels.get((subject, value.language))
            predicate = _LABEL if value.value == preferred else _ALT_LABEL
        triple = (subject, predicate, value)
        if triple in found:
            key, first = found[triple]
            claim = replace(first, evidence=first.evidence + claim.evidence)
        found[triple] = key, claim
    return found


def _claims(reading: Reading, document: Iri, minter: Minter) -> Iterator[Statement]:
    """What was read, and what it says between the lines: names, types, the document itself."""
    subject_of: dict[Local, list[Statement]] = {}
    for statement in reading.statements:
        if isinstance(statement.subject, Local):
            subject_of.setdefault(statement.subject, []).append(statement)
        yield statement
        if statement.predicate == _TITLE and isinstance(statement.object, Literal):
            yield replace(statement, predicate=_LABEL)
    for entity in reading.entities:
        yield from _naming(entity, subject_of.get(entity.local, []))
    yield from _about_document(reading, document, minter)


def _naming(entity: Entity, statements: Sequence[Statement]) -> Iterator[Statement]:
    """Types and names. An entity that nothing names or describes has neither."""
    spans: dict[Literal, list[Span]] = {}
    for name in entity.names:
        spans.setdefault(Literal(name.text, language=name.language), []).append(name.span)
    for label, where in spans.items():
        yield Statement(entity.local, _LABEL, label, tuple(where), "names")
    if entity.names:
        seen = (min(name.span for name in entity.names),)
    elif statements:
        seen = (min(span for statement in statements for span in statement.evidence),)
    else:
        return
    for type_ in entity.types:
        yield Statement(entity.local, _TYPE, type_, seen, "names")


def _about_document(reading: Reading, document: Iri, minter: Minter) -> Iterator[Statement]:
    values: tuple[tuple[Iri, Iri | Literal], ...] = (
        (_TYPE, RK("Document")),
        (DCTERMS("identifier"), Literal(reading.identifier)),
        (SCHEMA("sha256"), Literal(reading.document.sha256)),
        (DCTERMS("language"), Literal(reading.language)),
        (RK("factsIn"), minter.graph(reading.identifier)),
    )
    whole = (Span(0, len(reading.document.text)),)
    for predicate, value in values:
        yield Statement(document, predicate, value, whole, "document")


class _Evidence:
    """The provenance graph of one document (W3C Web Annotation, section 4.2)."""

    def __init__(self, reading: Reading, minter: Minter) -> None:
        self._graph = minter.provenance(reading.identifier)
        self._source = minter.thing("document", reading.identifier)
        self._document = reading.document
        self._minter = minter
        self._prefix = f"{reading.identifier}-"
        #: A place's selector, which all claims share that the place makes.
        self._selectors: dict[Span, Iri] = {}

    def of(self, triple: Triple, key: str, claim: Statement) -> Iterator[Quad]:
        """The rdf:Statement of a triple, and where the document says so."""
        graph, thing = self._graph, self._minter.thing
        statement = thing("statement", key)
        yield Quad(statement, _TYPE, _STATEMENT, graph)
        yield Quad(statement, _SUBJECT, triple[0], graph)
        yield Quad(statement, _PREDICATE, triple[1], graph)
        yield Quad(statement, _OBJECT, triple[2], graph)
        yield Quad(statement, _EXTRACTOR, Literal(claim.extractor), graph)
        for number, span in enumerate(sorted(set(claim.evidence)), start=1):
            evidence = thing("evidence", f"{key}-{number}")
            yield Quad(statement, _EVIDENCE, evidence, graph)
            yield Quad(evidence, _TYPE, _RESOURCE, graph)
            yield Quad(evidence, _HAS_SOURCE, self._source, graph)
            yield Quad(evidence, _HAS_SELECTOR, self._selector(span), graph)
            if (page := self._document.page(span.start)) is not None:
                yield Quad(evidence, _PAGE, Literal(str(page), _NUMBER), graph)

    def selectors(self) -> Iterator[Quad]:
        """What is said of the selectors that were used (section 4.2.4)."""
        graph = self._graph
        for span, selector in self._selectors.items():
            yield Quad(selector, _TYPE, _SELECTOR, graph)
            yield Quad(selector, _START, Literal(str(span.start), _POSITION), graph)
            yield Quad(selector, _END, Literal(str(span.end), _POSITION), graph)

    def _selector(self, span: Span) -> Iri:
        known = self._selectors.get(span)
        if known is None:
            name = f"{self._prefix}{span.start}-{span.end}"
            known = self._selectors[span] = self._minter.thing("selector", name)
        return known


def authority_quads(authority: Authority, used: set[Iri], minter: Minter) -> Iterator[Quad]:
    """What the authority knows about the things in ``used``, sorted by nothing in particular.

    Names that the documents do not contain are here as well, so that every
    known thing has its preferred label in each language.
    """
    graph = minter.graph("authority")
    wanted = set(used)
    for document in authority.documents.values():
        thing = minter.thing("document", document.identifier)
        if thing not in wanted:
            continue
        title = Literal(document.title, language=document.language)
        yield Quad(thing, _TYPE, RK("Document"), graph)
        yield Quad(thing, DCTERMS("identifier"), Literal(document.identifier), graph)
        yield Quad(thing, SCHEMA("sha256"), Literal(document.sha256), graph)
        yield Quad(thing, _LABEL, title, graph)
        yield Quad(thing, _TITLE, title, graph)
        if document.issued:
            yield Quad(thing, DCTERMS("issued"), Literal(document.issued, XSD("date")), graph)
        if document.publisher:
            publisher = minter.thing("organization", document.publisher)
            wanted.add(publisher)
            yield Quad(thing, DCTERMS("publisher"), publisher, graph)
    for record in authority.records:
        thing = minter.thing(record.kind, record.slug)
        if thing in wanted:
            for predicate, value in _known(record):
                yield Quad(thing, predicate, value, graph)


def _known(record: Record) -> Iterator[tuple[Iri, Iri | Literal]]:
    if record.kind == "organization" and "OrganizationalUnit" not in record.types:
        yield _TYPE, ORG("Organization")
        if record.country:
            yield SCHEMA("addressCountry"), Literal(record.country)
    for name in record.types:
        yield _TYPE, class_iri(name)
    for surface, language in record.surfaces():
        preferred = record.preferred(language) == surface
        yield _LABEL if preferred else _ALT_LABEL, Literal(surface, language=language)
    for outside in record.same_as:
        yield OWL("sameAs"), Iri(outside)


def description_quads(
    descriptions: Mapping[tuple[Iri, str], str], minter: Minter
) -> Iterator[Quad]:
    """Labels of things that no document names: memberships, events, unnamed agreements."""
    for (thing, language), text in descriptions.items():
        yield Quad(thing, _LABEL, Literal(text, language=language), minter.graph("derived"))


def judgement_quads(
    judgements: Iterable[Judgement], identifiers: Mapping[str, str], minter: Minter
) -> Iterator[Quad]:
    """Merges and doubtful pairs, with reasons.

    ``identifiers``: SHA-256 → identifier of each document.
    """
    graph = minter.graph("derived")
    for judgement in judgements:
        reasons = [reason.key for reason in judgement.reasons]
        parts = (judgement.verdict, *judgement.things, *judgement.names, *reasons)
        digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:20]
        thing = minter.thing("judgement", digest)
        same = judgement.verdict == "same"
        yield Quad(thing, _TYPE, RK("Judgement"), graph)
        label = (" = " if same else " ? ").join(judgement.names)
        yield Quad(thing, _LABEL, Literal(label, language="en"), graph)
        yield Quad(thing, RK("verdict"), RK("Same" if same else "Unsure"), graph)
        for judged in judgement.things:
            yield Quad(thing, RK("judges"), judged, graph)
        for name in judgement.names:
            yield Quad(thing, RK("comparedName"), Literal(name), graph)
        for reason in judgement.reasons:
            yield Quad(thing, RK("reason"), Literal(reason.key), graph)
            yield Quad(thing, RDFS("comment"), Literal(reason.text, language="en"), graph)
        for document in judgement.documents:
            source = minter.thing("document", identifiers[document])
            yield Quad(thing, DCTERMS("source"), source, graph)
        if not same:
            first, second = judgement.things
            yield Quad(first, RK("possiblySame"), second, graph)
            yield Quad(second, RK("possiblySame"), first, graph)
