"""Whether two names of figures say the same, one of them perhaps more of it.

What a name counts is in its words. How it counts (累計), what every count of its unit says
(number of organisations, 機関数) and what happened to what is counted (実施) tell figures of one
thing and unit from nothing; different words for one state (進出, 立地: located) are one word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import product

from graph.lexicon import table
from graph.patterns import regex

#: With more series than this of one thing and unit, likeness of names says too little.
CROWD = 24

_CJK = regex(r"[\u3005\u3040-\u30ff\u3400-\u9fff]")
#: Runs of one script are words; hiragana and 等 (and the like) stand between them.
_RUNS = regex(r"[\u3005\u3400-\u9fff]+|[\u30a0-\u30ff]+|[^\W\u3005\u3040-\u9fff]+")
_BETWEEN = regex(r"[\u3040-\u309f等]+")


@cache
def counted() -> re.Pattern[str]:
    """Words that say how a figure is counted: a running total, or by the year."""
    words = table("indicators")["running"]
    either = f"{words['total']}|{words['yearly']}"
    return re.compile(rf"[(（]\s*(?:{either})\s*[)）]|{either}", re.IGNORECASE)


@lru_cache(maxsize=4096)
def content(name: str) -> frozenset[str]:
    """The words that tell what a figure counts.

    >>> sorted(content("治験や臨床研究等の実施件数(累計)"))
    ['治験', '臨床研究']
    >>> content("Organisations located here") == content("立地機関数") == {"*located"}
    True
    """
    text = counted().sub(" ", unicodedata.normalize("NFKC", name)).casefold()
    kept = set()
    for sense, words in _senses():
        text, times = words.subn(" ", text)
        if times:
            kept.add(f"*{sense}")
    idle, deeds = _idle(), _deeds()
    for run in _RUNS.findall(_BETWEEN.sub(" ", text)):
        word = idle.sub("", run) if _CJK.search(run) else run
        if word and not idle.fullmatch(word) and not deeds.search(word):
            kept.add(word)
    return frozenset(kept)


def tells_state(name: str) -> bool:
    """Whether a name is of how many there are at a time (located, employed), not of deeds."""
    return any(word.startswith("*") for word in content(name))


def alike(one: str, other: str) -> bool:
    """Whether one name says all that the other says.

    >>> alike("研究費", "研究費収入額"), alike("Research funds", "income from research funds")
    (True, True)
    >>> alike("研究員数", "研究費"), alike("Patents", "Patients")
    (False, False)
    """
    first, second = content(one), content(other)
    return bool(first and second) and (_within(first, second) or _within(second, first))


def some_alike(names: Iterable[str], others: Iterable[str]) -> bool:
    """Whether one of the names that a thing has is like one of another thing's."""
    return any(alike(one, other) for one, other in product(names, others))


def _within(words: frozenset[str], others: frozenset[str]) -> bool:
    return all(
        word in others or (_CJK.search(word) and any(word in other for other in others))
        for word in words
    )


@cache
def _senses() -> list[tuple[str, re.Pattern[str]]]:
    rows = table("indicators")["alike"]["senses"]
    return [(name, re.compile(words)) for name, words in rows.items()]


@cache
def _idle() -> re.Pattern[str]:
    return re.compile(table("indicators")["alike"]["idle"])


@cache
def _deeds() -> re.Pattern[str]:
    return re.compile(table("indicators")["prose"]["deeds"])
