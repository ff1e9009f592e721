"""Plain text: an edge list as CSV (RFC 4180), and Graphviz's DOT language."""

from __future__ import annotations

import csv
import io
import re

from graph.exports.attributes import Attribute, Export, edge_attributes, node_attributes

_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")

#: The columns of the edge list.
COLUMNS = (
    "source",
    "target",
    "source_label",
    "target_label",
    "weight",
    "start",
    "end",
    "agreements",
)


def write_csv(export: Export) -> bytes:
    """One line an edge, in UTF-8; several agreements stand in one cell with a blank between."""
    labels = {node.id: node.label(export.lang) for node in export.network.nodes}
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, COLUMNS, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    for edge, attributes in zip(export.edges, edge_attributes(export), strict=True):
        names = {"source_label": labels[edge.source], "target_label": labels[edge.target]}
        writer.writerow({**attributes, **names, "source": edge.source, "target": edge.target})
    return stream.getvalue().encode()


def write_dot(export: Export) -> bytes:
    """The network as an undirected DOT graph; every identifier and value is quoted."""
    network = export.network
    lines = [
        f"graph {_quoted(network.name)} {{",
        f'  graph [label={_quoted(network.title(export.lang))}, overlap=false, charset="UTF-8"]',
        '  node [shape=box, style=rounded, fontname="Noto Sans CJK JP, sans-serif"]',
    ]
    for node, attributes in zip(network.nodes, node_attributes(export), strict=True):
        lines.append(f"  {_quoted(node.id)} [{_list(attributes)}]")
    for edge, attributes in zip(export.edges, edge_attributes(export), strict=True):
        told = {key: value for key, value in attributes.items() if key != "label"}
        told["tooltip"] = attributes["label"]
        lines.append(f"  {_quoted(edge.source)} -- {_quoted(edge.target)} [{_list(told)}]")
    return "\n".join([*lines, "}", ""]).encode()


def _list(attributes: dict[str, Attribute]) -> str:
    return ", ".join(f"{_quoted(key)}={_quoted(value)}" for key, value in attributes.items())


def _quoted(value: Attribute) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    # A quoted string ends at a quote; a label reads a backslash and a letter as a line break.
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _CONTROL.sub(" ", escaped) + '"'
