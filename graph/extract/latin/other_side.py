"""The body of a role by who else takes part: for the partner; looked on for the government."""

from __future__ import annotations

import re

from graph.extract.clauses import Sentence, sentences
from graph.extract.latin.bodies import bodies
from graph.extract.mentions import Mention, Scene
from graph.extract.sighting import Role, Sighting

_OTHER = re.compile(
    r"\b(?:for the (?:partner|other side|[A-Z]\w+ side|U\.S\. side)|für (?:den Partner"
    r"|die Gegenseite"
    r"|die Partnerseite|die \w+e[rn]? Seite|die andere Seite)"
    r"|Für (?:den Partner|die Gegenseite|die \w+e[rn]? Seite))\b(?:[^,;.]|U\.S\.){0,60}$"
)
_WITH = re.compile(r"\b(?:with|mit)(?: the| dem| der| den)? $")
_FOR = re.compile(
    r"(?:, (?!who|der|die)[a-zäöü ]{3,40}?| (?:signed|unterzeichnete|unterschrieb"
    r"|zeichnete)) (?:for|on behalf of|für|im Namen)(?: the| die| das| der"
    r"| des| den)? "
)


def other_side(scene: Scene, sighting: Sighting, stated: Role) -> Mention | None:
    """for the partner by N. N., director: the party that nobody else in the sentence speaks for."""
    segment = sighting.segment
    text = segment.text.text
    here = next((s for s in sentences(segment) if s.start <= sighting.start < s.end), None)
    place = min(sighting.start, stated.start)
    if here is None or not _OTHER.search(text[here.start : place]):
        return None
    named = _named(scene, here)
    partners = [m for m in named if _WITH.search(text[here.start : m.start])]
    if len(partners) == 1:
        return partners[0]
    before = [s for s in sentences(segment) if s.end <= here.start]
    for earlier in reversed(before):
        pair = {m.entity: m for m in _named(scene, earlier)}
        if len(pair) == 2:
            spoken = {m.entity for m in named}
            rest = [m for entity, m in pair.items() if entity not in spoken]
            return rest[0] if len(rest) == 1 else None
        if pair:
            return None
    return None


def _named(scene: Scene, sentence: Sentence) -> list[Mention]:
    """The bodies that a sentence names, parts of bodies and asides left out."""
    return [
        m
        for m in bodies(scene, sentence.segment)
        if sentence.start <= m.start < sentence.end
        and m.category == "organization"
        and "OrganizationalUnit" not in m.types
        and "\0" not in sentence.masked[m.start : m.end]
    ]


def speaks_for(scene: Scene, sighting: Sighting, stated: Role) -> Mention | None:
    """N. N., minister, looked on for the X Government: the body that a clause says it was for."""
    segment = sighting.segment
    match = _FOR.match(segment.text.text, max(stated.end, sighting.end))
    if match is None or stated.segment is not segment:
        return None
    return next((m for m in bodies(scene, segment) if m.start == match.end()), None)
