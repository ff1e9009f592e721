"""JSON for graphology and sigma.js: what ``Graph.from(data)`` and ``graph.import(data)`` read.

Specification: https://graphology.github.io/serialization
"""

from __future__ import annotations

from graph.exports.attributes import Export, edge_attributes, node_attributes
from graph.exports.files import json_lines


def write(export: Export) -> bytes:
    """The network as graphology serialises it; keys are IRIs for nodes, ``e0`` … for edges."""
    network = export.network
    about = {"name": export.title, **export.meta}
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
