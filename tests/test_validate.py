"""Validation: what a report says, what can be validated, and what never happens meanwhile."""

from __future__ import annotations

import json
import logging
import socket
from pathlib import Path

import pytest
from rdflib import RDF, SH, Dataset, Graph, URIRef
from rdflib import Literal as RdfLiteral

from graph.errors import BadRequest, UnsupportedMediaType
from graph.model import Iri, Literal
from graph.rdftext import read_rdf
from graph.validate import (
    load_shapes,
    validate_dataset,
    validate_file,
    validate_graph,
    validate_quads,
)
from graph.vocab import (
    DCTERMS,
    FOAF,
    OA,
    ORG,
    RDFS,
    RK,
    SCHEMA,
    SKOS,
    XSD,
    Minter,
)
from graph.vocab import RDF as RDF_NAMES

MINT = Minter()
TYPE = RDF_NAMES("type")
CITY = MINT.thing("organization", "kawasaki-city")
CLUSTER = MINT.thing("organization", "biom")
MAYOR = MINT.thing("person", "福田紀彦")
PACT = MINT.thing("agreement", "memorandum")

Triple = tuple[Iri, Iri, Iri | Literal]
Quad = tuple[Iri, Iri, Iri | Literal, Iri]


def facts_of(identifier: str) -> list[Triple]:
    document = MINT.thing("document", identifier)
    membership = MINT.thing("membership", f"{identifier}-mayor")
    digest = (identifier.encode().hex() + "0" * 64)[:64]
    return [
        (document, TYPE, RK("Document")),
        (document, DCTERMS("identifier"), Literal(identifier)),
        (document, DCTERMS("language"), Literal("ja")),
        (document, SCHEMA("sha256"), Literal(digest)),
        (document, RK("factsIn"), MINT.graph(identifier)),
        (CITY, TYPE, ORG("Organization")),
        (CITY, TYPE, RK("PublicBody")),
        (CITY, RDFS("label"), Literal("川崎市", language="ja")),
        (CITY, SCHEMA("addressCountry"), Literal("JP")),
        (CLUSTER, TYPE, ORG("Organization")),
        (CLUSTER, RDFS("label"), Literal("BioM", language="de")),
        (MAYOR, TYPE, FOAF("Person")),
        (MAYOR, RDFS("label"), Literal("福田 紀彦", language="ja")),
        (membership, TYPE, ORG("Membership")),
        (membership, ORG("member"), MAYOR),
        (membership, ORG("organization"), CITY),
        (membership, RK("roleTitle"), Literal("市長", language="ja")),
        (PACT, TYPE, RK("Agreement")),
        (PACT, TYPE, RK("MemorandumOfUnderstanding")),
        (PACT, RDFS("label"), Literal("経済交流に関する覚書", language="ja")),
        (PACT, RK("party"), CITY),
        (PACT, RK("party"), CLUSTER),
        (PACT, RK("status"), RK("Concluded")),
        (PACT, RK("signedOn"), Literal("2017-11", XSD("gYearMonth"))),
    ]


def provenance_of(identifier: str, facts: list[Triple]) -> list[Quad]:
    graph, document = MINT.provenance(identifier), MINT.thing("document", identifier)
    number = XSD("nonNegativeInteger")
    quads: list[Quad] = []
    for index, (subject, predicate, object_) in enumerate(facts):
        statement = MINT.thing("statement", f"{identifier}-{index}")
        evidence = MINT.thing("evidence", f"{identifier}-{index}")
        selector = MINT.thing("selector", f"{identifier}-{index}")
        quads += [
            (statement, TYPE, RDF_NAMES("Statement"), graph),
            (statement, RDF_NAMES("subject"), subject, graph),
            (statement, RDF_NAMES("predicate"), predicate, graph),
            (statement, RDF_NAMES("object"), object_, graph),
            (statement, RK("extractor"), Literal("names"), graph),
            (statement, RK("evidence"), evidence, graph),
            (evidence, TYPE, OA("SpecificResource"), graph),
            (evidence, OA("hasSource"), document, graph),
            (evidence, OA("hasSelector"), selector, graph),
            (selector, TYPE, OA("TextPositionSelector"), graph),
            (selector, OA("start"), Literal(str(index), number), graph),
            (selector, OA("end"), Literal(str(index + 3), number), graph),
        ]
    return quads


def quads_of(identifier: str, facts: list[Triple]) -> list[Quad]:
    graph = MINT.graph(identifier)
    return [(*fact, graph) for fact in facts] + provenance_of(identifier, facts)


