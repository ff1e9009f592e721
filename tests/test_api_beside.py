"""What is in the store beside the dataset: examples and statistics, where editors look for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.questions import questions
from graph.release import load_released
from graph.settings import PROJECT, Settings

#: As SIB's editor asks for examples, and for the properties of classes.
EXAMPLES = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?sq ?comment ?query WHERE {
  ?sq a sh:SPARQLExecutable ; rdfs:comment ?comment ; sh:select|sh:ask|sh:construct ?query
}"""
PARTITIONS = """
PREFIX void: <http://rdfs.org/ns/void#>
SELECT DISTINCT ?class ?property WHERE {
  ?part void:class ?class ; void:propertyPartition ?within . ?within void:property ?property
}"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    load_released(PROJECT / "dataset", Settings(store=folder), lambda *_: None)
    return folder


@pytest.fixture(scope="module")
def client(store: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(store=store))) as client:
        yield client


def rows(client: TestClient, query: str, **more: str) -> list[dict[str, Any]]:
    answer = client.get("/sparql", params={"query": query, **more})
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["results"]["bindings"]
    return found


def within(query: str) -> str:
    """The query, asked of any named graph."""
    return query.replace("WHERE {", "WHERE { GRAPH ?graph {") + "}"


def test_examples_are_in_a_graph_of_their_own(client: TestClient) -> None:
    assert not rows(client, EXAMPLES, ac="1")
    found = rows(client, within(EXAMPLES))
    assert len(found) == len(questions())
    # With the endpoint that they are for, /queries.ttl says the same.
    told = pyoxigraph.Store()
    told.load(client.get("/queries.ttl").content, pyoxigraph.RdfFormat.TURTLE)
    graph = "https://w3id.org/renkei/graph/queries"
    answer = client.get(
        "/sparql",
        params={"query": "CONSTRUCT WHERE { ?s ?p ?o }", "default-graph-uri": graph},
        headers={"accept": "application/n-triples"},
    )
    kept = set(answer.text.splitlines())
    target = "<https://schema.org/target> <http://testserver/sparql>"
    triples = {f"{quad.triple} ." for quad in told}
    assert {one for one in triples if target not in one} == kept
    assert sum(target in one for one in triples) == len(questions())


def test_statistics_are_in_a_graph_of_their_own(client: TestClient) -> None:
    assert not rows(client, PARTITIONS)
    assert rows(client, within(PARTITIONS))
    (kept,) = rows(
        client,
        """SELECT ?triples ?things WHERE { GRAPH <https://w3id.org/renkei/graph/void> {
          ?dataset void:triples ?triples ; void:distinctSubjects ?things } }""",
    )
    (counted,) = rows(
        client,
        "SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?things) WHERE { ?s ?p ?o }",
    )
    assert kept == counted
    (documents,) = rows(
        client,
        """SELECT ?documents WHERE { GRAPH ?graph {
          ?part void:class rk:Document ; void:entities ?documents } }""",
    )
    assert documents["documents"]["value"] == "5"


def test_the_service_description_has_both_for_who_finds_none_in_the_default_graph(
    client: TestClient,
) -> None:
    answer = client.get("/sparql", headers={"accept": "text/turtle"})
    described = pyoxigraph.Store()
    described.load(answer.content, pyoxigraph.RdfFormat.TURTLE)
    assert len(list(described.query(EXAMPLES))) == len(questions())  # type: ignore[arg-type]
    pairs = {(row[0].value, row[1].value) for row in described.query(PARTITIONS)}  # type: ignore
    asked = rows(client, within(PARTITIONS))
    assert pairs == {(row["class"]["value"], row["property"]["value"]) for row in asked}
    names = re.findall(r"service-description#name> <([^>]+)>", answer.text)
    assert {one.rpartition("/")[2] for one in names} >= {"queries", "void", "ontology", "shapes"}


def test_the_dataset_is_described_with_the_numbers_that_are_kept(
    client: TestClient, store: Path
) -> None:
    text = client.get("/.well-known/void", headers={"accept": "application/n-triples"}).text
    dataset = "<http://testserver/.well-known/void#dataset>"
    assert f'{dataset} <http://rdfs.org/ns/void#documents> "5"' in text
    (published,) = re.findall(rf'{dataset} <http://purl.org/dc/terms/issued> "([^"]+)"\^\^', text)
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", published)
    assert published in (store / "current" / "manifest.json").read_text()
    # The default graph has nothing of what is beside it, and neither has the dataset.
    assert "graph/queries" not in client.get("/dataset.trig").text
