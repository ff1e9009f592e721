"""People that a Japanese text names without an office: clerks, contacts, authors.

事務局:三浦、李; 記録:事務局(北浜市 産業課)三浦; 作成:庶務グループ 三浦(内線24);
編集 霧島医工会議 事務局(鈴木・小池); (文・広報室 E.タナカ); (森田すみれ).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.japanese.contacts import issuing_unit
from graph.extract.japanese.kanji_names import KANJI, is_family_name
from graph.extract.japanese.roles import role_pattern, settle_unit
from graph.extract.mentions import Mention, Scene
from graph.extract.sighting import Role, Sighting
from graph.extract.tokens import tokens
from graph.patterns import regex
from graph.segments import Segment

_NAME = (
    rf"(?:{KANJI}{{1,4}}(?: (?!氏|内線|電話|携帯|直通){KANJI}{{1,3}})?"
    rf"|{KANJI}{{1,3}}[ぁ-んァ-ヶー]{{2,4}}"
    rf"|[ァ-ヶー]{{3,8}}|[A-Z]\.[ァ-ヶー]{{2,8}})"
)
_NAMES = rf"(?P<names>(?!事務局|担当|総務|広報|当日){_NAME}(?:[、・,] ?{_NAME})*)"
_LABEL = (
    r"(?:事務局|担当者?|記録|文責|編集|作成|取材|執筆|連絡先|問い?合わ?せ先?|文|写真|司会|出典)"
)
_UNIT = (
    r"(?:事務局|課|係|室|部|局|班|担当|グループ|チーム|本部|センター|財団|機構|協会|会|研究所|大学)"
)
#: What may follow a contact's name.
_TAIL = r"(?=\)? ?(?:TEL|Tel|tel|電話|内線|FAX|E-?mail|メール|[\w.+-]+@|\(|\d|$))"
_LABELLED = regex(
    rf"(?:^|[▼▽◇◆■●▷ (【〔<〈《]){_LABEL} ?[::・ 】〕>〉》] ?"
    rf"(?P<body>(?:[^、。::()]*?{_UNIT})?(?:\([^()]*\))?) ?{_NAMES}{_TAIL}"
)
_BRACKETED = regex(
    rf"(?P<unit>事務局|課|係|室|部|担当|グループ|チーム|本部|センター|財団|機構|協会)"
    rf"\((?:担当[:: ]?)?{_NAMES}(?:[、,] ?(?:内線)?[\d-]+)?\)"
)
_AT_END = regex(
    rf"(?:課|係|室|部|グループ|チーム|事務局|センター) {_NAMES}(?:\(内線|\(電話"
    rf"| ?[\w.+-]+@| ?(?:TEL|電話))"
)
#: お問い合わせは北浜財団の三浦まで; 産業課 三浦あて.
_ADDRESSED = regex(
    rf"(?P<unit>{_UNIT})(?:担当)?(?P<of>の|[ ・])(?:担当[・の ]?)?{_NAMES}(?:さん|氏)?"
    r"(?:まで|あて|宛|へ(?=お|ご|、|。|$))"
)
#: 。(広報チーム 三浦): who wrote it, behind the text.
_SIGNED = regex(rf"(?:^|(?<=[。」])) ?\([^()、。]{{1,20}}{_UNIT}[ ・:]{_NAMES}\)$")
_BYLINE = regex(rf"\((?:(?:文|取材|記者|撮影)[・:: ])?{_NAMES}\)$")


def bylines(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """The people of a line for the record: who wrote, keeps or answers for the text."""
    text = segment.text.text
    if len(text) <= 90:
        for pattern in (_LABELLED, _BRACKETED, _AT_END):
            for match in pattern.finditer(text):
                bracketed = pattern is _BRACKETED and "担当" not in match.group()
                yield from _each(scene, segment, match, bracketed)
    for match in _SIGNED.finditer(text):
        yield from _each(scene, segment, match)
    for match in _ADDRESSED.finditer(text):
        first = tokens(match["names"])[0]
        if first.is_family or (match["of"] != "の" and first.is_person):
            yield from _each(scene, segment, match)
    byline = _BYLINE.search(text)
    if byline is not None and re.search(r"[市町村区郡県府]$", byline["names"]):
        return
    ends = byline is not None and text[: byline.start()][-1:] in ("", "。", "」")
    if byline is not None and ends and _is_whole(byline["names"]):
        yield Sighting(segment, *byline.span("names"), byline["names"], "", [])


def _each(
    scene: Scene, segment: Segment, match: re.Match[str], bracketed: bool = False
) -> Iterator[Sighting]:
    body = _body(scene, segment, match.start("names")) or issuing_unit(scene, segment)
    for name in re.finditer(_NAME, match["names"]):
        start, end = (match.start("names") + offset for offset in name.span())
        # 三浦 is a city, too: beside a label the name of a place is a person's.
        here = [m for m in scene.of(segment) if m.category != "place"]
        inside = any(m.start < end and start < m.end for m in here)
        if inside or not _is_name(name.group()) or (bracketed and _is_place(name.group())):
            continue
        role = Role(segment, start, end, "", body) if body else None
        if role is not None:
            settle_unit(scene, role)
        yield Sighting(segment, start, end, name.group(), "", [role] if role else [])


def _body(scene: Scene, segment: Segment, start: int) -> Mention | None:
    """The body or unit named last before the name on its line."""
    before = [m for m in scene.of(segment, "organization") if m.end <= start]
    return before[-1] if before else None


def _is_place(text: str) -> bool:
    """財団(韓国・大邱): where a body is, not who answers for it."""
    return all(t.is_place or t.surface in ("県", "道", "市", "北道", "南道") for t in tokens(text))


def _is_name(text: str) -> bool:
    if role_pattern().search(text) or re.search(r"[課部室係局]$", text):
        return False
    if re.fullmatch(r"[ァ-ヶー]{3,}", text):
        run = tokens(text)
        return any(t.is_person or not t.known for t in run)
    return (
        re.match(r"[A-Z]\.", text) is not None or is_family_name(text.split()[0]) or _is_whole(text)
    )


def _is_whole(text: str) -> bool:
    """A family and a given name that the dictionary knows, or one and kana."""
    run = [t for t in tokens(text) if t.surface != " "]
    if not run or not (run[0].is_family or run[0].is_person) or role_pattern().search(text):
        return False
    given = text[run[0].end :].strip()
    return bool(given) and (
        run[-1].is_given or re.fullmatch(r"[ぁ-んァ-ヶー]{2,5}|[一-龥]{1,2}", given) is not None
    )
