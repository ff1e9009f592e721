"""Readings that are kept on disk, so that a document is read once.

A reading is found by the SHA-256 of the document's bytes, the file's suffix
and the version of everything that reads::

    STORE/cache/readings/<version>/<first two digits>/<SHA-256><suffix>

The version is a digest of the sources of the extractors and of what they know
(lexicon, authority, calendar), so that no reading outlives a change of them.
Files are written beside and renamed: a process that is killed leaves a whole
file or none. A file that cannot be loaded counts as missing. Only the book of
sketches grows, and what is whole of it is read.
"""

from __future__ import annotations

import contextlib
import hashlib
import pickle
import shutil
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from graph.files import write_whole
from graph.model import Reading
from graph.settings import PROJECT
from graph.sketches import Sketch, sketch

#: The most that readings may take on disk, in bytes; those of the last build always stay.
MAX_BYTES = 2 * 2**30

#: Sketches of documents that are gone may be this share of the others before they are dropped.
_UNUSED = 0.2

_PACKAGE = Path(__file__).parent

#: What a reading depends on: all of ``graph`` but what only comes after reading.
_AFTER = frozenset(
    {"batches", "cache", "cli", "conflicts", "console", "derive", "evaluate", "exports", "formats"}
    | {
        "draft",
        "networks",
        "papers",
        "pipeline",
        "publish",
        "queries",
        "rdf",
        "reading_pool",
        "reconcile",
    }
    | {"rendering", "rules", "settings", "sparql", "sparqltext", "store", "storing", "terms"}
    | {"trig", "validate", "workers"}
)


#: Libraries that decide what is read.
_LIBRARIES = ("sudachipy", "sudachidict-small", "lxml", "pypdfium2")

#: Libraries that decide what is made of it.
_BUILDERS = ("pyoxigraph", "pyshacl", "rdflib")


@cache
def reading_version() -> str:
    """16 hex digits of a digest of the sources that a reading depends on."""
    libraries = "".join(f"{name} {version(name)}\n" for name in _LIBRARIES)
    return hashlib.sha256((libraries + digest_of_sources(_sources())).encode()).hexdigest()[:16]


@cache
def build_version() -> str:
    """16 hex digits of a digest of all sources, shapes and words that a build depends on."""
    libraries = "".join(f"{name} {version(name)}\n" for name in (*_LIBRARIES, *_BUILDERS))
    digest = hashlib.sha256(libraries.encode())
    digest.update(digest_of_sources(_all_sources()).encode())
    for name in ("ontology", "shapes"):
        for path in sorted((PROJECT / name).glob("*.ttl")):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def digest_of_sources(paths: Iterable[Path]) -> str:
    """SHA-256, in hex, over the names and contents of files of this package."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0")
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    for path in _all_sources():
        head = path.relative_to(_PACKAGE).parts[0].removesuffix(".py")
        if head not in _AFTER and path.suffix in (".py", ".toml"):
            yield path


def _all_sources() -> Iterator[Path]:
    return (path for path in _PACKAGE.rglob("*") if path.suffix in (".py", ".toml", ".rq"))


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

    def load(self, sha256: str, suffix: str) -> Reading | None:
        """The reading of a document, or None."""
        return _load(self.path(sha256, suffix), sha256)[1]

    def sketch(self, sha256: str, suffix: str) -> Sketch | None:
        """The sketch of the reading of a document, or None."""
        return _load(self.path(sha256, suffix), sha256)[0]

    def drop(self, sha256: str, suffix: str) -> None:
        """Forget a reading that is damaged."""
        self.path(sha256, suffix).unlink(missing_ok=True)

    def store(self, reading: Reading, suffix: str) -> None:
        """Keep a reading and its sketch. Raises OSError."""
        kept = sketch(reading), reading
        path = self.path(reading.document.sha256, suffix)
        write_whole(path, b"".join(pickle.dumps(one, pickle.HIGHEST_PROTOCOL) for one in kept))

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


class SketchBook:
    """The sketches of the last builds in one file, by SHA-256 and suffix of their documents.

    The file has a part for each build that brought new ones, added at its end: to write
    all of them anew takes longer than all else that one more document needs.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"sketches-{reading_version()}"
        self._known: dict[tuple[str, str], Sketch] = {}
        self._is_whole = False
        with contextlib.suppress(Exception), self._path.open("rb") as file:
            size = self._path.stat().st_size
            while file.tell() < size:  # A part that a killed process left unfinished raises.
                self._known |= pickle.load(file)
            self._is_whole = True

    def get(self, sha256: str, suffix: str) -> Sketch | None:
        """The sketch of a document, or None."""
        return self._known.get((sha256, suffix))

    def save(self, sketches: Mapping[tuple[str, str], Sketch]) -> None:
        """Keep these sketches, and not many others. Raises OSError."""
        new = {key: one for key, one in sketches.items() if key not in self._known}
        unused = len(self._known) - (len(sketches) - len(new))
        if self._is_whole and unused <= _UNUSED * len(sketches):
            if new:
                with self._path.open("ab") as file:
                    file.write(pickle.dumps(new, pickle.HIGHEST_PROTOCOL))
                self._known |= new
            return
        for other in self._path.parent.glob("sketches-*"):
            if other != self._path:
                other.unlink(missing_ok=True)
        write_whole(self._path, pickle.dumps(dict(sketches), pickle.HIGHEST_PROTOCOL))
        self._known, self._is_whole = dict(sketches), True


def _load(path: Path, sha256: str) -> tuple[Sketch | None, Reading | None]:
    """A sketch and the reading it is of, or nothing if a file is not there or damaged."""
    try:
        with path.open("rb") as file:
            made, reading = pickle.load(file), pickle.load(file)
    except OSError:
        return None, None
    except Exception:  # A damaged pickle raises nearly anything.
        return None, None
    right = isinstance(reading, Reading) and reading.document.sha256 == sha256
    return (made, reading) if right and isinstance(made, Sketch) else (None, None)
