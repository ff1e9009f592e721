"""People in Japanese text: a role and the name beside it.

川崎市長 福田紀彦, 橋本信夫理事長, 理事長:岡野栄之, LINK-J理事/三井不動産取締役 植田俊,
Managing Director Prof. Dr. Ralf Huss; ソ・ジフンKBNA国際部長; 三浦 恵(青葉大学名誉教授).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.japanese.body_beside import body_before, shortened
from graph.extract.japanese.bylines import bylines
from graph.extract.japanese.contacts import contacts
from graph.extract.japanese.further_offices import holds_also, inherit, is_further, successors
from graph.extract.japanese.kanji_names import HONORIFIC, KANJI, Named, name_at, name_before
from graph.extract.japanese.persons import persons_without_office
from graph.extract.japanese.roles import (
    chain,
    japanese_heads,
    phrase_start,
    role_pattern,
    roles,
)
from graph.extract.japanese.whose_officer import find_body
from graph.extract.mentions import Found, Scene
from graph.extract.sighting import Role, Sighting
from graph.extract.tokens import tokens
from graph.lexicon import role_key
from graph.patterns import regex
from graph.segments import Segment

_GAP = regex(
    r"(?:[ \t　]|[::=＝・]|の(?=.)|、(?=[A-Z])|、(?=[一-龥々﨑ァ-ヶー ]{3,9}(?:は|が|氏|も))"
    r"|に(?:は)?(?=[一-龥ァ-ヶーぁ-ん・ ]{2,16}(?:が|を|氏|[(]|、|$))"
    r"|は(?=[一-龥ァ-ヶー・ ]{3,14}(?:[(。]|氏"
    r"|$)))? ?"
)


def japanese_people(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """The people that ``segment`` names, left to right."""
    text = segment.text.text
    found = _with_same(scene, segment)
    used: set[int] = set()
    before: Sighting | None = None
    #: Offices that the person has beside the one that is named next.
    held: list[Role] = []
    for position in range(len(found)):
        if position in used:
            continue
        linked = chain(found, position, text)
        used.update(range(position, position + len(linked)))
        linked = _unlabelled(linked)
        following = found[position + len(linked) :][:1]
        if holds_also(scene, text, linked[-1], following):
            held = linked
            continue
        if not _resolved(linked, before):
            continue
        if before is not None and is_further(scene, segment, before, linked):
            before.roles.extend(linked)
            continue
        sighting = (
            _named_outside(scene, segment, linked)
            or _named_after(segment, linked)
            or _appointed(segment, linked, found[position + len(linked) :], used, position)
            or _named_before(scene, segment, linked)
        )
        if sighting is not None:
            own = sighting.roles[0]
            if held and own.organization is None and role_key(own.title) == "professor":
                own.organization = held[0].organization
            sighting.roles.extend(held)
            held = []
            find_body(scene, segment, sighting)
            inherit(sighting, before)
            if before is not None:
                yield before
            before = sighting
    if before is not None:
        yield before
    yield from successors(segment, found)
    yield from contacts(scene, segment)
    yield from bylines(scene, segment)
    yield from persons_without_office(scene, segment)


_SAME = regex(rf"(?:(?<=[、,(\t])|^) ?(?P<same>同) (?={KANJI}|[ァ-ヶーA-Z])")


def _with_same(scene: Scene, segment: Segment) -> list[Role]:
    """The roles of a segment; 同 before a name stands for the office named last."""
    text = segment.text.text
    found = [r for r in roles(scene, segment) if r.title and not _stood_in_for(text, r)]
    for match in _SAME.finditer(text):
        found.append(Role(segment, *match.span("same"), "同"))
    return sorted(found, key=lambda r: r.start)


def _stood_in_for(text: str, role: Role) -> bool:
    """専務理事 三浦 健(理事長代理), 副学長(研究担当): for whom or for what, in brackets."""
    bracketed = text[role.start - 1 : role.start] + text[role.end : role.end + 1] == "()"
    return bracketed and role.title.endswith(("代理", "担当"))


def _resolved(linked: list[Role], before: Sighting | None) -> bool:
    """委員 A、同 B: gives 同 the office and the body of the person before, if there is one."""
    if linked[0].title != "同":
        return True
    if before is None or not before.roles:
        return False
    linked[0].title, linked[0].organization = before.roles[0].title, before.roles[0].organization
    return True


#: Words that label a person's line rather than name an office.
_LABELS = frozenset(("代表者", "担当者", "担当", "責任者", "通訳", "相談員", "書記", "講師"))


def _unlabelled(linked: list[Role]) -> list[Role]:
    """代表者 理事長 三浦 淳: the label of a line is no role beside one."""
    if len(linked) > 1 and linked[0].title in _LABELS and linked[0].organization is None:
        return linked[1:]
    if linked[0].title in ("担当", "担当者"):
        linked[0].title = ""
    return linked


#: 三浦 健(Nordbio 理事長): a name, and in the brackets a body that nothing else shows.
_OPENED = regex(
    r"(?:氏|さん|様|博士|先生)? ?\((?:現|前|元)?[・、]?"
    r"(?:(?P<body>[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,4}) ?)?$"
)


_BODY_BEHIND = regex(r"[、,] ?(?P<body>[A-Z][\w&.-]*(?: [A-Za-z&][\w&.-]*){0,5})\)")


def _named_outside(scene: Scene, segment: Segment, linked: list[Role]) -> Sighting | None:
    """三浦 敏(青葉医工大学 学長): the role stands in brackets after the name."""
    text = segment.text.text
    start = phrase_start(scene, linked[0])
    opened = _OPENED.search(text[:start])
    if opened is None or not re.match(r"[)、,]|を兼|に就任", text[linked[-1].end :]):
        return None
    found = name_before(text[: opened.start()])
    if found is None or found.end - found.start < 3:
        return None
    # Anna Weber(CEO, Nordbio): the body behind the office.
    behind = _BODY_BEHIND.match(text, linked[-1].end)
    place = opened.span("body") if opened["body"] else behind.span("body") if behind else None
    if place is not None and linked[0].organization is None:
        here = [m for m in scene.of(segment, "organization") if m.start == place[0]]
        added = here[0] if here else scene.add(segment, Found(*place, "organization", ()))
        linked[0].organization = added
    return Sighting(segment, *found[:2], text[found.start : found.end], "", list(linked))


_ONE_KANJI = regex(KANJI)


def _named_after(segment: Segment, linked: list[Role]) -> Sighting | None:
    text, end = segment.text.text, linked[-1].end
    gap = _GAP.match(text, end)
    start = gap.end() if gap else end
    if start == end and _ONE_KANJI.match(text[end : end + 1]):
        return None
    found = name_at(text, start, role_pattern())
    if found is None:
        return None
    if re.search(r"[の、]", text[end:start]) and re.match(
        rf" ?(?:{japanese_heads()})", text[found.end :]
    ):
        return None
    name = text[found.start : found.end]
    return Sighting(segment, found.start, found.end, name, found.titles, list(linked))


_OFFICE_BEFORE = regex(r"(?:・?(?:新任|再任|昇任))?\((?P<old>[^()]{2,24})\) ?")


def _appointed(
    segment: Segment, linked: list[Role], rest: list[Role], used: set[int], position: int
) -> Sighting | None:
    """代表取締役会長(代表取締役社長) 森田 健: the new office, the old one in brackets, the name."""
    text, end = segment.text.text, linked[-1].end
    closing = re.match(r"\) ?", text[end:])
    left = closing and re.search(r"(?:退任|退職|辞任)\($", text[: linked[0].start])
    old = _OFFICE_BEFORE.match(text, end)
    if not left and old is None:
        return None
    start = end + closing.end() if closing and left else (old.end() if old else end)
    found = name_at(text, start, role_pattern())
    if found is None:
        return None
    inside = [r for r in rest if r.start < start] if old else []
    used.update(range(position + len(linked), position + len(linked) + len(inside)))
    name = text[found.start : found.end]
    return Sighting(segment, found.start, found.end, name, found.titles, [*linked, *inside])


#: Offices that no unit of a body has, so that what stands before them is a name.
_GOVERNING = frozenset(("市長", "町長", "村長", "区長", "知事", "教育長", "副市長", "副知事"))
_LAST_KANJI = regex(rf"(?:^|[の、。とが「(])(?P<name>{KANJI}{{3,5}})$")


def _governor(head: str) -> Named | None:
    """と豊岡勇士市長: a family name that is a place's too, and a given name that is a word."""
    match = _LAST_KANJI.search(head)
    if match is None:
        return None
    first = next((t for t in tokens(head) if t.start == match.start("name")), None)
    if first is None or first.end == len(head) or not (first.is_place or first.is_family):
        return None
    return Named(match.start("name"), len(head))


