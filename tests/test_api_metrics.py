"""What the service measures of itself, as Prometheus reads it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from fastapi.testclient import TestClient
from prometheus_client.openmetrics.parser import text_string_to_metric_families as openmetrics
from prometheus_client.parser import text_string_to_metric_families as prometheus

from api.app import create_app
from graph.publish import publish
from graph.settings import PROJECT, Settings

FACTS = b'GRAPH <a:g> { <a:s> <a:p> "x" . }'
QUERY = {"query": "ASK { ?s ?p ?o }"}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    publish(tmp_path, {"x.trig": FACTS}, vocabulary={})
    return tmp_path


@pytest.fixture
def client(store: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(store=store))) as client:
        assert client.get("/readyz").status_code == 200
        yield client


def samples(text: str) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    return {
        (one.name, tuple(sorted(one.labels.items()))): one.value
        for family in prometheus(text)
        for one in family.samples
    }


def test_requests_are_counted_by_the_part_of_the_service_that_answers(client: TestClient) -> None:
    for _ in range(3):
        assert client.get("/sparql", params=QUERY).status_code == 200
    assert client.get("/sparql", params={"query": "ASK {"}).status_code == 400
    assert client.get("/a/b/c").status_code == 404
    answer = client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    found = samples(answer.text)

    def requests(path: str, status: int) -> float:
        labels = (("method", "GET"), ("path", path), ("status", str(status)))
        return found["renkei_requests_total", labels]

    assert requests("/sparql", 200) == 3
    assert requests("/sparql", 400) == requests("other", 404) == 1
    assert found["renkei_answers_repeated_total", ()] == 2
    assert found["renkei_problems_total", (("type", "query-syntax"),)] == 1
    assert found["renkei_request_seconds_count", (("path", "/sparql"),)] == 4
    assert found["renkei_requests_in_progress", (("path", "/metrics"),)] == 1
    assert time.time() - found["renkei_graph_published_timestamp_seconds", ()] < 3600


def test_the_same_is_told_as_openmetrics(client: TestClient) -> None:
    client.get("/healthz")
    answer = client.get("/metrics", headers={"accept": "application/openmetrics-text"})
    assert answer.headers["content-type"].startswith("application/openmetrics-text")
    assert answer.headers["cache-control"] == "no-store"
    names = {family.name for family in openmetrics(answer.text)}
    assert {"renkei_requests", "renkei_request_seconds", "renkei_problems"} <= names


def test_it_is_told_before_there_is_a_graph(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(store=tmp_path))) as client:
        assert client.get("/metrics").status_code == 200


def test_each_process_of_a_service_tells_what_all_of_them_measured(store: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from graph.cli import main; main()", "serve"]
    options = ["--store", str(store), "--port", str(port), "--workers", "2"]
    kwargs = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen([*command, *options], cwd=PROJECT, **kwargs) as server:
        try:
            _wait_for(port)
            for number in range(40):
                # A connection of its own for each, so that both processes get some.
                answer = httpx2.get(f"http://127.0.0.1:{port}/search", params={"q": str(number)})
                assert answer.status_code == 200
            found = samples(httpx2.get(f"http://127.0.0.1:{port}/metrics").text)
            assert found["renkei_request_seconds_count", (("path", "/search"),)] == 40
        finally:
            os.kill(server.pid, signal.SIGTERM)
        server.wait(20)


def _wait_for(port: int) -> None:
    for _ in range(200):
        try:
            if httpx2.get(f"http://127.0.0.1:{port}/readyz").status_code == 200:
                return
        except httpx2.TransportError:
            pass
        time.sleep(0.1)
    raise AssertionError("the service did not start")
