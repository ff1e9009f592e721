"""Names of things, and those that a query means."""

from __future__ import annotations

import bisect
import math
from array import array
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache
from typing import NamedTuple

from graph.search.folding import asked, keys, words
from graph.search.spelling import Words

#: Places of a key that are looked at: a key of one letter has no end of them.
_MOST_PLACES = 1000
#: A spelling is like a word with one wrong letter for each four, and two at most.
_SHORTEST = 4
_MOST_WRONG = 2
#: How often words occur is remembered of so many.
_REMEMBERED = 4096
#: How good a hit is: the whole name, its beginning, somewhere in it, only like it.
_WHOLE, _START, _INSIDE, _LIKE = 4.0, 3.0, 2.0, 1.0


class Named(NamedTuple):
    """A name of a thing. ``weight`` is how much is known of the thing."""

    thing: str
    kind: str
    text: str
    language: str
    is_preferred: bool
    weight: int


class Hit(NamedTuple):
    """A thing that was found, and the name by which."""

    thing: str
    kind: str
    name: str
    language: str
    score: float


class Index:
    """All names, found by substring: their keys stand in one text, a line each.

    Searching a text of some megabytes takes about a millisecond and no
    structure beside it. Where nothing is found, names are looked for that have
    the same words or words that are spelt alike (Levenshtein, 1966).
    """

    def __init__(self, names: Iterable[Named]) -> None:
        self._names = list(names)
        # A text of ASCII alone takes a quarter of the memory and is searched faster.
        plain, other = _Lines(), _Lines()
        spelt: set[str] = set()
        self._worth = array("d")
        for number, name in enumerate(self._names):
            # What much is known of is meant more often; a long name less often.
            worth = 0.1 * math.log1p(name.weight) + 0.2 * name.is_preferred
            self._worth.append(worth - 0.005 * len(name.text))
            for key in keys(name.text):
                (plain if key.isascii() else other).add(key, number)
            spelt.update(words(name.text))
        self._plain, self._other = plain.text(), other.text()
        self._spelt = Words(word for word in spelt if len(word) >= _SHORTEST)
        #: Words such as GmbH are in many queries.
        self._frequency = lru_cache(_REMEMBERED)(self._count)

    def __len__(self) -> int:
        """Number of names."""
        return len(self._names)

    def find(
        self, query: str, kinds: Set[str] = frozenset(), limit: int = 20, *, start: bool = False
    ) -> list[Hit]:
        """The best things for a query, one hit each; of some ``kinds`` only, if any are given.

        With ``start`` only names that begin with the query.
        """
        best: dict[str, tuple[float, int]] = {}
        for key in asked(query):
            for score, number in self._text(key).places(key, start=start):
                self._take(best, score, number, kinds)
        if not best and not start:
            for number, score in self._by_words(query).items():
                self._take(best, score, number, kinds)
        ranked = sorted(best.values(), key=self._rank)[:limit]
        return [self._hit(score, number) for score, number in ranked]

    def _by_words(self, query: str) -> dict[int, float]:
        """The names that have every word of a query, in any order and spelt alike."""
        choices = [self._spellings(word) for word in words(query)]
        if not choices or not all(choices):
            return {}
        # The rarest word leads to few names, which are looked at for the others.
        rarest = min(choices, key=lambda one: sum(map(self._frequency, one)))
        found: dict[int, float] = {}
        for spelling, likeness in rarest.items():
            for _, number in self._text(spelling).places(spelling, start=False):
                score = min(likeness, *self._others(number, rarest, choices))
                found[number] = max(score, found.get(number, 0.0))
        return {number: score for number, score in found.items() if score > 0}

    def _others(
        self, number: int, seen: dict[str, float], choices: list[dict[str, float]]
    ) -> list[float]:
        """How well a name has each further word: 0 for not at all."""
        name = " ".join(keys(self._names[number].text))
        return [_WHOLE] + [
            max((likeness for word, likeness in one.items() if word in name), default=0.0)
            for one in choices
            if one is not seen
        ]

    def _spellings(self, word: str) -> dict[str, float]:
        """The keys that a word may mean: its own if any name has them, else those like them."""
        own = [key for key in asked(word) if self._frequency(key)]
        return dict.fromkeys(own, _INSIDE) if own else self._alike(word)

    def _count(self, key: str) -> int:
        return self._text(key).count(key)

    def _text(self, key: str) -> _Text:
        return self._plain if key.isascii() else self._other

    def _take(
        self, best: dict[str, tuple[float, int]], score: float, number: int, kinds: Set[str]
    ) -> None:
        name = self._names[number]
        if kinds and name.kind not in kinds:
            return
        score += self._worth[number]
        known = best.get(name.thing)
        if known is None or score > known[0]:
            best[name.thing] = score, number

    def _rank(self, found: tuple[float, int]) -> tuple[float, str, str]:
        score, number = found
        return -round(score, 3), self._names[number].text, self._names[number].thing

    def _hit(self, score: float, number: int) -> Hit:
        name = self._names[number]
        return Hit(name.thing, name.kind, name.text, name.language, score)

    def _alike(self, word: str) -> dict[str, float]:
        """The words that are spelt most like one, and how good each is."""
        found: dict[str, float] = {}
        for key in asked(word):
            wrong = min(_MOST_WRONG, len(key) // _SHORTEST)
            if wrong:
                for one, distance in self._spelt.like(key, wrong):
                    found[one] = max(_LIKE * (1 - distance / len(key)), found.get(one, 0.0))
        return found


class _Lines:
    """Keys and whose they are, while they are gathered."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._owners = array("l")

    def add(self, key: str, owner: int) -> None:
        self._lines.append(key)
        self._owners.append(owner)

    def text(self) -> _Text:
        return _Text(self._lines, self._owners)


class _Text:
    """Keys as lines of one text."""

    def __init__(self, lines: list[str], owners: array[int]) -> None:
        self._text = "\n" + "\n".join(lines) + "\n"
        self._owners = owners
        self._starts = array("l")
        place = 1
        for line in lines:
            self._starts.append(place)
            place += len(line) + 1

    def count(self, key: str) -> int:
        """How often a key occurs."""
        return self._text.count(key)

    def places(self, key: str, *, start: bool) -> Iterator[tuple[float, int]]:
        """How good and whose: lines that begin with ``key``, then others that have it."""
        text, line = self._text, f"\n{key}"
        for place in _occurrences(text, line):
            is_whole = text[place + len(line)] == "\n"
            yield (_WHOLE if is_whole else _START), self._owner(place + 1)
        if start:
            return
        for place in _occurrences(text, key):
            if text[place - 1] != "\n":
                yield _INSIDE, self._owner(place)

    def _owner(self, place: int) -> int:
        return self._owners[bisect.bisect_right(self._starts, place) - 1]


def _occurrences(text: str, part: str) -> Iterator[int]:
    place = text.find(part)
    for _ in range(_MOST_PLACES):
        if place < 0:
            return
        yield place
        place = text.find(part, place + 1)
