"""Measures that count a node's neighbours."""

from __future__ import annotations

import igraph

from graph.networks.measures.measure import Weights, row


def _degree(graph: igraph.Graph, _: str | None) -> list[float]:
    """The number of neighbours (NetworkX: ``Graph.degree``)."""
    return list(graph.degree())


def _degree_centrality(graph: igraph.Graph, _: str | None) -> list[float]:
    """Neighbours as a share of all other nodes; 1 in a graph of one node.

    L. C. Freeman, Social Networks 1 (1979), 215-239. NetworkX: ``degree_centrality``.
    """
    others = graph.vcount() - 1
    return [degree / others if others else 1.0 for degree in graph.degree()]


def _strength(graph: igraph.Graph, weights: str | None) -> list[float]:
    """The sum of the weights of a node's edges: its number of agreements.

    A. Barrat and others, PNAS 101 (2004), 3747-3752. NetworkX: ``Graph.degree(weight="weight")``.
    """
    return list(graph.strength(weights=weights))


DEGREES = (
    row(_degree, "Degree", "次数", "Grad", whole=True),
    row(_degree_centrality, "Degree centrality", "次数中心性", "Gradzentralität"),
    row(_strength, "Strength", "強度", "Stärke", weights=Weights.ALWAYS),
)
