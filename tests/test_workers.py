"""Worker processes: limits are real, and nothing gets out."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from graph.errors import BadRequest, QueryTimeout, StoreUnavailable, UpdateRefused
from graph.publish import publish
from graph.settings import PROJECT
from graph.store import open_view
from graph.workers import Job, Limits, Pool, QueryCancelled, QueryTooLarge
from graph.workers.frames import PIECE

ALL = "SELECT ?s ?o { ?s ?p ?o }"
TRIPLES = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
ENDLESS = f"SELECT (COUNT(*) AS ?n) {TRIPLES}"
LONG = f"SELECT * {TRIPLES}"
#: Each holds on to everything that it finds.
GREEDY = f"SELECT * {TRIPLES} ORDER BY ?a"

NUMBERS = count()
LIMITS = Limits(running=4, memory=400 * 2**20, idle=1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("store")
    facts = " ".join(f"<a:{n}> <a:p> {n} ." for n in range(400))
    publish(store, {"x.trig": f"GRAPH <a:g> {{ {facts} }}".encode()}, vocabulary={})
    path = open_view(store).path
    assert path is not None
    return path


def with_pool(
    use: Callable[[Pool], Awaitable[None]], folder: Path, limits: Limits = LIMITS
) -> None:
    async def main() -> None:
        pool = Pool(limits)
        await pool.start(folder)
        try:
            await use(pool)
        finally:
            await pool.close()

    asyncio.run(main())


async def whole(pool: Pool, job: Job, seconds: float = 10) -> bytes:
    """The answer to a query, in one piece."""
    run = await pool.run(f"x{next(NUMBERS)}", job, seconds)
    return run.first + b"".join([piece async for piece in run.rest()])


def test_a_query_is_stopped_at_its_limit_and_the_next_one_runs(folder: Path) -> None:
    async def use(pool: Pool) -> None:
        await whole(pool, Job(folder, ALL, "csv"))
        began = time.monotonic()
        with pytest.raises(QueryTimeout, match="stopped after"):
            await whole(pool, Job(folder, ENDLESS, "csv"), 0.3)
        assert time.monotonic() - began < 1.3
        assert (await whole(pool, Job(folder, ALL, "csv"))).startswith(b"s,o\r\n")
        assert not list(pool.running())

    with_pool(use, folder)


def test_who_finds_every_worker_busy_is_told(folder: Path) -> None:
    async def use(pool: Pool) -> None:
        endless = asyncio.create_task(whole(pool, Job(folder, ENDLESS, "csv"), 1))
        await asyncio.sleep(0.2)
        with pytest.raises(QueryTimeout, match="busy"):
            await whole(pool, Job(folder, ALL, "csv"), 0.2)
        with pytest.raises(QueryTimeout, match="stopped"):
            await endless
        assert await whole(pool, Job(folder, ALL, "csv"))

    with_pool(use, folder, replace(LIMITS, running=1))


def test_short_queries_run_beside_as_many_long_ones_as_there_may_be(folder: Path) -> None:
    async def use(pool: Pool) -> None:
        jobs = [Job(folder, ENDLESS, "csv")] * 16
        endless = [asyncio.create_task(whole(pool, job, 4)) for job in jobs]
        await asyncio.sleep(1.5)
        for _ in range(20):
            await whole(pool, Job(folder, ALL, "csv"))
        # Each by turns with sixteen others would have outlasted these.
        assert len(list(pool.running())) == 16
        ended = await asyncio.gather(*endless, return_exceptions=True)
        assert all(isinstance(error, QueryTimeout) for error in ended)

    with_pool(use, folder, replace(LIMITS, running=17))


def test_short_queries_take_turns_with_few_workers(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.workers.pool._SOON", 20)

    async def use(pool: Pool) -> None:
        names = [f"turn-{number}" for number in range(12)]
        job = Job(folder, ALL, "csv")
        runs = await asyncio.gather(*(pool.run(name, job, 10) for name in names))
        assert len({run.worker.process for run in runs}) == 1
        assert {run.first for run in runs} == {await whole(pool, job)}

    with_pool(use, folder, replace(LIMITS, at_once=1, running=12))


def test_nobody_waits_for_a_query_that_is_long_or_whose_reader_is_slow(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.workers.pool._SOON", 20)

    async def use(pool: Pool) -> None:
        read_slowly = await pool.run("read slowly", Job(folder, LONG, "csv"), 10)
        assert await whole(pool, Job(folder, ALL, "csv"), 10)
        endless = asyncio.create_task(whole(pool, Job(folder, ENDLESS, "csv"), 10))
        await asyncio.sleep(0.3)
        assert await whole(pool, Job(folder, ALL, "csv"), 10)
        endless.cancel()
        read_slowly.end()
        with pytest.raises(asyncio.CancelledError):
            await endless
        # Whoever was ended is no longer counted among those at work.
        assert await whole(pool, Job(folder, ALL, "csv"), 10)

    with_pool(use, folder, replace(LIMITS, at_once=1, patience=0.1))


def test_a_long_answer_comes_in_pieces_and_waits_for_its_reader(folder: Path) -> None:
    async def use(pool: Pool) -> None:
        run = await pool.run("long", Job(folder, LONG, "csv"), 8)
        assert not run.is_whole and PIECE <= len(run.first) < 4 * PIECE
        (shown,) = pool.running()
        assert shown.id == "long"
        # While nobody reads no time is counted and nothing piles up.
        worked = run.seconds
        await asyncio.sleep(1)
        assert run.seconds == worked
        size, most = len(run.first), run.worker.memory()
        async for piece in run.rest():
            size += len(piece)
            most = max(most, run.worker.memory())
            if size > 4 * 2**20:
                break
        run.end()
        assert most < 150 * 2**20
        assert not list(pool.running())

    with_pool(use, folder)


def test_an_answer_that_is_stopped_on_the_way_does_not_end_quietly(folder: Path) -> None:
    async def use(pool: Pool) -> None:
        run = await pool.run("long", Job(folder, LONG, "csv"), 0.5)
        with pytest.raises(QueryTimeout):
            async for _ in run.rest():
                pass

    with_pool(use, folder)


def test_a_query_that_takes_too_much_memory_is_stopped(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    async def use(pool: Pool) -> None:
        with pytest.raises(QueryTooLarge, match="memory"):
            await whole(pool, Job(folder, GREEDY, "csv"), 20)
        assert await whole(pool, Job(folder, ALL, "csv"))

    with_pool(use, folder)
    capfd.readouterr()


@pytest.mark.skipif(sys.platform != "linux", reason="the size of a process is read from /proc")
def test_the_largest_is_stopped_when_all_together_take_too_much(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    async def use(pool: Pool) -> None:
        with pytest.raises(QueryTooLarge, match="of those that run"):
            await whole(pool, Job(folder, GREEDY, "csv"), 20)

    limits = replace(LIMITS, memory=1500 * 2**20, memory_of_all=150 * 2**20)
    with_pool(use, folder, limits)
    capfd.readouterr()


def test_a_query_that_is_nested_too_deeply_is_stopped(folder: Path) -> None:
    async def use(pool: Pool) -> None:
        with pytest.raises(QueryTooLarge):
            await whole(pool, Job(folder, "ASK " + "{" * 50_000 + "}" * 50_000, "csv"))
        assert await whole(pool, Job(folder, ALL, "csv"))

    with_pool(use, folder)


def test_errors_of_the_query_come_through_whole(folder: Path) -> None:
    async def use(pool: Pool) -> None:
        with pytest.raises(BadRequest) as caught:
            await whole(pool, Job(folder, "SELECT * {\n ?s shema:x ?o }", "csv"))
        assert (caught.value.line, caught.value.column) == (2, 5)
        assert "schema" in str(caught.value.suggestion)
        with pytest.raises(UpdateRefused):
            await whole(pool, Job(folder, "CLEAR ALL", "csv"))
        with pytest.raises(StoreUnavailable):
            await whole(pool, Job(folder / "none", ALL, "csv"))
        assert await whole(pool, Job(folder, ALL, "csv"))

    with_pool(use, folder)


def test_a_query_can_be_cancelled_by_its_name(folder: Path) -> None:
    async def use(pool: Pool) -> None:
        endless = asyncio.create_task(pool.run("mine", Job(folder, ENDLESS, "csv"), 20))
        await asyncio.sleep(0.3)
        assert [run.id for run in pool.running()] == ["mine"]
        assert not pool.cancel("other")
        assert pool.cancel("mine")
        with pytest.raises(QueryCancelled):
            await endless
        assert not pool.cancel("mine")

    with_pool(use, folder)


def test_two_queries_of_one_name_do_not_run_at_once(folder: Path) -> None:
    async def use(pool: Pool) -> None:
        endless = asyncio.create_task(pool.run("mine", Job(folder, ENDLESS, "csv"), 1))
        await asyncio.sleep(0.2)
        with pytest.raises(BadRequest, match="mine"):
            await pool.run("mine", Job(folder, ALL, "csv"), 1)
        with pytest.raises(QueryTimeout):
            await endless

    with_pool(use, folder)


def test_who_goes_away_takes_the_query_along(folder: Path) -> None:
    async def use(pool: Pool) -> None:
        endless = asyncio.create_task(whole(pool, Job(folder, ENDLESS, "csv"), 20))
        await asyncio.sleep(0.3)
        endless.cancel()
        with pytest.raises(asyncio.CancelledError):
            await endless
        assert not list(pool.running())
        assert await whole(pool, Job(folder, ALL, "csv"))

    with_pool(use, folder, replace(LIMITS, running=1))


def test_a_worker_that_died_is_replaced(folder: Path) -> None:
    async def use(pool: Pool) -> None:
        run = await pool.run("x", Job(folder, ALL, "csv"), 10)
        os.kill(run.worker.process, signal.SIGKILL)
        while not run.worker.is_gone:
            await asyncio.sleep(0.05)
        assert await whole(pool, Job(folder, ALL, "csv"))

    # Of a worker that is slow beside other work, none would be left to be killed.
    with_pool(use, folder, replace(LIMITS, patience=60.0))


def test_a_nursery_that_died_is_replaced(folder: Path) -> None:
    async def use(pool: Pool) -> None:
        run = await pool.run("x", Job(folder, ALL, "csv"), 10)
        os.kill(pool.nursery.process, signal.SIGKILL)
        end = time.monotonic() + 10
        while not run.worker.is_gone and time.monotonic() < end:
            await asyncio.sleep(0.05)
        assert await whole(pool, Job(folder, ALL, "csv"))

    with_pool(use, folder)


def test_closing_ends_even_a_busy_worker(folder: Path) -> None:
    async def use(pool: Pool) -> None:
        endless = asyncio.create_task(whole(pool, Job(folder, ENDLESS, "csv"), 30))
        await asyncio.sleep(0.3)
        await pool.close()
        with pytest.raises(QueryCancelled):
            await asyncio.wait_for(endless, 2)

    with_pool(use, folder)


_LEFT_ALONE = """
import asyncio, os, sys
from itertools import count
from pathlib import Path
from graph.workers import Job, Pool

async def main():
    pool = Pool()
    await pool.start()
    job = Job(Path(sys.argv[1]), sys.argv[2], "csv")
    running = asyncio.create_task(pool.run("x", job, 600))
    await asyncio.sleep(1)
    (run,) = pool.running()
    print(pool.nursery.process, run.worker.process, flush=True)
    os.kill(os.getpid(), 9)

asyncio.run(main())
"""


def test_no_process_outlives_the_service(folder: Path) -> None:
    command = [sys.executable, "-c", _LEFT_ALONE, str(folder), ENDLESS]
    run = subprocess.run(command, capture_output=True, text=True, cwd=PROJECT)
    left = [int(word) for word in run.stdout.split()]
    assert len(left) == 2, run.stderr
    end = time.monotonic() + 5
    while any(map(_is_alive, left)) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(map(_is_alive, left))


def _is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


_OUT = """
import pyoxigraph, socket
from graph.workers.confine import forbid_network

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
