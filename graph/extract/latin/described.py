"""What a text says that a body is: X, the trade association for …; das Gesundheitsnetzwerk X.

The noun of such words is how the text speaks of the body later: the
association, das Netzwerk.
"""

from __future__ import annotations

import re

from graph.extract.clauses import within
from graph.extract.entities import Entities
from graph.patterns import regex

_BEHIND = within(r"(?: \([^()]*\))?, (?:the|an?|die|der|das|eine?) (?P<said>[^,.;:()]{3,90})")
_BEFORE = regex(r"(?P<said>[A-Za-zÄÖÜäöüß-]+) [\"„“]?$")
_WORD = regex(r"[A-Za-zÄÖÜäöüß-]+")
#: Where what a body is ends, and what it does, where or for whom begins.
_END = regex(r" (?:of|for|in|at|from|that|which|für|der|des|von|aus|im|zur|with|mit)\b")


def described(entities: Entities) -> dict[int, set[str]]:
    """For each body the last parts of the nouns that describe it, in small letters."""
    found: dict[int, set[str]] = {}
    for index, thing in entities.alive("organization", "cluster", "facility"):
        nouns: set[str] = set()
        for mention in thing.mentions:
            nouns |= _nouns(mention.segment.text.text, mention.start, mention.end)
        if nouns:
            found[index] = nouns
    return found


def _nouns(text: str, start: int, end: int) -> set[str]:
    nouns: set[str] = set()
    behind = _BEHIND.match(text, end)
    if behind is not None:
        said = _END.split(behind["said"], maxsplit=1)[0]
        words = _WORD.findall(said)
        nouns.update(word.casefold() for word in words[-1:])
    before = _BEFORE.search(text[:start][-40:])
    if before is not None:
        said = before["said"].casefold()
        nouns.update((said, re.sub(r"(?<=[a-z]{4})e?s$", "", said)))
    return nouns
