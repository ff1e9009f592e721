"""Graphviz's DOT language (https://graphviz.org/doc/info/lang.html)."""

from __future__ import annotations

import math

from graph.exports.attributes import (
    Attribute,
    Attributes,
    Export,
    edge_attributes,
    node_attributes,
)
from graph.patterns import regex

_CONTROL = regex(r"[\x00-\x1f\x7f]+")
#: What Graphviz would read as a character's name or number in a label.
_ENTITY = regex(r"&(?=#?\w+;)")
#: Points to an inch, in which Graphviz measures nodes.
_INCH = 72


def write(export: Export) -> bytes:
    """The network as an undirected DOT graph; every identifier and value is quoted."""
    network = export.network
    lines = [
        f"graph {_quoted(network.name)} {{",
        f'  graph [label={_shown(export.title)}, overlap=false, charset="UTF-8"]',
        '  node [shape=box, style=rounded, fontname="Noto Sans CJK JP, sans-serif"]',
    ]
    for node, attributes in zip(network.nodes, node_attributes(export), strict=True):
        lines.append(f"  {_quoted(node.id)} [{_list(_drawn(attributes))}]")
    for edge, attributes in zip(export.edges, edge_attributes(export), strict=True):
        told = _list(_line(attributes))
        lines.append(f"  {_quoted(edge.source)} -- {_quoted(edge.target)} [{told}]")
    return "\n".join([*lines, "}", ""]).encode()


def _drawn(attributes: Attributes) -> Attributes:
    """Colour and size as Graphviz draws them: a light fill under dark letters, inches."""
    if "color" in attributes:
        attributes |= {"style": "rounded,filled", "fillcolor": f"{attributes['color']}55"}
    if "size" in attributes:
        inches = round(float(attributes.pop("size")) / _INCH, 3)
        attributes |= {"width": inches, "height": inches}
    return attributes


def _line(attributes: Attributes) -> Attributes:
    """An edge as thick as it has agreements, dashed where the day is not certain."""
    attributes["tooltip"] = attributes.pop("label")
    if (weight := float(attributes["weight"])) > 1:
        attributes["penwidth"] = round(1 + math.log2(weight), 2)
    if "uncertain" in attributes:
        attributes["style"] = "dashed"
    return attributes


def _list(attributes: Attributes) -> str:
    return ", ".join(
        f"{_quoted(key)}={_shown(value) if key in ('label', 'tooltip') else _quoted(value)}"
        for key, value in attributes.items()
    )


def _shown(value: Attribute) -> str:
    return _quoted(_ENTITY.sub("&amp;", str(value)))


def _quoted(value: Attribute) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    # A quoted string ends at a quote; a label reads a backslash and a letter as a line break.
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _CONTROL.sub(" ", escaped) + '"'
