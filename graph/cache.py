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
import os
import pickle
import shutil
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from graph.files import GROWING, write_whole
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
    name
    for line in (
        "asking batches cache calling catalogue cli commands computing conflicts console",
        "derive differences draft evaluate explaining exports filling fitting formats",
        "keeping kept logs memory networks notebook papers pipeline piped preparing proposals",
        "proposing publish queries questions quotes rdf rdftext reading_pool reconcile release",
        "rendering rules search serving settings sparql sparqlterms sparqltext statistics",
        "store storing terms trig validate workers",
    )
    for name in line.split()
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


class KeptSketch(NamedTuple):
    """A document's identifier, and its sketch as it is on disk."""

    identifier: str
    data: bytes


class Sketches(Mapping[str, Sketch]):
    """The sketches of documents by SHA-256, each unpacked when it is first asked for."""

    def __init__(self, kept: Mapping[str, KeptSketch]) -> None:
        self._kept = kept
        self._unpacked: dict[str, Sketch] = {}

    def __getitem__(self, sha256: str) -> Sketch:
        found = self._unpacked.get(sha256)
        if found is None:
            found = self._unpacked[sha256] = pickle.loads(self._kept[sha256].data)
        return found

    def __contains__(self, sha256: object) -> bool:
        return sha256 in self._kept  # Without unpacking it, as a mapping would.

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)


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

    def sketch(self, sha256: str, suffix: str) -> KeptSketch | None:
        """The sketch of the reading of a document, or None; the reading may prove to be damaged."""
        return _load(self.path(sha256, suffix), sha256, whole=False)[0]

    def drop(self, sha256: str, suffix: str) -> None:
        """Forget a reading that is damaged."""
        self.path(sha256, suffix).unlink(missing_ok=True)

    def store(self, reading: Reading, suffix: str) -> None:
        """Keep a reading and its sketch. Raises OSError."""
        made = pickle.dumps(sketch(reading), pickle.HIGHEST_PROTOCOL)
        kept = (reading.identifier, made), reading
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
        kept = set(map(str, used))
        rest: list[tuple[float, int, str]] = []
        size = 0
        for file in _files(self._folder):
            with contextlib.suppress(OSError):
                status = file.stat()
                size += status.st_size
                if file.name.endswith(".part"):
                    rest.append((0.0, status.st_size, file.path))
                elif file.path not in kept:
                    rest.append((status.st_mtime, status.st_size, file.path))
        for age, bytes_, path in sorted(rest):
            if age and size <= limit:
                break
            Path(path).unlink(missing_ok=True)
            size -= bytes_


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    """The files in the folders of a folder."""
    for part in os.scandir(folder) if folder.is_dir() else ():
        if part.is_dir():
            yield from (entry for entry in os.scandir(part) if entry.is_file())


class SketchBook:
    """The sketches of the last builds in one file, by SHA-256 and suffix of their documents.

    The file has a part for each build that brought new ones, added at its end: to write
    all of them anew takes longer than all else that one more document needs.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"{GROWING}{reading_version()}"
        self._known: dict[tuple[str, str], KeptSketch] = {}
        self._is_whole = False
        with contextlib.suppress(Exception), self._path.open("rb") as file:
            size = self._path.stat().st_size
            while file.tell() < size:  # A part that a killed process left unfinished raises.
                part = pickle.load(file)
                self._known |= {key: KeptSketch(*kept) for key, kept in part.items()}
            self._is_whole = True

    def get(self, sha256: str, suffix: str) -> KeptSketch | None:
        """The sketch of a document, or None."""
        return self._known.get((sha256, suffix))

    def save(self, sketches: Mapping[tuple[str, str], KeptSketch]) -> None:
        """Keep these sketches, and not many others. Raises OSError."""
        new = {key: one for key, one in sketches.items() if key not in self._known}
        unused = len(self._known) - (len(sketches) - len(new))
        if self._is_whole and unused <= _UNUSED * len(sketches):
            if new:
                with self._path.open("ab") as file:
                    file.write(_packed(new))
                self._known |= new
            return
        for other in self._path.parent.glob(f"{GROWING}*"):
            if other != self._path:
                other.unlink(missing_ok=True)
        write_whole(self._path, _packed(sketches))
        self._known, self._is_whole = dict(sketches), True


def _packed(sketches: Mapping[tuple[str, str], KeptSketch]) -> bytes:
    plain = {key: tuple(kept) for key, kept in sketches.items()}
    return pickle.dumps(plain, pickle.HIGHEST_PROTOCOL)


def _load(
    path: Path, sha256: str, *, whole: bool = True
) -> tuple[KeptSketch | None, Reading | None]:
    """A sketch and, if ``whole``, its reading; nothing if a file is not there or damaged."""
    try:
        with path.open("rb") as file:
            made = KeptSketch(*pickle.load(file))
            if not whole:
                return made, None
            reading = pickle.load(file)
    except OSError:
        return None, None
    except Exception:  # A damaged pickle raises nearly anything.
        return None, None
    right = isinstance(reading, Reading) and reading.document.sha256 == sha256
    return (made, reading) if right else (None, None)
