"""People in German and English text: a name and the role beside it.

Tom Elliott, chief executive officer at X; Taipei Mayor Ko Wen-je; Lyonbiopole's
CEO; chairman of the board: Hideyuki Okano; Der Bürgermeister von X, N. N.; the
people of lists, contacts and signature blocks are in ``listed``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.extract.clauses import sentences
from graph.extract.latin.asked import asked
from graph.extract.latin.bodies import (
    bodies,
)
from graph.extract.latin.by_family_name import add_roles_by_family
from graph.extract.latin.by_office import by_body, by_role_after, by_role_before
from graph.extract.latin.labels import by_colon, by_label_and_role, in_charge
from graph.extract.latin.listed import addressed, by_block, by_label, by_title, contact, from_body
from graph.extract.latin.other_side import of_the_other
from graph.extract.latin.persons import (
    PARTICLE,
    TITLES,
    is_name,
)
from graph.extract.latin.placed import by_deed, by_entry, by_field
from graph.extract.latin.relative import by_relative, by_who
from graph.extract.latin.role_bodies import complete, complete_by_owner
from graph.extract.latin.roles import has_role, is_role, role
from graph.extract.latin.side_by_side import beside_each_other, gaps
from graph.extract.latin.stated import by_verb
from graph.extract.mentions import Scene
from graph.extract.sighting import Role, Sighting
from graph.patterns import regex
from graph.segments import Segment


def latin_people(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """The people that ``segment`` names."""
    found: list[Sighting] = []
    for finder in (
        beside_each_other,
        by_block,
        by_relative,
        by_label_and_role,
        in_charge,
        by_colon,
        by_body,
        by_role_after,
        by_role_before,
        by_label,
        from_body,
        by_field,
        contact,
        addressed,
        asked,
        by_entry,
        by_deed,
        by_verb,
        by_title,
        by_who,
    ):
        for sighting in finder(scene, segment):
            _trim(scene, sighting)
            if _is_free(scene, sighting, found):
                found.append(sighting)
            elif finder is by_verb or (finder is by_role_before and _is_right_before(sighting)):
                _add_roles(sighting, found)
    found.sort(key=lambda s: s.start)
    for stated in (r for s in found for r in s.roles):
        cut = _PREPOSITION_LAST.search(stated.title)
        if cut is not None:
            stated.end -= len(cut.group())
            stated.title = stated.title[: cut.start()]
    _within_title(scene, found)
    _share(segment, found)
    _share_title(segment, found)
    add_roles_by_family(scene, segment, found)
    for sighting in found:
        complete(scene, sighting)
    of_the_other(scene, segment, found)
    for sighting in found:
        complete_by_owner(scene, sighting)
    yield from found


#: Leiterin Forschung bei: what leads on to the body is no part of an office.
_PREPOSITION_LAST = regex(r" (?:beim?|an|am|vom|von|der|des|at|of)$")
_PARTICLE_LAST = regex(rf"(?: {PARTICLE})? $")


def _trim(scene: Scene, sighting: Sighting) -> None:
    """N. N. von der Hochschule X: a name ends before the body that a particle leads to."""
    for mention in scene.of(sighting.segment, "organization", "facility", "cluster"):
        if sighting.start < mention.start < sighting.end:
            kept = sighting.segment.text.text[sighting.start : mention.start]
            kept = _PARTICLE_LAST.sub("", kept)
            if " " in kept:
                sighting.name, sighting.end = kept, sighting.start + len(kept)
                for stated in sighting.roles:
                    stated.organization = stated.organization or mention
            return


def _is_right_before(sighting: Sighting) -> bool:
    """Whether an office stands before a name with no comma: Präsident A. B., Leiter von X."""
    text = sighting.segment.text.text
    return all("," not in text[r.end : sighting.start] for r in sighting.roles)


def _add_roles(sighting: Sighting, found: list[Sighting]) -> None:
    """What another pattern says of a name that is already read, if it is another role."""
    for known in found:
        if (known.start, known.end) != (sighting.start, sighting.end) or not known.roles:
            continue
        for stated in sighting.roles:
            apart = all(stated.end <= r.start or r.end <= stated.start for r in known.roles)
            if stated.title and apart and stated.organization is not None:
                known.roles.append(stated)


def _is_free(scene: Scene, sighting: Sighting, found: list[Sighting]) -> bool:
    if any(s.start < sighting.end and sighting.start < s.end for s in found):
        return False
    if any(sighting.start < gap < sighting.end for gap in gaps(scene, sighting.segment)):
        return False
    if not is_name(sighting.name) or is_role(sighting.name):
        return False
    if any(is_role(_GENITIVE.sub("", word)) for word in sighting.name.split()):
        return False  # the Lord Provost's visit
    return not any(
        m.start < sighting.end and sighting.start < m.end
        for m in scene.of(sighting.segment)
        if m.category != "place" or m.start <= sighting.start
    )


_GENITIVE = regex(r"['’]s$")


def _within_title(scene: Scene, found: list[Sighting]) -> None:
    """Leader of the Council: the body that a title itself points to."""
    for stated in (r for s in found for r in s.roles if r.organization is None and r.title):
        inside = bodies(scene, stated.segment)
        stated.organization = next(
            (m for m in inside if m.pointing and stated.start < m.start and m.end == stated.end),
            None,
        )


#: Wirtschaftsminister von Nordtal, Ministerin für Arbeit: such a title says itself whose it is.
_SAYS_WHOSE = regex(r" von [A-ZÄÖÜ]|(?:[Mm]inister|[Ss]enator)(?:in)? für ")
_JOINED = regex(rf",? (?:and|und) (?:{TITLES})?")


def _share(segment: Segment, found: list[Sighting]) -> None:
    """People joined by ‘and’ share the body named after the last of them."""
    text = segment.text.text
    for one, other in zip(found[-2::-1], found[:0:-1], strict=False):
        if not one.roles or not other.roles or one.roles[-1].organization is not None:
            continue
        if re.search(r"\b(?:[Oo]ur|[Uu]nser\w*) $", text[: one.roles[-1].start]):
            continue
        between = text[one.roles[-1].end : other.start]
        if _JOINED.fullmatch(between) and not _SAYS_WHOSE.search(one.roles[-1].title):
            for stated in one.roles:
                stated.organization = other.roles[-1].organization
                stated.unit = other.roles[-1].unit


@cache
def _each() -> re.Pattern[str]:
    return re.compile(
        rf",? (?:jeweils|beide|alle|each|both|all)(?: as| als)?(?: the| die"
        rf"| der)? (?P<role>{role()})"
    )


def _share_title(segment: Segment, found: list[Sighting]) -> None:
    """A. B. and C. D., both directors: the office that is said of all whom a sentence names."""
    text = segment.text.text
    for last in found if has_role(segment) else ():
        match = _each().match(text, last.end)
        if match is None:
            continue
        start = next((s.start for s in sentences(segment) if s.start <= last.start < s.end), 0)
        for sighting in found:
            if start <= sighting.start <= last.start and not any(r.title for r in sighting.roles):
                body = next((r.organization for r in sighting.roles), None)
                sighting.roles = [Role(segment, *match.span("role"), match["role"], body)]
