"""What was validated before: clean files, and what was found in a version of the graph.

What a document's own graphs must be depends on nothing outside them, so a file
that was found clean stays so for as long as the shapes, and what checks them,
are the same. Of the things that a version does not change the findings stay.
Both are small files in the store's cache, written beside and renamed; without
them everything is validated again.
"""

from __future__ import annotations

import contextlib
import hashlib
import pickle
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from graph.files import write_whole
from graph.settings import PROJECT
from graph.validate.report import Report

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
        with contextlib.suppress(OSError, ValueError):
            lines = self._path.read_text("ascii").split() if self._path is not None else []
            if lines and lines[0] == _rules():
                self._known = {line for line in lines[1:] if len(line) == _DIGITS}

    def unknown(self, files: Mapping[Path, str]) -> list[Path]:
        """Those of ``files`` (path → SHA-256) that have to be validated."""
        return [path for path, sha256 in files.items() if sha256 not in self._known]

    def add(self, files: Iterable[str]) -> None:
        """Note that files with these SHA-256 are clean."""
        self._known.update(files)

    def save(self, used: Iterable[str]) -> None:
        """Keep what is known of the files with these SHA-256. Raises OSError."""
        if self._path is not None:
            kept = sorted(self._known.intersection(used))
            write_whole(self._path, ("\n".join([_rules(), *kept]) + "\n").encode("ascii"))


class Findings:
    """The last report, and the version of the graph that it is of."""

    def __init__(self, folder: Path | None) -> None:
        self._path = None if folder is None else folder / "findings"

    def load(self, version: str) -> Report | None:
        """The report of a version, if it is the last one and would be the same today."""
        if self._path is None:
            return None
        try:
            rules, of, report = pickle.loads(self._path.read_bytes())
        except Exception:  # A damaged pickle raises nearly anything.
            return None
        return report if (rules, of) == (_rules(), version) else None

    def save(self, version: str, report: Report) -> None:
        """Keep the report of a version. Raises OSError."""
        if self._path is not None:
            write_whole(self._path, pickle.dumps((_rules(), version, report)))
