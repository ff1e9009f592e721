"""The mentions that are reconciled, of all documents."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from graph.model import Iri, Local
from graph.reconcile.groups import Groups
from graph.sketches import Node, Sketch

__all__ = ["Node", "World", "led_to"]

#: Property → numbers of the nodes that a node's statements lead to.
Links = Mapping[Iri, Sequence[int]]


class World:
    """All nodes, numbered in an order that depends on the documents' bytes only.

    A document's sketch is read when one of its nodes is asked for. ``sizes`` has the number
    of nodes of those documents that need not be read to be numbered.
    """

    def __init__(self, sketches: Mapping[str, Sketch], sizes: Mapping[str, int]) -> None:
        self._sketches = sketches
        #: The SHA-256 of the documents, in order, and how many nodes each has.
        self.sizes = {
            sha256: sizes[sha256] if sha256 in sizes else len(sketches[sha256].nodes)
            for sha256 in sorted(sketches)
        }
        self._order = list(self.sizes)
        self._first = list(accumulate(self.sizes.values(), initial=0))
        self._place = dict(zip(self._order, self._first, strict=False))
        self.nodes = _Nodes(self)
        self._links: dict[Node, Links] = {}
        self._sources: dict[int, list[tuple[Iri, int]]] = {}

    def __len__(self) -> int:
        return self._first[-1]

    def let_go(self) -> None:
        """Hold no node any more; none can be asked for."""
        self.nodes.clear()
        self._links.clear()
        self._sources.clear()
        self._sketches = {}

    def numbers(self, documents: Iterable[str]) -> Iterator[int]:
        """The numbers of the nodes of documents, given by their SHA-256 in order."""
        for sha256 in documents:
            first = self._place[sha256]
            yield from range(first, first + self.sizes[sha256])

    def document_of(self, number: int) -> str:
        """The SHA-256 of a node's document."""
        return self._order[bisect_right(self._first, number) - 1]

    def numbered(self, sha256: str) -> Iterator[tuple[int, Node]]:
        """A document's nodes with their numbers, in order."""
        return ((number, self.nodes[number]) for number in self.numbers([sha256]))

    def read(self, number: int) -> None:
        """Have the nodes of the document of this node, and what leads from one to another."""
        place = bisect_right(self._first, number) - 1
        first = self._first[place]
        # A sketch's nodes are in order, and so all are.
        nodes = self._sketches[self._order[place]].nodes
        index = {node.mention.local: first + n for n, node in enumerate(nodes)}
        for source, node in enumerate(nodes, first):
            self.nodes[source] = node
            links: dict[Iri, list[int]] = {}
            for predicate, objects in node.out.items():
                found = [index[o] for o in objects if isinstance(o, Local) and o in index]
                if found:
                    links[predicate] = found
                    for target in found:
                        self._sources.setdefault(target, []).append((predicate, source))
            if links:
                self._links[node] = links

    def of_kind(self, numbers: Iterable[int], *kinds: str) -> list[int]:
        """Those of ``numbers`` whose nodes are of these kinds, kind by kind and in order."""
        found: dict[str, list[int]] = {kind: [] for kind in kinds}
        for number in sorted(numbers):
            kind = self.nodes[number].mention.local.kind
            if kind in found:
                found[kind].append(number)
        return [number for some in found.values() for number in some]

    def related(self, node: Node, predicate: Iri) -> Sequence[int]:
        """The numbers of the nodes that the node's statements with ``predicate`` lead to."""
        return self._links.get(node, _NONE).get(predicate, ())

    def leading_to(self, numbers: Iterable[int], *predicates: Iri) -> set[int]:
        """The nodes of which statements, with these predicates or any, lead to some nodes."""
        found: set[int] = set()
        for number in numbers:
            _ = self.nodes[number]
            for predicate, source in self._sources.get(number, ()):
                if not predicates or predicate in predicates:
                    found.add(source)
        return found


class _Nodes(dict[int, Node]):
    """Number → node, read from its document when it is first asked for."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self._world = world

    def __missing__(self, number: int) -> Node:
        self._world.read(number)
        return self[number]


_NONE: Links = {}


def led_to(world: World, groups: Groups, nodes: Iterable[Node], predicate: Iri) -> set[int]:
    """The groups that statements of some nodes with ``predicate`` lead to."""
    find = groups.find
    return {find(number) for node in nodes for number in world.related(node, predicate)}
