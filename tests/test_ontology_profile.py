"""The vocabulary is an OWL 2 DL ontology, so that any OWL reasoner can load it.

The rules are those of the OWL 2 Structural Specification and Functional-Style
Syntax (second edition) that bear on what the vocabulary uses; each names its
section. Where Java and the OWL API are at hand (``owlready2`` brings it inside
the HermiT reasoner), they check the same ontology independently.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, XSD, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from graph.vocab import PREFIXES

FILES = sorted((Path(__file__).resolve().parent.parent / "ontology").glob("*.ttl"))
PROPERTY_KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
RESERVED = tuple(PREFIXES[prefix] for prefix in ("owl", "rdf", "rdfs", "xsd"))
#: Section 5.5: annotation properties that need no declaration.
BUILT_IN_ANNOTATIONS = {
    *(RDFS[name] for name in ("label", "comment", "seeAlso", "isDefinedBy")),
    *(OWL[name] for name in ("versionInfo", "deprecated", "priorVersion")),
    *(OWL[name] for name in ("backwardCompatibleWith", "incompatibleWith")),
}
XSD_TYPES = """
    decimal integer nonNegativeInteger nonPositiveInteger positiveInteger negativeInteger long int
    short byte unsignedLong unsignedInt unsignedShort unsignedByte double float string
    normalizedString token language Name NCName NMTOKEN boolean hexBinary base64Binary anyURI
    dateTime dateTimeStamp
"""
#: Section 4: the datatype map, with rdf:langString for what it calls rdf:PlainLiteral with a tag.
DATATYPE_MAP = {
    RDFS.Literal,
    RDF.langString,
    RDF.XMLLiteral,
    *(OWL[name] for name in ("real", "rational")),
    *(XSD[name] for name in XSD_TYPES.split()),
}
#: Section 11.1: axioms in which only simple properties may stand.
NEEDS_SIMPLE = {
    *(OWL[f"{name}Property"] for name in ("Functional", "InverseFunctional", "Irreflexive")),
    OWL.AsymmetricProperty,
}


def _load() -> Graph:
    graph = Graph()
    for file in FILES:
        graph.parse(file)
    return graph


VOCABULARY = _load()


def _with(extra: str) -> Graph:
    """The vocabulary and some more Turtle."""
    graph = Graph()
    graph += VOCABULARY
    prefixes = "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in VOCABULARY.namespaces() if p)
    return graph.parse(data=prefixes + extra, format="turtle")


def violations(graph: Graph) -> set[str]:
    """What keeps ``graph`` out of OWL 2 DL, as sentences that begin with the section."""
    rules = (_headers, _typing, _declarations, _classes, _datatypes, _values, _simple, _forest)
    return {sentence for rule in rules for sentence in rule(graph)}


def _reserved(term: object) -> bool:
    return isinstance(term, URIRef) and str(term).startswith(RESERVED)


def _of_kind(graph: Graph, kind: URIRef) -> set[Node]:
    return set(graph.subjects(RDF.type, kind))


def _headers(graph: Graph) -> Iterator[str]:
    headers = _of_kind(graph, OWL.Ontology)
    if len(headers) != 1:
        yield f"3.1: {len(headers)} ontologies where there should be one"


def _typing(graph: Graph) -> Iterator[str]:
    for first, second in ((0, 1), (0, 2), (1, 2)):
        kinds = PROPERTY_KINDS[first], PROPERTY_KINDS[second]
        for both in _of_kind(graph, kinds[0]) & _of_kind(graph, kinds[1]):
            yield f"5.8.1: {both} is two kinds of property"
    for both in _of_kind(graph, OWL.Class) & _of_kind(graph, RDFS.Datatype):
        yield f"5.8.1: {both} is a class and a datatype"
    for kind in (OWL.Class, RDFS.Datatype, *PROPERTY_KINDS):
        for subject in _of_kind(graph, kind):
            if _reserved(subject):
                yield f"2.4: {subject} is reserved vocabulary"


def _declarations(graph: Graph) -> Iterator[str]:
    declared = set().union(*(_of_kind(graph, kind) for kind in PROPERTY_KINDS))
    for predicate in set(graph.predicates()) - declared - BUILT_IN_ANNOTATIONS:
        if not _reserved(predicate):
            yield f"5.8.2: {predicate} is used and not declared"
    for child, parent in graph.subject_objects(RDFS.subPropertyOf):
        kinds = [_property_kinds(graph, end) for end in (child, parent)]
        if kinds[0] != kinds[1] or len(kinds[0]) != 1:
            yield f"5.8.1: {child} and its parent {parent} are not the same kind of property"


def _property_kinds(graph: Graph, end: Node) -> set[Node]:
    """The kinds of a property, or of the property that ``end`` is the inverse of."""
    named = graph.value(end, OWL.inverseOf) if isinstance(end, BNode) else end
    return set(graph.objects(named, RDF.type)) & set(PROPERTY_KINDS)


def _class_positions(graph: Graph) -> Iterator[Node]:
    """Everything that stands where OWL expects a class."""
    for pair in graph.subject_objects(RDFS.subClassOf):
        yield from pair
    yield from (o for o in graph.objects(None, RDF.type) if not _reserved(o))
    yield from graph.objects(None, RDFS.domain)
    for prop in _of_kind(graph, OWL.ObjectProperty):
        yield from graph.objects(prop, RDFS.range)
    for predicate in (OWL.unionOf, OWL.members):
        for head in graph.objects(None, predicate):
            yield from graph.items(head)


def _classes(graph: Graph) -> Iterator[str]:
    classes = _of_kind(graph, OWL.Class) | {OWL.Thing, OWL.Nothing}
    for term in set(_class_positions(graph)) - classes:
        rule = "2.4" if _reserved(term) else "5.8.2"
        yield f"{rule}: {term} stands for a class and is none"
    for annotation in _of_kind(graph, OWL.AnnotationProperty):
        for predicate in (RDFS.domain, RDFS.range):
            for end in graph.objects(annotation, predicate):
                if isinstance(end, BNode):
                    yield f"10.2: {annotation} is an annotation; its ends are names"


def _datatypes(graph: Graph) -> Iterator[str]:
    for prop in _of_kind(graph, OWL.DatatypeProperty):
        for datatype in graph.objects(prop, RDFS.range):
            if datatype not in DATATYPE_MAP:
                yield f"4: {prop} has the range {datatype}, which OWL 2 DL does not know"
    for value in graph.objects():
        if isinstance(value, Literal) and value.datatype and value.datatype not in DATATYPE_MAP:
            yield f"4: the literal {value} has a datatype that OWL 2 DL does not know"


def _values(graph: Graph) -> Iterator[str]:
    for kind, wanted in ((OWL.ObjectProperty, False), (OWL.DatatypeProperty, True)):
        for prop in _of_kind(graph, kind):
            for _, value in graph.subject_objects(prop):
                if isinstance(value, Literal) is not wanted:
                    yield f"9.6: {prop} has the value {value}"


def _simple(graph: Graph) -> Iterator[str]:
    composite = _of_kind(graph, OWL.TransitiveProperty)
    while True:
        above = {
            graph.value(parent, OWL.inverseOf) or parent
            for prop in composite
            for parent in graph.objects(prop, RDFS.subPropertyOf)
        }
        if above <= composite:
            break
        composite |= above
    for kind in NEEDS_SIMPLE:
        for prop in composite & _of_kind(graph, kind):
            yield f"11.1: {prop} is not simple and cannot be a {kind}"


def _forest(graph: Graph) -> Iterator[str]:
    for node in {o for o in graph.objects() if isinstance(o, BNode)}:
        if len(list(graph.subject_predicates(node))) > 1:
            yield f"11.2: the anonymous {node} hangs in two places"


def test_vocabulary_is_owl_2_dl() -> None:
    assert sorted(violations(VOCABULARY)) == []


@pytest.mark.parametrize(
    ("section", "extra"),
    [
        ("2.4", "rk:claim rdfs:range rdf:Statement ."),
        ("2.4", "rdf:Statement a owl:Class ."),
        ("3.1", "<http://example.org/other> a owl:Ontology ."),
        ("4", "rk:signedOn rdfs:range xsd:gYear ."),
        ("4", '<https://w3id.org/renkei/ontology> dcterms:title "2026-01-01"^^xsd:date .'),
        ("5.8.1", "rk:party a owl:DatatypeProperty ."),
        ("5.8.1", "rk:party rdfs:subPropertyOf rk:article ."),
        ("5.8.2", "rk:Same rk:unheardOf rk:Unsure ."),
        ("5.8.2", "rk:party rdfs:range rk:UnheardOf ."),
        ("9.6", 'rk:Same rk:party "somebody"@en .'),
        ("9.6", "rk:Same rk:article rk:Unsure ."),
        (
            "10.2",
            "rk:formerName rdfs:domain [ a owl:Class ; owl:complementOf rk:Place ] .",
        ),
        ("11.1", "rk:locatedIn a owl:FunctionalProperty ."),
        ("11.2", "rk:Same skos:broader _:x . rk:Unsure skos:broader _:x ."),
    ],
)
def test_what_is_not_owl_2_dl_is_noticed(section: str, extra: str) -> None:
    found = violations(_with(extra))
    assert section in {sentence.split(":")[0] for sentence in found}, found


CHECKER = """
import java.io.File;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.profiles.*;

