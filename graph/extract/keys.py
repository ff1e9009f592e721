"""Keys of a document's entities: readable, unique, the same on every build."""

from __future__ import annotations

from collections import Counter

from graph.model import Local
from graph.vocab import slugify


class Keys:
    """Gives each entity a key made of its name; a second one of that name gets -2."""

    def __init__(self) -> None:
        self._seen: Counter[tuple[str, str]] = Counter()

    def local(self, kind: str, name: str) -> Local:
        """A new local entity of ``kind``."""
        slug = slugify(name)[:120] or kind
        self._seen[kind, slug] += 1
        number = self._seen[kind, slug]
        return Local(kind, slug if number == 1 else f"{slug}-{number}")
