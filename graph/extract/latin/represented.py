"""The body that somebody speaks for: X, represented by A. B.; and Y by its chair C. D."""

from __future__ import annotations

import re

from graph.extract.clauses import within
from graph.extract.latin.bodies import bodies
from graph.extract.latin.persons import TITLES
from graph.extract.mentions import Mention, Scene
from graph.extract.sighting import Role, Sighting
from graph.patterns import regex


def represented(scene: Scene, sighting: Sighting, stated: Role) -> Mention | None:
    """X, represented by A. B., director, and C. D., clerk: the body that is spoken for."""
    text = sighting.segment.text.text
    before = [m for m in bodies(scene, sighting.segment) if m.end <= sighting.start]
    between = text[before[-1].end : sighting.start] if before else ""
    spoken = re.search(r"\b(?:vertreten durch|represented(?: here\w*)? by)\b", between)
    if spoken is None and _STOOD_FOR.search(text):
        spoken = _THROUGH.fullmatch(between) or _THROUGH_BOTH.fullmatch(between)
    by = text[before[-1].end : min(sighting.start, stated.start)] if before else ""
    if spoken is None and _SPOKEN_EN.search(text) and _BY.fullmatch(by):
        return before[-1]  # …, and X by its chair A. B.: the verb is said once.
    return before[-1] if spoken and ". " not in between[: spoken.start()] else None


_SPOKEN_EN = regex(r"\b(?:represented|signed|sealed|concluded|initialled)\b")
_BY = regex(rf"(?: \([^()]*\))?,? by (?:(?:its|their|the) )?(?:{TITLES})?")


#: Vertreten waren X durch A. B. und Y durch CEO C. D.; Z ließ sich durch E. F. vertreten.
_STOOD_FOR = regex(r"\b[Vv]ertreten\b|\b[Rr]epräsentiert\b")
_THROUGH = regex(
    rf"(?: \([^()]*\))?(?: ließ sich| lässt sich| war(?:en)?| wurden?| ist| sind)? durch"
    rf"(?: \w+)?(?: {TITLES})? ?"
)


#: X war durch Präsident A. B. und Geschäftsführerin C. D. vertreten: both speak for X.
_THROUGH_BOTH = within(
    rf"(?: \([^()]*\))?(?: \w+){{0,2}} durch [^.;:]{{3,90}}? (?:und|sowie) (?:[\w.-]+ ){{0,3}}"
    rf"(?:{TITLES})?"
)
