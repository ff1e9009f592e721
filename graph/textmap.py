"""A normalised view of a stretch of a document that remembers where it came from.

Extractors read ``Mapped.text``: NFKC, ruby and bold marks taken out, white
space squeezed, digits that were broken by spaces joined, no single space
between Japanese and Latin script (a wider gap or an ideographic space parts
what it stands between and stays). :meth:`Mapped.span` leads back to the
document.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from graph.model import Span
from graph.patterns import regex

CJK = "\u3005\u3006\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"

# Ruby as some converters write it: 毅^{たけし}; bold marks; invisible characters.
_MAYBE_DROPPED = regex(r"[\^*_\u200b-\u200d\u2060\ufeff\u00ad]")
_DROPPED = regex(r"\^\{[^{}\n]{0,40}\}|\*\*|__(?=\S)|[\u200b-\u200d\u2060\ufeff\u00ad]")
# A tab parts the cells of a table row and stays.
# A single space is as it should be.
_SPACES = regex(r"[^\S\t](?:[^\S\t]+|(?<! ))")
_SPACE = regex(" ")
# A run of single digits or digit groups that belongs to 年, 月 or 日.
_BROKEN_NUMBER = regex(r"\d(?: ?\d)* ?(?=[年月日])")
# A space that only typesetting put between the two scripts or beside full-width punctuation.
_SCRIPT_SPACE = regex(
    rf" (?:(?<=[{CJK}、。」』】] )(?=[0-9A-Za-z(\[])|(?<=[{CJK}]\) )(?=[0-9A-Za-z(\[])"
    rf"|(?<=[0-9A-Za-z)%\]] )(?=[{CJK}])"
    rf"|(?<=[、。「『(] )|(?=[、。」』)]))"
)


@dataclass(frozen=True, slots=True)
class Mapped:
    """Normalised ``text``; ``starts[i]`` and ``ends[i]`` bound its i-th character's source."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The document's span of ``text[start:end]``; the interval must not be empty."""
        return Span(self.starts[start], self.ends[end - 1])

    def whole(self) -> Span:
        """The document's span of the whole view."""
        return self.span(0, len(self.text))

    def slice(self, start: int, end: int) -> Mapped:
        """The view of ``text[start:end]``."""
        return Mapped(self.text[start:end], self.starts[start:end], self.ends[start:end])

    def strip(self) -> Mapped:
        """The view without white space at its ends."""
        left = len(self.text) - len(self.text.lstrip())
        return self.slice(left, max(left, len(self.text.rstrip())))


@lru_cache(maxsize=1_000)
def mapped(document: str, start: int, end: int) -> Mapped:
    """The normalised view of ``document[start:end]``."""
    chars, starts, ends = _normalised(document, start, end)
    view = _squeezed(document, chars, starts, ends)
    return _without(view, _typesetting_spaces(view.text, _wide_gaps(document, view)))


def _normalised(document: str, start: int, end: int) -> tuple[list[str], list[int], list[int]]:
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    text = document[start:end]
    dropped = []
    if _MAYBE_DROPPED.search(text):
        dropped = [m.span() for m in _DROPPED.finditer(document, start, end)]
    if not dropped and unicodedata.is_normalized("NFKC", text) and not _has_marks(text):
        return list(text), list(range(start, end)), list(range(start + 1, end + 1))
    position = start
    while position < end:
        if dropped and dropped[0][0] == position:
            position = dropped.pop(0)[1]
            continue
        # NFKC works on a base character with its marks, never on a mark alone.
        stop = position + 1
        while stop < end and (unicodedata.combining(document[stop]) or document[stop] in "ﾞﾟ"):
            stop += 1
        for char in unicodedata.normalize("NFKC", document[position:stop]):
            chars.append(char)
            starts.append(position)
            ends.append(stop)
        position = stop
    return chars, starts, ends


def _has_marks(text: str) -> bool:
    """Whether a character of ``text`` may belong to the one before it."""
    return not text.isascii() and any(map(unicodedata.combining, text))


def _squeezed(document: str, chars: list[str], starts: list[int], ends: list[int]) -> Mapped:
    text = "".join(chars)
    if not _SPACES.search(text):
        return Mapped(text, tuple(starts), tuple(ends))
    kept: list[int] = []
    replaced: dict[int, str] = {}
    position = 0
    for match in _SPACES.finditer(text):
        kept.extend(range(position, match.start()))
        position = match.end()
        raw = document[starts[match.start()] : ends[match.end() - 1]]
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        # A line broken inside Japanese text is no space at all.
        if "\n" in raw and (_is_cjk(before) or _is_cjk(after)):
            continue
        kept.append(match.start())
        replaced[match.start()] = " "
    kept.extend(range(position, len(text)))
    return Mapped(
        "".join(replaced.get(i, text[i]) for i in kept),
        tuple(starts[i] for i in kept),
        tuple(ends[i] for i in kept),
    )


_CJK_CHARACTER = regex(rf"[{CJK}、。」』)]")


def _is_cjk(char: str) -> bool:
    return bool(char) and _CJK_CHARACTER.match(char) is not None


# A name set wide on a signature line: 飯 島 栄 作 印.
_WIDE_NAME = regex(
    r"(?<= )(?:(?![印年月日甲乙丙丁])[一-龥々] )[一-龥々](?= [ァ-ヶー]{2,} (?:印|\(印|\(署名))"
    r"|(?<= )(?:(?![印年月日甲乙丙丁])[一-龥々] ){2,4}(?![印年月日])[一-龥々](?= 印| \(印|$)"
)


_WIDE = regex(r"[ \t\u3000]{2,}|\u3000")


#: Offices and labels set wide at the beginning of a line: 会 長, 監 事, 日 時.
_WIDE_WORD = regex(
    r"^ ?(?:[(][^()]{1,3}[)] ?)?(?:(?:理 事|会|議|学|市|町|村|社|所|院|総|座|部|課"
    r"|室) 長|監 事|知 事|理 事|委 員"
    r"|代 表"
    r"|日 時|期 日|場 所|会 場|期 間|主 催|共 催|後 援|定 員|と き)(?=[ ::])"
)


def _wide_gaps(document: str, view: Mapped) -> set[int]:
    """The spaces of the view that stand for two or more, or an ideographic one, in the document."""
    if not view.text or not _WIDE.search(document, view.starts[0], view.ends[-1] + 1):
        return set()
    return {
        match.start()
        for match in _SPACE.finditer(view.text)
        if _WIDE.match(document, view.starts[match.start()])
    }


def _typesetting_spaces(text: str, wide: set[int]) -> set[int]:
    spaces = {m.start() for m in _SCRIPT_SPACE.finditer(text)} - wide
    for match in _BROKEN_NUMBER.finditer(text):
        spaces.update(i for i in range(*match.span()) if text[i] == " ")
    word = _WIDE_WORD.match(text)
    names = _WIDE_NAME.finditer(text, word.end() if word else 0)
    for match in (*([word] if word else []), *names):
        spaces.update(i for i in range(*match.span()) if text[i] == " ")
    return spaces


def _without(view: Mapped, gone: set[int]) -> Mapped:
    if not gone:
        return view
    kept = [i for i in range(len(view.text)) if i not in gone]
    return Mapped(
        "".join(view.text[i] for i in kept),
        tuple(view.starts[i] for i in kept),
        tuple(view.ends[i] for i in kept),
    )
