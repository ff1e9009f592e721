"""What every format says of nodes and edges: flat attributes, names in one language.

A value that is not known is left out, never written as "None".
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from xml.etree import ElementTree as Et

from graph.exports.options import Options
from graph.exports.palette import Colouring, colouring
from graph.networks.measures import Value, scores
from graph.networks.network import Edge, Network, Node

Attribute = str | int | float | bool
Attributes = dict[str, Attribute]

#: Characters that XML 1.0 (production 2) cannot hold, escaped or not.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Export:
    """A network to be written: in which language, and with what of its nodes.

    ``measures`` are columns in the order of the nodes, and so are ``sizes``
    (the values of the measure that nodes grow with).
    """

    network: Network
    lang: str = "en"
    measures: Mapping[str, Sequence[Value]] = field(default_factory=dict)
    options: Options = field(default_factory=Options)
    colouring: Colouring | None = None
    sizes: Sequence[Value] | None = None

    @classmethod
    def of(
        cls,
        network: Network,
        lang: str = "en",
        measures: Sequence[str] = (),
        options: Options | None = None,
    ) -> Export:
        """With what is asked for; raises BadRequest where something does not exist."""
        asked = options or Options()
        return cls(
            network,
            lang,
            scores(network, measures) if measures else {},
            asked,
            colouring(asked.color, network.nodes) if asked.color else None,
            next(iter(scores(network, [asked.size]).values())) if asked.size else None,
        )

    @property
    def edges(self) -> Sequence[Edge]:
        """The edges to write: of the network, or one for each tie (``parallel=keep``)."""
        if self.options.parallel == "sum":
            return self.network.edges
        return [replace(edge, ties=(tie,)) for edge in self.network.edges for tie in edge.ties]


def node_attributes(export: Export) -> list[Attributes]:
    """For each node of the network, in its order: label, slug, kind, types, country, measures."""
    return [_node(export, node, place) for place, node in enumerate(export.network.nodes)]


def _node(export: Export, node: Node, place: int) -> Attributes:
    known: dict[str, Attribute | None] = {
        "label": node.label(export.lang),
        "slug": node.slug,
        "kind": node.kind,
        "types": "; ".join(node.types),
        "country": node.country,
    }
    known |= {name: column[place] for name, column in export.measures.items()}
    return stated(known)


def edge_attributes(export: Export) -> list[Attributes]:
    """For each edge: label, weight, first and last day, its agreements and their documents.

    ``start`` and ``end`` span all agreements of the edge; no ``end`` means open.
    """
    return [_edge(export, edge) for edge in export.edges]


def _edge(export: Export, edge: Edge) -> Attributes:
    documents = sorted({document for tie in edge.ties for document in tie.documents})
    labels = dict.fromkeys(tie.label(export.lang) for tie in edge.ties)
    return stated(
        {
            "label": "; ".join(labels),
            "weight": edge.weight,
            "start": edge.start.isoformat() if edge.start else None,
            "end": edge.end.isoformat() if edge.end else None,
            "agreements": " ".join(tie.id for tie in edge.ties),
            "documents": " ".join(documents),
            "uncertain": edge.uncertain or None,
        }
    )


def stated(known: Mapping[str, Attribute | None]) -> Attributes:
    """``known`` without what is None, empty or not a number."""
    return {
        key: value
        for key, value in known.items()
        if value not in (None, "") and not (isinstance(value, float) and math.isnan(value))
    }


def kinds_of(rows: Sequence[Attributes]) -> dict[str, type]:
    """The attributes that occur and the type that holds all their values."""
    kinds: dict[str, type] = {}
    for row in rows:
        for key, value in row.items():
            kinds[key] = float if {kinds.get(key), type(value)} == {int, float} else type(value)
    return kinds


def xml_text(text: str) -> str:
    """``text`` without the characters that XML cannot hold."""
    return _NOT_XML.sub("", text)


def xml_bytes(root: Et.Element) -> bytes:
    """An XML file: UTF-8 with a declaration, indented."""
    Et.indent(root)
    written: bytes = Et.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"
