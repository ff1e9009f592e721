"""The roles that follow a name: their titles, what they are roles of, and their bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.extract.latin.bodies import (
    bodies,
    body_after,
    body_at,
    body_from,
    owner_before,
    slot,
)
from graph.extract.latin.persons import is_name
from graph.extract.latin.roles import leads, role, role_pattern
from graph.extract.latin.words import CAP
from graph.extract.mentions import Mention, Scene
from graph.extract.sighting import Role
from graph.patterns import regex
from graph.segments import Segment


@cache
def _more() -> re.Pattern[str]:
    """One more role after a role: and founder, / CEO."""
    return re.compile(rf"(?P<link>,| [/]|,? (?:and|und|sowie|&)|) (?P<role>{role()})")


def roles_after(scene: Scene, segment: Segment, after: re.Match[str]) -> Iterator[Role]:
    """The roles from a match of the first one on, with the body they share."""
    text = segment.text.text
    owner = None
    if after["owner"]:
        owner = (
            _in_small_letters(scene, segment, after)
            or body_at(scene, segment, after.start("owner"))
            or slot(scene, segment, after.start("owner"), after.end("owner"))
        )
    owner = owner or owner_before(scene, segment, after.start("role"))
    start = after.start("role")
    ahead = body_at(scene, segment, start)
    beside = ahead is not None and ahead.start == start and not ahead.pointing
    if ahead is not None and beside and ahead.end + 3 < after.end("role"):
        # N. N., IHG Board Director: the body before the role.
        owner, start = ahead, ahead.end + 1
    roles = [Role(segment, start, after.end("role"), text[start : after.end("role")], owner)]
    while more := _more().match(text, roles[-1].end):
        if not more["link"]:
            roles[-1].end, roles[-1].title = more.end(), text[roles[-1].start : more.end()]
            continue
        roles.append(Role(segment, more.start("role"), more.end("role"), more["role"], None))
    last = roles[-1]
    state = _state_of(scene, segment, last) if owner is None else None
    if state is not None:
        last.organization = owner = state
    else:
        last.end, last.title = _extended(scene, segment, last)
    body = body_after(scene, segment, last.end, last.title) if owner is None else None
    if owner is None and body is None and (field := _field_of(scene, segment, last)) is not None:
        last.end, body = field
        last.title = text[last.start : last.end]
    for stated in roles:
        if stated.organization is None and body is not None:
            stated.organization, stated.unit = body
        elif stated.organization is None and stated is not roles[0]:
            stated.organization = owner
    yield from roles
    yield from _further(scene, segment, body)


_STATE = regex(r"(?:US-)?Bundesstaat|Bundesland|Land|Freistaat|Kanton|Präfektur|Provinz|State")
_OF_STATE = regex(rf" (?:von|of) (?:the )?(?P<name>{CAP}(?: {CAP})?)(?![\w-])")


def _state_of(scene: Scene, segment: Segment, stated: Role) -> Mention | None:
    """Wirtschaftsminister von X: the state, where the text knows X as a body."""
    of = _OF_STATE.match(segment.text.text, stated.end)
    if of is None or not _IN_OFFICE.search(stated.title):
        return None
    for mention in scene.all("organization"):
        kind, _, name = mention.text.partition(" ")
        if of["name"] == mention.text or (of["name"] == name and _STATE.fullmatch(kind)):
            span = of.span("name")
            return Mention(
                segment, *span, "organization", mention.types, None, mention.entity, True
            )
    return None


#: Director, Communications and Events, X; vice president, international affairs at X.
_FIELD_BEFORE = regex(
    r",? (?P<field>[A-Za-zÄÖÜäöü][\w&’'-]*(?: [\w&’'-]+){0,6})(?:, | at | of | bei | der | des )"
    r"(?:the |der |dem )?"
)


_PART_OF_BODY = regex(
    r"(?:[A-Z]\w+ )*(?:Office|Department|Division|Unit|Section|Bureau|Ministry|School|Faculty"
    r"|Institut\w*|Cent(?:re|er)|Abteilung|Referat|Amt|Stabsstelle|Team|Group)\b"
)


def _field_of(
    scene: Scene, segment: Segment, stated: Role
) -> tuple[int, tuple[Mention, Mention | None]] | None:
    """Where a title with its field of work ends, and the body named right behind it."""
    match = _FIELD_BEFORE.match(segment.text.text, stated.end)
    if match is None or is_name(match["field"]) or role_pattern().search(match["field"]):
        return None
    body = body_from(scene, segment, match.end())
    if body is None or "OrganizationalUnit" in body.types:
        return None
    if _PART_OF_BODY.match(match["field"]):
        return None
    if re.search(r"\b(?:said|says|signed|was|is|has|ist|hat|sagte)\b", match["field"]):
        return None
    return match.end("field"), (body, None)


@cache
def _one_more() -> re.Pattern[str]:
    return re.compile(rf",? (?:and|und|sowie) (?P<role>{role()})(?= (?:of|at|der|des|am|an|bei))")


def _in_small_letters(scene: Scene, segment: Segment, after: re.Match[str]) -> Mention | None:
    """the Delta institute's director: the body whose name so begins."""
    said = after["owner"].casefold()
    owners = {
        m.entity: m for m in scene.all("organization") if m.text.casefold().startswith(said + " ")
    }
    if after["owner"].split()[-1][0].isupper() or len(owners) != 1:
        return None
    body = next(iter(owners.values()))
    return Mention(segment, *after.span("owner"), "organization", body.types, None, body.entity)


