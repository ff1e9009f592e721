"""The same work on many batches, on all cores: a function, called in processes beside this one.

For work that must succeed: a process that ends by itself ends the whole. What
may fail for one document is for :mod:`graph.reading_pool`.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

from graph.errors import RenkeiError
from graph.processes import beside, cores

#: Jobs that a process is given at a time, so that it need not wait while others are busy here.
_AHEAD = 2

Job = TypeVar("Job")
Result = TypeVar("Result")


def each(
    function: Callable[[Job], Result], jobs: Iterable[Job], processes: int = 0
) -> Iterator[Result]:
    """``function`` of every job, in no particular order.

    ``function`` is one of a module's top level, ``processes`` 0 stands for the
    number of cores; with one, nothing is started. An exception of the function
    is raised here. Raises :class:`RenkeiError` if a process ends by itself.
    """
    size = processes or cores()
    if size < 2:
        yield from map(function, jobs)
        return
    rest = iter(jobs)
    workers = [_Worker() for _ in range(size)]
    try:
        for _ in range(_AHEAD):
            for worker in workers:
                worker.give(function, rest)
        while busy := [worker for worker in workers if worker.waiting]:
            ready = wait([worker.connection for worker in busy])
            for worker in [one for one in busy if one.connection in ready]:
                answer = worker.take()
                worker.give(function, rest)
                if isinstance(answer, BaseException):
                    raise answer
                yield answer  # type: ignore[misc]
    finally:
        for worker in workers:
            worker.kill()


class _Worker:
    """The near end of one process."""

    def __init__(self) -> None:
        self._process, self.connection = beside("graph.batches")
        #: How many jobs it has that are not answered.
        self.waiting = 0
        self._jobs: SimpleQueue[object] = SimpleQueue()
        Thread(target=self._send, daemon=True).start()

    def _send(self) -> None:
        """Send jobs as they come; apart, for both ends might wait for the other to read."""
        with suppress(OSError):
            while (job := self._jobs.get()) is not None:
                self.connection.send(job)

    def give(self, function: Callable[[Job], object], jobs: Iterator[Job]) -> None:
        """Hand over the next job, if there is one."""
        for job in islice(jobs, 1):
            self._jobs.put((function, job))
            self.waiting += 1

    def take(self) -> object:
        """The result or the exception. Raises :class:`RenkeiError` if the process is gone."""
        self.waiting -= 1
        try:
            return self.connection.recv()
        except (EOFError, ConnectionError) as error:
            raise RenkeiError("a process that was to help ended by itself") from error

    def kill(self) -> None:
        self._jobs.put(None)
        self._process.kill()
        self._process.wait()
        self.connection.close()


def main() -> None:
    """Entry point of a process: a socket's descriptor. It ends when the near end is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    connection = Connection(int(sys.argv[1]))
    with suppress(EOFError, ConnectionError):
        while True:
            function, job = connection.recv()
            answer: object
            try:
                answer = function(job)
            except Exception as error:
                answer = error
            connection.send(answer)
