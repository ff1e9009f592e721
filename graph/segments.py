"""Document → segments: headings, paragraphs, list items, table rows, captions, articles.

A segment is what a reader would call one item of the page. Its text is a
:class:`~graph.textmap.Mapped` view, so every offset leads back to the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.lexicon import language_of
from graph.model import Document
from graph.once import Kept
from graph.patterns import regex
from graph.textmap import CJK, Mapped, mapped


@dataclass(frozen=True, slots=True)
class Segment:
    """One item of the page.

    ``kind`` is heading, paragraph, item, row, caption or article; ``cells``
    are a row's cells (a row's ``text`` is the whole line); ``marker`` is what
    stood before the text (``(1)``, ``※``, ``第3条``); ``block`` counts
    groups of lines between blank lines; ``heading`` is the index of the
    heading above, -1 if there is none; ``line`` is 1-based.
    """

    index: int
    kind: str
    text: Mapped
    language: str
    line: int
    block: int
    heading: int
    marker: str = ""
    cells: tuple[Mapped, ...] = ()
    kept: Kept = field(default_factory=dict, init=False, repr=False, compare=False)


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    number: int
    block: int
    text: str


_BULLET = r"[-*•・‣▪◦●○◎◆◇▶►※■□⇒]"
_BRACKETED = r"[(（]\s*(?:\d{1,2}|[a-zA-Zア-コIVX]{1,3})\s*[)）]"
_ITEM = regex(
    rf"\s*(?P<marker>(?:{_BULLET}\s*)+(?:{_BRACKETED})?|{_BRACKETED}|[①-⑳]"
    rf"|[ア-コa-z](?=[\s　]))\s*(?=\S)"
)
_NUMBERED = regex(
    r"\s*(?P<marker>\d{1,2}[.．](?=[\u3041-\u30ff\u3400-\u9fff])"
    r"|(?!\d{1,2}\.\d{1,2}\.\d{4})\d{1,2}(?:\.\d+)*[.．、)]?(?=[\s　]))[\s　]*(?!\d|[年月]"
    r"|日(?! ?時|程)"
    r"|[A-ZÄÖÜ][a-zä]{2,8} \d{4}"
    r"|(?:Jan|Jän|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)[a-zä]*)(?=\S)"
)
_ARTICLE = regex(r"\s*(?:[-・]\s*)?(?P<marker>第\s*[0-9０-９一二三四五六七八九十]+\s*条)\s*")
_CAPTION = regex(
    r"\s*[(（]?(?P<marker>(?:写真|画像|図)\s*\d*|(?:Photo|Foto|Bild|Image|Picture|Figure|Fig\.)\s*\d*"
    r"|from left|von links(?: nach rechts)?|v\.\s?l\.\s?n\.\s?r\.)\s*[::)）、 ]?",
    re.IGNORECASE,
)
_HEADING = regex(
    r"\s*(?:#{1,6}\s+|[■□◆◇●]\s*|[<＜〈《【〔\[].{1,40}[>＞〉》】〕\]]\s*$|[(（][^()（）]{1,20}[)）]\s*$)"
)
#: A year alone heads what follows; with a gap after it, it leads an entry of a chronicle.
_YEAR = regex(r"\s*(?:19|20)\d{2}(?:\s*$|:| {2,}|\t| [–—-] )")
#: 0915–1000, 14:30, 9.00 Uhr: an entry of a programme.
_HOURS = regex(r"\s*(?:\d{4} ?[–-] ?\d{4}|\d{1,2}[:：.]\d{2}(?: ?[–-]| Uhr|\s{2,}|\u3000))\s*\S")
#: Guests: …, für die Stadt X: …: a label begins a line of its own.
_LABELLED = regex(
    r"\s*(?:[A-ZÄÖÜ][\w/&.’'-]*(?: [\w/&.’'-]+){0,2}|(?:[Ff]ür"
    r"|[Ff]or) (?:[\w.&’'-]+ ){0,5}[\w.&’'-]+(?:, [A-ZÄÖÜ][\w-]+)?(?: \([^()]{2,30}\))?"
    r"|[A-ZÄÖÜ][\w&.-]*(?: (?:of |for |für |and |und |& )?[A-ZÄÖÜ][\w&.-]*){1,7}"
    r" \([A-Za-z][\w-]{1,12}\)(?:, [A-Z]\w+)*): \S"
)
#: 当事者 北浜市、青葉大学: words that label a line of a Japanese paper.
_LABELLED_JA = regex(
    r"[\s\u3000]*(?:名称|日時|期日|場所|会場|期間|有効期間|協定期間|当事者|締結者?|締結日|調印|署名者?|状況|内容|目的|趣旨"
    r"|出席者|立会人?|備考|対象|主催|共催|後援|定員|会費|参加費|申込|概要|相手方|経緯|担当|問合せ先?|参考)[\s\u3000::]+\S"
)
#: 調　印　　北浜市: a label that is set wide.
_SPACED_LABEL = regex(r"[\s\u3000◆◇■□●○・]*[一-龥と]\u3000{1,3}[一-龥き]\u3000")
_PAGE_FURNITURE = regex(r"\s*[|｜:\-\s]+\s*$")
_END = regex(r"[。．.!?！？;；:：」』）)】>〉]\s*$")


def segments(document: Document, language: str) -> list[Segment]:
    """The segments of ``document`` in order; ``language`` is the document's main one."""
    found: list[Segment] = []
    heading = -1
    for group in _joined(_lines(document.text)):
        first, last = group[0], group[-1]
        segment = _segment(document.text, first, last, len(found), heading, language)
        if segment is None:
            continue
        if segment.kind == "heading":
            heading = segment.index
        found.append(segment)
    return found


