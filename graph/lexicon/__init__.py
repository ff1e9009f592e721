"""What is special about a language, as tables: roles, kinds of organisation, agreements.

The tables are the TOML files beside this module. Nothing here knows a name.
"""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib import resources
from typing import Any, cast

from graph.patterns import regex

LANGUAGES = ("ja", "de", "en")

_CJK = regex(r"[\u3005\u3040-\u30ff\u3400-\u9fff]")
_LATIN_WORD = regex(r"[A-Za-zÀ-ÿ]+")
_FUNCTION_WORDS = {
    "de": frozenset(
        [
            "der",
            "die",
            "das",
            "und",
            "von",
            "des",
            "dem",
            "den",
            "ein",
            "eine",
            "einen",
            "im",
            "in",
            "am",
            "zum",
            "zur",
            "für",
            "mit",
            "ist",
            "wurde",
            "haben",
            "hat",
            "sich",
            "auf",
            "bei",
            "nach",
            "über",
            "aus",
            "als",
            "auch",
            "unter",
            "durch",
            "werden",
            "dass",
            "wird",
            "sowie",
            "vom",
            "unsere",
            "unser",
            "wir",
            "bis",
            "seit",
        ]
    ),
    "en": frozenset(
        [
            "the",
            "of",
            "and",
            "to",
            "a",
            "in",
            "for",
            "with",
            "on",
            "is",
            "was",
            "by",
            "at",
            "from",
            "as",
            "an",
            "has",
            "have",
            "it",
            "its",
            "will",
            "that",
            "this",
            "be",
            "are",
            "which",
            "between",
            "were",
            "signed",
            "said",
            "our",
            "we",
            "until",
            "since",
        ]
    ),
}


@cache
def table(name: str) -> dict[str, Any]:
    """The table ``name``.toml of this folder."""
    text = resources.files(__name__).joinpath(f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)


def language_of(text: str, default: str) -> str:
    """The language of ``text``: ja, de or en; ``default`` where it is too short to tell.

    Kana decide for Japanese; otherwise the share of function words decides.
    """
    cjk = len(_CJK.findall(text))
    words = [word.lower() for word in _LATIN_WORD.findall(text)]
    letters = sum(map(len, words))
    if cjk and (cjk * 4 >= letters or (default == "ja" and cjk * 12 >= letters)):
        return "ja"
    counts = {lang: sum(w in known for w in words) for lang, known in _FUNCTION_WORDS.items()}
    if default == "ja":
        return max(counts, key=lambda lang: (counts[lang], lang == "en"))
    best = max(counts, key=lambda lang: (counts[lang], lang == default))
    if counts[best] == 0 or (len(words) < 5 and counts[best] < 2):
        return default
    return best


def name_language(text: str, default: str) -> str:
    """The language tag of a name: Japanese script is ja, Latin script in Japanese text en."""
    if _CJK.search(text):
        return "ja"
    return "en" if default == "ja" else default


@cache
def _role_heads() -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for key, words in table("roles")["heads"].items():
        for language in LANGUAGES:
            rows.extend((_folded(word), key) for word in words[language])
    return sorted(rows, key=lambda row: (-len(row[0]), row))


@lru_cache(maxsize=50_000)
def role_key(title: str) -> str | None:
    """The key that a role has in every language, or None for an unknown role.

    The longest head that the title ends with (Japanese) or contains (other
    languages) decides.

    >>> role_key("川崎市長"), role_key("Mayor of Kawasaki City"), role_key("Bürgermeister")
    ('mayor', 'mayor', 'mayor')
    """
    folded = _folded(title)
    if _CJK.search(folded):
        return next((key for head, key in _role_heads() if folded.endswith(head)), None)
    return next((key for head, key in _role_heads() if _has_word(folded, head)), None)


_WORD_BEGINS = regex(r"(?<!\w)")
_WORD_ENDS = regex(r"(?:in|s|en)?(?!\w)")


def _has_word(text: str, word: str) -> bool:
    """Whether ``text`` has a word, perhaps inflected."""
    start = text.find(word)
    while start >= 0:
        if _WORD_BEGINS.match(text, start) and _WORD_ENDS.match(text, start + len(word)):
            return True
        start = text.find(word, start + 1)
    return False


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()


def words(name: str, *path: str) -> list[str]:
    """A list of words of the table ``name``, longest first."""
    return list(_words(name, *path))


@cache
def _words(name: str, *path: str) -> tuple[str, ...]:
    node: Any = table(name)
    for step in path:
        node = node[step]
    return tuple(sorted(cast("list[str]", list(node)), key=lambda word: (-len(word), word)))
