"""Coined names of bodies that the words around them show: examples, kinds, earlier partners.

メタヴァル、ノルド・テクノロジーズなど9社; 協力企業のクラヴィエ、ノリテの担当者;
クラスター組織オプトヴェル(Optowel);
スウェーデンのMedwye Villageなど3団体; デンマークのSymwyeに続き2例目.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.mentions import Found
from graph.extract.nominal_runs import countries
from graph.extract.tokens import tokens
from graph.patterns import regex

_LATIN = (
    r"[A-Z][A-Za-z0-9À-ɏ'’&^-]*(?:\.[A-Za-z]+)?"
    r"(?: (?:of|for|and|the|de|&|[A-Z0-9][A-Za-z0-9À-ɏ'’&^-]*))*"
)
_KATAKANA = r"(?<![ァ-ヶー・])[ァ-ヶー]{3,}(?:・[ァ-ヶー]+)*(?![ァ-ヶー・])"
_ITEM = rf"(?:{_KATAKANA}|(?<![A-Za-z]){_LATIN})(?:\([^()]{{1,30}}\))?"
_ITEMS = rf"{_ITEM}(?:(?:、|や|と|及び|および)(?:[ァ-ヶー一-龥]{{2,10}}の)?{_ITEM})*"
_BODIES = r"(?:社|団体|機関|企業|会社|法人|メーカー|ベンチャー)"
#: …など9社, …などの新興企業, …など欧州の3団体.
_EXAMPLES = regex(
    rf"(?P<items>{_ITEMS})など(?:、)?(?:の|計|約|延べ|国内外の)*"
    rf"[一-龥ァ-ヶー]{{0,8}}の?[一-龥]{{0,4}}\d{{0,4}}{_BODIES}"
)
#: 協力企業の…, 会員会社の…: the kind before.
_OF_A_KIND = regex(
    rf"(?:企業|会社|ベンチャー|メーカー|団体|機関)の(?P<items>{_ITEMS})"
    r"(?=[はがとのにもをへや、。]|など|及び|から)"
)
#: 組織…(Optowel), 機関…と: the kind touches the name.
_TOUCHED = regex(
    r"(?:団体|機関|組織|公社|会社|企業|クラスター|メーカー)(?P<items>[ァ-ヶー]{4,}(?:・[ァ-ヶー]+)*"
    r"(?:\([A-Za-zÀ-ɏ .&-]{3,40}\))?)(?=[はがとのにもをへや、。]|など|及び|から)"
)
#: デンマークの…に続き, …とも: a body of a country, where a sentence is about partners.
_ABROAD = regex(
    rf"(?P<place>[ァ-ヶー]{{2,10}}|[一-龥]{{2}})の(?P<items>{_LATIN})"
    r"(?:\([^()]{1,30}\))?(?=、\d{4}年|、[ァ-ヶー一-龥]{2,10}の[A-Z]|に(?:続|次)[きいぐ]"
    r"|とも(?:覚書|協定|MOU|提携|組|連携)|から提携)"
)
_PARTNERS = regex(r"覚書|協定|提携|合意|MOU|連携|協力")
_ONE = regex(rf"{_KATAKANA}|(?<![A-Za-z]){_LATIN}")
#: …(Optowel): the same in Latin letters.
_GLOSS = regex(r"\([A-Z][A-Za-zÀ-ɏ .&-]{2,40}\)")
_IN_BRACKETS = regex(r"\([^()]*\)")
#: AI, IoT, DNA: techniques, not bodies.
_SHORT = regex(r"[A-Za-z]{1,4}")


def exemplified_names(text: str) -> Iterator[Found]:
    """The coined names in ``text`` that a list or a word for their kind shows to be bodies'."""
    for pattern, word in ((_EXAMPLES, "など"), (_OF_A_KIND, "の"), (_TOUCHED, "")):
        for match in pattern.finditer(text) if word in text else ():
            yield from _coined(text, *match.span("items"))
    for match in _ABROAD.finditer(text) if _PARTNERS.search(text) else ():
        first = tokens(match["place"])[0]
        if match["place"] in countries() or (first.is_place and first.end == len(match["place"])):
            yield Found(*match.span("items"), "organization", ())


def _coined(text: str, start: int, end: int) -> Iterator[Found]:
    """The items of a list, if at least one of them is no word of the language."""
    bracketed = [m.span() for m in _IN_BRACKETS.finditer(text, start, end)]
    items = [
        m
        for m in _ONE.finditer(text, start, end)
        if not any(a < m.start() < b for a, b in bracketed)
        and not (text[m.end() : m.end() + 1] == "の" and m.end() < end)
    ]
    if any(_is_coined(text, m) for m in items):
        for item in items:
            if not _SHORT.fullmatch(item.group()) and not _is_place(item.group()):
                yield Found(*item.span(), "organization", ())


def _is_coined(text: str, item: re.Match[str]) -> bool:
    name = item.group()
    if name[0] <= "ɏ":
        return _SHORT.fullmatch(name) is None
    unknown = any(not t.known or t.is_proper for t in tokens(name))
    return unknown or _GLOSS.match(text, item.end()) is not None


def _is_place(name: str) -> bool:
    return name in countries() or all(t.is_place or t.surface == "・" for t in tokens(name))
