"""Figures of whole networks equal NetworkX's; where there are none they say why."""

from __future__ import annotations

import itertools
import math
import warnings
from collections.abc import Callable
from fractions import Fraction
from typing import TypeAlias

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import BadRequest
from graph.networks import Edge, Network, Node, Tie, definition, to_networkx
from graph.networks.figures import FIGURES, figures
from graph.networks.measures import How

Graph: TypeAlias = nx.Graph


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Networks of up to ten nodes of some countries, not all of them known."""
    count = draw(st.integers(0, 10))
    countries = st.sampled_from(["JP", "DE", "US", None])
    nodes = [Node(f"n{number:02}", country=draw(countries)) for number in range(count)]
    pairs = [(a.id, b.id) for i, a in enumerate(nodes) for b in nodes[i + 1 :]]
    chosen = sorted(draw(st.lists(st.sampled_from(pairs), unique=True))) if pairs else []
    ties = [Edge(a, b, (Tie(f"{a}{b}", weight=draw(st.integers(1, 3))),)) for a, b in chosen]
    return Network(definition("agreements"), tuple(nodes), tuple(ties))


def path(*names: str) -> Network:
    ties = [Edge(a, b, (Tie(a + b),)) for a, b in itertools.pairwise(names)]
    return Network(definition("agreements"), tuple(map(Node, names)), tuple(ties))


def as_networkx(network: Network) -> Graph:
    graph = to_networkx(network)
    for _, _, data in graph.edges(data=True):
        data["distance"] = Fraction(1, data["weight"])
    for node in network.nodes:
        if node.country:
            graph.nodes[node.id]["country"] = node.country
    return graph


def by_country(graph: Graph) -> float:
    known = [node for node, country in graph.nodes(data="country") if country]
    part = graph.subgraph(known)
    # NetworkX gives 0 where there is no edge to speak of.
    return nx.attribute_assortativity_coefficient(part, "country") if part.edges else math.nan


ORACLES: dict[str, Callable[[Graph, bool], float]] = {
    "density": lambda g, _: nx.density(g),
    "components": lambda g, _: nx.number_connected_components(g),
    "largest_component": lambda g, _: max(map(len, nx.connected_components(g)), default=0),
    "diameter": lambda g, w: nx.diameter(g, weight="distance" if w else None),
    "radius": lambda g, w: nx.radius(g, weight="distance" if w else None),
    "average_path_length": lambda g, w: nx.average_shortest_path_length(
        g, weight="distance" if w else None
    ),
    "transitivity": lambda g, _: nx.transitivity(g),
    "average_clustering": lambda g, _: nx.average_clustering(g),
    "degree_assortativity": lambda g, w: nx.degree_assortativity_coefficient(
        g, weight="weight" if w else None
    ),
    "country_assortativity": lambda g, _: by_country(g),
}


def expected(name: str, graph: Graph, weighted: bool) -> float:
    """NetworkX's figure; nan where it raises an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        try:
            return float(ORACLES[name](graph, weighted))
        except (nx.NetworkXException, ZeroDivisionError, ValueError):
            return math.nan


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("name", ORACLES)
@settings(max_examples=50, deadline=None)
@given(given_network=networks())
def test_figure_is_networkx_s(name: str, weighted: bool, given_network: Network) -> None:
    found = figures(given_network, How(weighted=weighted))[name]
    true = expected(name, as_networkx(given_network), weighted)
    if found.value is None:
        assert math.isnan(true), f"{name} is {true}, not {found}"
        assert found.reason
    else:
        assert found.value == pytest.approx(true, abs=1e-9)


@pytest.mark.parametrize("name", ["diameter", "radius", "average_path_length"])
@settings(max_examples=50, deadline=None)
@given(given_network=networks())
def test_each_part_has_the_figures_by_paths(name: str, given_network: Network) -> None:
    graph = as_networkx(given_network)
    order = {node.id: place for place, node in enumerate(given_network.nodes)}
    parts = sorted(nx.connected_components(graph), key=lambda p: (-len(p), min(map(order.get, p))))
    true = [expected(name, graph.subgraph(part), False) for part in parts]
    assert figures(given_network)[name].parts == pytest.approx(true, abs=1e-9)


def test_every_figure_is_called_something_in_three_languages() -> None:
    for figure in FIGURES.values():
        assert set(figure.titles) == {"en", "ja", "de"}
        assert "NetworkX" in (figure.compute.__doc__ or "")


def test_a_path_of_three_has_the_figures_one_counts() -> None:
    found = figures(path("a", "b", "c"))
    assert found["diameter"].value == 2
    assert found["radius"].value == 1
    assert found["average_path_length"].value == pytest.approx(4 / 3)
    assert found["density"].value == pytest.approx(2 / 3)
    assert found["degree_assortativity"].value == pytest.approx(-1)


def test_a_network_in_two_parts_has_no_diameter_but_its_parts_have() -> None:
    one, other = path("a", "b", "c"), path("x", "y")
    both = Network(one.definition, one.nodes + other.nodes, one.edges + other.edges)
    found = figures(both)["diameter"]
    assert (found.value, found.reason) == (None, "the network is in 2 parts")
    assert found.parts == (2, 1)


def test_kinds_that_keep_to_themselves_are_assortative() -> None:
    kinds = {"a": "Company", "b": "Company", "x": "University", "y": "University"}
    nodes = tuple(Node(name, types=(kind,)) for name, kind in kinds.items())
    ties = (Edge("a", "b", (Tie("1"),)), Edge("x", "y", (Tie("2"),)))
    found = figures(Network(definition("agreements"), nodes, ties))
    assert found["kind_assortativity"].value == 1


def test_nodes_of_unknown_country_are_counted() -> None:
    found = figures(path("a", "b"))["country_assortativity"]
    assert (found.value, found.unknown) == (None, 2)
    assert "known" in found.reason


def test_only_what_is_asked_for_is_computed_and_another_name_is_refused() -> None:
    assert list(figures(path("a", "b"), names=["radius"])) == ["radius"]
    with pytest.raises(BadRequest) as refused:
        figures(path("a", "b"), names=["diametre"])
    assert refused.value.suggestion == "did you mean diameter?"
