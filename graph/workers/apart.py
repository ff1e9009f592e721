"""Work on what strangers send, each time in a new process that can be killed."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from graph.errors import RenkeiError
from graph.workers.frames import Errand
from graph.workers.nursery import Nursery
from graph.workers.worker import Worker

#: Jobs that wait for their turn; each holds what was sent in memory.
_WAITING = 8


class Apart:
    """Works for one event loop, each time in a new process.

    ``seconds`` and ``memory`` (bytes) bound one job, ``running`` how many
    there are at once. What they are forked from is started with the first.
    """

    #: The module whose ``main`` does a job, what that is called, and what it raises at a limit.
    task: ClassVar[str]
    noun: ClassVar[str]
    stopped: ClassVar[type[RenkeiError]]
    advice: ClassVar[str]

    def __init__(self, seconds: float, memory: int, running: int) -> None:
        self._seconds = seconds
        self._memory = memory
        self._turns = asyncio.Semaphore(running)
        self._waiting = 0
        self._nursery: Nursery | None = None

    async def answer(self, job: Errand) -> bytes:
        """What a process says to ``job``. Raises what it raises, and ``stopped`` at a limit."""
        await self._take_turn()
        try:
            async with asyncio.timeout(self._seconds):
                worker = await self._worker()
                try:
                    worker.send(job)
                    answer, _ = await worker.receive()
                finally:
                    worker.end()
                    await self.ended(worker)
                return answer
        except TimeoutError:
            raise self.stopped(
                f"the {self.noun} was stopped after {self._seconds:g} seconds",
                suggestion=self.advice,
            ) from None
        except EOFError:
            raise self.stopped(
                f"the {self.noun} was stopped: it needed too much memory or is nested too deeply",
                suggestion=self.advice,
            ) from None
        finally:
            self._turns.release()

    async def ended(self, worker: Worker) -> None:
        """Called when a worker was told to end."""

    async def _take_turn(self) -> None:
        if self._waiting >= _WAITING:
            raise self._busy()
        self._waiting += 1
        try:
            async with asyncio.timeout(self._seconds):
                await self._turns.acquire()
        except TimeoutError:
            raise self._busy() from None
        finally:
            self._waiting -= 1

    async def _worker(self) -> Worker:
        if self._nursery is not None:
            try:
                return await Worker.start(self._nursery, None)
            except OSError:
                await self.close()
        self._nursery = Nursery(self._memory, self.task)
        return await Worker.start(self._nursery, None)

    async def close(self) -> None:
        """Kill what runs."""
        nursery, self._nursery = self._nursery, None
        if nursery is not None:
            await asyncio.to_thread(nursery.close)

    def _busy(self) -> RenkeiError:
        return self.stopped(
            f"other {self.noun}s keep the service busy", suggestion="ask again in a moment"
        )
