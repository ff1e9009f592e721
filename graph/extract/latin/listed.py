"""People in lists: signature blocks, contacts, programmes, captions, minutes; and titled names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.extract.latin.bodies import bodies, body_after, body_at, body_from, owner_before, slot
from graph.extract.latin.owner import is_own, masthead
from graph.extract.latin.persons import (
    LETTERS,
    NAME,
    SURE_NAME,
    TITLED,
    TITLES,
    is_name,
)
from graph.extract.latin.roles import role, role_pattern
from graph.extract.mentions import Mention, Scene
from graph.extract.sighting import Role, Sighting, seen
from graph.once import once
from graph.patterns import regex
from graph.segments import Segment

_CONTACT = regex(
    r"Ansprechpartner|Kontakt|Contact|Rückfrage|Presse|Enquiries|Inquiries|Auskünfte|Information|Queries",
    re.IGNORECASE,
)
_LABEL = regex(
    r"(?:^|(?<=[.;|(] )|(?<=\())(?P<label>Moderation|Moderat(?:or|ed by)(?:in)?|Foto(?:s"
    r"|grafi[en])?|Photos?"
    r"|Bild(?:nachweis)?|Text|Redaktion|Kontakt|(?:Press |Media |Local )?[Cc]ontacts?"
    r"|Ansprechpartner(?:in)?|Anwesend|Present|In attendance|Attendees|Attending|Apologies"
    r"|Entschuldigt|Gäste?|Guests?|Teilnehmende|Teilnehmer(?:innen)?|Protokoll"
    r"|Minutes(?: taken)?(?: by)?|(?:(?:More|Further|For) )?[Ii]nformation|Quer(?:y|ies)|Questions"
    r"|(?:(?:Media|Press|General) )?[EeIi]nquiries"
    r"|Schriftführung|Sachbearbeitung|Bearbeitung|Bearbeiter(?:in)?|Sachbearbeiter(?:in)?"
    r"|Berichterstatt(?:er|erin|ung)|Verfasser(?:in)?|Pressekontakt|Ansprechperson|Federführung"
    r"|Verantwortlich|Auskunft|Auskünfte|Zuständig|Vorsitz|Leitung|Panel|Podium|Referent(?:en|in|innen)?|Speakers?|Host|Jury"
    r"|Mitglieder|Members|Sprecher(?:in)?|Mit|With|Signatories|Unterzeichnende|Für das Protokoll"
    r"|(?:on|im|auf dem) (?:the )?(?:photo|picture|Bild|Foto)|\(L-R\)|L-R|v\. ?l\. ?n\. ?r\.?"
    r"|from left(?: to right)?|von links(?: nach rechts)?|Ask your [\w ]{3,20}|Witness(?:es)?"
    r"|Zeugen?|Zeugin)"
    r"(?: \([^()]{1,30}\))?(?: \w+){0,2}?(?: ?[::] ?| by (?=[A-Z]))"
)
_BYLINE = regex(rf"(?:Von|By|VON|BY) (?P<name>{NAME})(?:,? [A-Z][\w-]+)?")
_FOR = regex(
    r"^(?:For(?: and on behalf of)?|Für|On behalf of|Signed for(?: and on behalf of)?|Im Namen"
    r"|Seitens)"
    r"(?: the| die| das| den| der| des)? ?"
)
_NAME_LABEL = regex(
    rf"(?:^|[\s|])(?:Name|Signed by|Unterzeichner(?:in)?|Signatory"
    rf"|Signed)(?: \([^()]*\))?[::] ?(?P<titles>{TITLES})?"
    rf"(?P<name>{SURE_NAME}?)(?=$|[,;|(]| (?:Title|Position|Funktion|Date|Datum|Role|Capacity"
    rf"|Amt)\b)"
)
_ROLE_BEHIND = regex(r", (?=[A-Za-zÄÖÜ])(?!Date|Datum|Title|Position)")
_TITLE_LABEL = regex(
    r"(?:Title|Position|Funktion|Role|Capacity|Amt)[::] ?(?P<title>[^|;:]{2,60}?)"
    r"(?=$|[|;]| (?:Date|Datum|Signature|Unterschrift|Place)[::])"
)


@cache
def name_line() -> re.Pattern[str]:
    """The pattern of a line that is but a person's name."""
    return re.compile(
        rf"(?:gez\. |Sd/- |/s/ )?(?P<titles>{TITLES})?(?P<name>{SURE_NAME})(?:{LETTERS.pattern})?"
    )


