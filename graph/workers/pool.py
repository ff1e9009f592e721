"""Sharing workers out among queries."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from graph.errors import BadRequest
from graph.workers.frames import Call, Job
from graph.workers.limits import Limits, QueryTooLarge, all_too_large, busy, cancelled
from graph.workers.nursery import Nursery
from graph.workers.run import Run
from graph.workers.worker import Worker

#: A query that uses up its memory takes longer, in seconds.
_AT_ONCE = 0.1
#: Seconds to wait for a worker that comes back before another is made, which takes longer: most
#: queries are done by then.
_SOON = 0.03
#: How often it is looked at what runs, in seconds.
_ROUND = 0.2


class Pool:
    """Workers for the queries of one event loop.

    A query that works for long gives way to others, so that however many of
    these there are, a short one is answered at its usual speed.
    """

    def __init__(self, limits: Limits | None = None, task: str = "graph.workers.process") -> None:
        """``task`` is the module whose ``main`` a worker runs: it says which jobs it takes."""
        self._limits = limits or Limits()
        self._task = task
        #: Where workers come from.
        self.nursery = Nursery(self._limits.memory, task)
        self._turns = asyncio.Semaphore(self._limits.running)
        self._idle: list[Worker] = []
        #: Those who wait for one of the others, the longest first.
        self._awaited: deque[asyncio.Future[Worker | None]] = deque()
        #: How many workers are with a query, or on the way to one.
        self._taken = 0
        #: How often a worker came back.
        self._returns = 0
        self._runs: dict[str, Run] = {}
        self._folder: Path | None = None
        self._rounds: asyncio.Task[None] | None = None
        self._is_closed = False

    async def start(self, folder: Path | None = None) -> None:
        """Have workers ready for the version in ``folder``."""
        self._folder = folder
        self._rounds = asyncio.create_task(self._watch())
        for _ in range(self._limits.idle):
            self._idle.append(await self._new())

    async def run(self, id: str, job: Job | Call, seconds: float) -> Run:
        """Run ``job`` until there is a first piece of its answer; ``id`` names it while it runs.

        Waiting for a worker is within ``seconds``, too. Raises
        :class:`QueryTimeout`, :class:`QueryTooLarge`, :class:`QueryCancelled`
        and whatever the query itself raises (:class:`QuerySyntaxError` …).
        """
        run = await self._assigned(id, job, seconds)
        try:
            await run.begin()
        except QueryTooLarge:
            if run.seconds > _AT_ONCE or run.is_stopped:
                raise
            # The worker may have been dying before it was asked.
            run = await self._assigned(id, job, seconds)
            await run.begin()
        return run

    async def _assigned(self, id: str, job: Job | Call, seconds: float) -> Run:
        """A run with a worker, waited for within ``seconds``; its turn ends with it."""
        clock = asyncio.get_running_loop().time
        began = clock()
        if self._turns.locked():
            try:
                async with asyncio.timeout(seconds):
                    await self._turns.acquire()
            except TimeoutError:
                raise busy(seconds) from None
        else:
            await self._turns.acquire()
        try:
            worker = await self._take(job.folder)
            run = Run(id, job, seconds - (clock() - began), worker, self._give_back)
            if self._runs.setdefault(id, run) is not run:
                self._offer(worker)
                raise BadRequest(
                    f"a query of the name {id} is running", suggestion="give each a name of its own"
                )
        except BaseException:
            self._turns.release()
            raise
        return run

    def running(self) -> Iterator[Run]:
        """The queries that run, the oldest first."""
        return iter(sorted(self._runs.values(), key=lambda run: run.began))

    def cancel(self, id: str) -> bool:
        """Stop a query; whether there was one."""
        run = self._runs.get(id)
        if run is not None:
            run.stop(cancelled())
        return run is not None

    async def close(self) -> None:
        """Kill every worker; whoever waits for one gets an error."""
        if self._is_closed:
            return
        self._is_closed = True
        if self._rounds is not None:
            self._rounds.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._rounds
        for run in list(self._runs.values()):
            run.stop(cancelled())
        for worker in self._idle:
            worker.end()
        self._idle.clear()
        await asyncio.to_thread(self.nursery.close)

    async def _take(self, folder: Path) -> Worker:
        self._folder = folder
        if self._at_work() >= self._limits.at_once and (worker := await self._returned()):
            return worker
        self._taken += 1
        try:
            while self._idle:
                # The one that came back last has most of what is asked for at hand.
                worker = self._idle.pop()
                if not worker.is_gone:
                    return worker
                worker.end()
            return await self._new()
        except BaseException:
            self._taken -= 1
            raise

    def _at_work(self) -> int:
        """How many workers have a query that is neither long nor waits for who reads."""
        runs = self._runs.values()
        apart = sum(run.is_read or run.seconds > self._limits.patience for run in runs)
        return self._taken - apart

    async def _returned(self) -> Worker | None:
        """A worker that comes back soon, if one does."""
        awaited: asyncio.Future[Worker | None] = asyncio.get_running_loop().create_future()
        self._awaited.append(awaited)
        self._look_later(awaited)
        try:
            return await awaited
        except asyncio.CancelledError:
            if awaited.cancelled():
                self._awaited.remove(awaited)
            elif worker := awaited.result():
                self._offer(worker)
            raise

    def _look_later(self, awaited: asyncio.Future[Worker | None]) -> None:
        """Let who waits for a worker go without one, unless others get theirs meanwhile."""
        seen = self._returns

        def look() -> None:
            if awaited.done():
                return
            # As long as others get theirs, it will be this one's turn.
            if self._returns != seen:
                self._look_later(awaited)
            else:
                self._awaited.remove(awaited)
                awaited.set_result(None)

        asyncio.get_running_loop().call_later(_SOON, look)

    async def _new(self) -> Worker:
        try:
            return await Worker.start(self.nursery, self._folder)
        except OSError:
            self.nursery.close()
            self.nursery = Nursery(self._limits.memory, self._task)
            return await Worker.start(self.nursery, self._folder)

    def _give_back(self, run: Run) -> None:
        self._turns.release()
        if self._runs.get(run.id) is run:
            del self._runs[run.id]
        gave_way = run.seconds > self._limits.patience
        if gave_way:
            run.worker.end()
        if run.worker.is_gone:
            self._taken -= 1
        else:
            self._offer(run.worker)

    def _offer(self, worker: Worker) -> None:
        """Hand a worker to who waits for one, or keep it for the next."""
        self._returns += 1
        # Who was cancelled does not wait any longer.
        awaited = next((one for one in self._awaited if not one.done()), None)
        if awaited is not None:
            self._awaited.remove(awaited)
            awaited.set_result(worker)
        else:
            self._taken -= 1
            self._idle.append(worker)

    async def _watch(self) -> None:
        while True:
            seen = self._returns
            await asyncio.sleep(_ROUND)
            for run in self._runs.values():
                if run.seconds > self._limits.patience:
                    run.worker.give_way()
            self._bound_memory()
            if len(self._idle) > self._limits.idle:
                # One at a time: many clients come and go from one moment to the next.
                self._idle.pop(0).end()
            if not self._idle and seen == self._returns:
                with contextlib.suppress(OSError):
                    self._idle.append(await self._new())

    def _bound_memory(self) -> None:
        """Stop the largest query if all together use too much."""
        sizes = {run.id: run.worker.memory() for run in self._runs.values() if run.seconds > _ROUND}
        if sum(sizes.values()) > self._limits.memory_of_all:
            largest = max(sizes, key=sizes.__getitem__)
            if run := self._runs.get(largest):
                run.stop(all_too_large())
