"""The vocabulary: what a reader, a query or another project may rely on."""

from __future__ import annotations

import logging
import os
import re
from collections import defaultdict
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from graph.vocab import ACTIVITIES, PREFIXES, QB, RK, SCHEMA

PROJECT = Path(__file__).resolve().parent.parent
FILES = sorted((PROJECT / "ontology").glob("*.ttl"))
LANGUAGES = {"en", "ja", "de"}
ONTOLOGY = URIRef("https://w3id.org/renkei/ontology")
KINDS = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}


def _load() -> Graph:
    graph = Graph()
    for file in FILES:
        graph.parse(file)
    return graph


G = _load()
TERMS = sorted(
    {str(s).removeprefix(RK) for s in G.subjects() if isinstance(s, URIRef) and s.startswith(RK)}
)
CONCEPTS = sorted(map(str, G.subjects(RDF.type, SKOS.Concept)))
SCHEMES = sorted(map(str, G.subjects(RDF.type, SKOS.ConceptScheme)))

#: Every rk: term of the design's section 4, which tools outside the project rely on.
DESIGN = """
    ClusterOrganization PublicBody Company University ResearchInstitute Foundation Association
    locatedIn manages commissionedBy foundedBy spinOffOf succeededBy roleTitle attestedOn
    Cluster Facility Place inCluster operatedBy openedOn Agreement MemorandumOfUnderstanding
    CooperationAgreement BasicAgreement SupportAgreement LandLoan party signedOn validFrom
    validUntil term renews status Concluded Draft Planned activity concerns activeFrom
    activeUntil SigningEvent Event signingOf heldOn heldIn signatory attendee Clause clauseOf
    article paragraph item bearer Programme ledBy participant fundedBy startsOn endsOn indicator
    Indicator about periodStart periodEnd measure Actual Target Forecast Budget value unit
    qualifier About AtLeast MoreThan valueAsStated Document factsIn Conflict conflictSubject
    conflictProperty claim preferredClaim partnerOf mentionedIn extractor evidence
"""

#: Terms that no code, shape or rule names yet, by the reason for having them.
UNUSED = {
    "clauses of agreements; what they recur on and rest on comes later": """
        recurrence legalBasis""",
    "what agreements say of themselves beyond parties and dates": """
        renewsAutomatically """,
    "how a document puts an activity; set on statements once comments are read": """
        basis Agreed Announced CarriedOut Commented""",
    "sectors; their extraction comes later": "sector",
    "names and legal forms, for curated data": "nameReading legalForm documentKind",
}
UNUSED_TERMS = sorted(term for terms in UNUSED.values() for term in terms.split())


def _texts(subject: Node, predicate: Node) -> list[Literal]:
    return [value for value in G.objects(subject, predicate) if isinstance(value, Literal)]


def _languages(subject: Node, predicate: Node) -> list[str]:
    return sorted(str(text.language) for text in _texts(subject, predicate))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_file_loads_without_a_warning(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        read = Graph().parse(file)
    assert not caplog.records
    store = pyoxigraph.Store()
    store.load(path=file, format=pyoxigraph.RdfFormat.TURTLE)
    assert len(store) == len(read)


@pytest.mark.parametrize("term", TERMS)
def test_term_has_type_label_and_definition_in_three_languages(term: str) -> None:
    iri = URIRef(RK(term))
    kinds = set(G.objects(iri, RDF.type)) & (KINDS | {SKOS.Concept})
    assert len(kinds) == 1
    assert _languages(iri, RDFS.label) == sorted(LANGUAGES)
    assert _languages(iri, SKOS.definition) == sorted(LANGUAGES)
    assert list(G.objects(iri, RDFS.isDefinedBy)) == [ONTOLOGY]
    for text in _texts(iri, RDFS.label) + _texts(iri, SKOS.definition):
        assert str(text) == str(text).strip() != ""
        written_in_japanese = re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", text) is not None
        assert written_in_japanese or text.language != "ja"
    for definition in _texts(iri, SKOS.definition):
        assert definition.endswith("。" if definition.language == "ja" else ".")


@pytest.mark.parametrize("term", DESIGN.split())
def test_term_of_the_design_exists(term: str) -> None:
    assert term in TERMS


def test_terms_named_in_definitions_exist() -> None:
    texts = [str(text) for text in G.objects(None, SKOS.definition)]
    named = {name for text in texts for name in re.findall(r"\brk:([A-Za-z]+)", text)}
    assert named <= set(TERMS)


def test_reused_terms_have_a_name_in_three_languages() -> None:
    reused = Graph().parse(PROJECT / "ontology" / "reused.ttl")
    for subject in set(reused.subjects(RDF.type)):
        assert _languages(subject, RDFS.label) == sorted(LANGUAGES), subject


def test_ontology_says_what_it_is() -> None:
    assert list(G.subjects(RDF.type, OWL.Ontology)) == [ONTOLOGY]
    version = str(G.value(ONTOLOGY, OWL.versionInfo))
    assert str(G.value(ONTOLOGY, OWL.versionIRI)) == f"{ONTOLOGY}/{version}"
    vann = rdflib.Namespace("http://purl.org/vocab/vann/")
    assert str(G.value(ONTOLOGY, vann.preferredNamespaceUri)) == RK
    assert PREFIXES[str(G.value(ONTOLOGY, vann.preferredNamespacePrefix))] == RK
    for field in ("title", "description", "license", "creator"):
        assert G.value(ONTOLOGY, rdflib.DCTERMS[field])


def test_page_about_the_model_names_only_terms_that_exist_and_its_examples_parse() -> None:
    page = (PROJECT / "docs" / "model.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\brk:([A-Za-z]+)", page)) <= set(TERMS)
    examples = re.findall(r"```turtle\n(.*?)```", page, re.S)
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    read = Graph()
    for example in examples:
        read.parse(data=prefixes + example, format="turtle", publicID="https://w3id.org/renkei/")
    concepts = [str(o) for o in read.objects() if re.search("/id/(activity|unit)/", str(o))]
    assert len(concepts) == 2 and set(concepts) <= set(CONCEPTS)


