"""Estimates stay within the error that they state, and are NetworkX's from the same pivots."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest

from graph.errors import BadRequest
from graph.networks import Edge, Network, Node, Tie, definition, to_networkx
from graph.networks.measures import Column, How, columns


def random_network(nodes: int, edges: int, seed: int) -> Network:
    names = [f"n{number:03}" for number in range(nodes)]
    pairs = sorted(nx.gnm_random_graph(nodes, edges, seed=seed).edges)
    ties = [Edge(names[a], names[b], (Tie(f"{a}-{b}", weight=1 + (a + b) % 3),)) for a, b in pairs]
    return Network(definition("agreements"), tuple(map(Node, names)), tuple(ties))


def column(network: Network, name: str, how: How) -> Column:
    return columns(network, [name], how)[0]


def worst(estimated: Column, exact: Column) -> float:
    return max(abs(a - b) for a, b in zip(estimated.values, exact.values, strict=True))


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("seed", range(8))
def test_no_estimate_of_betweenness_is_farther_off_than_stated(seed: int, weighted: bool) -> None:
    network = random_network(120, 260, seed)
    exact = column(network, "betweenness", How(weighted))
    estimated = column(network, "betweenness", How(weighted, sampling=30, seed=seed))
    bound = estimated.stated["error_bound"]
    assert 0 < worst(estimated, exact) < bound < 0.4  # type: ignore[operator]
    assert estimated.stated["confidence"] == 0.95
    assert 0 < estimated.stated["standard_error"] < bound  # type: ignore[operator]


@pytest.mark.parametrize("seed", range(8))
def test_no_mean_distance_is_farther_off_than_stated(seed: int) -> None:
    network = random_network(150, 170, seed)
    how = How(sampling=25, seed=seed)
    exact, estimated = column(network, "closeness", How()), column(network, "closeness", how)
    reach = [
        (value - 1) / 149 for value in column(network, "component_size", How()).values if value
    ]
    for near, true, found in zip(reach, exact.values, estimated.values, strict=True):
        if near:
            assert abs(near / found - near / true) <= estimated.stated["error_bound"]
        else:
            assert found == true == 0


def test_small_components_are_computed_exactly() -> None:
    network = random_network(60, 40, 3)
    sizes = column(network, "component_size", How()).values
    exact = column(network, "closeness", How()).values
    estimated = column(network, "closeness", How(sampling=12)).values
    small = [place for place, size in enumerate(sizes) if size <= 12]
    assert small
    for place in small:
        assert estimated[place] == pytest.approx(exact[place], abs=1e-12)


@pytest.mark.parametrize("seed", range(4))
def test_the_same_pivots_give_networkx_s_values(seed: int) -> None:
    network = random_network(80, 160, seed)
    estimated = column(network, "betweenness", How(sampling=20, seed=seed))
    expected = nx.betweenness_centrality(to_networkx(network), k=20, seed=seed)
    assert estimated.values == pytest.approx(list(expected.values()), abs=1e-9)


def test_as_many_pivots_as_nodes_are_no_estimate() -> None:
    network = random_network(30, 60, 1)
    for name in ("betweenness", "closeness"):
        assert column(network, name, How(sampling=30)) == column(network, name, How())


def test_the_same_seed_gives_the_same_estimates_and_another_one_others() -> None:
    network = random_network(80, 160, 1)
    first, again, other = (
        column(network, "betweenness", How(sampling=20, seed=seed)).values for seed in (1, 1, 2)
    )
    assert first == again != other


def test_what_is_not_estimated_is_exact_and_does_not_say_otherwise() -> None:
    network = random_network(80, 160, 1)
    assert column(network, "degree", How(sampling=20)) == column(network, "degree", How())


def test_the_bound_shrinks_with_the_sample() -> None:
    network = random_network(120, 260, 1)
    bounds = [
        column(network, "betweenness", How(sampling=size)).stated["error_bound"]
        for size in (10, 40, 110)
    ]
    assert all(a > b for a, b in combinations(bounds, 2))  # type: ignore[operator]


def test_one_node_is_no_sample() -> None:
    with pytest.raises(BadRequest) as refused:
        How(sampling=1)
    assert "sampling=1" in refused.value.message
