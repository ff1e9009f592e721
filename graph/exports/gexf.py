"""GEXF 1.3 (https://gexf.net), for Gephi 0.9.3 and later: a dynamic graph.

An edge is there during the intervals of its agreements, both ends included.
The dates are plain attributes, too, so that they can be read and filtered
without the timeline.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from xml.etree import ElementTree as Et

from graph.exports.attributes import Attributes, Export, edge_attributes, kinds_of, node_attributes
from graph.exports.files import xml_lines, xml_text, xml_value
from graph.exports.palette import channels
from graph.networks.network import Edge

_VIZ = "http://gexf.net/1.3/viz"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
#: What has a place of its own in GEXF, beside the attributes.
_APART = ("label", "weight", "color", "size", "x", "y")
Columns = dict[str, str]

_TYPES = {str: "string", int: "integer", float: "double", bool: "boolean"}


def write(export: Export) -> bytes:
    """The network as GEXF."""
    root = Et.Element("gexf", {"xmlns": "http://gexf.net/1.3", "version": "1.3"})
    root.set("xmlns:xsi", _XSI)
    root.set("xsi:schemaLocation", "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd")
    if export.colouring or export.sizes or export.points:
        root.set("xmlns:viz", _VIZ)
    meta = Et.SubElement(root, "meta")
    Et.SubElement(meta, "creator").text = "Renkei"
    Et.SubElement(meta, "description").text = _description(export)
    graph = Et.SubElement(root, "graph", {"defaultedgetype": "undirected", "idtype": "string"})
    if any(spells(edge) for edge in export.edges):
        graph.attrib |= {"mode": "dynamic", "timeformat": "date", "timerepresentation": "interval"}
    else:
        graph.set("mode", "static")
    nodes, edges = node_attributes(export), edge_attributes(export)
    columns = {"node": _declare(graph, "node", nodes), "edge": _declare(graph, "edge", edges)}
    node_list = Et.SubElement(graph, "nodes", {"count": str(len(nodes))})
    edge_list = Et.SubElement(graph, "edges", {"count": str(len(edges))})
    inside = {
        node_list: _nodes(export, nodes, columns["node"]),
        edge_list: _edges(export, edges, columns["edge"]),
    }
    return xml_lines(root, inside)


def _nodes(export: Export, rows: list[Attributes], columns: Columns) -> Iterator[Et.Element]:
    for node, attributes in zip(export.network.nodes, rows, strict=True):
        label = xml_text(str(attributes["label"]))
        element = Et.Element("node", {"id": node.id, "label": label})
        _values(element, attributes, columns)
        _look(element, attributes)
        yield element


def _edges(export: Export, rows: list[Attributes], columns: Columns) -> Iterator[Et.Element]:
    for number, (edge, attributes) in enumerate(zip(export.edges, rows, strict=True)):
        element = Et.Element("edge", {"id": str(number)})
        element.attrib |= {"source": edge.source, "target": edge.target}
        element.attrib |= {"weight": str(edge.weight), "label": xml_text(str(attributes["label"]))}
        if kind := attributes.get("kind"):
            element.set("kind", str(kind))
        _values(element, attributes, columns)
        _times(element, edge)
        yield element


def _description(export: Export) -> str:
    about = export.about
    return ", ".join(str(about[key]) for key in ("title", "as_of", "version") if key in about)


def _declare(graph: Et.Element, owner: str, rows: list[Attributes]) -> Columns:
    """Declare the attributes of nodes or edges; their identifiers by name."""
    kinds = {key: kind for key, kind in kinds_of(rows).items() if key not in _APART}
    if not kinds:
        return {}
    table = Et.SubElement(graph, "attributes", {"class": owner, "mode": "static"})
    for key, kind in kinds.items():
        Et.SubElement(table, "attribute", {"id": key, "title": key, "type": _TYPES[kind]})
    return {key: key for key in kinds}


def _values(element: Et.Element, attributes: Attributes, columns: Columns) -> None:
    values = Et.SubElement(element, "attvalues")
    for key, value in attributes.items():
        if key in columns:
            text = {"for": columns[key], "value": xml_value(value)}
            Et.SubElement(values, "attvalue", text)


def _look(element: Et.Element, attributes: Attributes) -> None:
    """Colour, place and size, where they are asked for."""
    if "color" in attributes:
        shades = zip("rgb", map(str, channels(str(attributes["color"]))), strict=True)
        Et.SubElement(element, "viz:color", dict(shades))
    if "x" in attributes:
        point = {key: str(attributes[key]) for key in "xy"}
        Et.SubElement(element, "viz:position", point | {"z": "0.0"})
    if "size" in attributes:
        Et.SubElement(element, "viz:size", {"value": str(attributes["size"])})


def _times(element: Et.Element, edge: Edge) -> None:
    found = spells(edge)
    if len(found) == 1:
        element.attrib |= _interval(*found[0])
    elif found:
        parent = Et.SubElement(element, "spells")
        for start, end in found:
            Et.SubElement(parent, "spell", _interval(start, end))


def _interval(start: date, end: date | None) -> dict[str, str]:
    return {"start": start.isoformat()} | ({"end": end.isoformat()} if end else {})


def spells(edge: Edge) -> list[tuple[date, date | None]]:
    """The times when at least one agreement of the edge is in force, in order.

    Times that overlap or follow each other without a day between are one. An
    undated agreement adds nothing; an edge of undated ones has no times.
    """
    times = sorted(
        ((tie.start, tie.end) for tie in edge.ties if tie.start),
        key=lambda time: (time[0], time[1] or date.max),
    )
    merged: list[tuple[date, date | None]] = []
    for start, end in times:
        last = merged[-1] if merged else None
        if last and (last[1] is None or start - timedelta(days=1) <= last[1]):
            merged[-1] = (last[0], None if None in (last[1], end) else max(last[1], end))  # type: ignore[type-var]
        else:
            merged.append((start, end))
    return merged