# --- Terms and the code that uses them


def _project_text() -> str:
    suffixes = {".py", ".rq", ".ttl", ".toml", ".html", ".js", ".ts", ".tsx"}
    return "\n".join(
        file.read_text(encoding="utf-8", errors="replace")
        for folder in ("graph", "api", "shapes")
        for file in sorted((PROJECT / folder).rglob("*"))
        if file.suffix in suffixes and not {"node_modules", "dist"} & set(file.parts)
    )


def _named(text: str) -> set[str]:
    """Local names after ``rk:``, in ``RK("…")``, and class names in quotes."""
    pattern = r"\brk:(\w+)|\bRK\(\s*[\"'](\w+)[\"']\s*\)|[\"']([A-Z]\w+)[\"']"
    return {name for match in re.findall(pattern, text) for name in match if name}


def test_every_term_is_used_or_known_not_to_be() -> None:
    named = _named(_project_text())
    assert sorted(set(TERMS) - named - set(UNUSED_TERMS)) == [], "neither used nor listed in UNUSED"
    assert sorted(set(UNUSED_TERMS) & named) == [], "now used: take it off UNUSED"
    assert sorted(set(UNUSED_TERMS) - set(TERMS)) == [], "gone: take it off UNUSED"


def test_code_shapes_and_rules_use_no_term_that_is_not_declared() -> None:
    pattern = r"(?<![\w<])rk:([A-Za-z]\w*)|\bRK\(\s*[\"'](\w+)[\"']\s*\)"
    found = {name for match in re.findall(pattern, _project_text()) for name in match if name}
    assert sorted(found - set(TERMS)) == []


def test_activities_of_the_code_are_those_of_the_list() -> None:
    (scheme,) = [scheme for scheme in SCHEMES if scheme.endswith("/activities")]
    members = [str(member) for member in G.subjects(SKOS.inScheme, URIRef(scheme))]
    assert members and all(member.startswith(ACTIVITIES) for member in members)


def test_activity_of_every_gold_annotation_is_in_the_list() -> None:
    documents = Path(os.environ.get("RENKEI_DOCUMENTS", PROJECT.parent / "shared" / "documents"))
    concepts = documents.parent / "gold" / "CONCEPTS.md"
    if not concepts.exists():
        pytest.skip("the gold annotations are not at hand (set RENKEI_DOCUMENTS)")
    wanted = re.findall(r"^- `([a-z-]+)`", concepts.read_text(encoding="utf-8"), re.M)
    assert len(wanted) > 50
    assert [slug for slug in wanted if ACTIVITIES(slug) not in CONCEPTS] == []


# --- Lists (SKOS Reference: S9 to S14 and S27; the rest is this project's own rule)


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda iri: iri.rsplit("/", 1)[1])
def test_list_is_closed_and_every_name_in_it_is_unique(scheme: str) -> None:
    members = set(G.subjects(SKOS.inScheme, URIRef(scheme)))
    tops = set(G.objects(URIRef(scheme), SKOS.hasTopConcept))
    assert len(members) > 2
    assert tops == set(G.subjects(SKOS.topConceptOf, URIRef(scheme))) <= members
    for predicate in (SKOS.prefLabel, SKOS.notation):
        owner: dict[Node, Node] = {}
        for member in members:
            for text in G.objects(member, predicate):
                assert owner.setdefault(text, member) == member, text


