"""Where the nodes of a picture go: the same network always in the same place.

Each connected component is laid out by itself: after Kamada and Kawai
(Information Processing Letters 31 (1989), 7-15), from a few starts if lines
cross, and from :data:`LARGE` nodes on after Fruchterman and Reingold (Software:
Practice and Experience 21 (1991), 1129-1164). Then they are packed in rows.
"""

from __future__ import annotations

import itertools
import math
import random

import igraph

from graph.networks.native import seeded

Point = tuple[float, float]

#: Components of this many nodes or more get the faster layout.
LARGE = 300
SEED = 20180830
_ASPECT = 1.8
# Starts that are tried, and the number of lines from which they are not worth it.
_STARTS, _TANGLED = 12, 80


def layout(graph: igraph.Graph) -> list[Point]:
    """A point for each vertex, both coordinates from 0 to 1."""
    parts = sorted((list(part) for part in graph.connected_components()), key=_size)
    drawn = [(part, _component(graph.induced_subgraph(part))) for part in parts]
    return _unit(_packed(graph.vcount(), drawn))


def _size(part: list[int]) -> tuple[int, int]:
    return (-len(part), part[0])


def _component(graph: igraph.Graph) -> list[Point]:
    """A layout from 0 to 1, as wide as high."""
    count = graph.vcount()
    if count <= 2:
        return [(place / max(count - 1, 1), 0.5) for place in range(count)]
    if count < LARGE:
        return _unit(_turned(_untangled(graph)))
    with seeded(SEED):
        found = graph.layout_fruchterman_reingold(niter=200, grid=True)
    return _unit(_turned([(float(x), float(y)) for x, y in found]))


def _untangled(graph: igraph.Graph) -> list[Point]:
    """The layout with the fewest lines that cross or lie on others, of those from a few starts.

    The first start puts the busiest node in the middle of a circle of all others.
    """
    lines = [(edge.source, edge.target) for edge in graph.es]
    circle = [tuple(point) for point in graph.layout_circle()]
    if len(lines) > _TANGLED:
        return _relaxed(graph, circle)
    degrees = graph.degree()
    star = [(float(x), float(y)) for x, y in graph.layout_star(center=degrees.index(max(degrees)))]
    shuffle = random.Random(SEED).shuffle
    best, fewest = star, _faults(star, lines) if len(lines) == graph.vcount() - 1 else math.inf
    for number in range(_STARTS):
        if fewest == 0:
            break
        found = _relaxed(graph, star if number == 0 else circle)
        faults = _faults(found, lines)
        if faults < fewest:
            best, fewest = found, faults
        shuffle(circle)
    return best


def _relaxed(graph: igraph.Graph, seed: list[Point]) -> list[Point]:
    return [(float(x), float(y)) for x, y in graph.layout_kamada_kawai(seed=seed)]


def _faults(points: list[Point], lines: list[tuple[int, int]]) -> int:
    """Crossings, and nodes that lie on (or all but on) a line that is not theirs."""
    return _crossings(points, lines) + _covered(points, lines)


def _covered(points: list[Point], lines: list[tuple[int, int]]) -> int:
    """How often a node is nearer to another's line than a twentieth of the picture's size."""
    near = 0.05 * max(math.dist(a, b) for a, b in itertools.combinations(points, 2))

    def distance(node: int, a: int, b: int) -> float:
        (px, py), (ax, ay), (bx, by) = points[node], points[a], points[b]
        length = (bx - ax) ** 2 + (by - ay) ** 2 or 1.0
        along = ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length
        along = min(1.0, max(0.0, along))
        return math.hypot(px - ax - along * (bx - ax), py - ay - along * (by - ay))

    return sum(
        distance(node, a, b) < near
        for a, b in lines
        for node in range(len(points))
        if node not in (a, b)
    )


def _crossings(points: list[Point], lines: list[tuple[int, int]]) -> int:
    """How many pairs of lines without a common end cross."""

    def side(a: int, b: int, c: int) -> float:
        (ax, ay), (bx, by), (cx, cy) = points[a], points[b], points[c]
        return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)

    return sum(
        side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0
        for (a, b), (c, d) in itertools.combinations(lines, 2)
        if not {a, b} & {c, d}
    )


def _turned(points: list[Point]) -> list[Point]:
    """The points turned so that they spread across more than down (principal axis)."""
    count = len(points)
    mean_x, mean_y = sum(x for x, _ in points) / count, sum(y for _, y in points) / count
    moved = [(x - mean_x, y - mean_y) for x, y in points]
    across, down = sum(x * x for x, _ in moved), sum(y * y for _, y in moved)
    angle = 0.5 * math.atan2(2 * sum(x * y for x, y in moved), across - down)
    cosine, sine = math.cos(angle), math.sin(angle)
    return [(x * cosine + y * sine, y * cosine - x * sine) for x, y in moved]


def _unit(points: list[Point]) -> list[Point]:
    """Both coordinates stretched to the range from 0 to 1."""
    if not points:
        return []
    columns = [_stretched([point[axis] for point in points]) for axis in (0, 1)]
    return list(zip(*columns, strict=True))


def _stretched(values: list[float]) -> list[float]:
    low, spread = min(values), max(values) - min(values)
    return [(value - low) / spread if spread > 1e-9 else 0.5 for value in values]


def _packed(count: int, parts: list[tuple[list[int], list[Point]]]) -> list[Point]:
    """Components side by side in rows, each in a box that grows with its size."""
    points: list[Point] = [(0.0, 0.0)] * count
    sides = [math.sqrt(len(part)) for part, _ in parts]
    limit = max([math.sqrt(sum((side + 1) ** 2 for side in sides) * _ASPECT), *sides], default=1)
    left = top = height = 0.0
    for (part, drawn), side in zip(parts, sides, strict=True):
        if left and left + side > limit:
            left, top, height = 0.0, top + height + 0.8, 0.0
        for vertex, (x, y) in zip(part, drawn, strict=True):
            points[vertex] = (left + x * side, top + y * side)
        left, height = left + side + 0.8, max(height, side)
    return points
