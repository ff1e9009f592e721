"""Readings of Japanese names, and their Latin spelling with long vowels let go.

Romanisation follows modified Hepburn. Spellings of one reading differ in how
long vowels are written (Ito, Itō, Itoh, Itou; Ono and Ohno), so they are
compared loosened: long o, u and e become short, n before b, m, p is n.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sudachipy import Dictionary

_ROWS = {
    "": "アイウエオ",
    "k": "カキクケコ",
    "s": "サシスセソ",
    "t": "タチツテト",
    "n": "ナニヌネノ",
    "h": "ハヒフヘホ",
    "m": "マミムメモ",
    "r": "ラリルレロ",
    "g": "ガギグゲゴ",
    "z": "ザジズゼゾ",
    "d": "ダヂヅデド",
    "b": "バビブベボ",
    "p": "パピプペポ",
}
_IRREGULAR = {
    "シ": "shi",
    "チ": "chi",
    "ツ": "tsu",
    "フ": "fu",
    "ジ": "ji",
    "ヂ": "ji",
    "ヅ": "zu",
    "ヤ": "ya",
    "ユ": "yu",
    "ヨ": "yo",
    "ワ": "wa",
    "ヰ": "i",
    "ヱ": "e",
    "ヲ": "o",
    "ン": "n",
    "ヴ": "vu",
}
_KANA = {
    kana: consonant + vowel
    for consonant, row in _ROWS.items()
    for kana, vowel in zip(row, "aiueo", strict=True)
} | _IRREGULAR
_SMALL_Y = {"ャ": "a", "ュ": "u", "ョ": "o"}
_SMALL_VOWEL = {"ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o"}

_KANA_ONLY = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc]+")


def romaji(kana: str) -> str:
    """Hepburn spelling of hiragana or katakana; other characters are left out.

    >>> romaji("イトウ"), romaji("きょうこ"), romaji("ホッタ")
    ('itou', 'kyouko', 'hotta')
    """
    out = ""
    doubled = False
    for char in unicodedata.normalize("NFKC", kana).translate(_TO_KATAKANA):
        if char == "ッ":
            doubled = True
            continue
        if char == "ー":
            out += out[-1:]
            continue
        if char in _SMALL_Y:
            base = out[:-1]
            out = base + ("" if base.endswith(("sh", "ch", "j")) else "y") + _SMALL_Y[char]
            continue
        if char in _SMALL_VOWEL:
            out = out[:-1] + _SMALL_VOWEL[char]
            continue
        syllable = _KANA.get(char, "")
        if doubled and syllable:
            syllable = ("t" if syllable.startswith("ch") else syllable[0]) + syllable
            doubled = False
        out += syllable
    return out


_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}


@lru_cache(maxsize=100_000)
def loosen(latin: str) -> str:
    """A Latin spelling with the freedom of romanisation and of accents taken out.

    >>> {loosen(s) for s in ("Itō", "Itoh", "Itou", "Ito")}
    {'ito'}
    >>> loosen("Ohno") == loosen(romaji("オオノ"))
    True
    """
    text = unicodedata.normalize("NFKD", latin.casefold().replace("ß", "ss"))
    text = "".join(char for char in text if char.isalpha() and not unicodedata.combining(char))
    text = re.sub(r"oh(?=[^aiueoy]|$)", "o", text)
    text = re.sub(r"o[ou]+", "o", text)
    text = re.sub(r"u{2,}", "u", text)
    text = re.sub(r"e{2,}|ei(?=$)", "e", text)
    return re.sub(r"m(?=[bmp])", "n", text)


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
