"""Communities: what belongs together, numbered alike each time."""

from __future__ import annotations

import itertools
import math
import threading

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import BadRequest
from graph.networks import Edge, Network, Node, Tie, definition, to_networkx
from graph.networks.communities import METHODS, Partition, communities


def network(names: str, pairs: dict[tuple[str, str], int]) -> Network:
    edges = [Edge(a, b, (Tie(a + b, weight=w),)) for (a, b), w in sorted(pairs.items())]
    return Network(definition("agreements"), tuple(map(Node, names)), tuple(edges))


def cliques(*groups: str, joined: tuple[str, ...] = ()) -> Network:
    pairs = {pair: 1 for group in groups for pair in itertools.combinations(group, 2)}
    pairs |= {(pair[0], pair[1]): 1 for pair in joined}
    return network("".join(sorted("".join(groups))), pairs)


@st.composite
def networks(draw: st.DrawFn) -> Network:
    names = "abcdefghijkl"[: draw(st.integers(0, 12))]
    pairs = list(itertools.combinations(names, 2))
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    return network(names, {pair: draw(st.integers(1, 4)) for pair in chosen})


def groups(found: Partition, of: Network) -> list[set[str]]:
    numbers = range(1, max(found.membership, default=0) + 1)
    ids = [node.id for node in of.nodes]
    return [
        {name for name, own in zip(ids, found.membership, strict=True) if own == number}
        for number in numbers
    ]


@pytest.mark.parametrize("method", METHODS)
def test_groups_that_one_edge_joins_are_communities(method: str) -> None:
    given_network = cliques("abcdef", "uvwxy", joined=("fu",))
    found = communities(given_network, method)
    assert groups(found, given_network) == [set("abcdef"), set("uvwxy")]
    assert found.sizes == [6, 5]


@pytest.mark.parametrize("method", METHODS)
def test_of_communities_alike_the_one_with_the_first_node_comes_first(method: str) -> None:
    given_network = cliques("wxyz", "abcd", "mnop")
    assert groups(communities(given_network, method), given_network) == [
        set("abcd"),
        set("mnop"),
        set("wxyz"),
    ]


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=40, deadline=None)
@given(given_network=networks(), seed=st.integers(0, 2**40), weighted=st.booleans())
def test_the_modularity_is_networkx_s(
    method: str, given_network: Network, seed: int, weighted: bool
) -> None:
    found = communities(given_network, method, seed=seed, weighted=weighted)
    assert found == communities(given_network, method, seed=seed, weighted=weighted)
    assert len(found.membership) == len(given_network.nodes)
    assert found.sizes == sorted(found.sizes, reverse=True)
    if not given_network.edges:
        assert found.modularity is None
        return
    true = nx.community.modularity(
        to_networkx(given_network),
        groups(found, given_network),
        weight="weight" if weighted else None,
    )
    assert found.modularity == pytest.approx(true, abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(given_network=networks(), resolution=st.sampled_from([0.5, 1.0, 2.0]))
def test_leiden_is_as_good_as_louvain_s_method(given_network: Network, resolution: float) -> None:
    found = communities(given_network, resolution=resolution)
    if not given_network.edges:
        return
    graph = to_networkx(given_network)
    other = nx.community.louvain_communities(graph, resolution=resolution, seed=1)
    assert found.modularity is not None
    assert found.modularity >= nx.community.modularity(graph, other, resolution=resolution) - 0.01


def test_communities_are_found_where_moves_to_and_fro_are_worth_the_same() -> None:
    """Leiden went on for ever here when it was to stop once nothing changed."""
    weights = [
        "ab3",
        "ac4",
        "ae2",
        "af2",
        "bc4",
        "bf2",
        "bg2",
        "ce4",
        "de3",
        "df2",
        "ef2",
        "fg4",
        "gh1",
    ]
    pairs = {(word[0], word[1]): int(word[2]) for word in weights}
    assert sum(communities(network("abcdefgh", pairs)).sizes) == 8


def test_a_higher_resolution_gives_more_communities() -> None:
    given_network = cliques("abcd", "mnop", "wxyz", joined=("dm", "pw", "az"))
    coarse, fine = (communities(given_network, resolution=value) for value in (0.1, 4))
    assert len(coarse.sizes) < len(fine.sizes)


def test_threads_do_not_mix_their_chances() -> None:
    given_network = network(
        "abcdefghijklmnopqrst",
        {("abcdefghijklmnopqrst"[a], "abcdefghijklmnopqrst"[b]): 1
         for a, b in nx.gnm_random_graph(20, 50, seed=3).edges},
    )  # fmt: skip
    alone = {seed: communities(given_network, "label_propagation", seed=seed) for seed in range(4)}
    found: dict[int, list[Partition]] = {seed: [] for seed in alone}

    def work(seed: int) -> None:
        for _ in range(25):
            found[seed].append(communities(given_network, "label_propagation", seed=seed))

    threads = [threading.Thread(target=work, args=(seed,)) for seed in alone]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(one == alone[seed] for seed, made in found.items() for one in made)


@pytest.mark.parametrize(
    ("method", "resolution", "named"),
    [
        ("leyden", 1, "leyden"),
        ("leiden", 0, "resolution=0"),
        ("leiden", math.nan, "resolution=nan"),
        ("leiden", math.inf, "resolution=inf"),
        ("label-propagation", -1, "resolution=-1"),
    ],
)
def test_what_makes_no_sense_is_refused(method: str, resolution: float, named: str) -> None:
    with pytest.raises(BadRequest) as refused:
        communities(cliques("abc"), method, resolution=resolution)
    assert named in refused.value.message
    assert refused.value.suggestion