def _lines(text: str) -> Iterator[_Line]:
    block, start, blank = 0, 0, True
    for number, raw in enumerate(text.splitlines(keepends=True), 1):
        body = raw.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        if body.strip():
            block += blank
            blank = False
            yield _Line(start, start + len(body), number, block, body)
        else:
            blank = True
        start += len(raw)


def _joined(lines: Iterator[_Line]) -> Iterator[list[_Line]]:
    """Lines grouped so that a sentence broken by a line end is whole again."""
    group: list[_Line] = []
    for line in lines:
        if group and line.block == group[-1].block and reads_on(group[-1].text, line.text):
            group.append(line)
            continue
        if group:
            yield group
        group = [line]
    if group:
        yield group


_WIDE_CHARACTER = regex(f"[{CJK}]")


#: Wednesday, 9 October 2024, 4 p.m.: the day of an event begins a line of its own.
_DAY = regex(
    r"\s*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag"
    r"|Mittwoch|Sonnabend),? (?:the |den )?(?:\d{1,2}\b|[A-Z][a-z]{2,8} \d)"
)


_SIDE_BY_SIDE = regex(r"(?<=\S) {2,}(?=\S)")


def _second_column(line: str) -> set[int]:
    """Where a wide gap of a line ends: lines that agree in it are set in columns."""
    return {gap.end() for gap in _SIDE_BY_SIDE.finditer(line)} if "  " in line else set()


def reads_on(upper: str, lower: str) -> bool:
    """Whether a sentence that a line has not ended goes on in the line below it."""
    if _DAY.match(lower) and not re.search(r"(?:^|\s)[a-zäöü]+$", upper.rstrip()):
        return False
    if any(_starts_anew(lower)) or "\t" in upper or "\t" in lower or _END.search(upper):
        return False
    if _is_set_in(lower) and not _is_set_in(upper) and not any(_starts_anew(upper)):
        return False
    if _PAGE_FURNITURE.match(upper) or _PAGE_FURNITURE.match(lower):
        return False
    if _second_column(upper) & _second_column(lower):
        return False
    if _FIELDS.match(upper) and _FIELDS.match(lower):
        return False
    if _PERSON.fullmatch(upper) and _PERSON.fullmatch(lower):
        return False
    width = sum(2 if _WIDE_CHARACTER.match(char) else 1 for char in upper.strip())
    if upper.rstrip().endswith((",", "、")):
        return width >= 40
    return width >= 70


#: Delta Institute - Wyeland - N. N., Director: lines whose fields dashes part are entries.
_FIELDS = regex(r"\s*[^\W\d_][^–—]{1,80}? [-–—] [^–—]{2,60}? [-–—] \S")

#: Dr. A. B., Minister für Wirtschaft, Arbeit und Energie: a line for each person. A line of
#: a sentence ends with a small word or goes on behind a full stop.
_PERSON = regex(
    r"\s*(?:[A-ZÄÖÜ]\w+: )?(?:(?:[A-Z][A-Za-z]{0,4}\.(?:-Ing\.)?|[a-z]\. ?c\.|[a-z]{2,5}\.) ?)*"
    r"[^\W\d_a-z][\w-]+(?: (?:[^\W\d_a-z]\.|(?:von|van|de|der|zu)|[^\W\d_a-z][\w-]+)){1,4}, "
    r"(?!und |and )(?:[^.\n]|\.(?! [A-ZÄÖÜ]))*(?<!\w)[A-ZÄÖÜ][\w-]*\)?\s*"
)


