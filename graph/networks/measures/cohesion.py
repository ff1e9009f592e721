"""Measures of how a node is held in the network, and what it holds together."""

from __future__ import annotations

import igraph

from graph.networks.measures.measure import Weights, row


def _core_number(graph: igraph.Graph, _: str | None) -> list[float]:
    """The largest k such that a node is in a part where all have k neighbours or more.

    V. Batagelj and M. Zaversnik, arXiv:cs/0310049 (2003). NetworkX: ``core_number``.
    """
    return list(graph.coreness())


def _clustering(graph: igraph.Graph, weights: str | None) -> list[float]:
    """The share of pairs of neighbours that are joined; 0 for fewer than two neighbours.

    D. J. Watts and S. H. Strogatz, Nature 393 (1998), 440-442. With weights a
    triangle counts the geometric mean of its three, as shares of the largest
    weight (J.-P. Onnela and others, Physical Review E 71 (2005), 065103).
    NetworkX: ``clustering``.
    """
    if weights is None:
        return list(graph.transitivity_local_undirected(mode="zero"))
    largest = max(graph.es[weights], default=1)
    share = {edge.tuple: (edge[weights] / largest) ** (1 / 3) for edge in graph.es}
    found = [0.0] * graph.vcount()
    for triangle in graph.list_triangles():
        a, b, c = sorted(triangle)
        mean = share[a, b] * share[a, c] * share[b, c]
        for node in (a, b, c):
            found[node] += mean
    pairs = [degree * (degree - 1) / 2 for degree in graph.degree()]
    return [value / all_ if all_ else 0.0 for value, all_ in zip(found, pairs, strict=True)]


def _articulation_point(graph: igraph.Graph, _: str | None) -> list[float]:
    """1 if what a node holds together falls apart without it, else 0.

    J. Hopcroft and R. Tarjan, Communications of the ACM 16 (1973), 372-378.
    NetworkX: ``articulation_points``.
    """
    found = set(graph.articulation_points())
    return [float(node in found) for node in range(graph.vcount())]


def _component_size(graph: igraph.Graph, _: str | None) -> list[float]:
    """The number of nodes that can be reached from a node, itself included.

    NetworkX: ``len(node_connected_component(G, n))``.
    """
    components = graph.connected_components()
    sizes = components.sizes()
    return [sizes[number] for number in components.membership]


CORES = (
    row(_core_number, "Core number", "コア数", "Kernzahl", whole=True),
    row(
        _clustering,
        "Clustering coefficient",
        "クラスター係数",
        "Clusterkoeffizient",
        weights=Weights.STRENGTH,
    ),
)

HOLDING = (
    row(_articulation_point, "Articulation point", "関節点", "Artikulationspunkt", whole=True),
    row(_component_size, "Component size", "連結成分の大きさ", "Komponentengröße", whole=True),
)
