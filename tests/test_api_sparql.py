"""The SPARQL endpoint, as clients of all kinds meet it."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.formats import GRAPHS, RESULTS, Format
from graph.publish import publish
from graph.settings import Settings
from tests.markup import foreign_scripts

FUKUDA = "https://w3id.org/renkei/id/person/福田紀彦"
FACTS = f"""
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
GRAPH <https://w3id.org/renkei/graph/x> {{
  <{FUKUDA}> rdfs:label "福田 紀彦"@ja .
  {" ".join(f"<a:{n}> <a:p> {n} ." for n in range(300))}
}}
GRAPH <https://w3id.org/renkei/graph/x/provenance> {{ <a:s> <a:hidden> 1 }}
"""
SELECT = f"SELECT ?name {{ <{FUKUDA}> rdfs:label ?name }}"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    publish(folder, {"x.trig": FACTS.encode()}, vocabulary={})
    return folder


@pytest.fixture(scope="module")
def client(store: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(store=store, query_timeout_max=5))) as client:
        yield client


def problem(response: Any, status: int) -> dict[str, object]:
    """The problem that a response is, checked for what every problem has."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    content: dict[str, object] = response.json()
    assert {"type", "title", "status", "detail", "instance"} <= set(content)
    assert content["status"] == status
    return content


def test_the_same_query_by_get_form_and_direct_post(client: TestClient) -> None:
    direct = {"content-type": "application/sparql-query"}
    answers = [
        client.get("/sparql", params={"query": SELECT}),
        client.get(f"/sparql?query={quote(SELECT)}"),
        client.post("/sparql", data={"query": SELECT}),
        client.post("/sparql", content=SELECT.encode(), headers=direct),
    ]
    for answer in answers:
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "application/sparql-results+json"
        (row,) = answer.json()["results"]["bindings"]
        assert row["name"]["value"] == "福田 紀彦"
    assert len({answer.headers["etag"] for answer in answers}) == 1


