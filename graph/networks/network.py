"""What a network is: nodes, and edges that keep every agreement behind them.

A network is undirected and simple. An *edge* joins two nodes; its *ties* are
the agreements, memberships or relations that say so, and its weight is how
many they are (or the sum of the weights that a query gave).
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from graph.languages import choose
from graph.networks.definition import Definition
from graph.networks.period import Days, Period
from graph.vocab import kind_of

if TYPE_CHECKING:
    import networkx as nx

T = TypeVar("T")


def slug_of(iri: str) -> str:
    """The short name of a thing: what follows its kind in the IRI."""
    _, mark, tail = iri.partition("/id/")
    return tail.partition("/")[2] if mark and "/" in tail else iri.rstrip("/").rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in a network. ``types`` are local names of classes, the general ones left out."""

    id: str
    names: Mapping[str, str] = field(default_factory=dict)
    types: tuple[str, ...] = ()
    country: str | None = None

    @property
    def slug(self) -> str:
        """The thing's short name."""
        return slug_of(self.id)

    @property
    def kind(self) -> str:
        """The kind of thing, as in its IRI."""
        return kind_of(self.id)

    def label(self, language: str = "en") -> str:
        """The name to show."""
        return choose(self.names, language) or self.slug


@dataclass(frozen=True, slots=True)
class Tie:
    """One agreement, membership or relation behind an edge.

    ``start`` and ``end`` are the first and the last day it counts, None where
    open or unknown. ``starts`` and ``ends`` are the days that the documents
    state, as precisely as they do. ``renews`` are the earlier agreements that this
    one continues. ``uncertain`` is set for the day that was
    asked for: the documents leave open whether the tie was in force on it.
    """

    id: str
    kind: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    start: date | None = None
    end: date | None = None
    starts: tuple[Days, ...] = ()
    ends: tuple[Days, ...] = ()
    documents: tuple[str, ...] = ()
    renews: tuple[str, ...] = ()
    weight: float = 1
    uncertain: bool = False

    @property
    def slug(self) -> str:
        """The agreement's short name."""
        return slug_of(self.id)

    @property
    def timeless(self) -> bool:
        """Whether this is a plain relation of which no date is known."""
        return self.kind == "relation" and self.start is None

    def label(self, language: str = "en") -> str:
        """The title to show."""
        return choose(self.names, language) or self.slug


@dataclass(frozen=True, slots=True)
class Edge:
    """Two nodes (``source`` < ``target``, IRIs) and the ties between them, in order of start."""

    source: str
    target: str
    ties: tuple[Tie, ...]

    @property
    def weight(self) -> float:
        """The number of ties, or the sum of their weights; an int where it is whole."""
        total = sum(tie.weight for tie in self.ties)
        return int(total) if total == int(total) else total

    @property
    def start(self) -> date | None:
        """The first day that a tie counts, as far as known."""
        return min((tie.start for tie in self.ties if tie.start), default=None)

    @property
    def end(self) -> date | None:
        """The last day that a tie counts; None if one is open."""
        ends = [tie.end for tie in self.ties]
        return None if None in ends else max(end for end in ends if end)

    @property
    def uncertain(self) -> bool:
        """Whether every tie leaves open if it was in force on the day asked for."""
        return all(tie.uncertain for tie in self.ties)


class NodeNames(Sequence[Node]):
    """Nodes of which the names are known before any of them is looked at."""

    @abstractmethod
    def name(self, place: int) -> str:
        """The IRI of one."""

    @abstractmethod
    def called(self, names: Collection[str]) -> list[Node]:
        """Those of these IRIs."""


