"""Why a node has its score: what it rests on, what is left without each document."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.errors import BadRequest, NotFound
from graph.explaining import Row, explained
from graph.networks import Network, project
from graph.settings import Settings
from graph.store import View, memory_view

BASE = "https://w3id.org/renkei/"
#: Three organisations. A and B: an agreement that two documents state; B and C: one that only
#: document "two" states; A and C: one that both mention, but only "one" says that C is a party.
FACTS = [
    ("ab", {"a": ("one", "two"), "b": ("one", "two")}),
    ("bc", {"b": ("two",), "c": ("two",)}),
    ("ac", {"a": ("one", "two"), "c": ("one",)}),
]


def _trig() -> str:
    graph = [
        f"<{BASE}id/organization/{one}> a org:Organization ; rdfs:label 'Body {one}'@en ."
        for one in "abc"
    ]
    said: dict[str, list[str]] = {"one": [], "two": []}
    for agreement, parties in FACTS:
        mentioned = sorted({document for found in parties.values() for document in found})
        graph.append(
            f"<{BASE}id/agreement/{agreement}> a rk:Agreement ; rk:status rk:Concluded ;"
            f" rdfs:label '{agreement}'@en ; rk:mentionedIn "
            + ", ".join(f"<{BASE}id/document/{one}>" for one in mentioned)
            + " ; rk:party "
            + ", ".join(f"<{BASE}id/organization/{one}>" for one in parties)
            + " ."
        )
        for party, documents in parties.items():
            for document in documents:
                name = f"{agreement}-{party}-{document}"
                said[document].append(
                    f"<{BASE}id/statement/{name}> a rdf:Statement ;"
                    f" rdf:subject <{BASE}id/agreement/{agreement}> ; rdf:predicate rk:party ;"
                    f" rdf:object <{BASE}id/organization/{party}> ; rk:extractor 'test' ;"
                    f" rk:evidence [ oa:hasSource <{BASE}id/document/{document}> ;"
                    " oa:hasSelector [ oa:start 1 ; oa:end 5 ] ] ."
                )
    parts = [f"<{BASE}graph/one> {{ {' '.join(graph)} }}"]
    parts += [
        f"<{BASE}graph/{document}/provenance> {{ {' '.join(lines)} }}"
        for document, lines in said.items()
    ]
    prefixes = """@prefix org: <http://www.w3.org/ns/org#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rk: <https://w3id.org/renkei/ontology#> .
"""
    return prefixes + "\n".join(parts)


@cache
def view() -> View:
    return memory_view(_trig())


@cache
def network() -> Network:
    return project(view(), "agreements")


def why(node: str, *measures: str) -> Row:
    return dict(explained(view(), network(), node, measures, "en", base=BASE)["explanation"])


def test_a_tie_goes_with_the_only_document_that_says_it_of_an_end() -> None:
    found = why("c", "degree")
    assert found["scores"] == {"degree": 2}
    without = {one["slug"]: (one["without"]["degree"], one["ties"]) for one in found["documents"]}
    assert without == {
        "one": (1, [f"{BASE}id/agreement/ac"]),
        "two": (1, [f"{BASE}id/agreement/bc"]),
    }
    assert found["interval"] == {"degree": {"least": 1, "largest": 2}}


def test_the_score_without_a_document_is_that_of_the_network_without_its_ties() -> None:
    # Without "one" the path a-b-c is left, with b between the others.
    between = {
        one["slug"]: one["without"]["betweenness"] for one in why("b", "betweenness")["documents"]
    }
    assert between == {"one": 1.0, "two": 0.0}
    assert why("b", "betweenness")["interval"]["betweenness"] == {"least": 0.0, "largest": 1.0}


def test_each_tie_has_its_statements_and_their_places() -> None:
    ties = {tie["slug"]: tie for tie in why("a", "degree")["ties"]}
    assert {slug: [one["label"] for one in tie["with"]] for slug, tie in ties.items()} == {
        "ab": ["Body b"],
        "ac": ["Body c"],
    }
    statements = ties["ac"]["statements"]
    assert sorted((one["value"]["slug"], one["document"]["slug"]) for one in statements) == [
        ("a", "one"),
        ("a", "two"),
        ("c", "one"),
    ]
    assert statements[0]["evidence"] == [{"start": 1, "end": 5}]


def test_what_is_not_there_is_named() -> None:
    with pytest.raises(NotFound, match="no node 'd'"):
        why("d")
    with pytest.raises(BadRequest, match="degre"):
        why("a", "degre")


@pytest.fixture(scope="module")
def client(released: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(store=released))) as started:
        yield started


def test_the_service_explains_a_score_of_the_released_graph(client: TestClient) -> None:
    found = client.get(
        "/networks/agreements/centrality?measures=degree&explain=kawasaki-city"
    ).json()
    [row] = found["results"]
    explanation = found["explanation"]
    assert row["slug"] == explanation["node"]["slug"] == "kawasaki-city"
    assert explanation["scores"]["degree"] == row["degree"] > 1
    assert explanation["interval"]["degree"]["largest"] == row["degree"]
    assert {one["slug"] for one in explanation["documents"]} >= {"kawasaki-biom-2026"}
    assert explanation["disputed"] is True
    subjects = {one["subject"]["id"] for one in explanation["conflicts"]}
    assert subjects <= {tie["id"] for tie in explanation["ties"]}
    assert all(tie["statements"] for tie in explanation["ties"])


def test_an_unknown_node_gets_the_nearest(client: TestClient) -> None:
    answer = client.get("/networks/agreements/centrality?explain=kawasaki-cty")
    assert answer.status_code == 404
    assert "kawasaki-city" in answer.json()["suggestion"]
