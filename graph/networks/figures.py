"""Figures of a network as a whole: one row of :data:`FIGURES` each.

A figure that is not defined, such as the diameter of a network in several
parts, is None with the reason; NetworkX raises an error or gives nan there.
Figures by paths are also given for each part, the largest first. Edges have no
direction here, so that there is no reciprocity to speak of.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import igraph

from graph.errors import BadRequest, meant
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


class Whole:
    """A network that is measured, with what several figures need."""

    def __init__(self, network: Network, how: How) -> None:
        self.network = network
        self.graph = to_igraph(network)
        self.weighted = how.weighted
        #: The edge attribute that says how long edges are, None if they count alike.
        self.distances = "distance" if how.weighted else None

    @cached_property
    def sizes(self) -> list[int]:
        """The sizes of the parts that nothing joins, the largest first."""
        return sorted(self.graph.connected_components().sizes(), reverse=True)

    @cached_property
    def parts(self) -> list[igraph.Graph]:
        """The parts, the largest first, then the one with the first node."""
        found = sorted(self.graph.connected_components(), key=lambda part: (-len(part), part[0]))
        return [self.graph.induced_subgraph(part) for part in found[:_PARTS]]

    @cached_property
    def eccentricities(self) -> list[list[float]]:
        """Of each part, how far it is from each node to the farthest."""
        return [part.eccentricity(weights=self.distances) for part in self.parts]


Compute = Callable[[Whole], Outcome]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: its name, its titles, and how it is computed."""

    name: str
    titles: Mapping[str, str]
    compute: Compute

    def title(self, language: str = "en") -> str:
        """The figure's name for a reader."""
        return choose(self.titles, language) or self.name


def _density(whole: Whole) -> Outcome:
    """Edges as a share of all pairs; 0 for fewer than two nodes. NetworkX: ``density``."""
    count = whole.graph.vcount()
    return Outcome(2 * whole.graph.ecount() / (count * (count - 1)) if count > 1 else 0.0)


def _components(whole: Whole) -> Outcome:
    """The number of parts that nothing joins. NetworkX: ``number_connected_components``."""
    return Outcome(len(whole.sizes), parts=tuple(whole.sizes[:_PARTS]))


def _largest_component(whole: Whole) -> Outcome:
    """The number of nodes of the largest part. NetworkX: ``max(connected_components(G))``."""
    return Outcome(whole.sizes[0] if whole.sizes else 0)


def _diameter(whole: Whole) -> Outcome:
    """The longest distance. NetworkX: ``diameter``; ``weight=`` distances."""
    return _of_paths(whole, [max(far) for far in whole.eccentricities])


def _radius(whole: Whole) -> Outcome:
    """The least eccentricity of a node. NetworkX: ``radius``."""
    return _of_paths(whole, [min(far) for far in whole.eccentricities])


def _average_path_length(whole: Whole) -> Outcome:
    """The mean distance of two nodes; 0 for one. NetworkX: ``average_shortest_path_length``."""
    means = [
        part.average_path_length(weights=whole.distances) if part.vcount() > 1 else 0
        for part in whole.parts
    ]
    return _of_paths(whole, means)


def _of_paths(whole: Whole, values: Sequence[float]) -> Outcome:
    """A figure by distances, which nodes in different parts do not have."""
    told = tuple(_plain(value) for value in values)
    if not told:
        return Outcome(None, "there are no nodes")
    if len(whole.sizes) == 1:
        return Outcome(told[0], parts=told)
    return Outcome(None, f"the network is in {len(whole.sizes)} parts", told)


def _plain(value: float) -> float | int:
    return int(value) if value == int(value) else round(value, 12)


def _transitivity(whole: Whole) -> Outcome:
    """Triangles as a share of the triples that could be; 0 if none could.

    M. E. J. Newman, D. J. Watts and S. H. Strogatz, PNAS 99 (2002), 2566-2572.
    NetworkX: ``transitivity``.
    """
    return Outcome(whole.graph.transitivity_undirected(mode="zero"))


def _average_clustering(whole: Whole) -> Outcome:
    """The mean clustering coefficient, 0 for a node of one neighbour.

    NetworkX: ``average_clustering``.
    """
    if not whole.graph.vcount():
        return Outcome(None, "there are no nodes")
    return Outcome(whole.graph.transitivity_avglocal_undirected(mode="zero"))


def _degree_assortativity(whole: Whole) -> Outcome:
    """Whether nodes of many neighbours (with weights: of strong edges) are joined to their like.

    The correlation of the degrees at both ends of an edge. M. E. J. Newman,
    Physical Review E 67 (2003), 026126, eq. 21. NetworkX:
    ``degree_assortativity_coefficient`` (``weight="weight"``).
    """
    graph = whole.graph
    if not graph.ecount():
        return Outcome(None, "there are no edges")
    degrees = graph.strength(weights="weight" if whole.weighted else None)
    ends = {degrees[node] for edge in graph.get_edgelist() for node in edge}
    if len(ends) == 1:
        return Outcome(None, "all nodes that are joined are alike")
    return Outcome(graph.assortativity(degrees, directed=False))


def _by(attribute: Callable[[Node], str | None]) -> Compute:
    def compute(whole: Whole) -> Outcome:
        values = [attribute(node) for node in whole.network.nodes]
        known = [place for place, value in enumerate(values) if value]
        unknown = len(values) - len(known)
        part = whole.graph.induced_subgraph(known)
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


def figures(network: Network, how: How = PLAIN, names: Sequence[str] = ()) -> dict[str, Outcome]:
    """The figures called ``names`` of a network, all of them if there are none.

    Raises :class:`BadRequest` for an unknown one.
    """
    for name in names:
        if name not in FIGURES:
            raise BadRequest(
                f"there is no figure '{name[:60]}'; there are: {', '.join(FIGURES)}",
                suggestion=meant(name, FIGURES, "ask for one of these"),
            )
    whole = Whole(network, how)
    return {name: _rounded(FIGURES[name].compute(whole)) for name in names or FIGURES}


def _rounded(outcome: Outcome) -> Outcome:
    value = outcome.value
    if not isinstance(value, float):
        return outcome
    if math.isnan(value):
        return Outcome(None, "it is not defined here", outcome.parts, outcome.unknown)
    return Outcome(round(value, 12) + 0.0, outcome.reason, outcome.parts, outcome.unknown)
