"""A text in which places are marked: cut wherever one begins or ends, so that they may overlap."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple


class Place(NamedTuple):
    """A half-open span of code points, and what it is a place of."""

    start: int
    end: int
    of: str


class Piece(NamedTuple):
    """A part of a line over which the same places lie.

    ``depth`` counts the spans over it; ``of`` says what the narrowest is a place of.
    """

    start: int
    text: str
    depth: int
    of: str


class Line(NamedTuple):
    """A line of a text: its number from 1, whether it begins a paragraph, and its pieces."""

    number: int
    begins: bool
    pieces: list[Piece]


def lines(text: str, places: Iterable[Place]) -> Iterator[Line]:
    """The lines of a text, those without a word left out; each place begins with a piece.

    >>> [[piece[1:] for piece in line.pieces] for line in lines("abc", [Place(1, 3, "x")])]
    [[('a', 0, ''), ('bc', 1, 'x')]]
    """
    spans = _spans(places)
    cuts = sorted({edge for one in spans for edge in (one.start, one.end)})
    cover = _Cover(spans)
    start, begins = 0, True
    for number, line in enumerate(text.split("\n"), 1):
        end = start + len(line)
        if line.strip():
            inside = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
            parts = pairwise([start, *inside, end])
            yield Line(number, begins, [Piece(a, text[a:b], *cover.at(a)) for a, b in parts])
        begins = not line.strip()
        start = end + 1


def _spans(places: Iterable[Place]) -> Sequence[Place]:
    """One place for each span, in the order of their starts."""
    first: dict[tuple[int, int], Place] = {}
    for place in places:
        if place.start < place.end:
            first.setdefault((place.start, place.end), place)
    return sorted(first.values())


class _Cover:
    """What lies over a position, asked for from the first to the last."""

    def __init__(self, spans: Sequence[Place]) -> None:
        self._coming = iter(spans)
        self._next = next(self._coming, None)
        # The narrowest first; one that has ended is taken away when it comes to the top.
        self._over: list[tuple[int, int, Place]] = []
        self._ends: list[int] = []

    def at(self, position: int) -> tuple[int, str]:
        """How many spans lie there, and what the narrowest is a place of."""
        while self._next is not None and self._next.start <= position:
            one = self._next
            heappush(self._over, (one.end - one.start, -one.start, one))
            heappush(self._ends, one.end)
            self._next = next(self._coming, None)
        while self._ends and self._ends[0] <= position:
            heappop(self._ends)
        while self._over and self._over[0][2].end <= position:
            heappop(self._over)
        return len(self._ends), self._over[0][2].of if self._over else ""
