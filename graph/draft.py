"""A version of the graph while it is being written.

A version is a folder::

    dataset/*.trig  oxigraph/  files.json  manifest.json  report.json  networks/

The last is there where networks are large, and holds what they were read as.

A draft begins with the version before where little has changed: then the files
of both are the same on disk, and only the claims that changed are written.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from graph.errors import InvalidGraph
from graph.model import Iri
from graph.store import MANIFEST, REPORT, View, open_folder
from graph.storing import Changes, Writer
from graph.trig import Quad, amended

#: With more than this share of new files it is quicker to write everything.
_MUCH = 0.2

#: How a version is laid out; one of another layout is not begun with.
_LAYOUT = 1

#: Turtle files and texts by the graph that each is loaded into, beside the dataset.
Vocabulary = Mapping[Iri, Sequence[Path | bytes]]


class TrigFile(NamedTuple):
    """A file of the dataset: its name there, where it is now, and the SHA-256 of its bytes."""

    name: str
    path: Path
    sha256: str


def dataset_version(files: Mapping[str, str]) -> str:
    """First 16 hex digits of the SHA-256 over the files' names and SHA-256, sorted."""
    text = "".join(f"{name} {sha256}\n" for name, sha256 in sorted(files.items()))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def vocabulary_digest(vocabulary: Vocabulary) -> str:
    """First 16 hex digits of the SHA-256 over the vocabulary's graphs and texts."""
    digest = hashlib.sha256()
    for graph in sorted(vocabulary):
        digest.update(graph.encode())
        for part in vocabulary[graph]:
            digest.update(part.read_bytes() if isinstance(part, Path) else part)
    return digest.hexdigest()[:16]


class Before(NamedTuple):
    """The version that a draft may begin with.

    ``files``: name → SHA-256. ``inputs``: a digest of all that it was made of, or "".
    """

    folder: Path
    version: str
    files: Mapping[str, str]
    inputs: str = ""

    def report(self) -> Mapping[str, Any] | None:
        """What its build told; None if not all of its files are there."""
        try:
            there = {path.name for path in (self.folder / "dataset").iterdir()}
            report: Mapping[str, Any] = json.loads((self.folder / REPORT).read_bytes())
        except (OSError, ValueError):
            return None
        return report if there == self.files.keys() else None


