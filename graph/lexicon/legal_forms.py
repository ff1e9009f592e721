"""The legal form in the name of a body: 株式会社, (公財), GmbH, e. V."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from graph.lexicon import table
from graph.patterns import regex


def _endings(script: str) -> dict[str, re.Pattern[str]]:
    """Family of legal forms → where a name has one: at either end, or at the end (Latin)."""
    forms = {family: "|".join(one[script]) for family, one in table("legal_forms").items()}
    shape = r"^(?:{0})\s*|\s*(?:{0})$" if script == "japanese" else r"(?:,\s*|\s+)(?:{0})$"
    return {family: re.compile(shape.format(any_)) for family, any_ in forms.items() if any_}


_JAPANESE = _endings("japanese")
_LATIN = _endings("latin")

_SHORT_FORM = regex(r"\s*\([A-Za-z0-9.&\- ]{2,12}\)$")


def without_short_form(name: str) -> str:
    """The name in NFKC, without a short form in brackets at its end."""
    return _SHORT_FORM.sub("", unicodedata.normalize("NFKC", name).strip())


@lru_cache(maxsize=20_000)
def without_legal_form(name: str) -> str:
    """What is left of a name, never nothing.

    >>> without_legal_form("公益財団法人川崎市産業振興財団"), without_legal_form("GmbH")
    ('川崎市産業振興財団', 'GmbH')
    """
    for pattern in (*_JAPANESE.values(), *_LATIN.values()):
        name = pattern.sub("", name).strip() or name
    return name


@lru_cache(maxsize=200_000)
def legal_form(name: str) -> str:
    """The family of the legal form in a name: company, association, foundation, public or ''."""
    name = without_short_form(name)
    for endings in (_JAPANESE, _LATIN):
        for family, pattern in endings.items():
            if pattern.search(name):
                return family
    return ""
