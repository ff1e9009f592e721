"""The service around the graph: health, errors, headers, descriptions, documentation."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.app import create_app
from graph.publish import publish
from graph.settings import PROJECT, Settings
from tests.server import serving

FACTS = b'GRAPH <https://w3id.org/renkei/graph/x> { <a:s> a <a:C> ; <a:p> "x" }'


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    publish(folder, {"x.trig": FACTS}, report={"conforms": True})
    return folder


@pytest.fixture(scope="module")
def app(store: Path) -> FastAPI:
    return create_app(Settings(store=store))


@pytest.fixture(scope="module")
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app) as client:
        yield client


def test_a_service_without_a_graph_is_alive_but_not_ready(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(store=tmp_path / "none"))) as client:
        assert client.get("/healthz").json() == {"status": "ok"}
        for path in ("/readyz", "/networks", "/ontology", "/networks/agreements"):
            answer = client.get(path)
            assert answer.status_code == 503
            assert "renkei build" in answer.json()["suggestion"]
        assert client.get("/").json()["meta"] == {"version": None}


def test_a_service_with_a_graph_is_ready(client: TestClient) -> None:
    state = client.get("/readyz").json()
    assert state["status"] == "ready" and re.fullmatch("[0-9a-f]{16}", state["version"])


@pytest.mark.parametrize(
    ("path", "suggestion"),
    [("/network", "/networks"), ("/sparkl", "/sparql"), ("/ontolgy", "/ontology"), ("/x", "/")],
)
def test_an_unknown_path_is_a_problem_that_suggests(
    client: TestClient, path: str, suggestion: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert suggestion in answer.json()["suggestion"]
    assert answer.json()["instance"] == path


def test_a_method_that_a_path_does_not_take_is_a_405_that_says_which(client: TestClient) -> None:
    answer = client.put("/sparql")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, POST"
    assert client.delete("/networks/agreements").headers["allow"] == "GET, HEAD"
    assert client.post("/healthz").json()["title"] == "Method not allowed"


def test_an_unexpected_error_shows_no_trace(store: Path, caplog: pytest.LogCaptureFixture) -> None:
    app = create_app(Settings(store=store))

    @app.get("/broken")
    def broken() -> None:
        raise ZeroDivisionError("secret")

    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get("/broken")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "secret" not in answer.text and "Traceback" not in answer.text
    assert "/broken" in caplog.text


@pytest.mark.parametrize(
    "path", ["/", "/sparql", "/networks", "/ontology", "/validation", "/openapi.json"]
)
def test_an_answer_is_not_sent_twice_to_who_has_it(client: TestClient, path: str) -> None:
    tag = client.get(path).headers["etag"]
    again = client.get(path, headers={"if-none-match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)


@pytest.mark.parametrize(
    "path", ["/", "/sparql", "/networks", "/healthz", "/ontology", "/nothing", "/openapi.json"]
)
def test_every_answer_says_the_version_and_may_be_read_from_anywhere(
    client: TestClient, path: str
) -> None:
    version = client.get("/readyz").json()["version"]
    answer = client.get(path, headers={"origin": "https://example.org"})
    assert answer.headers["renkei-version"] == version
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/ontology", "/shapes", "/.well-known/void"])
def test_descriptions_are_rdf_in_every_format(client: TestClient, path: str) -> None:
    turtle = client.get(path)
    assert turtle.headers["content-type"] == "text/turtle; charset=utf-8"
    assert list(pyoxigraph.parse(turtle.content, pyoxigraph.RdfFormat.TURTLE))
    json_ld = client.get(path, headers={"accept": "application/ld+json"})
    assert list(pyoxigraph.parse(json_ld.content, pyoxigraph.RdfFormat.JSON_LD))
    assert client.get(path, headers={"accept": "image/png"}).status_code == 406
    same = client.get(path, headers={"if-none-match": turtle.headers["etag"]})
    assert same.status_code == 304
    assert client.get(path, params={"x": "1"}).status_code == 400


def test_void_counts_the_default_graph(client: TestClient) -> None:
    text = client.get("/.well-known/void").text
    assert "void:triples 2" in text and "void:classPartition" in text


def test_a_hostile_host_is_refused(client: TestClient) -> None:
    answer = client.get("/.well-known/void", headers={"host": 'a"><b>'})
    assert answer.status_code in (200, 400)
    assert '"><b>' not in answer.text


def test_the_validation_report_is_that_of_the_store(client: TestClient) -> None:
    assert client.get("/validation").json() == {"conforms": True}


def test_the_start_page_links_to_what_exists(client: TestClient) -> None:
    for link in client.get("/").json()["links"]:
        assert client.get(link).status_code == 200
    page = client.get("/", headers={"accept": "text/html"})
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert 'href="/networks"' in page.text


def test_openapi_describes_every_answer(client: TestClient) -> None:
    schema = client.get("/openapi.json").json()
    assert "Problem" in schema["components"]["schemas"]
    for path, methods in schema["paths"].items():
        for method in methods.values():
            assert method.get("description"), path
            if path != "/healthz":
                assert "application/problem+json" in method["responses"]["default"]["content"]
            assert "422" not in method["responses"]
    assert len(schema["paths"]["/sparql"]["get"]["parameters"]) == 6


def test_every_route_is_documented_and_every_documented_route_exists(client: TestClient) -> None:
    paths = set(client.get("/openapi.json").json()["paths"])
    text = (PROJECT / "docs" / "api.md").read_text(encoding="utf-8")
    headings = "\n".join(re.findall(r"^## .+$", text, re.MULTILINE))
    assert set(re.findall(r"`([^`]+)`", headings)) == paths


def test_a_real_server_answers_and_stops(store: Path) -> None:
    with serving(store) as client:
        query = 'SELECT ("連携" AS ?x) {}'
        answer = client.get("/sparql", params={"query": query})
        assert answer.json()["results"]["bindings"][0]["x"]["value"] == "連携"
        assert client.head("/networks").content == b""
        assert client.get("/sparql?query=" + "x" * 60_000).status_code == 400
        assert json.loads(client.get("/readyz").text)["status"] == "ready"