def changed(old: Triple, new: Triple | None) -> list[Quad]:
    """Two documents, of which the second states ``new`` (or nothing) for ``old``."""
    facts = facts_of("second")
    place = facts.index(old)
    facts[place : place + 1] = [] if new is None else [new]
    return quads_of("first", facts_of("first")) + quads_of("second", facts)


def trig(quads: list[Quad]) -> str:
    def term(value: Iri | Literal) -> str:
        if not isinstance(value, Literal):
            return f"<{value}>"
        suffix = f"@{value.language}" if value.language else f"^^<{value.datatype}>"
        return json.dumps(value.value, ensure_ascii=False) + suffix

    return "".join(f"{term(g)} {{ {term(s)} {term(p)} {term(o)} }}\n" for s, p, o, g in quads)


def test_a_graph_without_faults_conforms() -> None:
    report = validate_quads(quads_of("first", facts_of("first")))
    assert report.conforms and not report.violations
    assert report.to_text() == "The graph conforms to the shapes\n"


COUNTRY: Triple = (CITY, SCHEMA("addressCountry"), Literal("JP"))
STATUS: Triple = (PACT, RK("status"), RK("Concluded"))
SIGNED: Triple = (PACT, RK("signedOn"), Literal("2017-11", XSD("gYearMonth")))
MEMBER: Triple = (MINT.thing("membership", "second-mayor"), ORG("member"), MAYOR)


@pytest.mark.parametrize(
    ("old", "new", "shape"),
    [
        (COUNTRY, (CITY, SCHEMA("addressCountry"), Literal("Japan")), "CountryCode"),
        (STATUS, (PACT, RK("status"), RK("Signed")), "AgreementStatus"),
        (SIGNED, (PACT, RK("signedOn"), Literal("2017-13", XSD("gYearMonth"))), "DateForm"),
        (SIGNED, (PACT, RK("signedOn"), Literal("2017-02-30", XSD("date"))), "DateForm"),
        (SIGNED, (PACT, RK("renews"), PACT), "NotItself"),
        (COUNTRY, (CITY, RK("locatedIn"), CLUSTER), "LinkToPlace"),
        (COUNTRY, (CITY, RDFS("label"), Literal("川崎", language="ja")), "OneNamePerLanguage"),
        (COUNTRY, (CITY, SKOS("altLabel"), Literal("Kawasaki")), "NameWithLanguage"),
        (MEMBER, (MEMBER[0], ORG("member"), CITY), "MembershipMember"),
    ],
)
def test_one_broken_fact_is_reported_with_shape_node_fact_and_document(
    old: Triple, new: Triple, shape: str
) -> None:
    report = validate_quads(changed(old, new))
    assert not report.conforms
    assert {found.name for found in report.violations} == {shape}
    found = report.violations[0]
    assert found.focus_node == new[0]
    assert found.path == (new[1],)
    assert found.documents == (("first", "second") if found.value is None else ("second",))
    if shape != "OneNamePerLanguage":  # SHACL's uniqueLang speaks of the language, not of a value
        assert found.value == new[2]
    text = report.to_text()
    assert f"rks:{shape}" in text and "second" in text and str(new[0]) in text


def test_a_fact_without_evidence_is_named_with_its_document() -> None:
    invented: Quad = (
        CITY,
        SKOS("altLabel"),
        Literal('City "K" \\ of\nall', language="en"),
        MINT.graph("second"),
    )
    both = quads_of("first", facts_of("first")) + quads_of("second", facts_of("second"))
    found = {one.name: one for one in validate_quads([*both, invented]).violations}
    assert found.keys() == {"FactHasEvidence", "NameOnOneLine"}
    missing = found["FactHasEvidence"]
    assert (missing.focus_node, missing.path, missing.value) == (CITY, (invented[1],), invented[2])
    assert missing.documents == ("second",)


def test_evidence_in_another_document_is_no_evidence() -> None:
    both = quads_of("first", facts_of("first")) + quads_of("second", facts_of("second"))
    fact: Triple = (CITY, SCHEMA("foundingDate"), Literal("1924", XSD("gYear")))
    statement = [
        quad for quad in provenance_of("first", [*facts_of("first"), fact]) if quad not in set(both)
    ]
    report = validate_quads([*both, *statement, (*fact, MINT.graph("second"))])
    assert {found.name for found in report.violations} == {"FactHasEvidence", "StatementHasFact"}


def test_a_second_document_with_another_date_is_a_disagreement_and_no_violation() -> None:
    dated = (PACT, RK("signedOn"), Literal("2017-10-31", XSD("date")))
    assert validate_quads(changed(SIGNED, dated)).conforms


