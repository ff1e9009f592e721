"""Which mentions are one thing: disjoint sets that remember why they were joined.

Joining is a union-find with union by size (Tarjan 1975); the root of a group is
its smallest node number, so that it does not depend on the order of joins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from graph.reconcile.judgement import Reason


class Link(NamedTuple):
    """Two node numbers that were compared, and what spoke for them."""

    first: int
    second: int
    reasons: tuple[Reason, ...]


class Groups:
    """Disjoint sets of node numbers, with the merges and the doubts so far."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self._members: dict[int, list[int]] = {}
        self.merges: list[Link] = []
        self.doubts: list[Link] = []

    def find(self, number: int) -> int:
        """The group of a node: its smallest member's number."""
        parent = self._parent
        root = parent[number]
        while (above := parent[root]) != root:
            root = above
        while (above := parent[number]) != root:
            parent[number], number = root, above
        return root

    def renumbered(self, places: Sequence[int], size: int) -> Groups:
        """The same decisions about nodes that have other numbers now, among ``size`` nodes.

        ``places``: old number → new number. The order of the numbers is kept.
        """
        other = Groups(size)
        for members in self._members.values():
            moved = [places[number] for number in members]
            root = min(moved)
            other._members[root] = moved
            for number in moved:
                other._parent[number] = root
        other.merges = [Link(places[a], places[b], reasons) for a, b, reasons in self.merges]
        other.doubts = [Link(places[a], places[b], reasons) for a, b, reasons in self.doubts]
        return other

    def copy(self) -> Groups:
        """The same decisions, to which others may be added."""
        other = Groups(0)
        other._parent = list(self._parent)
        other._members = {root: list(members) for root, members in self._members.items()}
        other.merges, other.doubts = list(self.merges), list(self.doubts)
        return other

    def dissolve(self, numbers: Set[int]) -> None:
        """Undo what was decided about nodes, whose groups have to be among them as a whole."""
        for number in numbers:
            self._parent[number] = number
            self._members.pop(number, None)
        self.merges = [one for one in self.merges if one.first not in numbers]
        self.doubts = [one for one in self.doubts if one.first not in numbers]

    def members(self, number: int) -> list[int]:
        """All nodes of the group of ``number``."""
        root = self.find(number)
        return self._members.get(root, [root])

    def same(self, first: int, second: int) -> bool:
        """Whether two nodes are in one group."""
        return self.find(first) == self.find(second)

    def join(self, first: int, second: int, *reasons: Reason) -> None:
        """Make the groups of two nodes one, for ``reasons``. Joining twice does nothing."""
        a, b = self.find(first), self.find(second)
        if a == b:
            return
        self.merges.append(Link(first, second, tuple(sorted(reasons))))
        root, other = min(a, b), max(a, b)
        small, large = sorted((self.members(a), self.members(b)), key=len)
        large.extend(small)
        self._members.pop(other, None)
        self._members[root] = large
        self._parent[other] = root

    def doubt(self, first: int, second: int, *reasons: Reason) -> None:
        """Note that two nodes may be one thing; they stay apart."""
        low, high = sorted((first, second))
        self.doubts.append(Link(low, high, tuple(sorted(reasons))))

    def roots(self, numbers: Iterable[int]) -> list[int]:
        """The distinct groups of ``numbers``, in order."""
        return sorted({self.find(number) for number in numbers})

    def doubtful(self) -> Iterator[tuple[tuple[int, int], tuple[Reason, ...]]]:
        """Pairs of groups that are still apart, each once, with all reasons."""
        pairs: dict[tuple[int, int], set[Reason]] = {}
        for first, second, reasons in self.doubts:
            low, high = sorted((self.find(first), self.find(second)))
            if low != high:
                pairs.setdefault((low, high), set()).update(reasons)
        for pair in sorted(pairs):
            yield pair, tuple(sorted(pairs[pair]))

    def possibly_same(self) -> set[tuple[int, int]]:
        """The doubtful pairs of groups, each in both directions."""
        pairs = {pair for pair, _ in self.doubtful()}
        return pairs | {(b, a) for a, b in pairs}