@pytest.mark.parametrize("format_", [*RESULTS, *GRAPHS], ids=lambda f: f.media_type)
def test_every_format_by_accept_and_by_name(client: TestClient, format_: Format) -> None:
    query = SELECT if format_ in RESULTS else f"DESCRIBE <{FUKUDA}>"
    media_type, name = format_.media_type, format_.name
    by_accept = client.get("/sparql", params={"query": query}, headers={"accept": media_type})
    by_name = client.get("/sparql", params={"query": query, "format": name})
    for answer in (by_accept, by_name):
        assert answer.status_code == 200
        assert answer.headers["content-type"].partition(";")[0] == media_type
    assert by_accept.content == by_name.content


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("text/csv;q=0.3, application/sparql-results+xml;q=0.8", "application/sparql-results+xml"),
        ("text/*", "text/csv"),
        ("*/*", "application/sparql-results+json"),
        ("", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("*/*;q=0.1, application/sparql-results+json;q=0, text/csv", "text/csv"),
        ("garbage, ;;;, text/csv;q=x, text/tab-separated-values", "text/tab-separated-values"),
        (BROWSER, "text/html"),
    ],
)
def test_accept_is_weighed(client: TestClient, accept: str, expected: str) -> None:
    answer = client.get("/sparql", params={"query": SELECT}, headers={"accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == expected
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize("accept", ["image/png", "text/turtle", "nonsense", "*/*;q=0", "," * 5000])
def test_what_cannot_be_accepted_is_a_406_that_lists_what_can(
    client: TestClient, accept: str
) -> None:
    answer = client.get("/sparql", params={"query": SELECT}, headers={"accept": accept})
    assert "text/csv" in str(problem(answer, 406)["suggestion"])


def test_a_syntax_error_has_line_column_and_suggestion(client: TestClient) -> None:
    query = "SELECT ?x {\n  ?x shema:name ?y }"
    found = problem(client.get("/sparql", params={"query": query}), 400)
    assert (found["line"], found["column"]) == (2, 6)
    assert "schema:" in str(found["suggestion"])
    assert str(found["type"]).endswith("/query-syntax")


@pytest.mark.parametrize(
    "send",
    [
        lambda c: c.get("/sparql", params={"query": "CLEAR ALL"}),
        lambda c: c.get("/sparql", params={"update": "CLEAR ALL"}),
        lambda c: c.post("/sparql", data={"update": "CLEAR ALL"}),
        lambda c: c.post("/sparql", data={"query": "INSERT DATA { <a:b> <a:c> 1 }"}),
        lambda c: c.post(
            "/sparql",
            content=b"CLEAR ALL",
            headers={"content-type": "application/sparql-update; charset=utf-8"},
        ),
    ],
)
def test_an_update_is_forbidden_however_it_is_sent(
    client: TestClient, send: Callable[[TestClient], Any]
) -> None:
    problem(send(client), 403)


def test_service_is_refused(client: TestClient) -> None:
    query = "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"
    assert "SERVICE" in str(problem(client.get("/sparql", params={"query": query}), 400)["detail"])


def test_graphs_of_the_protocol_choose_the_dataset(client: TestClient) -> None:
    query = "SELECT ?o { ?s <a:hidden> ?o }"
    graph = "https://w3id.org/renkei/graph/x/provenance"
    csv = {"accept": "text/csv"}
    plain = client.get("/sparql", params={"query": query}, headers=csv)
    chosen = client.get(
        "/sparql", params={"query": query, "default-graph-uri": [graph, "a:none"]}, headers=csv
    )
    assert (plain.text, chosen.text) == ("o\r\n", "o\r\n1\r\n")
    problem(client.get("/sparql", params={"query": query, "named-graph-uri": "no iri"}), 400)


@pytest.mark.parametrize(
    ("parameters", "named"),
    [
        ({"qeury": SELECT}, "qeury"),
        ({"query": SELECT, "timeuot": "1"}, "timeuot"),
        ({"query": SELECT, "timeout": "soon"}, "timeout"),
        ({"query": SELECT, "timeout": "-1"}, "timeout"),
        ({"query": SELECT, "timeout": "nan"}, "timeout"),
        ({"query": [SELECT, SELECT]}, "query"),
        ({"query": SELECT, "format": "jsn"}, "jsn"),
        ({"query": SELECT, "<script>": "1"}, "<script>"),
        ({"default-graph-uri": "a:b"}, "query"),
    ],
)
def test_a_parameter_that_makes_no_sense_is_named(
    client: TestClient, parameters: dict[str, str], named: str
) -> None:
    assert named in str(problem(client.get("/sparql", params=parameters), 400)["detail"])


def test_a_body_of_another_kind_is_a_415(client: TestClient) -> None:
    problem(client.post("/sparql", json={"query": SELECT}), 415)
    problem(client.post("/sparql", files={"query": b"ASK {}"}), 415)
    problem(client.post("/sparql", content=b"ASK {}"), 415)


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"\xff\xfe", 400),
        (b"ASK { FILTER('\xed\xa0\x80' = '') }", 400),
        (b"\x00", 400),
        (b"", 400),
        (b"ASK { FILTER('a\x00b' = 'a') }", 200),
        (b"\xef\xbb\xbfASK {}", 200),
        (b"ASK {} #" + b"x" * 2**20, 413),
        (b"ASK {} #" + b"x" * 2**22, 413),
        (b"ASK " + b"{" * 50_000 + b"}" * 50_000, 503),
        (b"SELECT * { ?" + b"a" * 500_000 + b" ?p ?o } LIMIT 1", 200),
    ],
    ids=lambda value: str(value)[:20],
)
def test_hostile_bodies_get_an_answer(client: TestClient, content: bytes, status: int) -> None:
    headers = {"content-type": "application/sparql-query"}
    assert client.post("/sparql", content=content, headers=headers).status_code == status


def test_a_query_string_that_is_not_utf8_is_a_400(client: TestClient) -> None:
    problem(client.get("/sparql?query=ASK%20%7B%7D%ff"), 400)


