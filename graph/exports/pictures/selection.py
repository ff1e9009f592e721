"""What of a network is drawn where it is too large, and what its colours stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.exports.attributes import Export
from graph.exports.palette import Colouring, colouring
from graph.networks.measures import Value
from graph.networks.network import Network, Node


def largest(
    network: Network, values: Sequence[Value], most: int
) -> tuple[Network, Sequence[Value]]:
    """The network, or of its nodes those with the largest values and what joins them."""
    if len(network.nodes) <= most:
        return network, values
    ranked = sorted(range(len(values)), key=lambda i: (-(values[i] or 0), i))
    kept = sorted(ranked[:most])
    nodes = tuple(network.nodes[place] for place in kept)
    names = {node.id for node in nodes}
    touched = network.touching(kept)
    inner = tuple(one for one in touched if one.source in names and one.target in names)
    return replace(network, nodes=nodes, edges=inner), [values[place] for place in kept]


def colours_of(export: Export, nodes: Sequence[Node]) -> Colouring:
    """The colours of these nodes: as asked; else by kind if kinds differ, else by country."""
    asked = export.colouring
    if asked is None:
        kinds = {node.kind for node in nodes}
        by = "country" if len(kinds) < 2 and any(node.country for node in nodes) else "kind"
        return colouring(by, nodes)
    if len(nodes) == len(export.network.nodes):
        return asked
    names = [node.id for node in export.network.nodes]
    group_of = dict(zip(names, asked.groups, strict=True))
    return Colouring(asked.by, tuple(group_of[node.id] for node in nodes), asked.shades)
