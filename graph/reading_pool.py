"""Documents read in processes beside this one, each within a time limit.

A document that takes too long, or that brings its process down, is named and
left out; its process is replaced and the others go on. What was read is in
the cache, not in this process: reading holds one document a worker, however
many there are.
"""

from __future__ import annotations

import gc
import hashlib
import math
import os
import signal
import stat
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path

from graph.cache import ReadingCache
from graph.errors import RenkeiError, UnreadableDocument
from graph.processes import beside, cores

#: A worker needs about a second to start, so it is given this many documents before another is.
_WORTH_ONE = 12

#: Seconds that a process may take to start; the first on a machine compiles all modules.
_START = 120.0


@dataclass(frozen=True, slots=True)
class _File:
    path: Path

    @property
    def name(self) -> str:
        """The file's name, so that it can be printed: it need not be valid in any encoding."""
        text = os.fsencode(self.path.name).decode("utf-8", "replace")
        return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)


@dataclass(frozen=True, slots=True)
class Source(_File):
    """A file whose reading is in the cache: the SHA-256 of its bytes."""

    sha256: str


@dataclass(frozen=True, slots=True)
class Refused(_File):
    """A file that is left out, and why, in words that follow its name."""

    reason: str


def read_all(
    files: Sequence[Path],
    cache: ReadingCache,
    folder: Path,
    limit: float,
    progress: Callable[[int], None],
    processes: int = 0,
    meanwhile: Callable[[], object] = lambda: None,
) -> list[Source | Refused]:
    """Have the reading of every file in the cache (in ``folder``), or say why it is not.

    ``limit`` is the most seconds that one document may take. ``processes`` is
    the most that read at once; 0 stands for the number of cores. ``meanwhile``
    is called while these start, if there is anything to read. The answer is in
    the order of ``files``. Raises OSError where the cache cannot be written.
    """
    answer: dict[Path, Source | Refused] = {}
    todo: list[Path] = []
    for path in files:
        sha256 = _digest(path)
        if sha256 is not None and cache.has(sha256, path.suffix):
            answer[path] = Source(path, sha256)
            progress(len(answer))
        else:
            todo.append(path)
    size = min(processes or cores(), math.ceil(len(todo) / _WORTH_ONE))
    for found in _Pool(size, folder, limit).read(todo, meanwhile) if todo else ():
        answer[found.path] = found
        progress(len(answer))
    return [answer[path] for path in files]


def _digest(path: Path) -> str | None:
    """The SHA-256 of a regular file's bytes; None if a worker had better look at it."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None


class _Pool:
    """Workers that each read one document at a time."""

    def __init__(self, size: int, folder: Path, limit: float) -> None:
        self._size = size
        self._folder = folder
        self._limit = limit

    def read(
        self, files: Sequence[Path], meanwhile: Callable[[], object]
    ) -> Iterator[Source | Refused]:
        """Read all files, in whatever order they are done."""
        waiting = list(reversed(files))
        workers = [self._start() for _ in range(self._size)]
        try:
            meanwhile()
            while waiting or any(worker.path for worker in workers):
                for worker in workers:
                    if waiting and worker.idle:
                        worker.give(waiting.pop(), self._limit)
                ready = self._wait(workers)
                for number, worker in enumerate(workers):
                    found = worker.take() if worker.connection in ready else worker.overdue()
                    if found is not None:
                        yield found
                    if worker.broken:
                        worker.kill()
                        workers[number] = self._start()
        finally:
            for worker in workers:
                worker.kill()

    def _start(self) -> _Worker:
        return _Worker(self._folder)

    @staticmethod
    def _wait(workers: Sequence[_Worker]) -> list[object]:
        """The connections of workers that have something to say, or are gone."""
        first = min(worker.deadline for worker in workers)
        left = None if math.isinf(first) else max(0.0, first - time.monotonic())
        return list(wait([worker.connection for worker in workers], left))


class _Worker:
    """The near end of one process. It is idle, or reads the document at ``path``."""

    def __init__(self, folder: Path) -> None:
        self._process, self.connection = beside("graph.reading_pool", folder)
        self.path: Path | None = None
        self.idle = False
        self.broken = False
        self.deadline = time.monotonic() + _START

    def give(self, path: Path, limit: float) -> None:
        """Have the document at ``path`` read within ``limit`` seconds."""
        self.path, self.idle = path, False
        self.deadline = time.monotonic() + limit
        self._limit = limit
        with suppress(ConnectionError):  # A worker that is gone is noticed when it is asked.
            self.connection.send((path, limit))

    def take(self) -> Source | Refused | None:
        """What the worker has to say: that it started (None), or what became of the document.

        Raises OSError for a cache that cannot be written, :class:`RenkeiError`
        for a worker that never started.
        """
        try:
            said = self.connection.recv()
        except (EOFError, ConnectionError):
            return self._gone("brought the process down that read it")
        path, self.path, self.idle, self.deadline = self.path, None, True, math.inf
        if path is None:
            return None
        if isinstance(said, OSError):
            raise said
        word, text = said
        return Source(path, text) if word == "read" else Refused(path, text)

    def overdue(self) -> Refused | None:
        """What is to be said of a document that has taken too long, if it has."""
        if time.monotonic() < self.deadline:
            return None
        return self._gone(
            f"took longer than the {self._limit:g} seconds that one document may take"
        )

    def _gone(self, reason: str) -> Refused:
        self.broken = True
        if self.path is None:
            raise RenkeiError("a process that reads documents does not start or ended by itself")
        path, self.path = self.path, None
        return Refused(path, reason)

    def kill(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        self.connection.close()


def _serve(connection: Connection, cache: ReadingCache) -> None:
    """Read what is asked for until the near end is gone."""
    # Only a worker needs the extractors and their dictionary; they take a while to load.
    from graph.authority import load_authority
    from graph.documents import read_document
    from graph.reading import read

    authority = load_authority()
    gc.collect()
    gc.freeze()  # What is loaded by now stays: the collector need not look at it again and again.
    connection.send(None)
    while True:
        path, limit = connection.recv()
        # Should nobody be left to kill this process, the kernel does.
        signal.setitimer(signal.ITIMER_REAL, limit + 1)
        answer: tuple[str, str] | OSError
        try:
            reading = read(read_document(path), authority)
        except UnreadableDocument as error:
            answer = "refused", error.message.removeprefix(f"{path.name} ")
        except Exception as error:
            if os.environ.get("RENKEI_DEBUG"):
                traceback.print_exc()
            answer = "refused", f"cannot be read ({type(error).__name__}: {error})".split("\n")[0]
        else:
            answer = "read", reading.document.sha256
            try:
                cache.store(reading, path.suffix)
            except OSError as error:
                answer = error
        signal.setitimer(signal.ITIMER_REAL, 0)
        connection.send(answer)


def main() -> None:
    """Entry point of a worker: a socket's descriptor and the folder of the cache."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, ConnectionError):
        _serve(Connection(int(sys.argv[1])), ReadingCache(Path(sys.argv[2])))
