"""Bodies and units that are named in different languages or under different remits.

A unit is one with another if their names translate each other and their bodies
are, or possibly are, the same. Anything else is listed as unsure only: a
translation is no proof, and ministries change their remits.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import pairwise

from graph.reconcile.glosses import gloss, ministry_key
from graph.reconcile.groups import Groups
from graph.reconcile.judgement import Reason
from graph.reconcile.named import Named, is_unit
from graph.reconcile.nodes import World

_TRANSLATION = Reason("translated-name", "the names translate each other")
_LIKE_PARENT = Reason("like-parent", "they are units of bodies that are possibly the same")
_SAME_PARENT = Reason("same-parent", "they are units of the same body")
_REMIT = Reason(
    "like-ministry", "both are ministries of one place whose names begin with the same subject"
)

#: A gloss of fewer words is too general to compare.
_WORDS = 3


KeyOf = Callable[[str], Hashable | None]


class Translations:
    """Compares names by what their words mean. Equal names must be joined before."""

    def __init__(self, world: World, groups: Groups, named: Named) -> None:
        self.world = world
        self.groups = groups
        self.named = named

    def doubt_bodies(self, numbers: Iterable[int]) -> None:
        """List bodies whose names translate each other, and ministries alike."""
        bodies = self._bodies(numbers, unit=False)
        self._doubt_alike(bodies, translation_key, _TRANSLATION)
        self._doubt_alike(bodies, ministry_key, _REMIT)

    def join_units(self, numbers: Iterable[int]) -> None:
        """Join units with translated names of bodies that are, or may be, one."""
        possible = self.groups.possibly_same()
        for block in self._blocks(self._bodies(numbers, unit=True), translation_key):
            for first, second in pairwise(self.groups.roots(block)):
                a, b = self.named.parents(first), self.named.parents(second)
                if a & b:
                    self.groups.join(first, second, _TRANSLATION, _SAME_PARENT)
                elif any((x, y) in possible for x in a for y in b):
                    self.groups.join(first, second, _TRANSLATION, _LIKE_PARENT)
                elif not self.named.record(first) or not self.named.record(second):
                    self.groups.doubt(first, second, _TRANSLATION)

    def _bodies(self, numbers: Iterable[int], *, unit: bool) -> list[int]:
        bodies = self.world.of_kind(numbers, "organization")
        return [n for n in bodies if is_unit(self.world.nodes[n]) == unit]

    def _doubt_alike(self, numbers: Iterable[int], key: KeyOf, reason: Reason) -> None:
        for block in self._blocks(numbers, key):
            roots = self.groups.roots(block)
            for first, second in _all_pairs(roots):
                self.groups.doubt(first, second, reason)

    def _blocks(self, numbers: Iterable[int], key_of: KeyOf) -> Iterator[list[int]]:
        found: dict[Hashable, set[int]] = {}
        for number in numbers:
            for name in self.world.nodes[number].names:
                key = key_of(name.text)
                if key is not None:
                    found.setdefault(key, set()).add(self.groups.find(number))
        for _, block in sorted(found.items(), key=lambda item: sorted(item[1])):
            yield sorted(block)


def _all_pairs(roots: list[int]) -> Iterator[tuple[int, int]]:
    """All pairs of a short list, neighbours only of a long one: doubts stay linear."""
    if len(roots) > 6:
        return iter(pairwise(roots))
    return iter([(a, b) for i, a in enumerate(roots) for b in roots[i + 1 :]])


def translation_key(name: str) -> frozenset[str] | None:
    """The meanings of a name's words, if there are enough to compare; else None."""
    meanings = gloss(name)
    return frozenset(meanings) if len(meanings) >= _WORDS else None
