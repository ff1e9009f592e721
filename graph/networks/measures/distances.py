"""Measures by shortest paths. With weights an edge is 1/weight long."""

from __future__ import annotations

import igraph

from graph.networks.measures.measure import Weights, row


def _betweenness(graph: igraph.Graph, weights: str | None) -> list[float]:
    """The share of shortest paths between two others that lead through a node.

    The sum over pairs, divided by their number (n-1)(n-2)/2. L. C. Freeman,
    Sociometry 40 (1977), 35-41. NetworkX: ``betweenness_centrality(normalized=True)``.
    """
    count = graph.vcount()
    pairs = (count - 1) * (count - 2) / 2
    raw = graph.betweenness(directed=False, weights=weights)
    return [value / pairs if count > 2 else 0.0 for value in raw]


def _closeness(graph: igraph.Graph, weights: str | None) -> list[float]:
    """The inverse of the mean distance to the r-1 others that can be reached, times (r-1)/(n-1).

    S. Wasserman and K. Faust, Social Network Analysis (1994), 201. NetworkX:
    ``closeness_centrality(wf_improved=True)``; 0 for a node alone.
    """
    others = graph.vcount() - 1
    raw = graph.closeness(normalized=True, weights=weights)
    return [
        value * near / others if near else 0.0
        for value, near in zip(raw, reached(graph), strict=True)
    ]


def reached(graph: igraph.Graph) -> list[int]:
    """For each node how many others can be reached."""
    components = graph.connected_components()
    sizes = components.sizes()
    return [sizes[number] - 1 for number in components.membership]


def _harmonic(graph: igraph.Graph, weights: str | None) -> list[float]:
    """The sum of the inverse distances to all others; nothing for those out of reach.

    P. Boldi and S. Vigna, Internet Mathematics 10 (2014), 222-262. NetworkX:
    ``harmonic_centrality`` (not normalised).
    """
    return list(graph.harmonic_centrality(normalized=False, weights=weights))


def _eccentricity(graph: igraph.Graph, weights: str | None) -> list[float]:
    """The distance to the farthest node that can be reached; 0 for a node alone.

    NetworkX: ``eccentricity`` of each connected component.
    """
    return list(graph.eccentricity(weights=weights))


BY_DISTANCE = (
    row(_betweenness, "Betweenness", "媒介中心性", "Zwischenzentralität", weights=Weights.DISTANCE),
    row(_closeness, "Closeness", "近接中心性", "Nähezentralität", weights=Weights.DISTANCE),
    row(
        _harmonic,
        "Harmonic centrality",
        "調和中心性",
        "Harmonische Zentralität",
        weights=Weights.DISTANCE,
    ),
)

ECCENTRICITY = row(
    _eccentricity, "Eccentricity", "離心数", "Exzentrizität", weights=Weights.DISTANCE, whole=True
)
