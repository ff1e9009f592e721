"""The mentions that are reconciled, of all documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph.model import Iri, Local
from graph.reconcile.groups import Groups
from graph.sketches import Node, Sketch

__all__ = ["Node", "World", "led_to"]

#: Property → numbers of the nodes that a node's statements lead to.
Links = Mapping[Iri, Sequence[int]]


class World:
    """All nodes in an order that depends on the documents' bytes only."""

    def __init__(self, sketches: Iterable[Sketch]) -> None:
        self.sketches: Sequence[Sketch] = sorted(sketches, key=lambda one: one.sha256)
        # A sketch's nodes are in order, and so all are.
        self.nodes: list[Node] = []
        self.of_kind: dict[str, list[int]] = {}
        self._links: dict[Node, Links] = {}
        for sketch in self.sketches:
            self._add(sketch)

    def _add(self, sketch: Sketch) -> None:
        first = len(self.nodes)
        index = {node.mention.local: first + n for n, node in enumerate(sketch.nodes)}
        self.nodes += sketch.nodes
        for local, number in index.items():
            self.of_kind.setdefault(local.kind, []).append(number)
        for node in sketch.nodes:
            links = {
                predicate: found
                for predicate, objects in node.out.items()
                if (found := [index[o] for o in objects if isinstance(o, Local) and o in index])
            }
            if links:
                self._links[node] = links

    def numbers(self, *kinds: str) -> list[int]:
        """Numbers of the nodes of these kinds, in order."""
        return [number for kind in kinds for number in self.of_kind.get(kind, ())]

    def related(self, node: Node, predicate: Iri) -> Sequence[int]:
        """The numbers of the nodes that the node's statements with ``predicate`` lead to."""
        return self._links.get(node, _NONE).get(predicate, ())


_NONE: Links = {}


def led_to(world: World, groups: Groups, nodes: Iterable[Node], predicate: Iri) -> set[int]:
    """The groups that statements of some nodes with ``predicate`` lead to."""
    find = groups.find
    return {find(number) for node in nodes for number in world.related(node, predicate)}
