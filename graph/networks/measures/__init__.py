"""Measures of nodes and edges: a row of a table each, a family a file, computed in C by igraph.

Definitions and normalisations are NetworkX's, to 1e-9 (see ``docs/networks.md``).
Weights count only where they are asked for (:class:`How`), but in ``strength``
and ``pagerank``, as in NetworkX. Values are rounded to twelve decimals, so that
the same graph always gives the same bytes.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import igraph

from graph.errors import BadRequest, nearest
from graph.networks.measures.brokerage import BROKERAGE
from graph.networks.measures.cohesion import CORES, HOLDING
from graph.networks.measures.degrees import DEGREES
from graph.networks.measures.distances import BY_DISTANCE, ECCENTRICITY
from graph.networks.measures.edges import EDGES
from graph.networks.measures.measure import PLAIN, SEED, How, Measure, Value
from graph.networks.measures.sampling import SAMPLED
from graph.networks.measures.spectral import SPECTRAL
from graph.networks.native import to_igraph
from graph.networks.network import Network

#: Measures of nodes, by name.
MEASURES: dict[str, Measure] = {
    measure.name: measure
    for measure in (*DEGREES, *BY_DISTANCE, *SPECTRAL, *CORES, ECCENTRICITY, *BROKERAGE, *HOLDING)
}

#: Measures of edges, by name.
EDGE_MEASURES: dict[str, Measure] = {measure.name: measure for measure in EDGES}

#: What is computed where nothing is asked for.
DEFAULT = ("degree", "betweenness", "closeness", "eigenvector", "pagerank")


@dataclass(frozen=True, slots=True)
class Column:
    """A measure's values, in the order of the network's nodes (or edges); None where undefined.

    ``stated`` is what has to be known of them: a parameter that was chosen,
    that they are estimates and how exact these are.
    """

    measure: Measure
    values: list[Value]
    stated: Mapping[str, object] = field(default_factory=dict)


def measures(names: Sequence[str], of: Mapping[str, Measure] = MEASURES) -> list[Measure]:
    """The measures called ``names``, the default ones (or all of edges) if there are none.

    Raises :class:`BadRequest` that says what exists.
    """
    chosen = list(dict.fromkeys(names or (DEFAULT if of is MEASURES else of)))
    for name in chosen:
        if name not in of:
            guess = nearest(name, list(of))
            raise BadRequest(
                f"there is no measure '{name[:60]}'; there are: {', '.join(of)}",
                suggestion=f"did you mean '{guess}'?" if guess else "ask for one of these",
            )
    return [of[name] for name in chosen]


def columns(
    network: Network, names: Sequence[str], how: How = PLAIN, of: Mapping[str, Measure] = MEASURES
) -> list[Column]:
    """The measures called ``names`` of a network; raises BadRequest for an unknown one."""
    return graph_columns(to_igraph(network), names, how, of)


def graph_columns(
    graph: igraph.Graph,
    names: Sequence[str],
    how: How = PLAIN,
    of: Mapping[str, Measure] = MEASURES,
) -> list[Column]:
    """The same of a graph as :func:`to_igraph` makes it."""
    return [_column(one, graph, how) for one in measures(names, of)]


def scores(network: Network, names: Sequence[str], how: How = PLAIN) -> dict[str, list[Value]]:
    """Each measure's values in the order of ``network.nodes``; None where it is not defined."""
    return {one.measure.name: one.values for one in columns(network, names, how)}


def edge_scores(network: Network, names: Sequence[str] = (), how: How = PLAIN) -> list[Column]:
    """Each measure of edges, in the order of ``network.edges``."""
    return columns(network, names, how, EDGE_MEASURES)


def _column(measure: Measure, graph: igraph.Graph, how: How) -> Column:
    weights = measure.attribute(how)
    stated: dict[str, object] = {"weights": measure.weights.value} if weights else {}
    if not graph.vcount():
        return Column(measure, [], stated)
    if measure.name in SAMPLED and how.sampling is not None and how.sampling < graph.vcount():
        raw, said = SAMPLED[measure.name](graph, weights, how.sampling, how.seed)
        return Column(measure, _values(raw), stated | said)
    try:
        raw = measure.compute(graph, weights)
    except igraph.InternalError as error:
        # Where eigenvalues are too close to each other, no iteration comes to an end.
        reason = f"igraph could not compute it: {error}"
        count = graph.ecount() if measure.name in EDGE_MEASURES else graph.vcount()
        return Column(measure, [None] * count, stated | {"reason": reason})
    if measure.whole and not weights:
        return Column(measure, [int(value) for value in raw], stated)
    said = measure.stated(graph, weights) if measure.stated else {}
    return Column(measure, _values(raw), stated | said)


def _values(raw: Sequence[float]) -> list[Value]:
    return [None if math.isnan(value) else round(value, 12) + 0.0 for value in raw]


__all__ = [
    "DEFAULT",
    "EDGE_MEASURES",
    "MEASURES",
    "PLAIN",
    "SAMPLED",
    "SEED",
    "Column",
    "How",
    "Measure",
    "Value",
    "columns",
    "edge_scores",
    "graph_columns",
    "measures",
    "scores",
]
