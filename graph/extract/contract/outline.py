"""An article's lines → its paragraphs, items and sub-items, broken lines rejoined."""

from __future__ import annotations

from dataclasses import dataclass

from graph.extract.contract.headings import Heading, heading_of, is_bracketed, without_headings
from graph.extract.contract.marks import Mark, follows, list_mark
from graph.extract.lines import Line
from graph.patterns import regex
from graph.textmap import mapped

#: Styles of marks in Japanese contracts by level: paragraph 項, item 号, below it.
_LEVELS_JA = {"1": 1, "1.": 1, "(1)": 2, "1)": 2, "一": 2, "ア": 3, "(a)": 3, "a)": 3, "a.": 3}
_FINISHED = regex(r"[。.;:；：!?]$|[。.][」』)\"”]$")
#: An item that is a bare noun goes on in the next line only if it is as long as a broken one.
_BROKEN_WIDTH = 30


@dataclass(slots=True)
class Piece:
    """One numbered piece of a contract: numbers without their words and brackets.

    An empty number is none. ``start`` and ``end`` bound its text in the document.
    """

    article: str
    start: int
    end: int
    heading: Heading | None = None
    paragraph: str = ""
    item: str = ""
    subitem: str = ""
    #: preamble, chapeau, closing or "".
    role: str = ""


