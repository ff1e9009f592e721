"""An element tree as lines of text: what a browser would show, one block to a line.

The line ends are those of the HTML standard's ``innerText``: blocks stand on
lines of their own, paragraphs and headings apart from each other. Headings
are marked with ``#``, list items with ``-`` or their number, the cells of a
row are parted by tabs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element as Element

from graph.patterns import regex
from graph.readers.grid import is_layout, rows

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
#: Blocks that stand apart from what is around them.
_APART = frozenset(
    [
        *("p", "ul", "ol", "dl", "blockquote", "pre", "figure", "table", "hr", "section"),
        *("article", "main", "address", "fieldset", "body", *_HEADINGS),
    ]
)
_BLOCKS = _APART | frozenset(
    [
        *("div", "li", "dt", "tr", "td", "th", "caption", "figcaption", "header", "footer"),
        *("form", "center", "summary", "details", "legend", "hgroup", "thead", "tbody", "tfoot"),
        *("nav", "aside", "dir", "listing", "xmp", "plaintext", "dialog", "search", "html"),
    ]
)

#: Base and reading; where end tags are left out, one stands in the other.
_RUBY = frozenset(["ruby", "rb", "rt"])

_ASIAN = "\u2026\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
# A line end in the source between Japanese letters is no space (CSS Text, segment breaks).
_BREAK = regex(rf"(?<=[{_ASIAN}])[ \t\r\n\f]*[\r\n][ \t\r\n\f]*(?=[{_ASIAN}])")
_SPACES = regex(r"[ \t\r\n\f]+")
#: Where a word may be broken, and nothing else.
_SOFT = str.maketrans("", "", "\xad\u200b")


@dataclass(slots=True)
class Line:
    """A line of a page. ``linked``: letters that are links; ``apart``: after a blank line."""

    text: str
    linked: int = 0
    rank: int = 0
    apart: bool = False

    @property
    def density(self) -> float:
        """The share of the line that is links."""
        letters = len("".join(self.text.split()))
        return min(1.0, self.linked / letters) if letters else 0.0


def lines(root: Element) -> list[Line]:
    """The lines of ``root`` in the order in which they are shown."""
    flow = _Flow()
    flow.walk(root)
    flow.end_line()
    return flow.lines


def line_of(element: Element) -> str:
    """The text of ``element`` on one line."""
    return " ".join(line.text for line in lines(element))


class _Flow:
    """Collects text until a block begins or ends."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._pieces: list[str] = []
        self._linked = 0
        self._links = 0
        self._apart = False
        self._rank = 0
        self._marker = ""
        self._pre = 0
        self._lists: list[int | None] = []
        self._ruby = ["rb"]

    def walk(self, root: Element) -> None:
        """Reads ``root`` without recursion: pages may nest as deep as they are long."""
        steps = etree.iterwalk(root, events=("start", "end"))
        for event, element in steps:
            tag = element.tag
            if event == "start":
                if not isinstance(tag, str):
                    steps.skip_subtree()
                elif tag == "table" and not is_layout(element):
                    self._table(element)
                    steps.skip_subtree()
                else:
                    self._start(element, tag)
                    self._text(element.text)
                continue
            if isinstance(tag, str):
                self._end(element, tag)
            if element is not root:
                self._text(element.tail)

    def _start(self, element: Element, tag: str) -> None:
        if tag == "a" and "href" in element.attrib:
            self._links += 1
        elif tag in _RUBY:
            self._ruby.append(tag)
        elif tag == "br":
            self._break()
        elif tag == "dd":
            self._definition()
        elif tag in _BLOCKS:
            self.end_line(tag in _APART and not (self._marker or (self._lists and tag != "p")))
            if tag in _HEADINGS:
                self._rank = _HEADINGS[tag]
            elif tag in ("ul", "ol"):
                self._lists.append(_first(element) if tag == "ol" else None)
            elif tag == "li":
                self._marker = self._next_marker(element)
            elif tag in ("pre", "listing", "xmp"):
                self._pre += 1

    def _end(self, element: Element, tag: str) -> None:
        if tag == "a" and "href" in element.attrib:
            self._links -= 1
        elif tag in _RUBY:
            self._ruby.pop()
        elif tag == "dt":
            # What defines it stands on the same line.
            if self._pieces:
                self._pieces.append("\x00")
        elif tag == "dd" or tag in _BLOCKS:
            self.end_line()
            if tag in ("ul", "ol") and self._lists:
                self._lists.pop()
            elif tag in ("pre", "listing", "xmp"):
                self._pre -= 1
            elif tag == "li":
                self._marker = ""
            self._rank = 0
            self._apart |= tag in _APART and not self._lists

    def _definition(self) -> None:
        if not (self._pieces and self._pieces[-1] == "\x00"):
            self.end_line()

    def _text(self, text: str | None) -> None:
        if not text or self._ruby[-1] == "rt":
            return
        if self._pieces and self._pieces[-1] == "\x00" and not text.strip():
            return
        if self._pre and "\n" in text:
            first, *others = text.split("\n")
            self._inline(first)
            for other in others:
                self._break()
                self._inline(other)
            return
        self._inline(text)

    def _inline(self, text: str) -> None:
        self._pieces.append(text.replace("\x00", ""))
        if self._links:
            self._linked += len("".join(text.split()))

    def _break(self) -> None:
        """A line end within a block; a second one leaves a blank line."""
        if not self.end_line():
            self._apart = bool(self.lines)

    def end_line(self, apart: bool = False) -> bool:
        """Ends the line; whether there was one. ``apart``: a blank line comes next."""
        text = _shown("".join(self._pieces))
        linked, self._linked = self._linked, 0
        self._pieces.clear()
        if text:
            self._add(text, linked)
        self._apart |= apart
        return bool(text)

    def _add(self, text: str, linked: int) -> None:
        prefix = "#" * self._rank + " " if self._rank else self._marker
        self._marker = ""
        self.lines.append(Line(prefix + text, linked, self._rank, self._apart))
        self._apart = False

    def _next_marker(self, element: Element) -> str:
        if not self._lists or self._lists[-1] is None:
            return "- "
        number = _number(element.get("value"), self._lists[-1])
        self._lists[-1] = number + 1
        return f"({number}) "

    def _table(self, table: Element) -> None:
        self.end_line()
        self._apart = True
        caption = table.find("caption")
        if caption is not None and (text := line_of(caption)):
            self._add(text, 0)
        shown: dict[Element, tuple[str, int]] = {}
        for row in rows(table):
            if row and row[0] is not None and all(cell is row[0] for cell in row):
                # A cell as wide as the table is a line between its rows.
                row = row[:1]
            cells = [_cell(cell, shown) if cell is not None else ("", 0) for cell in row]
            text = "\t".join(cell[0] for cell in cells).rstrip("\t")
            if text.strip():
                self._add(text, sum(cell[1] for cell in cells))
        self._apart = True


def _cell(cell: Element, shown: dict[Element, tuple[str, int]]) -> tuple[str, int]:
    if cell not in shown:
        flow = _Flow()
        flow.walk(cell)
        flow.end_line()
        text = " ".join(line.text.replace("\t", " ") for line in flow.lines)
        shown[cell] = text, sum(line.linked for line in flow.lines)
    return shown[cell]


def _shown(text: str) -> str:
    """Text as it is shown: white space in one, none where only the source's line ends."""
    label, sign, rest = text.partition("\x00")
    if sign:
        first, second = _shown(label), _shown(rest.replace("\x00", " "))
        return f"{first}\t{second}" if first and second else first or second
    return _SPACES.sub(" ", _BREAK.sub("", text.translate(_SOFT))).strip(" ")


def _first(element: Element) -> int:
    return _number(element.get("start"), 1)


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and re.fullmatch(r"\d{1,6}", text) else otherwise
