"""Estimates from shortest paths that start at a few nodes, the *pivots*, with their error bound.

Pivots are drawn at random without repetition (U. Brandes and C. Pich,
International Journal of Bifurcation and Chaos 17 (2007), 2303-2318). What they
contribute to a node is between 0 and a known largest value, so that the mean
over k of N pivots is, with the confidence stated, within a bound of the mean
over all of them: Hoeffding's inequality (Journal of the American Statistical
Association 58 (1963), 13-30) as Serfling (Annals of Statistics 2 (1974), 39-48)
sharpened it for draws without repetition, with a union bound over all n nodes,
since it is to hold for all of them at once.
"""

from __future__ import annotations

import math
import operator
import random
from collections.abc import Callable, Iterable

import igraph

#: How likely all estimates are within the error that is stated.
CONFIDENCE = 0.95
BOUND = "Hoeffding-Serfling, for all nodes at once"
# Parts of the sample whose differences tell how much estimates vary.
_PARTS = 10

#: From a graph, its weights, the number of pivots and a seed to estimates and what to say of them.
Estimate = Callable[[igraph.Graph, str | None, int, int], tuple[list[float], dict[str, object]]]


def error_bound(nodes: int, pivots: int, of: int) -> float:
    """By how much a mean over ``pivots`` of ``of`` values from 0 to 1 may be wrong for any node."""
    left = 1 - (pivots - 1) / of
    return math.sqrt(left * math.log(2 * nodes / (1 - CONFIDENCE)) / (2 * pivots))


def drawn(count: int, sampling: int, seed: int) -> list[int]:
    """The pivots: the ones that NetworkX draws for the same ``k`` and ``seed``."""
    return random.Random(seed).sample(range(count), sampling)


def _betweenness(
    graph: igraph.Graph, weights: str | None, sampling: int, seed: int
) -> tuple[list[float], dict[str, object]]:
    """Betweenness by the paths from ``sampling`` pivots: for each the mean share of others' paths.

    A pivot says nothing of itself, so that its own value is the mean over the
    other ones. NetworkX: ``betweenness_centrality(k=sampling, seed=seed)``.
    """
    count = graph.vcount()
    pivots = drawn(count, sampling, seed)
    others = count - 2
    sums, squares, parts = [0.0] * count, [0.0] * count, 0
    for start in range(min(_PARTS, sampling)):
        part = pivots[start::_PARTS]
        # Of paths between any two igraph counts half at each end.
        found = graph.betweenness(directed=False, weights=weights, sources=part)
        means = [2 * value / others for value in found] if others else found
        sums = [total + value for total, value in zip(sums, means, strict=True)]
        size = len(part)
        squares = [
            total + value * value / size for total, value in zip(squares, means, strict=True)
        ]
        parts += 1
    estimates = [value / sampling for value in sums]
    error = _standard_error(sums, squares, sampling, parts)
    for pivot in pivots:
        estimates[pivot] = sums[pivot] / (sampling - 1)
    return estimates, _said(
        count, sampling, seed, error_bound(count, sampling - 1, count - 1), standard_error=error
    )


def _standard_error(
    sums: Iterable[float], squares: Iterable[float], pivots: int, parts: int
) -> float:
    """The largest standard error of any node's estimate, from how parts of the sample differ."""
    largest = max(
        square - total * total / pivots for total, square in zip(sums, squares, strict=True)
    )
    return math.sqrt(max(largest, 0.0) / max(parts - 1, 1) / pivots)


def _closeness(
    graph: igraph.Graph, weights: str | None, sampling: int, seed: int
) -> tuple[list[float], dict[str, object]]:
    """Closeness by the distances to ``sampling`` pivots in each component; exact in small ones.

    D. Eppstein and J. Wang, Journal of Graph Algorithms and Applications 8
    (2004), 39-45. The bound is on the mean distance to those in reach, of which
    closeness is the inverse, times the share of nodes in reach.
    """
    count = graph.vcount()
    result, bound = [0.0] * count, 0.0
    for nodes in graph.connected_components():
        size = len(nodes)
        if size == 1:
            continue
        pivots = drawn(size, sampling, seed) if size > sampling else list(range(size))
        part = graph if size == count else graph.induced_subgraph(nodes)
        means, farthest = _mean_distances(part, weights, pivots)
        for node, mean in zip(nodes, means, strict=True):
            result[node] = (size - 1) / (count - 1) / mean
        if size > sampling:
            bound = max(bound, farthest * error_bound(count, sampling - 1, size - 1))
    return result, _said(count, sampling, seed, bound, bound_on="mean distance")


def _mean_distances(
    part: igraph.Graph, weights: str | None, pivots: list[int]
) -> tuple[list[float], float]:
    """The mean distance of each node to the pivots but itself, and a bound on any distance."""
    sums: list[float] = [0] * part.vcount()
    farthest = math.inf
    for pivot in pivots:
        (found,) = part.distances(source=[pivot], weights=weights)
        sums = list(map(operator.add, sums, found))
        # No two nodes are farther from each other than both from a third.
        farthest = min(farthest, 2 * max(found))
    counted = [len(pivots)] * len(sums)
    for pivot in pivots:
        counted[pivot] -= 1
    return list(map(operator.truediv, sums, counted)), farthest


def _said(nodes: int, pivots: int, seed: int, bound: float, **more: object) -> dict[str, object]:
    return {
        "estimated": True,
        "sampling": pivots,
        "of": nodes,
        "seed": seed,
        "error_bound": round(bound, 6),
        "confidence": CONFIDENCE,
        "bound": BOUND,
        **more,
    }


#: Measures that can be estimated, by name.
SAMPLED: dict[str, Estimate] = {"betweenness": _betweenness, "closeness": _closeness}
