"""What pages of a PDF repeat at their edges: running heads and feet, page numbers."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graph.patterns import regex
from graph.readers.columns import Band, bands
from graph.readers.runs import Layer, Run

#: The part of a page's height in which heads and feet stand.
_EDGE = 0.13
#: The least distance to the text, in units of the letters' size.
_GAP = 1.2

_PAGE = regex(
    r"[-–—―‐・\s(\[]*(?:(?:p(?:age|\.)?|seite|s\.)\s*)?\d{1,4}"
    r"(?:\s*(?:/|of|von|／)\s*\d{1,4})?(?:\s*(?:ページ|頁|page|p))?[-–—―‐・\s)\]]*",
    re.IGNORECASE,
)


class _Edge(NamedTuple):
    """A band at the edge of a page: its text, and what it has in common with other pages'."""

    text: str
    key: tuple[bool, str]
    band: Band


def without_furniture(pages: Sequence[Layer]) -> list[list[Run]]:
    """The runs of each page without those of heads and feet; one layer of each page is given."""
    edges = [list(_edges(page)) for page in pages]
    counts = Counter(key for page in edges for key in {edge.key for edge in page})
    least = max(2, len(pages) // 3)
    kept = []
    for page, found in zip(pages, edges, strict=True):
        dropped: set[int] = set()
        for edge in found:
            if _PAGE.fullmatch(edge.text) or counts[edge.key] >= least:
                dropped.update(id(run) for run in edge.band.runs)
        kept.append([run for run in page.runs if id(run) not in dropped])
    return kept


def _edges(page: Layer) -> Iterator[_Edge]:
    """The bands at a page's upper and lower edge that stand apart from its text."""
    first, last = page.span
    height = last - first
    all_ = bands(page.runs)
    for head in (True, False):
        edge = [
            n
            for n, band in enumerate(all_)
            if (band.bottom < first + _EDGE * height if head else band.top > last - _EDGE * height)
        ]
        yield from (_edge(all_[n], head) for n in _apart(all_, edge, head))


def _apart(all_: Sequence[Band], edge: list[int], head: bool) -> list[int]:
    """The bands of an edge up to the widest gap towards the text; none if there is no such gap."""
    best, widest = None, _GAP
    for n in edge:
        upper, lower = (n, n + 1) if head else (n - 1, n)
        if upper < 0 or lower >= len(all_):
            return edge
        gap = (all_[lower].top - all_[upper].bottom) / all_[n].runs[0].size
        if gap > widest:
            best, widest = n, gap
    if best is None:
        return []
    return [n for n in edge if (n <= best if head else n >= best)]


def _edge(band: Band, head: bool) -> _Edge:
    runs = sorted(band.runs, key=lambda run: run.start)
    text = unicodedata.normalize("NFKC", " ".join(run.text for run in runs))
    return _Edge(text, (head, re.sub(r"\d+", "0", "".join(text.split()))), band)
