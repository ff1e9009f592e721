"""The country of a body, where the text states it beside the name.

Behind it in brackets, after a comma or a place, as an attribute before it
(スイスの…), or in another cell of its row. Only names and marks of
countries count, so a wrong cut of a word gives none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from graph.authority import Authority
from graph.extract.mentions import Mention, Scene
from graph.patterns import regex
from graph.segments import Segment


class Country(NamedTuple):
    """The ISO code for the body ``mention``, stated at ``start`` to ``end`` of its segment."""

    mention: Mention
    code: str
    start: int
    end: int


_MARK = regex(r" ?(?:\([^()]{1,12}\) ?)?\((?P<mark>[^()]{1,20})\)")
_IN_BRACKETS = regex(r" ?(?:\([^()]{1,12}\) ?)?\((?:本社[::] ?)?(?P<text>[^()]{2,90})\)")
_WORD = r"[A-ZÄÖÜ][\w.-]+"
_AFTER_LATIN = regex(
    rf"(?:,| of| from| in| aus)(?: the| der| den)? (?:{_WORD}(?: {_WORD})?, )?"
    rf"(?P<country>{_WORD}(?: {_WORD})?)(?=[,.;:)]| |$)"
)
_KIND = "団体|大手|企業|クラスター|組織|公社|機関|会社|財団|協会|大学|都市|施設"
_BEFORE_JA = regex(
    r"(?<![一-龥ァ-ヶー・])(?P<country>[一-龥ァ-ヶー]{2,8})(?:・[一-龥ァ-ヶー]{2,12})?・?"
    rf"(?:(?<=・)|の(?:[^。、()の]{{0,14}}(?:{_KIND})、?)?(?:[^。、()]{{0,30}}[「『])?)$"
)
_CELL = regex(
    r"(?P<full>[一-龥ァ-ヶー]{2,8})(?:・[一-龥ァ-ヶー]{2,12})?|.{2,30}\((?P<code>[A-Z]{2})\)"
    rf"|(?:{_WORD}(?: {_WORD})?, )?(?P<latin>{_WORD}(?: {_WORD})?)"
)


def stated_countries(scene: Scene, segment: Segment) -> Iterator[Country]:
    """The countries of the bodies in a segment, one for each."""
    for mention in scene.of(segment, "organization"):
        if not mention.pointing and "OrganizationalUnit" not in mention.types:
            found = next(_of(scene, mention), None)
            if found is not None:
                yield found


def _of(scene: Scene, mention: Mention) -> Iterator[Country]:
    segment, text, known = mention.segment, mention.segment.text.text, scene.authority
    mark = _MARK.match(text, mention.end)
    if mark is not None and (code := known.country(mark["mark"])) is not None:
        yield Country(mention, code, *mark.span("mark"))
    yield from _in_brackets(known, mention)
    if segment.language != "ja":
        after = _AFTER_LATIN.match(text, mention.end)
        if after is not None and (code := _full(known, after["country"])) is not None:
            yield Country(mention, code, *after.span("country"))
    else:
        before = text[: mention.start][-60:]
        match = _last(_BEFORE_JA, before)
        if match is not None and (code := _full(known, match["country"])) is not None:
            shift = mention.start - len(before)
            yield Country(
                mention, code, match.start("country") + shift, match.end("country") + shift
            )
    if segment.kind == "row":
        yield from _in_row(scene, mention)


_AFTER_COMMA = regex(rf", (?P<country>{_WORD}(?: {_WORD})?)$")


def _in_brackets(known: Authority, mention: Mention) -> Iterator[Country]:
    """X(フランス・リヨン), X(米国サンディエゴの団体), X (Sion, Schweiz): it begins or ends them."""
    match = _IN_BRACKETS.match(mention.segment.text.text, mention.end)
    if match is None:
        return
    inside, start = match["text"], match.start("text")
    last = _AFTER_COMMA.search(inside)
    if last is not None and (code := _full(known, last["country"])) is not None:
        yield Country(mention, code, start + last.start("country"), start + last.end("country"))
    for length in range(min(7, len(inside) - 1), 1, -1):
        japanese = re.fullmatch(r"[一-龥ァ-ヶー]+", inside[:length])
        cut = re.match(r"[一-龥ァ-ヶー・の]", inside[length:])
        code = known.country(inside[:length]) if japanese and cut else None
        if code is not None:
            yield Country(mention, code, start, start + length)
            return


def _in_row(scene: Scene, mention: Mention) -> Iterator[Country]:
    """The cell right of the name is nothing but a country, or a place and its country."""
    place, beside = 0, False
    for cell in mention.segment.cells:
        place = max(mention.segment.text.text.find(cell.text, place), 0)
        match = _CELL.fullmatch(cell.text) if beside else None
        beside = place <= mention.start < place + len(cell.text)
        if match is None:
            continue
        name = match["full"] or match["code"] or match["latin"]
        known = scene.authority
        code = known.country(name) if match["code"] else _full(known, name)
        if code is not None:
            start = place + cell.text.rfind(name)
            yield Country(mention, code, start, start + len(name))
            return


def _full(known: Authority, name: str) -> str | None:
    """ISO code of a country's full name; marks and codes count in brackets only."""
    name = name.rstrip(".")
    shortest = 3 if name.isascii() else 2
    return known.country(name) if len(name) >= shortest else None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The match that begins last: …の組織であるドイツの「: Germany, not what stands before."""
    found, position = None, 0
    while (match := pattern.search(text, position)) is not None:
        found, position = match, match.start() + 1
    return found
