"""The documents of a build: which there are, their readings, and what is known of each."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from graph.cache import KeptSketch, ReadingCache, SketchBook, Sketches, build_version
from graph.reading_pool import Refused, Source, read_all
from graph.settings import Settings
from graph.validate import load_screen

Progress = Callable[[str, int, int], None]


class Paper(NamedTuple):
    """A document of the build: the file's name, what it is called, and where its reading is."""

    name: str
    identifier: str
    sha256: str
    suffix: str


class Shelf:
    """The readings and sketches that a store's cache holds, and how they get there.

    ``meanwhile`` is what else can be done while documents are read.
    """

    def __init__(
        self, settings: Settings, progress: Progress, meanwhile: Callable[[], object]
    ) -> None:
        self._meanwhile = meanwhile
        self._settings = settings
        self._folder = settings.store / "cache"
        self._cache = ReadingCache(self._folder)
        self._progress = progress
        #: A digest of all that a build of the last papers depends on.
        self.inputs = ""

    @cached_property
    def _book(self) -> SketchBook:
        return SketchBook(self._folder)

    def find(self, files: Sequence[Path]) -> list[Source | Refused]:
        """What ``files`` are: documents whose readings are in the cache, or left out."""
        self._progress("reading documents", 0, len(files))

        def told(done: int) -> None:
            self._progress("reading documents", done, len(files))

        limit = self._settings.document_timeout
        return read_all(files, self._cache, self._folder, limit, told, meanwhile=self._prepare)

    def _prepare(self) -> None:
        """Have ready what a build needs later; the processes that read take a while to start."""
        _ = self._book
        load_screen()
        self._meanwhile()

    def papers(
        self, sources: Sequence[Source | Refused]
    ) -> tuple[list[Paper], list[tuple[str, str]]]:
        """The documents among ``sources``, by identifier; names of the others, and why."""
        skipped: list[tuple[str, str]] = []
        papers: dict[str, Paper] = {}
        sketches: dict[tuple[str, str], KeptSketch] = {}
        for attempt in range(2):
            # A reading that is damaged on disk is dropped and its document read anew, once.
            damaged: list[Path] = []
            for found in sources:
                if isinstance(found, Refused):
                    skipped.append((found.name, found.reason))
                elif found.sha256 not in papers:
                    key = found.sha256, found.path.suffix.lower()
                    sketch = self._book.get(*key) or self._cache.sketch(*key)
                    if sketch is not None:
                        papers[found.sha256] = Paper(found.name, sketch.identifier, *key)
                        sketches[key] = sketch
                    elif attempt == 0:
                        self._cache.drop(found.sha256, found.path.suffix)
                        damaged.append(found.path)
            sources = self.find(damaged) if damaged else ()
        self._book.save(sketches)
        self._cache.prune(self._cache.path(*key) for key in sketches)
        read = [(paper.name, paper.sha256, paper.suffix) for paper in papers.values()]
        self.inputs = _digest_of(read, skipped, self._settings)
        return sorted(papers.values(), key=lambda paper: paper.identifier), skipped

    def sketches(self, papers: Iterable[Paper]) -> Sketches:
        """The sketches of documents. They are handed over and not held here."""
        book = self._book
        del self._book
        found = {one.sha256: book.get(one.sha256, one.suffix) for one in papers}
        return Sketches({sha256: kept for sha256, kept in found.items() if kept is not None})


def inputs_of(sources: Iterable[Source | Refused], settings: Settings) -> str:
    """A digest of all that a build of ``sources`` depends on, if no reading is damaged."""
    first: dict[str, Source] = {}
    skipped: list[tuple[str, str]] = []
    for found in sources:
        if isinstance(found, Source):
            first.setdefault(found.sha256, found)
        else:
            skipped.append((found.name, found.reason))
    read = [(one.name, one.sha256, one.path.suffix.lower()) for one in first.values()]
    return _digest_of(read, skipped, settings)


def _digest_of(
    read: Iterable[tuple[str, str, str]], skipped: Iterable[tuple[str, str]], settings: Settings
) -> str:
    """The same from names, SHA-256 and suffixes of documents, and what was left out and why."""
    parts = [build_version(), settings.base_iri]
    parts += map(repr, sorted(read, key=itemgetter(1)))
    parts += map(repr, skipped)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
