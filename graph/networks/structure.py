"""What is told of a network's structure: the answers that the command line and the API give.

Each has ``meta``, what the network is and what was asked, and ``results``.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.networks.answer import node_record, tie_record
from graph.networks.communities import communities
from graph.networks.figures import FIGURES, figures
from graph.networks.measures import PLAIN, SEED, How, edge_scores
from graph.networks.network import Edge, Network
from graph.networks.paths import shortest_paths

Record = dict[str, object]


def communities_of(
    network: Network,
    method: str = "leiden",
    seed: int = SEED,
    resolution: float = 1.0,
    weighted: bool = True,
    lang: str = "en",
) -> Record:
    """A row a node with the number of its community, and the communities with their sizes."""
    found = communities(network, method, seed=seed, resolution=resolution, weighted=weighted)
    rows = [
        node_record(node, lang) | {"community": number}
        for node, number in zip(network.nodes, found.membership, strict=True)
    ]
    rows.sort(key=lambda row: (row["community"], row["label"], row["id"]))
    meta = network.meta(lang) | {
        "count": len(rows),
        "method": found.method,
        "seed": found.seed,
        "resolution": found.resolution,
        "weighted": found.weighted,
        "modularity": found.modularity,
        "communities": [
            {"community": number, "size": size} for number, size in enumerate(found.sizes, start=1)
        ],
    }
    return {"meta": meta, "results": rows}


def paths_of(
    network: Network,
    source: str,
    target: str,
    k: int = 1,
    weighted: bool = False,
    lang: str = "en",
) -> Record:
    """The shortest paths, each with its nodes and the agreements of its edges.

    Where there is none, ``meta["reason"]`` says why.
    """
    found = shortest_paths(network, source, target, k, weighted=weighted)
    rows: list[Record] = [
        {
            "length": len(path.edges),
            "distance": path.distance,
            "nodes": [node_record(node, lang) for node in path.nodes],
            "edges": [_edge(edge, lang) for edge in path.edges],
        }
        for path in found.found
    ]
    meta = network.meta(lang) | {
        "count": len(rows),
        "source": node_record(found.source, lang),
        "target": node_record(found.target, lang),
        "k": k,
        "weighted": weighted,
    }
    return {"meta": meta | ({"reason": found.reason} if found.reason else {}), "results": rows}


def figures_of(network: Network, how: How = PLAIN, lang: str = "en") -> Record:
    """A row a figure of the whole network: its value, or None and the reason.

    ``parts`` has the figure of each part that nothing joins to the others, the
    largest first.
    """
    rows: list[Record] = []
    for name, found in figures(network, how).items():
        row: Record = {"name": name, "label": FIGURES[name].title(lang), "value": found.value}
        more = {"reason": found.reason, "parts": list(found.parts), "unknown": found.unknown}
        rows.append(row | {key: value for key, value in more.items() if value})
    meta = network.meta(lang) | {"count": len(rows), "directed": False, "weighted": how.weighted}
    return {"meta": meta, "results": rows}


def edges_of(
    network: Network,
    measures: Sequence[str] = (),
    how: How = PLAIN,
    lang: str = "en",
    limit: int | None = None,
) -> Record:
    """A row an edge with its measures, those first that have most of the first one asked for.

    Of all edges only the first ``limit`` are looked up, where one is given.
    """
    found = edge_scores(network, measures, how)
    first = found[0].values
    # Edges are in order of their ends.
    order = sorted(range(len(first)), key=lambda place: (-(first[place] or 0.0), place))[:limit]
    # All are read together, a few of very many one by one.
    all_edges = list(network.edges) if len(order) == len(first) else network.edges
    edges = {place: all_edges[place] for place in order}
    ends = {end for place in order for end in (edges[place].source, edges[place].target)}
    nodes = {node.id: node_record(node, lang) for node in network.nodes_called(ends)}
    rows: list[Record] = [
        {
            "source": nodes[edges[place].source],
            "target": nodes[edges[place].target],
            "weight": edges[place].weight,
            **{column.measure.name: column.values[place] for column in found},
            "ties": [tie_record(tie, lang) for tie in edges[place].ties],
        }
        for place in order
    ]
    meta = network.meta(lang) | {
        "count": len(rows),
        "weighted": how.weighted,
        "measures": {column.measure.name: column.measure.title(lang) for column in found},
    }
    return {"meta": meta, "results": rows}


def _edge(edge: Edge, lang: str) -> Record:
    """An edge with all that is behind it."""
    return {
        "source": edge.source,
        "target": edge.target,
        "weight": edge.weight,
        "ties": [tie_record(tie, lang) for tie in edge.ties],
    }