class Outline:
    """Reads the lines of one article. ``last`` says that nothing of the contract may follow."""

    def __init__(self, document: str, article: str, language: str, last: bool) -> None:
        self.document = document
        self.article = article
        self.language = language
        self.last = last
        self.heading: Heading | None = None
        self.pieces: list[Piece] = []
        #: Open lists, outermost first: style and last number.
        self.stack: list[tuple[str, str]] = []
        self._before: Line | None = None

    def read(self, head: Line, mark: Mark, above: Heading | None, rest: list[Line]) -> int:
        """Reads the article; gives the number of lines of ``rest`` that belong to it."""
        rest = rest if self.last else without_headings(rest, self.language)
        self.heading, start, used = heading_of(head, mark.end, above, rest, self.language)
        self._before = head
        if start < len(head.text):
            self._open(head, start, Mark("", "", start))
        for line in rest[used:]:
            if not self._take(line):
                break
            used += 1
            self._before = line
        self._number()
        return used

    # --- lines ------------------------------------------------------------------------

    def _take(self, line: Line) -> bool:
        mark = list_mark(line, self.language)
        if mark is not None and self._placed(line, mark):
            return True
        return self._continue(line)

    def _placed(self, line: Line, mark: Mark) -> bool:
        place = self._place_ja if self.language == "ja" else self._place_latin
        number = mark.number
        if mark.style == "1.1":
            article, _, number = mark.number.partition(".")
            if article != self.article:
                return False
        depth = place(mark.style, number)
        if depth is None:
            return False
        del self.stack[depth:]
        self.stack.append((mark.style, number))
        self._open(line, mark.end, mark)
        return True

    def _place_ja(self, style: str, number: str) -> int | None:
        """The depth in the stack at which this mark stands, None if it is no mark of a list."""
        level = _LEVELS_JA.get(style)
        if style == "①":
            level = 1 if number == "2" and not self.stack and self.pieces else 2
            if self.stack and self.stack[0][0] == "①":
                level = _level(self.stack[0][1])
        if level is None:
            return None
        if level == 1:
            before = (
                self.stack[0][1]
                if self.stack and self._is_paragraph(0)
                else ("1" if self.pieces else "")
            )
            return 0 if follows(number, before) else None
        base = 1 if self.stack and self._is_paragraph(0) else 0
        for depth in range(base, len(self.stack)):
            if self.stack[depth][0] == style and follows(number, self.stack[depth][1]):
                return depth
        opens = follows(number, "") and len(self.stack) - base < 2
        return len(self.stack) if opens and all(s != style for s, _ in self.stack) else None

    def _is_paragraph(self, depth: int) -> bool:
        style, number = self.stack[depth]
        if style == "①":
            return any(p.paragraph == number and not p.item for p in self.pieces)
        return _LEVELS_JA.get(style) == 1

    def _place_latin(self, style: str, number: str) -> int | None:
        for depth, (open_style, before) in enumerate(self.stack):
            if open_style == style and follows(number, before):
                return depth
        starts = follows(number, "")
        later = style != "1.1" and not self.stack and self.pieces and number == "2"
        if (starts or later) and len(self.stack) < 3 and all(s != style for s, _ in self.stack):
            return len(self.stack)
        return None

    def _open(self, line: Line, start: int, mark: Mark) -> None:
        names = ["", "", ""]
        levels = self._levels()
        for (_, number), level in zip(self.stack, levels, strict=True):
            names[level] = number
        if mark.style and not names[0] and self.pieces:
            names[0] = self.pieces[-1].paragraph
        view = line.view
        begin = view.starts[start] if start < len(view.starts) else line.end
        self.pieces.append(Piece(self.article, begin, line.end, self.heading, *names))

    def _levels(self) -> list[int]:
        """Of each open list whether it counts paragraphs (0), items (1) or sub-items (2)."""
        levels: list[int] = []
        for depth, (style, _) in enumerate(self.stack):
            if depth == 0:
                levels.append(0 if self._first_is_paragraph(style) else 1)
            else:
                levels.append(min(2, levels[-1] + 1))
        return levels

    def _first_is_paragraph(self, style: str) -> bool:
        if self.language == "ja":
            if style == "①":
                return (
                    _level(self.stack[0][1]) == 1
                    and bool(self.pieces)
                    and not any(p.item for p in self.pieces)
                    and self.stack[0][1] == "2"
                )
            return _LEVELS_JA.get(style) == 1
        if style in ("(a)", "a)", "a.", "一", "ア"):
            return False
        # A list after a sentence that ends in a colon has items, else the figures are paragraphs.
        opening = next((p for p in self.pieces if not p.paragraph and not p.item), None)
        return opening is None or not self._text(opening).endswith(":")

    def _continue(self, line: Line) -> bool:
        """A line without a mark: the rest of a broken sentence, a further paragraph, or the end."""
        if not self.pieces:
            self._open(line, 0, Mark("", "", 0))
            return True
        piece, before = self.pieces[-1], self._before
        finished = _FINISHED.search(self._text(piece)) is not None
        same_block = before is not None and before.block == line.block
        if same_block or (not finished and self._is_broken(piece, line)):
            piece.end = line.end
            return True
        if self.language != "ja" and finished and not self.last and not self.stack:
            count = len({p.paragraph for p in self.pieces})
            self.pieces[0].paragraph = self.pieces[0].paragraph or "1"
            self._open(line, 0, Mark("", "", 0))
            self.pieces[-1].paragraph = str(count + 1)
            return True
        # Something that does not belong here (a figure's caption) may stand before the next mark.
        return not self.last

    def _is_broken(self, piece: Piece, line: Line) -> bool:
        before = self._before
        long = before is not None and len(before.text) >= _BROKEN_WIDTH
        if self.language == "ja":
            return long and not is_bracketed(line)
        return line.text[:1].islower() or (long and not piece.item)

    def _text(self, piece: Piece) -> str:
        return mapped(self.document, piece.start, piece.end).strip().text

    def _number(self) -> None:
        """The first of several paragraphs is often unnumbered; a single one has no number."""
        tops = [p for p in self.pieces if not p.item and not p.subitem]
        several = any(p.paragraph and p.paragraph != "1" for p in self.pieces)
        for piece in self.pieces:
            if several and not piece.paragraph:
                piece.paragraph = "1"
        for piece in tops:
            lower = [p for p in self.pieces if p.paragraph == piece.paragraph and p.item]
            if lower and self.pieces.index(piece) < self.pieces.index(lower[0]):
                piece.role = "chapeau"


def _level(number: str) -> int:
    return 1 if number.isdigit() and int(number) >= 2 else 2
