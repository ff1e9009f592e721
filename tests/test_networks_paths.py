"""Paths between nodes, with what they are made of, and what is around a node."""

from __future__ import annotations

import itertools

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import BadRequest, NotFound
from graph.networks import Edge, Network, Node, Tie, definition, to_networkx
from graph.networks.finding import place_of
from graph.networks.paths import ego, shortest_paths

BASE = "https://w3id.org/renkei/id/"


def network(nodes: tuple[Node, ...], pairs: dict[tuple[str, str], int]) -> Network:
    edges = [Edge(a, b, (Tie(f"{a}-{b}", weight=w),)) for (a, b), w in sorted(pairs.items())]
    return Network(definition("agreements"), nodes, tuple(edges))


def lettered(names: str, *pairs: str, **weights: int) -> Network:
    joined = {(pair[0], pair[1]): weights.get(pair, 1) for pair in pairs}
    return network(tuple(map(Node, names)), joined)


@st.composite
def networks(draw: st.DrawFn) -> Network:
    names = "abcdefghij"[: draw(st.integers(2, 10))]
    pairs = ["".join(pair) for pair in itertools.combinations(names, 2)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True))
    return lettered(names, *chosen, **{pair: draw(st.integers(1, 4)) for pair in chosen})


def ways(given_network: Network, *asked: str, k: int = 1, weighted: bool = False) -> list[str]:
    found = shortest_paths(given_network, *asked, k, weighted=weighted).found
    return ["".join(node.id for node in path.nodes) for path in found]


@settings(max_examples=80, deadline=None)
@given(given_network=networks(), weighted=st.booleans(), k=st.integers(1, 8))
def test_the_shortest_paths_are_as_long_as_networkx_s(
    given_network: Network, weighted: bool, k: int
) -> None:
    graph = to_networkx(given_network)
    for _, _, data in graph.edges(data=True):
        data["distance"] = 1 / data["weight"]
    found = shortest_paths(given_network, "a", "b", k, weighted=weighted)
    if not nx.has_path(graph, "a", "b"):
        assert found.found == ()
        assert "nothing in this network joins them" in found.reason
        return
    weight = "distance" if weighted else None
    true = list(itertools.islice(nx.shortest_simple_paths(graph, "a", "b", weight), k))
    lengths = [nx.path_weight(graph, way, weight) if weight else len(way) - 1 for way in true]
    assert [path.distance for path in found.found] == pytest.approx(lengths, abs=1e-9)
    seen = {tuple(node.id for node in path.nodes) for path in found.found}
    assert len(seen) == len(found.found)
    for path in found.found:
        assert (path.nodes[0].id, path.nodes[-1].id) == ("a", "b")
        assert len({node.id for node in path.nodes}) == len(path.nodes)
        joined = [{edge.source, edge.target} for edge in path.edges]
        assert joined == [{a.id, b.id} for a, b in itertools.pairwise(path.nodes)]


def test_the_next_best_ways_follow_in_order_of_their_nodes() -> None:
    square = lettered("abcd", "ab", "ac", "bd", "cd")
    assert ways(square, "a", "d", k=5) == ["abd", "acd"]


def test_what_many_agreements_join_is_nearer() -> None:
    triangle = lettered("abc", "ab", "ac", "bc", ac=4, bc=4)
    assert ways(triangle, "a", "b") == ["ab"]
    assert ways(triangle, "a", "b", weighted=True) == ["acb"]
    (path,) = shortest_paths(triangle, "a", "b", weighted=True).found
    assert path.distance == 0.5


def test_from_a_node_to_itself_there_is_nothing_to_go() -> None:
    (path,) = shortest_paths(lettered("ab", "ab"), "a", "a").found
    assert (len(path.nodes), path.edges, path.distance) == (1, (), 0)


def test_where_there_is_no_path_both_parts_are_told() -> None:
    found = shortest_paths(lettered("abcde", "ab", "cd", "de"), "a", "c")
    assert found.found == ()
    assert found.reason.endswith("a is in a part of 2 and c is in a part of 3")


@pytest.mark.parametrize("k", [0, -1, 101])
def test_another_number_of_paths_is_refused(k: int) -> None:
    with pytest.raises(BadRequest, match=f"k={k}"):
        shortest_paths(lettered("ab", "ab"), "a", "b", k)


@settings(max_examples=40, deadline=None)
@given(given_network=networks(), radius=st.integers(1, 4))
def test_what_is_around_a_node_is_networkx_s(given_network: Network, radius: int) -> None:
    found = ego(given_network, "a", radius)
    true = nx.ego_graph(to_networkx(given_network), "a", radius)
    assert {node.id for node in found.nodes} == set(true)
    assert {(edge.source, edge.target) for edge in found.edges} == {
        (min(pair), max(pair)) for pair in true.edges
    }
    assert found.focus == "a"
    assert found.title("en").endswith(": a")


@pytest.mark.parametrize("radius", [0, 21])
def test_another_radius_is_refused(radius: int) -> None:
    with pytest.raises(BadRequest, match=f"radius={radius}"):
        ego(lettered("ab", "ab"), "a", radius)


def named(*slugs: str) -> Network:
    nodes = tuple(Node(f"{BASE}{slug}", {"en": slug.split("/")[1].title()}) for slug in slugs)
    return network(nodes, {})


@pytest.mark.parametrize(
    "given_name", ["north-bio", "organization/north-bio", f"{BASE}organization/north-bio"]
)
def test_a_node_is_found_by_its_iri_and_its_slug(given_name: str) -> None:
    assert place_of(named("organization/city-lab", "organization/north-bio"), given_name) == 1


@pytest.mark.parametrize("given_name", ["nort-bio", "North-Bio", "bio", "organization/north-bios"])
def test_for_a_node_that_there_is_not_a_near_one_is_named(given_name: str) -> None:
    with pytest.raises(NotFound) as missing:
        place_of(named("organization/city-lab", "organization/north-bio"), given_name)
    assert missing.value.suggestion == "did you mean north-bio?"


def test_a_slug_of_two_things_is_asked_about() -> None:
    with pytest.raises(BadRequest) as refused:
        place_of(named("organization/aster", "person/aster"), "aster")
    assert refused.value.suggestion == "ask for one of organization/aster, person/aster"


def test_in_an_empty_network_there_is_no_node() -> None:
    with pytest.raises(NotFound) as missing:
        place_of(named(), "aster")
    assert missing.value.suggestion == "it has no nodes"