public class ProfileChecker {
    public static void main(String[] files) throws Exception {
        OWLOntology read = OWLManager.createOWLOntologyManager()
            .loadOntologyFromOntologyDocument(new File(files[0]));
        for (OWLProfileViolation found : new OWL2DLProfile().checkOntology(read).getViolations())
            System.out.println(found);
        org.semanticweb.HermiT.Reasoner reasoner = new org.semanticweb.HermiT.Reasoner(read);
        if (!reasoner.isConsistent()) System.out.println("inconsistent");
        else if (reasoner.getUnsatisfiableClasses().getSize() > 1)
            System.out.println("can have no member: " + reasoner.getUnsatisfiableClasses());
        System.out.println("axioms: " + read.getAxiomCount());
    }
}
"""


def test_owl_api_and_hermit_find_nothing_wrong(tmp_path: Path) -> None:
    found = importlib.util.find_spec("owlready2")
    if found is None or not found.submodule_search_locations:
        pytest.skip("owlready2, which brings the OWL API, is not installed")
    if shutil.which("java") is None or shutil.which("javac") is None:
        pytest.skip("a Java development kit is not installed")
    jar = Path(found.submodule_search_locations[0]) / "hermit" / "HermiT.jar"
    VOCABULARY.serialize(tmp_path / "all.rdf", format="xml")
    source = tmp_path / "ProfileChecker.java"
    source.write_text(CHECKER, encoding="utf-8")
    done = subprocess.run(
        [
            "java",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            str(jar),
            str(source),
            str(tmp_path / "all.rdf"),
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    first, *others = done.stdout.splitlines()
    assert first.startswith("axioms: ") and not others, done.stdout
