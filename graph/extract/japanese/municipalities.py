"""Cities, towns, prefectures and states in Japanese text, as the bodies that govern them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from graph.extract.japanese.name_kinds import STATE_ACTS, is_named_place
from graph.extract.mentions import Found
from graph.extract.tokens import tokens
from graph.patterns import regex

#: Where a body that governs a place acts or is spoken of.
_ACTS = r"(?=[はがと]|長[のはがと、 :]|及び|および|並びに)"
_MAYOR = regex(r"(?P<place>[一-龥ヶケァ-ヴー]{1,6}?(?P<kind>市|町|村|区|県|府|都|道))(?:長|知事)")


# A city that no dictionary knows: what stands by itself, ends in 市 and is no kind of city.
_CITY = regex(
    r"(?<![一-龥ァ-ヶーA-Za-z0-9々の])[一-龥々ヶ]{2,4}市"
    r"(?=[はがとをにへも、で()・:: \t]|の[一-龥]|及び|および|並びに|から|$)"
)


# タンペレ市: a city abroad.
_FOREIGN_CITY = regex(
    r"(?<![ァ-ヶー])(?<![ァ-ヶー]・)[ァ-ヶー]{2,12}市"
    r"(?=[はがとをにへも、で()・:: \t]|の[一-龥]|長|及び|および|並びに|から|$)"
)


# バーデン=ヴュルテンベルク州と: a state abroad, where bodies act.
_FOREIGN_STATE = regex(r"(?<![ァ-ヶー・])[ァ-ヶー]{2,12}(?:[=＝・][ァ-ヶー]{2,14})*州")


_KINDS_OF_CITY = frozenset(
    [
        "政令",
        "中核",
        "指定",
        "合併",
        "周辺",
        "構成",
        "所在",
        "特例",
        "隣接",
        "関係",
        "参加",
        "加盟",
        "会員",
        "近隣",
        "協定",
        "提携",
        "友好",
        "姉妹",
        "相手",
        "両",
        "各",
        "同",
        "本",
        "当",
        "全",
        "他",
        "県内",
        "府内",
        "国内",
    ]
)


_FAIRS = frozenset(["見本", "朝", "夜", "青空", "骨董", "定期", "都"])


# 北浜市議会定例会: the session of an assembly, whose paper is the city's.
ASSEMBLY = regex(
    r"(?:(?<![一-龥])|(?<=回))(?P<city>(?!回)[一-龥ぁ-んァ-ヶ]{1,6}[市県町村])議会(?=定例会"
    r"|臨時会| ?[一-龥・]{0,10}委員会|[ \t]?第?\d)"
)


_COUNCIL = regex(r"(?<![一-龥])[市県町村]議会(?=[はがのとに])")


# 白川村は, 霧島町と: towns and villages of a known name where bodies act.
_TOWN = regex(
    rf"(?<![一-龥ァ-ヶーA-Za-z0-9々])[一-龥々ヶ]{{2,4}}[町村]{_ACTS}"
    r"|(?<=[市町村]、)[一-龥々ヶ]{2,4}[町村](?=、|に[続次])"
)


#: …or whose head stands in brackets behind it.
_ACTING = regex(rf"{_ACTS}|\([^()]{{0,12}}[市町村]長[^()]{{0,12}}\)")
_KANA_NAMED = regex(r"[ぁ-ゖ][一-龥]?[市町村]")


#: What a name that fills its line has before it: nothing, or its prefecture.
_LEFT = regex(r"(?:^| |[都道府県])$")


def _in_kana(text: str) -> Iterator[Found]:
    """おいらせ町, さぬき市: municipalities that the dictionary knows, where they act."""
    if not _KANA_NAMED.search(text):
        return
    for place, kind in pairwise(tokens(text)):
        named = kind.surface in ("市", "町", "村") and place.is_place
        alone = kind.end == len(text) and _LEFT.search(text[: place.start]) is not None
        acting = alone or _ACTING.match(text, kind.end)
        if named and re.search(r"[ぁ-ゖ]", place.surface) and acting:
            yield Found(place.start, kind.end, "organization", ("PublicBody",))


#: The special wards of Tokyo, which the law on local government treats like cities: where they
#: act, or alone in a cell. There 港区 and 北区 may be those of other cities.
_SPECIAL_WARD = regex(
    rf"(?<![一-龥])(?:東京都)?(?P<ward>(?:千代田|中央|港|新宿|文京|台東|墨田|江東|品川|目黒|大田|世田谷|渋谷"
    rf"|中野|杉並|豊島|北|荒川|板橋|練馬|足立|葛飾|江戸川)区)(?:{_ACTS}|(?<=\t.{{3}})(?=\t|$)|(?<=\t.{{4}})(?=\t|$))"
)


#: The one prefecture whose name is that of a region, too.
_HOKKAIDO = regex(
    r"(?<![一-龥])北海道(?=(?:[ \t、]|の)?(?:副?知事)|・[一-龥]{2,3}県"
    r"|[とはが、](?![^。]*(?:位置|ある))"
    r"|及び|および|並びに)"
)


#: 三浦健司市 before 長: longer than the name of a municipality, and a person's.
_PERSONAL = regex(r"[一-龥]{4,}[市町村]")


def _is_personal(place: str) -> bool:
    return bool(_PERSONAL.fullmatch(place)) and not any(t.is_place for t in tokens(place)[1:])


def _governed_place(place: str, start: int) -> tuple[int, int]:
    """The place in 白川市 and in 山田白川市, where a mayor's name touches it; else nothing."""
    run = tokens(place)
    if _is_personal(place):
        return start, start
    if len(run) == 3 and run[0].is_family and run[1].is_place and run[0].end >= 2:
        return start + run[1].start, start + len(place)
    return (start, start + len(place)) if is_named_place(place) else (start, start)


def municipalities(text: str) -> Iterator[Found]:
    """The bodies that govern places, by the form of their names and by what stands behind."""
    if "市" in text:
        yield from _cities(text)
    for match in _FOREIGN_STATE.finditer(text):
        if STATE_ACTS.match(text, match.end()):
            yield Found(*match.span(), "organization", ("PublicBody",))
    for match in ASSEMBLY.finditer(text):
        if is_named_place(match["city"]):
            yield Found(*match.span("city"), "organization", ("PublicBody",))
    for match in _COUNCIL.finditer(text):
        yield Found(*match.span(), "organization", ("PublicBody",))
    for match in _TOWN.finditer(text):
        personal = text.startswith("長", match.end()) and _is_personal(match.group())
        if is_named_place(match.group()) and not personal:
            yield Found(*match.span(), "organization", ("PublicBody",))
    yield from _in_kana(text)
    for match in _HOKKAIDO.finditer(text):
        yield Found(*match.span(), "organization", ("PublicBody",))
    for match in _SPECIAL_WARD.finditer(text):
        yield Found(*match.span("ward"), "organization", ("PublicBody",))
    for match in _MAYOR.finditer(text):
        start, end = _governed_place(match["place"], match.start("place"))
        if start < end:
            category = "organization" if match["kind"] != "区" else "place"
            yield Found(start, end, category, ("PublicBody",) * (category != "place"))


def _cities(text: str) -> Iterator[Found]:
    for match in _CITY.finditer(text):
        *words, last = tokens(match.group())
        kind = not words or words[0].surface in _KINDS_OF_CITY or words[-1].surface in _FAIRS
        if last.surface == "市" and not kind:
            yield Found(*match.span(), "organization", ("PublicBody",))
    for match in _FOREIGN_CITY.finditer(text):
        yield Found(*match.span(), "organization", ("PublicBody",))
