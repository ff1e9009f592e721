"""Measures by which a node counts as much as those count that it is joined to."""

from __future__ import annotations

import math

import igraph

from graph.networks.measures.measure import Weights, row
from graph.networks.native import quiet

#: NetworkX's attenuation in Katz centrality, and the share of its bound that is taken beyond.
ALPHA, SAFE = 0.1, 0.9

Part = tuple[float, list[int], list[float]]


def _eigenvector(graph: igraph.Graph, weights: str | None) -> list[float]:
    """The eigenvector of the largest eigenvalue of the adjacency matrix, of Euclidean norm 1.

    P. Bonacich, American Journal of Sociology 92 (1987), 1170-1182. In a graph
    of several components the largest eigenvalue belongs to one of them, and
    nodes elsewhere have 0; components that share it count by what a power
    iteration from equal values gives them, which is the limit of NetworkX's
    ``eigenvector_centrality``. ``eigenvector_centrality_numpy`` refuses such graphs.
    """
    result = [0.0] * graph.vcount()
    for _, component, vector in leading(graph, weights):
        scale = sum(vector) / sum(value * value for value in vector)
        for node, value in zip(component, vector, strict=True):
            result[node] = abs(value * scale)
    norm = math.sqrt(sum(value * value for value in result))
    return [value / norm for value in result] if norm else result


def leading(graph: igraph.Graph, weights: str | None) -> list[Part]:
    """The components with the largest eigenvalue: it, their nodes and their eigenvector.

    A component whose strongest node is weaker than an eigenvalue that was
    found cannot have a larger one (Gershgorin), so that most are never solved.
    """
    strength = graph.strength(weights=weights)
    parts: list[Part] = []
    largest = 0.0
    for nodes in sorted(graph.connected_components(), key=len, reverse=True):
        within = [strength[node] for node in nodes]
        bound = max(within)
        if bound < largest * (1 - 1e-9):
            continue
        if bound == min(within):
            # All nodes are alike, as in a pair or a clique.
            solved = bound, nodes, [1.0] * len(nodes)
        else:
            solved = _solved(graph, nodes, weights)
        largest = max(largest, solved[0])
        parts.append(solved)
    return [part for part in parts if math.isclose(part[0], largest, rel_tol=1e-9)]


def _solved(graph: igraph.Graph, nodes: list[int], weights: str | None) -> Part:
    part = graph if len(nodes) == graph.vcount() else graph.induced_subgraph(nodes)
    with quiet():
        vector, eigenvalue = part.eigenvector_centrality(
            scale=True, return_eigenvalue=True, weights=weights
        )
    return eigenvalue, sorted(nodes), vector


def _pagerank(graph: igraph.Graph, weights: str | None) -> list[float]:
    """The share of time a random surfer spends at a node, who follows edges by weight.

    Damping 0.85; nodes alone pass on to all. L. Page and others, The PageRank
    Citation Ranking (1999). NetworkX: ``pagerank`` with its default ``weight="weight"``.
    """
    return list(graph.pagerank(directed=False, damping=0.85, weights=weights))


def _katz(graph: igraph.Graph, weights: str | None) -> list[float]:
    """The number of walks that end at a node, each step of a walk counting ``alpha`` times less.

    The solution of x = alpha A x + 1, of Euclidean norm 1: the eigenvector of
    the eigenvalue 1 of that map, written as a graph with one more node.
    L. Katz, Psychometrika 18 (1953), 39-43. NetworkX: ``katz_centrality`` with
    its default ``alpha=0.1``. Where that is too much, for the sum has no limit
    from 1/(largest eigenvalue) on, alpha is nine tenths of the limit; NetworkX
    raises an error there.
    """
    alpha = attenuation(graph, weights)
    count, edges = graph.vcount(), graph.get_edgelist()
    steps = [alpha * weight for weight in graph.es[weights]] if weights else [alpha] * len(edges)
    walks = igraph.Graph(
        n=count + 1,
        edges=[*edges, *((b, a) for a, b in edges), *((count, node) for node in range(count + 1))],
        directed=True,
    )
    with quiet():
        values = walks.eigenvector_centrality(weights=[*steps, *steps, *[1.0] * (count + 1)])
    norm = math.sqrt(sum(value * value for value in values[:count]))
    return [value / norm for value in values[:count]]


def attenuation(graph: igraph.Graph, weights: str | None) -> float:
    """How much less a step counts in Katz centrality."""
    if ALPHA * max(graph.strength(weights=weights)) < SAFE:
        return ALPHA
    largest = leading(graph, weights)[0][0]
    return ALPHA if ALPHA * largest < 0.99 else SAFE / largest


def _hubs(graph: igraph.Graph, weights: str | None) -> list[float]:
    """How much a node points to authorities, of sum 1. Undirected: like ``authorities``.

    J. M. Kleinberg, Journal of the ACM 46 (1999), 604-632: hubs are the
    leading eigenvector of A A', authorities of A' A. In an undirected graph
    both are that of A itself, so that the two are the same and rank nodes as
    ``eigenvector`` does. NetworkX: ``hits``, where the leading singular value
    is simple; where it is not (in bipartite graphs, or equal components)
    NetworkX's values depend on where it starts, and these are the ones by
    which hubs and authorities agree.
    """
    values = _eigenvector(graph, weights)
    total = sum(values)
    return [value / total for value in values]


def _authorities(graph: igraph.Graph, weights: str | None) -> list[float]:
    """How much a node is pointed to by hubs, of sum 1. Undirected: like ``hubs``, which see.

    NetworkX: the second of what ``hits`` gives.
    """
    return _hubs(graph, weights)


SPECTRAL = (
    row(
        _eigenvector,
        "Eigenvector centrality",
        "固有ベクトル中心性",
        "Eigenvektorzentralität",
        weights=Weights.STRENGTH,
    ),
    row(_pagerank, "PageRank", "ページランク", "PageRank", weights=Weights.ALWAYS),
    row(
        _katz,
        "Katz centrality",
        "カッツ中心性",
        "Katz-Zentralität",
        weights=Weights.STRENGTH,
        stated=lambda graph, weights: {"alpha": attenuation(graph, weights)},
    ),
    row(_hubs, "Hub score (HITS)", "ハブ度 (HITS)", "Hub-Wert (HITS)", weights=Weights.STRENGTH),
    row(
        _authorities,
        "Authority score (HITS)",
        "オーソリティ度 (HITS)",
        "Autoritätswert (HITS)",
        weights=Weights.STRENGTH,
    ),
)
