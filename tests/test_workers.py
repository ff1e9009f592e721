"""Worker processes: limits are real, and nothing gets out."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import BadRequest, QueryTimeout, StoreUnavailable, UpdateRefused
from graph.publish import publish
from graph.settings import PROJECT
from graph.store import open_view
from graph.workers import Job, Pool, QueryTooLarge

ALL = "SELECT ?s ?o { ?s ?p ?o }"
TRIPLES = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
ENDLESS = f"SELECT (COUNT(*) AS ?n) {TRIPLES}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("store")
    facts = " ".join(f"<a:{n}> <a:p> {n} ." for n in range(400))
    publish(store, {"x.trig": f"GRAPH <a:g> {{ {facts} }}".encode()}, vocabulary={})
    path = open_view(store).path
    assert path is not None
    return path


@pytest.fixture
def pool() -> Iterator[Pool]:
    pool = Pool(1, max_answer=2**20, max_memory=400 * 2**20)
    yield pool
    pool.close()


def test_a_query_is_stopped_at_its_limit_and_the_next_one_runs(pool: Pool, folder: Path) -> None:
    pool.run(Job(folder, ALL, "csv"), 10)
    began = time.monotonic()
    with pytest.raises(QueryTimeout, match="stopped after"):
        pool.run(Job(folder, ENDLESS, "csv"), 0.3)
    assert time.monotonic() - began < 1.3
    assert pool.run(Job(folder, ALL, "csv"), 10).startswith(b"s,o\r\n")


def test_who_finds_every_worker_busy_is_told(pool: Pool, folder: Path) -> None:
    def endless() -> None:
        with pytest.raises(QueryTimeout):
            pool.run(Job(folder, ENDLESS, "csv"), 1)

    busy = threading.Thread(target=endless)
    busy.start()
    time.sleep(0.2)
    with pytest.raises(QueryTimeout, match="busy"):
        pool.run(Job(folder, ALL, "csv"), 0.2)
    busy.join()


def test_an_answer_that_is_too_large_is_an_error_and_not_a_short_one(
    pool: Pool, folder: Path
) -> None:
    with pytest.raises(QueryTooLarge, match="larger than 1 MiB"):
        pool.run(Job(folder, f"SELECT * {TRIPLES}", "csv"), 10)
    pool.run(Job(folder, ALL, "csv"), 10)


def test_a_query_that_takes_too_much_memory_is_stopped(
    pool: Pool, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(QueryTooLarge, match="memory"):
        pool.run(Job(folder, f"SELECT * {TRIPLES} ORDER BY ?a", "csv"), 20)
    pool.run(Job(folder, ALL, "csv"), 10)
    capfd.readouterr()


def test_a_query_that_is_nested_too_deeply_is_stopped(pool: Pool, folder: Path) -> None:
    with pytest.raises(QueryTooLarge):
        pool.run(Job(folder, "ASK " + "{" * 50_000 + "}" * 50_000, "csv"), 10)
    pool.run(Job(folder, ALL, "csv"), 10)


def test_errors_of_the_query_come_through_whole(pool: Pool, folder: Path) -> None:
    with pytest.raises(BadRequest) as caught:
        pool.run(Job(folder, "SELECT * {\n ?s shema:x ?o }", "csv"), 10)
    assert (caught.value.line, caught.value.column) == (2, 5)
    assert "schema" in str(caught.value.suggestion)
    with pytest.raises(UpdateRefused):
        pool.run(Job(folder, "CLEAR ALL", "csv"), 10)
    with pytest.raises(StoreUnavailable):
        pool.run(Job(folder / "none", ALL, "csv"), 10)


def test_a_worker_that_died_is_replaced(pool: Pool, folder: Path) -> None:
    (worker,) = pool._workers
    os.kill(worker._process.pid, signal.SIGKILL)
    worker._process.wait()
    assert pool.run(Job(folder, ALL, "csv"), 10)


def test_closing_ends_even_a_busy_worker(pool: Pool, folder: Path) -> None:
    ended = threading.Event()

    def endless() -> None:
        with pytest.raises(QueryTimeout):
            pool.run(Job(folder, ENDLESS, "csv"), 30)
        ended.set()

    threading.Thread(target=endless).start()
    time.sleep(0.3)
    pool.close()
    assert ended.wait(2)


_OUT = """
import pyoxigraph, socket
from graph.workers import forbid_network

if not forbid_network():
    print("unsupported")
else:
    try:
        list(pyoxigraph.Store().query("SELECT * { SERVICE <http://127.0.0.1:3030/> {} }"))
    except OSError as error:
        print(error)
    try:
        socket.socket()
    except PermissionError as error:
        print(error)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="seccomp is Linux's")
def test_the_kernel_refuses_a_worker_the_network() -> None:
    run = subprocess.run([sys.executable, "-c", _OUT], capture_output=True, text=True, cwd=PROJECT)
    if run.stdout.strip() == "unsupported":
        pytest.skip("this kernel has no seccomp filters")
    assert run.stdout.count("Permission denied") == 2, run.stdout + run.stderr
