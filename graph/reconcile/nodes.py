"""The mentions that are reconciled, of all documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.sketches import Mention, Node, Sketch

__all__ = ["Node", "World"]


class World:
    """All nodes in an order that depends on the documents' bytes only."""

    def __init__(self, sketches: Iterable[Sketch]) -> None:
        self.sketches: Sequence[Sketch] = sorted(sketches, key=lambda one: one.sha256)
        # A sketch's nodes are in order, and so all are.
        self.nodes: list[Node] = [node for one in self.sketches for node in one.nodes]
        self.index: dict[Mention, int] = {n.mention: i for i, n in enumerate(self.nodes)}
        self.of_kind: dict[str, list[int]] = {}
        for number, node in enumerate(self.nodes):
            self.of_kind.setdefault(node.kind, []).append(number)

    def numbers(self, *kinds: str) -> list[int]:
        """Numbers of the nodes of these kinds, in order."""
        return [number for kind in kinds for number in self.of_kind.get(kind, ())]
