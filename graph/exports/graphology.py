"""JSON for graphology and sigma.js: what ``Graph.from(data)`` and ``graph.import(data)`` read.

Where colours are asked for, the attribute ``groups`` of the graph says what they stand for.

Specification: https://graphology.github.io/serialization
"""

from __future__ import annotations

from collections import Counter

from graph.exports.attributes import Export, edge_attributes, node_attributes
from graph.exports.files import json_lines
from graph.exports.palette import GREY
from graph.exports.pictures.telling import group_name
from graph.exports.pictures.words import word
from graph.networks.measures import scores
from graph.networks.network import Network


def write(export: Export) -> bytes:
    """The network as graphology serialises it; keys are IRIs for nodes, ``e0`` … for edges."""
    network = export.network
    about = {"name": export.title, **export.meta, **_around(network)}
    if export.colouring:
        about |= {"color": export.colouring.by, "groups": _groups(export)}
    return json_lines(
        {
            "attributes": about,
            "options": {"type": "undirected", "multi": export.multiple, "allowSelfLoops": False},
            "nodes": [
                {"key": node.id, "attributes": attributes}
                for node, attributes in zip(network.nodes, node_attributes(export), strict=True)
            ],
            "edges": [
                {
                    "key": f"e{number}",
                    "source": edge.source,
                    "target": edge.target,
                    "undirected": True,
                    "attributes": attributes,
                }
                for number, (edge, attributes) in enumerate(
                    zip(export.edges, edge_attributes(export), strict=True)
                )
            ],
        }
    )


def _around(network: Network) -> dict[str, object]:
    """What a network is about: nothing is in it on a day that is farther away on that day."""
    if network.focus is None or network.definition.radius is None:
        return {}
    return {"focus": network.focus, "radius": network.definition.radius}


def _groups(export: Export) -> list[dict[str, object]]:
    """What each colour stands for, and how many nodes have it, as in the legend of a picture."""
    colours, network, lang = export.colouring, export.network, export.lang
    assert colours is not None
    values = export.sizes or scores(network, ["degree"])["degree"]
    counts = Counter(colours.groups)
    found: list[dict[str, object]] = [
        {
            "label": group_name(colours, group, network.nodes, values, lang),
            "color": shade,
            "nodes": counts[group],
        }
        for group, shade in colours.shades.items()
    ]
    rest = {"unknown": counts[""], "other": len(network.nodes) - counts[""]}
    rest["other"] -= sum(counts[group] for group in colours.shades)
    grey = [{"label": word(key, lang), "color": GREY, "nodes": n} for key, n in rest.items() if n]
    return [*found, *grey]
