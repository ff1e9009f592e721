"""Burt's measures of who stands between others that are not joined."""

from __future__ import annotations

import math

import igraph

from graph.networks.measures.measure import Weights, row


def _constraint(graph: igraph.Graph, weights: str | None) -> list[float]:
    """How much a node's contacts are contacts of each other; low for a broker, none for one alone.

    R. S. Burt, American Journal of Sociology 110 (2004), 349-399. NetworkX: ``constraint``.
    """
    return list(graph.constraint(weights=weights))


def _effective_size(graph: igraph.Graph, weights: str | None) -> list[float]:
    """The number of contacts less what is redundant in them; none for a node alone.

    A contact j is redundant by the sum over q of p(i,q) m(j,q): what share of
    its own ties the node i gives to q, times how strong j's tie to q is beside
    j's strongest. Without weights that is the degree less the mean number of
    ties that a contact has to the others. R. S. Burt, Structural Holes (1992),
    ch. 2; S. Borgatti, Connections 20 (1997), 35-38. NetworkX: ``effective_size``;
    with weights as it documents it and computes it for given ``nodes`` (for
    all at once its version 3.6 divides by the strongest tie of q, not of j).
    """
    size = [float(degree) or math.nan for degree in graph.degree()]
    if weights is None:
        shares = graph.transitivity_local_undirected(mode="zero")
        return [all_ - share * (all_ - 1) for all_, share in zip(size, shares, strict=True)]
    total = graph.strength(weights=weights)
    strongest = [0.0] * graph.vcount()
    weight: dict[tuple[int, int], float] = {}
    for (a, b), value in zip(graph.get_edgelist(), graph.es[weights], strict=True):
        weight[a, b] = weight[b, a] = value
        strongest[a], strongest[b] = max(strongest[a], value), max(strongest[b], value)
    for a, b, c in graph.list_triangles():
        for i, j, q in ((a, b, c), (b, c, a), (c, a, b)):
            among = weight[j, q] / strongest[j], weight[j, q] / strongest[q]
            size[i] -= (weight[i, q] * among[0] + weight[i, j] * among[1]) / total[i]
    return size


BROKERAGE = (
    row(
        _constraint,
        "Burt's constraint",
        "拘束度",
        "Constraint nach Burt",
        weights=Weights.STRENGTH,
    ),
    row(
        _effective_size,
        "Effective size (Burt)",
        "有効規模 (バート)",
        "Effektive Größe nach Burt",
        weights=Weights.STRENGTH,
    ),
)