@pytest.mark.parametrize("iri", CONCEPTS, ids=lambda iri: re.split("[/#]", iri)[-1])
def test_concept_is_complete_and_hangs_in_its_list(iri: str) -> None:
    concept = URIRef(iri)
    schemes = set(G.objects(concept, SKOS.inScheme))
    assert schemes
    assert set(map(str, schemes)) <= set(SCHEMES)
    for predicate in (SKOS.prefLabel, RDFS.label, SKOS.definition):
        assert _languages(concept, predicate) == sorted(LANGUAGES)
    assert set(G.objects(concept, SKOS.prefLabel)) == set(G.objects(concept, RDFS.label))
    assert len(list(G.objects(concept, SKOS.notation))) == 1
    above = set(G.transitive_objects(concept, SKOS.broader)) - {concept}
    assert all((concept, SKOS.broader, other) in G for other in G.objects(concept, SKOS.broader))
    assert all((other, SKOS.inScheme, scheme) in G for other in above for scheme in schemes)
    assert not {concept} & {up for other in above for up in G.objects(other, SKOS.broader)}
    assert not above & set(G.objects(concept, SKOS.related))
    if not above:
        assert set(G.objects(concept, SKOS.topConceptOf)) == schemes


# --- The data cube (W3C RDF Data Cube, section 11: well-formed cubes)


def _components(structure: str, kind: str) -> set[Node]:
    specs = set(G.objects(URIRef(structure), URIRef(QB("component"))))
    return {prop for spec in specs for prop in G.objects(spec, URIRef(QB(kind)))}


STRUCTURES = sorted(map(str, G.subjects(RDF.type, URIRef(QB("DataStructureDefinition")))))


@pytest.mark.parametrize("structure", STRUCTURES, ids=lambda iri: iri.rsplit("/", 1)[1])
def test_cube_structure_is_well_formed(structure: str) -> None:
    dimensions = _components(structure, "dimension")
    measures = _components(structure, "measure")
    attributes = _components(structure, "attribute")
    assert measures == {URIRef(RK("value"))}  # IC-3, and no second measure
    for kind, properties in (
        ("DimensionProperty", dimensions),
        ("MeasureProperty", measures),
        ("AttributeProperty", attributes),
    ):
        for prop in properties:
            assert (prop, RDF.type, URIRef(QB(kind))) in G
    for dimension in dimensions:  # IC-4, IC-5
        assert G.value(dimension, RDFS.range) is not None
    for prop in dimensions | attributes:
        if (prop, RDFS.range, SKOS.Concept) in G:
            assert (prop, RDF.type, URIRef(QB("CodedProperty"))) in G
            assert str(G.value(prop, URIRef(QB("codeList")))) in SCHEMES
    for spec in G.objects(
        URIRef(structure), URIRef(QB("component"))
    ):  # IC-6: only attributes are optional
        optional = G.value(spec, URIRef(QB("componentRequired")))
        assert optional is None or G.value(spec, URIRef(QB("attribute"))) in attributes


def test_period_of_a_figure_is_in_its_structure_wholly_or_not_at_all() -> None:
    period = {URIRef(RK("periodStart")), URIRef(RK("periodEnd"))}
    with_period = [s for s in STRUCTURES if _components(s, "dimension") & period]
    assert len(with_period) == 1 and len(STRUCTURES) == 2
    assert period <= _components(with_period[0], "dimension")


def test_every_date_says_which_datatypes_it_takes() -> None:
    for prop in G.subjects(RDFS.range, RDFS.Literal):
        assert set(G.objects(prop, URIRef(SCHEMA("rangeIncludes")))), prop


# --- The released graph does not contradict the vocabulary


def _classes(node: Node) -> set[Node]:
    """The named classes of a class or of a union of classes."""
    if union := G.value(node, OWL.unionOf):
        return {name for member in G.items(union) for name in _classes(member)}
    return {node}


def _kinds_in_data() -> tuple[dict[str, set[Node]], list[tuple[str, str, object]]]:
    types: dict[str, set[Node]] = defaultdict(set)
    links: list[tuple[str, str, object]] = []
    for file in sorted((PROJECT / "dataset").glob("*.trig")):
        for quad in pyoxigraph.parse(path=file, format=pyoxigraph.RdfFormat.TRIG):
            subject, predicate = str(quad.subject.value), str(quad.predicate.value)
            if predicate == str(RDF.type):
                named = URIRef(quad.object.value)
                types[subject] |= {up for up in G.transitive_objects(named, RDFS.subClassOf) if up}
            elif predicate.startswith(RK):
                links.append((subject, predicate, quad.object))
    return types, links


def test_released_graph_keeps_domains_ranges_and_disjointness() -> None:
    types, links = _kinds_in_data()
    if not links:
        pytest.skip("no dataset is released yet")
    wrong = set()
    for subject, predicate, value in links:
        ends = [(subject, RDFS.domain)]
        if isinstance(value, pyoxigraph.NamedNode):
            ends.append((value.value, RDFS.range))
        for thing, side in ends:
            for expected in G.objects(URIRef(predicate), side):
                fits = _classes(expected)
                if OWL.Thing not in fits and types[thing] and not types[thing] & fits:
                    wrong.add((predicate.removeprefix(RK), str(side)[-6:], thing))
    assert sorted(wrong) == []
    groups = [
        [_classes(member) for member in G.items(members)]
        for members in G.objects(None, OWL.members)
    ]
    torn = {
        thing
        for thing, kinds in types.items()
        for group in groups
        if sum(bool(kinds & alternatives) for alternatives in group) > 1
    }
    assert sorted(torn) == []
