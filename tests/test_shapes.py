"""The shapes: each rule with an example that keeps it and one that breaks it and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import RDF, SH, Graph, Literal, URIRef

from graph.rdftext import read_rdf
from graph.settings import PROJECT
from graph.validate import Report, load_shapes, validate_file, validate_quads

EXAMPLES = Path(__file__).parent / "shapes"
PREFIXES = """
@prefix rk: <https://w3id.org/renkei/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix qb: <http://purl.org/linked-data/cube#> .
@prefix : <https://example.org/id/> .
"""


def shapes() -> dict[str, URIRef]:
    graph = load_shapes()
    kinds = (SH.NodeShape, SH.PropertyShape)
    found = {node for kind in kinds for node in graph.subjects(RDF.type, kind)}
    return {str(node).rpartition("#")[2]: URIRef(str(node)) for node in found}


def example(name: str, kind: str) -> Path:
    found = sorted(EXAMPLES.glob(f"{name}.{kind}.*"))
    assert len(found) == 1, f"{name} needs one example {name}.{kind}.ttl (or .trig)"
    return found[0]


@pytest.mark.parametrize("name", sorted(shapes()))
def test_an_example_that_keeps_the_rule_conforms_to_every_shape(name: str) -> None:
    report = validate_file(example(name, "pass"))
    assert report.violations == (), report.to_text()


@pytest.mark.parametrize("name", sorted(shapes()))
def test_an_example_that_breaks_the_rule_breaks_no_other(name: str) -> None:
    report = validate_file(example(name, "fail"))
    assert {found.name for found in report.violations} == {name}, report.to_text()


def test_no_example_is_left_over_from_a_shape_that_is_gone() -> None:
    assert {path.name.split(".")[0] for path in EXAMPLES.iterdir()} == set(shapes())


@pytest.mark.parametrize("name", sorted(shapes()))
def test_every_shape_speaks_english_japanese_and_german(name: str) -> None:
    graph, shape = load_shapes(), shapes()[name]
    for predicate in (SH.name, SH.message):
        texts = [text for text in graph.objects(shape, predicate) if isinstance(text, Literal)]
        assert sorted(str(text.language) for text in texts) == ["de", "en", "ja"]
    assert graph.value(shape, SH.severity) in (SH.Violation, SH.Warning, SH.Info)
    assert str(shape).startswith("https://w3id.org/renkei/shapes#")


def test_every_constraint_is_said_by_a_shape_with_a_name() -> None:
    """Shapes without an IRI occur only inside a rule, never as rules of their own."""
    graph = load_shapes()
    assert not list(graph.subject_objects(SH.property))
    assert not list(graph.subject_objects(SH.sparql))


def test_no_rule_is_written_in_two_files() -> None:
    seen: dict[object, str] = {}
    for file in sorted((PROJECT / "shapes").glob("*.ttl")):
        graph = Graph().parse(data=file.read_text("utf-8"), format="turtle")
        for kind in (SH.NodeShape, SH.PropertyShape):
            for shape in graph.subjects(RDF.type, kind):
                assert seen.setdefault(shape, file.name) == file.name


def test_the_shapes_use_only_terms_that_the_ontology_defines() -> None:
    namespace = "https://w3id.org/renkei/ontology#"
    defined: set[str] = set()
    for file in sorted((PROJECT / "ontology").glob("*.ttl")):
        ontology = Graph().parse(data=file.read_text("utf-8"), format="turtle")
        defined.update(str(subject) for subject in ontology.subjects())
    used = {str(term) for triple in load_shapes() for term in triple}
    queries = " ".join(str(text) for text in load_shapes().objects(None, SH.select))
    used |= {namespace + name for name in re.findall(r"\brk:(\w+)", queries)}
    assert {term for term in used if term.startswith(namespace) and term != namespace} <= defined


def agreement(dates: str) -> str:
    return (
        PREFIXES
        + f"""
