"""RDF of strangers, validated in processes that can be killed."""

from __future__ import annotations

import asyncio

from graph.errors import RenkeiError
from graph.workers.frames import Check
from graph.workers.nursery import Nursery
from graph.workers.worker import Worker

#: Checks that wait for their turn; each holds its text in memory.
_WAITING = 8


class ValidationStopped(RenkeiError):
    """A validation that took too long or needed too much, or never got its turn."""

    status = 503
    slug = "validation-stopped"
    title = "Validation stopped at its limit"


class Validator:
    """Validates for one event loop, each time in a new process.

    ``seconds`` and ``memory`` (bytes) bound one validation, ``running`` how
    many there are at once. What they are forked from is started with the first.
    """

    def __init__(self, seconds: float, memory: int, running: int) -> None:
        self._seconds = seconds
        self._memory = memory
        self._turns = asyncio.Semaphore(running)
        self._waiting = 0
        self._nursery: Nursery | None = None

    async def report(self, check: Check) -> bytes:
        """The report on ``check``.

        Raises :class:`RdfSyntaxError` for a text that is not well-formed,
        :class:`NotFound` for a graph, and :class:`ValidationStopped`.
        """
        await self._take_turn()
        try:
            async with asyncio.timeout(self._seconds):
                worker = await self._worker()
                try:
                    worker.send(check)
                    report, _ = await worker.receive()
                finally:
                    worker.end()
                return report
        except TimeoutError:
            raise ValidationStopped(
                f"the validation was stopped after {self._seconds:g} seconds",
                suggestion="send less at a time",
            ) from None
        except EOFError:
            raise ValidationStopped(
                "the validation was stopped: it needed too much memory or is nested too deeply",
                suggestion="send less at a time",
            ) from None
        finally:
            self._turns.release()

    async def _take_turn(self) -> None:
        if self._waiting >= _WAITING:
            raise _busy()
        self._waiting += 1
        try:
            async with asyncio.timeout(self._seconds):
                await self._turns.acquire()
        except TimeoutError:
            raise _busy() from None
        finally:
            self._waiting -= 1

    async def _worker(self) -> Worker:
        if self._nursery is not None:
            try:
                return await Worker.start(self._nursery, None)
            except OSError:
                await self.close()
        self._nursery = Nursery(self._memory, "graph.workers.validating")
        return await Worker.start(self._nursery, None)

    async def close(self) -> None:
        """Kill what runs."""
        nursery, self._nursery = self._nursery, None
        if nursery is not None:
            await asyncio.to_thread(nursery.close)


def _busy() -> ValidationStopped:
    return ValidationStopped(
        "other validations keep the service busy", suggestion="ask again in a moment"
    )
