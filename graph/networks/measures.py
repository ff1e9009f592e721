"""Measures of nodes: one row of :data:`MEASURES` each, computed in C by igraph.

Definitions and normalisations are NetworkX's, to 1e-9 (see ``docs/networks.md``);
all but ``strength`` and ``pagerank`` ignore weights, as NetworkX does unless told
otherwise. Values are rounded to twelve decimals, so that the same graph always
gives the same bytes.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import igraph

from graph.errors import BadRequest, nearest
from graph.languages import choose
from graph.networks.network import Network, edge_list

Value = float | int | None
Compute = Callable[[igraph.Graph], list[float]]


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: its name, its titles, and how it is computed.

    ``whole`` measures are counts and come as integers.
    """

    name: str
    titles: Mapping[str, str]
    compute: Compute
    whole: bool = False

    def title(self, language: str = "en") -> str:
        """The measure's name for a reader."""
        return choose(self.titles, language) or self.name


def _degree(graph: igraph.Graph) -> list[float]:
    """The number of neighbours (NetworkX: ``Graph.degree``)."""
    return list(graph.degree())


def _degree_centrality(graph: igraph.Graph) -> list[float]:
    """Neighbours as a share of all other nodes; 1 in a graph of one node.

    L. C. Freeman, Social Networks 1 (1979), 215-239. NetworkX: ``degree_centrality``.
    """
    others = graph.vcount() - 1
    return [degree / others if others else 1.0 for degree in graph.degree()]


def _strength(graph: igraph.Graph) -> list[float]:
    """The sum of the weights of a node's edges: its number of agreements.

    A. Barrat and others, PNAS 101 (2004), 3747-3752. NetworkX: ``Graph.degree(weight="weight")``.
    """
    return list(graph.strength(weights="weight"))


def _betweenness(graph: igraph.Graph) -> list[float]:
    """The share of shortest paths between two others that lead through a node.

    The sum over pairs, divided by their number (n-1)(n-2)/2. L. C. Freeman,
    Sociometry 40 (1977), 35-41. NetworkX: ``betweenness_centrality(normalized=True)``.
    """
    count = graph.vcount()
    pairs = (count - 1) * (count - 2) / 2
    return [value / pairs if count > 2 else 0.0 for value in graph.betweenness(directed=False)]


def _closeness(graph: igraph.Graph) -> list[float]:
    """The inverse of the mean distance to the r-1 others that can be reached, times (r-1)/(n-1).

    S. Wasserman and K. Faust, Social Network Analysis (1994), 201. NetworkX:
    ``closeness_centrality(wf_improved=True)``; 0 for a node alone.
    """
    others = graph.vcount() - 1
    reached = [0] * graph.vcount()
    for component in graph.connected_components():
        for node in component:
            reached[node] = len(component) - 1
    raw = graph.closeness(normalized=True)
    return [
        value * near / others if near else 0.0 for value, near in zip(raw, reached, strict=True)
    ]


def _harmonic(graph: igraph.Graph) -> list[float]:
    """The sum of the inverse distances to all others; nothing for those out of reach.

    P. Boldi and S. Vigna, Internet Mathematics 10 (2014), 222-262. NetworkX:
    ``harmonic_centrality`` (not normalised).
    """
    return list(graph.harmonic_centrality(normalized=False))


def _eigenvector(graph: igraph.Graph) -> list[float]:
    """The eigenvector of the largest eigenvalue of the adjacency matrix, of Euclidean norm 1.

    P. Bonacich, American Journal of Sociology 92 (1987), 1170-1182. In a graph
    of several components the largest eigenvalue belongs to one of them, and
    nodes elsewhere have 0; components that share it count by what a power
    iteration from equal values gives them, which is the limit of NetworkX's
    ``eigenvector_centrality``. ``eigenvector_centrality_numpy`` refuses such graphs.
    """
    parts: list[tuple[float, list[int], list[float]]] = []
    for component in graph.connected_components():
        part = graph.induced_subgraph(component)
        vector, eigenvalue = part.eigenvector_centrality(scale=True, return_eigenvalue=True)
        parts.append((eigenvalue if len(component) > 1 else 0.0, component, vector))
    result = [0.0] * graph.vcount()
    largest = max((eigenvalue for eigenvalue, _, _ in parts), default=0.0)
    for eigenvalue, component, vector in parts:
        if math.isclose(eigenvalue, largest, rel_tol=1e-9):
            scale = sum(vector) / sum(value * value for value in vector)
            for node, value in zip(component, vector, strict=True):
                result[node] = abs(value * scale)
    norm = math.sqrt(sum(value * value for value in result))
    return [value / norm for value in result] if norm else result


