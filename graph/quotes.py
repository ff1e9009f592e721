"""The sentence behind a claim, from the user's documents."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from graph.documents import find_documents, read_document
from graph.errors import UnreadableDocument
from graph.model import text_of
from graph.patterns import regex
from graph.segments import reads_on
from graph.store import View
from graph.textmap import CJK

#: A full stop after a title, an initial or a number ends no sentence.
_END = regex(r"[。！？]|(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bProf)(?<!\b[A-Z])(?<!\d)[.!?](?=\s)")
_LINE = regex(r"[^\n]+")
_WORDS = regex(r"\S(?:.*\S)?")
#: The longest sentence that is told as a whole, in characters; of a longer one, how many are
#: told on either side of the place.
_LONGEST, _REACH = 800, 300
#: Where a word ends: at a space, behind a mark, and in Japanese where particles and endings do.
_BREAK = regex(r"\s+|(?<=[、，；：。）」』])|(?<=[\u3041-\u3096])(?=[\u30a1-\u30fa\u4e00-\u9fff])")
#: How a reading is set over a name: 毅^{たけし}.
_READING = regex(r"\^\{([^{}\n]{0,40})\}")
#: Marks of a heading or an item before a sentence, and of bold letters in it.
_MARKS = regex(r"^(?:#{1,6} |[-*+] |[・•●○◆◇■□▶►※] ?)+|\*\*|__(?=\S)|(?<=\S)__")
#: A line end between characters that are written without spaces.
_JOINT = regex(rf"(?<=[{CJK}、。」』）)])\s*\n\s*(?=[{CJK}「『（(])")
#: How many texts are kept.
_KEPT = 32


class Quotes:
    """The texts of a folder's documents, known by the SHA-256 of their bytes.

    A text is read when it is asked for; the last few are kept.
    """

    def __init__(self, view: View, folder: Path) -> None:
        rows = view.select("SELECT ?sha ?name { ?d schema:sha256 ?sha ; dcterms:identifier ?name }")
        names = {text_of(row["sha"]): text_of(row["name"]) for row in rows}
        self._paths = {
            names[sha]: path
            for path in (find_documents([folder]) if folder.is_dir() else [])
            if (sha := _digest(path)) in names
        }
        #: The identifiers of the graph's documents that are not at hand.
        self.missing = sorted(set(names.values()) - self._paths.keys())
        self._read = lru_cache(maxsize=_KEPT)(self._text_of)

    def __len__(self) -> int:
        """How many of the graph's documents are at hand."""
        return len(self._paths)

    def text(self, document: str) -> str | None:
        """The whole of a document as read, or None without it."""
        return self._read(document)

    def __call__(self, document: str, start: int, end: int) -> str | None:
        """The sentence around a half-open span on one line, or None without the document."""
        text = self.text(document)
        return None if text is None else sentence(text, start, end)

    def _text_of(self, document: str) -> str | None:
        path = self._paths.get(document)
        try:
            return None if path is None else read_document(path).text
        except UnreadableDocument:
            return None


def _digest(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The half-open spans of the sentences of ``text``; a line that has letters is at least one.

    >>> [(a, b) for a, b in sentences("A title\\n\\nOne day. Then rest.")]
    [(0, 7), (9, 17), (18, 28)]
    """
    for line in _LINE.finditer(text):
        ends = [match.end() for match in _END.finditer(text, line.start(), line.end())]
        for start, end in pairwise([line.start(), *ends, line.end()]):
            words = _WORDS.search(text, start, end)
            if words and any(map(str.isalnum, words[0])):
                yield words.span()


def sentence(text: str, start: int, end: int) -> str:
    """The whole sentence of ``text`` that holds the span, from all lines that it is set in.

    Of one that nobody would read as a sentence, such as a list of a hundred names, what is around
    the span is told, from a word's beginning to a word's end; ``…`` stands for the rest.

    >>> sentence("One day. They signed in\nMay. Then rest.", 24, 27)
    'They signed in May.'
    """
    left, right = _paragraph(text, start, end)
    begins = [match.end() for match in _END.finditer(text, left, start)]
    after = _END.search(text, end, right)
    left, right = begins[-1] if begins else left, after.end() if after else right
    found, missing = (left, right), (False, False)
    if right - left > _LONGEST:
        found = _cut(text, left, start, end, right)
        missing = found[0] > left, found[1] < right
    words = _plain(" ".join(_JOINT.sub("", text[slice(*found)]).split()))
    return f"{'…' * missing[0]}{words}{'…' * missing[1]}"


def _plain(words: str) -> str:
    """Words without the marks by which files set them: readings stand in brackets."""
    return _MARKS.sub("", _READING.sub(r"（\1）", words))


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """The lines around a span through which a sentence may go, as far as one is told."""
    left, right = text.rfind("\n", 0, start) + 1, _line_end(text, end)
    while left > max(0, start - _LONGEST):
        above = text.rfind("\n", 0, left - 1) + 1
        upper, lower = text[above : left - 1], text[left : _line_end(text, left)]
        if not (upper.strip() and lower.strip() and reads_on(upper, lower)):
            break
        left = above
    while right < min(len(text), end + _LONGEST):
        below = _line_end(text, right + 1)
        upper, lower = text[text.rfind("\n", 0, right) + 1 : right], text[right + 1 : below]
        if not (upper.strip() and lower.strip() and reads_on(upper, lower)):
            break
        right = below
    return left, right


def _line_end(text: str, start: int) -> int:
    found = text.find("\n", start)
    return len(text) if found < 0 else found


def _cut(text: str, left: int, start: int, end: int, right: int) -> tuple[int, int]:
    """What is told of a long sentence around a span: whole words on either side."""
    if start - left > _REACH:
        breaks = _BREAK.finditer(text, start - _REACH, start)
        left = next((one.end() for one in breaks), start)
    if right - end > _REACH:
        breaks = _BREAK.finditer(text, end, end + _REACH)
        right = max((one.start() for one in breaks), default=end)
    return left, right
