"""Pajek's .net (A. Mrvar and V. Batagelj, Pajek reference manual): names, weights, titles.

UTF-8 with a byte order mark, by which Pajek knows it. Names are quoted; Pajek
has no way to write a quotation mark or a line break in a name, so these become
``'`` and a blank, and ``\\`` becomes ``/``, which readers take differently.
Readers know nodes by their names: where two are called the same, the short
name stands behind.
"""

from __future__ import annotations

from collections import Counter

from graph.exports.attributes import Export
from graph.patterns import regex

_CONTROL = regex(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")


def write(export: Export) -> bytes:
    """The network as Pajek reads it."""
    network = export.network
    lines = [f"*Network {network.name}", f"*Vertices {len(network.nodes)}"]
    names = _names(export)
    lines += [f'{number} "{name}"' for number, name in enumerate(names, start=1)]
    numbers = {node.id: number for number, node in enumerate(network.nodes, start=1)}
    lines.append("*Edges")
    for edge in export.edges:
        title = "; ".join(dict.fromkeys(tie.label(export.lang) for tie in edge.ties))
        ends = f"{numbers[edge.source]} {numbers[edge.target]}"
        lines.append(f'{ends} {edge.weight} l "{_plain(title)}"')
    return "\n".join([*lines, ""]).encode("utf-8-sig")


def _names(export: Export) -> list[str]:
    nodes = export.network.nodes
    names = [_plain(node.label(export.lang)) for node in nodes]
    seen = Counter(names)
    names = [
        name if seen[name] == 1 else f"{name} ({_plain(node.slug)})"
        for name, node in zip(names, nodes, strict=True)
    ]
    seen = Counter(names)
    return [
        name if seen[name] == 1 else f"{name} <{_plain(node.id)}>"
        for name, node in zip(names, nodes, strict=True)
    ]


def _plain(text: str) -> str:
    return _CONTROL.sub(" ", text).replace('"', "'").replace("\\", "/")
