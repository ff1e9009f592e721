"""GraphML (http://graphml.graphdrawing.org), for Gephi, yEd, igraph and NetworkX.

``label`` is the attribute that Gephi shows; in yEd the Properties Mapper puts
it on the nodes.
"""

from __future__ import annotations

from xml.etree import ElementTree as Et

from graph.exports.attributes import (
    Attributes,
    Export,
    edge_attributes,
    kinds_of,
    node_attributes,
    stated,
    xml_bytes,
    xml_text,
)

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_SCHEMA = f"{_NAMESPACE} {_NAMESPACE}/1.0/graphml.xsd"
_TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}


def write(export: Export) -> bytes:
    """The network as GraphML."""
    network = export.network
    root = Et.Element("graphml", {"xmlns": _NAMESPACE})
    root.set("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
    root.set("xsi:schemaLocation", _SCHEMA)
    about = stated(
        {key: str(value) for key, value in network.meta(export.lang).items() if value != ""}
    )
    nodes, edges = node_attributes(export), edge_attributes(export)
    for owner, rows in (("graph", [about]), ("node", nodes), ("edge", edges)):
        _declare(root, owner, rows)
    graph = Et.SubElement(root, "graph", {"id": network.name, "edgedefault": "undirected"})
    _values(graph, "graph", about)
    for node, attributes in zip(network.nodes, nodes, strict=True):
        _values(Et.SubElement(graph, "node", {"id": node.id}), "node", attributes)
    for number, (edge, attributes) in enumerate(zip(export.edges, edges, strict=True)):
        ends = {"id": f"e{number}", "source": edge.source, "target": edge.target}
        _values(Et.SubElement(graph, "edge", ends), "edge", attributes)
    return xml_bytes(root)


def _declare(root: Et.Element, owner: str, rows: list[Attributes]) -> None:
    for key, kind in kinds_of(rows).items():
        declared = {"id": f"{owner}-{key}", "for": owner}
        Et.SubElement(root, "key", declared | {"attr.name": key, "attr.type": _TYPES[kind]})


def _values(element: Et.Element, owner: str, attributes: Attributes) -> None:
    for key, value in attributes.items():
        data = Et.SubElement(element, "data", {"key": f"{owner}-{key}"})
        data.text = str(value).lower() if isinstance(value, bool) else xml_text(str(value))
