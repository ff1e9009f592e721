"""Filling a new store with TriG files: a few here, many in a process beside this one.

RocksDB begins to put a store in order as soon as something comes: while it grows,
all that is there is merged with each portion again, for as long as that takes. In
the process beside, the threads that do so have only the time that nobody else wants.
What they leave is done once, when everything is there.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock

import pyoxigraph as ox

from graph.errors import RenkeiError
from graph.processes import beside, cores
from graph.store import in_default_graph, parsed, with_union
from graph.trig import in_parts, with_default_graph

#: Bytes of TriG that are written together; the store holds their claims in memory, and
#: sorts them. A claim has about seventy-five.
_AT_ONCE = 6_000_000

#: Claims of a large file that are added together.
_CLAIMS = 100_000

#: The priority of what may wait (setpriority(2)).
_LAST = 19


def portions_of(files: Iterable[Path]) -> Iterator[list[Path]]:
    """Files that are added together."""
    portion: list[Path] = []
    size = 0
    for path in files:
        portion.append(path)
        size += path.stat().st_size
        if size >= _AT_ONCE:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def add(paths: Sequence[Path], store: ox.Store) -> None:
    """Add TriG files that are all new to a store. Raises ValueError for a file that is not TriG."""
    texts: list[bytes] = []
    others: list[Path] = []
    for path in paths:
        if path.stat().st_size > 2 * _AT_ONCE:
            others.append(path)
            continue
        try:
            text = with_default_graph(path.read_text("utf-8"), in_default_graph)
        except UnicodeDecodeError as error:
            raise ValueError(f"{path.name}: {error}") from error
        if text is None:
            others.append(path)
        else:
            texts.append(text.encode())
    try:
        store.bulk_load(b"".join(texts), ox.RdfFormat.TRIG)
    except SyntaxError:
        # Which file it is, the parser says when it sees them one by one.
        others = list(paths)
    for path in others:
        if not _add_in_parts(path, store):
            _parse(path, store)


def _add_in_parts(path: Path, store: ox.Store) -> bool:
    """Add a large file of ours some subjects at a time.

    False for one that is written by another hand, of which some claims may have been added.
    """
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            for part in in_parts(lines, _AT_ONCE):
                text = with_default_graph(part, in_default_graph)
                if text is None:
                    return False
                store.bulk_load(text.encode(), ox.RdfFormat.TRIG)
    except (SyntaxError, ValueError):
        return False
    return True


def _parse(path: Path, store: ox.Store) -> None:
    """Add a file claim by claim, some at a time: it may be large, or of another hand."""
    quads = with_union(parsed(path))
    while some := list(islice(quads, _CLAIMS)):
        store.bulk_extend(some)


def fill(folder: Path, portions: Iterable[Sequence[Path]]) -> None:
    """Have portions of files added by another process; this one must not have the store open.

    Raises ValueError for a file that is not TriG.
    """
    process, connection = beside("graph.filling", folder)
    try:
        for portion in portions:
            connection.send(portion)
        connection.send(None)
        failure: Exception | None = connection.recv()
    except (EOFError, ConnectionError) as error:
        raise RenkeiError("the process that was to fill the store ended by itself") from error
    finally:
        process.kill()
        process.wait()
        connection.close()
    if failure is not None:
        raise failure


def _open_set_back(folder: Path) -> ox.Store:
    """The store in ``folder``; the threads that put it in order come last (Linux)."""

    def opened() -> ox.Store:
        # Threads have a priority of their own, and those that they start have the same.
        if sys.platform == "linux":
            os.setpriority(os.PRIO_PROCESS, 0, _LAST)
        return ox.Store(str(folder))

    with ThreadPoolExecutor(1) as apart:
        return apart.submit(opened).result()


def _serve(connection: Connection, folder: Path) -> None:
    """Add what comes until there is no more, then say what went wrong, if anything."""
    store = _open_set_back(folder)
    failures = _add_all(iter(connection.recv, None), store)
    del store
    connection.send(failures[0] if failures else None)


def _add_all(portions: Iterator[Sequence[Path]], store: ox.Store) -> list[Exception]:
    """Add portions, as many at a time as there are cores; RocksDB takes them from any thread.

    After a failure what is left is taken and not added: who sends it only then listens.
    """
    failures: list[Exception] = []
    turn = Lock()

    def work() -> None:
        while True:
            with turn:
                portion = next(portions, None)
            if portion is None:
                return
            if failures:
                continue
            try:
                add(portion, store)
            except Exception as error:
                failures.append(error)

    with ThreadPoolExecutor(cores()) as threads:
        for done in [threads.submit(work) for _ in range(cores())]:
            done.result()
    return failures


def main() -> None:
    """Entry point of the process: a socket's descriptor and the store's folder."""
    with suppress(EOFError, ConnectionError):
        _serve(Connection(int(sys.argv[1])), Path(sys.argv[2]))
