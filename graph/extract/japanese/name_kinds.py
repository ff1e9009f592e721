"""What a Japanese name by its form stands for: its ending, its legal form, the unit it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.extract.mentions import Found
from graph.extract.tokens import Token, tokens
from graph.lexicon import table, words
from graph.patterns import regex

_NOT_A_HEAD = regex(
    r"(?:(?<!株式)(?<!有限)(?<!合同)会社|当社|同社|本社|両社|各社|他社|入社|商社|自社|^公社|弊社|\d社|[数各両同当][市県府]|都市|本市)$"
)


_HOSPITAL = regex(
    r"大学|総合|中央|市民|記念|医科|赤十字|市立|県立|府立|国立|こども|子ども|小児|済生会|医療"
)


@cache
def _suffixes() -> dict[str, str]:
    return dict(table("organizations")["ja"]["suffix"])


@cache
def prefixes() -> dict[str, str]:
    """Legal forms that begin names, with the class they point to."""
    return dict(table("organizations")["ja"]["prefix"])


@cache
def _body_ends() -> tuple[str, ...]:
    return tuple(s for s in _suffixes() if len(s) > 1 and not s.startswith("("))


def is_body_end(text: str) -> bool:
    """Whether ``text`` ends with a word for a kind of body: 財団, 機構, 大学."""
    return text.endswith(_body_ends())


@cache
def _unit_ends() -> tuple[str, ...]:
    return tuple(words("organizations", "ja", "unit", "ends"))


def is_named_place(text: str) -> bool:
    """Whether ``text`` begins with the name of a place."""
    first = tokens(text)[0]
    return first.is_place or first.is_proper


_ROOM = regex(r"(?:会議|会見|応接|実験|集会|控|教|病|居)室$")


#: ドイツ南部, 県東部: a part of a country, not of a body.
_SIDE = regex(r"(?:[東西南北]|沿岸|山間|内陸|都市|平野)部$")


def unit_of(surface: str) -> bool:
    """Whether ``surface`` is the name of a part of an organisation."""
    if not surface.endswith(_unit_ends()) or surface in words("organizations", "ja", "unit", "not"):
        return False
    if _ROOM.search(surface) or _SIDE.search(surface):
        return False
    if len(surface) <= 4 and len(tokens(surface)) == 1 and tokens(surface)[0].is_family:
        # 服部, 阿部: family names.
        return False
    return any(surface.endswith(end) and len(surface) > len(end) + 1 for end in _unit_ends())


def units(run: list[Token], text: str) -> Iterator[Found]:
    """Parts of an organisation: each level of 臨海部国際戦略本部成長戦略推進部."""
    levels: list[int] = []
    for position, token in enumerate(run):
        if token.surface in ("市", "県", "府", "省", "庁", "都") and position > 0 and not levels:
            levels = [token.end]
    start = levels[0] if levels else run[0].start
    for position, token in enumerate(run):
        head = text[start : token.end]
        last = position == len(run) - 1
        if text[:start].endswith("国の"):
            return
        if token.end > start and _is_unit_end(head) and (last or _level_ends(run, position, text)):
            # ヴェルランド通商局: an office of a region is no part of a body named here.
            abroad = start == run[0].start and run[0].is_place and "ァ" <= run[0].surface[0] <= "ヴ"
            kind = (
                "PublicBody" if abroad and token.surface in ("局", "庁") else "OrganizationalUnit"
            )
            yield Found(start, token.end, "organization", (kind,))
            start = token.end


def _is_unit_end(head: str) -> bool:
    if head in words("organizations", "ja", "unit", "not") or len(head) < 3:
        return False
    if re.search(r"(?:会議|会見|応接|実験|集会|控|教|病|居|倉庫)室$|サービス部$", head):
        return False
    return any(head.endswith(end) for end in _unit_ends())


def _level_ends(run: list[Token], position: int, text: str) -> bool:
    """A level ends at 本部 or 局 when another level of some length follows."""
    token, rest = run[position], text[run[position].end : run[-1].end]
    if token.surface not in ("本部", "局", "部", "室", "事業部") or len(rest) < 3:
        return False
    if run[position + 1].surface in ("長", "室", "国際", "付"):
        return False
    return unit_of(rest)


def classified(name: str, start: int) -> Found | None:
    """What kind of thing the name ends or begins to be, if any."""
    if _NOT_A_HEAD.search(name) or name in prefixes():
        return None
    for form, kind in prefixes().items():
        if name.startswith(form) and len(name) > len(form) + 1:
            types = (kind,) if kind else ()
            return Found(start, start + len(name), "organization", _with_suffix(name, types))
    for suffix in _suffixes_of(name):
        if len(name) <= len(suffix):
            continue
        if suffix in ("市", "県", "府", "都", "省", "庁", "社"):
            return _public(name, suffix, start)
        if len(name) - len(suffix) < 2 or (suffix == "病院" and not _HOSPITAL.search(name)):
            return None
        kind = _suffixes()[suffix]
        return Found(start, start + len(name), "organization", (kind,) if kind else ())
    return _place_to_be(name, start)


_LETTER = regex(r"[A-Za-z]")


def _place_to_be(name: str, start: int) -> Found | None:
    """A facility or cluster; one made of common words only must be long, or it is a common noun."""
    facility = any(len(name) - len(end) >= 2 for end in _ending(name, _facility_ends()))
    cluster = any(len(name) - len(end) >= 3 for end in _ending(name, _cluster_ends()))
    if not facility and not cluster:
        return None
    proper = any(t.is_place or "固有名詞" in t.pos for t in tokens(name)) or _LETTER.search(name)
    if facility and (proper or len(name) >= 10):
        return Found(start, start + len(name), "facility", ("Facility",))
    if cluster and proper:
        return Found(start, start + len(name), "cluster", ("Cluster",))
    return None


@cache
def _facility_ends() -> tuple[str, ...]:
    return tuple(table("organizations")["facility"]["ja"]["ends"])


@cache
def _cluster_ends() -> tuple[str, ...]:
    return tuple(words("organizations", "cluster", "ja"))


def _ending(name: str, ends: tuple[str, ...]) -> Iterator[str]:
    """Those of ``ends`` that ``name`` ends with; most names end with none."""
    return filter(name.endswith, ends) if name.endswith(ends) else iter(())


@cache
def _longest_suffixes() -> tuple[str, ...]:
    return tuple(sorted(_suffixes(), key=len, reverse=True))


def _suffixes_of(name: str) -> Iterator[str]:
    """The words for kinds of bodies that ``name`` ends with, longest first."""
    return _ending(name, _longest_suffixes())


def _with_suffix(name: str, types: tuple[str, ...]) -> tuple[str, ...]:
    for suffix in _suffixes_of(name):
        if _suffixes()[suffix]:
            return tuple(dict.fromkeys((*types, _suffixes()[suffix])))
    return types


#: フィンランド共和国タンペレ市, フィンランド・タンペレ市: the country a city is in.
_ABROAD = regex(
    r"(?:[ァ-ヶー]{2,10}|[一-龥]{2,3})(?:共和国|連邦|王国|連邦共和国|・)+(?=[ァ-ヶー]{2,12}市$|[一-龥]{2,4}[市]$)"
)


#: 業界団体ノルド製薬協会, 公社ニース・ビオ: a word for a kind of body before a foreign name.
KIND_BEFORE = regex(
    r"(?!(?:株式|有限|合同)会社|[一-龥]*法人)[一-龥]{0,6}(?:公社|団体|財団|企業|組織|連盟|協会|機構|会社|法人|機関|連合体)(?=[ァ-ヶー]{3})"
)
#: バイエルン州と, …州(BW州)は: a state where bodies act.
STATE_ACTS = regex(
    r"(?:\([^()]{2,20}\))?(?:と(?!い|な|し)|は(?=[、\d今])|が|、(?=「))"
    r"(?=[^。]{0,80}(?:覚書|協定|合意書|宣言|憲章)[^。]{0,20}(?:締結|調印|署名|交わ|交換|結|更新))"
)


def _public(name: str, suffix: str, start: int) -> Found | None:
    if suffix == "社":
        return None
    if suffix in ("省", "庁"):
        if len(name) < 3:
            return None
        return Found(start, start + len(name), "organization", ("PublicBody",))
    first = tokens(name)[0]
    if not is_named_place(name) and not ("人名" in first.pos and first.end == len(name) - 1):
        return None
    if inside := re.match(r"[一-龥]{2,3}[都道府県](?=[一-龥ヶ]{1,5}[市]$)", name):
        return Found(start + inside.end(), start + len(name), "organization", ("PublicBody",))
    if abroad := _ABROAD.match(name):
        return Found(start + abroad.end(), start + len(name), "organization", ("PublicBody",))
    if len(name) > 6:
        return None
    return Found(start, start + len(name), "organization", ("PublicBody",))
