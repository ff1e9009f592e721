"""Where nodes stand in files that say so: as in a picture, in pixels."""

from __future__ import annotations

from collections.abc import Sequence

from graph.exports.pictures.layout import Point, apart, layout
from graph.networks.native import to_igraph
from graph.networks.network import Network

#: From node to node, about.
STEP = 200
#: Beyond so many nodes they are not moved apart any more.
MANY = 2000


def places(network: Network, radii: Sequence[float], gap: float, seed: int | None) -> list[Point]:
    """A point for each node, x to the right and y down, with ``gap`` between their discs."""
    across = STEP * max(len(network.nodes), 1) ** 0.5
    room = (1.6 * across, across)
    points = layout(to_igraph(network), room, seed)
    return apart(points, radii, room, gap) if len(points) <= MANY else points
