"""Names of foreign bodies in Latin letters inside Japanese text.

A name of several words is a body's where one of them is a word for a kind of
body (Association, Institut, Grupo) or where brackets behind it say a country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.extract.japanese.name_kinds import is_body_end
from graph.extract.mentions import Found
from graph.extract.nominal_runs import countries
from graph.lexicon import table
from graph.lexicon.alternatives import any_of
from graph.patterns import regex

_WORD = r"[A-ZÀ-ÝĀ-Ž](?:[A-Za-z0-9À-ɏ'’&^-]|\*(?=[A-Z]))*(?:\.[A-Z][A-Za-z]{2,})?"
_NAME = regex(
    rf"(?<![A-Za-z0-9]){_WORD}(?: (?:of|for|and|the|de|del|della|di|du|des|der|für|und"
    rf"|et|la|le|&|{_WORD}))* {_WORD}(?![A-Za-z])"
)
#: 業界団体Nordic Bio, 振興機関Biosaar: a word for a kind of body touches the name.
_CALLED = regex(
    rf"(?:団体|機関|組織|公社|財団|協会|連合会|コンソーシアム|クラスター|協議会)"
    rf"(?P<name>{_WORD}(?: (?:of|for|and|the|de|&|{_WORD}))*(?: {_WORD})?)(?![A-Za-z])"
)
#: メドバレー(フランス), リヨンバイオ(Lyonbio、フランス): katakana, and in brackets a country.
_KANA = regex(
    r"(?<![ァ-ヶー・一-龥])(?P<name>[ァ-ヶー]{4,}(?:・[ァ-ヶー]+)*)\("
    r"(?:[A-Za-zÀ-ɏ .&-]+[、,] ?)?(?P<place>[一-龥ァ-ヶー]{2,10})(?:[・、/][^()]*)?\)"
)
#: K-MED hub(青海先端財団): Latin letters, and in brackets a Japanese name of a body.
_GLOSSED = regex(
    rf"(?<![A-Za-z0-9])(?P<name>{_WORD}(?: [A-Za-z0-9À-ɏ'&^-]+){{0,4}})\("
    rf"(?P<gloss>[一-龥ァ-ヶーぁ-んA-Za-z・]{{4,30}})\)"
)
#: Northern Bay Biocommunity協議会: words in Latin letters and a Japanese word for a kind of body.
_KIND_BEHIND = regex(
    rf"(?<![A-Za-z0-9]){_WORD}(?: (?:of|for|and|the|de|&|{_WORD}))* {_WORD}"
    r"(?P<kind>[一-龥]{2,8})(?![一-龥])"
)
_SAID = regex(r" ?\((?P<place>[一-龥ァ-ヶー/・ ]{2,24})(?:[、,][^()]*)?\)")


@cache
def _heads() -> dict[str, str]:
    table_ = table("organizations")
    heads = dict(table_["de"]["head"]) | dict(table_["en"]["head"]) | dict(table_["ja"]["foreign"])
    return {word: kind for word, kind in heads.items() if len(word) > 3}


@cache
def _roles() -> re.Pattern[str]:
    words = any_of((w for row in table("roles")["heads"].values() for w in row["en"]), fold=True)
    return re.compile(rf"(?i:\b{words}\b)")


def foreign_names(text: str) -> Iterator[Found]:
    """The names of bodies in the Latin stretches of ``text``."""
    for match in _GLOSSED.finditer(text):
        if is_body_end(match["gloss"]) and not _roles().search(match["name"]):
            yield Found(*match.span("name"), "organization", ())
    for match in _KIND_BEHIND.finditer(text):
        if is_body_end(match["kind"]) and not _roles().search(match.group()):
            yield Found(*match.span(), "organization", ())
    for match in _KANA.finditer(text):
        if _is_country(match["place"]):
            yield Found(*match.span("name"), "organization", ())
    for match in _CALLED.finditer(text):
        if not _roles().search(match["name"]):
            yield Found(*match.span("name"), "organization", ())
    for match in _NAME.finditer(text):
        name = match.group()
        if _roles().search(name):
            continue
        kinds = [_heads()[word] for word in re.split(r"[ -]", name) if word in _heads()]
        said = _SAID.match(text, match.end())
        abroad = said is not None and _is_country(said["place"])
        if kinds or abroad:
            types = tuple(dict.fromkeys(k for k in kinds[-1:] if k))
            yield Found(*match.span(), "organization", types)


def _is_country(place: str) -> bool:
    parts = re.split(r"[/・ ]", place)
    return any(part in countries() or part.endswith(("国", "連邦")) for part in parts)