def test_an_error_repeats_no_more_than_it_should(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": "SELECT <script>" + "x" * 5000})
    assert len(answer.content) < 600


def test_a_query_is_stopped_at_its_limit_and_others_go_on(client: TestClient) -> None:
    def slow() -> tuple[float, Any]:
        began = time.monotonic()
        answer = client.get("/sparql", params={"query": ENDLESS, "timeout": "1"})
        return time.monotonic() - began, answer

    with ThreadPoolExecutor(6) as threads:
        stopped = [threads.submit(slow) for _ in range(5)]
        time.sleep(0.1)
        began = time.monotonic()
        assert client.get("/healthz").status_code == 200
        assert client.get("/readyz").status_code == 200
        assert time.monotonic() - began < 0.8
    for future in stopped:
        seconds, answer = future.result()
        assert seconds < 2
        assert "timeout" in str(problem(answer, 503)["type"])
        assert answer.headers["retry-after"]
    assert client.get("/sparql", params={"query": SELECT}).status_code == 200


def test_an_etag_spares_the_same_answer(client: TestClient) -> None:
    first = client.get("/sparql", params={"query": SELECT})
    tag = first.headers["etag"]
    assert tag.startswith('"')
    for known in (tag, f'"other", {tag}', f"W/{tag}", "*"):
        again = client.get("/sparql", params={"query": SELECT}, headers={"if-none-match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    other = client.get("/sparql", params={"query": SELECT, "format": "csv"})
    assert other.headers["etag"] != tag


def test_an_answer_of_chance_is_never_taken_for_the_same(client: TestClient) -> None:
    parameters = {"query": "SELECT (UUID() AS ?id) {}"}
    first = client.get("/sparql", params=parameters)
    again = client.get(
        "/sparql", params=parameters, headers={"if-none-match": first.headers["etag"]}
    )
    assert again.status_code == 200 and again.headers["etag"] != first.headers["etag"]


def test_head_is_get_without_the_body(client: TestClient) -> None:
    get = client.get("/sparql", params={"query": SELECT})
    head = client.head("/sparql", params={"query": SELECT})
    assert head.status_code == 200 and head.content == b""
    for name in ("etag", "content-type", "content-length"):
        assert head.headers[name] == get.headers[name]


def test_without_a_query_programs_get_the_service_description(client: TestClient) -> None:
    answer = client.get("/sparql")
    assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
    assert "SPARQL11Query" in answer.text and "graph/x/provenance" in answer.text
    rdf = client.get("/sparql", headers={"accept": "application/ld+json"})
    assert rdf.json()


def test_without_a_query_browsers_get_a_form_that_needs_nothing(client: TestClient) -> None:
    answer = client.get("/sparql", headers={"accept": BROWSER})
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert '<form action="/sparql" method="get">' in answer.text
    assert not foreign_scripts(answer.text)
    assert "http" not in answer.text.partition("<body>")[0]
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_browser_sees_the_result_and_markup_stays_text(client: TestClient) -> None:
    query = 'SELECT ("<script>alert(1)</script>" AS ?x) {}'
    answer = client.get("/sparql", params={"query": query, "format": "html"})
    assert answer.status_code == 200
    assert "&lt;script&gt;" in answer.text and "<script>" not in answer.text


def test_a_new_graph_is_served_without_a_restart(tmp_path: Path) -> None:
    count = {"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "format": "csv"}
    with TestClient(create_app(Settings(store=tmp_path))) as client:
        problem(client.get("/sparql", params=count), 503)
        versions = []
        for size in (1, 2, 3, 4):
            facts = " ".join(f"<a:{n}> <a:p> {n} ." for n in range(size))
            publish(tmp_path, {"x.trig": f"GRAPH <a:g> {{ {facts} }}".encode()}, vocabulary={})
            answer = client.get("/sparql", params=count)
            assert answer.text == f"n\r\n{size}\r\n"
            versions.append((answer.headers["renkei-version"], answer.headers["etag"]))
        assert len(set(versions)) == 4
