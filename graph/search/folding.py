"""Names and queries → keys that compare as people do.

Case, width, accents and everything that is no letter or digit go: "Bio^M",
"Bio M" and "biom" are one. An umlaut has two keys, as it is written with and
without an e. Japanese also has the key of how it is read, in Latin letters
with long vowels let go, so that 川崎, かわさき and Kawasaki meet.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from graph.lexicon.romaji import loosen, romaji
from graph.patterns import regex

if TYPE_CHECKING:
    from sudachipy import Tokenizer

_KANA = regex(r"[\u3041-\u3096\u30a1-\u30fa\u30fc・\s]+")
_JAPANESE = regex(r"[\u3005\u3041-\u30ff\u3400-\u9fff]")
_WITH_E = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe"})


def folded(text: str) -> str:
    """The plain key of a text: letters and digits, lower case, without accents.

    >>> folded("Bio^M"), folded("Hübschle"), folded("ナノ医療")
    ('biom', 'hubschle', 'ナノ医療')
    """
    text = unicodedata.normalize("NFKC", text).casefold().replace("ø", "o").replace("æ", "ae")
    if not text.isascii():
        # The marks of voiced kana are part of the letter.
        text = "".join(c if _JAPANESE.match(c) else _bare(c) for c in text)
    return "".join(char for char in text if char.isalnum() or char == "ー")


def _bare(char: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))


def keys(name: str) -> list[str]:
    """The keys under which a name is found, the plain one first.

    >>> keys("Hübschle"), keys("川崎市")
    (['hubschle', 'huebschle'], ['川崎市', 'kawasakishi'])
    """
    found = [folded(name), _with_e(name)]
    if _JAPANESE.search(name):
        found.append(_read(name))
    return [key for key in dict.fromkeys(found) if key]


@lru_cache(maxsize=1024)
def asked(query: str) -> tuple[str, ...]:
    """The keys that a query is compared with; kana are also taken as how a name is read.

    >>> asked("かわさき"), asked("Huebschle")
    (('かわさき', 'kawasaki'), ('huebschle',))
    """
    found = [folded(query), _with_e(query)]
    if _KANA.fullmatch(query):
        found.append(loosen(romaji(query)))
    elif not _JAPANESE.search(query):
        found.append(loosen(query))
    return tuple(key for key in dict.fromkeys(found) if key)


def words(name: str) -> list[str]:
    """The words of a name by themselves, folded, for spellings that are only like them."""
    return [one for part in re.split(r"[\W_]+", name) if (one := folded(part))]


def _with_e(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold()
    return "" if text.isascii() else folded(text.translate(_WITH_E))


def _read(name: str) -> str:
    tokens = _tokenizer().tokenize(name[:200])
    return loosen("".join(_spoken(one.surface(), one.reading_form()) for one in tokens))


def _spoken(surface: str, reading: str) -> str:
    """A word in Latin letters: as it is read, or as it stands if it is Latin."""
    return romaji(reading) if _JAPANESE.search(surface) else surface


@cache
def _tokenizer() -> Tokenizer:
    from sudachipy import Dictionary

    return Dictionary(dict="small").tokenizer()