def _further(
    scene: Scene, segment: Segment, body: tuple[Mention, Mention | None] | None
) -> Iterator[Role]:
    """… of X and adjunct professor at Y: one more role, with a body of its own."""
    text = segment.text.text
    if body is None:
        return
    more = _one_more().match(text, body[0].end)
    if more is None or re.match(r"(?i)representatives|members|delegates", more["role"]):
        return
    second = body_after(scene, segment, more.end("role"), more["role"])
    if second is not None:
        yield Role(segment, *more.span("role"), more["role"], *second)


_PLACE = regex(rf" (?:of|in|for|für|von|in) (?:the )?{CAP}(?: (?:and |und |& )?{CAP}){{0,3}}")
_SMALL_WORD = regex(r" [a-z]{3,}")
_GOES_ON = regex(
    r" (?:and|und|said|says|sagt|sagte|who|bei|des|der|das|for|has|was|will|signed|mit"
    r"|with|eröffn)"
)
_WORK = regex(
    r" (?:of|for|für|von) [a-zäöü][\w &-]{2,40}?(?=,| at | bei | of the |$|\.(?: |$)| \()"
)
_OF_SOMETHING = regex(r" \w+ (?:the|der|des|die)\b")
_FIELD = regex(rf" {CAP}(?: {CAP})?(?=$|,|\)|\.$|\. [A-Z])")


#: Leiterin der Pressestelle: what is headed within any body, no body by itself.
_HEADED = regex(
    r" (?:des|der) (?=[A-ZÄÖÜ])[\w-]*?(?:[Ss]telle|[Aa]bteilung|[Bb]etreuung|[Rr]eferate?s"
    r"|[Bb]ereiche?s|[Gg]eschäftsstelle|[Ss]tabe?s|[Kk]ommunikation|[Ff]örderung|[Ee]ntwicklung"
    r"|[Tt]eams|[Bb]üros|[Vv]erwaltung|[Pp]lanung|[Bb]eratung)"
    r"(?=,|\.|;|$| de[rs] | von | bei | am )"
)
_HEADS = regex(r"(?i)(?:leiter|chef|vorsteher|head)(?:in)?$")


#: An organ of any body, or a part of one: Chair of the Executive Board, head of the Ulm branch.
_ORGAN = regex(
    r" (?:of the|des|der|of its|of our) (?:[A-ZÄÖÜ][\w-]+ ){0,3}(?:Board(?: of \w+)?|Committee"
    r"|Verwaltungsrat(?:e?s)?|Aufsichtsrat(?:e?s)?|Vorstand(?:e?s)?|Stiftungsrat(?:e?s)?"
    r"|Beirat(?:e?s)?|Kuratoriums|Präsidiums|Geschäftsführung|Geschäftsleitung"
    r"|Hochschulrat(?:e?s)?)(?![\w-])"
    r"| of (?:the|its|our) (?:[\w-]+ ){1,3}(?:branch|division|department|unit|section|team|group"
    r"|office|programme|program|project)(?![\w-])"
)
#: Of a field of government; a secretary general is the head of a body.
_IN_OFFICE = regex(
    r"(?i)minister|(?<!general )(?<!executive )(?<!company )secretary(?![ -]general)|staatssekret"
    r"|senator|dezernent|referent|beigeordnet|(?:landes|stadt|regierungs|staats)r[aä]t(?:in)?$"
)
#: für Wissenschaft, Weiterbildung und Kultur: what a member of a government is in charge of.
_MINISTRY = regex(
    rf" für {CAP}(?:, (?:[a-zäöü]+en? )?{CAP})* (?:und|sowie) (?:[a-zäöü]+en? )?{CAP}"
    rf"(?! {CAP}|-)"
    rf"| (?:für|for|of) (?!State\b){CAP}(?:, (?!Ministry|Department|Government"
    rf"|Office){CAP})*(?: (?:und|and|&) {CAP}(?: {CAP})?)?"
    r"(?= (?:des|der|of|in)| \(|[,;.]|$)"
)


def _extended(scene: Scene, segment: Segment, stated: Role) -> tuple[int, str]:
    """The role with what it is a role of when that is a place or a field: Head of Alliances."""
    text = segment.text.text
    organ = _ORGAN.match(text, stated.end)
    if organ is None and _HEADS.search(stated.title):
        organ = _HEADED.match(text, stated.end)
    if organ is None and _IN_OFFICE.search(stated.title):
        organ = _MINISTRY.match(text, stated.end)
        begins = text.find(" ", stated.end + 1) + 1
        if any(m.start == begins and m.category == "organization" for m in bodies(scene, segment)):
            organ = None  # secretary of DIV: a body, not a field
    if organ is not None:
        return organ.end(), text[stated.start : organ.end()]
    place = _PLACE.match(text, stated.end)
    inside = [m for m in bodies(scene, segment) if m.end > stated.end]
    if place and _SMALL_WORD.match(text, place.end()) and not _GOES_ON.match(text, place.end()):
        place = None
    work = _WORK.match(text, stated.end)
    if work and not _leads_on(text, stated) and not _OF_SOMETHING.match(work.group()):
        return work.end(), text[stated.start : work.end()]
    reach = place.end() if place else stated.end
    if place and not _leads_on(text, stated) and not [m for m in inside if m.start < reach]:
        return place.end(), text[stated.start : place.end()]
    field = _FIELD.match(text, stated.end)
    near = [m for m in inside if m.start < field.end()] if field else []
    if field and not near:
        return field.end(), text[stated.start : field.end()]
    return stated.end, text[stated.start : stated.end]


_OF = regex(r" (?:of|von|der|des)")


def _leads_on(text: str, stated: Role) -> bool:
    """CEO of X: what follows the ‘of’ is the body."""
    return leads(stated.title) and _OF.match(text, stated.end) is not None
