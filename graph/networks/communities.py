"""Communities: groups that are joined more among themselves than to others.

They are numbered from 1: the largest first, then the one with the first IRI,
so that the same seed always gives the same numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import igraph

from graph.errors import BadRequest, meant
from graph.networks.measures import SEED
from graph.networks.native import seeded, to_igraph
from graph.networks.network import Network

#: Rounds of Leiden up to this number of edges, and beyond it. A round more seldom changes
#: anything; to go on until nothing changes has no end where moves to and fro are worth the same.
_MANY_EDGES, _ROUNDS, _FEW_ROUNDS = 20_000, 10, 2
#: Up to this number of edges the best of so many tries is taken: each may end in a dead end.
_SMALL, _TRIES = 1000, 10

Method = Callable[[igraph.Graph, str | None, float], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Partition:
    """A network's nodes in communities: the number of each, in the order of ``network.nodes``.

    ``modularity`` (M. E. J. Newman and M. Girvan, Physical Review E 69 (2004),
    026113) says how much more edges are within communities than chance would
    have it, at the resolution asked for; None where there are no edges.
    NetworkX: ``community.modularity``.
    """

    method: str
    membership: tuple[int, ...]
    modularity: float | None
    seed: int = SEED
    resolution: float = 1.0
    weighted: bool = True

    @property
    def sizes(self) -> list[int]:
        """The number of nodes of each community, the first one first."""
        found = Counter(self.membership)
        return [found[number] for number in sorted(found)]


def _leiden(graph: igraph.Graph, weights: str | None, resolution: float) -> Sequence[int]:
    """V. A. Traag, L. Waltman and N. J. van Eck, Scientific Reports 9 (2019), 5233."""
    rounds = _ROUNDS if graph.ecount() <= _MANY_EDGES else _FEW_ROUNDS
    tries: list[list[int]] = [
        graph.community_leiden(
            objective_function="modularity",
            weights=weights,
            resolution=resolution,
            n_iterations=rounds,
        ).membership
        for _ in range(_TRIES if graph.ecount() <= _SMALL else 1)
    ]

    def quality(membership: list[int]) -> float:
        found = graph.modularity(membership, weights=weights, resolution=resolution)
        return round(float(found), 9)

    return max(tries, key=quality)


def _label_propagation(graph: igraph.Graph, weights: str | None, _: float) -> Sequence[int]:
    """U. N. Raghavan, R. Albert and S. Kumara, Physical Review E 76 (2007), 036106."""
    return list(graph.community_label_propagation(weights=weights).membership)


METHODS: dict[str, Method] = {"leiden": _leiden, "label_propagation": _label_propagation}


def communities(
    network: Network,
    method: str = "leiden",
    *,
    seed: int = SEED,
    resolution: float = 1.0,
    weighted: bool = True,
) -> Partition:
    """The communities that a method finds, as ``seed`` has it where chance decides.

    Weights count unless told otherwise, as in NetworkX. A higher resolution
    gives smaller communities by Leiden; label propagation has none, and its
    modularity alone is stated at it. Raises :class:`BadRequest` for an unknown
    method and a resolution that is not between 0.001 and 1000.
    """
    chosen = _checked(method, resolution)
    graph = to_igraph(network)
    weights = "weight" if weighted else None
    if not graph.ecount():
        alone = tuple(range(1, graph.vcount() + 1))
        return Partition(chosen, alone, None, seed, resolution, weighted)
    with seeded(seed):
        numbers = METHODS[chosen](graph, weights, resolution)
    modularity = graph.modularity(numbers, weights=weights, resolution=resolution)
    return Partition(
        chosen, _numbered(numbers), round(modularity, 12) + 0.0, seed, resolution, weighted
    )


def _checked(method: str, resolution: float) -> str:
    chosen = method.lower().replace("-", "_")
    if chosen not in METHODS:
        raise BadRequest(
            f"there is no method '{method[:60]}' to find communities; there are:"
            f" {', '.join(METHODS)}",
            suggestion=meant(chosen, METHODS, "ask for one of these"),
        )
    if not 0.001 <= resolution <= 1000:
        raise BadRequest(
            f"resolution={resolution} is not between 0.001 and 1000",
            suggestion="1 is usual; more gives smaller communities",
        )
    return chosen


def _numbered(numbers: Sequence[int]) -> tuple[int, ...]:
    """Numbers from 1: the largest community first, of those alike the one with the first node."""
    sizes = Counter(numbers)
    first = {number: place for place, number in reversed(list(enumerate(numbers)))}
    order = sorted(sizes, key=lambda number: (-sizes[number], first[number]))
    new = {number: place for place, number in enumerate(order, start=1)}
    return tuple(new[number] for number in numbers)