# --- signature blocks -----------------------------------------------------------------


def by_block(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """Name: N. N. Title: Director, under For X; or a name, a role and a body line by line."""
    text = segment.text.text
    for match in _NAME_LABEL.finditer(text):
        if not is_name(match["name"]):
            continue
        if _ROLE_BEHIND.match(text, match.end()) and role_pattern().search(text, match.end()):
            continue  # Signed by: N. N., Director of X: the line says all of it.
        where, title = segment, _TITLE_LABEL.search(text, match.end())
        if title is None and segment.index + 1 < len(scene.segments):
            where = scene.segments[segment.index + 1]
            title = _TITLE_LABEL.match(where.text.text)
        body = body_above(scene, segment)
        roles = []
        if title is not None:
            roles = [Role(where, *title.span("title"), title["title"], body)]
        elif body is not None:
            roles = [Role(segment, *match.span("name"), "", body)]
        yield seen(segment, match, roles)
    if len(text) <= 60:
        yield from _stacked(scene, segment)


def body_above(scene: Scene, segment: Segment) -> Mention | None:
    """The body of ‘For X’ or of a line of its own, up to four lines above."""
    for index in range(segment.index - 1, max(-1, segment.index - 5), -1):
        above = scene.segments[index]
        text = above.text.text
        if _NAME_LABEL.search(text) or len(text) > 100:
            return None
        opened = _FOR.match(text)
        start = opened.end() if opened else 0
        body = body_at(scene, above, start)
        if body is not None and (opened or len(body.text) >= len(text) - 6):
            return body
        if opened:
            run = re.match(r"[^,;:()]{2,60}", text[start:])
            return slot(scene, above, start, start + run.end()) if run else None
    return None


def _stacked(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """A name alone on a line, a role on the next, and a body beside them."""
    name = name_line().fullmatch(segment.text.text)
    if name is None or " " not in name["name"] or not is_name(name["name"]):
        return
    if segment.index + 1 >= len(scene.segments):
        return
    below = scene.segments[segment.index + 1]
    stated = role_pattern().search(below.text.text)
    if stated is None or len(below.text.text) > 90 or below.block != segment.block:
        return
    if stated.start() > 40 or re.search(r"[.!?]$", below.text.text):
        return
    yield seen(segment, name, [_role_line(scene, segment, below, stated)])


def _role_line(scene: Scene, segment: Segment, below: Segment, stated: re.Match[str]) -> Role:
    """The role of a line: all of it, or what stands before the body it names."""
    text = below.text.text
    inside = bodies(scene, below)
    if inside:
        cut = re.sub(r"(?:,| of| at| der| des| bei)?(?: the)? $", "", text[: inside[0].start])
        if len(cut) >= stated.end():
            return Role(below, 0, len(cut), cut, inside[0])
    body = body_above(scene, segment) or _nearest_above(scene, segment)
    if segment.index + 2 < len(scene.segments):
        third = scene.segments[segment.index + 2]
        named = bodies(scene, third)
        if third.block == segment.block and named and named[0].start == 0:
            body = named[0]
    return Role(below, 0, len(text), text, body)


@once
def _heads_contacts(segment: Segment) -> bool:
    text = segment.text.text
    return len(text) < 60 and _CONTACT.search(text) is not None


#: Ulm: A. B.; contacts of several places.
_WHERE = regex(r"[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+)?(?: [Oo]ffice)?: (?=[A-ZÄÖÜ])")
_FOR_BODY = regex(r", (?:for )?")


def contact(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """A name alone, or with its body, on a line under a contact heading."""
    text = segment.text.text
    above = scene.segments[max(0, segment.index - 4) : segment.index]
    if len(text) > 140 or not any(_heads_contacts(line) for line in above):
        return
    where = _WHERE.match(text)
    name = name_line().match(text, where.end() if where else 0)
    if name is None or " " not in name["name"] or not is_name(name["name"]):
        return
    if name.end() == len(text):
        line = scene.segments[segment.index - 1]
        named = bodies(scene, line) if line.block == segment.block else []
        whole = (
            named[0]
            if named and (named[0].start, named[0].end) == (0, len(line.text.text))
            else None
        )
        yield seen(segment, name, [Role(segment, *name.span("name"), "", whole)] if whole else [])
        return
    after = _FOR_BODY.match(text, name.end())
    body = body_from(scene, segment, after.end()) if after else None
    if body is not None:
        yield seen(segment, name, [Role(segment, *name.span("name"), "", body)])


def _nearest_above(scene: Scene, segment: Segment) -> Mention | None:
    for index in range(segment.index - 1, max(-1, segment.index - 15), -1):
        other_block = scene.segments[index].block != segment.block
        if other_block and is_own(scene) and (own := masthead(scene)):
            return own
        named = scene.of(scene.segments[index], "organization")
        if named and named[0].start == 0:
            return named[0]
    return None


# --- labels and lists -----------------------------------------------------------------


def by_label(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """Moderation: N. N. (X); Present: A (X), B (Y); Foto: N. N./X; Von N. N."""
    text = segment.text.text
    byline = _BYLINE.fullmatch(text)
    if byline is not None:
        yield seen(segment, byline, [])
    starts = [m.end() for m in _LABEL.finditer(text)]
    if segment.marker and re.match(r"(?:Foto|Photo|Bild|[Ff]rom left|von links|v)", segment.marker):
        starts.append(0)
    for start in starts:
        yield from _items(scene, segment, start, len(text))


@cache
def _item() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:and|und|sowie|&) )?(?:{role()} )?(?P<titles>{TITLES})?(?P<name>{NAME})"
        rf"(?:{LETTERS.pattern})?(?P<after> \((?P<paren>[^()]*)\)|/(?P<slash>[^,;/]+)|, [^,;]*)?"
        r"(?=[,;.]|$| and | und | for item| zu TOP| via | online"
        r"| (?:Ext|Tel|Phone|Email|Mobile|Fax)\b)[,;.]? ?"
    )


def _items(scene: Scene, segment: Segment, start: int, stop: int) -> Iterator[Sighting]:
    """The people of a list, item by item, until something is no name."""
    text = segment.text.text
    picture = segment.kind == "caption"
    while start < stop and (match := _item().match(text, start)):
        if not is_name(match["name"]):
            return
        # In a caption, parentheses hold a side of the picture or whose picture it is.
        beside = [] if picture and match["paren"] else _beside(scene, segment, match)
        yield seen(segment, match, beside)
        end = match.end()
        if (
            match["after"]
            and match["after"].startswith(", ")
            and not _is_body(scene, segment, match)
        ):
            end = match.start("after") + 2
        start = end


def _is_body(scene: Scene, segment: Segment, match: re.Match[str]) -> bool:
    return body_at(scene, segment, match.start("after") + 2) is not None


def _beside(scene: Scene, segment: Segment, match: re.Match[str]) -> list[Role]:
    """The role or the body in parentheses or after a stroke or comma."""
    where = "paren" if match["paren"] else "slash" if match["slash"] else ""
    if not where:
        if match["after"] and (body := body_at(scene, segment, match.start("after") + 2)):
            return [Role(segment, *match.span("name"), "", body)]
        return []
    start, end = match.span(where)
    initials = re.match(r"[A-ZÄÖÜ]{2,4}, (?:in the )?", match[where])
    start += initials.end() if initials else 0
    inner = segment.text.text[start:end]
    stated = role_pattern().match(inner)
    if stated is not None:
        after = body_after(scene, segment, start + stated.end(), stated.group())
        body, unit = after if after else (None, None)
        return [Role(segment, start, start + stated.end(), stated.group(), body, unit)]
    body = body_at(scene, segment, start)
    if body is None and re.fullmatch(r"[A-ZÄÖÜ][\w&.-]*(?: [A-ZÄÖÜ&][\w&.-]*){0,5}", inner):
        body = slot(scene, segment, start, end)
    return [Role(segment, *match.span("name"), "", body)] if body is not None else []


# --- a name and a body ----------------------------------------------------------------


#: What stands between a name and the body the person is from.
_LINK = regex(
    r"(?: (?:from|of|vom|von|aus) (?:the |der |dem )?(?:(?:association|network|company|charity"
    r"|society|foundation|initiative|firm|institute|agency|start-?up"
    r"|organi[sz]ation) (?=[A-Z])|(?:Vorstand|Aufsichtsrat|Präsidium|Beirat"
    r"|Team|Verwaltungsrat|Stiftungsrat|Kuratorium|Lehrstuhl [^,.;]{2,30}|Geschäftsführung"
    r"|Geschäftsleitung|[Bb]oard|[Tt]eam) (?:des |der |von |vom |of (?:the )?))?| \()"
)


@cache
def _from() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.-])(?P<titles>{TITLES})?(?P<name>{NAME})(?:{LETTERS.pattern})?"
        rf"{_LINK.pattern}"
    )


