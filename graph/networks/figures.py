"""Figures of a network as a whole: one row of :data:`FIGURES` each.

A figure that is not defined, such as the diameter of a network in several
parts, is None with the reason; NetworkX raises an error or gives nan there.
Figures by paths are also given for each part, the largest first. Edges have no
direction here, so that there is no reciprocity to speak of.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import igraph

from graph.languages import choose
from graph.networks.measures import PLAIN, How
from graph.networks.native import to_igraph
from graph.networks.network import Network, Node

#: Parts that are told of one by one.
_PARTS = 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """A figure's value or why there is none, and its values for the parts of the network."""

    value: float | int | None
    reason: str = ""
    parts: tuple[float | int, ...] = ()
    #: Nodes that are left out, for it is not known what the figure needs.
    unknown: int = 0


#: From a network, its graph, and the edge attributes that hold strengths and distances, if asked.
Compute = Callable[[Network, igraph.Graph, How], Outcome]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: its name, its titles, and how it is computed."""

    name: str
    titles: Mapping[str, str]
    compute: Compute

    def title(self, language: str = "en") -> str:
        """The figure's name for a reader."""
        return choose(self.titles, language) or self.name


def _density(_: Network, graph: igraph.Graph, how: How) -> Outcome:
    """Edges as a share of all pairs; 0 for fewer than two nodes. NetworkX: ``density``."""
    count = graph.vcount()
    return Outcome(2 * graph.ecount() / (count * (count - 1)) if count > 1 else 0.0)


def _components(_: Network, graph: igraph.Graph, how: How) -> Outcome:
    """The number of parts that nothing joins. NetworkX: ``number_connected_components``."""
    sizes = graph.connected_components().sizes()
    return Outcome(len(sizes), parts=tuple(sorted(sizes, reverse=True)[:_PARTS]))


def _largest_component(_: Network, graph: igraph.Graph, how: How) -> Outcome:
    """The number of nodes of the largest part. NetworkX: ``max(connected_components(G))``."""
    return Outcome(max(graph.connected_components().sizes(), default=0))


def _diameter(_: Network, graph: igraph.Graph, how: How) -> Outcome:
    """The longest distance. NetworkX: ``diameter``; ``weight=`` distances."""
    return _of_paths(graph, how, lambda part, weights: part.diameter(weights=weights))


def _radius(_: Network, graph: igraph.Graph, how: How) -> Outcome:
    """The least eccentricity of a node. NetworkX: ``radius``."""
    return _of_paths(graph, how, lambda part, weights: part.radius(weights=weights))


def _average_path_length(_: Network, graph: igraph.Graph, how: How) -> Outcome:
    """The mean distance of two nodes; 0 for one. NetworkX: ``average_shortest_path_length``."""

    def mean(part: igraph.Graph, weights: str | None) -> float:
        return float(part.average_path_length(weights=weights)) if part.vcount() > 1 else 0.0

    return _of_paths(graph, how, mean)


def _of_paths(
    graph: igraph.Graph, how: How, compute: Callable[[igraph.Graph, str | None], float]
) -> Outcome:
    """A figure by distances, which nodes in different parts do not have."""
    weights = "distance" if how.weighted else None
    parts = sorted(graph.connected_components(), key=lambda part: (-len(part), part[0]))
    if not parts:
        return Outcome(None, "there are no nodes")
    told = [compute(graph.induced_subgraph(part), weights) for part in parts[:_PARTS]]
    values = tuple(round(value, 12) if weights else _plain(value) for value in told)
    if len(parts) == 1:
        return Outcome(values[0], parts=values)
    return Outcome(None, f"the network is in {len(parts)} parts", values)


def _plain(value: float) -> float | int:
    return int(value) if value == int(value) else round(value, 12)


def _transitivity(_: Network, graph: igraph.Graph, how: How) -> Outcome:
    """Triangles as a share of the triples that could be; 0 if none could.

    M. E. J. Newman, D. J. Watts and S. H. Strogatz, PNAS 99 (2002), 2566-2572.
    NetworkX: ``transitivity``.
    """
    return Outcome(graph.transitivity_undirected(mode="zero"))


def _average_clustering(_: Network, graph: igraph.Graph, how: How) -> Outcome:
    """The mean clustering coefficient, 0 for a node of one neighbour.

    NetworkX: ``average_clustering``.
    """
    if not graph.vcount():
        return Outcome(None, "there are no nodes")
    return Outcome(graph.transitivity_avglocal_undirected(mode="zero"))


