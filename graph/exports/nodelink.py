"""NetworkX's node-link JSON, with its ``edges`` key: the format of the interface itself."""

from __future__ import annotations

from graph.exports.attributes import Attributes, Export, edge_attributes, node_attributes
from graph.exports.files import json_lines
from graph.networks.answer import tie_record


def node_link(export: Export) -> dict[str, object]:
    """What ``networkx.node_link_graph(data, edges="edges")`` reads.

    Edges have their agreements as a list of records under ``ties``. Parallel
    edges have the identifier of their agreement as NetworkX's ``key``.
    """
    network = export.network
    nodes: list[Attributes] = [
        {"id": node.id, **attributes}
        for node, attributes in zip(network.nodes, node_attributes(export), strict=True)
    ]
    edges: list[dict[str, object]] = []
    for edge, attributes in zip(export.edges, edge_attributes(export), strict=True):
        record: dict[str, object] = {"source": edge.source, "target": edge.target}
        if export.multiple:
            record["key"] = edge.ties[0].id
        record |= {k: v for k, v in attributes.items() if k not in ("agreements", "documents")}
        record["ties"] = [tie_record(tie, export.lang) for tie in edge.ties]
        edges.append(record)
    return {
        "directed": False,
        "multigraph": export.multiple,
        "graph": export.meta,
        "nodes": nodes,
        "edges": edges,
    }


def write(export: Export) -> bytes:
    """The network as node-link JSON."""
    return json_lines(node_link(export))
