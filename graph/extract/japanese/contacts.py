"""Contact persons in Japanese documents: a unit and a family name.

臨海部国際戦略本部 園田; 担当 吉野、ロドリゲス; 広報課(古賀) TEL ….
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.japanese.kanji_names import KANJI, is_family_name
from graph.extract.japanese.roles import role_pattern, settle_unit
from graph.extract.mentions import Mention, Scene
from graph.extract.sighting import Role, Sighting
from graph.extract.tokens import tokens
from graph.patterns import regex
from graph.segments import Segment

_HEADING = regex(r"問い?合わ?せ先?|連絡先|担当|取材")
_LABELLED = regex(
    r"^(?:担当者?|連絡先)[\s::]+"
    r"(?P<names>[一-龥々ァ-ヶー]{1,8}(?:[、・,][一-龥々ァ-ヶー]{1,8})*)(?= |\(|$)"
)
_BRACKETED = regex(rf"\((?:担当[::]?)?(?P<name>{KANJI}{{1,4}})\) ?(?:TEL|電話|Tel|内線|\d|$)")
_AT_END = regex(rf"[ 　](?P<name>{KANJI}{{1,4}}(?: {KANJI}{{1,3}})?)$")


def contacts(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """The contact persons on a line under (or with) words for a contact."""
    text = segment.text.text
    first = max(0, segment.index - 6)
    above = [scene.segments[i].text.text for i in range(first, segment.index + 1)]
    if len(text) > 70 or not any(_HEADING.search(line) for line in above):
        return
    labelled = _LABELLED.match(text)
    if labelled:
        yield from _after_label(scene, segment, labelled)
        return
    match = _BRACKETED.search(text) or _AT_END.search(text)
    if match is None or role_pattern().search(text) or not _is_name(match["name"]):
        return
    bodies = [m for m in scene.of(segment, "organization") if m.end <= match.start("name")]
    if bodies:
        yield _sighting(scene, segment, match.start("name"), match.end("name"), bodies[-1])


def _after_label(scene: Scene, segment: Segment, labelled: re.Match[str]) -> Iterator[Sighting]:
    """担当 吉野、ロドリゲス: of the unit on the lines above."""
    body = _unit_above(scene, segment)
    for name in re.finditer(r"[一-龥々ァ-ヶー]+", labelled["names"]):
        start = labelled.start("names") + name.start()
        # The dictionary knows few names of one character, or in katakana.
        unlisted = re.fullmatch(r"[一-龥]|[ァ-ヶー]{3,}", name.group()) is not None
        if body is not None and (unlisted or is_family_name(name.group())):
            yield _sighting(scene, segment, start, start + len(name.group()), body)


def _unit_above(scene: Scene, segment: Segment) -> Mention | None:
    for index in range(segment.index - 1, max(-1, segment.index - 4), -1):
        bodies = scene.of(scene.segments[index], "organization")
        if bodies:
            return bodies[-1]
    return issuing_unit(scene, segment)


#: What stands in the head of a paper besides who issues it.
_HEAD = 8
_CLERKS_LINE = regex(r"担当|問い?合わ?せ|連絡先|電話|TEL|内線")


def issuing_unit(scene: Scene, segment: Segment) -> Mention | None:
    """The part of a body that the head of the paper ends with: whose clerk answers for it.

    None unless ``segment`` is a line for contacts.
    """
    if not _CLERKS_LINE.search(segment.text.text) or len(segment.text.text) > 60:
        return None
    units: list[Mention] = []
    for line in scene.segments[: min(_HEAD, segment.index)]:
        last = [m for m in scene.of(line, "organization") if m.end == len(line.text.text)]
        if last and "OrganizationalUnit" in last[0].types:
            units.append(last[0])
        elif units:
            break
    return units[-1] if units else None


def _is_name(text: str) -> bool:
    return any(t.is_person for t in tokens(text)) and not re.search(r"[課部室係]$", text)


def _sighting(scene: Scene, segment: Segment, start: int, end: int, body: Mention) -> Sighting:
    role = Role(segment, start, end, "", body)
    settle_unit(scene, role)
    return Sighting(segment, start, end, segment.text.text[start:end], "", [role])
