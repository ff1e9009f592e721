"""Network measures against NetworkX, on a random network of fixed seed."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import networkx as nx

from bench.timing import Result, milliseconds, ratio, seconds
from graph.networks import Edge, Network, Node, Tie, scores, to_networkx
from graph.networks.project import QUERY

NODES, EDGES, SEED = 500, 2000, 20260228

REFERENCES: dict[str, Callable[[nx.Graph], object]] = {
    "betweenness": nx.betweenness_centrality,
    "closeness": nx.closeness_centrality,
    "harmonic": nx.harmonic_centrality,
    "eigenvector": lambda graph: nx.eigenvector_centrality(graph, max_iter=1000),
    "core_number": nx.core_number,
    "clustering": nx.clustering,
}


def network() -> Network:
    """A connected random network: a path through all nodes, and edges at random."""
    names = [f"https://w3id.org/renkei/id/organization/{number:04}" for number in range(NODES)]
    random = nx.gnm_random_graph(NODES, EDGES - NODES + 1, seed=SEED)
    pairs = {(names[a], names[b]) for a, b in random.edges} | set(pairwise(names))
    edges = tuple(Edge(a, b, (Tie(f"{a}-{b}"),)) for a, b in sorted(pairs))
    return Network(QUERY, tuple(Node(name) for name in names), edges)


def measure() -> Result:
    """Time of each measure of all nodes, from the network to the values."""
    ours = network()
    rows = []
    for name, compute in REFERENCES.items():
        fast = seconds(lambda name=name: scores(ours, [name]), runs=3)  # type: ignore[misc]
        slow = seconds(lambda compute=compute: compute(to_networkx(ours)), runs=1)  # type: ignore[misc]
        rows.append([name, milliseconds(fast), milliseconds(slow), ratio(slow, fast)])
    title = f"Measures ({len(ours.nodes)} nodes, {len(ours.edges)} edges)"
    return title, ["measure", "Renkei", "NetworkX", "ratio"], rows
