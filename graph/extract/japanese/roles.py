"""Roles in Japanese text, and the bodies they are roles in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.extract.japanese.body_beside import body_before, in_brackets_before
from graph.extract.japanese.kanji_names import KATAKANA_NAME, full_name, name_at, name_before
from graph.extract.japanese.name_kinds import is_named_place
from graph.extract.mentions import Found, Mention, Scene
from graph.extract.sighting import Role
from graph.extract.tokens import tokens
from graph.lexicon import table, words
from graph.lexicon.alternatives import any_of
from graph.patterns import regex
from graph.segments import Segment

_BODIES = ("organization", "facility", "cluster")


_CHARGE = "担当"


@cache
def role_pattern(in_charge: bool = True) -> re.Pattern[str]:
    """Roles as Japanese text writes them, in Japanese or in English words.

    In a text without 担当 nobody is ``in_charge`` of anything, and need not be looked for.
    """
    heads = table("roles")["heads"].values()
    ja = any_of(h for row in heads for h in row["ja"])
    ahead = words("roles", "before", "ja")
    before = any_of(ahead)
    kanji = rf"(?:{before}[・ ]?)*{ja}"
    # ゼネラルマネージャー補佐: who helps an officer or stands in for one.
    chained = rf"{kanji}(?:・?{kanji})*(?:補佐|代理|代行|心得)?"
    charged = rf"[一-龥ァ-ヶーA-Za-z]+{_CHARGE}{ja}|" if in_charge else ""
    begins = "".join(sorted({h[0] for row in heads for h in row["ja"]} | {w[0] for w in ahead}))
    head = any_of((h for row in heads for h in row["en"]), fold=True)
    latin_before = any_of(words("roles", "before", "en"), fold=True)
    latin = rf"(?<![A-Za-z])(?i:(?:{latin_before} )*{head})(?![A-Za-z])"
    # What each begins with comes first: at most places nothing does.
    return re.compile(rf"{charged}(?=[{begins}]){chained}|(?=[A-Za-z]){latin}")


@cache
def japanese_heads() -> str:
    """The Japanese heads of roles as one alternation."""
    heads = table("roles")["heads"].values()
    return "|".join(re.escape(h) for row in heads for h in row["ja"])


#: Offices whose unit is written before them as one word: 産業労働部長 is 産業労働部 and 長.
_OF_A_UNIT = regex(r"(?:部|課|室|局|本部|事業部|センター|病院|グループ)長$|次長$|主幹$|係長$")


def roles(scene: Scene, segment: Segment) -> list[Role]:
    """The roles in ``segment``, each with the body that is written beside it."""
    return list(_roles(scene, segment))


#: 事務担当 主任主査 三浦: the label of a line, not a part of the office.
_IN_CHARGE = regex(r"担当[ ・](?=.)")


def _roles(scene: Scene, segment: Segment) -> Iterator[Role]:
    text = segment.text.text
    bodies = scene.of(segment, *_BODIES)
    for match in role_pattern(_CHARGE in text).finditer(text):
        start, end = match.span()
        if label := _IN_CHARGE.match(text, start, end):
            start = label.end()
        # 川崎市長: the city's name and the role share a character.
        body = next((m for m in bodies if m.start < start < m.end or m.end == start + 1), None)
        if body is None and _CHARGE in match.group():
            # ABCD国際担当マネージャー: the body touches what its officer is in charge of.
            body = next((m for m in bodies if m.start == start and m.end < end - 2), None)
            start = body.end if body else start
            named = re.match(r"[ァ-ヶー]{2,}(?=[一-龥]+担当)", match.group())
            if body is None and named and text[start - 1 : start] in ("の", "・"):
                # …州のロペス貿易担当大臣: the name touches the title.
                start += named.end()
        if any(m.start <= start and end <= m.end for m in bodies):
            continue
        if body is None:
            body = in_brackets_before(scene, segment, start)
        if body is None:
            start, body = _with_unit(scene, segment, start, end)
        elif "OrganizationalUnit" in body.types and start < body.end:
            whole = body_before(text, body.start, [m for m in bodies if m.end <= body.start])
            if whole is not None and "OrganizationalUnit" not in whole.types:
                # 青葉工業(株) 開発課長: an office of the body, named by its unit.
                start, body = body.start, whole
        if body is not None and "OrganizationalUnit" in body.types and segment.kind == "row":
            whole = _of_row(segment, body.start, bodies)
            if whole is not None:
                start, body = body.start, whole
        yield Role(segment, start, end, text[start:end], body)


#: The part of an office that names its unit: 産業労働部 in 産業労働部長.
_UNIT_HEAD = regex(r"(?:本部|事業部|部|課|室|局|センター|病院|グループ)(?=長$)")
_PREFIX = regex(r"(?:[一-龥々ァ-ヴー]|[A-Za-z](?![a-z]))[一-龥々ァ-ヴーA-Za-z・]*$")


#: 弊社代表, 同課長: whose officer it is, said by a word that points.
_POINTING = regex(r"[同当本弊][社学院会館校課部]?")


def _with_unit(scene: Scene, segment: Segment, start: int, end: int) -> tuple[int, Mention | None]:
    """The role's beginning and body; 兵庫県 産業労働部長 is a role, 産業労働部長 alone a body's."""
    text = segment.text.text
    bodies = scene.of(segment, *_BODIES)
    found = body_before(text, start, bodies)
    prefix = _prefix(text, start, bodies)
    outside = found is not None and text[found.end : found.end + 1] == "("
    if prefix is None or (found is not None and not outside):
        return start, found
    before = text[prefix:start]
    if _POINTING.fullmatch(before):
        return start, found
    if foreign := re.match(rf"{KATAKANA_NAME}(?=[一-龥])", before):
        # …のアンナ・ノール研究部長: the name touches the title.
        return prefix + foreign.end(), None
    if _holds_name(before):
        return _after_family(text, prefix, start, end), found
    run = tokens(before)
    if (named := full_name(run)) and named < len(run) and _OF_A_UNIT.search(text[start:end]):
        # 三浦健司健康医療部長: the name touches the unit that the office is named by.
        prefix += run[named].start
        return _of_city(scene, segment, prefix, start) or (prefix, None)
    whole = body_before(text, prefix, bodies) or _of_row(segment, prefix, bodies)
    if whole is not None:
        return prefix, whole
    if not _OF_A_UNIT.search(text[start:end]):
        if not _stands_alone(text, prefix, end):
            return _after_family(text, prefix, start, end), None
        return _of_city(scene, segment, prefix, start) or (prefix, None)
    person = name_before(text[:prefix]) if text[prefix - 1 : prefix] == " " else None
    if person is not None and re.search(r"(?:^|[のはが、・)]|として)$", text[: person.start]):
        return prefix, None
    return _new_unit(scene, segment, prefix, start, end)


def _after_family(text: str, prefix: int, start: int, end: int) -> int:
    """三浦知事、森田産業労働部長: where the unit begins that a family name touches."""
    run = tokens(text[prefix:start])
    alone = len(run) > 1 and run[0].is_family and re.search(r"(?:^|[ 、)と])$", text[:prefix])
    unit = all(t.pos.startswith("名詞-普通名詞") and len(t.surface) > 1 for t in run[1:])
    named = name_at(text, end + 1, role_pattern()) if text[end : end + 1] in ("の", " ") else None
    if alone and unit and named is None and _OF_A_UNIT.search(text[start:end]):
        return prefix + run[1].start
    return start


def _of_row(segment: Segment, start: int, bodies: list[Mention]) -> Mention | None:
    """The one body of a table's row: an office in another cell is that body's."""
    if segment.kind != "row":
        return None
    before = [m for m in bodies if m.end <= start and "OrganizationalUnit" not in m.types]
    return before[0] if before and segment.text.text[start - 1] in "\t |" else None


def _prefix(text: str, start: int, bodies: list[Mention]) -> int | None:
    """Where the words that touch a role begin, behind any body among them."""
    match = _PREFIX.search(text, 0, start)
    if match is None:
        return None
    begin = max([match.start(), *(m.end for m in bodies if match.start() < m.end <= start)])
    begin += text[begin:start].startswith("・")
    return begin if 2 <= start - begin <= 14 else None


def _holds_name(words: str) -> bool:
    words = words.rstrip("・")
    run = tokens(words)
    if re.fullmatch(r"[ァ-ヶー]{3,}[現前元]", words):
        return True
    kanji = (run[0].is_family or run[-1].is_given) and len(words) < 7
    unknown = re.fullmatch(r"[一-龥々]{3,4}", words) and all(len(t.surface) == 1 for t in run)
    if kanji or unknown or re.fullmatch(KATAKANA_NAME, words):
        return True
    # 荒川和陽: a family name that is a place's, too.
    whole = run[0].is_place and len(words) in (3, 4) and name_before(f"の{words}")
    return bool(whole) and all(len(t.surface) == 1 for t in run[1:])


def _stands_alone(text: str, prefix: int, end: int) -> bool:
    """医療ジャーナリスト, 水道事業管理者: a longer title beside a name or in brackets."""
    if not re.search(r"(?:^|[ (、・::])$", text[:prefix]):
        return False
    if text[prefix - 1 : prefix] == "(":
        return text[end : end + 1] == ")"
    gap = re.compile(r" |の|・").match(text, end)
    return gap is not None and name_at(text, gap.end(), role_pattern()) is not None


_CITY = regex(r"[一-龥ヶ]{1,5}?[市県府都町村](?=[一-龥ァ-ヶー]{2})")


def _new_unit(
    scene: Scene, segment: Segment, prefix: int, start: int, end: int
) -> tuple[int, Mention | None]:
    """産業労働部長 山本: head and unit of a body that is not named here."""
    text = segment.text.text
    head = _UNIT_HEAD.search(text, start, end)
    if head is None:
        return start, None
    if (office := _of_city(scene, segment, prefix, start)) is not None:
        return office
    unit = Found(prefix, head.end(), "organization", ("OrganizationalUnit",))
    return head.start(), scene.add(segment, unit)


def _of_city(
    scene: Scene, segment: Segment, prefix: int, start: int
) -> tuple[int, Mention | None] | None:
    """霧島市産業振興部長: an office in a part of the city."""
    city = _CITY.match(segment.text.text, prefix, start)
    if city is None or not is_named_place(city.group()):
        return None
    whole = scene.add(segment, Found(*city.span(), "organization", ("PublicBody",)))
    return city.end(), whole


def chain(found: list[Role], position: int, text: str) -> list[Role]:
    """Roles of one person written one after the other: A社理事/B社取締役."""
    linked = [found[position]]
    for role in found[position + 1 :]:
        last = linked[-1]
        start = role.organization.start if role.organization else role.start
        between = text[last.end : start]
        beside = re.fullmatch(r" ?(?:[/／・]|兼|および|及び) ?| ", between) is not None
        # (会長:霧島県 産業部長 三浦 健): the chair by the office that is stated in full.
        in_full = between == ":" and role.organization is not None
        if start < last.end or not (beside or in_full):
            break
        if between == " " and role.organization is not None:
            break
        if "兼" in between and role.organization is None:
            role.organization = last.organization
        linked.append(role)
    return linked


def phrase_start(scene: Scene, role: Role) -> int:
    """Where the words for a role begin: 霧島信用金庫 法人部 調査役."""
    if role.organization is None:
        return role.start
    start, text = min(role.organization.start, role.start), role.segment.text.text
    for mention in reversed(scene.of(role.segment, "organization")):
        if mention.end <= start and re.fullmatch(r"[ の]?", text[mention.end : start]):
            start = mention.start
    return start


def settle_unit(scene: Scene, role: Role) -> None:
    """A unit before the role is a part; the body is what stands before the unit."""
    body = role.organization
    if body is None or "OrganizationalUnit" not in body.types:
        return
    before = [m for m in scene.of(body.segment, "organization") if m.end <= body.start]
    text = body.segment.text.text
    for mention in reversed(before):
        if text[mention.end : body.start].strip(" の・、"):
            break
        body_found = "OrganizationalUnit" not in mention.types
        body, role.unit = mention, role.unit or role.organization
        if body_found:
            role.organization = mention
            return
    role.unit = None
