"""Where to break names, and where to put them so that they can be read."""

from __future__ import annotations

import itertools
import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from graph.exports.pictures.fonts import width

Point = tuple[float, float]

#: What may not begin a line in Japanese (gyōtō kinsoku, JIS X 4051).
_NOT_FIRST = frozenset(
    "·、。，．・：；？！ーヽヾゝゞ々〜)]）」』】〉》ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)

#: Parts of Japanese names of organisations after which a line may well end.
_ENDINGS = ("法人", "会社", "大学", "財団", "機構", "協会", "研究所", "都市", "県", "府", "市")


def wrap(text: str, limit: float, lines: int = 3) -> list[str]:
    """``text`` on at most ``lines`` lines of about equal length, of ``limit`` em if that suffices.

    Breaks at blanks, after a middle dot and between scripts before it breaks
    within a word.
    """
    count = min(lines, max(1, math.ceil(width(text) / limit)))
    if count == 1:
        return [text]
    places = [place for place in range(1, len(text)) if _breakable(text, place)]
    target = width(text) / count

    def cost(breaks: tuple[int, ...]) -> float:
        parts = itertools.pairwise((0, *breaks, len(text)))
        ragged = sum((width(text[start:end].strip()) - target) ** 2 for start, end in parts)
        return ragged + sum(_price(text, place) for place in breaks)

    best = min(itertools.combinations(places, min(count - 1, len(places))), key=cost)
    return [text[start:end].strip() for start, end in itertools.pairwise((0, *best, len(text)))]


def _script(character: str) -> str:
    name = unicodedata.name(character, "")
    for script in ("KATAKANA", "HIRAGANA", "CJK"):
        if script in name:
            return script
    return "OTHER"


def _breakable(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    if " " in (before, after):
        return before == " "
    return after not in _NOT_FIRST and "OTHER" not in (_script(before), _script(after))


def _price(text: str, place: int) -> float:
    """What a break costs in squared em."""
    before, after = text[place - 1], text[place]
    if before in " ・":
        return 0.0
    if text[:place].endswith(_ENDINGS) and after not in "法学校":
        return 1.0
    if _script(before) != _script(after):
        return 3.0 if _script(after) == "KATAKANA" else 8.0
    return 60.0


class Box(NamedTuple):
    """A rectangle in pixels, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box) -> float:
        """The area that both cover."""
        if self.left >= other.right or other.left >= self.right:
            return 0.0
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        if down <= 0:
            return 0.0
        return (min(self.right, other.right) - max(self.left, other.left)) * down

    def inside(self, other: Box) -> bool:
        """Whether no part of this box is outside the other."""
        across = other.left <= self.left and self.right <= other.right
        return across and other.top <= self.top and self.bottom <= other.bottom

    def nearest(self, x: float, y: float) -> Point:
        """The point of this box that is nearest to another."""
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)


@dataclass(frozen=True, slots=True)
class Disc:
    """A node on the page."""

    x: float
    y: float
    radius: float

    @property
    def box(self) -> Box:
        """The square around it."""
        return Box(
            self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius
        )


@dataclass(frozen=True)
class Label:
    """Lines of text to be put beside a disc; ``size`` is the font size in pixels."""

    lines: tuple[str, ...]
    size: float

    @cached_property
    def width(self) -> float:
        """In pixels."""
        return max(width(line) for line in self.lines) * self.size + 4

    @property
    def height(self) -> float:
        """In pixels."""
        return len(self.lines) * self.size * LEADING + 2


#: Line height, in em.
LEADING = 1.22

#: From so many lines on, labels may lie on them.
_THICKET = 150

#: Directions that a label may lie in, the best first: right, left, below, above, corners.
_DIRECTIONS = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))
#: How far a label may lie from its disc, in pixels; far ones are joined to it by a line.
_BESIDE, _AWAY, _LAST = 4.0, (14.0, 28.0, 50.0, 76.0), (105.0, 140.0, 180.0, 230.0)
#: In a crowd only so many names may go far from their discs, and so many as far as can be.
_FAR, _FARTHEST, _IN_CROWD = 48, 24, (14.0,)
_TURNS = 16
_ROUNDS = 3


class Spot(NamedTuple):
    """Where a label lies, and whether so far off that a line joins it to its disc."""

    box: Box
    away: bool


def candidates(disc: Disc, label: Label, gaps: Sequence[float] = _AWAY) -> list[Spot]:
    """Places around a disc for its label, near ones first."""
    spots = []
    for across, down in _DIRECTIONS:
        # On a corner the label comes in by what the circle leaves free there.
        reach = (disc.radius + _BESIDE) * (0.7 if across and down else 1.0)
        x = disc.x + across * (reach + label.width / 2)
        y = disc.y + down * (reach + label.height / 2)
        spots.append(Spot(_around(x, y, label), away=False))
    for gap in gaps:
        for turn in range(_TURNS):
            angle = turn * 2 * math.pi / _TURNS
            x = disc.x + math.cos(angle) * (disc.radius + gap + label.width / 2)
            y = disc.y + math.sin(angle) * (disc.radius + gap + label.height / 2)
            spots.append(Spot(_around(x, y, label), away=True))
    return spots


def _around(x: float, y: float, label: Label) -> Box:
    left, top = x - label.width / 2, y - label.height / 2
    return Box(left, top, left + label.width, top + label.height)


def place(
    discs: Sequence[Disc],
    labels: Sequence[Label | None],
    lines: Sequence[tuple[int, int]],
    page: Box,
) -> list[Spot | None]:
    """A place for each label: inside the page, off all other labels and discs, off lines if it can.

    Greedy from the largest disc on, then a few rounds in which each label may
    move. What then still lies on something moves to where nothing is, or has no
    place. The same input gives the same places.
    """
    order = sorted(range(len(discs)), key=lambda i: (-discs[i].radius, i))
    options: dict[int, list[tuple[Spot, float]]] = {}
    for number, i in enumerate(order):
        gaps = _AWAY if number < _FAR or len(lines) <= _THICKET else _IN_CROWD
        if label := labels[i]:
            spots = [s for s in candidates(discs[i], label, gaps) if s.box.inside(page)]
            options[i] = _priced(discs[i], spots, discs, lines)
    chosen: dict[int, Spot] = {}
    for _ in range(_ROUNDS):
        for i, places in options.items():
            if places:
                others = [(discs[j], spot) for j, spot in chosen.items() if j != i]
                chosen[i] = _cheapest(discs[i], places, others)
    farthest = _FARTHEST if len(lines) > _THICKET else len(discs)
    return _cleared(discs, labels, options, chosen, page, farthest)


def _cheapest(
    disc: Disc, places: list[tuple[Spot, float]], others: list[tuple[Disc, Spot]]
) -> Spot:
    """The place that costs least beside the names, and their lines, that have places by now."""
    whole = _whole([spot.box for spot, _ in places] + [disc.box])
    boxes = [spot.box for _, spot in others if spot.box.overlap(whole)]
    leaders = [
        leader
        for other, spot in others
        if spot.away and covered(whole, *(leader := _leader(other, spot)))
    ]
    best, least = places[0][0], math.inf
    for spot, cost in places:
        if cost >= least:
            continue
        cost += 4 * sum(map(spot.box.overlap, boxes))
        cost += 40 * sum(covered(spot.box, *leader) for leader in leaders)
        if spot.away:
            cost += 40 * sum(covered(box, *_leader(disc, spot)) for box in boxes)
        if cost < least:
            best, least = spot, cost
    return best


def _leader(disc: Disc, spot: Spot) -> tuple[Point, Point]:
    """The line from a disc to its name."""
    return (disc.x, disc.y), spot.box.nearest(disc.x, disc.y)


def _priced(
    disc: Disc, spots: list[Spot], discs: Sequence[Disc], lines: Sequence[tuple[int, int]]
) -> list[tuple[Spot, float]]:
    """What each place costs by itself, in square pixels: nothing but names counted."""
    if not spots:
        return []
    whole = _whole([spot.box for spot in spots] + [disc.box])
    near = [other.box for other in discs if other is not disc and other.box.overlap(whole)]
    under: list[tuple[Point, Point]] = []
    if len(lines) <= _THICKET:  # else all places are crossed, and looking takes long
        ends = (((discs[a].x, discs[a].y), (discs[b].x, discs[b].y)) for a, b in lines)
        under = [(one, other) for one, other in ends if covered(whole, one, other)]
    found = []
    for rank, spot in enumerate(spots):
        cost = 12.0 * rank
        cost += 8 * sum(map(spot.box.overlap, near)) + 8 * spot.box.overlap(disc.box)
        cost += 16 * sum(covered(spot.box, one, other) for one, other in under)
        if spot.away:
            leader = _leader(disc, spot)
            cost = cost - 12 * rank + 200 + 12 * math.dist(*leader)
            cost += 40 * sum(covered(box, *leader) for box in near)
        found.append((spot, cost))
    return found


def _whole(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _cleared(
    discs: Sequence[Disc],
    labels: Sequence[Label | None],
    options: dict[int, list[tuple[Spot, float]]],
    chosen: dict[int, Spot],
    page: Box,
    farthest: int,
) -> list[Spot | None]:
    """The places without those that lie on others: the first in order keeps its own.

    Another takes the next that is free; the first ``farthest`` ones go as far as they must.
    """
    kept: dict[int, Spot] = {}
    taken = [disc.box for disc in discs]
    for number, (i, places) in enumerate(options.items()):
        ranked = [spot for spot, _ in sorted(places, key=lambda item: item[1])]
        label = labels[i]
        far: list[Spot] = []
        if label and number < farthest:
            far = candidates(discs[i], label, _LAST)[len(_DIRECTIONS) :]
        for spot in itertools.chain([chosen[i]] if i in chosen else [], ranked, far):
            if spot.box.inside(page) and not any(map(spot.box.overlap, taken)):
                kept[i] = spot
                taken.append(spot.box)
                break
    return [kept.get(i) for i in range(len(discs))]


def covered(box: Box, one: Point, other: Point) -> float:
    """The length of the part of a line that is inside a box (Liang and Barsky, 1984)."""
    (x0, y0), (x1, y1) = one, other
    if (x0 < box.left and x1 < box.left) or (x0 > box.right and x1 > box.right):
        return 0.0
    if (y0 < box.top and y1 < box.top) or (y0 > box.bottom and y1 > box.bottom):
        return 0.0
    low, high = 0.0, 1.0
    across, down = x1 - x0, y1 - y0
    edges = (
        (-across, x0 - box.left),
        (across, box.right - x0),
        (-down, y0 - box.top),
        (down, box.bottom - y0),
    )
    for step, room in edges:
        if step == 0:
            if room < 0:
                return 0.0
        elif step < 0:
            low = max(low, room / step)
        else:
            high = min(high, room / step)
    return max(0.0, high - low) * math.hypot(across, down)
