"""Cytoscape's two formats: the elements of Cytoscape.js, and CX2 for Cytoscape and NDEx.

Specifications: https://js.cytoscape.org/#notation/elements-json and the
Cytoscape Exchange Format, version 2 (https://cytoscape.org/cx/cx2/).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.exports.attributes import Attributes, Export, edge_attributes, kinds_of, node_attributes
from graph.exports.files import json_lines

_TYPES = {str: "string", int: "integer", float: "double", bool: "boolean"}
_INK, _LINE = "#1b1f24", "#a9b0ba"


def write_cyjs(export: Export) -> bytes:
    """The network as Cytoscape JSON, for Cytoscape 3 and Cytoscape.js; all ids are strings.

    ``name`` is what Cytoscape shows; ``value`` and ``key`` are what NetworkX's
    ``cytoscape_graph`` takes for the node and for one of parallel edges.
    """
    network = export.network
    nodes = [
        {"data": {"id": node.id, "value": node.id, "name": attributes["label"], **attributes}}
        for node, attributes in zip(network.nodes, node_attributes(export), strict=True)
    ]
    # Cytoscape's y grows downwards.
    for element, (x, y) in zip(nodes, export.points, strict=False):
        element["position"] = {"x": x, "y": -y}
    edges = []
    for number, (edge, attributes) in enumerate(
        zip(export.edges, edge_attributes(export), strict=True)
    ):
        data: Attributes = {"id": f"e{number}", "source": edge.source, "target": edge.target}
        if export.multiple:
            data["key"] = edge.ties[0].id
        edges.append({"data": data | attributes})
    return json_lines(
        {
            "format_version": "1.0",
            "generated_by": "renkei",
            "target_cytoscapejs_version": "~3.30",
            "directed": False,
            "multigraph": export.multiple,
            "data": {"name": export.title, **export.meta},
            "elements": {"nodes": nodes, "edges": edges},
        }
    )


def write_cx2(export: Export) -> bytes:
    """The network as CX2: nodes have numbers, and their IRI as ``represents``, as NDEx has it."""
    network = export.network
    places = {node.id: place for place, node in enumerate(network.nodes)}
    nodes = [
        {"name": attributes.pop("label"), "represents": node.id} | attributes
        for node, attributes in zip(network.nodes, node_attributes(export), strict=True)
    ]
    edges = [
        {"name": attributes.pop("label")} | attributes for attributes in edge_attributes(export)
    ]
    about: Attributes = {"name": export.title, **export.about}
    declared = {"networkAttributes": [about], "nodes": nodes, "edges": edges}
    aspects: dict[str, Sequence[object]] = {
        "attributeDeclarations": [{name: _declared(rows) for name, rows in declared.items()}],
        "networkAttributes": [about],
        "nodes": [
            {"id": place} | _place(export, place) | {"v": values}
            for place, values in enumerate(nodes)
        ],
        "edges": [
            {"id": number, "s": places[edge.source], "t": places[edge.target], "v": values}
            for number, (edge, values) in enumerate(zip(export.edges, edges, strict=True))
        ],
        "visualProperties": [_style(export)],
    }
    counts = [{"name": name, "elementCount": len(found)} for name, found in aspects.items()]
    return json_lines(
        [
            {"CXVersion": "2.0", "hasFragments": False},
            {"metaData": counts},
            *({name: found} for name, found in aspects.items()),
            {"status": [{"error": "", "success": True}]},
        ]
    )


def _place(export: Export, place: int) -> dict[str, float]:
    """Where a node stands, if that is asked for; y grows downwards."""
    return (
        dict(zip("xy", (export.points[place][0], -export.points[place][1]), strict=True))
        if export.points
        else {}
    )


def _declared(rows: Sequence[Attributes]) -> dict[str, dict[str, str]]:
    return {key: {"d": _TYPES[kind]} for key, kind in kinds_of(rows).items()}


def _style(export: Export) -> Mapping[str, object]:
    """Names on discs; colours and sizes as they are asked for."""
    shown = {"NODE_LABEL": "name"}
    if export.colouring:
        shown["NODE_BACKGROUND_COLOR"] = "color"
    if export.sizes:
        shown |= {"NODE_WIDTH": "size", "NODE_HEIGHT": "size"}
    types = {"name": "string", "color": "string", "size": "double"}
    return {
        "default": {
            "node": {"NODE_SHAPE": "ellipse", "NODE_LABEL_COLOR": _INK},
            "edge": {"EDGE_LINE_COLOR": _LINE},
        },
        "nodeMapping": {
            name: {
                "type": "PASSTHROUGH",
                "definition": {"attribute": attribute, "type": types[attribute]},
            }
            for name, attribute in shown.items()
        },
    }