class EdgeNumbers(Sequence[Edge]):
    """Edges of which some things are known before any of them is looked at."""

    @abstractmethod
    def pairs(self) -> list[tuple[int, int]]:
        """The ends of each, as positions among the nodes."""

    @abstractmethod
    def ends(self, place: int) -> tuple[str, str]:
        """The IRIs of the ends of one."""

    @abstractmethod
    def weights(self) -> list[float]:
        """The weight of each."""

    @abstractmethod
    def tie_count(self) -> int:
        """How many ties there are, whatever number of edges they are behind."""

    @abstractmethod
    def uncertain(self) -> list[int]:
        """The places of those of which every tie leaves open whether it counts."""

    @abstractmethod
    def touching(self, places: Sequence[int]) -> list[Edge]:
        """The edges of some nodes, which are given by their places."""


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and edges, sorted by IRI, and what they were asked of: a day or a period.

    Those of a large network are read when they are looked at; their numbers are there before.
    ``within`` is the network of the same days that a neighbourhood is part of, ``always`` gives
    that over all time.
    """

    definition: Definition
    nodes: Sequence[Node]
    edges: Sequence[Edge]
    as_of: date | None = None
    version: str = ""
    undated: int = 0
    focus: str | None = None
    period: Period | None = None
    within: Network | None = field(default=None, compare=False, repr=False)
    always: Callable[[], Network] | None = field(default=None, compare=False, repr=False)

    @property
    def whole(self) -> Network:
        """The network over all time and with all nodes, of which this is a part, or this itself."""
        return self.always() if self.always else self.within or self

    @property
    def name(self) -> str:
        """The network's name, as in a path."""
        return self.definition.name

    def title(self, language: str = "en") -> str:
        """The network's title."""
        return choose(self.definition.titles, language) or self.name

    def meta(self, language: str = "en") -> dict[str, object]:
        """What the network is and how much is in it; what is not known is left out.

        ``ties`` counts agreements (or memberships, relations), ``undated``
        those without any stated start: they are left out as of a day.
        """
        known: dict[str, object | None] = {
            "network": self.name,
            "title": self.title(language),
            "description": choose(self.definition.descriptions, language),
            "as_of": self.as_of.isoformat() if self.as_of else None,
            **self._span(),
            "version": self.version or None,
            "nodes": len(self.nodes),
            "edges": len(self.edges),
            "ties": self._tie_count(),
            "undated": self.undated,
            "uncertain": len(self.uncertain()),
        }
        return {key: value for key, value in known.items() if value is not None}

    def uncertain(self) -> list[int]:
        """The places of the edges that may not be there on any day that was asked for."""
        edges = self.edges
        if isinstance(edges, EdgeNumbers):
            return edges.uncertain()
        return [place for place, edge in enumerate(edges) if edge.uncertain]

    def touching(self, places: Sequence[int]) -> Sequence[Edge]:
        """The edges of some nodes, given by their places; of a small network all edges."""
        if isinstance(self.edges, EdgeNumbers) and len(places) < len(self.nodes):
            return self.edges.touching(places)
        return self.edges

    def uncertain_ends(self, most: int) -> list[tuple[str, str]]:
        """The ends of the first of them."""
        places = self.uncertain()[:most]
        if isinstance(self.edges, EdgeNumbers):
            return [self.edges.ends(place) for place in places]
        return [(self.edges[place].source, self.edges[place].target) for place in places]

    def nodes_called(self, names: Collection[str]) -> list[Node]:
        """The nodes of these IRIs."""
        if isinstance(self.nodes, NodeNames):
            return self.nodes.called(names)
        return [node for node in self.nodes if node.id in names]

    def _tie_count(self) -> int:
        if isinstance(self.edges, EdgeNumbers):
            return self.edges.tie_count()
        return len({tie.id or id(tie) for edge in self.edges for tie in edge.ties})

    def _span(self) -> dict[str, str | None]:
        period = self.period
        if period is None or period.is_day:
            return {}
        return {
            "from": period.first.isoformat() if period.first else None,
            "to": period.last.isoformat() if period.last else None,
        }


def node_ids(network: Network) -> list[str]:
    """The IRI of each node."""
    nodes = network.nodes
    if isinstance(nodes, NodeNames):
        return [nodes.name(place) for place in range(len(nodes))]
    return [node.id for node in nodes]


def edge_weights(network: Network) -> list[float]:
    """The weight of each edge."""
    if isinstance(network.edges, EdgeNumbers):
        return network.edges.weights()
    return [edge.weight for edge in network.edges]


def edge_list(network: Network) -> list[tuple[int, int]]:
    """The edges as pairs of positions in ``network.nodes``."""
    if isinstance(network.edges, EdgeNumbers):
        return network.edges.pairs()
    position = {node.id: place for place, node in enumerate(network.nodes)}
    return [(position[edge.source], position[edge.target]) for edge in network.edges]


def to_networkx(network: Network, language: str = "en") -> nx.Graph[str]:
    """The network as a NetworkX graph, its nodes named by their IRIs.

    Nodes have ``label``, ``slug``, ``kind``, ``types`` and ``country``, edges ``weight``,
    ``start``, ``end`` (dates), ``agreements`` and ``documents`` (tuples of IRIs); what is not
    known is left out. What the network is stands in ``graph.graph``.
    """
    # A service that nobody asks for such a graph need not wait for it when it starts.
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph(**network.meta(language))
    for node in network.nodes:
        of_node = {"kind": node.kind, "types": node.types, "country": node.country}
        graph.add_node(node.id, label=node.label(language), slug=node.slug, **_stated(of_node))
    for edge in network.edges:
        of_edge = {
            "start": edge.start,
            "end": edge.end,
            "agreements": tuple(tie.id for tie in edge.ties),
            "documents": tuple(sorted({one for tie in edge.ties for one in tie.documents})),
        }
        graph.add_edge(edge.source, edge.target, weight=edge.weight, **_stated(of_edge))
    return graph


def _stated(known: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in known.items() if value not in (None, "", ())}


def reach(pairs: Iterable[tuple[T, T]], start: T, steps: int) -> set[T]:
    """What is at most ``steps`` of these pairs away from ``start``, itself included."""
    beside: dict[T, set[T]] = {}
    for one, other in pairs:
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    seen = front = {start}
    for _ in range(steps):
        front = set().union(*(beside.get(node, set()) for node in front)) - seen
        seen = seen | front
    return seen
