"""Kana in Latin letters, and Latin spellings of Japanese with long vowels let go.

Romanisation follows modified Hepburn. Spellings of one reading differ in how
long vowels are written (Ito, Itō, Itoh, Itou; Ono and Ohno), so they are
compared loosened: long o, u and e become short, n before b, m, p is n.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

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
