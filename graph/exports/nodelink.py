"""JSON: NetworkX's node-link data (``edges`` key), and Cytoscape's elements."""

from __future__ import annotations

import json

from graph.exports.attributes import Attributes, Export, edge_attributes, node_attributes
from graph.networks.answer import tie_record


def node_link(export: Export) -> dict[str, object]:
    """What ``networkx.node_link_graph(data, edges="edges")`` reads.

    Edges have their agreements as a list of records under ``ties``.
    """
    network = export.network
    nodes: list[Attributes] = [
        {"id": node.id, **attributes}
        for node, attributes in zip(network.nodes, node_attributes(export), strict=True)
    ]
    edges: list[dict[str, object]] = []
    for edge, attributes in zip(export.edges, edge_attributes(export), strict=True):
        record: dict[str, object] = {"source": edge.source, "target": edge.target}
        record |= {k: v for k, v in attributes.items() if k not in ("agreements", "documents")}
        record["ties"] = [tie_record(tie, export.lang) for tie in edge.ties]
        edges.append(record)
    return {
        "directed": False,
        "multigraph": False,
        "graph": network.meta(export.lang),
        "nodes": nodes,
        "edges": edges,
    }


def write(export: Export) -> bytes:
    """The network as node-link JSON."""
    return _json(node_link(export))


def write_cyjs(export: Export) -> bytes:
    """The network as Cytoscape JSON, for Cytoscape 3 and Cytoscape.js; all ids are strings.

    ``name`` is what Cytoscape shows, ``value`` what NetworkX's ``cytoscape_graph`` takes for the
    node.
    """
    network = export.network
    nodes = [
        {"data": {"id": node.id, "value": node.id, "name": attributes["label"], **attributes}}
        for node, attributes in zip(network.nodes, node_attributes(export), strict=True)
    ]
    edges = [
        {"data": {"id": f"e{number}", "source": edge.source, "target": edge.target, **attributes}}
        for number, (edge, attributes) in enumerate(
            zip(export.edges, edge_attributes(export), strict=True)
        )
    ]
    return _json(
        {
            "format_version": "1.0",
            "generated_by": "renkei",
            "target_cytoscapejs_version": "~3.30",
            "directed": False,
            "multigraph": False,
            "data": {"name": network.title(export.lang)} | network.meta(export.lang),
            "elements": {"nodes": nodes, "edges": edges},
        }
    )


def _json(data: dict[str, object]) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False).encode() + b"\n"
