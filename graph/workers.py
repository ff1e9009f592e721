"""Queries of strangers, run in processes that can be killed.

pyoxigraph cannot be interrupted and a hostile query may use up its stack or
its memory. So such a query runs in a worker: a long-lived process with a
read-only view, one query at a time. At the time limit the worker is killed
and another takes its place; whatever happens to it, the service stays up.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import io
import math
import platform
import queue
import resource
import signal
import struct
import sys
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from graph.errors import QueryTimeout, RenkeiError
from graph.formats import find_format
from graph.processes import beside
from graph.queries import write
from graph.sparqltext import keyword
from graph.store import View, open_folder

#: Largest answer, and largest memory of a worker's data, in bytes.
MAX_ANSWER = 256 * 2**20
MAX_MEMORY = 3 * 2**30


class QueryTooLarge(QueryTimeout):
    """A query was stopped because its answer or its memory grew too large."""

    slug = "query-too-large"
    title = "Query stopped at its size limit"


@dataclass(frozen=True, slots=True)
class Job:
    """One query to be run over the version in ``folder``."""

    folder: Path
    text: str
    format: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


class Pool:
    """A fixed number of workers. Safe to share between threads.

    ``max_answer`` and ``max_memory`` are bytes: of a serialised answer, and
    of the data of one worker.
    """

    def __init__(
        self, size: int, *, max_answer: int = MAX_ANSWER, max_memory: int = MAX_MEMORY
    ) -> None:
        self._limits = (max_answer, max_memory)
        self._closed = False
        self._workers: set[_Worker] = set()
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()
        for _ in range(size):
            self._add()

    def _add(self) -> None:
        if not self._closed:
            worker = _Worker(*self._limits)
            self._workers.add(worker)
            self._idle.put(worker)

    def _drop(self, worker: _Worker) -> None:
        self._workers.discard(worker)
        worker.kill()
        self._add()

    def run(self, job: Job, seconds: float) -> bytes:
        """The serialised answer to ``job``; blocks for at most ``seconds``.

        Raises :class:`QueryTimeout`, :class:`QueryTooLarge` and whatever the
        query itself raises (:class:`QuerySyntaxError` …).
        """
        end = time.monotonic() + seconds
        worker = self._take(end, seconds)
        try:
            reply = worker.ask(job, end - time.monotonic())
        except BaseException as error:
            self._drop(worker)
            raise _stopped(error, seconds) from error
        self._idle.put(worker)
        if isinstance(reply, bytes):
            return reply
        raise reply

    def _take(self, end: float, seconds: float) -> _Worker:
        """An idle worker that is alive."""
        while True:
            try:
                worker = self._idle.get(timeout=max(0.0, end - time.monotonic()))
            except queue.Empty:
                raise busy(seconds) from None
            if worker.is_alive():
                return worker
            self._drop(worker)

    def close(self) -> None:
        """Kill every worker; whoever waits for one gets an error."""
        self._closed = True
        for worker in list(self._workers):
            worker.kill()


def busy(seconds: float) -> QueryTimeout:
    """The error for a query that never got a worker."""
    return QueryTimeout(
        f"other queries kept the service busy for {round(seconds, 1):g} seconds",
        suggestion="ask again in a moment",
    )


def _stopped(error: BaseException, seconds: float) -> BaseException:
    if isinstance(error, TimeoutError):
        return QueryTimeout(
            f"the query was stopped after {round(seconds, 1):g} seconds",
            suggestion="add LIMIT, bind more of its terms, or ask for a longer timeout=",
        )
    if isinstance(error, EOFError | ConnectionError):
        return QueryTooLarge(
            "the query was stopped: it needed too much memory or is nested too deeply",
            suggestion="add LIMIT, or ask in several smaller queries",
        )
    return error


class _Worker:
    """The near end of one worker process."""

    def __init__(self, max_answer: int, max_memory: int) -> None:
        self._process, self._connection = beside("graph.workers", max_answer, max_memory)

    def ask(self, job: Job, seconds: float) -> bytes | RenkeiError:
        """Send ``job`` and wait. Raises TimeoutError; EOFError if the worker dies."""
        self._connection.send((job, seconds))
        if not self._connection.poll(max(0.0, seconds)):
            raise TimeoutError
        reply: bytes | RenkeiError = self._connection.recv()
        return reply

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def kill(self) -> None:
        """End the process; whoever waits for its reply gets an EOFError."""
        self._process.kill()
        self._process.wait()


class _Bounded(io.BytesIO):
    """A buffer that refuses to grow beyond a number of bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def write(self, data: object) -> int:
        written = super().write(data)  # type: ignore[arg-type]
        if self.tell() > self._limit:
            raise QueryTooLarge(
                f"the answer is larger than {self._limit // 2**20} MiB",
                suggestion="add LIMIT and OFFSET, or select fewer variables",
            )
        return written


def _answer(view: View, job: Job, max_answer: int) -> bytes:
    out = _Bounded(max_answer)
    found = view.query(job.text, default_graphs=job.default_graphs, named_graphs=job.named_graphs)
    write(found, find_format(job.format, keyword(job.text)), out)
    return out.getvalue()


def _serve(connection: Connection, max_answer: int) -> None:
    """Answer jobs until the near end is gone."""
    view: View | None = None
    while True:
        job, seconds = connection.recv()
        # Should nobody be left to kill this process, the kernel does.
        signal.setitimer(signal.ITIMER_REAL, math.ceil(seconds) + 1)
        reply: bytes | RenkeiError
        try:
            if view is None or view.path != job.folder:
                view = open_folder(job.folder)
            reply = _answer(view, job, max_answer)
        except RenkeiError as error:
            reply = error
        except (OSError, ValueError, RuntimeError) as error:
            reply = RenkeiError(f"the query failed: {error}")
        signal.setitimer(signal.ITIMER_REAL, 0)
        connection.send(reply)


#: For each machine: its number in seccomp data, and those of socket(2) and connect(2).
_SYSTEM_CALLS = {"x86_64": (0xC000003E, 41, 42), "aarch64": (0xC00000B7, 198, 203)}


def forbid_network() -> bool:
    """Have the kernel refuse this process new sockets, for good; whether it does.

    A second wall behind the check of the query's text. Linux only (seccomp(2),
    filter mode); elsewhere nothing happens.
    """
    known = _SYSTEM_CALLS.get(platform.machine())
    if sys.platform != "linux" or known is None:
        return False
    machine, *refused = known
    load, equal, give = 0x20, 0x15, 0x06
    program = [
        (load, 0, 0, 4),
        (equal, 0, 3, machine),
        (load, 0, 0, 0),
        (equal, 2, 0, refused[0]),
        (equal, 1, 0, refused[1]),
        (give, 0, 0, 0x7FFF0000),
        (give, 0, 0, 0x00050000 | errno.EACCES),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in program))
    header = struct.pack("HP", len(program), ctypes.addressof(code))
    libc = ctypes.CDLL(None, use_errno=True)
    no_new_privileges, set_seccomp, filter_mode = 38, 22, 2
    if libc.prctl(no_new_privileges, 1, 0, 0, 0) != 0:
        return False
    pointer = ctypes.create_string_buffer(header)
    return bool(libc.prctl(set_seccomp, filter_mode, pointer, 0, 0) == 0)


def main() -> None:
    """Entry point of a worker process: a socket's descriptor and the limits in bytes."""
    descriptor, max_answer, max_memory = map(int, sys.argv[1:])
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_DATA, (max_memory, max_memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    forbid_network()
    with contextlib.suppress(EOFError, ConnectionError):
        _serve(Connection(descriptor), max_answer)
