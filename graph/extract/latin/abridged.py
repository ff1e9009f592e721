"""Names that leave out words of a longer one: Delta Corporation, of the Delta Growth Corporation.

Or that end in initials: Delta Growth NW, of Delta Growth Northern Wyeland.

A body that a text has named in full is later called by some of its words, in
their order, with the word for its kind at the end.
"""

from __future__ import annotations

from graph.extract.entities import Entities
from graph.patterns import regex

#: Kinds of which a text hardly has two so alike; there may well be two such universities.
_KIND = regex(
    r"(?:Corporation|Foundation|Organi[sz]ation|Agency|Association|Council|Authority|Board"
    r"|Federation|Bureau)"
)


def join_abridged(entities: Entities) -> None:
    """Makes one of a body and a later, shorter name that is made of words of its own."""
    alive = [(i, t) for i, t in entities.alive("organization") if t.record is None]
    words = {index: thing.name.split() for index, thing in alive}
    for index, thing in alive:
        short = words[index]
        if not thing.mentions:
            continue  # It is a part of another by now.
        spelled = [
            other
            for other, name in words.items()
            if other != index and entities.things[other].mentions and _spells_out(short, name)
        ]
        if len(spelled) == 1:
            entities.merge(spelled[0], index)
            continue
        if len(short) < 2 or not _KIND.fullmatch(short[-1]) or thing.first.pointing:
            continue
        longer = [
            other
            for other, name in words.items()
            if other != index
            and entities.things[other].mentions
            and len(name) > len(short)
            and _is_within(short, name)
        ]
        if len(longer) == 1:
            entities.merge(longer[0], index)


def _spells_out(short: list[str], name: list[str]) -> bool:
    """Whether the last word of ``short`` is the initials of the last words of ``name``."""
    initials = short[-1].replace(".", "")
    known = len(short) - 1
    if known < 2 or len(initials) < 2 or not initials.isupper():
        return False
    same = [w.casefold() for w in short[:-1]] == [w.casefold() for w in name[:known]]
    return same and "".join(word[0] for word in name[known:]) == initials and len(name) > known + 1


def _is_within(short: list[str], name: list[str]) -> bool:
    """Whether the words of ``short`` stand in ``name`` in their order, and both end alike."""
    rest = iter(name)
    return short[-1] == name[-1] and all(word in rest for word in short)
