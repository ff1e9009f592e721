"""Where the nodes of a picture go: the same network and seed always in the same place.

Each connected component is laid out by itself: after Kamada and Kawai
(Information Processing Letters 31 (1989), 7-15), from a few starts if lines
cross, and from :data:`LARGE` nodes on after Fruchterman and Reingold (Software:
Practice and Experience 21 (1991), 1129-1164). Then they are packed where they
have room, as large as the page allows.
"""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Sequence

import igraph

from graph.networks.measures import SEED
from graph.networks.native import seeded

Point = tuple[float, float]
Size = tuple[float, float]

#: Components of this many nodes or more get the faster layout.
LARGE = 300
# Starts that are tried, and the number of lines from which they are not worth it.
_STARTS, _TANGLED = 12, 80
# What is left free between components, in lengths of an edge, for names.
_BESIDE, _BELOW = 1.1, 0.7
# An edge is at most this long, across and down, in pixels; and this much longer across.
_LONGEST, _STRETCH = (430.0, 260.0), 1.9


def layout(graph: igraph.Graph, room: Size, seed: int | None = None) -> list[Point]:
    """A point for each vertex, from (0, 0) to ``room``."""
    seed = SEED if seed is None else seed
    parts = sorted((list(part) for part in graph.connected_components()), key=_size)
    drawn = [_component(graph.induced_subgraph(part), seed) for part in parts]
    sizes = [_extent(points) for points in drawn]
    corners, used = _packed(sizes, room)
    across = min(room[0] / (used[0] or 1), _LONGEST[0])
    down = min(room[1] / (used[1] or 1), _LONGEST[1])
    across, down = min(across, down * _STRETCH), min(down, across * _STRETCH)
    left, top = (room[0] - used[0] * across) / 2, (room[1] - used[1] * down) / 2
    found: list[Point] = [(0.0, 0.0)] * graph.vcount()
    for part, points, (x0, y0) in zip(parts, drawn, corners, strict=True):
        for vertex, (x, y) in zip(part, points, strict=True):
            found[vertex] = (left + (x0 + x) * across, top + (y0 + y) * down)
    return found


def apart(points: Sequence[Point], radii: Sequence[float], room: Size, gap: float) -> list[Point]:
    """The points moved until discs of these radii have ``gap`` between them, if they can have it.

    In rounds each two that are too near push each other, as far as the page goes.
    """
    found = [list(point) for point in points]
    order = range(len(found))
    reach = 2 * max(radii, default=0.0) + gap
    for _ in range(60):
        moved = False
        ranked = sorted(order, key=lambda i: (found[i][0], i))
        for place, i in enumerate(ranked):
            for j in ranked[place + 1 :]:
                if found[j][0] - found[i][0] > reach:
                    break
                across, down = found[j][0] - found[i][0], found[j][1] - found[i][1]
                lacking = radii[i] + radii[j] + gap - math.hypot(across, down)
                if lacking <= 0:
                    continue
                moved = True
                angle = math.atan2(down, across) if across or down else (i * 2.4 + j)
                for place_, sign in ((found[i], -1), (found[j], 1)):
                    place_[0] += sign * (lacking / 2 + 0.05) * math.cos(angle)
                    place_[1] += sign * (lacking / 2 + 0.05) * math.sin(angle)
                    place_[0] = min(max(place_[0], 0.0), room[0])
                    place_[1] = min(max(place_[1], 0.0), room[1])
        if not moved:
            break
    return [(x, y) for x, y in found]


def _size(part: list[int]) -> tuple[int, int]:
    return (-len(part), part[0])


def _component(graph: igraph.Graph, seed: int) -> list[Point]:
    """A layout from (0, 0) on in which an edge is about as long as 1."""
    count = graph.vcount()
    if count <= 2:
        return [(float(place), 0.0) for place in range(count)]
    if count < LARGE:
        return _scaled(graph, _turned(_untangled(graph, seed)))
    with seeded(seed):
        found = graph.layout_fruchterman_reingold(niter=300, grid=True)
    return _scaled(graph, _turned([(float(x), float(y)) for x, y in found]))


