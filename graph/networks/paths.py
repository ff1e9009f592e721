"""Shortest paths between two nodes, and what is around one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import igraph

from graph.errors import BadRequest
from graph.networks.finding import place_of
from graph.networks.native import to_igraph
from graph.networks.network import Edge, Network, Node, node_ids

#: The most paths that are asked for at once, and steps around a node.
MOST_PATHS, MOST_STEPS = 100, 20


@dataclass(frozen=True, slots=True)
class Path:
    """A way from one node to another: its nodes, and the edges between them with their ties.

    ``distance`` is its length: the number of edges, or the sum of 1/weight.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    distance: float


@dataclass(frozen=True, slots=True)
class Paths:
    """The shortest ways between two nodes, the shortest first; if there is none, why."""

    source: Node
    target: Node
    found: tuple[Path, ...]
    reason: str = ""


def shortest_paths(
    network: Network, source: str, target: str, k: int = 1, *, weighted: bool = False
) -> Paths:
    """The ``k`` shortest paths without loops; fewer where there are fewer.

    J. Y. Yen, Management Science 17 (1971), 712-716. Paths of the same length
    come in order of their nodes, but which of them are among the first k is
    not said. With weights an edge is 1/weight long. NetworkX:
    ``shortest_simple_paths``. Raises :class:`NotFound` for a node that is not
    in the network, and :class:`BadRequest` for another k than 1 to 100.
    """
    _check("k", k, MOST_PATHS)
    start, end = place_of(network, source), place_of(network, target)
    ends = network.nodes[start], network.nodes[end]
    if start == end:
        return Paths(*ends, (Path((ends[0],), (), 0),))
    graph = to_igraph(network)
    component = graph.connected_components()
    if component.membership[start] != component.membership[end]:
        return Paths(*ends, (), _apart(component, start, end, ends))
    weights = "distance" if weighted else None
    ways = graph.get_k_shortest_paths(start, end, k=k, weights=weights, output="epath")
    found = [_path(network, graph, start, edges, weights) for edges in ways]
    found.sort(key=lambda path: (round(path.distance, 9), [node.id for node in path.nodes]))
    return Paths(*ends, tuple(found))


def _check(name: str, value: int, most: int) -> None:
    if not 1 <= value <= most:
        raise BadRequest(f"{name}={value} makes no sense", suggestion=f"ask for 1 to {most}")


def _apart(component: igraph.VertexClustering, start: int, end: int, ends: Sequence[Node]) -> str:
    sizes = [component.size(component.membership[place]) for place in (start, end)]
    told = " and ".join(
        f"{node.slug} is in a part of {size}" for node, size in zip(ends, sizes, strict=True)
    )
    return f"nothing in this network joins them: {told}"


def _path(
    network: Network, graph: igraph.Graph, start: int, edges: Sequence[int], weights: str | None
) -> Path:
    places = [start]
    for edge in edges:
        a, b = graph.es[edge].tuple
        places.append(b if a == places[-1] else a)
    lengths = [graph.es[edge][weights] for edge in edges] if weights else [1] * len(edges)
    return Path(
        tuple(network.nodes[place] for place in places),
        tuple(network.edges[edge] for edge in edges),
        round(sum(lengths), 12) if weights else len(edges),
    )


def ego(network: Network, node: str, radius: int = 1) -> Network:
    """The network of what is at most ``radius`` steps from a node, and all edges between.

    NetworkX: ``ego_graph``. Raises :class:`NotFound` for a node that is not in
    the network, and :class:`BadRequest` for another radius than 1 to 20.
    """
    _check("radius", radius, MOST_STEPS)
    place = place_of(network, node)
    near = to_igraph(network).neighborhood(place, order=radius)
    middle = network.nodes[place]
    ids = node_ids(network)
    names = {ids[one] for one in near}
    nodes = tuple(network.nodes_called(names))
    edges = network.touching(near)
    titles = {
        language: f"{title}: {middle.label(language)}"
        for language, title in network.definition.titles.items()
    }
    return replace(
        network,
        definition=replace(network.definition, titles=titles),
        nodes=nodes,
        edges=tuple(one for one in edges if one.source in names and one.target in names),
        focus=middle.id,
        within=network,
    )
