"""Lines of a PDF as paragraphs: what typesetting broke is whole again.

A line goes on in the next if it reaches the right edge, the next begins
nothing new, and no space is left between them. Words that were hyphenated are
joined; Japanese goes on without a space.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.patterns import regex
from graph.readers.runs import is_asian

_MARKER = (
    r"(?:[-–*•‣▪◦●○◎◆◇▶►※■□・]|[(（]\s*(?:\d{1,2}|[a-zA-Zア-ン一二三四五六七八九十]{1,3})\s*[)）]|[①-⑳]"
    r"|\d{1,2}(?:\.\d{1,2})*[.)．、]?|[a-z][.)]|第\s*[0-9０-９一二三四五六七八九十]+\s*[条章項]|§\s*\d+)"
)
_ONLY_MARKER = regex(_MARKER)
_BEGINS = regex(rf"{_MARKER}(?=\s|[^\d年月日])(?!\d|[年月日])|[【〔■□◆◇●]")
#: Dashes and numbers begin items, and stand in texts as well.
_WEAK = regex(r"[-–]\s|\d")
_ENDS = regex(r"[。．!?！？」』:;]$|[^\W\d_]{4,}\.$")
#: A line of labels and names, without grammar or punctuation.
_LABELS = regex(r"[^\u3040-\u309f、。,.]*[\s\u3000][^\u3040-\u309f、。,.]*")
#: Words after a hyphen that stays one: Forschungs- und Technologiezentrum.
_AND = regex(r"(?:und|oder|bzw|and|or)\b")

#: In units of the letters' size: the shortest line that may be broken; how far the next may be.
_SHORTEST = 12.0
_LEADING = 2.1


@dataclass(slots=True)
class Text:
    """A line from ``start`` to ``end`` in a column that reaches to ``right``.

    ``whole``: it is a row of a table, which goes on in no other line; ``top``
    is where its first line begins. ``spaced``: a space stood at its end.
    """

    text: str
    start: float
    end: float
    base: float
    size: float
    right: float = 0.0
    whole: bool = False
    spaced: bool = False
    top: float | None = None

    @property
    def upper(self) -> float:
        """Where the line, or the first one of the row, begins."""
        return self.base - 0.7 * self.size if self.top is None else self.top


def is_marker(text: str) -> bool:
    """Whether ``text`` is a bullet or a number and nothing else."""
    return _ONLY_MARKER.fullmatch(text) is not None


def joined(lines: Sequence[Text]) -> str:
    """The lines of a cell as one."""
    text = ""
    right = max(line.end for line in lines)
    for number, line in enumerate(lines):
        if number == 0:
            text = line.text
        elif lines[number - 1].end > right - 1.6 * line.size:
            text = glued(text, line.text, lines[number - 1].spaced)
        else:
            text = f"{text} {line.text}"
    return text


def glued(upper: str, lower: str, spaced: bool = False) -> str:
    """One text of a line and the one that it goes on in; ``spaced``: with a space between."""
    upper, lower = upper.rstrip(), lower.lstrip()
    if not upper or not lower:
        return upper or lower
    if is_asian(upper[-1]) and is_asian(lower[0]):
        return f"{upper} {lower}" if spaced else upper + lower
    if upper[-1] in "-\u2010\xad" and len(upper) > 1 and upper[-2].isalpha():
        if _AND.match(lower):
            return f"{upper} {lower}"
        return upper[:-1] + lower if lower[0].islower() else upper + lower
    return f"{upper} {lower}"


def goes_on(upper: Text, lower: Text) -> bool:
    """Whether the line ``upper`` goes on in ``lower``, which comes next."""
    if upper.whole or lower.whole:
        return False
    size = max(upper.size, lower.size)
    if abs(upper.size - lower.size) > 0.12 * size or _begins_anew(upper, lower):
        return False
    broken = upper.text[-1] in "-\u2010" and lower.text[:1].islower()
    if upper.end - upper.start < _SHORTEST * size and not broken:
        return False
    if not _is_full(upper, lower) or (_is_label(upper.text) and _is_label(lower.text)):
        return False
    indented = lower.start > upper.start + 0.7 * size
    return not (indented and not _BEGINS.match(upper.text))


def goes_on_elsewhere(upper: Text, lower: Text) -> bool:
    """Whether the last line of a column or page goes on in the first one of the next."""
    return _ENDS.search(upper.text) is None and goes_on(upper, replace(lower, start=upper.start))


def follows(upper: Text, lower: Text) -> bool:
    """Whether ``lower`` is the line right under ``upper``."""
    return 0 < lower.upper - upper.base + 0.7 * lower.size <= _LEADING * max(upper.size, lower.size)


def is_elsewhere(upper: Text, lower: Text) -> bool:
    """Whether ``lower`` does not stand below ``upper``, but in another column."""
    return lower.upper < upper.upper


def _begins_anew(upper: Text, lower: Text) -> bool:
    """Whether ``lower`` is an item, an article or a heading by how it begins."""
    if not _BEGINS.match(lower.text):
        return False
    in_sentence = upper.text[-1].isalnum() or upper.text[-1] in ",、"
    return not (_WEAK.match(lower.text) and in_sentence and _is_full(upper, lower))


def _is_label(text: str) -> bool:
    return is_asian(text[-1]) and _LABELS.fullmatch(text) is not None


def _is_full(upper: Text, lower: Text) -> bool:
    """Whether what comes next would not have fitted on the line."""
    if is_asian(upper.text[-1]):
        # Two letters may have been pushed out so that no line begins with a comma.
        return upper.end > upper.right - 2.2 * upper.size
    if upper.text[-1] in "-\u2010":
        return True
    word = lower.text.split(maxsplit=1)[0] if lower.text.split() else ""
    letters = next((n for n, letter in enumerate(word) if is_asian(letter)), len(word))
    width = (lower.end - lower.start) / max(1, len(lower.text))
    return upper.end + (letters + 1) * width > upper.right - 0.2 * upper.size
