"""Networks over time over HTTP: what the package says of spans, series and growth."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.exports import export
from graph.networks import parse_period, project, projection
from graph.networks.growth import told as grown
from graph.networks.timeline import told as series
from graph.publish import publish
from graph.settings import Settings
from graph.store import View, open_view

FACTS = Path(__file__).parent / "networks.trig"
PARTNERS = "/networks/link-j-partners"
SPAN = {"from": "2018-01-01", "to": "2018-06-15"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    publish(folder, {"networks.trig": FACTS.read_bytes()}, vocabulary={})
    return folder


@pytest.fixture(scope="module")
def view(store: Path) -> View:
    return open_view(store)


@pytest.fixture(scope="module")
def client(store: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(store=store))) as client:
        yield client


def as_json(found: object) -> object:
    return json.loads(json.dumps(found))


def test_a_network_of_a_span_says_which_edges_are_uncertain(client: TestClient, view: View) -> None:
    found = client.get(PARTNERS, params=SPAN)
    network = project(view, "link-j-partners", parse_period(None, *SPAN.values()))
    assert found.content == export(network, "json")
    graph = found.json()["graph"]
    assert (graph["from"], graph["to"], graph["uncertain"]) == ("2018-01-01", "2018-06-15", 1)
    assert [edge["target"][-7:] for edge in found.json()["edges"] if edge.get("uncertain")] == [
        "medcity"
    ]


def test_scores_of_a_span_name_the_uncertain_edges(client: TestClient) -> None:
    found = client.get(f"{PARTNERS}/centrality", params=SPAN | {"limit": "2"}).json()
    assert [edge["target"][-7:] for edge in found["meta"]["uncertain_edges"]] == ["medcity"]
    assert found["results"][0]["slug"] == "link-j"
    assert len(found["results"]) == found["meta"]["count"] == 2
    assert found["meta"]["nodes"] == 9


def test_a_series_is_that_of_the_package(client: TestClient, view: View) -> None:
    whole = projection(view, "link-j-partners")
    for asked in ({}, {"measure": "pagerank", "step": "year"}, {"measure": "density"}):
        found = client.get(f"{PARTNERS}/timeline", params=asked).json()
        assert found == as_json(series(whole, **asked))
    one = {
        "measure": "degree",
        "node": "organization/link-j",
        "step": "month",
        "from": "2018-04-01",
    }
    found = client.get(f"{PARTNERS}/timeline", params=one | {"to": "2018-06-30", "lang": "ja"})
    assert [row["value"] for row in found.json()["results"]] == [7, 7, 8]


def test_growth_is_that_of_the_package(client: TestClient, view: View) -> None:
    found = client.get("/networks/agreements/growth", params={"from": "2016-12-31"}).json()
    expected = grown(projection(view, "agreements"), parse_period(None, "2016-12-31"))
    assert found == as_json(expected)
    assert [row["year"] for row in found["results"]] == list(range(2016, 2027))
    assert found["results"][1]["came"][0]["ties"][0]["slug"] == "one-nucleus-medcity"


@pytest.mark.parametrize(
    ("path", "status", "named"),
    [
        (f"{PARTNERS}?as_of=2018-01-01&from=2017-01-01", 400, "as_of"),
        (f"{PARTNERS}?from=2018", 400, "from=2018"),
        (f"{PARTNERS}?from=2018-01-01&to=2017-01-01", 400, "from=2018-01-01"),
        (f"{PARTNERS}?since=2018-01-01", 400, "since"),
        (f"{PARTNERS}/centrality?limit=0", 400, "limit"),
        (f"{PARTNERS}/centrality?to=soon", 400, "to=soon"),
        (f"{PARTNERS}/timeline?measure=betweeness", 400, "betweeness"),
        (f"{PARTNERS}/timeline?step=week", 400, "week"),
        (f"{PARTNERS}/timeline?node=nowhere", 404, "nowhere"),
        (f"{PARTNERS}/timeline?as_of=2018-01-01", 400, "as_of"),
        (f"{PARTNERS}/growth?to=2018-02-30", 400, "to=2018-02-30"),
        ("/networks/agrements/timeline", 404, "agreements"),
        ("/networks/agrements/growth", 404, "agreements"),
    ],
)
def test_what_makes_no_sense_is_named(
    client: TestClient, path: str, status: int, named: str
) -> None:
    found = client.get(path)
    assert (found.status_code, found.headers["content-type"]) == (
        status,
        "application/problem+json",
    )
    assert named in found.json()["detail"]
    assert found.json()["suggestion"]


def test_what_is_known_is_not_sent_again(client: TestClient) -> None:
    for path in (
        f"{PARTNERS}/timeline?step=year",
        f"{PARTNERS}/growth",
        f"{PARTNERS}?to=2018-01-01",
    ):
        tag = client.get(path).headers["etag"]
        assert client.get(path, headers={"if-none-match": tag}).status_code == 304


def test_a_clients_query_can_be_asked_of_a_span(client: TestClient) -> None:
    since = "OPTIONAL { ?edge rk:activeFrom ?start }"
    query = f"SELECT ?member ?edge ?start {{ ?edge rk:party ?member {since} }}"
    found = client.post("/networks/query", data={"query": query, "to": "2016-12-31"}).json()
    assert {edge["ties"][0]["start"][:4] for edge in found["edges"]} == {"2015", "2016"}
