"""Readings of Japanese names, loosened as :mod:`graph.lexicon.romaji` does."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from graph.lexicon.romaji import loosen, romaji
from graph.patterns import regex

if TYPE_CHECKING:
    from sudachipy import Dictionary

_KANA_ONLY = regex(r"[\u3041-\u3096\u30a1-\u30fa\u30fc]+")


@cache
def _dictionary() -> Dictionary:
    """SudachiDict (small), opened when the first Japanese name needs a reading."""
    from sudachipy import Dictionary

    return Dictionary(dict="small")


@lru_cache(maxsize=100_000)
def readings(name: str, part: str) -> frozenset[str]:
    """The loosened Latin readings of a family name (``part`` 姓) or a given name (名).

    Empty if the dictionary does not know ``name``. Kana read as themselves.
    """
    if _KANA_ONLY.fullmatch(name):
        return frozenset({loosen(romaji(name))})
    found = _dictionary().lookup(name)
    return frozenset(
        loosen(romaji(morpheme.reading_form()))
        for morpheme in found
        if morpheme.part_of_speech()[2] == "人名" and morpheme.part_of_speech()[3] == part
    )


@lru_cache(maxsize=100_000)
def split_name(name: str) -> tuple[str, str]:
    """Family and given name of an unspaced Japanese name; the second may be empty.

    The longest beginning that is a known family name and leaves a known given
    name decides; failing that, the whole is a family name if it is known as one.

    >>> split_name("福田紀彦"), split_name("園田")
    (('福田', '紀彦'), ('園田', ''))
    """
    for cut in range(min(len(name) - 1, 4), 0, -1):
        family, given = name[:cut], name[cut:]
        if readings(family, "姓") and readings(given, "名"):
            return family, given
    if len(name) <= 3 and readings(name, "姓"):
        return name, ""
    for cut in (2, 1, 3):
        if len(name) > cut and readings(name[:cut], "姓"):
            return name[:cut], name[cut:]
    return (name, "") if len(name) <= 2 else (name[:2], name[2:])
