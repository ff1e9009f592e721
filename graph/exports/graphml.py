"""GraphML (http://graphml.graphdrawing.org), for Gephi, igraph, NetworkX and others.

The schema allows letters, digits and ``.-_:`` in identifiers, so a node is
called ``organization.link-j`` and has its IRI as the attribute ``iri``; the
same node has the same identifier in every file. Gephi reads ``label``,
``size`` and the channels ``r``, ``g``, ``b``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from xml.etree import ElementTree as Et

from graph.exports.attributes import Attributes, Export, edge_attributes, kinds_of, node_attributes
from graph.exports.files import xml_lines, xml_text, xml_value
from graph.exports.palette import channels
from graph.networks.network import Network

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_SCHEMA = f"{NAMESPACE} {NAMESPACE}/1.0/graphml.xsd"
_TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}
#: What an identifier may not hold (NMTOKEN), in the narrower reading of XML's fourth edition.
_NOT_NAME = re.compile(
    r"[^A-Za-z0-9._:\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0131\u3005\u3007\u3041-\u3094"
    r"\u30a1-\u30fa\u30fc-\u30fe\u4e00-\u9fa5\uac00-\ud7a3-]"
)

Extra = Callable[[Et.Element, str, int], None]


def write(export: Export) -> bytes:
    """The network as plain GraphML, valid against its schema."""
    return xml_lines(document(export))


def document(export: Export, extra: Extra | None = None) -> Et.Element:
    """The ``graphml`` element; ``extra`` adds to each node and edge, told which and its place."""
    network = export.network
    root = Et.Element("graphml", {"xmlns": NAMESPACE})
    root.set("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
    root.set("xsi:schemaLocation", _SCHEMA)
    about = export.about
    names = identifiers(network)
    nodes: list[Attributes] = [
        {"iri": node.id, **_channels(attributes)}
        for node, attributes in zip(network.nodes, node_attributes(export), strict=True)
    ]
    edges = edge_attributes(export)
    for owner, rows in (("graph", [about]), ("node", nodes), ("edge", edges)):
        _declare(root, owner, rows)
    graph = Et.SubElement(root, "graph", {"id": _NOT_NAME.sub("_", network.name)})
    graph.set("edgedefault", "undirected")
    _values(graph, "graph", about)
    for place, (node, attributes) in enumerate(zip(network.nodes, nodes, strict=True)):
        element = Et.SubElement(graph, "node", {"id": names[node.id]})
        _values(element, "node", attributes)
        if extra:
            extra(element, "node", place)
    for place, (edge, attributes) in enumerate(zip(export.edges, edges, strict=True)):
        ends = {"source": names[edge.source], "target": names[edge.target]}
        element = Et.SubElement(graph, "edge", {"id": f"e{place}"} | ends)
        _values(element, "edge", attributes)
        if extra:
            extra(element, "edge", place)
    return root


def identifiers(network: Network) -> dict[str, str]:
    """What each node is called, by its IRI: kind and short name where these are allowed.

    Where they are not, or two nodes have the same, the first digits of the
    IRI's SHA-256 follow.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for node in network.nodes:
        plain = f"{node.kind}.{node.slug}" if node.kind else ""
        name = _NOT_NAME.sub("_", plain or node.slug)
        if name != plain or name in taken:
            name = f"{name}-{hashlib.sha256(node.id.encode()).hexdigest()[:12]}"
        taken.add(name)
        found[node.id] = name
    return found


def _channels(attributes: Attributes) -> Attributes:
    if "color" in attributes:
        attributes |= zip("rgb", channels(str(attributes["color"])), strict=True)
    return attributes


def _declare(root: Et.Element, owner: str, rows: Sequence[Attributes]) -> None:
    for key, kind in kinds_of(rows).items():
        declared = {"id": f"{owner}-{key}", "for": owner}
        whole = "int" if key in ("r", "g", "b") else _TYPES[kind]
        Et.SubElement(root, "key", declared | {"attr.name": xml_text(key), "attr.type": whole})


def _values(element: Et.Element, owner: str, attributes: Attributes) -> None:
    for key, value in attributes.items():
        Et.SubElement(element, "data", {"key": f"{owner}-{key}"}).text = xml_value(value)
