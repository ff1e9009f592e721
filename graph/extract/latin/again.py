"""Whole names that a German or English text gives again where a part of them looks like a name.

What one sentence shows to be the name of a body (Perla Valley Center, by its
short form in brackets) is that name wherever the same words stand together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.latin.seated import without_seat
from graph.extract.mentions import Found, Scene
from graph.patterns import regex

_SHORTEST = 8


#: the Dutch Delta Institute: where the text also has Delta by itself, the adjective is none of it.
_NATION = regex(r"(?:Dutch|French|Swiss|[A-Z]\w+(?:ese|ish|ian|an)) (?=[A-Z])")


def _without_nation(scene: Scene) -> None:
    for mention in scene.all("organization"):
        nation = _NATION.match(mention.text)
        if nation is None or mention.record is not None or mention.text.count(" ") < 2:
            continue
        first = mention.text[nation.end() :].split()[0]
        alone = re.compile(
            rf"(?<!{re.escape(nation.group())})(?<![\w-]){re.escape(first)}(?![\w-])(?! [A-Z])"
        )
        if len(first) > 4 and any(alone.search(s.text.text) for s in scene.segments):
            mention.start += nation.end()


def _without_seats(scene: Scene) -> None:
    for mention in scene.all("organization"):
        if mention.record is None and scene.language == "en":
            mention.end = mention.start + without_seat(scene, mention.text)


def whole_again(scene: Scene) -> None:
    """Every further place of a whole name takes the place of the names inside it."""
    _without_nation(scene)
    _without_seats(scene)
    kinds = {m.text: m for m in reversed(scene.all("organization"))}
    names = {m.text for m in scene.all("organization", "cluster", "facility", "place")}
    for name, first in kinds.items():
        if len(name) < _SHORTEST or not any(part in names for part in _parts(name)):
            continue
        for segment in scene.segments:
            text = segment.text.text
            start = text.find(name)
            while start >= 0:
                end = start + len(name)
                if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
                    found = Found(start, end, "organization", first.types, first.record)
                    scene.cover(segment, found)
                start = text.find(name, end)


def _parts(name: str) -> Iterator[str]:
    """The runs of words inside a name, without the name itself."""
    words = name.split()
    for size in range(1, len(words)):
        for start in range(len(words) - size + 1):
            yield " ".join(words[start : start + size])