def read_before(folder: Path, vocabulary: Vocabulary) -> Before | None:
    """The version in ``folder``, if a draft with this vocabulary can begin with it."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        if manifest["layout"] != _LAYOUT:
            return None
        if manifest["vocabulary"] != vocabulary_digest(vocabulary):
            return None
        files = json.loads((folder / "files.json").read_bytes())
        return Before(folder, manifest["version"], files, manifest.get("inputs", ""))
    except (OSError, ValueError, KeyError):
        return None


class Draft:
    """A version that is being written in ``folder``, which is made and must not be there.

    ``changes``: what differs from the version before; None if the draft began
    with nothing. Raises :class:`InvalidGraph` where a file cannot be loaded.
    """

    def __init__(self, folder: Path, vocabulary: Vocabulary, before: Before | None = None) -> None:
        self.folder = folder
        self.files: dict[str, str] = {}
        self.changes = None if before is None else Changes(before.version)
        self._before = before
        self._vocabulary = vocabulary
        self._new: list[Path] = []
        self._beside: list[Quad] = []
        (folder / "dataset").mkdir(parents=True)
        older = None if before is None else before.folder / "oxigraph"
        self._writer = Writer(folder / "oxigraph", older)
        if before is None:
            with _loading():
                self._writer.load_vocabulary(vocabulary)

    def add(self, files: Iterable[TrigFile]) -> None:
        """Add files of the dataset, each under a name of its own; they are linked if possible."""
        if self._before is not None:
            for file in files:
                self._change(self._link(file))
            return
        with _loading():
            self._writer.fill(self._link(file).path for file in files)

    def add_texts(self, texts: Mapping[str, bytes]) -> None:
        """Add files of the dataset that are not on disk yet, by name."""
        files = [self._written(name, text) for name, text in sorted(texts.items())]
        if self._before is not None:
            for file in files:
                self._change(file)
            return
        with _loading():
            self._writer.fill(file.path for file in files)

    def amend(self, name: str, gone: Set[Quad], come: Set[Quad]) -> None:
        """Add a file of one graph that differs in some claims from that of the version before."""
        assert self._before is not None and self.changes is not None
        text = (self._before.folder / "dataset" / name).read_text("utf-8")
        self._written(name, amended(text, gone, come).encode())
        if gone or come:
            self.changes.files.add(name)
            self._writer.amend(gone, come, self.changes)

    def _written(self, name: str, text: bytes) -> TrigFile:
        path = self.folder / "dataset" / name
        path.write_bytes(text)
        self._new.append(path)
        self.files[name] = hashlib.sha256(text).hexdigest()
        return TrigFile(name, path, self.files[name])

    def drop_missing(self, but: Set[str] = frozenset()) -> None:
        """Take back what files of the version before say that were not added, ``but`` for some."""
        before = self._before.files.keys() if self._before else set()
        for name in sorted(before - self.files.keys() - but):
            self._replace(name, None)

    def _link(self, file: TrigFile) -> TrigFile:
        path = self.folder / "dataset" / file.name
        try:
            os.link(file.path, path)
        except OSError:  # Not every file system has links.
            shutil.copyfile(file.path, path)
        self.files[file.name] = file.sha256
        if self._before is None or self._before.files.get(file.name) != file.sha256:
            self._new.append(path)
        return file._replace(path=path)

    def _change(self, file: TrigFile) -> None:
        assert self._before is not None
        if self._before.files.get(file.name) != file.sha256:
            self._replace(file.name, file.path)

    def _replace(self, name: str, path: Path | None) -> None:
        assert self._before is not None and self.changes is not None
        old = self._before.folder / "dataset" / name if name in self._before.files else None
        self.changes.files.add(name)
        with _loading():
            self._writer.replace(old, path, self.changes)

    @cached_property
    def version(self) -> str:
        """The name of the dataset; all files must be there."""
        return dataset_version(self.files)

    def view(self) -> View:
        """What has been written so far."""
        return self._writer.view("draft", self.folder)

    def before(self) -> View | None:
        """The version that the draft began with, None if it began with nothing."""
        return None if self._before is None else open_folder(self._before.folder)

    def settle(self) -> None:
        """Tell that all files are there; what is left to do with the store begins."""
        self._writer.settle()

    def describe(self, quads: Iterable[Quad]) -> None:
        """Have graphs about the dataset beside it, in place of those of the same names."""
        self._beside = list(quads)

    def finish(self, report: Mapping[str, object], inputs: str = "") -> None:
        """Write what is left and have all of it on disk. The draft can no longer be used.

        ``inputs`` is a digest of all that the version is made of, if that is known.
        """
        self._writer.finish(self._beside)
        del self._writer
        _write_json(self.folder / "files.json", dict(sorted(self.files.items())))
        _write_json(self.folder / REPORT, report)
        contents = {
            "layout": _LAYOUT,
            "version": self.version,
            "vocabulary": vocabulary_digest(self._vocabulary),
            "inputs": inputs,
            "published": datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        }
        _write_json(self.folder / MANIFEST, contents)
        sync_files(self._to_sync())
        for folder in (self.folder / "dataset", self.folder / "oxigraph", self.folder):
            sync_folder(folder)

    def _to_sync(self) -> Iterator[Path]:
        """All files but those that were on disk before."""
        yield from self._new
        yield from (path for path in self.folder.iterdir() if path.is_file())
        for path in (self.folder / "oxigraph").iterdir():
            if path.stat().st_nlink == 1:
                yield path


def is_little(fresh: int, before: Before | None) -> bool:
    """Whether a draft with ``fresh`` new or changed files had better begin with ``before``."""
    return before is not None and fresh <= _MUCH * len(before.files)


def sync_files(paths: Iterable[Path]) -> None:
    """Have files on disk."""
    for path in paths:
        with path.open("rb") as file:
            os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the entries of a folder on disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _loading() -> Iterator[None]:
    try:
        yield
    except ValueError as error:
        raise InvalidGraph(f"the graph cannot be loaded: {error}") from error


def _write_json(path: Path, value: Mapping[str, object]) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")
