"""The near end of the process that holds the index."""

from __future__ import annotations

import subprocess
import threading
from multiprocessing.connection import Connection

from graph.errors import QueryTimeout, RenkeiError
from graph.processes import beside
from graph.search.index import Hit
from graph.search.process import Lookup

#: Reading the names of a large graph takes this long at most, in seconds.
PATIENCE = 60.0


class Searcher:
    """Asks one question at a time; may be shared between threads.

    The process is started by the first question and replaced if it ends.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection | None = None

    def find(self, asked: Lookup) -> list[Hit]:
        """The best hits. Raises :class:`StoreUnavailable`, :class:`QueryTimeout`."""
        with self._lock:
            for _ in range(2):
                try:
                    return self._ask(asked)
                except (EOFError, OSError):
                    self._end()
        raise QueryTimeout("search has ended unexpectedly", suggestion="ask again in a moment")

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._end()

    def _ask(self, asked: Lookup) -> list[Hit]:
        if self._connection is None:
            self._process, self._connection = beside("graph.search.process")
        self._connection.send(asked)
        if not self._connection.poll(PATIENCE):
            self._end()
            raise QueryTimeout(
                f"the names could not be read within {PATIENCE:g} seconds",
                suggestion="ask again in a moment",
            )
        found: list[Hit] | RenkeiError = self._connection.recv()
        if isinstance(found, RenkeiError):
            raise found
        return found

    def _end(self) -> None:
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._process = self._connection = None
