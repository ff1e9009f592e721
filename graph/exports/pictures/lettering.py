"""How wide names are, and where to break and put them so that they can be read.

Widths are estimates in em for a common sans-serif: a picture has no font of
its own and is shown with whatever the reader has.
"""

from __future__ import annotations

import itertools
import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

_NARROW = frozenset("iljtfrI.,:;'|!()[]-· ")
_WIDE = frozenset("mwMW@%")
#: What may not begin a line in Japanese (gyōtō kinsoku, JIS X 4051).
_NOT_FIRST = frozenset(
    "、。，．・：；？！ーヽヾゝゞ々〜)]）」』】〉》ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)

#: Parts of Japanese names of organisations after which a line may well end.
_ENDINGS = ("法人", "会社", "大学", "財団", "機構", "協会", "研究所", "都市", "県", "府", "市")


def width(text: str) -> float:
    """The width of ``text`` in em, about."""
    return sum(_em(character) for character in text)


def _em(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character in _NARROW:
        return 0.32
    if character in _WIDE:
        return 0.88
    return 0.68 if character.isupper() else 0.56


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
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across * down if across > 0 and down > 0 else 0.0


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


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text to be put beside a disc; ``size`` is the font size in pixels."""

    lines: tuple[str, ...]
    size: float

    @property
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


def candidates(disc: Disc, label: Label) -> list[Box]:
    """Places around a disc for its label, near ones first."""
    boxes = []
    for gap in (4.0, 14.0, 28.0):
        for across, down in _DIRECTIONS:
            # On a corner the label comes in by what the circle leaves free there.
            inset = 0.7 if across and down else 1.0
            reach = disc.radius * inset + gap
            x = disc.x + across * (reach + label.width / 2)
            y = disc.y + down * (reach + label.height / 2)
            left, top = x - label.width / 2, y - label.height / 2
            boxes.append(Box(left, top, left + label.width, top + label.height))
    return boxes


def place(
    discs: Sequence[Disc],
    labels: Sequence[Label | None],
    lines: Sequence[tuple[int, int]],
    page: Box,
) -> list[Box | None]:
    """A place for each label: inside the page, off other labels, discs and lines if it can be.

    Greedy from the largest disc on, then three rounds in which each label may
    move; the same input gives the same places.
    """
    order = sorted(range(len(discs)), key=lambda i: (-discs[i].radius, i))
    options: dict[int, list[tuple[Box, float]]] = {}
    for i in order:
        if label := labels[i]:
            near = _near(discs, discs[i], label)
            found = enumerate(candidates(discs[i], label))
            options[i] = [
                (box, _cost(box, rank, page) + _covered(box, near) + _crossed(box, discs, lines))
                for rank, box in found
            ]
    chosen: dict[int, Box] = {}
    for _ in range(3):
        for i, places in options.items():
            others = [box for j, box in chosen.items() if j != i]
            costs = [cost + 3 * sum(map(box.overlap, others)) for box, cost in places]
            chosen[i] = places[costs.index(min(costs))][0]
    return [chosen.get(i) for i in range(len(discs))]


def _cost(box: Box, rank: int, page: Box) -> float:
    """What a place costs by itself, in square pixels."""
    area = (box.right - box.left) * (box.bottom - box.top)
    return rank * 0.01 * area + (area - box.overlap(page)) * 20


def _near(discs: Sequence[Disc], disc: Disc, label: Label) -> list[Box]:
    """The discs that the label of ``disc`` could lie on."""
    across, down = label.width + 100, label.height + 100
    return [d.box for d in discs if abs(d.x - disc.x) < across and abs(d.y - disc.y) < down]


def _covered(box: Box, near: Sequence[Box]) -> float:
    return 2 * sum(map(box.overlap, near))


def _crossed(box: Box, discs: Sequence[Disc], lines: Sequence[tuple[int, int]]) -> float:
    """The lines under a place. In a thicket all places are crossed, and looking takes long."""
    if len(lines) > _THICKET:
        return 0.0
    ends = ((discs[source], discs[target]) for source, target in lines)
    return 8 * sum(_inside(box, one.x, one.y, other.x, other.y) for one, other in ends)


def _inside(box: Box, x0: float, y0: float, x1: float, y1: float) -> float:
    """The length of the part of a line that is inside a box (Liang and Barsky, 1984)."""
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
