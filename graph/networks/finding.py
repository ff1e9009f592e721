"""Nodes of a network by what people call them."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from graph.errors import BadRequest, NotFound
from graph.networks.network import Network, Node, node_ids, slug_of
from graph.vocab import kind_of

#: How many nodes are named instead of one that there is not.
_NAMED = 3


def place_of(network: Network, given: str) -> int:
    """The position of the node with this IRI, slug or ``kind/slug``.

    Raises :class:`NotFound` that names the nodes that are called most alike, and
    :class:`BadRequest` if several have the slug.
    """
    slug = given.rpartition("/")[2]
    names = node_ids(network)
    found = [place for place, name in enumerate(names) if name == given]
    found = found or [
        place
        for place, name in enumerate(names)
        if name.endswith(slug) and slug_of(name) == slug and _is_way(given, name, slug)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        ways = ", ".join(f"{kind_of(names[place])}/{slug}" for place in found)
        raise BadRequest(f"there is more than one '{given}'", suggestion=f"ask for one of {ways}")
    when = f" on {network.as_of}" if network.as_of else ""
    near = _alike(network.nodes, given)
    raise NotFound(
        f"there is no node '{given[:100]}' in the network {network.name}{when}",
        suggestion=f"did you mean {' or '.join(near)}?" if near else _otherwise(network),
    )


def _is_way(given: str, name: str, slug: str) -> bool:
    return given in (slug, f"{kind_of(name)}/{slug}")


def _alike(nodes: Sequence[Node], given: str) -> list[str]:
    """The slugs of the nodes whose slug or name is most like what was given."""
    names = {name.lower(): node.slug for node in nodes for name in node.names.values()}
    names |= {node.slug.lower(): node.slug for node in nodes}
    wanted = given.rpartition("/")[2].lower()
    alike = process.extract(wanted, list(names), scorer=ratio, limit=2 * _NAMED, score_cutoff=60)
    found = [name for name, *_ in alike]
    inside = [name for name in names if len(wanted) > 2 and wanted in name]
    return list(dict.fromkeys(names[name] for name in [*found, *sorted(inside)]))[:_NAMED]


def _otherwise(network: Network) -> str:
    first = ", ".join(slug_of(name) for name in node_ids(network)[:_NAMED])
    return f"its nodes are {first} …" if first else "it has no nodes"
