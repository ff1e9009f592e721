"""Every measure equals NetworkX's, on graphs of all shapes."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import TypeAlias

import igraph
import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import BadRequest
from graph.languages import choose
from graph.networks.definition import definition
from graph.networks.measures import (
    DEFAULT,
    EDGE_MEASURES,
    MEASURES,
    How,
    Measure,
    columns,
    edge_scores,
    scores,
)
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


def eigenvector(graph: Graph, weight: str | None = None) -> dict[str, float]:
    """The limit of power iteration from equal values: where they fall in the first eigenspace."""
    matrix = nx.to_numpy_array(graph, weight=weight)
    values, vectors = np.linalg.eigh(matrix)
    space = vectors[:, np.isclose(values, values[-1], rtol=1e-9, atol=1e-9)]
    vector = space @ (space.T @ np.ones(len(graph)))
    return dict(zip(graph, np.abs(vector) / np.linalg.norm(vector), strict=True))


def leading(matrix: np.ndarray) -> float:
    return max(np.linalg.eigvalsh(matrix)) if len(matrix) else 0.0


def katz(graph: Graph, weight: str | None = None) -> Mapping[str, float]:
    largest = leading(nx.to_numpy_array(graph, weight=weight))
    alpha = 0.1 if 0.1 * largest < 0.99 else 0.9 / largest
    if len(graph) == 1:
        return dict.fromkeys(graph, 1.0)
    return nx.katz_centrality_numpy(graph, alpha=alpha, weight=weight)


def hits(graph: Graph, weight: str | None = None) -> Mapping[str, float]:
    """Hubs and authorities alike: the leading eigenvector of sum 1."""
    values = eigenvector(graph, weight)
    total = sum(values.values())
    return {node: value / total for node, value in values.items()}


def by_component(measure: Callable[[Graph], Mapping[str, float]], graph: Graph) -> dict[str, float]:
    found: dict[str, float] = {}
    for component in nx.connected_components(graph):
        found |= measure(graph.subgraph(component))
    return found


def pagerank(graph: Graph) -> Mapping[str, float]:
    return nx.pagerank(graph, tol=1e-13, max_iter=2000)


def articulation(graph: Graph) -> dict[str, int]:
    found = set(nx.articulation_points(graph))
    return {node: int(node in found) for node in graph}


Oracles: TypeAlias = dict[str, Callable[[Graph], Mapping[str, float]]]

ORACLES: Oracles = {
    "degree": lambda g: dict(g.degree),
    "degree_centrality": nx.degree_centrality,
    "strength": lambda g: dict(g.degree(weight="weight")),
    "betweenness": nx.betweenness_centrality,
    "closeness": nx.closeness_centrality,
    "harmonic": nx.harmonic_centrality,
    "eigenvector": eigenvector,
    "pagerank": pagerank,
    "katz": katz,
    "hubs": hits,
    "authorities": hits,
    "core_number": nx.core_number,
    "clustering": nx.clustering,
    "eccentricity": lambda g: by_component(nx.eccentricity, g),
    "constraint": nx.constraint,
    "effective_size": nx.effective_size,
    "articulation_point": articulation,
    "component_size": lambda g: {n: len(c) for c in nx.connected_components(g) for n in c},
}

#: What weights change. Distances are fractions, so that paths of the same length are.
WEIGHTED: Oracles = {
    **ORACLES,
    "betweenness": lambda g: nx.betweenness_centrality(g, weight="distance"),
    "closeness": lambda g: nx.closeness_centrality(g, distance="distance"),
    "harmonic": lambda g: nx.harmonic_centrality(g, distance="distance"),
    "eigenvector": lambda g: eigenvector(g, "weight"),
    "katz": lambda g: katz(g, "weight"),
    "hubs": lambda g: hits(g, "weight"),
    "authorities": lambda g: hits(g, "weight"),
    "clustering": lambda g: nx.clustering(g, weight="weight"),
    "eccentricity": lambda g: by_component(lambda p: nx.eccentricity(p, weight="distance"), g),
    "constraint": lambda g: nx.constraint(g, weight="weight"),
    # Asked for all nodes at once, NetworkX 3.6 divides by the wrong node's strongest tie.
    "effective_size": lambda g: nx.effective_size(g, nodes=list(g), weight="weight"),
}

EDGE_ORACLES: dict[str, Callable[[Graph, str | None], Mapping[tuple[str, str], float]]] = {
    "bridge": lambda g, _: {edge: float(edge in set(nx.bridges(g))) for edge in g.edges},
    "edge_betweenness": lambda g, weight: nx.edge_betweenness_centrality(g, weight=weight),
}


def with_distances(given_network: Network) -> Graph:
    graph = to_networkx(given_network)
    for _, _, data in graph.edges(data=True):
        data["distance"] = Fraction(1, data["weight"])
    return graph


def test_every_measure_has_an_oracle_a_title_and_a_definition() -> None:
    assert list(ORACLES) == list(WEIGHTED) == list(MEASURES)
    assert list(EDGE_ORACLES) == list(EDGE_MEASURES)
    for measure in (*MEASURES.values(), *EDGE_MEASURES.values()):
        assert set(measure.titles) == {"en", "ja", "de"}
        assert "NetworkX" in (measure.compute.__doc__ or "")


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("name", ORACLES)
@settings(max_examples=40, deadline=None)
@given(given_network=networks())
def test_measure_is_networkx_s(name: str, weighted: bool, given_network: Network) -> None:
    graph = with_distances(given_network)
    values = scores(given_network, [name], How(weighted=weighted))[name]
    expected = (WEIGHTED if weighted else ORACLES)[name](graph) if len(graph) else {}
    assert len(values) == len(graph)
    for node, value in zip(graph, values, strict=True):
        if value is None:
            assert math.isnan(expected[node])
        else:
            assert value == pytest.approx(expected[node], abs=1e-9)


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("name", EDGE_ORACLES)
@settings(max_examples=40, deadline=None)
@given(given_network=networks())
def test_measure_of_edges_is_networkx_s(name: str, weighted: bool, given_network: Network) -> None:
    (column,) = edge_scores(given_network, [name], How(weighted=weighted))
    graph = with_distances(given_network)
    expected = EDGE_ORACLES[name](graph, "distance" if weighted else None)
    pairs = [(edge.source, edge.target) for edge in given_network.edges]
    assert column.values == pytest.approx([expected[pair] for pair in pairs], abs=1e-9)


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


def test_hubs_are_networkx_s_where_its_values_do_not_depend_on_where_it_starts() -> None:
    pairs = [("a", "b"), ("b", "c"), ("c", "d"), ("b", "d"), ("d", "e")]
    given_network = network(list("abcdef"), dict.fromkeys(pairs, 1))
    hubs, authorities = nx.hits(to_networkx(given_network), tol=1e-14)
    values = scores(given_network, ["hubs", "authorities"])
    assert values["hubs"] == pytest.approx(list(hubs.values()), abs=1e-9)
    assert values["authorities"] == pytest.approx(list(authorities.values()), abs=1e-9)


def test_katz_is_networkx_s_as_it_comes_and_says_its_attenuation() -> None:
    given_network = path("a", "b", "c", "d")
    (column,) = columns(given_network, ["katz"])
    expected = nx.katz_centrality(to_networkx(given_network), tol=1e-14, weight=None)
    assert column.values == pytest.approx(list(expected.values()), abs=1e-9)
    assert column.stated == {"alpha": 0.1}


def test_where_walks_would_be_without_end_katz_takes_a_step_for_less() -> None:
    names = [f"n{number:02}" for number in range(20)]
    clique = network(names, dict.fromkeys(itertools.combinations(names, 2), 1))
    (column,) = columns(clique, ["katz"])
    assert column.stated["alpha"] == pytest.approx(0.9 / 19)
    with pytest.raises(nx.PowerIterationFailedConvergence):
        nx.katz_centrality(to_networkx(clique), weight=None)


def test_a_long_tail_is_no_reason_to_doubt_a_connected_network() -> None:
    names = [f"n{number:03}" for number in range(120)]
    pairs = [*itertools.combinations(names[:20], 2), *itertools.pairwise(names[19:])]
    values = scores(network(names, dict.fromkeys(pairs, 1)), ["eigenvector", "katz"])
    assert values["eigenvector"][-1] == 0
    assert all(value is not None and value > 0 for value in values["katz"])


def test_the_end_of_a_path_can_go_and_its_middle_cannot() -> None:
    given_network = path("a", "b", "c")
    values = scores(given_network, ["articulation_point", "effective_size"])
    assert values["articulation_point"] == [0, 1, 0]
    assert values["effective_size"] == [1, 2, 1]
    bridges, between = (column.values for column in edge_scores(given_network))
    assert bridges == [1, 1]
    assert between == pytest.approx([2 / 3, 2 / 3])


def test_what_is_joined_by_many_agreements_is_nearer() -> None:
    pairs = {("a", "b"): 4, ("a", "c"): 1, ("b", "c"): 4}
    given_network = network(list("abc"), pairs)
    (column,) = columns(given_network, ["betweenness"], How(weighted=True))
    assert column.values == [0, 1, 0]
    assert column.stated == {"weights": "distance"}
    assert scores(given_network, ["betweenness"])["betweenness"] == [0, 0, 0]


def test_what_does_not_converge_says_so_instead_of_giving_values() -> None:
    def endless(graph: igraph.Graph, weights: str | None) -> list[float]:
        raise igraph.InternalError("Maximum number of iterations reached")

    measure = Measure("endless", {"en": "Endless"}, endless)
    (column,) = columns(path("a", "b"), ["endless"], of={"endless": measure})
    assert column.values == [None, None]
    assert "Maximum number of iterations" in str(column.stated["reason"])


def test_many_components_alike_are_not_solved_one_by_one() -> None:
    names = [f"n{number:05}" for number in range(6000)]
    pairs = [(names[place], names[place + step]) for place in range(0, 6000, 3) for step in (1, 2)]
    pairs += [(names[place + 1], names[place + 2]) for place in range(0, 6000, 3)]
    (column,) = columns(network(names, dict.fromkeys(sorted(pairs), 1)), ["eigenvector"])
    assert column.values == pytest.approx([1 / math.sqrt(6000)] * 6000)


def test_an_unknown_measure_is_refused_with_what_was_meant() -> None:
    with pytest.raises(BadRequest) as refused:
        scores(path("a", "b"), ["betweeness"])
    assert "'betweeness'" in refused.value.message
    assert "eigenvector" in refused.value.message
    assert refused.value.suggestion == "did you mean 'betweenness'?"


def test_the_contract_s_measures_are_computed_unasked() -> None:
    assert tuple(scores(path("a", "b"), [])) == DEFAULT
    assert choose(MEASURES["degree"].titles, "ja") == "次数"
