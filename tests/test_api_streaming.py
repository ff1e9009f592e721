"""Large answers and long queries, as a client of a real server meets them."""

import asyncio
import json
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote, urlencode

import httpx2
import pytest
from starlette.types import Message

from api.app import create_app
from api.deps import Services
from graph.publish import publish
from graph.settings import Settings
from tests.server import serving

FACTS = " ".join(f"<a:{n}> <a:p> {n} ." for n in range(400))
TRIPLES = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
ENDLESS = f"SELECT (COUNT(*) AS ?n) {TRIPLES}"
LONG = f"SELECT ?c {TRIPLES}"
SHORT = "ASK { ?s ?p 7 }"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx2.Client]:
    store = tmp_path_factory.mktemp("store")
    publish(store, {"x.trig": f"GRAPH <a:g> {{ {FACTS} }}".encode()}, vocabulary={})
    with serving(store, query_timeout_max=20) as client:
        yield client


def asking(query: str, **more: str) -> dict[str, str]:
    return {"query": query, "format": "csv", **more}


def test_a_large_answer_arrives_whole(client: httpx2.Client) -> None:
    query = "SELECT ?c ?f { ?a ?b ?c . ?d ?e ?f }"
    answer = client.get("/sparql", params=asking(query))
    assert answer.headers["transfer-encoding"] == "chunked" and answer.headers["etag"]
    assert answer.text.count("\r\n") == 400 * 400 + 1


def test_rows_come_before_the_last_is_found(client: httpx2.Client) -> None:
    with client.stream("GET", "/sparql", params=asking(LONG, timeout="20")) as answer:
        pieces = answer.iter_bytes()
        assert next(pieces).startswith(b"c\r\n")
        assert client.get("/sparql/running").json()["meta"]["count"] == 1
    # Who hangs up ends the query.
    _wait_until_nothing_runs(client)


def test_an_answer_cut_short_cannot_be_mistaken_for_a_whole_one(client: httpx2.Client) -> None:
    with (
        client.stream("GET", "/sparql", params=asking(LONG, timeout="1")) as answer,
        pytest.raises(httpx2.RemoteProtocolError),
    ):
        assert answer.status_code == 200
        for _ in answer.iter_bytes():
            pass
    assert client.get("/sparql", params=asking(SHORT)).text == "true"


def test_a_client_without_chunks_gets_a_whole_answer_or_none(client: httpx2.Client) -> None:
    few = _as_http_1_0(client, "SELECT ?c ?f { ?a ?b ?c . ?d ?e ?f }")
    assert few.startswith(b"HTTP/1.1 200") and few.count(b"\r\n", few.index(b"c,f")) == 160_001
    many = _as_http_1_0(client, LONG)
    assert many.startswith(b"HTTP/1.1 503") and b"too large for one piece" in many


def _as_http_1_0(client: httpx2.Client, query: str) -> bytes:
    path = f"/sparql?format=csv&timeout=20&query={quote(query)}"
    address = (client.base_url.host, client.base_url.port or 80)
    with socket.create_connection(address) as connection:
        connection.sendall(f"GET {path} HTTP/1.0\r\n\r\n".encode())
        with connection.makefile("rb") as stream:
            return stream.read()


def test_short_queries_are_answered_beside_sixteen_endless_ones(client: httpx2.Client) -> None:
    def endless() -> int:
        return client.get("/sparql", params=asking(ENDLESS, timeout="6")).status_code

    with ThreadPoolExecutor(16) as threads:
        stopped = [threads.submit(endless) for _ in range(16)]
        time.sleep(2)
        for number in range(20):
            query = f"ASK {{ ?s ?p {number} }}"
            assert client.get("/sparql", params=asking(query)).status_code == 200
        # Each by turns with sixteen others would have outlasted these.
        assert client.get("/sparql/running").json()["meta"]["count"] == 16
    assert [future.result() for future in stopped] == [503] * 16


def test_what_runs_is_listed_and_can_be_cancelled(client: httpx2.Client) -> None:
    answers: list[httpx2.Response] = []
    headers = {"Query-Id": "mine-1"}

    def ask() -> None:
        answers.append(client.get("/sparql", params=asking(ENDLESS), headers=headers))

    thread = threading.Thread(target=ask)
    thread.start()
    for _ in range(100):
        (listed,) = client.get("/sparql/running").json()["results"] or [None]
        if listed:
            break
        time.sleep(0.05)
    assert (listed["id"], listed["query"]) == ("mine-1", ENDLESS)
    assert client.delete("/sparql/running/mine-1").status_code == 204
    thread.join(5)
    (answer,) = answers
    assert answer.status_code == 503 and "cancelled" in answer.json()["detail"]
    gone = client.delete("/sparql/running/mine-1")
    assert gone.status_code == 404 and gone.headers["content-type"] == "application/problem+json"


