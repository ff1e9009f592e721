"""How the service is run: its log, its limits, how it stops, and how it takes up a new graph."""

import io
import json
import logging
import logging.config
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx2
import pytest
from fastapi.testclient import TestClient
from structlog.contextvars import bound_contextvars

from api.app import create_app
from graph.errors import BadRequest
from graph.logs import of_others
from graph.publish import publish
from graph.settings import Settings
from tests.server import renkei

QUERY = {"query": "ASK { ?s ?p ?o }"}
PAIRS = {"query": "SELECT ?c ?f { ?a ?b ?c . ?d ?e ?f }", "format": "csv"}


def graph(store: Path, size: int = 3) -> Path:
    facts = " ".join(f"<a:{n}> <a:p> {n} ." for n in range(size))
    publish(store, {"x.trig": f"GRAPH <a:g> {{ {facts} }}".encode()}, vocabulary={})
    return store


def events(log: Path, name: str = "request") -> list[dict[str, Any]]:
    """The lines of a log that begin so, each of which must be JSON."""
    lines = map(json.loads, log.read_text("utf-8").splitlines())
    return [one for one in lines if one["event"].startswith(name)]


def test_each_request_is_a_line_of_the_log_under_its_name(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with renkei(graph(tmp_path / "store"), log) as (client, _):
        named = client.get("/sparql", params=QUERY, headers={"X-Request-Id": "from-a-proxy.7"})
        assert named.headers["x-request-id"] == "from-a-proxy.7"
        again = client.get("/sparql", params=QUERY)
        forged = client.get("/healthz", headers={"X-Request-Id": 'x","status":200'})
        assert len(forged.headers["x-request-id"]) == 32
        broken = client.get("/sparql", params={"query": "ASK { \n"})
        assert broken.status_code == 400
    found = {one["request_id"]: one for one in events(log)}
    asked = found["from-a-proxy.7"]
    assert asked["status"] == 200 and asked["method"] == "GET" and asked["path"] == "/sparql"
    assert asked["query"].startswith("query=ASK") and asked["bytes"] == len(named.content)
    assert 0 < asked["seconds"] < 60 and asked["client"] == "127.0.0.1"
    assert asked["query_id"] == named.headers["query-id"] and asked["timestamp"].endswith("Z")
    # What is given again from memory was no query.
    assert "query_id" not in found[again.headers["x-request-id"]]
    assert found[broken.headers["x-request-id"]]["problem"] == "query-syntax"
    assert found[forged.headers["x-request-id"]]["path"] == "/healthz"


def test_an_answer_that_ends_early_is_told_of(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with renkei(graph(tmp_path / "store", 400), log) as (client, _):
        long = {"query": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "timeout": "0.5"}
        with pytest.raises(httpx2.TransportError):
            client.get("/sparql", params=long)
    (told,) = [one for one in events(log) if one["path"] == "/sparql"]
    assert told["cut_short"] is True and told["status"] == 200 and told["bytes"] > 0
    (why,) = events(log, "answer cut short at /sparql")
    assert why["request_id"] == told["request_id"] and why["level"] == "warning"


def test_requests_need_not_be_told(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with renkei(graph(tmp_path / "store"), log, log="off") as (client, _):
        assert client.get("/sparql", params=QUERY).status_code == 200
    assert events(log) == []


def test_what_others_log_is_told_alike_with_the_name_of_the_request() -> None:
    out = io.StringIO()
    told = of_others("json")
    told["handlers"]["stderr"]["stream"] = out
    logger, before = logging.getLogger("renkei.tried"), logging.getLogger().handlers[:]
    try:
        logging.config.dictConfig(told)
        with bound_contextvars(request_id="r7"):
            try:
                raise ValueError("川崎")
            except ValueError:
                logger.exception("went wrong at %s", "/x")
    finally:
        logging.getLogger().handlers[:] = before
    (line,) = map(json.loads, out.getvalue().splitlines())
    assert line["event"] == "went wrong at /x" and line["level"] == "error"
    assert line["request_id"] == "r7" and line["logger"] == "renkei.tried"
    assert line["exception"].endswith("ValueError: 川崎")


def test_a_form_of_the_log_that_is_none_is_refused(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with pytest.raises(AssertionError), renkei(graph(tmp_path / "store"), log, log="xml"):
        pass
    assert "RENKEI_LOG=xml" in log.read_text("utf-8")


def test_a_service_that_is_stopped_finishes_its_answers(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with renkei(graph(tmp_path / "store", 1_000), log) as (client, server):
        with client.stream("GET", "/sparql", params=PAIRS) as answer:
            pieces = answer.iter_bytes()
            lines = next(pieces).count(b"\n")
            server.send_signal(signal.SIGTERM)
            _wait_until_refused(client)
            lines += sum(piece.count(b"\n") for piece in pieces)
        assert lines == 1_000 * 1_000 + 1
        assert server.wait(20) in (0, -signal.SIGTERM)


def _wait_until_refused(client: httpx2.Client) -> None:
    for _ in range(200):
        try:
            httpx2.get(f"{client.base_url}/healthz")
        except httpx2.TransportError:
            return
        time.sleep(0.05)
    raise AssertionError("a service that stops still takes requests")


def test_a_new_graph_is_taken_up_under_load_without_a_failed_request(tmp_path: Path) -> None:
    store = graph(tmp_path / "store", 1)
    over = threading.Event()

    def ask(number: int) -> set[tuple[int, str]]:
        """Versions and what each says; every other question is one that nobody asked before."""
        seen: set[tuple[int, str]] = set()
        with httpx2.Client(base_url=address, timeout=60) as own:
            while not over.is_set():
                new = f" # {number} {time.perf_counter()}" if number % 2 else ""
                text = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }" + new
                answer = own.get("/sparql", params={"query": text, "format": "csv"})
                assert answer.status_code == 200, answer.text
                seen.add((int(answer.text.split()[1]), answer.headers["renkei-version"]))
                assert own.get("/readyz").status_code == 200
        return seen

    with renkei(store, tmp_path / "log") as (client, _), ThreadPoolExecutor(4) as threads:
        address = str(client.base_url)
        asking = [threads.submit(ask, number) for number in range(4)]
        try:
            for size in range(2, 8):
                time.sleep(0.4)
                graph(store, size)
            time.sleep(0.4)
        finally:
            over.set()
        seen = set.union(*(one.result() for one in asking))
    assert {size for size, _ in seen} == set(range(1, 8))


def test_a_client_may_not_ask_more_often_than_the_operator_set(tmp_path: Path) -> None:
    app = create_app(Settings(store=graph(tmp_path), rate_limit="5/minute"))

    def statuses(address: str, times: int, path: str = "/networks") -> list[int]:
        with TestClient(app, client=(address, 1)) as client:
            return [client.get(path).status_code for _ in range(times)]

    assert statuses("192.0.2.1", 7) == [200] * 5 + [429] * 2
    assert statuses("192.0.2.1", 9, "/healthz") == [200] * 9
    assert statuses("192.0.2.2", 1) == [200]
    assert statuses("2001:db8::1", 5) == [200] * 5
    assert statuses("2001:db8::2", 1) == [429] and statuses("2001:db8:0:1::", 1) == [200]
    with TestClient(app, client=("192.0.2.1", 1)) as client:
        refused = client.get("/sparql", params=QUERY, headers={"Origin": "https://example.org"})
        assert refused.headers["renkei-version"] and refused.headers["x-request-id"]
        assert refused.json()["type"].endswith("/problem/too-often")
        assert 1 <= int(refused.headers["retry-after"]) <= 60
        assert refused.headers["access-control-allow-origin"] == "*"
        assert 'type="too-often"' in client.get("/metrics").text


@pytest.mark.parametrize("limit", ["often", "0/minute", "5/fortnight"])
def test_a_limit_that_is_none_is_refused(tmp_path: Path, limit: str) -> None:
    with pytest.raises(BadRequest, match="RENKEI_RATE_LIMIT"):
        create_app(Settings(store=tmp_path, rate_limit=limit))
