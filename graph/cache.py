"""Readings that are kept on disk, so that a document is read once.

A reading is found by the SHA-256 of the document's bytes, the file's suffix
and the version of everything that reads::

    STORE/cache/readings/<version>/<first two digits>/<SHA-256><suffix>

The version is a digest of the sources of the extractors and of what they know
(lexicon, authority, calendar), so that no reading outlives a change of them.
Files are written beside and renamed: a process that is killed leaves a whole
file or none. A file that cannot be loaded counts as missing.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

from graph.model import Reading

#: The most that readings may take on disk, in bytes; those of the last build always stay.
MAX_BYTES = 2 * 2**30

_PACKAGE = Path(__file__).parent

#: What a reading depends on: all of ``graph`` but what only comes after reading.
_AFTER = frozenset(
    {"batches", "cache", "cli", "conflicts", "console", "derive", "evaluate", "exports", "formats"}
    | {"networks", "pipeline", "publish", "queries", "rdf", "reading_pool", "reconcile", "rules"}
    | {"settings", "sparql", "sparqltext", "store", "terms", "trig", "validate", "workers"}
)


#: Libraries that decide what is read.
_LIBRARIES = ("sudachipy", "sudachidict-small", "lxml", "pypdfium2")


@cache
def reading_version() -> str:
    """First 16 hex digits of the SHA-256 over the sources that a reading depends on."""
    digest = hashlib.sha256()
    for package in ("lxml", "pypdfium2", "sudachidict-small", "sudachipy"):
        digest.update(f"{package} {version(package)}\n".encode())
    for path in sorted(_sources()):
        digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0")
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _sources() -> Iterator[Path]:
    for path in _PACKAGE.rglob("*"):
        head = path.relative_to(_PACKAGE).parts[0].removesuffix(".py")
        if head not in _AFTER and path.suffix in (".py", ".toml"):
            yield path


class ReadingCache:
    """The readings in one folder. Several processes may read and write at once."""

    def __init__(self, folder: Path) -> None:
        self._top = folder / "readings"
        self._folder = self._top / reading_version()

    def path(self, sha256: str, suffix: str) -> Path:
        """Where the reading of a document is, or would be."""
        return self._folder / sha256[:2] / (sha256 + suffix.lower())

    def has(self, sha256: str, suffix: str) -> bool:
        """Whether a reading is kept; it may still prove to be damaged."""
        return self.path(sha256, suffix).exists()

    def load(self, sha256: str, suffix: str, name: str) -> Reading | None:
        """The reading of a document that is now called ``name``, or None."""
        try:
            found = pickle.loads(self.path(sha256, suffix).read_bytes())
        except OSError:
            return None
        except Exception:  # A damaged pickle raises nearly anything.
            return None
        if not isinstance(found, Reading) or found.document.sha256 != sha256:
            return None
        if found.document.name != name:
            found.document = replace(found.document, name=name)
        return found

    def store(self, reading: Reading, suffix: str) -> None:
        """Keep a reading. Raises OSError."""
        path = self.path(reading.document.sha256, suffix)
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f"{path.name}.{os.getpid()}.part")
        beside.write_bytes(pickle.dumps(reading, pickle.HIGHEST_PROTOCOL))
        beside.replace(path)

    def prune(self, used: Iterable[Path], limit: int = MAX_BYTES) -> None:
        """Drop readings of other versions, leftovers, and the oldest beyond ``limit`` bytes.

        The readings at ``used`` stay whatever they take.
        """
        if not self._top.is_dir():
            return
        for folder in self._top.iterdir():
            if folder != self._folder:
                shutil.rmtree(folder, ignore_errors=True)
        kept = set(used)
        rest: list[tuple[float, int, Path]] = []
        size = 0
        for path in self._folder.rglob("*"):
            with contextlib.suppress(OSError):
                if path.is_file():
                    status = path.stat()
                    size += status.st_size
                    if path.suffix == ".part":
                        rest.append((0.0, status.st_size, path))
                    elif path not in kept:
                        rest.append((status.st_mtime, status.st_size, path))
        for age, bytes_, path in sorted(rest):
            if age and size <= limit:
                break
            path.unlink(missing_ok=True)
            size -= bytes_