def _degree_assortativity(_: Network, graph: igraph.Graph, how: How) -> Outcome:
    """Whether nodes of many neighbours (with weights: of strong edges) are joined to their like.

    The correlation of the degrees at both ends of an edge. M. E. J. Newman,
    Physical Review E 67 (2003), 026126, eq. 21. NetworkX:
    ``degree_assortativity_coefficient`` (``weight="weight"``).
    """
    if not graph.ecount():
        return Outcome(None, "there are no edges")
    degrees = graph.strength(weights="weight" if how.weighted else None)
    ends = {degrees[node] for edge in graph.get_edgelist() for node in edge}
    if len(ends) == 1:
        return Outcome(None, "all nodes that are joined are alike")
    return Outcome(graph.assortativity(degrees, directed=False))


def _by(attribute: Callable[[Node], str | None]) -> Compute:
    def compute(network: Network, graph: igraph.Graph, how: How) -> Outcome:
        values = [attribute(node) for node in network.nodes]
        known = [place for place, value in enumerate(values) if value]
        unknown = len(values) - len(known)
        part = graph.induced_subgraph(known)
        if not part.ecount():
            return Outcome(None, "no edge joins two nodes of which it is known", unknown=unknown)
        names = [values[place] for place in known]
        ends = {names[node] for edge in part.get_edgelist() for node in edge}
        if len(ends) == 1:
            return Outcome(None, "all nodes that are joined are alike", unknown=unknown)
        numbers = {name: number for number, name in enumerate(dict.fromkeys(names))}
        types = [numbers[name] for name in names]
        return Outcome(part.assortativity_nominal(types, directed=False), unknown=unknown)

    compute.__doc__ = """Whether nodes are joined to those of the same attribute.

    Nodes of which it is not known are left out. M. E. J. Newman, Physical
    Review E 67 (2003), 026126, eq. 2. NetworkX: ``attribute_assortativity_coefficient``.
    """
    return compute


def _row(name: str, en: str, ja: str, de: str, compute: Compute) -> Figure:
    return Figure(name, {"en": en, "ja": ja, "de": de}, compute)


FIGURES: dict[str, Figure] = {
    one.name: one
    for one in (
        _row("density", "Density", "密度", "Dichte", _density),
        _row("components", "Components", "連結成分の数", "Komponenten", _components),
        _row(
            "largest_component",
            "Nodes of the largest component",
            "最大連結成分の大きさ",
            "Knoten der größten Komponente",
            _largest_component,
        ),
        _row("diameter", "Diameter", "直径", "Durchmesser", _diameter),
        _row("radius", "Radius", "半径", "Radius", _radius),
        _row(
            "average_path_length",
            "Average path length",
            "平均経路長",
            "Mittlere Pfadlänge",
            _average_path_length,
        ),
        _row("transitivity", "Transitivity", "推移性", "Transitivität", _transitivity),
        _row(
            "average_clustering",
            "Average clustering",
            "平均クラスター係数",
            "Mittlerer Clusterkoeffizient",
            _average_clustering,
        ),
        _row(
            "degree_assortativity",
            "Assortativity by degree",
            "次数の同類度",
            "Assortativität nach Grad",
            _degree_assortativity,
        ),
        _row(
            "kind_assortativity",
            "Assortativity by kind",
            "種別の同類度",
            "Assortativität nach Art",
            _by(lambda node: "; ".join(node.types) or node.kind or None),
        ),
        _row(
            "country_assortativity",
            "Assortativity by country",
            "国の同類度",
            "Assortativität nach Land",
            _by(lambda node: node.country),
        ),
    )
}


def figures(network: Network, how: How = PLAIN) -> dict[str, Outcome]:
    """All figures of a network, by name."""
    graph = to_igraph(network)
    return {one.name: _rounded(one.compute(network, graph, how)) for one in FIGURES.values()}


def _rounded(outcome: Outcome) -> Outcome:
    value = outcome.value
    if not isinstance(value, float):
        return outcome
    if math.isnan(value):
        return Outcome(None, "it is not defined here", outcome.parts, outcome.unknown)
    return Outcome(round(value, 12) + 0.0, outcome.reason, outcome.parts, outcome.unknown)
