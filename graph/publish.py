"""Publishing a graph: built beside the live one, then swapped in whole.

A store folder looks like this::

    STORE/lock                     held (flock) by the one process that builds
    STORE/current                  symbolic link to versions/<version>
    STORE/versions/<version>/      dataset/*.trig  oxigraph/  report.json  manifest.json
    STORE/versions/.building/      a version that is not whole yet

``current`` is replaced with one rename, so a reader sees the old version or
the new one and a build that is killed at any moment changes nothing. The
version before the current one is kept for readers that have it open.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from graph.errors import BuildBusy, InvalidGraph
from graph.model import Iri
from graph.settings import PROJECT
from graph.store import MANIFEST, View, current_version, open_folder, write_store
from graph.vocab import DEFAULT_BASE, Minter

_BUILDING = ".building"

Vocabulary = Mapping[Iri, Sequence[Path]]


def dataset_version(dataset: Mapping[str, bytes]) -> str:
    """First 16 hex digits of the SHA-256 over the files' bytes, in order of their names."""
    digest = hashlib.sha256()
    for name in sorted(dataset):
        digest.update(dataset[name])
    return digest.hexdigest()[:16]


def read_dataset(folder: Path) -> dict[str, bytes]:
    """The TriG files of a folder, by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.trig"))}


def project_vocabulary(base_iri: str = DEFAULT_BASE) -> dict[Iri, list[Path]]:
    """The project's ontology and shapes, by the graph that each is loaded into."""
    minter = Minter(base_iri)
    return {
        minter.graph(name): sorted((PROJECT / name).glob("*.ttl"))
        for name in ("ontology", "shapes")
    }


@contextmanager
def build_lock(store: Path) -> Iterator[None]:
    """Hold the store's lock. Raises :class:`BuildBusy` if another build holds it.

    The lock dies with its process, so no build can leave it behind.
    """
    store.mkdir(parents=True, exist_ok=True)
    with (store / "lock").open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BuildBusy(
                f"another build is writing to {store}",
                suggestion="wait for it to end, or give another folder with --store",
            ) from error
        yield


def publish(
    store: Path,
    dataset: Mapping[str, bytes] | Path,
    *,
    report: Mapping[str, object] | None = None,
    before_swap: Callable[[View], Mapping[str, object] | None] | None = None,
    vocabulary: Vocabulary | None = None,
    base_iri: str = DEFAULT_BASE,
) -> str:
    """Write ``dataset`` as the store's new current version and return its name.

    ``dataset`` maps file names (``*.trig``) to their bytes, or is a folder of
    such files. ``report`` becomes ``report.json``. ``before_swap`` sees the
    new version before anybody else: what it raises leaves the old version
    serving, what it returns (if anything) replaces ``report``. ``vocabulary``
    is loaded beside the dataset; if None it is the project's own, in graphs
    under ``base_iri``.

    Raises :class:`BuildBusy`, :class:`InvalidGraph` for files that cannot be
    loaded, and whatever ``before_swap`` raises.
    """
    with build_lock(store):
        files = read_dataset(dataset) if isinstance(dataset, Path) else dict(dataset)
        words = project_vocabulary(base_iri) if vocabulary is None else vocabulary
        return _publish(store, files, words, report or {}, before_swap)


def _publish(
    store: Path,
    files: Mapping[str, bytes],
    vocabulary: Vocabulary,
    report: Mapping[str, object],
    before_swap: Callable[[View], Mapping[str, object] | None] | None,
) -> str:
    version = dataset_version(files)
    versions = store / "versions"
    building = versions / _BUILDING
    _remove(building)
    building.mkdir(parents=True)
    try:
        _write(building, version, files, vocabulary)
        found = before_swap(open_folder(building)) if before_swap else None
        _write_json(building / "report.json", found or report)
        _sync(building)
        name = _place(versions, building, version)
    except BaseException:
        _remove(building)
        raise
    _swap(store, name)
    return version


def _write(folder: Path, version: str, files: Mapping[str, bytes], vocabulary: Vocabulary) -> None:
    (folder / "dataset").mkdir()
    paths = []
    for name, content in sorted(files.items()):
        paths.append(folder / "dataset" / name)
        paths[-1].write_bytes(content)
    try:
        write_store(folder / "oxigraph", paths, vocabulary)
    except ValueError as error:
        raise InvalidGraph(f"the graph cannot be loaded: {error}") from error
    contents = {"version": version, "vocabulary": _digest(vocabulary)}
    _write_json(folder / MANIFEST, contents)


def _digest(vocabulary: Vocabulary) -> str:
    digest = hashlib.sha256()
    for graph in sorted(vocabulary):
        digest.update(graph.encode())
        for path in vocabulary[graph]:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _write_json(path: Path, value: Mapping[str, object]) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")


def _place(versions: Path, building: Path, version: str) -> str:
    """Give the finished folder its name and return it.

    The name is the version. If that is taken by a folder with the same facts
    (another vocabulary or report, or rubbish), a number is added: a folder
    that may be in use is never written to.
    """
    name, count = version, 1
    while (versions / name).exists():
        count += 1
        name = f"{version}.{count}"
    building.rename(versions / name)
    _sync_folder(versions)
    return name


def _swap(store: Path, name: str) -> None:
    """Make ``name`` the current version, then drop all but it and the one before."""
    before = current_version(store)
    link = store / ".current"
    link.unlink(missing_ok=True)
    link.symlink_to(Path("versions") / name)
    link.replace(store / "current")
    _sync_folder(store)
    for folder in (store / "versions").iterdir():
        if folder.name not in (name, before):
            _remove(folder)


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _sync(folder: Path) -> None:
    """Have every file and folder below ``folder`` on disk."""
    for parent, _, names in os.walk(folder):
        for name in names:
            with (Path(parent) / name).open("rb") as file:
                os.fsync(file.fileno())
        _sync_folder(Path(parent))


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
