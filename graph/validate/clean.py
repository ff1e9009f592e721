"""Files that were validated before: the graphs of a document that did not change are clean.

What a document's own graphs must be depends on nothing outside them, so a file
that was found clean stays so for as long as the shapes, and what checks them,
are the same. The list is one small file in the store's cache, written beside
and renamed; without it everything is validated again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from graph.settings import PROJECT

_DIGITS = 64


@cache
def _rules() -> str:
    """A digest of the shapes and of what checks them."""
    digest = hashlib.sha256(version("pyshacl").encode() + version("rdflib").encode())
    sources = [*Path(__file__).parent.glob("*.py"), *(PROJECT / "shapes").glob("*.ttl")]
    for path in sorted(sources):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


class CleanFiles:
    """The SHA-256 of files that are known to be clean, kept in ``folder``; None keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._path = None if folder is None else folder / "validated"
        self._known: set[str] = set()
        self._digests: dict[Path, str] = {}
        with contextlib.suppress(OSError, ValueError):
            lines = self._path.read_text("ascii").split() if self._path is not None else []
            if lines and lines[0] == _rules():
                self._known = {line for line in lines[1:] if len(line) == _DIGITS}

    def unknown(self, files: Iterable[Path]) -> list[Path]:
        """Those of ``files`` that have to be validated."""
        self._digests = {path: _digest(path) for path in files}
        return [path for path, digest in self._digests.items() if digest not in self._known]

    def add(self, files: Iterable[Path]) -> None:
        """Note that files, of those that were asked about, are clean."""
        self._known |= {self._digests[path] for path in files}

    def save(self) -> None:
        """Keep what is known of the files that were asked about. Raises OSError."""
        if self._path is None:
            return
        kept = sorted(self._known & set(self._digests.values()))
        self._path.parent.mkdir(parents=True, exist_ok=True)
        beside = self._path.with_name(f"{self._path.name}.{os.getpid()}.part")
        beside.write_text("\n".join([_rules(), *kept]) + "\n", encoding="ascii")
        beside.replace(self._path)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
