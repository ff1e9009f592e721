"""One query while it runs."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Callable

from graph.errors import RenkeiError
from graph.workers.frames import Call, Job
from graph.workers.limits import past_limit, too_large
from graph.workers.worker import Worker


class Run:
    """A query in a worker.

    Its time limit counts the seconds that the worker works, not those that it
    waits for a slow reader. ``first`` is the first piece of the answer, or the
    whole if ``is_whole``; :meth:`rest` gives what follows.
    """

    def __init__(
        self, id: str, job: Job | Call, seconds: float, worker: Worker, ended: Callable[[Run], None]
    ) -> None:
        self.id = id
        self.job = job
        self.worker = worker
        self.first = b""
        self.is_whole = False
        #: Seconds since the epoch.
        self.began = time.time()
        self._limit = seconds
        self._spent = 0.0
        self._since: float | None = None
        self._ended = ended
        self._stopped: RenkeiError | None = None
        self._is_over = False

    @property
    def seconds(self) -> float:
        """How long the worker has worked."""
        waiting = 0.0 if self._since is None else time.monotonic() - self._since
        return self._spent + waiting

    @property
    def is_read(self) -> bool:
        """Whether its worker waits for who reads what there is."""
        return bool(self.first) and self._since is None

    @property
    def is_stopped(self) -> bool:
        """Whether it was stopped from outside."""
        return self._stopped is not None

    async def begin(self) -> None:
        """Run until there is a first piece. Raises what the query raises."""
        try:
            self.worker.send(self.job)
            self.first, self.is_whole = await self._next()
        except BaseException:
            self.end()
            raise
        if self.is_whole:
            self.end()

    async def rest(self) -> AsyncGenerator[bytes, None]:
        """The pieces after the first. Raises what the query raises."""
        try:
            while not self.is_whole:
                piece, self.is_whole = await self._next()
                yield piece
        finally:
            self.end()

    def stop(self, error: RenkeiError) -> None:
        """End the query; whoever waits for it gets ``error``."""
        self._stopped = self._stopped or error
        self.worker.end()

    def _stop_late(self) -> None:
        self.stop(past_limit(self._limit))

    async def _next(self) -> tuple[bytes, bool]:
        self._since = time.monotonic()
        left = max(0.0, self._limit - self._spent)
        timer = asyncio.get_running_loop().call_later(left, self._stop_late)
        try:
            return await self.worker.receive()
        except EOFError:
            raise self._stopped or too_large() from None
        finally:
            timer.cancel()
            self._spent = self.seconds
            self._since = None

    def end(self) -> None:
        """Give the worker back, or kill it if its answer was not read to the end."""
        if self._is_over:
            return
        self._is_over = True
        if not self.is_whole:
            self.worker.end()
        self._ended(self)
