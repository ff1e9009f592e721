"""Spin-offs: companies that came out of a body, a facility or a programme.

A heading 「X発ベンチャー」 with the companies' names under it in one block; 「X発の
ベンチャー企業」 beside the name; in German and English "a spin-off of X", "spun
out of X", eine Ausgründung der X.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.entities import Entities
from graph.extract.mentions import Found, Mention, Scene
from graph.extract.relations import Relation
from graph.extract.spin_off_rows import spin_off_rows
from graph.patterns import regex
from graph.segments import Segment

_SOURCES = ("organization", "facility", "programme", "cluster")
_VENTURE = r"発の?(?:大学発)?(?:バイオ)?(?:ベンチャー|スタートアップ|新興)(?:企業|会社)?"
_HEADING = regex(rf"{_VENTURE}(?:一覧)?[>〉》】〕\]]?$")
_HEADING_LATIN = regex(r"^(?:Spin-?offs?|Ausgründungen)(?: (?:of|from|der|des|aus der|aus dem))? ")
_BEFORE_NAME = regex(rf"{_VENTURE}(?:である|の|、)?[「『]?")
_AFTER_NAME = regex(r"[」』]?(?:\([^()]*\))?(?:は|とは)、?$")
_LEGAL_FORM = regex(r"(?:株式会社|有限会社|合同会社|\((?:株|有|同)\))?[「『]?")
_OF_LATIN = regex(
    r",? (?:which )?(?:is |was |ist |wurde )?(?:founded )?(?:as |als )?(?:an? |eine? )?"
    r"(?:[Ss]pin-?off|[Ss]pin-?out|spun (?:off|out)|Ausgründung|university spin-?off)"
    r"(?: company)? (?:of|from|out of|aus|der|des|von|vom)(?: the| der| dem| den)* ",
)


def spin_offs(scene: Scene, entities: Entities) -> list[Relation]:
    """``spinOffOf`` relations, each once per place."""
    found: list[Relation] = []
    _find_sources(scene, entities)
    for segment in scene.segments:
        text = segment.text.text
        if segment.language == "ja":
            found.extend(_listed(scene, entities, segment, _HEADING))
            found.extend(_beside(scene, entities, segment))
        else:
            found.extend(_listed_latin(scene, entities, segment))
            for one, other in _pairs(scene, segment):
                if _OF_LATIN.fullmatch(text[one.end : other.start]):
                    found.append(_relation(one, other))
    return [r for r in dict.fromkeys(found) if r.subject != r.value]


#: 浜名大学発ベンチャー is one word to a tokenizer, so that the name in it stays hidden.
_SOURCE = regex(
    rf"(?P<name>[一-龥ァ-ヶーA-Za-z]{{2,20}}(?:(?P<university>大学)|研究所|研究センター|機構))(?={_VENTURE})"
)


_VENTURE_WORD = regex(_VENTURE)


def _find_sources(scene: Scene, entities: Entities) -> None:
    """Adds the universities and institutes that stand right before 発ベンチャー."""
    for segment in scene.segments:
        if not _VENTURE_WORD.search(segment.text.text):
            continue
        for match in _SOURCE.finditer(segment.text.text):
            kind = "University" if match["university"] else "ResearchInstitute"
            found = Found(*match.span("name"), "organization", (kind,))
            mention = scene.add(segment, found)
            if mention is not None:
                records = scene.authority.find(mention.text, "organization")
                mention.record = records[0] if records else None
                entities.place(mention)


def _listed(
    scene: Scene, entities: Entities, heading: Segment, pattern: re.Pattern[str]
) -> Iterator[Relation]:
    """The companies in the lines under the heading, up to the next blank line."""
    text = heading.text.text
    match = pattern.search(text)
    if match is None or len(text) > 40:
        return
    named = [m for m in scene.of(heading, *_SOURCES) if m.entity >= 0 and m.end == match.start()]
    source = named[0].entity if named else _named(entities, text[: match.start()])
    if source is not None:
        yield from _under(scene, entities, heading, source)


def _named(entities: Entities, text: str) -> int | None:
    """The thing whose name the heading ends in before 発: of several the longest."""
    found = {
        mention.text: index
        for index, thing in entities.alive(*_SOURCES)
        for mention in thing.mentions
        if not mention.pointing and len(mention.text) > 2 and text.endswith(mention.text)
    }
    return found[max(found, key=len)] if found else None


def _listed_latin(scene: Scene, entities: Entities, heading: Segment) -> Iterator[Relation]:
    match = _HEADING_LATIN.match(heading.text.text)
    if match is None or len(heading.text.text) > 80:
        return
    for source in scene.of(heading, *_SOURCES):
        if source.start < match.end() < source.end and source.entity >= 0:
            # The heading's own word was taken for a part of the name.
            entities.of(source).mentions.remove(source)
            source.start = match.end()
            entities.place(source)
        whole = source.start <= match.end() + 4 and source.end >= len(heading.text.text.rstrip(":"))
        if source.entity >= 0 and whole:
            yield from _under(scene, entities, heading, source.entity)


def _under(scene: Scene, entities: Entities, heading: Segment, source: int) -> Iterator[Relation]:
    yield from spin_off_rows(scene, entities, heading, source)
    for line in scene.segments[heading.index + 1 :]:
        if line.block != heading.block or line.kind == "heading":
            return
        for company in scene.of(line, "organization")[:1]:
            alone = _LEGAL_FORM.fullmatch(line.text.text[: company.start])
            if alone and _is_company(entities, company):
                span = line.text.span(company.start, company.end)
                yield Relation(company.entity, "spinOffOf", source, span)


def _beside(scene: Scene, entities: Entities, segment: Segment) -> Iterator[Relation]:
    """X発のベンチャー企業「Y」; YはX発ベンチャー."""
    text = segment.text.text
    for source in scene.of(segment, *_SOURCES):
        match = _BEFORE_NAME.match(text, source.end)
        if match is None or source.entity < 0:
            continue
        bodies = scene.of(segment, "organization")
        behind = [m for m in bodies if m.start == match.end() and _is_company(entities, m)]
        before = [
            m
            for m in bodies
            if m.end <= source.start
            and _AFTER_NAME.fullmatch(text[m.end : source.start])
            and _is_company(entities, m)
        ]
        for company in behind or before:
            yield _relation(company, source)


def _pairs(scene: Scene, segment: Segment) -> Iterator[tuple[Mention, Mention]]:
    here = [m for m in scene.of(segment, *_SOURCES) if m.entity >= 0]
    for one in here:
        for other in here:
            if one.category == "organization" and one.end < other.start:
                yield one, other


def _relation(company: Mention, source: Mention) -> Relation:
    start, end = min(company.start, source.start), max(company.end, source.end)
    span = company.segment.text.span(start, end)
    return Relation(company.entity, "spinOffOf", source.entity, span)


def _is_company(entities: Entities, mention: Mention) -> bool:
    """A company, or a body of which nothing tells what it is."""
    types = set(entities.of(mention).types) if mention.entity >= 0 else set()
    return "Company" in types or not types
