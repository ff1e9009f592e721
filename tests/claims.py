"""Claims of invented documents, and what is made of them: conflicts and checked counts."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from graph.authority import load_authority
from graph.conflicts import conflict_quads
from graph.model import Document, Iri, Literal, Reading
from graph.rdf import facts
from graph.reading import read
from graph.reconcile import reconcile
from graph.sketches import sketch
from graph.store import View, view_of
from graph.trig import Quad
from graph.vocab import DCTERMS, OA, QB, RDF, RK, XSD, Minter

MINTER = Minter()
BOND = MINTER.thing("agreement", "seto-kirishima-2018")
SETO, KIRISHIMA = (MINTER.thing("organization", name) for name in ("seto", "kirishima"))


def claim(
    document: str, subject: Iri, predicate: Iri, value: Iri | Literal, start: int = 0
) -> list[Quad]:
    """A fact of a document with its statement and evidence."""
    key = hashlib.sha256(repr((document, subject, predicate, value)).encode()).hexdigest()[:12]
    statement, evidence = MINTER.thing("statement", key), MINTER.thing("evidence", key)
    selector = MINTER.thing("selector", key)
    apart = MINTER.provenance(document)
    return [
        Quad(subject, predicate, value, MINTER.graph(document)),
        Quad(statement, RDF("type"), RDF("Statement"), apart),
        Quad(statement, RDF("subject"), subject, apart),
        Quad(statement, RDF("predicate"), predicate, apart),
        Quad(statement, RDF("object"), value, apart),
        Quad(statement, RK("evidence"), evidence, apart),
        Quad(evidence, OA("hasSelector"), selector, apart),
        Quad(selector, OA("start"), Literal(str(start)), apart),
        Quad(selector, OA("end"), Literal(str(start + 4)), apart),
    ]


def day(text: str) -> Literal:
    types = {4: "gYear", 7: "gMonthDay" if text.startswith("-") else "gYearMonth", 10: "date"}
    return Literal(text, XSD(types[len(text)]))


def signed(document: str, text: str, start: int = 0) -> list[Quad]:
    return claim(document, BOND, RK("signedOn"), day(text), start)


def issued(document: str, text: str) -> list[Quad]:
    return claim(document, MINTER.thing("document", document), DCTERMS("issued"), day(text))


def written(quads: Sequence[Quad], readings: Sequence[Reading] = ()) -> list[Quad]:
    """What the graph ``derived`` says of conflicts and counts."""
    brought = {reading.identifier: reading for reading in readings}
    return conflict_quads(view_of(quads), brought.get, MINTER)


def found(*quads: Sequence[Quad], readings: Sequence[Reading] = ()) -> list[dict[str, str]]:
    """The conflicts: property, preferred value, reason, reading and number of claims."""
    everything = [quad for some in quads for quad in some]
    derived = written(everything, readings)
    rows = view_of([*everything, *derived]).select(
        "SELECT ?property ?value ?reason ?reading (COUNT(DISTINCT ?claim) AS ?claims)"
        " { ?c a rk:Conflict ; rk:conflictSubject ?s ; rk:conflictProperty ?property ;"
        " rk:preferredClaim ?p ; rk:reason ?reason ; rk:conflictReading ?reading ;"
        " rk:claim ?claim . GRAPH ?g { ?p rdf:object ?value } }"
        " GROUP BY ?property ?value ?reason ?reading ORDER BY ?property"
    )
    return [
        {name: getattr(term, "value", str(term)).rpartition("#")[2] for name, term in row.items()}
        for row in rows
    ]


def observed(
    document: str, name: str, value: str, end: str = "2021-03-31", start: int = 0
) -> list[Quad]:
    thing = MINTER.thing("observation", f"{document}-{name}")
    parts = {
        RDF("type"): QB("Observation"),
        RK("about"): SETO,
        RK("indicator"): MINTER.thing("indicator", "members"),
        RK("measure"): RK("Actual"),
        RK("periodStart"): day("2020-04-01"),
        RK("periodEnd"): day(end),
        RK("value"): Literal(value, XSD("decimal")),
    }
    return [
        quad for name_, one in parts.items() for quad in claim(document, thing, name_, one, start)
    ]


def world(*texts: str) -> tuple[list[Quad], list[Reading]]:
    """The facts of texts as a build makes them."""
    authority = load_authority()
    documents = [
        Document(hashlib.sha256(text.encode()).hexdigest(), "a.txt", "text/plain", text)
        for text in texts
    ]
    readings = [read(document, authority) for document in documents]
    merged = reconcile(map(sketch, readings), authority, MINTER)
    return [quad for one in readings for quad in facts(one, merged, MINTER)], readings


def view_with_conflicts(*texts: str) -> View:
    quads, readings = world(*texts)
    return view_of([*quads, *written(quads, readings)])
