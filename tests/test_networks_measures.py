"""Every measure equals NetworkX's, on graphs of all shapes."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping
from typing import TypeAlias

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import BadRequest
from graph.languages import choose
from graph.networks.definition import definition
from graph.networks.measures import DEFAULT, MEASURES, scores
from graph.networks.network import Edge, Network, Node, Tie, to_networkx

Graph: TypeAlias = nx.Graph


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Networks of up to twelve nodes: empty, single, disconnected and dense ones among them."""
    count = draw(st.integers(0, 12))
    names = [f"n{number:02}" for number in range(count)]
    pairs = [(a, b) for i, a in enumerate(names) for b in names[i + 1 :]]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    weights = draw(st.lists(st.integers(1, 4), min_size=len(chosen), max_size=len(chosen)))
    return network(
        names,
        dict(zip(sorted(chosen), weights, strict=True)),
    )


def network(names: list[str], weights: dict[tuple[str, str], int]) -> Network:
    edges = [Edge(a, b, (Tie(f"{a}{b}", weight=w),)) for (a, b), w in weights.items()]
    return Network(definition("agreements"), tuple(map(Node, names)), tuple(edges))


def path(*names: str) -> Network:
    return network(list(names), dict.fromkeys(itertools.pairwise(names), 1))


def eigenvector(graph: Graph) -> dict[str, float]:
    """The limit of power iteration from equal values: where they fall in the first eigenspace."""
    matrix = nx.to_numpy_array(graph, weight=None)
    values, vectors = np.linalg.eigh(matrix)
    space = vectors[:, np.isclose(values, values[-1], rtol=1e-9, atol=1e-9)]
    vector = space @ (space.T @ np.ones(len(graph)))
    return dict(zip(graph, np.abs(vector) / np.linalg.norm(vector), strict=True))


def eccentricity(graph: Graph) -> dict[str, int]:
    found: dict[str, int] = {}
    for component in nx.connected_components(graph):
        found |= nx.eccentricity(graph.subgraph(component))
    return found


ORACLES: dict[str, Callable[[Graph], Mapping[str, float]]] = {
    "degree": lambda g: dict(g.degree),
    "degree_centrality": nx.degree_centrality,
    "strength": lambda g: dict(g.degree(weight="weight")),
    "betweenness": nx.betweenness_centrality,
    "closeness": nx.closeness_centrality,
    "harmonic": nx.harmonic_centrality,
    "eigenvector": eigenvector,
    "pagerank": lambda g: nx.pagerank(g, tol=1e-13, max_iter=2000) if len(g) else {},
    "core_number": nx.core_number,
    "clustering": nx.clustering,
    "eccentricity": eccentricity,
    "constraint": nx.constraint,
    "component_size": lambda g: {n: len(c) for c in nx.connected_components(g) for n in c},
}


def test_every_measure_has_an_oracle_a_title_and_a_definition() -> None:
    assert list(ORACLES) == list(MEASURES)
    for measure in MEASURES.values():
        assert set(measure.titles) == {"en", "ja", "de"}
        assert "NetworkX" in (measure.compute.__doc__ or "")


@pytest.mark.parametrize("name", ORACLES)
@settings(max_examples=40, deadline=None)
@given(given_network=networks())
def test_measure_is_networkx_s(name: str, given_network: Network) -> None:
    graph = to_networkx(given_network)
    values = scores(given_network, [name])[name]
    expected = ORACLES[name](graph) if len(graph) else {}
    assert len(values) == len(graph)
    for node, value in zip(graph, values, strict=True):
        if value is None:
            assert math.isnan(expected[node])
        else:
            assert value == pytest.approx(expected[node], abs=1e-9)


def test_eigenvector_is_networkx_s_on_a_connected_graph() -> None:
    pairs = [("a", "b"), ("b", "c"), ("c", "d"), ("b", "d"), ("d", "e")]
    given_network = network(list("abcde"), dict.fromkeys(pairs, 1))
    values = scores(given_network, ["eigenvector"])["eigenvector"]
    expected = nx.eigenvector_centrality_numpy(to_networkx(given_network))
    assert values == pytest.approx(list(expected.values()), abs=1e-9)


def test_a_smaller_component_has_no_eigenvector_centrality() -> None:
    triangle_and_pair = network(
        list("abcde"), {("a", "b"): 1, ("a", "c"): 1, ("b", "c"): 1, ("d", "e"): 1}
    )
    values = scores(triangle_and_pair, ["eigenvector"])["eigenvector"]
    third = 1 / math.sqrt(3)
    assert values == pytest.approx([third, third, third, 0, 0], abs=1e-9)


def test_the_middle_of_a_path_is_between_the_others() -> None:
    assert scores(path("a", "b", "c"), ["betweenness"])["betweenness"] == [0, 1, 0]


def test_an_unknown_measure_is_refused_with_what_was_meant() -> None:
    with pytest.raises(BadRequest) as refused:
        scores(path("a", "b"), ["betweeness"])
    assert "'betweeness'" in refused.value.message
    assert "eigenvector" in refused.value.message
    assert refused.value.suggestion == "did you mean 'betweenness'?"


def test_the_contract_s_measures_are_computed_unasked() -> None:
    assert tuple(scores(path("a", "b"), [])) == DEFAULT
    assert choose(MEASURES["degree"].titles, "ja") == "次数"
