"""Where a body has its seat, or a facility lies, where the text says so beside its name.

In brackets right behind the name (「…財団(北浜市中央区、理事長…)」, "BioPark (Ulm)"), behind the
legal form ("… GmbH, Planegg, Ulm"), with words for a seat ("based in", „mit Sitz in“,
に所在する), as an attribute before a word for the kind of body (北浜のクラスター運営組織「…」), or
in its postal address. A seat is a town: a prefecture, a state or a country says in which one
lies. Only names of places count that were found as such; a list of partners with cities in it
(a GmbH, Ulm and Kita City) says nothing of seats.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.extract.contact_points import ContactPoint
from graph.extract.mentions import Mention, Scene
from graph.extract.relations import Relation
from graph.patterns import regex
from graph.segments import Segment

_KINDS = ("organization", "facility")
_BRACKET = regex(
    r" ?[(（](?:本社|所在地|本部)?[::]? ?(?:[一-龥ァ-ヶー]{2,8}・|[一-龥]{2,3}[都道府県])?$"
)
_BRACKET_END = regex(r"(?:[一-龥]{1,6}[市区町村])*[)）]|(?:[一-龥]{1,6}[市区町村])*[、,;] ?")
_LEGAL = regex(r"\b(?:GmbH(?: & Co\. KG)?|AG|e\. ?V\.|SE|KG|Ltd\.?|Inc\.?|S\.A\.|B\.V\.|plc|LLC)$")
_COMMA = regex(r", $")
_NO_LIST = regex(
    r"(?! ?(?:,? (?:and|und|or|oder|&) |, [A-ZÄÖÜ][\w-]+(?: [A-Z][\w-]+)?,? (?:and|und) ))"
)
_SEATED = regex(
    r"(?:,? (?:which is |is )?(?:based|headquartered|with (?:its )?(?:seat|headquarters))"
    r"|,? mit (?:Haupts|S)itz|,? ansässig) in $"
)
_SEATED_JA = regex(
    r"(?:に(?:所在する|本拠を置く|本社を置く|拠点を置く|立地する)|にある)(?:[^。、「」]{0,14}[「『])?$"
)
_ATTRIBUTE = regex(
    r"の(?:[^。、()「」の]{0,24}(?:組織|団体|企業|大学|機関|会社|財団|協会|センター|研究所))[「『]$"
)
_LARGE = regex(r"[県州省国郡道府]$")
_GAP = 40


def seats(scene: Scene, contacts: Sequence[ContactPoint]) -> Iterator[Relation]:
    """The seats that a document states, each once per place in the text."""
    for segment in scene.segments:
        places = [one for one in scene.of(segment, "place") if _is_town(one)]
        if places:
            for mention in scene.of(segment, *_KINDS):
                if not mention.pointing and mention.entity >= 0:
                    yield from _beside(segment, mention, places)
    yield from _of_addresses(scene, contacts)


def _beside(segment: Segment, body: Mention, places: Sequence[Mention]) -> Iterator[Relation]:
    text = segment.text.text
    for place in places:
        behind = text[body.end : place.start]
        before = text[place.end : body.start]
        found = (
            body.end <= place.start <= body.end + _GAP
            and (
                (_BRACKET.match(behind) and _BRACKET_END.match(text, place.end))
                or _SEATED.fullmatch(behind)
                or (
                    _COMMA.fullmatch(behind)
                    and _LEGAL.search(body.text)
                    and _NO_LIST.match(text, place.end)
                )
            )
        ) or (
            place.end <= body.start <= place.end + _GAP
            and (_ATTRIBUTE.fullmatch(before) or _SEATED_JA.fullmatch(before))
        )
        if found and not _is_itself(body, place):
            yield Relation(body.entity, "locatedIn", place.entity, place.span)
            return


def _of_addresses(scene: Scene, contacts: Sequence[ContactPoint]) -> Iterator[Relation]:
    """The town of a postal address: the first place of a Japanese one, the last of another."""
    places = [one for one in scene.all("place") if _is_town(one)]
    bodies = scene.all(*_KINDS) if places else []
    for contact in contacts:
        if contact.kind != "address" or contact.person:
            continue
        inside = [
            one
            for one in places
            if contact.span.start <= one.span.start and one.span.end <= contact.span.end
        ]
        if inside:
            town = inside[0] if _is_japanese(inside[0]) else inside[-1]
            if not any(one.entity == contact.owner and _is_itself(one, town) for one in bodies):
                yield Relation(contact.owner, "locatedIn", town.entity, town.span)


def _is_itself(body: Mention, place: Mention) -> bool:
    """Whether the body is the city that the place is."""
    return "PublicBody" in body.types and body.text.startswith(place.text)


def _is_town(place: Mention) -> bool:
    if place.record is not None:
        return place.entity >= 0 and place.record.level == "city"
    return place.entity >= 0 and not _LARGE.search(place.text)


def _is_japanese(place: Mention) -> bool:
    return not place.text.isascii() and re.search(r"[\u3040-\u9fff]", place.text) is not None
