"""What a build found out about the version that it published, for the next build to go on from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from graph.cache import build_version
from graph.conflicts import Decisions
from graph.kept import Kept
from graph.papers import Paper
from graph.publish import Publication
from graph.reconcile import Ledger
from graph.settings import Settings


class Remembered(NamedTuple):
    """What a build found out about its version, and the next one goes on from.

    ``papers`` are its documents, ``keys``: identifier of each → key of the file of its graphs.
    """

    papers: tuple[Paper, ...]
    ledger: Ledger
    keys: Mapping[str, str]
    decisions: Decisions


class Memory:
    """What the build of the version that is served has found out."""

    def __init__(self, settings: Settings, made: Publication) -> None:
        rules = f"{build_version()} {settings.base_iri}"
        self._kept = Kept[Remembered](settings.store / "cache" / "remembered", rules)
        self._made = made

    def recall(self) -> Remembered | None:
        """It, if it would be the same today."""
        return self._recalled

    @cached_property
    def _recalled(self) -> Remembered | None:
        before = self._made.before()
        return None if before is None else self._kept.load(before.version)

    def keep(self, version: str, found: Remembered) -> None:
        """Keep what was found out about a version. Raises OSError."""
        self._kept.save(version, found)
