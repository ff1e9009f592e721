"""How long something will take, about: said before it is begun.

A measure that looks at the shortest paths from every node costs nodes times
edges (U. Brandes, Journal of Mathematical Sociology 25 (2001), 163-177), the
others about as many steps as there are nodes and edges. The factors are
seconds on one core of a usual machine, measured on random networks of 2,000
to 100,000 nodes; they are right within a factor of two or three.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.networks.measures import PLAIN, SAMPLED, How
from graph.networks.network import Network

#: Measures that need the shortest paths between all nodes: seconds for each node and edge.
_ALL_PATHS = {
    "betweenness": 5e-8,
    "closeness": 1.5e-8,
    "harmonic": 1.5e-8,
    "eccentricity": 1.5e-8,
    "edge_betweenness": 5e-8,
    "diameter": 1.5e-8,
    "radius": 1.5e-8,
    "average_path_length": 1.5e-8,
}
#: Seconds that another measure takes for a node or an edge, and that it takes to write one.
_STEP = 5e-6
_WRITTEN = 2e-5


def cost(network: Network, measures: Sequence[str] = (), how: How = PLAIN) -> float:
    """Seconds to compute ``measures`` of a network and to write it."""
    nodes, edges = len(network.nodes), len(network.edges)
    size = nodes + edges
    paths = sum(_ALL_PATHS.get(name, 0.0) * _begun(name, nodes, how) for name in measures) * edges
    return paths + size * (_STEP * len(measures) + _WRITTEN)


def _begun(measure: str, nodes: int, how: How) -> int:
    """From how many nodes shortest paths are followed."""
    is_sampled = how.sampling is not None and measure in SAMPLED
    return min(nodes, how.sampling) if is_sampled and how.sampling else nodes
