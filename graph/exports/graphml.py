"""GraphML (http://graphml.graphdrawing.org), for Gephi, igraph, NetworkX and others.

The schema allows letters, digits and ``.-_:`` in identifiers, so a node is
called ``organization.link-j`` and has its IRI as the attribute ``iri``; the
same node has the same identifier in every file. Gephi reads ``label``,
``size`` and the channels ``r``, ``g``, ``b``.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as Et

from graph.exports.attributes import Attributes, Export, edge_attributes, kinds_of, node_attributes
from graph.exports.files import Inside, xml_lines, xml_text, xml_value
from graph.exports.palette import channels
from graph.networks.network import Network
from graph.patterns import regex

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_SCHEMA = f"{NAMESPACE} {NAMESPACE}/1.0/graphml.xsd"
_TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}
#: What an identifier may not hold (NMTOKEN), in the narrower reading of XML's fourth edition.
_NOT_NAME = regex(
    r"[^A-Za-z0-9._:\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0131\u3005\u3007\u3041-\u3094"
    r"\u30a1-\u30fa\u30fc-\u30fe\u4e00-\u9fa5\uac00-\ud7a3-]"
)

Extra = Callable[[Et.Element, str, int], None]


@dataclass(frozen=True, slots=True)
class Document:
    """A GraphML document: its root, and the nodes and edges that are made as they are written."""

    root: Et.Element
    inside: Inside

    def written(self) -> bytes:
        """The file."""
        return xml_lines(self.root, self.inside)


def write(export: Export) -> bytes:
    """The network as plain GraphML, valid against its schema."""
    return document(export).written()


def document(export: Export, extra: Extra | None = None) -> Document:
    """The network; ``extra`` adds to each node and edge, told which of them and its place."""
    network = export.network
    root = Et.Element("graphml", {"xmlns": NAMESPACE})
    root.set("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
    root.set("xsi:schemaLocation", _SCHEMA)
    about = export.about
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
    return Document(root, {graph: _elements(export, nodes, edges, extra)})


def _elements(
    export: Export, nodes: Sequence[Attributes], edges: Sequence[Attributes], extra: Extra | None
) -> Iterator[Et.Element]:
    names = identifiers(export.network)
    made = itertools.chain(
        (("node", {"id": names[node.id]}) for node in export.network.nodes),
        (
            ("edge", {"id": f"e{place}", "source": names[one.source], "target": names[one.target]})
            for place, one in enumerate(export.edges)
        ),
    )
    for place, ((owner, ends), attributes) in enumerate(
        zip(made, itertools.chain(nodes, edges), strict=True)
    ):
        element = Et.Element(owner, ends)
        _values(element, owner, attributes)
        if extra:
            extra(element, owner, place if owner == "node" else place - len(nodes))
        yield element


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
