"""Where contracts stand in a document: title, preamble, articles, the sentence that closes them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph.extract.contract.headings import Heading, heading_above, without_headings
from graph.extract.contract.marks import Mark, article_mark, follows, list_mark, words
from graph.extract.contract.outline import Outline, Piece
from graph.extract.lines import Line
from graph.patterns import regex

#: How far above the first article the title may stand, in lines.
_REACH = {"ja": 12, "de": 40, "en": 40}
#: How far below the last article the closing sentence may stand, in lines.
_CLOSING_REACH = 6
_FEWEST = 2
_SIGNATURE = regex(
    r"(?:甲|乙|丙|丁)(?:[\s:]|$)|(?:令和|平成|昭和|\d{4}年)[\s\d元]*年?\s*\d*\s*月\s*\d*\s*日$"
    r"|[A-ZÄÖÜ][\w .-]{2,30}, (?:den |the )?\d|(?:Für|For|Signed|Unterschrift|Date|Datum)\b|_{4,}"
    r"|(?:以上|別紙|別表|附則)"
)


@dataclass(slots=True)
class ContractText:
    """A contract as it stands in the document; ``title`` is None where none is to be seen."""

    first: int
    title: Line | None
    language: str
    pieces: list[Piece] = field(default_factory=list)
    #: Offsets of everything above the first article that belongs to the contract.
    opening: tuple[int, int] = (0, 0)

    @property
    def start(self) -> int:
        """Offset of the title or of what comes first."""
        return min(self.opening[0], self.pieces[0].start)

    @property
    def end(self) -> int:
        """Offset of the end of the last piece."""
        return max(piece.end for piece in self.pieces)


def contract_texts(document: str, lines: list[Line], language: str) -> list[ContractText]:
    """The contracts of a document in order."""
    other = [name for name in ("ja", "de", "en") if name != language]
    for name in (language, *other):
        runs = _runs(_heads(lines, name))
        found = [_text(document, lines, run, runs[n + 1 :], name) for n, run in enumerate(runs)]
        if kept := [text for text in found if text is not None]:
            return kept
    return []


_Head = tuple[int, Mark]


def _heads(lines: list[Line], language: str) -> list[_Head]:
    marked = [(i, m) for i, line in enumerate(lines) if (m := article_mark(line, language))]
    if len(marked) >= _FEWEST or language == "ja":
        return marked
    plain: list[_Head] = []
    for i, line in enumerate(lines):
        mark = list_mark(line, language)
        if mark and mark.style in ("1.", "1") and _is_head(line, mark):
            plain.append((i, Mark("article", mark.number, mark.end)))
    return plain


def _is_head(line: Line, mark: Mark) -> bool:
    body = line.text[mark.end :]
    return body[:1].isupper() and len(body) <= 60 and not re.search(r"[.;:,]$", body)


def _runs(heads: list[_Head]) -> list[list[_Head]]:
    """Articles counted on from 1 without a gap."""
    runs: list[list[_Head]] = []
    for head in heads:
        number = head[1].number
        if number == "1":
            runs.append([head])
        elif runs and _is_next(number, runs[-1][-1][1].number):
            runs[-1].append(head)
    return [run for run in runs if len(run) >= _FEWEST]


def _is_next(number: str, before: str) -> bool:
    plain = before.split("の", maxsplit=1)[0]
    return follows(number, plain) or number.split("の", maxsplit=1)[0] == plain != number


def _text(
    document: str, lines: list[Line], run: list[_Head], later: list[list[_Head]], language: str
) -> ContractText | None:
    first = run[0][0]
    opening = first - 1 if heading_above(lines, first, language) else first
    title = _title(lines, opening, language)
    if _is_statute(lines, opening, title, language):
        return None
    begin = title + 1 if title is not None else _preamble_start(lines, opening, language)
    if title is None and begin is None:
        return None
    begin = opening if begin is None else begin
    text = ContractText(first, lines[title] if title is not None else None, language)
    text.opening = (lines[title if title is not None else begin].start, lines[first].start)
    text.pieces += _preamble(lines[begin:opening], language)
    stop = _limit(lines, later, language)
    for number, (index, mark) in enumerate(run):
        last = number + 1 == len(run)
        until = stop if last else run[number + 1][0]
        rest = lines[index + 1 : until]
        outline = Outline(document, mark.number, language, last)
        if last:
            rest = _before_end(rest, language)
        above = heading_above(lines, index, language)
        used = outline.read(lines[index], mark, above, rest)
        text.pieces += outline.pieces
        if last:
            text.pieces += _closing(lines[index + 1 + used : until], language)
    return text if text.pieces else None


def _limit(lines: list[Line], later: list[list[_Head]], language: str) -> int:
    """Where the next contract begins, or the document ends."""
    if not later:
        return len(lines)
    first = later[0][0][0]
    title = _title(lines, first, language)
    return first if title is None else title


def _title(lines: list[Line], first: int, language: str) -> int | None:
    for index in range(first - 1, max(-1, first - _REACH[language]), -1):
        text = lines[index].text
        if language == "ja":
            if "。" not in text and len(text) <= 120 and words("ja", "title").search(text):
                return index
            continue
        ended = text.endswith((".", ",", ":", ";", "“", "–"))
        if len(text) <= 100 and not ended and _titled(text, language):
            return index
    return None


def _is_statute(lines: list[Line], first: int, title: int | None, language: str) -> bool:
    """Rules, by-laws and the like have articles, but nobody agrees on them."""
    above = lines[max(0, first - 4 if title is None else title) : first]
    short = [line.text for line in above if len(line.text) <= 60 and "。" not in line.text]
    return any(words(language, "no_contract").search(text) for text in short)


def _titled(text: str, language: str) -> bool:
    small = [w for w in re.findall(r"\w+", text) if w[0].islower()]
    return words(language, "title").search(text) is not None and len(small) <= 0.6 * len(
        text.split()
    )


def _preamble_start(lines: list[Line], first: int, language: str) -> int | None:
    """The sentence 「…は、次のとおり協定を締結する」 where there is no title."""
    for index in range(first - 1, max(-1, first - 6), -1):
        if words(language, "preamble").search(lines[index].text):
            return index
    return None


def _preamble(lines: list[Line], language: str) -> list[Piece]:
    """Who concludes what: all between title and first article, if it says so."""
    lines = without_headings(lines, language)
    if not any(words(language, "preamble").search(line.text) for line in lines):
        return []
    start = next((line for line in lines if language != "ja" or len(line.text) >= 20), lines[0])
    return [Piece("", start.start, lines[-1].end, role="preamble")]


def _before_end(rest: list[Line], language: str) -> list[Line]:
    for number, line in enumerate(rest):
        if words(language, "closing").search(line.text) or _SIGNATURE.match(line.text):
            return rest[:number]
    return rest


def _closing(rest: list[Line], language: str) -> list[Piece]:
    for number, line in enumerate(rest[:_CLOSING_REACH]):
        if _SIGNATURE.match(line.text):
            return []
        if words(language, "closing").search(line.text):
            end = line
            for further in rest[number + 1 : number + 4]:
                if further.block != line.block or re.search(r"[。.]$", end.text):
                    break
                end = further
            return [Piece("", line.start, end.end, role="closing")]
    return []


def numbered_sections(lines: list[Line]) -> list[tuple[Heading, str, list[Line]]]:
    """Sections of a Japanese notice that give an agreement's text: 2 目的達成のための同意事項.

    Each with its heading, number and lines. A section that reports (…ました,
    …します) is none.
    """
    heads = [(i, m) for i, line in enumerate(lines) if (m := _section_mark(line))]
    found = []
    for number, (index, mark) in enumerate(heads):
        line = lines[index]
        until = heads[number + 1][0] if number + 1 < len(heads) else len(lines)
        name = line.text[mark.end :]
        if words("ja", "section").search(name):
            heading = Heading(name, line.view.span(mark.end, len(line.text)))
            if body := _section_body(lines[index + 1 : until]):
                found.append((heading, mark.number, body))
    return found


def _section_mark(line: Line) -> Mark | None:
    mark = list_mark(line, "ja")
    if mark is None or mark.style not in ("1", "1.") or line.bulleted:
        return None
    body = line.text[mark.end :]
    return mark if 2 <= len(body) <= 30 and not re.search(r"[。、]", body) else None


_REPORTS = regex(r"(?:ます|です|ました|でした|ません)(?:。|$)")


def _section_body(lines: list[Line]) -> list[Line]:
    body: list[Line] = []
    items = False
    for line in lines:
        marked = list_mark(line, "ja") is not None
        if body and line.block != body[-1].block and not marked and items:
            break
        items = items or marked
        body.append(line)
    if any(_REPORTS.search(line.text) for line in body) or not items:
        return []
    return body


def section_pieces(document: str, heading: Heading, number: str, lines: list[Line]) -> list[Piece]:
    """The pieces of a numbered section."""
    outline = Outline(document, number, "ja", last=True)
    head = lines[0]
    outline.read(head, Mark("article", number, len(head.text)), heading, lines)
    return outline.pieces
