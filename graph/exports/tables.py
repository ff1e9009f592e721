"""CSV (RFC 4180): an edge list for spreadsheets, and the two tables of nodes and edges.

The two tables have the columns that Gephi's and Cytoscape's imports look for
(``id``, ``label``; ``source``, ``target``, ``type``), then all that is known.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence

from graph.exports.attributes import (
    Attribute,
    Attributes,
    Export,
    edge_attributes,
    kinds_of,
    node_attributes,
)

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
#: The columns that are there even where no row has a value.
NODE_COLUMNS = ("id", "label", "slug", "kind", "types", "country")
EDGE_COLUMNS = ("source", "target", "type", "id", "label", "weight", "kind", "start", "end")
# The earliest time that a ZIP archive can state: the same network gives the same bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_list(export: Export) -> bytes:
    """One line an edge, in UTF-8; several agreements stand in one cell with a blank between."""
    labels = {node.id: node.label(export.lang) for node in export.network.nodes}
    rows: list[Attributes] = []
    for edge, attributes in zip(export.edges, edge_attributes(export), strict=True):
        attributes |= {"source": edge.source, "source_label": labels[edge.source]}
        attributes |= {"target": edge.target, "target_label": labels[edge.target]}
        rows.append(attributes)
    return _table(COLUMNS, rows)


def write_nodes(export: Export) -> bytes:
    """One line a node: id, label, and what else is known of it."""
    nodes = export.network.nodes
    rows: list[Attributes] = [
        {"id": node.id, **attributes}
        for node, attributes in zip(nodes, node_attributes(export), strict=True)
    ]
    return _table(dict.fromkeys([*NODE_COLUMNS, *kinds_of(rows)]), rows)


def write_edges(export: Export) -> bytes:
    """One line an edge: its ends, and what else is known of it."""
    rows: list[Attributes] = []
    for number, (edge, attributes) in enumerate(
        zip(export.edges, edge_attributes(export), strict=True)
    ):
        ends = {"source": edge.source, "target": edge.target}
        rows.append({**ends, "type": "Undirected", "id": f"e{number}", **attributes})
    return _table(dict.fromkeys([*EDGE_COLUMNS, *kinds_of(rows)]), rows)


def write_zip(export: Export) -> bytes:
    """Both tables, as ``nodes.csv`` and ``edges.csv`` in a ZIP archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, table in (("nodes", write_nodes(export)), ("edges", write_edges(export))):
            archive.writestr(zipfile.ZipInfo(f"{name}.csv", _EPOCH), table)
    return stream.getvalue()


def _table(columns: Sequence[str] | Mapping[str, None], rows: Sequence[Attributes]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(columns), extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    return stream.getvalue().encode()


def _cell(value: Attribute) -> Attribute:
    return str(value).lower() if isinstance(value, bool) else value