def from_body(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """You-me Choi from the Strategic Planning Department of KoreaBIO: no role is stated."""
    text = segment.text.text
    if not _LINK.search(text):
        return
    for match in _from().finditer(text):
        mention = body_from(scene, segment, match.end())
        if mention is None or not is_name(match["name"]):
            continue
        inner = _ROLE_IN.match(text, mention.end) if text[match.end() - 1] == "(" else None
        if inner is not None and role_pattern().fullmatch(inner["role"]):
            stated = Role(segment, *inner.span("role"), inner["role"], mention)
            yield seen(segment, match, [stated])
            continue
        if text[match.end() - 1] == "(" and (
            text[mention.end : mention.end + 1] != ")" or segment.kind == "caption"
        ):
            continue
        further = body_after(scene, segment, mention.end, allow_bare=False)
        unit = "OrganizationalUnit" in mention.types
        body, part = (further[0], mention) if unit and further else (mention, None)
        yield seen(segment, match, [Role(segment, *match.span("name"), "", body, part)])


#: N. N. (X Ltd, Director)
_ROLE_IN = regex(r", (?P<role>[^(),;]{2,60})\)")


_ADDRESSED = regex(
    rf"\b(?:an|bei|to|contact|with) (?P<titles>{TITLES})?(?P<name>{NAME}), "
    r"(?:[^,.;]{3,40}, |Geschäftsstelle )?"
)


def addressed(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """an N. N., Veranstaltungsmanagement, X: whom to write to, in which part of which body."""
    for match in _ADDRESSED.finditer(segment.text.text):
        body = body_from(scene, segment, match.end())
        if body is not None and is_name(match["name"]):
            yield seen(segment, match, [Role(segment, *match.span("name"), "", body)])


def by_title(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """Dr. N. N.; Prof. N. N., X; X's Dr N. N."""
    text = segment.text.text
    for match in TITLED.finditer(text):
        # Dame Helen is somebody's given name.
        if re.search(r"(?:Sir|Dame|Lady) $", match["titles"]) and " " not in match["name"]:
            continue
        roles = []
        comma = text[match.end() : match.end() + 2] == ", "
        body = body_from(scene, segment, match.end() + 2) if comma else None
        if body is not None:
            roles = [Role(segment, *match.span("name"), "", body)]
            if "OrganizationalUnit" in body.types:
                further = body_after(scene, segment, body.end, allow_bare=False)
                if further:
                    roles[0].organization, roles[0].unit = further[0], body
        elif re.search(r"['’]s $", text[: match.start()]):
            owner = owner_before(scene, segment, match.start())
            roles = [Role(segment, *match.span("name"), "", owner)] if owner else []
        yield seen(segment, match, roles)