:a a rk:Agreement, rk:MemorandumOfUnderstanding ; rdfs:label "Memorandum"@en ;
    rk:party :x, :y ; rk:status rk:Concluded ; {dates} .
:x a org:Organization ; rdfs:label "X"@en .
:y a org:Organization ; rdfs:label "Y"@en .
"""
    )


def validated(turtle: str) -> Report:
    return validate_quads(read_rdf(turtle.encode(), "text/turtle"))


DAY, MONTH, YEAR, ANNUAL = "date", "gYearMonth", "gYear", "gMonthDay"


@pytest.mark.parametrize(
    ("start", "start_type", "end", "end_type", "in_order"),
    [
        ("2018-03-01", DAY, "2021-02-28", DAY, True),
        ("2018-03-01", DAY, "2018-03-01", DAY, False),
        ("2018-03-02", DAY, "2018-03-01", DAY, False),
        ("2018-03", MONTH, "2018-03-01", DAY, True),  # some day in March; the 1st is not ruled out
        ("2018-03", MONTH, "2018-02-28", DAY, False),
        ("2018", YEAR, "2018", YEAR, True),
        ("2018", YEAR, "2017-12", MONTH, False),
        ("2018-12-31", DAY, "2018", YEAR, True),
        ("2019-01-01", DAY, "2018", YEAR, False),
        ("--09-18", ANNUAL, "2018-03-01", DAY, True),  # nothing is known of the year
    ],
)
def test_validity_of_differing_precision_is_compared_by_earliest_start_and_latest_end(
    start: str, start_type: str, end: str, end_type: str, in_order: bool
) -> None:
    dates = f'rk:validFrom "{start}"^^xsd:{start_type} ; rk:validUntil "{end}"^^xsd:{end_type}'
    found = {one.name for one in validated(agreement(dates)).violations}
    assert found == (set() if in_order else {"AgreementStartsBeforeEnd"})


def test_a_disagreement_about_dates_is_no_error_while_one_pair_of_claims_can_be_true() -> None:
    dates = """rk:signedOn "2017-11-10"^^xsd:date, "2022"^^xsd:gYear ;
        rk:validUntil "2020-11"^^xsd:gYearMonth"""
    assert validated(agreement(dates)).conforms
    dates = """rk:signedOn "2021"^^xsd:gYear, "2022"^^xsd:gYear ;
        rk:validUntil "2020-11"^^xsd:gYearMonth"""
    assert not validated(agreement(dates)).conforms


def table(total: str, *parts: str) -> str:
    def row(name: str, value: str, more: str = "") -> str:
        return f""":{name} a qb:Observation ; rk:indicator :sales ; rk:about :city ;
    rk:measure rk:Actual ; rk:periodStart "2019-04-01"^^xsd:date ;
    rk:periodEnd "2020-03-31"^^xsd:date ; rk:unit :percent ;
    rk:value "{value}"^^xsd:decimal{more} .\n"""

    links = "".join(f" ; rk:totalOf :p{number}" for number in range(len(parts)))
    rows = [row(f"p{number}", value) for number, value in enumerate(parts)]
    return PREFIXES + row("total", total, links) + "".join(rows)


@pytest.mark.parametrize(
    ("total", "parts", "matches"),
    [
        ("100.0", ("33.3", "33.3", "33.3"), True),  # 0.1 off; four figures may hide 0.2
        ("100.0", ("33.3", "33.2", "33.2"), False),
        ("7.25", ("3.12", "4.13"), True),
        ("7.25", ("3.12", "4.15"), False),
        ("10", ("5", "4"), True),
        ("12", ("5", "5"), False),
    ],
)
def test_a_total_may_differ_from_its_parts_by_half_a_last_digit_of_each_figure(
    total: str, parts: tuple[str, ...], matches: bool
) -> None:
    found = {one.name for one in validated(table(total, *parts)).violations}
    assert found == (set() if matches else {"TotalMatchesParts"})
