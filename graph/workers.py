"""Queries of strangers, run in processes that can be killed.

pyoxigraph cannot be interrupted and a hostile query may use up its stack or
its memory. So such a query runs in a worker: a long-lived process with a
read-only view, one query at a time. At the time limit the worker is killed
and another takes its place; whatever happens to it, the service stays up.
"""

from __future__ import annotations

import contextlib
import io
import math
import os
import queue
import resource
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from graph.errors import QueryTimeout, RenkeiError
from graph.formats import find_format
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
    """A fixed number of workers. Safe to share between threads."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._closed = False
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()
        for _ in range(size):
            self._idle.put(_Worker())

    def run(self, job: Job, seconds: float) -> bytes:
        """The serialised answer to ``job``; blocks for at most ``seconds``.

        Raises :class:`QueryTimeout`, :class:`QueryTooLarge` and whatever the
        query itself raises (:class:`QuerySyntaxError` …).
        """
        end = time.monotonic() + seconds
        try:
            worker = self._idle.get(timeout=max(0.0, seconds))
        except queue.Empty:
            raise busy(seconds) from None
        try:
            reply = worker.ask(job, end - time.monotonic())
        except BaseException as error:
            worker.kill()
            if not self._closed:
                self._idle.put(_Worker())
            raise _stopped(error, seconds) from error
        self._idle.put(worker)
        if isinstance(reply, bytes):
            return reply
        raise reply

    def close(self) -> None:
        """Kill every idle worker; busy ones end with their query."""
        self._closed = True
        with contextlib.suppress(queue.Empty):
            while True:
                self._idle.get_nowait().kill()


def busy(seconds: float) -> QueryTimeout:
    """The error for a query that never got a worker."""
    return QueryTimeout(
        f"other queries kept the service busy for {seconds:g} seconds",
        suggestion="ask again in a moment",
    )


def _stopped(error: BaseException, seconds: float) -> BaseException:
    if isinstance(error, TimeoutError):
        return QueryTimeout(
            f"the query was stopped after {seconds:g} seconds",
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

    def __init__(self) -> None:
        near, far = socket.socketpair()
        command = [sys.executable, "-m", "graph.workers", str(far.fileno())]
        root = str(Path(__file__).resolve().parent.parent)
        path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
        self._process = subprocess.Popen(
            command,
            pass_fds=(far.fileno(),),
            env={**os.environ, "PYTHONPATH": path},
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        far.close()
        self._connection = Connection(near.detach())

    def ask(self, job: Job, seconds: float) -> bytes | RenkeiError:
        """Send ``job`` and wait. Raises TimeoutError; EOFError if the worker dies."""
        self._connection.send((job, seconds))
        if not self._connection.poll(max(0.0, seconds)):
            raise TimeoutError
        reply: bytes | RenkeiError = self._connection.recv()
        return reply

    def kill(self) -> None:
        self._connection.close()
        self._process.kill()
        self._process.wait()


class _Bounded(io.BytesIO):
    """A buffer that refuses to grow beyond MAX_ANSWER."""

    def write(self, data: object) -> int:
        written = super().write(data)  # type: ignore[arg-type]
        if self.tell() > MAX_ANSWER:
            raise QueryTooLarge(
                f"the answer is larger than {MAX_ANSWER // 2**20} MiB",
                suggestion="add LIMIT and OFFSET, or select fewer variables",
            )
        return written


def _answer(view: View, job: Job) -> bytes:
    out = _Bounded()
    found = view.query(job.text, default_graphs=job.default_graphs, named_graphs=job.named_graphs)
    write(found, find_format(job.format, keyword(job.text)), out)
    return out.getvalue()


def _serve(connection: Connection) -> None:
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
            reply = _answer(view, job)
        except RenkeiError as error:
            reply = error
        except (OSError, ValueError, RuntimeError) as error:
            reply = RenkeiError(f"the query failed: {error}")
        signal.setitimer(signal.ITIMER_REAL, 0)
        connection.send(reply)


def main() -> None:
    """Entry point of a worker process; its argument is a socket's descriptor."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_DATA, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(EOFError, ConnectionError):
        _serve(Connection(int(sys.argv[1])))


if __name__ == "__main__":
    main()
