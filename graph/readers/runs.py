"""A PDF page's letters as runs: what stands on one line without a gap.

Coordinates are those of the reader: ``start`` and ``end`` along the line,
``base`` down the page from line to line, in points. Text that is turned by a
right angle, or set in columns from top to bottom, is turned until it reads
like any other; what stands at a slant is a stamp or a watermark and is left out.
"""

from __future__ import annotations

import math
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from graph.patterns import regex

#: In units of the letter's size: gaps that are none, that part words, that part cells.
_TIGHT = 0.18
_TIGHT_ASIAN = 0.5
_CELL = 1.1

_ASIAN = regex(
    "[\u2018-\u201d\u2026\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
_UPRIGHT, _DOWN = 0, 270


class Glyph(NamedTuple):
    """One letter as the reader sees it."""

    letter: str
    start: float
    end: float
    base: float
    size: float


@dataclass(slots=True)
class Run:
    """Letters of one line: ``text`` from ``start`` to ``end`` on ``base``.

    ``spaced``: a space follows, which would be lost where the line ends.
    """

    text: str
    start: float
    end: float
    base: float
    size: float
    spaced: bool = False

    @property
    def top(self) -> float:
        """The upper edge of a letter without ascenders, so that lines set tight do not touch."""
        return self.base - 0.7 * self.size

    @property
    def asian(self) -> bool:
        """Whether the run is Japanese, Chinese or Korean rather than Latin."""
        return 2 * len(_ASIAN.findall(self.text)) >= len(self.text.strip())


class Rule(NamedTuple):
    """A straight line at ``at``, across or down the page, from ``low`` to ``high``."""

    down: bool
    at: float
    low: float
    high: float


class Layer(NamedTuple):
    """The part of a page that reads in one direction."""

    runs: list[Run]
    rules: list[Rule]
    #: First and last coordinate of the page from line to line.
    span: tuple[float, float]


def is_asian(letter: str) -> bool:
    """Whether lines may break beside ``letter`` without a space."""
    return _ASIAN.match(letter) is not None


def layers(
    size: Sequence[float], glyphs: Sequence[Sequence[Any]], boxes: Iterable[Sequence[float]]
) -> list[Layer]:
    """The page's layers, the one with most text first."""
    groups: dict[int, list[Glyph]] = defaultdict(list)
    for turn, glyph in _turned(glyphs):
        groups[turn].append(glyph)
    boxes = list(boxes)
    found = []
    for turn, group in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        rules = [rule for box in boxes for rule in _rules(box, turn)]
        corners = [_point(x, y, turn)[1] for x in (0, size[0]) for y in (0, size[1])]
        runs = _runs(group, [rule for rule in rules if rule.down])
        if runs:
            found.append(Layer(runs, rules, (min(corners), max(corners))))
    return found


def _point(x: float, y: float, turn: int) -> tuple[float, float]:
    """Along the line and down the page, where lines run at ``turn`` degrees clockwise."""
    if turn == 0:
        return x, -y
    if turn == 90:
        return -y, -x
    return (-x, y) if turn == 180 else (y, x)


def _turned(glyphs: Sequence[Sequence[Any]]) -> Iterable[tuple[int, Glyph]]:
    vertical = _vertical(glyphs)
    for number, values in enumerate(glyphs):
        letter = str(values[0])
        x, y, left, bottom, right, top, size, angle = map(float, values[1:])
        turn = round(angle / 90) * 90
        if abs(angle - turn) > 3:
            continue
        turn %= 360
        em = min(max(size, max(right - left, top - bottom) * 0.5), 400.0) if size else 10.0
        if number in vertical:
            middle = -(left + right) / 2
            yield 90, Glyph(letter, -top, -bottom, middle + 0.35 * em, em)
            continue
        first, last = _point(left, bottom, turn)[0], _point(right, top, turn)[0]
        base = _point(x, y, turn)[1]
        yield turn, Glyph(letter, min(first, last), max(first, last), base, em)


def _vertical(glyphs: Sequence[Sequence[Any]]) -> set[int]:
    """The letters that stand in columns: three or more, each right under the one before."""
    found: set[int] = set()
    chain: list[int] = []
    for number, values in enumerate(glyphs):
        if chain and _is_under(glyphs[chain[-1]], values):
            chain.append(number)
            continue
        if len(chain) >= 3:
            found.update(chain)
        chain = [number]
    if len(chain) >= 3:
        found.update(chain)
    return found


def _is_under(upper: Sequence[Any], lower: Sequence[Any]) -> bool:
    if upper[8] != 0 or lower[8] != 0:
        return False
    size = float(upper[7])
    middle = float(lower[3] + lower[5] - upper[3] - upper[5]) / 2
    step = float(upper[6] - lower[6])
    return abs(middle) < 0.2 * size and 0.4 * size < step < 1.35 * size


def _rules(box: Sequence[float], turn: int) -> Iterable[Rule]:
    (a, b), (c, d) = _point(box[0], box[1], turn), _point(box[2], box[3], turn)
    left, right, top, bottom = min(a, c), max(a, c), min(b, d), max(b, d)
    if right - left > 8:
        yield Rule(False, top, left, right)
        if bottom - top > 3:
            yield Rule(False, bottom, left, right)
    if bottom - top > 8:
        yield Rule(True, left, top, bottom)
        if right - left > 3:
            yield Rule(True, right, top, bottom)


def _runs(glyphs: list[Glyph], rules: list[Rule]) -> list[Run]:
    """Letters joined to runs, line by line."""
    fences: list[tuple[float, ...]] = sorted((rule.at, rule.low, rule.high) for rule in rules)
    found = []
    for line in _lines(glyphs):
        line.sort(key=lambda glyph: glyph.start)
        for part in _parts(line, fences):
            run = _run(part)
            if run.text:
                found.append(run)
    return _without_ruby(found)


def _lines(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Letters by their base line; a raised or lowered letter belongs to its neighbours."""
    lines: list[list[Glyph]] = []
    base = -math.inf
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        if lines and glyph.base - base <= 0.25 * max(glyph.size, lines[-1][0].size):
            lines[-1].append(glyph)
            continue
        lines.append([glyph])
        base = glyph.base
    return lines


def _parts(line: list[Glyph], fences: list[tuple[float, ...]]) -> Iterable[list[Glyph]]:
    part: list[Glyph] = []
    for glyph in line:
        if part and (
            glyph.start - part[-1].end > _CELL * max(glyph.size, part[-1].size)
            or _fenced(part[-1], glyph, fences)
        ):
            yield part
            part = []
        part.append(glyph)
    if part:
        yield part


def _fenced(left: Glyph, right: Glyph, fences: list[tuple[float, ...]]) -> bool:
    """Whether a rule stands between two letters."""
    first, last = (left.start + left.end) / 2, (right.start + right.end) / 2
    if not fences or last <= first:
        return False
    height = right.base - 0.3 * right.size
    near = fences[bisect_left(fences, (first,)) : bisect_right(fences, (last,))]
    return any(low <= height <= high for _, low, high in near)


def _run(part: list[Glyph]) -> Run:
    pieces: list[str] = []
    before: Glyph | None = None
    for glyph in part:
        if glyph.letter == "\ufffd" and not pieces:
            continue
        if before is not None and not before.letter.isspace() and not glyph.letter.isspace():
            asian = is_asian(before.letter) or is_asian(glyph.letter)
            gap = _TIGHT_ASIAN if asian else _TIGHT
            if glyph.start - before.end > gap * min(glyph.size, before.size):
                pieces.append(" ")
        # PDFium's sign of a hyphen at the end of a line; compatibility forms stay as they are.
        pieces.append("-" if glyph.letter == "\x02" else glyph.letter)
        before = glyph
    sizes = sorted(glyph.size for glyph in part)
    bases = sorted(glyph.base for glyph in part)
    text = "".join(c for c in "".join(pieces) if c == "\t" or unicodedata.category(c) != "Cc")
    shown = [glyph for glyph in part if not glyph.letter.isspace()] or part
    middle = len(part) // 2
    end = max(glyph.end for glyph in shown)
    shown_text = text.strip().replace("\t", " ")
    spaced = text[-1:].isspace()
    return Run(shown_text, shown[0].start, end, bases[middle], sizes[middle], spaced)


#: The most pairs of runs that are looked at; a page with more is no page of text.
_COMPARED = 1_000_000
_KANA = regex(r"[\u3040-\u30ff・\s]+")


def _without_ruby(runs: list[Run]) -> list[Run]:
    """The runs without readings: small kana right above letters twice their size."""
    small = [run for run in runs if _KANA.fullmatch(run.text)]
    if not small or len(small) * len(runs) > _COMPARED:
        return runs
    found = set()
    for run in small:
        for other in runs:
            if (
                1.6 * run.size <= other.size
                and 0 < other.base - run.base < 1.6 * other.size
                and run.start > other.start - other.size
                and run.end < other.end + other.size
            ):
                found.add(id(run))
                break
    return [run for run in runs if id(run) not in found]
