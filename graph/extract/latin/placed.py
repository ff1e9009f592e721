"""People whose body stands beside their name without a role: in programmes, contacts, sentences.

16:40 Talk: N. N., Delta Institute; N. N., Press Office, Delta Institute; N. N. signed for the
institute; N. N., who leads the project at the institute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.extract.clauses import within
from graph.extract.latin.bodies import bodies, body_at, body_from, slot
from graph.extract.latin.persons import LETTERS, NAME, TITLES, is_name
from graph.extract.latin.roles import role_pattern
from graph.extract.mentions import Mention, Scene
from graph.extract.sighting import Role, Sighting, seen
from graph.patterns import regex
from graph.segments import Segment

_HOURS = regex(r"\d{1,2}[.:]\d{2}\b|\d{4} ?[–-] ?\d{4}\b")
_CONTACT = regex(
    r"Ansprechpartner|Kontakt|Contact|Rückfrage|Presse|Enquiries|Inquiries|Auskünfte|Questions"
    r"|Fragen|Anmeldung|Registration|RSVP|confirm your attendance|Media|enquiries|inquiries"
)
_PERSON = rf"(?P<titles>{TITLES})?(?P<name>{NAME})(?:{LETTERS.pattern})?"
#: Kinds of work that a contact gives instead of a role.
_FIELD = regex(
    r"(?:Presse|Öffentlichkeitsarbeit|Kommunikation|Unternehmenskommunikation|Marketing"
    r"|Media Relations|Public Relations|Communications|Press(?: Office)?|International Affairs"
    r"|Pressestelle|Internationales|Veranstaltungen|Events|Projektmanagement)"
    r"|(?:Presse-|Marketing|Presse|Kommunikation|Press|Communications) (?:und|and|&)"
    r" (?:Öffentlichkeitsarbeit|Kommunikation|Media|Marketing|Public Relations|Presse|Events)"
)


@cache
def _beside() -> re.Pattern[str]:
    return within(rf"(?<![\w.-]){_PERSON}, (?P<unit>[^,;.()]{{3,45}}, )?(?=[A-ZÄÖÜ])")


def by_entry(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """N. N., Delta Institute: in an entry of a programme or list, or beside a contact."""
    text = segment.text.text
    if not (_is_entry(segment) or _is_listed(scene, segment) or _is_contact(scene, segment)):
        return
    for match in _beside().finditer(text):
        if not is_name(match["name"]):
            continue
        place = match.start("unit") if match["unit"] else match.end()
        first = body_from(scene, segment, place)
        if first is not None:
            yield seen(segment, match, [_role(scene, segment, match, first)])
            continue
        alone = _LAST_NAME.match(text, match.end()) if not match["unit"] else None
        if alone is not None and (body := _from_end(scene, segment, alone)):
            yield seen(segment, match, [Role(segment, *match.span("name"), "", body)])
            continue
        whole = body_from(scene, segment, match.end()) if match["unit"] else None
        if whole is not None and _is_part(match["unit"]):
            yield seen(segment, match, [Role(segment, *match.span("name"), "", whole)])


_LAST_NAME = regex(r"[A-ZÄÖÜ][\w&.-]*[A-Z&][\w&.-]*(?: [A-Z&][\w&.-]*){0,4}$")


_ACRONYM_FIRST = regex(r"[A-ZÄÖÜ]{3,} [A-ZÄÖÜ][a-zäöü]")


def _from_end(scene: Scene, segment: Segment, alone: re.Match[str]) -> Mention | None:
    """N. N., DeltaCoined: a made-up name that ends an entry."""
    if role_pattern().search(alone.group()):
        return None
    if is_name(alone.group()) and not _ACRONYM_FIRST.match(alone.group()):
        return None
    return slot(scene, segment, *alone.span())


def _is_entry(segment: Segment) -> bool:
    text = segment.text.text
    whole = re.search(r"[a-zäöü]{3,}[.!?]$", text) is None
    return len(text) < 200 and (_HOURS.match(text) is not None or (bool(segment.marker) and whole))


_LISTED = regex(
    r"(?:Speakers?|Programme|Program|Panel(?:lists)?|Guests?|Participants|Referent(?:inn)?en|Podium"
    r"|(?:[Ii]n )?Anwesenheit von|(?:Als )?(?:Gäste|Zeugen)?(?: \w+)? ?(?:[Aa]nwesend|[Zz]ugegen)"
    r"|Witnesse[sd](?: by)?|(?:Also )?(?:[Ii]n attendance|[Pp]resent|[Aa]ttending)|Attendance"
    r"|Observers?"
    r"|Guests? of [Hh]onour|Attended by|Mitwirkende|Gäste|Teilnehmende|Redner(?:innen)?"
    r"|With contributions by|Moderation)\W*"
)


def _is_listed(scene: Scene, segment: Segment) -> bool:
    """A line under a label such as Speakers."""
    for index in range(segment.index - 1, max(-1, segment.index - 9), -1):
        above = scene.segments[index]
        if above.block != segment.block:
            return False
        if _LISTED.fullmatch(above.text.text):
            return True
    return False


def _is_contact(scene: Scene, segment: Segment) -> bool:
    if len(segment.text.text) > 140:
        return False
    above = scene.segments[max(0, segment.index - 3) : segment.index + 1]
    return any(_CONTACT.search(s.text.text) for s in above)


def _is_part(unit: str) -> bool:
    """A department between a name and its body, and no role."""
    return role_pattern().search(unit) is None


def _role(scene: Scene, segment: Segment, match: re.Match[str], first: Mention) -> Role:
    """The body; behind a part of it, the body the part belongs to."""
    name = match.span("name")
    if "OrganizationalUnit" not in first.types:
        return Role(segment, *name, "", first)
    comma = segment.text.text[first.end : first.end + 2] == ", "
    whole = body_from(scene, segment, first.end + 2) if comma else None
    if whole is not None:
        return Role(segment, *name, "", whole, first)
    return Role(segment, *name, "", first)


@cache
def _working() -> re.Pattern[str]:
    return re.compile(rf"^{_PERSON}, (?P<field>{_FIELD.pattern})$")


def by_field(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """N. N., Press and Communications: what a contact does, under the line of its body."""
    match = _working().match(segment.text.text)
    if match is None or not is_name(match["name"]) or not _is_contact(scene, segment):
        return
    body = None
    for line in reversed(scene.segments[max(0, segment.index - 2) : segment.index]):
        named = bodies(scene, line)
        if line.block == segment.block and named and named[0].start == 0:
            body = named[0]
            break
    yield seen(segment, match, [Role(segment, *match.span("field"), match["field"], body)])


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.-]){_PERSON} (?:for|für) (?:the |die |das |den )?(?=[A-ZÄÖÜa-z]*[A-ZÄÖÜ])"
    )


@cache
def _behalf() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.-]){_PERSON} (?:(?:also|then|both) )?(?:co-?)?signed(?: [a-z]+){{0,3}}? "
        r"(?:for|on behalf of) (?:the )?(?=[A-ZÄÖÜa-z]*[A-ZÄÖÜ])"
    )


@cache
def _heads() -> re.Pattern[str]:
    return within(
        rf"(?<![\w.-]){_PERSON}, (?:who|der|die) (?:heads|leads|runs|directs|chairs|leitet|führt)"
        r" (?:(?:the|das|die|den) [\w -]{3,40}? (?:at|of|bei|an|am|der|des) )?(?:the |der |dem )?"
        rf"|(?<![\w.-])(?P<titles3>{TITLES})?(?P<name3>{NAME}) (?:leitet|führt|verantwortet"
        rf"|betreut)"
        rf" (?:dort |künftig |(?:ab|seit) (?:\d{{1,2}}\. )?[^,.;]{{3,16}} )?(?:die|das"
        rf"|den) [^,.;]{{3,60}}?"
        rf" (?:am|an der|bei|beim|im|der|des|von)(?: der| dem)? (?=[A-ZÄÖÜ])"
        rf"|(?<![\w.-])(?P<titles2>{TITLES})?(?P<name2>{NAME}), (?:der|die) (?:bei|am|an der"
        rf"|in der)"
        r" (?:der |dem )?(?=[A-ZÄÖÜ][^.;]{3,90} (?:leitet|führt|verantwortet|betreut))"
    )


_WORD = regex(r"[A-ZÄÖÜ][\w-]{3,}(?! [A-ZÄÖÜ])")


def _short(scene: Scene, segment: Segment, start: int) -> Mention | None:
    """at Delta: the only body of the text whose name begins so."""
    word = _WORD.match(segment.text.text, start)
    if word is None:
        return None
    named = [m for m in scene.all("organization") if m.text.startswith(f"{word.group()} ")]
    if len({m.entity for m in named}) != 1:
        return None
    return Mention(segment, *word.span(), "organization", named[0].types, None, named[0].entity)


_SIGNING = regex(r"\bsign|unterzeichn|unterschr|zeichne")
_SIGNED = regex(r"signed")
_HEADING = regex(r"\b(?:heads|leads|runs|directs|chairs|leitet|führt|verantwortet|betreut)\b")
#: Sentences, each costly to look for, by a word without which there is none.
_DEEDS = ((_SIGNING, _signs), (_SIGNED, _behalf), (_HEADING, _heads))


def by_deed(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """N. N. for X, in a sentence about signing; N. N., who leads the project at X."""
    text = segment.text.text
    for pattern in (deed for cue, deed in _DEEDS if cue.search(text)):
        for match in pattern().finditer(text):
            body = body_at(scene, segment, match.end()) or _short(scene, segment, match.end())
            tag = next((t for t in ("2", "3") if match.groupdict().get(f"name{t}")), "")
            name = match[f"name{tag}"]
            if body is None or body.start != match.end() or not is_name(name):
                continue
            sentence = text[max(0, match.start() - 160) : match.start()]
            if pattern is _signs and not _SIGNING.search(sentence):
                continue
            stated = Role(segment, *match.span(f"name{tag}"), "", body)
            yield seen(segment, match, [stated], tag)
