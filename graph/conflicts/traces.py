"""What a decision rests on, noted while it is made: when that changes it is made again.

A ground is a thing of which something was asked, a property and a value whose
bearers were asked for, or a document whose graph or text was looked into.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from graph.storing import Changes

Key = TypeVar("Key", bound=Hashable)
Found = TypeVar("Found")

_TRIG = ".trig"


def bearers(predicate: str, value: str) -> str:
    """The ground of whoever asks which things have a value of a property."""
    return f"{predicate} {value}"


def within(document: str) -> str:
    """The ground of whoever looks into the graphs or the text of a document."""
    return f"document {document}"


def changed_grounds(changes: Changes) -> set[str]:
    """The grounds that are others than in the version before."""
    documents = (name.removesuffix(_TRIG) for name in changes.files)
    return {
        *changes.things,
        *(bearers(predicate, value) for predicate, value in changes.reached),
        *map(within, documents),
    }


class Trace:
    """The grounds of what is being decided; decisions may be made within decisions."""

    def __init__(self) -> None:
        self._open: list[set[str]] = []

    def note(self, ground: str) -> None:
        """Note a ground of all that is being decided."""
        if self._open:
            self._open[-1].add(ground)

    @contextmanager
    def noting(self) -> Iterator[set[str]]:
        """The grounds of what is done meanwhile; whole when that is done."""
        noted: set[str] = set()
        self._open.append(noted)
        try:
            yield noted
        finally:
            self._open.pop()
            if self._open:
                self._open[-1] |= noted

    def once(
        self, known: dict[Key, tuple[Found, frozenset[str]]], key: Key, find: Callable[[], Found]
    ) -> Found:
        """What ``find`` gives, found once for a key; its grounds are those of all who ask."""
        if key not in known:
            with self.noting() as noted:
                found = find()
            known[key] = found, frozenset(noted)
        found, grounds = known[key]
        if self._open:
            self._open[-1] |= grounds
        return found
