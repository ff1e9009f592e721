"""Whether names of institutions in two languages translate each other.

A name is glossed by a small trilingual word list (``words.toml``); a name with
a word that is not on it has no gloss and is never compared this way. Names of
equal glosses translate each other; two ministries of one place whose first subject is
the same are perhaps one ministry that was given another remit.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from graph.patterns import regex
from graph.reconcile.names import words

_CJK = regex(r"[\u3005\u3040-\u30ff\u3400-\u9fff]")
_LATIN_ENDINGS = ("es", "en", "er", "em", "e", "s", "n")
_MINISTRY = "ministry"


@lru_cache(maxsize=50_000)
def gloss(name: str) -> tuple[str, ...]:
    """The meanings of a name's words in order, places as ``place:slug``; () if any is unknown.

    >>> gloss("Abteilung Innovation, Forschung und Technologie")
    ('unit', 'innovation', 'research', 'technology')
    >>> gloss("バイエルン州経済省")
    ('place:bavaria', 'economy', 'ministry')
    """
    text = unicodedata.normalize("NFKC", name).casefold()
    rest = re.sub(r"[\s,;.()]+", "" if _CJK.search(text) else " ", text).strip()
    found: list[str] = []
    while rest:
        meaning, rest = _step(rest)
        if meaning is None:
            return ()
        if meaning:
            found.append(meaning)
    return tuple(found)


def ministry_key(name: str) -> tuple[str, str] | None:
    """(place, first subject) of a ministry's name, or None for any other name.

    >>> ministry_key("バイエルン州経済省")
    ('place:bavaria', 'economy')
    """
    meanings = gloss(name)
    places = [m for m in meanings if m.startswith("place:")]
    subjects = [m for m in meanings if m != _MINISTRY and m not in places]
    if _MINISTRY not in meanings or not places or not subjects:
        return None
    return places[0], subjects[0]


def _step(rest: str) -> tuple[str | None, str]:
    """The meaning of what ``rest`` begins with, and what follows; '' for an ignored word."""
    for word, meaning in _vocabulary():
        if not rest.startswith(word):
            continue
        after = rest[len(word) :]
        if _CJK.search(word) or word in "・、":
            return meaning, after
        ending = next((e for e in ("", *_LATIN_ENDINGS) if _word_ends(after, e)), None)
        if ending is not None:
            return meaning, after[len(ending) :].lstrip()
    return None, ""


def _word_ends(after: str, ending: str) -> bool:
    return after.startswith(ending) and not after[len(ending) : len(ending) + 1].isalnum()


@cache
def _vocabulary() -> tuple[tuple[str, str], ...]:
    """(word, meaning), longest word first."""
    rows = [(word, "") for word in words()["ignored"]["words"]]
    for place, forms in words()["demonyms"].items():
        rows += [(form, f"place:{place}") for form in forms]
    for meaning, languages in words()["glosses"].items():
        rows += [(word, meaning) for forms in languages.values() for word in forms]
    return tuple(sorted(set(rows), key=lambda row: (-len(row[0]), row)))
