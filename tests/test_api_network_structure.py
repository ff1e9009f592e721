"""Communities, paths, edges and figures of networks over HTTP: what the package says of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.exports import FORMATS, export
from graph.networks import How, ego, project
from graph.networks.structure import communities_of, edges_of, figures_of, paths_of
from graph.publish import publish
from graph.settings import Settings
from graph.store import View, open_view

FACTS = Path(__file__).parent / "networks.trig"
PARTNERS = "/networks/link-j-partners"


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


def test_communities_are_those_of_the_package(client: TestClient, view: View) -> None:
    asked = {"method": "leiden", "seed": "7", "resolution": "0.5", "as_of": "2018-06-30"}
    found = client.get("/networks/agreements/communities", params=asked)
    network = project(view, "agreements", date(2018, 6, 30))
    assert found.json() == as_json(communities_of(network, "leiden", 7, 0.5))
    assert found.json()["results"][0]["community"] == 1


def test_paths_say_by_which_agreements(client: TestClient, view: View) -> None:
    asked = {"source": "ucsd", "target": "organization/one-nucleus", "k": "3", "weighted": "true"}
    found = client.get(f"{PARTNERS}/paths", params=asked).json()
    network = project(view, "link-j-partners")
    assert found == as_json(paths_of(network, "ucsd", "one-nucleus", 3, True))
    first = found["results"][0]
    assert [node["slug"] for node in first["nodes"]] == ["ucsd", "link-j", "one-nucleus"]
    assert all(edge["ties"][0]["label"] for edge in first["edges"])


def test_where_there_is_no_path_it_says_why(client: TestClient) -> None:
    path = "/networks/affiliations"
    groups = client.get(f"{path}/communities?resolution=0.01").json()["results"]
    source, target = (next(r["slug"] for r in groups if r["community"] == n) for n in (1, 2))
    found = client.get(f"{path}/paths", params={"source": source, "target": target})
    assert found.status_code == 200
    assert found.json()["results"] == []
    assert source in found.json()["meta"]["reason"]


def test_edges_have_their_measures(client: TestClient, view: View) -> None:
    found = client.get("/networks/agreements/edges", params={"weighted": "true"}).json()
    assert found == as_json(edges_of(project(view, "agreements"), how=How(weighted=True)))
    assert {"bridge", "edge_betweenness", "ties"} <= set(found["results"][0])


def test_only_the_first_edges_are_told_where_so_many_are_asked_for(client: TestClient) -> None:
    every = client.get("/networks/agreements/edges?measures=edge_betweenness").json()["results"]
    first = client.get("/networks/agreements/edges?measures=edge_betweenness&limit=3").json()
    assert first["results"] == every[:3]
    assert first["meta"]["count"] == 3


def test_figures_are_those_of_the_package(client: TestClient, view: View) -> None:
    found = client.get("/networks/affiliations/figures", params={"lang": "ja"}).json()
    assert found == as_json(figures_of(project(view, "affiliations"), lang="ja"))
    named = {row["name"]: row for row in found["results"]}
    assert named["diameter"]["value"] is None
    assert named["diameter"]["parts"]
    assert named["density"]["label"] == "密度"


@pytest.mark.parametrize("form", ["json", "graphml", "svg"])
def test_what_is_around_a_node_is_a_network(client: TestClient, view: View, form: str) -> None:
    expected = export(ego(project(view, "agreements"), "medcity", 2), form)
    found = client.get(f"/networks/agreements/ego.{form}", params={"node": "medcity", "radius": 2})
    assert found.content == expected
    accepted = client.get(
        "/networks/agreements/ego",
        params={"node": "medcity", "radius": 2},
        headers={"accept": FORMATS[form].media_type},
    )
    assert accepted.content == expected


@pytest.mark.parametrize(
    ("path", "status", "named", "suggested"),
    [
        ("communities?method=leyden", 400, "leyden", "leiden"),
        ("communities?resolution=much", 400, "resolution=much", "resolution"),
        ("communities?resolution=0", 400, "resolution=0", "1 is usual"),
        ("communities?seed=-1", 400, "seed=-1", "seed"),
        ("communities?asof=2018-01-01", 400, "asof", "as_of"),
        ("paths?source=ucsd", 400, "target is missing", "openapi"),
        ("paths?source=ucsd&target=one-nukleus", 404, "one-nukleus", "one-nucleus"),
        ("paths?source=ucsd&target=link-j&k=0", 400, "k=0", "1 to 100"),
        ("paths?source=ucsd&target=link-j&k=1e9", 400, "k=1e9", "k=10"),
        ("paths?source=ucsd&target=link-j&weighted=maybe", 400, "maybe", "weighted=true"),
        ("ego?node=link-i", 404, "link-i", "link-j"),
        ("ego?node=link-j&radius=99", 400, "radius=99", "1 to 20"),
        ("ego.gefx?node=link-j", 404, "gefx", "gexf"),
        ("edges?measures=bridges", 400, "bridges", "bridge"),
        ("figures?measures=density", 400, "measures", "weighted"),
    ],
)
def test_what_makes_no_sense_is_named(
    client: TestClient, path: str, status: int, named: str, suggested: str
) -> None:
    found = client.get(f"{PARTNERS}/{path}")
    assert found.status_code == status
    assert found.headers["content-type"] == "application/problem+json"
    assert named in found.json()["detail"]
    assert suggested in found.json()["suggestion"]


@pytest.mark.parametrize("what", ["communities", "figures", "edges"])
def test_an_answer_is_not_sent_again(client: TestClient, what: str) -> None:
    first = client.get(f"{PARTNERS}/{what}")
    assert first.status_code == 200
    again = client.get(f"{PARTNERS}/{what}", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    other = client.get(f"{PARTNERS}/{what}?as_of=2018-06-30")
    assert other.headers["etag"] != first.headers["etag"]