def _untangled(graph: igraph.Graph, seed: int) -> list[Point]:
    """The layout with the fewest lines that cross or lie on others, of those from a few starts.

    The first start puts the busiest node in the middle of a circle of all others;
    with another seed than the usual one the first is chance, too.
    """
    lines = [(edge.source, edge.target) for edge in graph.es]
    circle = [tuple(point) for point in graph.layout_circle()]
    shuffle = random.Random(seed).shuffle
    if seed != SEED:
        shuffle(circle)
    if len(lines) > _TANGLED:
        return _relaxed(graph, circle)
    degrees = graph.degree()
    star = [(float(x), float(y)) for x, y in graph.layout_star(center=degrees.index(max(degrees)))]
    best, fewest = star, _faults(star, lines) if len(lines) == graph.vcount() - 1 else math.inf
    for number in range(_STARTS):
        if fewest == 0:
            break
        found = _relaxed(graph, star if number == 0 and seed == SEED else circle)
        faults = _faults(found, lines)
        if faults < fewest:
            best, fewest = found, faults
        shuffle(circle)
    return best


def _relaxed(graph: igraph.Graph, start: list[Point]) -> list[Point]:
    return [(float(x), float(y)) for x, y in graph.layout_kamada_kawai(seed=start)]


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


def _scaled(graph: igraph.Graph, points: list[Point]) -> list[Point]:
    """The points from (0, 0) on, an edge on average as long as 1."""
    lengths = [math.dist(points[edge.source], points[edge.target]) for edge in graph.es]
    unit = sum(lengths) / len(lengths) or 1.0
    left, top = min(x for x, _ in points), min(y for _, y in points)
    return [((x - left) / unit, (y - top) / unit) for x, y in points]


def _extent(points: list[Point]) -> Size:
    return (max(x for x, _ in points), max(y for _, y in points))


def _packed(sizes: Sequence[Size], room: Size) -> tuple[list[Point], Size]:
    """The upper left corner of each box, and how far all reach: the largest that fits ``room``.

    Of a few widths of the whole the best is taken.
    """
    boxes = [(across + _BESIDE, down + _BELOW) for across, down in sizes]
    if not boxes:
        return [], (0.0, 0.0)
    least, most = max(across for across, _ in boxes), sum(across for across, _ in boxes)
    tries = [_skyline(boxes, least + (most - least) * step / 24) for step in range(25)]

    def scale(tried: tuple[list[Point], Size]) -> float:
        across, down = tried[1]
        return min(room[0] / (across or 1), room[1] / (down or 1) * 1.2)

    corners, (across, down) = max(tries, key=scale)
    return corners, (across - _BESIDE, down - _BELOW)


def _skyline(boxes: Sequence[Size], limit: float) -> tuple[list[Point], Size]:
    """Each box as high up, then as far left, as those before it leave room within ``limit``."""
    line = [(0.0, 0.0, limit)]  # pieces from left to right: where, how low, how wide
    corners: list[Point] = []
    for across, down in boxes:
        spots = []
        for x, _, _ in line:
            if x + across <= limit + 1e-9:
                under = [low for left, low, wide in line if left < x + across and left + wide > x]
                spots.append((max(under), x))
        top, left = min(spots) if spots else (max(low for _, low, _ in line), 0.0)
        corners.append((left, top))
        line = _raised(line, left, left + across, top + down)
    reach = max(left + across for (left, _), (across, _) in zip(corners, boxes, strict=True))
    return corners, (reach, max(low for _, low, _ in line))


def _raised(
    line: list[tuple[float, float, float]], left: float, right: float, low: float
) -> list[tuple[float, float, float]]:
    """The skyline with a box from ``left`` to ``right`` down to ``low``."""
    found = []
    for x, depth, wide in line:
        if x < left:
            found.append((x, depth, min(x + wide, left) - x))
        if x + wide > right:
            start = max(x, right)
            found.append((start, depth, x + wide - start))
    found.append((left, low, right - left))
    return sorted(piece for piece in found if piece[2] > 1e-9)