def test_answers_carry_the_name_of_their_query(client: httpx2.Client) -> None:
    named = client.get("/sparql", params=asking("ASK { 1 ?p 2 }"), headers={"Query-Id": "q.7"})
    assert named.headers["query-id"] == "q.7"
    assert len(client.get("/sparql", params=asking("ASK { 3 ?p 4 }")).headers["query-id"]) == 32
    bad = client.get("/sparql", params=asking("ASK { 5 ?p 6 }"), headers={"Query-Id": "a b"})
    assert bad.status_code == 400 and "Query-Id" in bad.json()["detail"]


def _wait_until_nothing_runs(client: httpx2.Client) -> None:
    for _ in range(100):
        if not client.get("/sparql/running").json()["results"]:
            return
        time.sleep(0.05)
    raise AssertionError("a query goes on")


def test_only_the_operator_sees_what_runs_where_there_is_a_token(tmp_path: Path) -> None:
    publish(tmp_path, {"x.trig": f"GRAPH <a:g> {{ {FACTS} }}".encode()}, vocabulary={})
    with serving(tmp_path, token="secret") as client:
        refused = client.get("/sparql/running")
        assert refused.status_code == 401 and refused.headers["www-authenticate"] == "Bearer"
        wrong = client.get("/sparql/running", headers={"Authorization": "Bearer other"})
        assert wrong.status_code == 401
        right = client.get("/sparql/running", headers={"Authorization": "Bearer secret"})
        assert right.json() == {"meta": {"count": 0}, "results": []}


def test_a_remembered_answer_is_the_same_in_every_form(client: httpx2.Client) -> None:
    query = "SELECT ?s { ?s ?p 9 }"
    first = client.get("/sparql", params={"query": query})
    again = client.get("/sparql", params={"query": query})
    posted = [client.post("/sparql", data={"query": query}) for _ in range(2)]
    assert {one.content for one in (first, again, *posted)} == {first.content}
    assert {one.headers["etag"] for one in (first, again, *posted)} == {first.headers["etag"]}
    assert again.headers["content-type"] == first.headers["content-type"]
    head = client.head("/sparql", params={"query": query})
    assert head.headers["content-length"] == first.headers["content-length"]
    other = client.get("/sparql", params={"query": query}, headers={"accept": "text/csv"})
    assert other.headers["content-type"].startswith("text/csv")
    known = client.get(
        "/sparql", params={"query": query}, headers={"if-none-match": first.headers["etag"]}
    )
    assert known.status_code == 304 and json.loads(first.content)


def test_a_client_that_hangs_up_ends_its_query(client: httpx2.Client) -> None:
    path = f"/sparql?timeout=20&query={quote(ENDLESS)}"
    address = (client.base_url.host, client.base_url.port or 80)
    with socket.create_connection(address) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        while not client.get("/sparql/running").json()["results"]:
            time.sleep(0.05)
    _wait_until_nothing_runs(client)
    gone = 'renkei_problems_total{type="client-gone"} 1.0'
    assert gone in client.get("/metrics").text


def test_head_of_a_large_answer_does_not_wait_for_it(client: httpx2.Client) -> None:
    head = client.head("/sparql", params=asking(LONG, timeout="20"))
    assert head.status_code == 200 and head.headers["etag"] and head.content == b""
    _wait_until_nothing_runs(client)


def test_a_client_that_goes_before_the_first_piece_leaves_nothing_running(tmp_path: Path) -> None:
    publish(tmp_path, {"x.trig": f"GRAPH <a:g> {{ {FACTS} }}".encode()}, vocabulary={})
    app = create_app(Settings(store=tmp_path))
    query = urlencode(asking(LONG, timeout="20")).encode()
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "method": "GET",
        "http_version": "1.1",
        "scheme": "http",
        "path": "/sparql",
        "query_string": query,
        "headers": [(b"host", b"x")],
        "server": ("x", 80),
        "client": ("y", 1),
    }

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(_: Message) -> None:
        raise OSError("gone")

    async def main() -> None:
        services: Services = app.state.services
        await services.start()
        try:
            with suppress(Exception):
                await app(scope, receive, send)
            assert not list(services.pool.running())
        finally:
            await services.stop()

    asyncio.run(main())
