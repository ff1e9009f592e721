"""All measures of a network beside NetworkX's, in one run, on a random network of fixed seed.

Each gets the network as it has it, and nothing that was computed before. The
last row is what everything takes together: ours asked for all at once. Times
are of the processor, so that what else the machine does counts for neither.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise

import networkx as nx

from bench.timing import Result, milliseconds, ratio
from graph.networks import (
    EDGE_MEASURES,
    FIGURES,
    MEASURES,
    Edge,
    How,
    Network,
    Node,
    Tie,
    columns,
    communities,
    edge_scores,
    figures,
    to_networkx,
)
from graph.networks.project import QUERY

NODES, EDGES, SEED = 2000, 8000, 20260228

Reference = Callable[[nx.Graph], object]

REFERENCES: dict[str, Reference] = {
    "degree": lambda g: dict(g.degree),
    "degree_centrality": nx.degree_centrality,
    "strength": lambda g: dict(g.degree(weight="weight")),
    "betweenness": nx.betweenness_centrality,
    "closeness": nx.closeness_centrality,
    "harmonic": nx.harmonic_centrality,
    "eigenvector": lambda g: nx.eigenvector_centrality(g, max_iter=1000),
    "pagerank": nx.pagerank,
    "katz": lambda g: nx.katz_centrality(g, alpha=0.05, max_iter=10_000),
    "hubs": lambda g: nx.hits(g)[0],
    "authorities": lambda g: nx.hits(g)[1],
    "core_number": nx.core_number,
    "clustering": nx.clustering,
    "eccentricity": nx.eccentricity,
    "constraint": nx.constraint,
    "effective_size": nx.effective_size,
    "articulation_point": lambda g: set(nx.articulation_points(g)),
    "component_size": lambda g: [len(part) for part in nx.connected_components(g)],
    "bridge": lambda g: set(nx.bridges(g)),
    "edge_betweenness": nx.edge_betweenness_centrality,
    "density": nx.density,
    "components": nx.number_connected_components,
    "largest_component": lambda g: max(map(len, nx.connected_components(g))),
    "diameter": lambda g: nx.diameter(g, usebounds=True),
    "radius": lambda g: nx.radius(g, usebounds=True),
    "average_path_length": nx.average_shortest_path_length,
    "transitivity": nx.transitivity,
    "average_clustering": nx.average_clustering,
    "degree_assortativity": nx.degree_assortativity_coefficient,
    "kind_assortativity": lambda g: nx.attribute_assortativity_coefficient(g, "types"),
    "country_assortativity": lambda g: nx.attribute_assortativity_coefficient(g, "country"),
    "communities (Leiden; Louvain)": lambda g: nx.community.louvain_communities(g, seed=1),
    "communities (label propagation)": lambda g: list(nx.community.asyn_lpa_communities(g)),
}


def network(nodes: int = NODES, edges: int = EDGES) -> Network:
    """A connected random network: a path through all nodes, and edges at random."""
    kinds, countries = ("Company", "University", "Association"), ("DE", "JP", "US", "FR")
    things = [
        Node(
            f"https://w3id.org/renkei/id/organization/{number:06}",
            types=(kinds[number % len(kinds)],),
            country=countries[number % len(countries)],
        )
        for number in range(nodes)
    ]
    names = [thing.id for thing in things]
    drawn = nx.gnm_random_graph(nodes, edges, seed=SEED).edges
    pairs = dict.fromkeys(pairwise(names))
    pairs |= dict.fromkeys((names[min(pair)], names[max(pair)]) for pair in drawn)
    ties = [Edge(a, b, (Tie(f"{a}-{b}"),)) for a, b in sorted(list(pairs)[:edges])]
    return Network(QUERY, tuple(things), tuple(ties))


def ours(given: Network) -> dict[str, Callable[[], object]]:
    """What is measured, by name."""
    found: dict[str, Callable[[], object]] = {}
    for name in MEASURES:
        found[name] = lambda name=name: columns(given, [name])  # type: ignore[misc]
    for name in EDGE_MEASURES:
        found[name] = lambda name=name: edge_scores(given, [name])  # type: ignore[misc]
    for name in FIGURES:
        found[name] = lambda name=name: figures(given, names=[name])  # type: ignore[misc]
    found["communities (Leiden; Louvain)"] = lambda: communities(given)
    found["communities (label propagation)"] = lambda: communities(given, "label_propagation")
    return found


def at_once(given: Network) -> None:
    """Everything, as one who wants all of it asks for it."""
    columns(given, list(MEASURES))
    edge_scores(given)
    figures(given)
    communities(given)
    communities(given, "label_propagation")


def measure() -> Result:
    """Time of each measure of a network, ours and NetworkX's."""
    given = network()
    theirs = to_networkx(given)
    for node in given.nodes:
        theirs.nodes[node.id].update(types=node.types, country=node.country)
    rows, total = [], 0.0
    for name, work in ours(given).items():
        fast = _fastest(work)
        slow = _once(lambda name=name: REFERENCES[name](theirs))  # type: ignore[misc]
        if slow < 0.2:
            slow = min(slow, _fastest(lambda name=name: REFERENCES[name](theirs)))  # type: ignore[misc]
        total += slow
        rows.append([name, milliseconds(fast), milliseconds(slow), ratio(slow, fast)])
    fast = _fastest(lambda: at_once(given))
    rows.append(["**all of them**", milliseconds(fast), milliseconds(total), ratio(total, fast)])
    title = f"Measures ({len(given.nodes)} nodes, {len(given.edges)} edges)"
    return title, ["measure", "Renkei", "NetworkX", "ratio"], rows


def sampled() -> Result:
    """Time and error of estimates in a network that is too large for exact values."""
    given = network(100_000, 400_000)
    rows = []
    for name in ("betweenness", "closeness"):
        for size in (100, 200):
            started = time.perf_counter()
            (column,) = columns(given, [name], How(sampling=size))
            took = time.perf_counter() - started
            rows.append([name, str(size), milliseconds(took), str(column.stated["error_bound"])])
    title = f"Estimates ({len(given.nodes)} nodes, {len(given.edges)} edges)"
    return title, ["measure", "from nodes", "Renkei", "error at most (95 %)"], rows


def _fastest(work: Callable[[], object], runs: int = 3) -> float:
    return min(_once(work) for _ in range(runs))


def _once(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started
