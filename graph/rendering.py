"""The graphs of documents as TriG files, kept by what they depend on.

What a document's graphs say depends on its reading, on the things that its
entities became, and on which names of these are preferred. A digest of all
that is the key of the file::

    STORE/cache/graphs/<version>/<first two digits>/<key>.trig

so that a document is written again only if something in it changes. Files are
written, and looked at by the screen of the shapes, in processes beside this one.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Protocol

from graph.batches import each
from graph.cache import ReadingCache, digest_of_sources, reading_version
from graph.draft import TrigFile
from graph.files import write_whole
from graph.model import Iri, Local
from graph.processes import without_collection
from graph.rdf import facts, mentions, write_trig
from graph.sketches import Sketch
from graph.trig import Quad
from graph.validate.scaled import Suspects, look_at
from graph.vocab import Minter

#: Documents that are written and looked at together.
_BATCH = 25

#: Modules, beside those that reading depends on, that decide what is written.
_WRITERS = ("rdf.py", "rendering.py", "trig.py")


class SettledThings(Protocol):
    """What reconciliation made of the entities of each document."""

    def things_of(self, sha256: str) -> Iterable[tuple[tuple[str, Local], Iri]]:
        """What the local entities of a document became."""

    def labels_of(self, sketch: Sketch) -> Iterable[tuple[tuple[Iri, str], str]]:
        """The preferred names, by thing and language, of these and of the document."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What reconciliation made of one document's entities (:class:`graph.rdf.Resolved`)."""

    things: Mapping[tuple[str, Local], Iri]
    labels: Mapping[tuple[Iri, str], str]
    descriptions: Mapping[tuple[Iri, str], str] = field(default_factory=dict)


class Job(NamedTuple):
    """A document whose graphs are to be written."""

    sha256: str
    suffix: str
    key: str
    resolution: Resolution


class Rendered(NamedTuple):
    """What became of some jobs: (key, SHA-256 of its file), what is suspicious, and damage.

    ``damaged`` are the SHA-256 of documents whose reading cannot be loaded.
    """

    files: list[tuple[str, str]]
    suspects: Suspects
    damaged: list[str]


class RenderedGraphs:
    """The files in one folder. Only the one process that builds the store may use it."""

    def __init__(self, folder: Path, base_iri: str) -> None:
        self.cache = folder
        self.base_iri = base_iri
        self._top = folder / "graphs"
        self.folder = self._top / rendering_version(base_iri)
        self._index = self.folder / "index"
        self._known: dict[str, str] = {}
        with contextlib.suppress(OSError, ValueError):
            lines = self._index.read_text("ascii").splitlines()
            parts = [part for part in os.scandir(self.folder) if part.is_dir()]
            there = {file.name for part in parts for file in os.scandir(part)}
            known = (line.split(" ") for line in lines)
            self._known = {key: sha256 for key, sha256 in known if f"{key}.trig" in there}

    def file(self, name: str, key: str) -> TrigFile | None:
        """The file with this key, to be called ``name``, if it is there."""
        sha256 = self._known.get(key)
        return None if sha256 is None else TrigFile(name, path_of(self.folder, key), sha256)

    def render(self, jobs: Sequence[Job], suspects: Suspects) -> Iterator[Sequence[str]]:
        """Write the graphs of ``jobs``; yields keys as they are done, in no particular order.

        What is suspicious is added to ``suspects``. Raises :class:`Damaged`.
        """
        parts = [jobs[start : start + _BATCH] for start in range(0, len(jobs), _BATCH)]
        tasks = ((str(self.cache), self.base_iri, part) for part in parts)
        for done in each(render, tasks, processes=0 if len(parts) > 1 else 1):
            if done.damaged:
                raise Damaged(done.damaged)
            self._known.update(done.files)
            suspects.add(done.suspects)
            yield [key for key, _ in done.files]

    def save(self, used: Iterable[str]) -> None:
        """Keep the files with these keys, and no others."""
        kept = {key: self._known[key] for key in used}
        lines = "".join(f"{key} {sha256}\n" for key, sha256 in sorted(kept.items()))
        write_whole(self._index, lines.encode("ascii"))
        for key in self._known.keys() - kept:
            path_of(self.folder, key).unlink(missing_ok=True)
        self._known = kept
        for other in self._top.iterdir():
            if other != self.folder:
                shutil.rmtree(other, ignore_errors=True)


class Damaged(Exception):
    """Readings that are kept cannot be loaded: the SHA-256 of their documents."""

    def __init__(self, documents: Sequence[str]) -> None:
        super().__init__(*documents)
        self.documents = documents


def rendering_version(base_iri: str) -> str:
    """16 hex digits: what decides how graphs are written, and under which base."""
    sources = digest_of_sources(Path(__file__).parent / name for name in _WRITERS)
    return hashlib.sha256(f"{reading_version()} {sources} {base_iri}".encode()).hexdigest()[:16]


def path_of(folder: Path, key: str) -> Path:
    """Where the file with this key is, or would be."""
    return folder / key[:2] / f"{key}.trig"


def job_of(sketch: Sketch, suffix: str, settled: SettledThings) -> Job:
    """What is to be written for a document, whose reading is kept under ``suffix``."""
    own = dict(settled.things_of(sketch.sha256))
    names = dict(settled.labels_of(sketch))
    told = [sketch.sha256, suffix, sketch.identifier, *own.values()]
    told += [f"{thing} {language} {label}" for (thing, language), label in names.items()]
    key = hashlib.sha256("\n".join(told).encode()).hexdigest()[:32]
    return Job(sketch.sha256, suffix, key, Resolution(own, names))


def render(task: tuple[str, str, Sequence[Job]]) -> Rendered:
    """Write the graphs of some documents into the cache."""
    with without_collection():
        return _render(*task)


def _render(folder: str, base_iri: str, jobs: Sequence[Job]) -> Rendered:
    readings = ReadingCache(Path(folder))
    target = Path(folder) / "graphs" / rendering_version(base_iri)
    minter = Minter(base_iri)
    files: list[tuple[str, str]] = []
    quads: list[Quad] = []
    damaged: list[str] = []
    for job in jobs:
        reading = readings.load(job.sha256, job.suffix)
        if reading is None:
            damaged.append(job.sha256)
            continue
        said = list(facts(reading, job.resolution, minter))
        said += mentions(said, reading.identifier, minter)
        files.append((job.key, _write(path_of(target, job.key), said)))
        quads += said
    if damaged:
        return Rendered([], Suspects(), damaged)
    return Rendered(files, look_at(quads, [sha256 for _, sha256 in files]), [])


def _write(path: Path, quads: Iterable[Quad]) -> str:
    stream = io.StringIO()
    write_trig(quads, stream)
    data = stream.getvalue().encode()
    write_whole(path, data)
    return hashlib.sha256(data).hexdigest()
