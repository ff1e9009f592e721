"""Nodes of a network by what people call them."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from graph.errors import BadRequest, NotFound
from graph.networks.network import Network, Node

#: How many nodes are named instead of one that there is not.
_NAMED = 3


def place_of(network: Network, given: str) -> int:
    """The position of the node with this IRI, slug or ``kind/slug``.

    Raises :class:`NotFound` that names the nodes that are called most alike, and
    :class:`BadRequest` if several have the slug.
    """
    slug = given.rpartition("/")[2]
    found = [
        place
        for place, node in enumerate(network.nodes)
        if node.id == given or (node.slug == slug and given in (slug, f"{node.kind}/{slug}"))
    ]
    if len(found) == 1:
        return found[0]
    if found:
        ways = ", ".join(f"{network.nodes[place].kind}/{slug}" for place in found)
        raise BadRequest(f"there is more than one '{given}'", suggestion=f"ask for one of {ways}")
    when = f" on {network.as_of}" if network.as_of else ""
    near = _alike(network.nodes, given)
    raise NotFound(
        f"there is no node '{given[:100]}' in the network {network.name}{when}",
        suggestion=f"did you mean {' or '.join(near)}?" if near else _otherwise(network),
    )


def _alike(nodes: Sequence[Node], given: str) -> list[str]:
    """The slugs of the nodes whose slug or name is most like what was given."""
    names = {name.lower(): node.slug for node in nodes for name in node.names.values()}
    names |= {node.slug.lower(): node.slug for node in nodes}
    wanted = given.rpartition("/")[2].lower()
    found = difflib.get_close_matches(wanted, names, n=2 * _NAMED, cutoff=0.6)
    inside = [name for name in names if len(wanted) > 2 and wanted in name]
    return list(dict.fromkeys(names[name] for name in [*found, *sorted(inside)]))[:_NAMED]


def _otherwise(network: Network) -> str:
    first = ", ".join(node.slug for node in network.nodes[:_NAMED])
    return f"its nodes are {first} …" if first else "it has no nodes"