def _is_set_in(line: str) -> bool:
    """Whether a line is indented: under one that is not, it is no continuation of a sentence."""
    return line.startswith("  ")


def _starts_anew(line: str) -> Iterator[bool]:
    for pattern in (
        _ITEM,
        _NUMBERED,
        _ARTICLE,
        _CAPTION,
        _HEADING,
        _YEAR,
        _HOURS,
        _LABELLED,
        _LABELLED_JA,
        _SPACED_LABEL,
    ):
        yield pattern.match(line) is not None
    yield "|" in line or _is_set_in_columns(line)


def _segment(
    text: str, first: _Line, last: _Line, index: int, heading: int, language: str
) -> Segment | None:
    if _PAGE_FURNITURE.match(first.text):
        return None
    kind, marker, body = _classified(first.text)
    view = mapped(text, first.start + body, last.end).strip()
    if not view.text:
        return None
    cells = tuple(_cells(text, first)) if kind == "row" else ()
    if cells and "\t" not in view.text and "|" not in view.text:
        view = _with_tabs(view)
    return Segment(
        index,
        kind,
        view,
        language_of(view.text, language),
        first.number,
        first.block,
        heading,
        marker,
        cells,
    )


_MARKDOWN_HEADING = regex(r"\s*#{1,6}\s+")
_DOTTED = regex(r"\d{1,2}\.\d{1,2}")


def _classified(line: str) -> tuple[str, str, int]:
    """Kind, marker and the offset at which the text of the line begins."""
    if "\t" in line.strip() or line.strip().count("|") >= 2 or _is_set_in_columns(line):
        return "row", "", 0
    if match := _ARTICLE.match(line):
        return "article", match["marker"], match.end()
    if match := _CAPTION.match(line):
        return "caption", match["marker"], match.end()
    if match := _MARKDOWN_HEADING.match(line):
        return "heading", "", match.end()
    if _HEADING.match(line) and len(line) <= 60:
        return "heading", "", 0
    if match := _ITEM.match(line):
        return "item", match["marker"].strip(), match.end()
    if match := _NUMBERED.match(line):
        # 6.30 may be a day of a chronicle as well as a section: it stays in the text.
        if _DOTTED.fullmatch(match["marker"]):
            return "item", "", 0
        short = len(line) <= 40 and not _END.search(line)
        return ("heading" if short else "item"), match["marker"], match.end()
    return "paragraph", "", 0


#: The gap between columns of a table that is set with spaces.
_GAP = regex(r"(?<=\S)(?: {2,}| *\u3000[ \u3000]*)(?=\S)")


def _is_set_in_columns(line: str) -> bool:
    """Whether wide gaps part a line into three cells or more."""
    if _LABELLED_JA.match(line) or _SPACED_LABEL.match(line):
        return False
    if "  " not in line and "\u3000" not in line:
        return False
    gaps = _GAP.findall(line)
    return len(gaps) >= 2 and any(len(gap) + gap.count("\u3000") >= 3 for gap in gaps)


def _cells(text: str, line: _Line) -> Iterator[Mapped]:
    if "\t" not in line.text.strip() and line.text.strip().count("|") < 2:
        yield from _set_cells(text, line)
        return
    separator = "\t" if "\t" in line.text.strip() else "|"
    position = line.start
    pieces = line.text.split(separator)
    for number, piece in enumerate(pieces):
        outer = separator == "|" and number in (0, len(pieces) - 1) and not piece.strip()
        if not outer:
            yield mapped(text, position, position + len(piece)).strip()
        position += len(piece) + 1


def _set_cells(text: str, line: _Line) -> Iterator[Mapped]:
    """The cells of a line that gaps of spaces part."""
    position = line.start + len(line.text) - len(line.text.lstrip())
    for gap in _GAP.finditer(line.text):
        yield mapped(text, position, line.start + gap.start()).strip()
        position = line.start + gap.end()
    yield mapped(text, position, line.end).strip()


def _with_tabs(view: Mapped) -> Mapped:
    """A row set in columns with a tab for each gap, as other tables have them."""
    gaps = {i for i, char in enumerate(view.text[:-1]) if char == " " and _is_wide(view, i)}
    text = "".join("\t" if i in gaps else char for i, char in enumerate(view.text))
    return Mapped(text, view.starts, view.ends)


def _is_wide(view: Mapped, position: int) -> bool:
    return view.starts[position + 1] - view.starts[position] >= 2
