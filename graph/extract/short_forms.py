"""Names that leave out words of a fuller name which the text has, too.

新町精機 for 株式会社新町精機, 産業振興財団 for 北浜市産業振興財団, 北浜銀 for 北浜銀行, 国循.
"""

from __future__ import annotations

import re

from graph.extract.definitions import is_picked_from
from graph.extract.entities import Entities, bare
from graph.extract.mentions import Found, Mention
from graph.extract.tokens import tokens
from graph.extract.whole_words import standing
from graph.patterns import regex

_FORM_JA = regex(
    r"^(?:[一-龥]{2,8}法人|NPO法人|株式会社|有限会社|合同会社|\([株有同公一独国][財社研]?\)) ?"
    r"|(?:株式会社|有限会社|合同会社|\([株有同]\))$"
)


def without_form(name: str) -> str:
    """新町精機 of 株式会社新町精機; "" where what is left could be any word."""
    short = _FORM_JA.sub("", name)
    if short == name or len(short) < 3 or re.search(r"法人", short):
        return ""
    common = all(t.known and "固有名詞" not in t.pos for t in tokens(short))
    return "" if common and (len(short) < 5 or re.fullmatch(r"[ァ-ヶー]+", short)) else short


#: A name of Japanese characters that others touch is a part of a longer one.
_APART_BEFORE = regex(r"(?<![一-龥ァ-ヶーA-Za-z0-9・々])")
_APART_AFTER = regex(r"(?![一-龥ァ-ヶーA-Za-z0-9・々])")


def find_bare(found: Entities, whole: Mention, short: str) -> None:
    """Every place where a name with a legal form stands without it."""
    for segment in found.scene.segments:
        for place in standing(segment.text.text, short, _APART_BEFORE, _APART_AFTER):
            mention = found.scene.add(segment, Found(*place, "organization", whole.types))
            if mention is not None:
                found.attach(mention, whole.entity)


_KANJI_LAST = regex(r"[一-龥]$")
_PLACE = regex(r"[一-龥ァ-ヶ]{1,5}[市県府都]")


def _is_of_place(name: str, short: str) -> bool:
    """Whether a name is a shorter one with the name of a city or a prefecture before it."""
    return name.endswith(short) and _PLACE.fullmatch(name, 0, len(name) - len(short)) is not None


def join_shortened(found: Entities) -> None:
    """産業振興財団 is 川崎市産業振興財団 where the text knows one such body only."""
    alive = [(i, t) for i, t in found.alive("organization") if "OrganizationalUnit" not in t.types]
    names = {index: bare(thing.name) for index, thing in alive}
    for index, _ in alive:
        short = names[index]
        if len(short) < 5 or not _KANJI_LAST.search(short):
            continue
        longer = [
            other for other, name in names.items() if other != index and _is_of_place(name, short)
        ]
        if len(longer) == 1:
            found.merge(longer[0], index)
            for merged in (longer[0], index):
                names[merged] = bare(found.things[merged].name)


#: How newspapers shorten what kinds of bodies are called.
_HEADLINES = (("大学", "大"), ("銀行", "銀"), ("信用金庫", "信金"), ("商工会議所", "商議所"))
_HEADLINE_BEFORE = regex(r"(?<![一-龥ァ-ヶーA-Za-z0-9々])")
_HEADLINE_AFTER = regex(r"(?=[とのはがにをもへや、。・)」 ]|など|$)")


def join_headlines(found: Entities) -> None:
    """北浜銀 is 北浜銀行 where the text has the whole name, too."""
    for index, thing in list(found.alive("organization")):
        if not thing.mentions:
            continue  # it went into another
        name = _FORM_JA.sub("", thing.first.text)
        short = next((name.removesuffix(a) + b for a, b in _HEADLINES if name.endswith(a)), "")
        if thing.first.segment.language != "ja" or len(short) < 3:
            continue
        other = found.by_key.get(("organization", bare(short)))
        if other is not None:
            found.merge(index, other)
        for segment in found.scene.segments:
            for place in standing(segment.text.text, short, _HEADLINE_BEFORE, _HEADLINE_AFTER):
                mention = found.scene.add(segment, Found(*place, "organization", ()))
                if mention is not None:
                    found.attach(mention, thing.first.entity)


_ONE_WORD = regex(r"[A-ZÄÖÜ][\w-]{3,}")


def place_by_short_name(entities: Entities, mention: Mention) -> None:
    """Puts a new mention with the entity whose name it shortens: AS, 国循; else with its like."""
    key = bare(mention.text)
    for longer in (f"{key} city", f"{key}市"):
        if ("organization", longer) in entities.by_key:
            entities.attach(mention, entities.by_key["organization", longer])
            return
    if mention.segment.language == "de" and re.search(r"[^\Ws]s$", mention.text):
        # des Delta-Hofs: the genitive of a name that the text has.
        base = mention.text[:-1]
        owners = [
            i
            for i, t in entities.alive("organization")
            if t.name == base or t.name.endswith(f" {base}")
        ]
        if len(owners) == 1:
            entities.attach(mention, owners[0])
            return
    if mention.segment.language != "ja" and _ONE_WORD.fullmatch(mention.text):
        # Noritec's director, of the Noritec Foundation: the only name that so begins.
        begun = [
            i
            for i, t in entities.alive("organization")
            if t.name.startswith(f"{mention.text} ") and "OrganizationalUnit" not in t.types
        ]
        if len(begun) == 1 and not entities.scene.authority.find(mention.text, "place"):
            entities.attach(mention, begun[0])
            return
    if len(mention.text) <= 8:
        for index, thing in entities.alive("organization"):
            if any(is_short_for(mention.text, m.text) for m in thing.mentions if not m.pointing):
                entities.attach(mention, index)
                return
    entities.place(mention)


def is_short_for(short: str, name: str) -> bool:
    """Whether ``short`` is made of the initials of ``name`` or, in kanji, picked from it in order.

    >>> is_short_for("AS", "Academia Sinica"), is_short_for("国循", "国立循環器病研究センター")
    (True, True)
    """
    if re.fullmatch(r"[A-Z]{2,6}", short):
        initials = "".join(
            word[0] for word in re.findall(r"[A-Za-zÄÖÜ]\w+", name) if word[0].isupper()
        )
        return initials == short and len(name.split()) == len(initials)
    picked = len(short) <= 4 and len(name) >= 2 * len(short) and is_picked_from(short, name)
    return picked and name[0] == short[0] and re.fullmatch(r"[一-龥]+", short) is not None
