"""What comparing gives: hits, misses and inventions of one kind in one document.

Precision is hits / (hits + inventions), recall hits / (hits + misses) and F1
their harmonic mean (C. J. van Rijsbergen, Information Retrieval, 1979, ch. 7).
What only an optional entry of the gold covers is none of the three.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.model import Span


def surface(text: str) -> str:
    """The form in which names are compared: NFKC without white space; case counts.

    >>> surface("キング スカイフロント")
    'キングスカイフロント'
    """
    return "".join(unicodedata.normalize("NFKC", text).split())


def surfaces(*texts: str | None) -> frozenset[str]:
    """The comparable forms of those texts that are there."""
    return frozenset(surface(text) for text in texts if text)


@dataclass(frozen=True, slots=True)
class Item:
    """Something that was read or should have been: how it is shown and where it stands.

    ``lines`` are those that the gold names (1-based); ``spans`` are evidence
    of the reading; ``words`` are looked for in the text where there is neither.
    """

    label: str
    lines: tuple[int, ...] = ()
    spans: tuple[Span, ...] = ()
    words: tuple[str, ...] = ()


class Hit(NamedTuple):
    """What the gold wants, and what of the reading agrees with it."""

    wanted: Item
    found: Item


@dataclass(slots=True)
class Outcome:
    """Hits, misses and inventions of one kind.

    ``splits`` are one thing that was read as several: right, but not as one.
    They are shown and do not count.
    """

    hits: list[Hit] = field(default_factory=list)
    misses: list[Item] = field(default_factory=list)
    inventions: list[Item] = field(default_factory=list)
    splits: list[Item] = field(default_factory=list)

    def extend(self, other: Outcome) -> None:
        """Adds what another comparison of the same kind gave."""
        self.hits += other.hits
        self.misses += other.misses
        self.inventions += other.inventions
        self.splits += other.splits

    def tally(self, starts: list[int]) -> Tally:
        """The counts; ``starts`` are the offsets at which the document's lines begin."""
        placed = [hit for hit in self.hits if hit.wanted.lines and hit.found.spans]
        good = sum(_on_line(hit, starts) for hit in placed)
        return Tally(len(self.hits), len(self.misses), len(self.inventions), good, len(placed))


def _on_line(hit: Hit, starts: list[int]) -> bool:
    return any(
        line_of(starts, span.start) <= line <= line_of(starts, max(span.start, span.end - 1))
        for span in hit.found.spans
        for line in hit.wanted.lines
    )


def line_starts(text: str) -> list[int]:
    """The offsets at which the lines of ``text`` begin."""
    starts, position = [0], text.find("\n")
    while position >= 0:
        starts.append(position + 1)
        position = text.find("\n", position + 1)
    return starts


def line_of(starts: list[int], offset: int) -> int:
    """The line (1-based) in which ``offset`` lies."""
    from bisect import bisect_right

    return bisect_right(starts, offset)


class Tally(NamedTuple):
    """Counts that can be added up.

    ``placed`` counts the hits for which both sides name a place, ``good_place``
    those of them whose evidence touches a line that the gold names.
    """

    hits: int = 0
    misses: int = 0
    inventions: int = 0
    good_place: int = 0
    placed: int = 0

    def plus(self, other: Tally) -> Tally:
        """The sum."""
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def precision(self) -> float | None:
        """Share of what was read that is right; None where nothing was read."""
        return _share(self.hits, self.hits + self.inventions)

    @property
    def recall(self) -> float | None:
        """Share of what there is that was read; None where there is nothing."""
        return _share(self.hits, self.hits + self.misses)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where there is nothing at all."""
        return _share(2 * self.hits, 2 * self.hits + self.misses + self.inventions)

    @property
    def overlap(self) -> float | None:
        """Share of the placed hits whose evidence is where the gold says; None without any."""
        return _share(self.good_place, self.placed)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
