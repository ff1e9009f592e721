"""What was found out about a version of the graph, in a file of the store's cache for the next."""

from __future__ import annotations

import contextlib
import pickle
from pathlib import Path
from typing import Generic, TypeVar

from graph.files import write_whole

_Value = TypeVar("_Value")


class Kept(Generic[_Value]):
    """A value about the last version that it was kept of.

    It holds for as long as ``rules``, a digest of what makes it, is the same.
    """

    def __init__(self, path: Path, rules: str) -> None:
        self._path = path
        self._rules = rules

    def load(self, version: str) -> _Value | None:
        """The value about a version, if it is the last one and would be the same today."""
        # A damaged pickle raises nearly anything.
        with contextlib.suppress(Exception), self._path.open("rb") as file:
            if pickle.load(file) == (self._rules, version):
                value: _Value = pickle.load(file)
                return value
        return None

    def save(self, version: str, value: _Value) -> None:
        """Keep the value about a version. Raises OSError."""
        parts = (self._rules, version), value
        data = b"".join(pickle.dumps(one, pickle.HIGHEST_PROTOCOL) for one in parts)
        write_whole(self._path, data)