def _pagerank(graph: igraph.Graph) -> list[float]:
    """The share of time a random surfer spends at a node, who follows edges by weight.

    Damping 0.85; nodes alone pass on to all. L. Page and others, The PageRank
    Citation Ranking (1999). NetworkX: ``pagerank`` with its default ``weight="weight"``.
    """
    return list(graph.pagerank(directed=False, damping=0.85, weights="weight"))


def _core_number(graph: igraph.Graph) -> list[float]:
    """The largest k such that a node is in a part where all have k neighbours or more.

    V. Batagelj and M. Zaversnik, arXiv:cs/0310049 (2003). NetworkX: ``core_number``.
    """
    return list(graph.coreness())


def _clustering(graph: igraph.Graph) -> list[float]:
    """The share of pairs of neighbours that are joined; 0 for fewer than two neighbours.

    D. J. Watts and S. H. Strogatz, Nature 393 (1998), 440-442. NetworkX: ``clustering``.
    """
    return list(graph.transitivity_local_undirected(mode="zero"))


def _eccentricity(graph: igraph.Graph) -> list[float]:
    """The distance to the farthest node that can be reached; 0 for a node alone.

    NetworkX: ``eccentricity`` of each connected component.
    """
    return list(graph.eccentricity())


def _constraint(graph: igraph.Graph) -> list[float]:
    """How much a node's contacts are contacts of each other; low for a broker, none for one alone.

    R. S. Burt, American Journal of Sociology 110 (2004), 349-399. NetworkX: ``constraint``.
    """
    return list(graph.constraint())


def _component_size(graph: igraph.Graph) -> list[float]:
    """The number of nodes that can be reached from a node, itself included.

    NetworkX: ``len(node_connected_component(G, n))``.
    """
    components = graph.connected_components()
    sizes = components.sizes()
    return [sizes[number] for number in components.membership]


def _row(compute: Compute, en: str, ja: str, de: str, whole: bool = False) -> Measure:
    name = compute.__name__.lstrip("_")
    return Measure(name, {"en": en, "ja": ja, "de": de}, compute, whole)


MEASURES: dict[str, Measure] = {
    measure.name: measure
    for measure in (
        _row(_degree, "Degree", "次数", "Grad", whole=True),
        _row(_degree_centrality, "Degree centrality", "次数中心性", "Gradzentralität"),
        _row(_strength, "Strength", "強度", "Stärke"),
        _row(_betweenness, "Betweenness", "媒介中心性", "Zwischenzentralität"),
        _row(_closeness, "Closeness", "近接中心性", "Nähezentralität"),
        _row(_harmonic, "Harmonic centrality", "調和中心性", "Harmonische Zentralität"),
        _row(
            _eigenvector, "Eigenvector centrality", "固有ベクトル中心性", "Eigenvektorzentralität"
        ),
        _row(_pagerank, "PageRank", "ページランク", "PageRank"),
        _row(_core_number, "Core number", "コア数", "Kernzahl", whole=True),
        _row(_clustering, "Clustering coefficient", "クラスター係数", "Clusterkoeffizient"),
        _row(_eccentricity, "Eccentricity", "離心数", "Exzentrizität", whole=True),
        _row(_constraint, "Burt's constraint", "拘束度", "Constraint nach Burt"),
        _row(_component_size, "Component size", "連結成分の大きさ", "Komponentengröße", whole=True),
    )
}

#: What is computed where nothing is asked for.
DEFAULT = ("degree", "betweenness", "closeness", "eigenvector", "pagerank")


def measures(names: Sequence[str]) -> list[Measure]:
    """The measures called ``names``, the default ones if there are none.

    Raises :class:`BadRequest` that says what exists.
    """
    chosen = list(dict.fromkeys(names or DEFAULT))
    for name in chosen:
        if name not in MEASURES:
            guess = nearest(name, list(MEASURES))
            raise BadRequest(
                f"there is no measure '{name}'; there are: {', '.join(MEASURES)}",
                suggestion=f"did you mean '{guess}'?" if guess else "ask for one of these",
            )
    return [MEASURES[name] for name in chosen]


def to_igraph(network: Network) -> igraph.Graph:
    """The network as an igraph graph; vertex i is ``network.nodes[i]``."""
    graph = igraph.Graph(n=len(network.nodes), edges=edge_list(network))
    graph.es["weight"] = [edge.weight for edge in network.edges]
    return graph


def scores(network: Network, names: Sequence[str]) -> dict[str, list[Value]]:
    """Each measure's values in the order of ``network.nodes``; None where it is not defined."""
    graph = to_igraph(network)
    return {one.name: _values(one, graph) for one in measures(names)}


def _values(measure: Measure, graph: igraph.Graph) -> list[Value]:
    raw = measure.compute(graph) if graph.vcount() else []
    if measure.whole:
        return [int(value) for value in raw]
    return [None if math.isnan(value) else round(value, 12) + 0.0 for value in raw]