#: 李承勲(イ・スンフン)会長: how a name is read, or written elsewhere, before the office.
_READING = regex(r" ?\((?:[ァ-ヶー・= ]{3,30}|[A-Z][A-Za-zÀ-ɏ.,' -]{3,40}|[一-龥]{2,4})\)$")
_KANJI_LAST = regex(rf"{KANJI} ?$")


def _named_before(scene: Scene, segment: Segment, linked: list[Role]) -> Sighting | None:
    """橋本 信夫理事長, 村上雅義専務理事, ヨハネス・フルハーフCEO, 福田市長."""
    text, role = segment.text.text, linked[0]
    body = role.organization
    if body is not None and body.end > role.start:
        # 福田市長 was read as the mayor of a city called 福田: the name decides.
        touched = _KANJI_LAST.search(text[: body.start])
        return _before_body(segment, linked, body.start) if touched else None
    bracketed = body is not None and text[body.end : body.end + 1] == "("
    start = role.start if bracketed else phrase_start(scene, role)
    touched = re.search(r"[ァ-ヶー一-龥ぁ-んA-Za-z][・ \t]?$", text[:start])
    if body is not None and touched and not bracketed:
        return _before_body(segment, linked, start)
    found = name_before(_READING.sub("", re.sub(r"(?:現|前|元)$", "", text[: role.start])))
    if found is None and linked[0].title in _GOVERNING:
        found = _governor(text[: role.start])
    if found is None or text[found.start : found.end] in ("同", "副"):
        return None
    bodies = scene.of(segment, "organization", "facility", "cluster")
    role.organization = body_before(text, found.start, bodies) or shortened(
        scene, segment, found.start
    )
    name = text[found.start : found.end]
    return Sighting(segment, found.start, found.end, name, "", list(linked))


_HONOURED_LAST = regex(rf" ?{HONORIFIC} $")


def _before_body(segment: Segment, linked: list[Role], start: int) -> Sighting | None:
    """ソ・ジフンKBNA国際部長, 森田健二・青葉大学教授: name, body, role."""
    text = segment.text.text
    head = text[:start].rstrip("・")
    # 三浦 健 氏 青葉大学 教授: a line of those who speak.
    found = name_before(_HONOURED_LAST.sub("", head) if head.endswith(" ") else head)
    if found is None:
        return None
    if found.end - found.start < 3 and not re.search(
        r"(?:^|[、。はがとの(「])$", text[: found.start]
    ):
        return None
    if text[start - 1 : start] == " " and not re.search(
        r"(?:^|[。、])$", text[: found.start].strip(" ・-○◯")
    ):
        return None
    return Sighting(
        segment, found.start, found.end, text[found.start : found.end], "", list(linked)
    )
