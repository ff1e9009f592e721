"""From networks to graphs of igraph, and its random numbers.

igraph has one random number generator for the whole process. Who needs one that
is seeded takes it for as long as it is used, so that threads do not mix theirs.
"""

from __future__ import annotations

import random
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import igraph

from graph.networks.network import Network, edge_list, edge_weights

_generator = threading.Lock()


def to_igraph(network: Network) -> igraph.Graph:
    """The network as an igraph graph; vertex i is ``network.nodes[i]``, edge i ``.edges[i]``.

    An edge has its ``weight`` and its ``distance``, 1/weight: what is joined
    more strongly is nearer (M. E. J. Newman, Physical Review E 64 (2001),
    016132; T. Opsahl and others, Social Networks 32 (2010), 245-251, with
    alpha = 1).
    """
    graph = igraph.Graph(n=len(network.nodes), edges=edge_list(network))
    weights = edge_weights(network)
    graph.es["weight"] = weights
    graph.es["distance"] = [1 / weight for weight in weights]
    return graph


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """igraph draws its random numbers from ``seed``, and nobody else does, until this ends."""
    with _generator:
        igraph.set_random_number_generator(random.Random(seed))
        try:
            yield
        finally:
            igraph.set_random_number_generator(random)


@contextmanager
def quiet() -> Iterator[None]:
    """Without igraph's warnings about eigenvectors.

    Values near 0 may come from a graph that is not connected, it says, but components are
    measured one by one here, and one with a long tail has such values, too. What does not
    converge is an error besides.
    """
    with warnings.catch_warnings():
        for told in ("Some eigenvector centralities", "ARPACK solver failed"):
            warnings.filterwarnings("ignore", told, RuntimeWarning)
        yield
