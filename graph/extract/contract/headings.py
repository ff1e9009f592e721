"""Headings of articles: in brackets above or behind the number, on its line, or below it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.extract.contract.marks import list_mark
from graph.extract.lines import Line
from graph.model import Span
from graph.patterns import regex

_BRACKETED = regex(r"[(【\[](?P<name>[^()【】\[\]。]{1,30})[)】\]]\s*")
_CHAPTER = regex(r"第\s*[\d一二三四五六七八九十]+\s*[章節編]")
_LONGEST = {"ja": 25, "de": 90, "en": 90}
#: A Japanese line that is longer is no heading's neighbour but text.
_TEXT_WIDTH = 30
_VERB = regex(
    r"\b(?:shall|will|agrees?|undertakes?|may|must|is|are|enters?|bears?|verpflicht\w+|wird|werden"
    r"|ist|sind|kann|können|hat|haben|tritt|trägt|regelt|stellt|vereinbaren)\b"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as stated, and its place."""

    text: str
    span: Span


def heading_of(
    head: Line, start: int, above: Heading | None, rest: list[Line], language: str
) -> tuple[Heading | None, int, int]:
    """An article's heading, where its text begins in ``head``, and how many lines below it took.

    ``start`` is where the article's mark ends, ``rest`` the lines below.
    """
    if above is not None:
        return above, start, 0
    inside = _inside(head, start, rest, language)
    if inside is not None:
        return *inside, 0
    if start >= len(head.text) and rest and _is_below(rest[0], language):
        return Heading(_stripped(rest[0].text), rest[0].view.whole()), start, 1
    return None, start, 0


def heading_above(lines: list[Line], index: int, language: str) -> Heading | None:
    """The heading in brackets on the line above an article."""
    if language != "ja" or index == 0:
        return None
    line = lines[index - 1]
    match = _BRACKETED.fullmatch(line.text)
    return Heading(match["name"], line.view.span(*match.span("name"))) if match else None


def is_bracketed(line: Line) -> bool:
    """Whether the line is a heading in brackets: (目的)."""
    return _BRACKETED.fullmatch(line.text) is not None


def without_headings(rest: list[Line], language: str) -> list[Line]:
    """The lines of an article without the headings of the next one below them."""
    kept = list(rest)
    while kept and (_CHAPTER.match(kept[-1].text) or (language == "ja" and is_bracketed(kept[-1]))):
        kept.pop()
    return kept


def _inside(head: Line, start: int, rest: list[Line], language: str) -> tuple[Heading, int] | None:
    """The heading on the line of the number, and where the text after it begins."""
    text = head.text
    if language == "ja" and (match := _BRACKETED.match(text, start)):
        return Heading(match["name"], head.view.span(*match.span("name"))), match.end()
    body = text[start:]
    if not body or len(body) > _LONGEST[language]:
        return None
    if language == "ja":
        titled = bool(not re.search(r"[、。は]", body) and rest and _begins(rest[0]))
    else:
        titled = _is_title(body)
    name = _stripped(body)
    return (Heading(name, head.view.span(start, start + len(name))), len(text)) if titled else None


def _is_below(line: Line, language: str) -> bool:
    """Whether the line below a bare 第5条 or Article 5 is its heading."""
    if language == "ja":
        return is_bracketed(line)
    marked = list_mark(line, language) is not None
    return not marked and len(line.text) <= _LONGEST[language] and _is_title(line.text)


def _is_title(text: str) -> bool:
    body = text.rstrip(".: ")
    if _VERB.search(body) or re.search(r"[;,]|\. |[.:]$", body) or text.endswith(":"):
        return False
    return not text.endswith(".") or len(body.split()) <= 5


def _stripped(text: str) -> str:
    match = _BRACKETED.fullmatch(text)
    return match["name"] if match else text.rstrip(".: ")


def _begins(line: Line) -> bool:
    """Whether a line is a contract's text rather than a word more."""
    marked = list_mark(line, "ja") is not None
    return marked or "。" in line.text or len(line.text) >= _TEXT_WIDTH
