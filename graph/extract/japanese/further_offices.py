"""Further offices of a person, and whom they are shared with.

青葉大学学長で北浜協会会長の三浦 健; 三浦 健(北浜協会 理事長、青葉大学 教授);
三浦知事、森田産業部長 of one prefecture; 後任に三浦 健が就いた.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.japanese.kanji_names import KANJI, name_at
from graph.extract.japanese.roles import phrase_start, role_pattern
from graph.extract.mentions import Scene
from graph.extract.sighting import Role, Sighting
from graph.lexicon import role_key
from graph.patterns import regex
from graph.segments import Segment

_SUCCESSOR = regex(
    rf"後任(?:に|には|は|として)、?(?={KANJI}{{2,5}}|{KANJI}{{1,4}} {KANJI}|[ァ-ヶー]+・)"
)


def successors(segment: Segment, found: list[Role]) -> Iterator[Sighting]:
    """…部長が退任し、後任に三浦 健が就いた: who follows in the office named last before."""
    text = segment.text.text
    for match in _SUCCESSOR.finditer(text):
        left = [
            r for r in found if r.end <= match.start() and "。" not in text[r.end : match.start()]
        ]
        name = name_at(text, match.end(), role_pattern())
        if not left or name is None or not re.match(r"氏?(?:が|を|。|、)", text[name.end :]):
            continue
        role = left[-1]
        same = Role(segment, role.start, role.end, role.title, role.organization, role.unit)
        yield Sighting(segment, *name[:2], text[name.start : name.end], "", [same])


#: 協議会の会長を務める青葉大学の三浦 淳学長: one office, then another with the name.
_ALSO = regex(r"(?:を務める|を兼ねる|を兼務する|でもある|も務める)(?!。)")


def holds_also(scene: Scene, text: str, role: Role, following: list[Role]) -> bool:
    """Whether the person named behind the next role has ``role``, too."""
    if not following:
        return False
    beside = role.organization is not None and text[role.end : role.end + 1] == "で"
    start = role.end + 1 + text.startswith("、", role.end + 1)
    named = (
        name_at(text, role.end + 1, role_pattern())
        if text[role.end : role.end + 1] == "の"
        else None
    )
    if named is not None and named.end == following[0].start:
        return True  # 青葉大学医学部長の三浦 健教授: an office before the name, another behind it
    return bool(_ALSO.match(text, role.end)) or (
        beside
        and following[0].organization is not None
        and phrase_start(scene, following[0]) == start
    )


def is_further(scene: Scene, segment: Segment, before: Sighting, linked: list[Role]) -> bool:
    """評議員の三浦 恵(青葉大学名誉教授), 座長=森田健二・青葉大学教授: a role after the name."""
    text = segment.text.text
    start, end = phrase_start(scene, linked[0]), linked[-1].end
    stop = max([before.end, *(r.end for r in before.roles)])
    between = text[stop:start]
    if re.fullmatch(r"(?:氏|さん)?・", between) and linked[0].organization is not None:
        return re.match(r"[)、,。がはもと]", text[end : end + 1]) is not None
    if re.fullmatch(r"[、,/] ?", between) and text[before.end : stop].lstrip(" 氏").startswith("("):
        # 三浦 健(北浜協会 理事長、青葉大学 教授): two offices in one pair of brackets.
        closed = ")" in text[before.end : end]
        return not closed and linked[0].organization is not None and text[end : end + 1] in ")、"
    if between == " " and text[end : end + 1] == ")" and linked[0].organization is not None:
        return text[:start].rfind("(") > text[:start].rfind(")")  # (会長 三浦 健 北浜市長)
    return re.fullmatch(r"(?:氏|さん)? ?\((?:現|前|元)?[・、]?", between) is not None and bool(
        re.match(r"[)、]|に就任|を兼", text[end:])
    )


#: Offices that a sentence may leave to the body it has just named; a mayor has a city of his own.
_OF_THE_SAME_BODY = frozenset({"president", "chair", "managing-director", "ceo", "board-member"})


#: Offices in bodies of which others in the sentence are rarely officers.
_LEAD_NO_OTHERS = frozenset({"professor", "staff", "mayor", "governor", "minister", "ambassador"})
_LISTED_WITH = _OF_THE_SAME_BODY | {"director", "manager", "secretary-general"}


def inherit(sighting: Sighting, before: Sighting | None) -> None:
    """…機構の村上専務理事が出席し、欠席した本庶理事長の…: one sentence, one body."""
    if before is None or not before.roles or not sighting.roles:
        return
    role, given = sighting.roles[0], before.roles[-1]
    between = sighting.segment.text.text[before.end : sighting.start]
    near = role.organization is None and "。" not in between and len(between) < 40
    near = near and role_key(given.title) not in _LEAD_NO_OTHERS
    listed = (
        role.organization is None
        and between == given.title + "、"
        and "。" not in sighting.segment.text.text
    )
    if listed and role_key(role.title) in _LISTED_WITH:
        # 湖北県 三浦知事、森田産業部長: a line of a list of those who attend.
        role.organization = given.organization
    elif near and role_key(role.title) in _OF_THE_SAME_BODY and role.title != given.title:
        role.organization, role.unit = given.organization, given.unit
