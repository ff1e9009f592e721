"""GraphML that yEd draws as it is: nodes with a place, a shape, a colour and a name.

yEd shows no attributes. Its own elements (https://www.yworks.com/xml/graphml),
which the schema of plain GraphML does not know, stand beside them, so that
every other reader of GraphML finds all it would find in the plain file.
"""

from __future__ import annotations

import math
from xml.etree import ElementTree as Et

from graph.exports.attributes import Attributes, Export, node_attributes
from graph.exports.files import xml_text
from graph.exports.graphml import NAMESPACE, document
from graph.exports.pictures.layout import Point
from graph.exports.places import MANY, STEP, places
from graph.networks.network import Edge

_Y = "http://www.yworks.com/xml/graphml"
_SCHEMA = f"{NAMESPACE} http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd"
_FILL, _LINE = "#dfe5ec", "#8a8f98"
#: Pixels of a node without a size of its own.
_SIZE = 30
#: What is left free between two nodes, for names.
_GAP = 70


def write(export: Export) -> bytes:
    """The network as yEd reads it."""
    nodes, looks = export.network.nodes, node_attributes(export)
    if len(nodes) <= MANY:
        radii = [float(look.get("size", _SIZE)) / 2 for look in looks]
        points = places(export.network, radii, _GAP, export.options.seed)
    else:
        # In rows: a layout is yEd's to make.
        row = math.ceil(len(nodes) ** 0.5)
        points = [(at % row * STEP, at // row * STEP) for at in range(len(nodes))]
    edges = export.edges

    def draw(element: Et.Element, owner: str, place: int) -> None:
        data = Et.SubElement(element, "data", {"key": f"{owner}graphics"})
        if owner == "node":
            _node(data, looks[place], points[place])
        else:
            _edge(data, edges[place])

    found = document(export, draw)
    root = found.root
    root.set("xmlns:y", _Y)
    root.set("xsi:schemaLocation", _SCHEMA)
    for place, owner in enumerate(("node", "edge")):
        key = {"id": f"{owner}graphics", "for": owner, "yfiles.type": f"{owner}graphics"}
        root.insert(place, Et.Element("key", key))
    return found.written()


def _node(data: Et.Element, look: Attributes, point: Point) -> None:
    """A disc with the name below it."""
    size = float(look.get("size", _SIZE))
    shape = Et.SubElement(data, "y:ShapeNode")
    place = {key: f"{at - size / 2:.1f}" for key, at in zip("xy", point, strict=True)}
    sides = {"width": f"{size:.1f}", "height": f"{size:.1f}"}
    Et.SubElement(shape, "y:Geometry", place | sides)
    Et.SubElement(shape, "y:Fill", {"color": str(look.get("color", _FILL)), "transparent": "false"})
    Et.SubElement(shape, "y:BorderStyle", {"color": _LINE, "type": "line", "width": "1.0"})
    label = Et.SubElement(shape, "y:NodeLabel", {"modelName": "sides", "modelPosition": "s"})
    label.text = xml_text(str(look["label"]))
    Et.SubElement(shape, "y:Shape", {"type": "ellipse"})


def _edge(data: Et.Element, edge: Edge) -> None:
    """A line as thick as its weight, dashed where the day is not certain."""
    line = Et.SubElement(data, "y:PolyLineEdge")
    style = {"color": _LINE, "type": "dashed" if edge.uncertain else "line"}
    Et.SubElement(line, "y:LineStyle", style | {"width": f"{min(edge.weight, 7):.1f}"})
    Et.SubElement(line, "y:Arrows", {"source": "none", "target": "none"})
