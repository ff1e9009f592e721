"""Measures of edges: one row of :data:`EDGE_MEASURES` each."""

from __future__ import annotations

import igraph

from graph.networks.measures.measure import Weights, row


def _bridge(graph: igraph.Graph, _: str | None) -> list[float]:
    """1 if what an edge joins falls apart without it, else 0.

    R. E. Tarjan, Information Processing Letters 2 (1974), 160-161. NetworkX: ``bridges``.
    """
    found = set(graph.bridges())
    return [float(edge in found) for edge in range(graph.ecount())]


def _edge_betweenness(graph: igraph.Graph, weights: str | None) -> list[float]:
    """The share of shortest paths between any two nodes that lead along an edge.

    The sum over pairs, divided by their number n(n-1)/2. M. Girvan and
    M. E. J. Newman, PNAS 99 (2002), 7821-7826. NetworkX:
    ``edge_betweenness_centrality(normalized=True)``.
    """
    count = graph.vcount()
    pairs = count * (count - 1) / 2
    return [value / pairs for value in graph.edge_betweenness(directed=False, weights=weights)]


EDGES = (
    row(_bridge, "Bridge", "橋", "Brücke", whole=True),
    row(
        _edge_betweenness,
        "Edge betweenness",
        "辺の媒介中心性",
        "Kantenzwischenzentralität",
        weights=Weights.DISTANCE,
    ),
)
