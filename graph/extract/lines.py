"""A document's lines as a reader of contracts and contact blocks sees them, with their marks.

Segments join lines and drop marks that stand alone, as suits running text.
The structure of a contract is in just those marks, so it is read from lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.model import Document
from graph.patterns import regex
from graph.textmap import Mapped, mapped

_BULLETS = regex(r"[\s\u3000]*(?:[-*•・‣▪◦●○–][\s\u3000]+|[•・‣▪◦●])*[\s\u3000]*")
_FURNITURE = regex(
    r"[-–—=_*\s|]*(?:(?:Seite|Page|p\.)? ?\d{0,3}(?: ?(?:/|of|von) ?\d{1,3})?)[-–—=_*\s|]*"
)
_CIRCLED = regex(r"[\u2460-\u2473]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line: offsets in the document of its text (after any bullet) and its normalised view.

    ``block`` counts groups of lines between blank lines; ``circled`` says that
    its mark is a number in a circle, which NFKC makes a plain one.
    """

    start: int
    end: int
    block: int
    view: Mapped
    circled: bool
    bulleted: bool

    @property
    def text(self) -> str:
        """The normalised text."""
        return self.view.text


def lines(document: Document) -> list[Line]:
    """The lines that hold something, in order; page numbers and rules are left out."""
    return list(_lines(document.text))


def _lines(text: str) -> Iterator[Line]:
    block, position, blank = 0, 0, True
    for raw in text.splitlines(keepends=True):
        begin, position = position, position + len(raw)
        body = raw.rstrip()
        if not body.strip():
            blank = True
            continue
        block += blank
        blank = False
        bullets = _BULLETS.match(body)
        start = begin + (bullets.end() if bullets else 0)
        end = begin + len(body)
        if start >= end or _FURNITURE.fullmatch(body):
            continue
        view = mapped(text, start, end).strip()
        if view.text:
            circled = _CIRCLED.match(text, start) is not None
            bulleted = bullets is not None and bool(bullets.group().strip())
            yield Line(start, end, block, view, circled, bulleted)
