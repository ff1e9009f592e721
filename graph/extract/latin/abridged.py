"""Names that leave out words of a longer one: Delta Corporation, of the Delta Growth Corporation.

A body that a text has named in full is later called by some of its words, in
their order, with the word for its kind at the end.
"""

from __future__ import annotations

import re

from graph.extract.entities import Entities

#: Kinds of which a text hardly has two so alike; there may well be two such universities.
_KIND = re.compile(
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


def _is_within(short: list[str], name: list[str]) -> bool:
    """Whether the words of ``short`` stand in ``name`` in their order, and both end alike."""
    rest = iter(name)
    return short[-1] == name[-1] and all(word in rest for word in short)