def test_only_what_changed_is_reported_and_the_context_is_looked_up() -> None:
    facts = facts_of("second")
    facts.remove((CLUSTER, TYPE, ORG("Organization")))
    facts.remove((CLUSTER, RDFS("label"), Literal("BioM", language="de")))
    alone = validate_quads(quads_of("second", facts))
    assert {found.name for found in alone.violations} == {"LinkToOrganization"}
    faulty: Quad = (MAYOR, TYPE, ORG("Organization"), MINT.graph("authority"))
    nameless: Quad = (CLUSTER, TYPE, ORG("Organization"), MINT.graph("authority"))
    other: Quad = (MINT.thing("person", "x"), TYPE, FOAF("Person"), MINT.graph("authority"))
    assert validate_quads(quads_of("second", facts), [nameless, other]).conforms
    report = validate_quads(quads_of("second", facts), [nameless, other, faulty])
    assert {found.name for found in report.violations} == {"PersonIsNoOrganization"}


def test_a_warning_is_reported_and_does_not_keep_the_graph_back() -> None:
    unit = MINT.thing("organization", "office")
    facts = [
        *facts_of("first"),
        (unit, TYPE, ORG("OrganizationalUnit")),
        (unit, RDFS("label"), Literal("Amt", language="de")),
    ]
    report = validate_quads(quads_of("first", facts))
    assert report.conforms
    assert [found.severity for found in report.violations] == ["Warning"]
    assert "Warnung  rks:UnitOfOrganization" in report.to_text("de")


def test_a_report_can_be_read_in_three_languages_as_json_and_as_turtle() -> None:
    broken = changed(COUNTRY, (CITY, SCHEMA("addressCountry"), Literal("Japan")))
    report = validate_quads(broken)
    assert "Violation  rks:CountryCode" in report.to_text("en")
    assert "違反  rks:CountryCode" in report.to_text("ja")
    assert "Verstoß  rks:CountryCode" in report.to_text("de")
    (record,) = json.loads(report.to_json())["results"]
    assert record["focus_node"] == CITY
    assert record["path"] == [SCHEMA("addressCountry")]
    assert record["documents"] == ["second"]
    assert record["message"].keys() == {"en", "ja", "de"}
    turtle = Graph().parse(data=report.to_turtle(), format="turtle")
    (result,) = turtle.objects(None, SH.result)
    assert turtle.value(result, SH.focusNode) == URIRef(CITY)
    assert turtle.value(result, SH.value) == RdfLiteral("Japan")
    assert (None, SH.conforms, RdfLiteral(False)) in turtle
    assert {text.language for text in turtle.objects(result, SH.resultMessage)} == {  # type: ignore[attr-defined]
        "en",
        "ja",
        "de",
    }
    assert validate_quads(list(reversed(broken))) == report


def test_a_backslash_in_a_value_breaks_nothing() -> None:
    facts = [*facts_of("first"), (CITY, SKOS("altLabel"), Literal(r"C:\q \g<1>", language="en"))]
    quads = [(*fact, MINT.graph("first")) for fact in facts]
    report = validate_quads(quads)
    assert len(report.violations) == len(facts)
    assert Graph().parse(data=report.to_turtle(), format="turtle")


def test_a_folder_of_trig_files_is_one_graph(tmp_path: Path) -> None:
    folder = tmp_path / "current" / "dataset"
    folder.mkdir(parents=True)
    for name in ("first", "second"):
        (folder / f"{name}.trig").write_text(trig(quads_of(name, facts_of(name))), "utf-8")
    for place in (folder, tmp_path):
        assert validate_dataset(place).conforms
    text = (folder / "second.trig").read_text("utf-8")
    (folder / "second.trig").write_text(text.replace('"JP"', '"jp"', 1), "utf-8")
    report = validate_dataset(folder)
    assert {found.documents for found in report.violations} == {("second",)}
    with pytest.raises(BadRequest, match="holds no dataset"):
        validate_dataset(tmp_path / "nothing")


def test_a_graph_of_rdflib_is_validated_and_left_as_it_was() -> None:
    graph = Graph()
    graph.add((URIRef(CITY), RDF.type, URIRef(ORG("Organization"))))
    (found,) = validate_graph(graph).violations
    assert (found.name, found.documents) == ("Named", ())
    assert len(graph) == 1
    data = Dataset()
    data.graph(URIRef(MINT.graph("authority"))).add(
        (URIRef(CITY), RDF.type, URIRef(ORG("Organization")))
    )
    (found,) = validate_graph(data).violations
    assert found.documents == (MINT.graph("authority"),)
    assert not data.default_union


