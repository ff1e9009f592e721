"""People in Japanese text whom no office beside the name shows: an honorific, a body, a Latin name.

三浦 淳博士(青葉研究所), 青葉光学株式会社 中央研究所 三浦 淳氏, Prof. Dr. Anna Weber.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.japanese.kanji_names import KANJI, KATAKANA_NAME, LATIN_NAME
from graph.extract.japanese.roles import role_pattern, settle_unit
from graph.extract.mentions import Found, Scene
from graph.extract.sighting import Role, Sighting
from graph.patterns import regex
from graph.segments import Segment

_HONOURED = regex(
    rf"(?P<name>{KATAKANA_NAME}|{LATIN_NAME}|{KANJI}{{1,4}} {KANJI}{{1,3}}) ?(?:博士|氏"
    rf"|さん|先生|様)? ?\("
)


def _of_the_body_in_brackets(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """ハンナ・ヴァイト博士(霧島研究所): a name, an honorific, and a body alone in brackets."""
    text = segment.text.text
    for match in _HONOURED.finditer(text):
        body = next((m for m in scene.of(segment, "organization") if m.start == match.end()), None)
        if body is None or text[body.end : body.end + 1] not in (")", "、"):
            continue
        if not re.search(r"(?:博士|氏|さん|先生|様) ?\($", match.group()):
            continue
        start, end = match.span("name")
        yield Sighting(
            segment, start, end, match["name"], "", [Role(segment, start, end, "", body)]
        )


_BESIDE = regex(
    rf" (?:[一-龥ァ-ヶーA-Za-z・]{{2,20}} )?(?P<name>{KATAKANA_NAME}"
    rf"|{KANJI}{{1,4}} {KANJI}{{1,3}}) ?(?:氏|さん|博士|先生)(?=[、。 ]|$)"
)


def _beside_the_body(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """青葉光学株式会社 中央研究所 三浦 淳氏: a body, one of its parts, a name."""
    text = segment.text.text
    for body in scene.of(segment, "organization"):
        match = _BESIDE.match(text, body.end)
        if match is None or role_pattern().search(match.group()):
            continue
        start, end = match.span("name")
        role = Role(segment, start, end, "", body)
        settle_unit(scene, role)
        yield Sighting(segment, start, end, match["name"], "", [role])


_COMMAS = regex(
    rf"(?P<name>{LATIN_NAME})(?:, ?| ?\()(?P<first>[A-Za-zÀ-ɏ&.' -]{{2,60}}), ?"
    rf"(?P<second>[A-Za-zÀ-ɏ&.' -]{{2,60}})(?=$|[)/、。])"
)


def _latin_with_commas(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """Anna Weber, CEO, Nordic Bio; Anna Weber(Nordic Bio, CEO): in whichever order."""
    text = segment.text.text
    for match in _COMMAS.finditer(text):
        office = next((w for w in ("first", "second") if role_pattern().match(match[w])), None)
        if office is None:
            continue
        other = match.span("second" if office == "first" else "first")
        bodies = [m for m in scene.of(segment, "organization") if m.start == other[0]]
        body = bodies[0] if bodies else scene.add(segment, Found(*other, "organization", ()))
        start, end = match.span(office)
        role = Role(segment, start, end, match[office], body)
        yield Sighting(segment, *match.span("name"), match["name"], "", [role])


_TITLED_LATIN = regex(rf"(?:(?:Prof|Dr|Mr|Mrs|Ms)\. ?)+(?P<name>{LATIN_NAME})")


def _latin_by_title(segment: Segment) -> Iterator[Sighting]:
    """Prof. Dr. Ralf Huss: an academic title shows a name without a role beside it."""
    text = segment.text.text
    for match in _TITLED_LATIN.finditer(text):
        yield Sighting(segment, *match.span("name"), match["name"], "")


def persons_without_office(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """The people whom an honorific, a title or a body beside the name shows."""
    yield from _of_the_body_in_brackets(scene, segment)
    yield from _beside_the_body(scene, segment)
    yield from _latin_with_commas(scene, segment)
    yield from _latin_by_title(segment)
