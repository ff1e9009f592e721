"""Lines of a page that are not its content, and that nothing in its markup tells apart.

Menus of plain links before the content and after it, the line that says where
the page stands in its site, notices about cookies and copyright, share buttons.
"""

from __future__ import annotations

import re
from functools import cache

from graph.lexicon import table
from graph.readers.flow import Line

#: Longer lines are texts; notices are looked for up to ``_LONGEST_NOTICE`` characters.
_LONGEST_SWITCH = 60
_LONGEST_NOTICE = 500
_LONGEST_TRAIL = 200

#: From this share of links on, a line is a link rather than a text with links in it.
_LINKS = 0.66

_SEPARATOR = r"[>＞›»≫→⇒/|｜▶▸]"


def without_chatter(lines: list[Line]) -> list[Line]:
    """The lines that belong to the content."""
    lines = [line for line in lines if not _is_chatter(line)]
    start = next((n for n, line in enumerate(lines) if _begins(line)), 0)
    while start and lines[start - 1].density < _LINKS:
        start -= 1
    own = [n for n, line in enumerate(lines) if line.density < _LINKS]
    stop = own[-1] + 1 if own else len(lines)
    before = [line for line in lines[:start] if line.density < _LINKS]
    return before + lines[start:stop]


def _begins(line: Line) -> bool:
    """Whether the content begins here at the latest."""
    return line.rank == 1 or (line.density < 0.3 and len(line.text) >= 20)


def _is_chatter(line: Line) -> bool:
    text = line.text.lstrip("#-・ ").strip()
    if not any(character.isalnum() for character in text):
        return bool(line.linked) or len(text) <= 3
    if len(text) <= _LONGEST_NOTICE and _pattern("notices").search(text):
        return True
    if len(text) <= _LONGEST_SWITCH and (
        _pattern("switches").fullmatch(text) or _buttons().fullmatch(text)
    ):
        return True
    return len(text) <= _LONGEST_TRAIL and _trail().match(text) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(table("pages")[name]), re.IGNORECASE)


@cache
def _buttons() -> re.Pattern[str]:
    words = sorted(table("pages")["buttons"], key=len, reverse=True)
    either = "|".join(map(re.escape, words))
    # Atomic: a line that is no button is found out without trying all ways to part it.
    return re.compile(rf"(?>(?:{either})(?![a-zäöüß])[\s・|｜/、,:：·•()]*)+", re.IGNORECASE)


@cache
def _trail() -> re.Pattern[str]:
    home = "|".join(table("pages")["home"])
    return re.compile(rf"(?:{home})\s*{_SEPARATOR}", re.IGNORECASE)