ORGANIZATION = "http://www.w3.org/ns/org#Organization"
WRITTEN = {
    "ttl": f"<https://example.org/x> a <{ORGANIZATION}> .",
    "trig": f"<https://example.org/g> {{ <https://example.org/x> a <{ORGANIZATION}> }}",
    "nt": f"<https://example.org/x> <{RDF.type}> <{ORGANIZATION}> .",
    "nq": f"<https://example.org/x> <{RDF.type}> <{ORGANIZATION}> <https://example.org/g> .",
    "jsonld": json.dumps({"@id": "https://example.org/x", "@type": ORGANIZATION}),
    "rdf": f"""<rdf:RDF xmlns:rdf="{RDF}" xmlns:o="http://www.w3.org/ns/org#">
        <o:Organization rdf:about="https://example.org/x"/></rdf:RDF>""",
}


@pytest.mark.parametrize("suffix", WRITTEN)
def test_every_form_of_rdf_can_be_validated(suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"x.{suffix}"
    file.write_text(WRITTEN[suffix], "utf-8")
    (found,) = validate_file(file).violations
    assert (found.name, found.focus_node) == ("Named", "https://example.org/x")


@pytest.mark.parametrize(
    ("suffix", "text", "line"),
    [
        ("ttl", "<https://a/b> a <https://a/c> .\n\n<https://a/b> a .\n", 3),
        ("trig", "<https://a/g> {\n <https://a/b> a <https://a/c> ; <\n}\n", 2),
        ("jsonld", '{\n "@id": \n}', 3),
        ("rdf", "<rdf:RDF\n\n<", 3),
        ("nt", "<https://a/b> nonsense .\n", 1),
    ],
)
def test_rdf_that_is_not_well_formed_is_a_clear_error(
    suffix: str, text: str, line: int, tmp_path: Path
) -> None:
    file = tmp_path / f"broken.{suffix}"
    file.write_text(text, "utf-8")
    with pytest.raises(BadRequest, match=r"broken\.\w+ is not well-formed RDF") as caught:
        validate_file(file)
    assert caught.value.line == line
    assert "\n" not in caught.value.message


def test_a_file_that_is_missing_or_no_rdf_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="cannot be read"):
        validate_file(tmp_path / "missing.ttl")
    with pytest.raises(UnsupportedMediaType, match=r"notes\.docx"):
        validate_file(tmp_path / "notes.docx")
    (tmp_path / "latin.ttl").write_bytes("# Grüße".encode("latin-1"))
    with pytest.raises(BadRequest, match="UTF-8"):
        validate_file(tmp_path / "latin.ttl")


def test_nothing_that_is_sent_makes_the_validation_open_a_connection(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a network connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    imports = """@prefix owl: <http://www.w3.org/2002/07/owl#> .
<https://example.org/o> a owl:Ontology ; owl:imports <https://example.org/other.ttl> ;
    <http://www.w3.org/ns/shacl#shapesGraph> <https://example.org/shapes.ttl> ."""
    assert validate_quads(read_rdf(imports.encode(), "text/turtle")).conforms
    remote: list[object] = [
        {"@context": "https://example.org/context.jsonld", "a": 1},
        [{"@context": [{}, "file:///etc/passwd"]}],
        {"@context": {"a": {"@id": "https://a/b", "@context": "https://example.org/c"}}},
        {"@context": {"@import": "https://example.org/c"}},
    ]
    for document in remote:
        with pytest.raises(BadRequest, match="fetched"):
            list(read_rdf(json.dumps(document).encode(), "application/ld+json"))
    entity = """<!DOCTYPE x [<!ENTITY e SYSTEM "https://example.org/e">]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:s="http://www.w3.org/2000/01/rdf-schema#">
<rdf:Description rdf:about="https://a/b"><s:comment>&e;</s:comment></rdf:Description></rdf:RDF>"""
    with pytest.raises(BadRequest, match="fetched"):
        list(read_rdf(entity.encode(), "application/rdf+xml"))


def test_a_bad_literal_is_reported_and_not_logged_with_a_stack_trace(
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken = (PACT, RK("signedOn"), Literal("2017-13-01", XSD("date")))
    with caplog.at_level(logging.WARNING):
        report = validate_quads(changed(SIGNED, broken))
    assert [found.name for found in report.violations] == ["DateForm"]
    assert not caplog.records


def test_the_shapes_are_parsed_once() -> None:
    assert load_shapes() is load_shapes()
