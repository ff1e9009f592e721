"""People to write to or call: call N. N., member services; apply to N., Promotion Division."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.latin.bodies import body_from
from graph.extract.latin.owner import is_own, owner
from graph.extract.latin.persons import NAME, TITLES, WORD, is_name
from graph.extract.latin.roles import role_pattern
from graph.extract.mentions import Scene
from graph.extract.sighting import Role, Sighting, seen
from graph.segments import Segment

_PERSON = rf"(?P<titles>{TITLES})?(?P<name>{NAME})"
_VERB = (
    r"(?:\b(?:[Cc]all|[Cc]ontact|[Pp]hone|[Ee]-?mail|[Ww]rite to|[Aa]sk"
    r"|[Rr]egister(?: by [\w ]{4,16})? with|[Aa]ttention|[Aa]ttn\.?:?|[Cc]are of|[Tt]alk to"
    r"|[Aa]pply(?: by [\w ]{4,16})? to|RSVP(?: by [\w ]{4,16})?(?: to|:)|[Rr]eply to"
    r"|wenden Sie sich an"
    r"|[Aa]nmeldung bei)"
    r"|\b(?:[Mm]y|[Oo]ur|[Mm]eine[rnm]?|[Uu]nsere[rnm]?) (?:colleague|Kolleg(?:e|en|in)))"
)
_ASKED = re.compile(rf"{_VERB} {_PERSON}(?=[,.;()]| \(| know| at | by | on | by |$)")
#: call N. N., member services, …: what work whom one calls is in charge of.
_WORK = re.compile(r", (?P<work>[a-z]{3,}(?: [a-z]{3,}){0,2})(?=[,.;]| at our |$)")
#: Contact: N. (Ms.), Promotion Division: a family name alone, and the part of a body.
_FAMILY = re.compile(
    rf"(?:\b[Aa]pply(?: by [\w ]{{4,16}})? to|^(?:Contact|Inquiries|Enquiries|Queries|For details)"
    rf"(?: \w+)? ?:) (?P<name>{WORD})(?: \((?:Ms|Mr|Mrs|Dr)\.?\))?, (?=[A-Z])"
)
#: More information: Outreach team, N. N.
_BEHIND_UNIT = re.compile(
    rf"(?:(?:More|Further) information|Contact|Information|Inquiries|Enquiries)(?: \w+)? ?: "
    rf"[A-Z][^,:;]{{3,60}}, {_PERSON}\.?$"
)
_HINT = re.compile(
    rf"{_VERB} |^(?:Contact|Inquir|Enquir|Quer|For details|More|Further|Information)"
)


def asked(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """Whom a text asks its readers to turn to."""
    text = segment.text.text
    if not _HINT.search(text):
        return
    for match in _ASKED.finditer(text):
        if not is_name(match["name"]):
            continue
        work = _WORK.match(text, match.end())
        roles = []
        if work is not None and not role_pattern().search(work["work"]):
            body = owner(scene) if is_own(scene) else None
            roles = [Role(segment, *work.span("work"), work["work"], body)]
        yield seen(segment, match, roles)
    for match in _FAMILY.finditer(text):
        body = body_from(scene, segment, match.end())
        if body is not None and is_name(match["name"]):
            yield seen(segment, match, [Role(segment, *match.span("name"), "", body)])
    behind = _BEHIND_UNIT.match(text)
    if behind is not None and is_name(behind["name"]):
        yield seen(segment, behind, [])
