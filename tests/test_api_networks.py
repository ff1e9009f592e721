"""Networks over HTTP: the same numbers as everywhere, in every format."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as Et

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.exports import FORMATS, Options, export
from graph.networks import answer, communities, network_names, project
from graph.publish import publish
from graph.settings import Settings
from graph.store import View, open_view

FACTS = Path(__file__).parent / "networks.trig"


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


def test_the_list_names_every_network_and_links_that_work(client: TestClient) -> None:
    listed = client.get("/networks").json()
    assert [row["slug"] for row in listed["results"]] == network_names()
    assert listed["meta"]["count"] == len(network_names())
    for row in listed["results"]:
        assert row["id"].endswith(f"/id/network/{row['slug']}")
        for link in row["links"].values():
            assert client.get(link).status_code == 200, link


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_is_what_the_exports_write(client: TestClient, view: View, name: str) -> None:
    found = client.get(f"/networks/agreements.{name}", params={"as_of": "2018-06-15"})
    network = project(view, "agreements", date(2018, 6, 15))
    assert found.content == export(network, name)
    assert found.headers["content-type"].partition(";")[0] == FORMATS[name].media_type
    media_type = FORMATS[name].media_type
    first = next(key for key, row in FORMATS.items() if row.media_type == media_type)
    accepted = client.get("/networks/agreements", headers={"accept": media_type})
    assert accepted.content == export(project(view, "agreements"), first)


def test_files_hold_communities_colours_sizes_and_parallel_edges(
    client: TestClient, view: View
) -> None:
    asked = {"parallel": "keep", "color": "community", "size": "degree", "seed": "7"}
    options = Options(parallel="keep", color="community", size="degree", seed=7)
    for name in ("json", "gexf", "csv.zip"):
        found = client.get(f"/networks/agreements.{name}", params=asked)
        assert found.content == export(project(view, "agreements"), name, options=options)
    data = client.get("/networks/agreements", params=asked).json()
    assert data["multigraph"] and len(data["edges"]) == 16 == data["graph"]["edges"]
    summed = client.get("/networks/agreements").json()
    assert not summed["multigraph"] and len(summed["edges"]) == 13
    weighed = client.get("/networks/agreements?measures=closeness&weighted=true").json()
    rows = client.get("/networks/agreements/centrality?measures=closeness&weighted=true").json()
    assert {one["id"]: one["closeness"] for one in weighed["nodes"]} == {
        one["id"]: one["closeness"] for one in rows["results"]
    }
    sampled = client.get("/networks/agreements?measures=betweenness&sampling=5&seed=3").json()
    assert (sampled["graph"]["sampling"], sampled["graph"]["seed"]) == (5, 3)
    plain = client.get("/networks/agreements", params={"communities": "leiden"}).json()
    partition = communities(project(view, "agreements"))
    assert [node["community"] for node in plain["nodes"]] == list(partition.membership)
    assert not any("color" in node for node in plain["nodes"])


def test_files_hold_places_that_stay_whatever_else_is_asked(client: TestClient) -> None:
    asked = {"positions": "true", "color": "country"}
    data = client.get("/networks/agreements.graphology.json", params=asked).json()
    places = {n["key"]: (n["attributes"]["x"], n["attributes"]["y"]) for n in data["nodes"]}
    assert len(set(places.values())) == len(places)
    groups = data["attributes"]["groups"]
    assert sum(group["nodes"] for group in groups) == len(places)
    colours = {n["attributes"]["color"] for n in data["nodes"]}
    assert {group["color"] for group in groups} == colours
    sized = client.get("/networks/agreements?positions=true&size=degree&lang=ja").json()
    assert {n["id"]: (n["x"], n["y"]) for n in sized["nodes"]} == places
    gexf = Et.fromstring(client.get("/networks/agreements.gexf?positions=true").content)
    found = {
        node.get("id"): tuple(float(one.get(key, "")) for key in "xy")
        for node in gexf.iter("{http://gexf.net/1.3}node")
        for one in node.iter("{http://gexf.net/1.3/viz}position")
    }
    assert found == places
    # Cytoscape's y grows downwards.
    drawn = client.get("/networks/agreements.cyjs?positions=true").json()["elements"]["nodes"]
    assert {n["data"]["id"]: (n["position"]["x"], -n["position"]["y"]) for n in drawn} == places


def test_a_network_around_something_says_how_far_it_reaches(client: TestClient) -> None:
    about = client.get("/networks/link-j-partners.graphology.json").json()["attributes"]
    assert about["focus"].endswith("/organization/link-j") and about["radius"] == 1
    assert "focus" not in client.get("/networks/agreements.graphology.json").json()["attributes"]


def test_a_page_does_not_wait_for_what_takes_long_nor_is_it_kept(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {"url": "/networks/iconm?size=katz", "headers": {"accept": "text/html"}}
    with monkeypatch.context() as patch:
        patch.setattr("api.web.network._PATIENCE", 0.0)
        early = client.get(**asked)
    assert 'id="working"' in early.text and "etag" not in early.headers
    assert early.headers["cache-control"] == "no-store"
    assert 'id="working"' not in client.get(**asked).text


def test_browsers_get_a_page_and_programs_what_they_got(client: TestClient) -> None:
    page = client.get("/networks/agreements?node=x&view=0,0,1", headers={"accept": "text/html"})
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    same = client.get(
        "/networks/agreements?node=x&view=0,0,1",
        headers={"accept": "text/html", "if-none-match": page.headers["etag"]},
    )
    assert same.status_code == 304
    assert client.get("/networks/agreements?node=x").status_code == 400
    assert client.get("/networks/agreements", headers={"accept": "*/*"}).json()["nodes"]
    listed = client.get("/networks", headers={"accept": "text/html"})
    assert "/networks/link-j-partners" in listed.text
    wrong = client.get("/networks/agreements?color=hue", headers={"accept": "text/html"})
    assert wrong.status_code == 400


@pytest.mark.parametrize(
    "asked",
    [
        "positions=perhaps",
        "parallel=both",
        "communities=louvain",
        "communities=",
        "color=colour",
        "size=fame",
        "seed=-1",
        "sampling=1",
        "weighted=perhaps",
        "theme=blue",
    ],
)
def test_what_a_file_cannot_hold_is_named(client: TestClient, asked: str) -> None:
    for path in ("/networks/agreements.csv", "/networks/agreements.svg"):
        found = client.get(f"{path}?{asked}")
        assert found.status_code == 400
        assert asked.partition("=")[2] in found.json()["detail"]
        assert found.json()["suggestion"]


def test_a_network_is_node_link_json_unless_asked_otherwise(client: TestClient) -> None:
    found = client.get("/networks/link-j-partners").json()
    assert {"nodes", "edges", "graph"} <= set(found)


def test_a_picture_is_well_formed_and_sandboxed(client: TestClient) -> None:
    found = client.get("/networks/agreements.svg")
    assert Et.fromstring(found.text).tag.endswith("svg")
    assert found.headers["content-security-policy"] == "sandbox"


def test_centrality_has_the_numbers_of_the_package(client: TestClient, view: View) -> None:
    found = client.get(
        "/networks/link-j-partners/centrality",
        params={"measures": "degree,betweenness", "as_of": "2018-06-15", "explain": "true"},
    ).json()
    expected = answer(
        view, "link-j-partners", date(2018, 6, 15), ["degree", "betweenness"], explain=True
    )
    assert found["results"] == json.loads(json.dumps(expected.results))
    assert found["meta"] == json.loads(json.dumps(expected.meta))
    first = found["results"][0]
    assert {"id", "slug", "label", "degree", "betweenness", "ties"} <= set(first)
    assert first["id"].startswith("https://") and first["id"].endswith(first["slug"])


def test_names_come_in_the_language_that_is_asked_for(client: TestClient) -> None:
    path = "/networks/agreements/centrality"
    english = client.get(path).json()["results"]
    japanese = client.get(path, params={"lang": "ja"}).json()["results"]
    assert {row["id"] for row in english} == {row["id"] for row in japanese}
    assert {row["label"] for row in english} != {row["label"] for row in japanese}


@pytest.mark.parametrize(
    ("path", "status", "named"),
    [
        ("/networks/agrements", 404, "agreements"),
        ("/networks/agrements/centrality", 404, "agreements"),
        ("/networks/agreements.gefx", 404, "gexf"),
        ("/networks/agreements.edges.cvs", 404, "edges.cvs"),
        ("/networks/agreements?as_of=2018", 400, "2018"),
        ("/networks/agreements?as_of=2018-02-30", 400, "2018-02-30"),
        ("/networks/agreements?as_of=", 400, "as_of"),
        ("/networks/agreements?asof=2018-06-15", 400, "asof"),
        ("/networks/agreements?as_of=2018-01-01&as_of=2019-01-01", 400, "as_of"),
        ("/networks/agreements/centrality?measures=betweeness", 400, "betweeness"),
        ("/networks/agreements/centrality?measure=degree", 400, "measure"),
        ("/networks/agreements/centrality?lang=xx", 400, "xx"),
        ("/networks/agreements/centrality?explain=maybe", 404, "maybe"),
        ("/networks?q=x", 400, "q"),
        ("/networks/%00", 404, ""),
        ("/networks/..%2f..%2fetc%2fpasswd", 404, ""),
        ("/networks/agreements.json%27%3B%20--", 404, ""),
        ("/networks/%E9%80%A3%E6%90%BA", 404, "連携"),
    ],
)
def test_what_does_not_exist_is_named(
    client: TestClient, path: str, status: int, named: str
) -> None:
    found = client.get(path)
    assert found.status_code == status
    assert found.headers["content-type"] == "application/problem+json"
    assert named in found.json()["detail"]
    if status == 400 or named in ("agreements", "gexf"):
        assert found.json()["suggestion"]


def test_an_etag_depends_on_what_is_asked(client: TestClient) -> None:
    paths = [
        "/networks",
        "/networks/agreements",
        "/networks/agreements.csv",
        "/networks/agreements?as_of=2018-06-15",
        "/networks/agreements/centrality",
        "/networks/agreements/centrality?measures=degree",
    ]
    tags = {path: client.get(path).headers["etag"] for path in paths}
    assert len(set(tags.values())) == len(paths)
    for path, tag in tags.items():
        assert client.get(path, headers={"if-none-match": tag}).status_code == 304
