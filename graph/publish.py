"""Publishing a graph: built beside the live one, then swapped in whole.

A store folder looks like this::

    STORE/lock                     held (flock) by the one process that builds
    STORE/current                  symbolic link to versions/<version>
    STORE/versions/<version>/      a version (graph.draft)
    STORE/versions/.building/      versions that are not whole yet
    STORE/cache/                   what the next build need not do again

``current`` is replaced with one rename, so a reader sees the old version or
the new one and a build that is killed at any moment changes nothing. The
version before the current one is kept for readers that have it open.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graph.draft import Before, Draft, Vocabulary, is_little, read_before, sync_folder
from graph.errors import BuildBusy, StoreUnavailable
from graph.files import GROWING
from graph.model import Iri
from graph.settings import PROJECT
from graph.store import View, current_version
from graph.vocab import DEFAULT_BASE, Minter

_BUILDING = ".building"


def read_dataset(folder: Path) -> dict[str, bytes]:
    """The TriG files of a folder, by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.trig"))}


def project_vocabulary(base_iri: str = DEFAULT_BASE) -> dict[Iri, Sequence[Path | bytes]]:
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


class Publication:
    """The next version of a store: a draft, and then what is served."""

    def __init__(self, store: Path, vocabulary: Vocabulary) -> None:
        self._store = store
        self._versions = store / "versions"
        self._building = self._versions / _BUILDING
        self._vocabulary = vocabulary
        self._drafts = 0

    def before(self) -> Before | None:
        """The version that is served now, if a draft can begin with it."""
        name = current_version(self._store)
        return (name and read_before(self._versions / name, self._vocabulary)) or None

    def draft(self, fresh: int | None = None) -> Draft:
        """A new draft; another one of this store is dropped.

        ``fresh`` is how many files will be new or changed: with few the draft
        begins with the version that is served now.
        """
        # A folder of its own: the store of a draft that was given up may still be open, that of
        # a build that was killed in the process that filled it.
        self.drop()
        self._drafts += 1
        building = self._building / f"{os.getpid()}.{self._drafts}"
        before = None if fresh is None else self.before()
        few = fresh is not None and is_little(fresh, before)
        return Draft(building, self._vocabulary, before if few else None)

    def standing(self, inputs: str) -> tuple[str, Mapping[str, Any]] | None:
        """The version that is served and its report, if it was made of the same ``inputs``."""
        before = self.before()
        if before is None or before.inputs != inputs:
            return None
        report = before.report()
        return None if report is None else (before.version, report)

    def publish(
        self,
        draft: Draft,
        report: Mapping[str, object],
        inputs: str = "",
        prepare: Callable[[Path], None] | None = None,
    ) -> str:
        """Serve a draft from now on. Returns the version's name.

        ``prepare`` is told the folder when it is whole, and may put beside what readers look for.
        """
        draft.finish(report, inputs)
        if prepare is not None:
            prepare(draft.folder)
        name = _place(self._versions, draft.folder, draft.version)
        self.drop()
        _swap(self._store, name)
        return draft.version

    def drop(self) -> None:
        """Leave nothing of a draft behind."""
        _remove(self._building)


def mirror(store: Path, folder: Path) -> None:
    """Make ``folder`` a store of what another one serves and keeps; files are shared by links.

    What is built there leaves the other as it is. Raises :class:`StoreUnavailable` where there
    is nothing, or where it is being replaced.
    """
    name = current_version(store)
    if name is None:
        raise StoreUnavailable(f"there is no graph in {store}", suggestion="build one first")
    versions = folder / "versions"
    versions.mkdir(parents=True)
    (versions / name).symlink_to((store / "versions" / name).resolve())
    (folder / "current").symlink_to(Path("versions") / name)
    if not (store / "cache").is_dir():
        return
    try:
        shutil.copytree(store / "cache", folder / "cache", copy_function=_share)
    except shutil.Error as error:
        raise StoreUnavailable("a build is at work", suggestion="ask again") from error


def _share(source: str, target: str) -> None:
    """Link a file of a store's cache. All are replaced whole but those that grow."""
    if Path(source).name.startswith(GROWING):
        shutil.copyfile(source, target)
        return
    try:
        os.link(source, target)
    except OSError:  # Not every file system has links.
        shutil.copyfile(source, target)


@contextmanager
def publication(store: Path, vocabulary: Vocabulary | None, base_iri: str) -> Iterator[Publication]:
    """Holds the store's lock while its next version is made. Raises :class:`BuildBusy`.

    ``vocabulary`` is loaded beside the dataset; if None it is the project's
    own, in graphs under ``base_iri``. What is raised while a version is made
    leaves the old one serving.
    """
    with build_lock(store):
        words = project_vocabulary(base_iri) if vocabulary is None else vocabulary
        made = Publication(store, words)
        try:
            yield made
        except BaseException:
            made.drop()
            raise


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
    serving, what it returns (if anything) replaces ``report``. For
    ``vocabulary`` and ``base_iri`` see :func:`publication`.

    Raises :class:`BuildBusy`, :class:`InvalidGraph` for files that cannot be
    loaded, and whatever ``before_swap`` raises.
    """
    with publication(store, vocabulary, base_iri) as made:
        draft = made.draft()
        files = read_dataset(dataset) if isinstance(dataset, Path) else dataset
        draft.add_texts(files)
        found = before_swap(draft.view()) if before_swap else None
        return made.publish(draft, found or report or {})


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
    sync_folder(versions)
    return name


def _swap(store: Path, name: str) -> None:
    """Make ``name`` the current version, then drop all but it and the one before."""
    before = current_version(store)
    link = store / ".current"
    link.unlink(missing_ok=True)
    link.symlink_to(Path("versions") / name)
    link.replace(store / "current")
    sync_folder(store)
    for folder in (store / "versions").iterdir():
        if folder.name not in (name, before):
            _remove(folder)


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
