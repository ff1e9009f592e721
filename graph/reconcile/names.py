"""Names of bodies and places under which the same name in another dress is equal.

What goes: legal forms (株式会社, GmbH, e. V.), a bracketed short form at the
end, articles, and the endings of German adjectives and genitives, so that
"Bayerischen Staatsministerium" meets "Bayerisches Staatsministerium".
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from graph.authority import normalise
from graph.lexicon import table
from graph.lexicon.legal_forms import without_legal_form, without_short_form
from graph.patterns import regex


@cache
def words() -> dict[str, Any]:
    """The tables of ``words.toml``."""
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


_COMPANY_SUFFIX = regex(r"(?<=[A-Za-z\u30a0-\u30ff])社$")
_ARTICLE = regex(r"^(?:the|der|die|das|dem|den|des)\s+", re.IGNORECASE)
_ADJECTIVE = regex(r"\b(\w+(?:isch|deutsch|lich|ional|amt))e[nmrs]?\b")
_GENITIVE = regex(
    r"\b(\w*(?:ministerium|cluster|institut|zentrum|verband|verein|konsulat|werk|stadt))e?s\b",
    re.IGNORECASE,
)

_WEAK = regex(r"\w+(?:isch|lich)e \w*(?:ministerium|zentrum|institut|cluster)\b")

#: Words that stand for a body within one document only.
_GENERIC = frozenset(normalise(word) for table in words()["generic"].values() for word in table)


@lru_cache(maxsize=200_000)
def name_key(text: str) -> str:
    """The key of a body's or place's name; equal keys are one name.

    >>> name_key("公益財団法人川崎市産業振興財団") == name_key("(公財)川崎市産業振興財団")
    True
    >>> name_key("Bayerischen Staatsministerium für Wirtschaft")
    'bayerischstaatsministeriumfürwirtschaft'
    """
    text = without_legal_form(without_short_form(text))
    text = _COMPANY_SUFFIX.sub("", _ARTICLE.sub("", text))
    return normalise(_GENITIVE.sub(r"\1", _ADJECTIVE.sub(r"\1", text)))


def is_inflected(text: str) -> bool:
    """Whether a German name stands in another case than the nominative, as far as endings tell.

    >>> is_inflected("Bayerischen Staatsministerium"), is_inflected("Bayerisches Staatsministerium")
    (True, False)
    """
    if _GENITIVE.search(text):
        return True
    return any(match.group().endswith(("en", "em")) for match in _ADJECTIVE.finditer(text)) or bool(
        _WEAK.match(text)
    )


@cache
def _words_for_agreements() -> frozenset[str]:
    terms = table("agreements")["terms"]
    return frozenset(normalise(word) for words in terms.values() for word in words)


_ENDING = regex(r"(?:s|en|n|es)$")


def is_common_noun(text: str) -> bool:
    """Whether the name of an agreement is but a word for agreements.

    >>> is_common_noun("the memorandum"), is_common_noun("業務提携の覚書")
    (True, False)
    """
    key = normalise(_ARTICLE.sub("", text))
    return key in _words_for_agreements() or _ENDING.sub("", key) in _words_for_agreements()


def is_telling(text: str) -> bool:
    """Whether a name can be compared across documents: not 財団, not "the city", not AS."""
    key = normalise(text)
    if key in _GENERIC or name_key(text) in _GENERIC:
        return False
    return len(key) > (2 if key.isascii() else 1)
