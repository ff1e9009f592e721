"""Work that may take longer than a client wants to wait: begun once, and asked after."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from graph.computing import estimate_of
from graph.errors import RenkeiError
from graph.workers import Call, Limits, Pool, QueryCancelled

#: Seconds that a client is let wait for an answer before it is told to ask again.
PATIENCE = 10.0
#: Seconds after the start at which workers are started, where nobody asks before.
_LATER = 1.0
#: How many jobs may run or wait for their turn.
_MOST = 64
#: How many jobs that are over are remembered; their answers within a bound of bytes.
_REMEMBERED = 100


class JobsBusy(RenkeiError):
    """More work is asked for than can wait its turn."""

    status = 503
    slug = "busy"
    title = "Too much at once"


class State(StrEnum):
    """How a job is doing."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(eq=False, slots=True, kw_only=True)
class Timed:
    """What began at a time, and may have ended, well or with an error."""

    #: Seconds since the epoch.
    began: float = field(default_factory=time.time)
    ended: float | None = None
    error: RenkeiError | None = None

    @property
    def state(self) -> State:
        """How it is doing."""
        if self.ended is None:
            return State.RUNNING
        return State.DONE if self.error is None else State.FAILED

    @property
    def seconds(self) -> float:
        """How long it has taken."""
        return (self.ended or time.time()) - self.began


@dataclass(eq=False, slots=True)
class Job(Timed):
    """One piece of work. ``path`` is where its answer may be asked for, relative to the service."""

    id: str
    what: str
    media_type: str
    tag: str
    #: Seconds that it will take, about, once that is known.
    estimate: float | None = None
    content: bytes | None = None
    #: What is done with the answer when it is given.
    finish: Callable[[bytes], bytes] = bytes
    #: Set when there is an estimate, or when it is over.
    looked_at: asyncio.Event = field(default_factory=asyncio.Event)
    work: asyncio.Task[None] | None = None
    waiting: int = 0
    #: Whether somebody was told to ask again, so that it goes on without anybody waiting.
    is_promised: bool = False


class Jobs:
    """The jobs of one service: those that run, and the last that are over.

    ``seconds`` bounds each, ``limits`` their workers; ``size`` is how many
    bytes of answers are kept.
    """

    def __init__(self, limits: Limits, seconds: float, size: int) -> None:
        self._limits = limits
        self._pool: Pool | None = None
        self._warming: asyncio.Task[None] | None = None
        self._seconds = seconds
        self._size = size
        self._jobs: OrderedDict[str, Job] = OrderedDict()

    async def start(self, folder: Path | None) -> None:
        """Have workers ready for the version in ``folder``, soon after all else is."""

        async def warm() -> None:
            await asyncio.sleep(_LATER)
            await self._workers().start(folder)

        self._warming = asyncio.create_task(warm())

    def _workers(self) -> Pool:
        if self._pool is None:
            self._pool = Pool(self._limits, "graph.calling")
        return self._pool

    def get(self, id: str) -> Job | None:
        """The job, if it runs or is remembered."""
        return self._jobs.get(id)

    async def outcome(
        self, id: str, call: Call, media_type: str, tag: str, patience: float | None = None
    ) -> Job:
        """The job called ``id``, begun if it is not there.

        It is over, or will take longer than ``patience`` (seconds), else than anybody waits.
        Raises what the work raises.
        Whoever is cancelled while waiting alone ends the work.
        """
        job = self._jobs.get(id)
        if job is None or job.state is State.FAILED:
            job = self._begin(id, call, media_type, tag)
        assert job.work is not None
        job.waiting += 1
        try:
            await self._watch(job, PATIENCE if patience is None else patience)
        finally:
            job.waiting -= 1
            if job.state is State.RUNNING and not job.waiting and not job.is_promised:
                self._end(job)
        if job.error is not None:
            raise job.error
        return job

    def cancel(self, id: str) -> bool:
        """End a job and forget it; whether it was there."""
        job = self._jobs.get(id)
        if job is not None:
            self._end(job)
        return job is not None

    async def close(self) -> None:
        """End all jobs."""
        running = [job.work for job in self._jobs.values() if job.work is not None]
        for work in running:
            work.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        if self._warming is not None:
            self._warming.cancel()
            await asyncio.gather(self._warming, return_exceptions=True)
        if self._pool is not None:
            await self._pool.close()

    async def _watch(self, job: Job, patience: float) -> None:
        assert job.work is not None
        deadline = job.began + patience
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(max(0.0, deadline - time.time())):
                await job.looked_at.wait()
                if job.estimate is None or job.estimate <= patience:
                    await asyncio.wait({job.work})
        job.is_promised = job.is_promised or job.state is State.RUNNING

    def _begin(self, id: str, call: Call, media_type: str, tag: str) -> Job:
        if sum(one.state is State.RUNNING for one in self._jobs.values()) >= _MOST:
            raise JobsBusy(
                f"{_MOST} answers about networks are being computed, or wait for it",
                suggestion="ask again in a moment",
            )
        job = Job(id, call.text, media_type, tag)
        self._jobs[id] = job
        self._jobs.move_to_end(id)
        job.work = asyncio.get_running_loop().create_task(self._run(job, call))
        return job

    def _end(self, job: Job) -> None:
        self._drop(job)
        if job.work is not None:
            job.work.cancel()

    def _drop(self, job: Job) -> None:
        # The same may have been asked again by now: that is another job of the same name.
        if self._jobs.get(job.id) is job:
            del self._jobs[job.id]

    async def _run(self, job: Job, call: Call) -> None:
        try:
            job.content = await self._answer(job, call)
        except RenkeiError as error:
            job.error = error
        except BaseException:
            # Whoever waits for it, too, has to be told that there is no answer.
            job.error = QueryCancelled("the job was ended", suggestion="ask again")
            raise
        finally:
            job.ended = time.time()
            job.looked_at.set()
            self._forget(job)

    async def _answer(self, job: Job, call: Call) -> bytes:
        run = await self._workers().run(job.id, call, self._seconds)
        job.estimate = estimate_of(run.first)
        job.looked_at.set()
        async with contextlib.aclosing(run.rest()) as rest:
            return b"".join([piece async for piece in rest])

    def _forget(self, over: Job) -> None:
        """Keep what is over within bounds, and nothing that nobody was told to ask after."""
        if not over.is_promised:
            self._drop(over)
        done = [job for job in self._jobs.values() if job.state is not State.RUNNING]
        size = sum(len(job.content or b"") for job in done)
        for job in done:
            if len(done) <= _REMEMBERED and size <= self._size:
                return
            done = done[1:]
            size -= len(job.content or b"")
            self._drop(job)
