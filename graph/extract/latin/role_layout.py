"""The body of a role by the layout: the line's first or last words, or the line above."""

from __future__ import annotations

import re

from graph.extract.latin.articles import SIGNED_FOR
from graph.extract.latin.bodies import bodies, body_at, slot
from graph.extract.latin.persons import NAME, TITLES, is_name
from graph.extract.latin.roles import role_pattern
from graph.extract.latin.words import CAP, is_generic
from graph.extract.mentions import Mention, Scene
from graph.extract.sighting import Role, Sighting
from graph.patterns import regex
from graph.segments import Segment

_BEHIND = regex(rf"(?:, | \()(?P<name>{CAP}(?: (?:(?:of|for|für|&|de|du) )?{CAP})+)(?=$|[;.)]| \()")


def behind(scene: Scene, sighting: Sighting, stated: Role) -> Mention | None:
    """N. N., Partner, Delta Ventures; a name that ends an entry after the role is a body."""
    segment = stated.segment
    text = segment.text.text
    if segment is not sighting.segment or len(text) > 400:
        return None
    end = max(stated.end, sighting.end)
    match = _BEHIND.match(text, end)
    if match is None or is_generic(match["name"]) or role_pattern().search(match["name"]):
        return None
    if segment.language == "de" and is_name(match["name"]) and not _listed(segment):
        return None
    known = body_at(scene, segment, match.start("name"))
    return known or slot(scene, segment, *match.span("name"))


def _listed(segment: Segment) -> bool:
    return bool(segment.marker) or re.match(r"[–—-] ", segment.text.text) is not None


_LEAD = regex(
    rf"(?: \([^()]*\))?(?:(?:,? [A-ZÄÖÜ]\w+){{0,3}}(?: \([^()]*\))?(?:\t| ?[—–:|] | - )"
    rf"|, (?=(?:{TITLES})?{NAME}, ))"
)


#: 4. DeltaBio, Ulm (Deutschland) – N. N., role: a coined word that begins an entry of a list.
_COINED_ENTRY = regex(
    r"(?P<name>(?=\w*[a-zäöü][A-Z]|[A-Z]{3}|\w+\.[a-z])[A-Z][\w.]+(?: [A-Z]\w+)?)"
    r"(?: \([^()]*\))?(?P<seat>, [A-ZÄÖÜ][\w ]{2,28})?(?: \([^()]*\))?(?: ?[—–:|] | - )"
)


def leading(scene: Scene, sighting: Sighting, stated: Role) -> Mention | None:
    """BODY — N. N., role: the body that an entry of a list begins with."""
    segment = sighting.segment
    side = re.match(rf"({CAP}) side:", segment.text.text)
    if side is not None:
        named = {m.entity: m for m in scene.all("organization", "facility")[::-1]}
        fitting = [m for m in named.values() if m.text.startswith(side[1] + " ")]
        return fitting[0] if len(fitting) == 1 else None
    hours = re.match(r"\d{1,2}[.:]\d{2}(?: ?Uhr)?[ \t]*", segment.text.text)
    edge = hours.end() if hours else 0
    first = next((m for m in bodies(scene, segment) if m.start <= edge + 1), None)
    if first is None and segment.marker and (coined := _COINED_ENTRY.match(segment.text.text)):
        seat = coined["seat"] or ""
        return None if role_pattern().search(seat) else slot(scene, segment, *coined.span("name"))
    if first is None or first.end > sighting.start or len(segment.text.text) > 300:
        return None
    return first if _LEAD.match(segment.text.text, first.end) else None


def above(scene: Scene, sighting: Sighting, stated: Role) -> Mention | None:
    """The body that fills a line above the lines of people it heads."""
    segment = sighting.segment
    before = segment.text.text[: min(sighting.start, stated.start)]
    if not _FIRST_IN_LINE.fullmatch(before) or len(segment.text.text) > 140:
        return None
    for index in range(segment.index - 1, max(-1, segment.index - 4), -1):
        line = scene.segments[index]
        if line.block != segment.block:
            return None
        country = _COUNTRY.match(line.text.text) or _FOR.match(line.text.text)
        edge = country.end() if country else 4
        body = next((m for m in bodies(scene, line) if m.start <= edge), None)
        rest = line.text.text[body.end :] if body else line.text.text
        if body is not None and _SEAT_REST.fullmatch(rest):
            return body
        if body is None and (line.marker or country) and index == segment.index - 1:
            return _by_layout(scene, line, country.end() if country else 0)
        if role_pattern().search(line.text.text) is None:
            return None
    return None


#: A person at the beginning of a line, or joined by ‘and’ to one who is.
_FIRST_IN_LINE = regex(
    r"(?:(?:gez\.|gezeichnet|i\. ?[VA]\.|ppa\.|Sd/-|/s/):? )*"
    rf"(?:(?:{TITLES})?{NAME}, [^,;.]{{2,60}}(?:,? (?:and|und) |; ))?(?:{TITLES})?.{{0,3}}"
)
_FOR = regex(SIGNED_FOR)
_COUNTRY = regex(r"[A-ZÄÖÜ]\w+(?: [A-Z]\w+)?: ")
_SEAT_REST = regex(r"(?: \([^()]*\))?(?:, [^,;]{2,30}){0,2}:?")
_LINE_NAME = regex(rf"(?P<name>{CAP}(?: (?:(?:of|for|für|&|de|do|da|-) )?{CAP}){{0,8}})")


def _by_layout(scene: Scene, line: Segment, start: int) -> Mention | None:
    """3. Coined, Ulm: an entry of a list that stands above its people is the name of a body."""
    match = _LINE_NAME.match(line.text.text, start)
    if match is None or is_generic(match["name"]) or role_pattern().search(line.text.text):
        return None
    if any(m.start > match.start("name") for m in bodies(scene, line)):
        return None  # N. N., Delta GmbH: the line of another person
    if _SEAT_REST.fullmatch(line.text.text, match.end()) is None:
        return None
    person = re.match(rf"(?:{TITLES})", line.text.text[start:])
    return None if person else slot(scene, line, *match.span("name"))
