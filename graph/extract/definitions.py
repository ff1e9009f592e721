"""Where a text says what a body is also called: (以下「…」), hereinafter, an acronym."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.extract.mentions import Mention, Scene
from graph.patterns import regex
from graph.segments import Segment


@dataclass(frozen=True, slots=True)
class Definition:
    """``mention`` is also called what stands at start..end of its segment.

    ``how`` is alias, label (甲, 乙 …: valid until defined anew), former or formal.
    """

    mention: Mention
    segment: Segment
    start: int
    end: int
    how: str


_PAREN = regex(r" ?\((?P<body>[^()]*(?:\([^()]*\)[^()]*)*)\)")


#: the Delta Foundation of the Republic of Korea (…): where a body is, before its other name.
_SEAT = regex(r" (?:of|in|from) (?:the )?(?:[A-Z][a-z]+ of )?[A-Z][\w-]+(?: [A-Z][\w-]+)?(?= \()")


_SHORT_FOR = regex(r"以下(?:、|、?単に)?[「『\"](?P<name>[^「」『』\"]{1,30})[」』\"]")


_HEREINAFTER = regex(
    r"(?:hereinafter|hereafter|henceforth|referred to as|(?:nachfolgend|im Folgenden"
    r"|kurz)[^\"„“]{0,12}?)"
    r"[^\"“„'‘]{0,25}[\"“„'‘](?P<name>[^\"“”„'’]{1,40})[\"”“'’]"
)


#: (以下、北浜財団), (以下北浜財団と略): without quotation marks.
_PLAIN_SHORT = regex(
    r"以下[、,]?(?:単に)?(?P<name>[一-龥ァ-ヶーA-Za-z0-9・-]{2,20}?)(?:と(?:いう|略|す|記|呼)[^、]*)?(?:$|[、,;])"
)
_UNQUOTED = regex(
    r"(?:hereinafter|hereafter|henceforth|nachfolgend|im Folgenden|kurz)[:,]? ?(?:the )?"
    r"(?P<name>[A-ZÄÖÜ][\w&-]+(?: [A-ZÄÖÜ][\w&-]+){0,3})"
)
_FORMAL = regex(r"(?:正式名称|正式名|英文名)[::](?P<name>[^、,()]{3,80})")


_NOW = regex(r"^(?:現(?:在)?[、,]?(?:の)?|現・)(?P<name>[^、。]{2,40})$")


_FORMER = regex(r"^(?:旧|旧称[::]?|前身[::])(?P<name>[^、。]{2,40})$")


_PARTY_LABEL = regex(r"^[甲乙丙丁]$")


#: A word for a kind of body is a name within its document only: 以下「機構」.
_KIND = regex(
    r"(?:本|当|同)?(?:市|県|府|町|村|区|都|財団|機構|協会|連盟|協議会|連合会|振興会|会議所|会議|大学|病院|研究所|研究院"
    r"|センター|組合|学会|銀行|公社|法人|会社|社|会|クラスター|コンソーシアム|本学|事務局)"
)
_ACRONYM = regex(r"^[A-ZÄÖÜ][\w^&*.-]*[A-Z][\w^&-]*$|^[A-Z]{2,8}$|^[a-z][A-Z]\w+$")


_QUOTED_NAME = regex(r"^[\"“„](?P<name>[^\"“”]{2,40})[\"”“]$")


def definitions(scene: Scene, segment: Segment) -> Iterator[Definition]:
    """What a segment says in brackets after a name: another name of it."""
    text = segment.text.text
    for mention in scene.of(segment, "organization", "facility", "cluster"):
        if short := _apposed_short(text, mention):
            yield Definition(mention, segment, *short, "alias")
        if called := _ALSO_CALLED.match(text, mention.end):
            yield Definition(mention, segment, *called.span("name"), "alias")
        if abbreviated := _ABBREVIATED.match(text, mention.end):
            yield Definition(mention, segment, *abbreviated.span("name"), "alias")
        seat = _SEAT.match(text, mention.end) if segment.language != "ja" else None
        paren = _PAREN.match(text, seat.end() if seat else mention.end)
        if paren is None:
            paren = (
                _PAREN.match(text, mention.end + 1)
                if text[mention.end : mention.end + 1] in "」"
                else None
            )
        if paren is None:
            continue
        body, offset = paren["body"], paren.start("body")
        for pattern, how in (
            (_SHORT_FOR, "alias"),
            (_PLAIN_SHORT, "alias"),
            (_HEREINAFTER, "alias"),
            (_FORMAL, "formal"),
        ):
            for match in pattern.finditer(body):
                name = match["name"]
                how_here = "label" if _PARTY_LABEL.match(name) or _KIND.fullmatch(name) else how
                start, end = match.span("name")
                yield Definition(mention, segment, offset + start, offset + end, how_here)
        if scene.authority.country(re.split(r"[・、,]", body, maxsplit=1)[0]):
            continue  # (フランス・リヨン): where it is, not what else it is called
        if bare := _UNQUOTED.fullmatch(body):
            start, end = bare.span("name")
            yield Definition(mention, segment, offset + start, offset + end, "alias")
        first = re.split(r"[、,]", body, maxsplit=1)[0]
        if segment.language == "ja" and is_picked_from(first, mention.text):
            yield Definition(mention, segment, offset, offset + len(first), "alias")
            continue
        if segment.language == "ja" and _is_abridged(first, mention.text):
            yield Definition(mention, segment, offset, offset + len(first), "alias")
            continue
        if segment.language != "ja" and _is_coined_short(body, mention.text):
            yield Definition(mention, segment, offset, offset + len(body), "alias")
        if segment.language == "ja" and _is_other_script(scene, segment, mention, (offset, body)):
            yield Definition(mention, segment, offset, offset + len(body), "alias")
            continue
        for start, end, how in _bare_definition(body, segment.language):
            yield Definition(mention, segment, offset + start, offset + end, how)


def _is_other_script(
    scene: Scene, segment: Segment, mention: Mention, inside: tuple[int, str]
) -> bool:
    """K-MED hub(青海先端財団): the body in the brackets is the same in the other script."""
    start, body = inside
    whole = any(
        (m.start, m.end) == (start, start + len(body)) for m in scene.of(segment, mention.category)
    )
    latin = re.compile(r"[A-Za-zÀ-ɏ0-9 &.'-]+")
    return whole and bool(latin.fullmatch(mention.text)) != bool(latin.fullmatch(body))


def is_picked_from(short: str, name: str) -> bool:
    """Whether ``short`` is characters of a Japanese ``name`` in their order, and far fewer.

    >>> is_picked_from("臨薬連", "日本臨床薬学連合会"), is_picked_from("兵庫県", "姫路市")
    (True, False)
    """
    if not re.fullmatch(r"[一-龥ァ-ヶー]{2,8}", short) or len(name) < 1.5 * len(short):
        return False
    rest = iter(name)
    return short not in name and all(char in rest for char in short)


_INITIALS_AND_KIND = regex(r"[A-Z]{2,8}(?P<kind>[一-龥]{1,3}|センター)")


def _is_abridged(short: str, name: str) -> bool:
    """Whether a name keeps its last word only, behind initials: NA州 for ノルドアルプ州."""
    match = _INITIALS_AND_KIND.fullmatch(short)
    return match is not None and name.endswith(match["kind"]) and len(name) > len(short)


_SHORT_BEFORE = regex(r"(?<![\w-])(?P<short>[A-Z]{3,8}), (?:the|der|die|das) $")


def _apposed_short(text: str, mention: Mention) -> tuple[int, int] | None:
    """DIFB, the Delta Institute for Bioprocessing: initials before the name they are made of."""
    before = _SHORT_BEFORE.search(text[: mention.start])
    if before is None:
        return None
    initials = "".join(re.findall(r"(?<!\w)[A-ZÄÖÜ]", mention.text))
    return before.span("short") if initials.startswith(before["short"][:3]) else None


#: …, or DIV, …; …, better known as Delta Hub, …
_ALSO_CALLED = regex(
    r"(?: \([^()]{3,40}\))?(?:, or (?:the )?(?P<or>)(?=[A-Z]{2,9}(?:[,.;]| and))"
    r"|,? (?:better|also|commonly) known as |, (?:besser|auch) bekannt als )"
    r"(?:the |die |das |der )?"
    r"[\"“„]?(?P<name>[A-Z][\w&-]*(?: [A-Z][\w&-]*| hub)*)"
)
_COINED_SHORT = regex(
    r"(?:[A-Z][\w.-]*[A-Z][\w.-]*|[a-z]{1,2}[A-Z]\w+)(?: [A-Za-z][\w-]+){1,2}"
    r"|[A-Z][\w-]+ (?:[A-Z]{2,}|[a-z]?[A-Z]\w*[a-z][A-Z]?\w*[A-Z]\w*|[a-z][A-Z]\w+)"
)


def _is_coined_short(body: str, name: str) -> bool:
    """D-WYE hub, Ostland BIO: a short name of two or three words, one of them made up.

    Or the words that the name begins with: Wye Bio, of the Wye Bio-industry Agency.
    """
    if " " in body and name.startswith(body) and 1.5 * len(body) < len(name):
        return body[:1].isupper() and "," not in body
    if _COINED_SHORT.fullmatch(body) is None or len(body) >= len(name):
        return False
    words = [w.casefold() for w in re.split(r"[ -]", name) if len(w) > 2]
    parts = [p.casefold() for p in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", body) if len(p) > 2]
    return any(word.startswith(part) for part in parts for word in words)


_ABBREVIATED = regex(r"[」』]?、略して(?P<name>[A-Za-z]{2,10}|[一-龥ァ-ヶー]{2,8})(?=[とはがの、])")
#: (略称ABC): says itself that it is a shorter name.
_CALLED = regex(
    r"(?<![^、,])(?:英文|英語)?(?:略称|通称|愛称)[::は、]?[「『]?(?P<name>[^「」『』、,()]{2,20})[」』]?(?=$|[、,])"
)
_DASHED = regex(
    r"[^\n;(]{0,140}?\((?:[Tt]he |hereinafter "
    r"|hereafter )?[\"“„«](?P<quoted>[^\"“”„«»]{1,30})[\"”“»]\)"
    r"|[^\n;–—]{0,80}?[–—-] ?(?:nachfolgend|im Folgenden|hereinafter|hereafter)[^\"“„]{0,25}"
    r"[\"“„](?P<name>[^\"“”„]{1,30})[\"”“]"
)


def dashed(scene: Scene, segment: Segment) -> Iterator[Definition]:
    """der X, Markt 1, – nachfolgend „Y“ –: the first body of the line is also called Y."""
    bodies = scene.of(segment, "organization", "facility", "cluster")
    match = _DASHED.match(segment.text.text, bodies[0].end) if bodies else None
    if match is not None and bodies[0].start <= 12:
        which = "quoted" if match["quoted"] else "name"
        yield Definition(bodies[0], segment, *match.span(which), "alias")


#: 大邱先端財団(K-MED hub), 北浜大学(Kitahama University): a name in Latin letters.
_LATIN_ALIAS = regex(
    r"(?!(?:CEO|COO|CTO|President|Chair|Director|Online|USA|UK)\b)[A-Z][A-Za-zÀ-ɏ0-9&'.-]*"
    r"(?: [A-Za-zÀ-ɏ0-9&'.-]+){0,6}"
)


#: (Fundacja Bio, FBK): initials behind a name in Latin letters.
_SECOND = regex(r"[、,] ?(?P<name>[A-Z][A-Za-z]{0,6}[A-Z])(?=$|[、,])")


def _bare_definition(body: str, language: str) -> Iterator[tuple[int, int, str]]:
    first = re.split(r"[、,;]", body, maxsplit=1)[0]
    if called := _CALLED.search(body):
        yield *called.span("name"), "alias"
        return
    for pattern, how in ((_NOW, "now"), (_FORMER, "former"), (_QUOTED_NAME, "alias")):
        if match := pattern.match(body):
            yield *match.span("name"), how
            return
    if (
        (_ACRONYM.match(first) and first not in ("CEO", "MOU", "MoU", "LOI"))
        or re.fullmatch(r"[ァ-ヶー・]{3,20}", first)
        or (language == "ja" and _LATIN_ALIAS.fullmatch(first))
    ):
        yield 0, len(first), "alias"
        second = _SECOND.match(body, len(first))
        if language == "ja" and second is not None:
            yield *second.span("name"), "alias"
    elif language == "ja" and (
        match := re.match(r"[A-Z][A-Za-z&' -]{5,60}? ?[::] ?(?P<name>[A-Za-z]+)$", body)
    ):
        yield 0, body.rfind(":"), "alias"
        yield *match.span("name"), "alias"
