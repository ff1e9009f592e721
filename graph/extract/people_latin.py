"""People in German and English text: a name and the role beside it.

Tom Elliott, chief executive officer at X; Taipei Mayor Ko Wen-je; Lyonbiopole's
CEO; chairman of the board: Hideyuki Okano; Der Bürgermeister von X, N. N.; and
contact blocks with a name on one line and the role on the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.extract.mentions import Found, Mention, Scene
from graph.extract.names_latin import CAP
from graph.extract.sighting import Role, Sighting
from graph.lexicon import table, words
from graph.segments import Segment

_TITLE = (
    r"(?:Prof\.|Professor|Dr\.|Dr|PD|Mr\.|Mr|Mrs\.|Mrs|Ms\.|Ms|Sir|Dame|Herrn?|Frau"
    r"|Dipl\.-Ing\.|Hon\.|Lord|h\. ?c\.|med\.|rer\.|nat\.)"
)
_TITLES = rf"(?:{_TITLE} ?)+"
_WORD = r"(?:[A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž'’]+(?:[-‐][A-Za-zÀ-ÿ][a-zà-ÿ]+)*|[A-ZÀ-Þ]\.(?:-?[A-Z]\.)*)"
_PARTICLE = r"(?:van der|van den|von der|van|von|de la|de|del|di|da|der|zu|bin|al|el|le)"
NAME = rf"{_WORD}(?: (?:{_PARTICLE} )?{_WORD}){{1,3}}"
_TITLED = re.compile(
    rf"(?<![\w.])(?P<titles>{_TITLES})(?P<name>{_WORD}(?: (?:{_PARTICLE} )?{_WORD}){{0,3}})"
)
_CONTACT = re.compile(r"Ansprechpartner|Kontakt|Contact|Press contact|Pressekontakt", re.IGNORECASE)


@cache
def _role() -> str:
    heads = table("roles")["heads"].values()
    all_heads = sorted(
        {h for row in heads for lang in ("en", "de") for h in row[lang]}, key=len, reverse=True
    )
    before = "|".join(
        map(re.escape, words("roles", "before", "en") + words("roles", "before", "de"))
    )
    core = rf"(?:(?:{before})[ -])*(?:{'|'.join(map(re.escape, all_heads))})(?:in|s|en)?(?![\w])"
    return rf"(?i:{core}(?: and {core}| und {core}| & {core})*)"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    role = _role()
    return {
        "role": re.compile(role),
        # Up to four words of a title may stand before its head: Life Science Chief Coordinator.
        "after": re.compile(
            rf"(?:,| [-–/]|/| \(|:) ?(?:[Tt]he |der "
            rf"|die )?(?:(?P<owner>{CAP}(?: {CAP}){{0,3}})['’]s )?"
            rf"(?P<role>(?:[A-ZÄÖÜ][\w&-]+ ){{0,4}}?{role})"
        ),
        "more": re.compile(rf"(?P<link>,| [/]|,? (?:and|und|sowie)|) (?P<role>{role})"),
        "before": re.compile(rf"(?P<role>{role})[ ,]+(?P<titles>{_TITLES})?(?P<name>{NAME})"),
        "colon": re.compile(rf"(?P<role>{role}) ?[::] ?(?P<titles>{_TITLES})?(?P<name>{NAME})"),
        "of": re.compile(
            rf"(?P<role>{role}) (?:of|von|vom|der|des|für|for) (?:the "
            rf"|der )?(?P<body>[^,;.:()]{{2,60}}), "
            rf"(?P<titles>{_TITLES})?(?P<name>{NAME})(?=[,:;]| said| sagte| erklärte)"
        ),
        "bare": re.compile(rf"(?<![\w.])(?P<name>{NAME})(?=,| [-–/]| \(|:)"),
        "from": re.compile(
            rf"(?P<name>{_WORD}(?: {_WORD}){{1,2}}) (?:from|vom|aus) (?:the |der |dem )?"
        ),
    }


def latin_people(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """The people that ``segment`` names."""
    found: list[Sighting] = []
    for finder in (
        _by_colon,
        _by_body,
        _by_role_after,
        _by_role_before,
        _from_body,
        _contact,
        _by_title,
    ):
        for sighting in finder(scene, segment):
            if _is_free(scene, sighting, found):
                found.append(sighting)
    found.sort(key=lambda s: s.start)
    _share(segment, found)
    yield from found


def _is_free(scene: Scene, sighting: Sighting, found: list[Sighting]) -> bool:
    if any(s.start < sighting.end and sighting.start < s.end for s in found):
        return False
    first = sighting.name.split()[0]
    if first in _NOT_NAMES or _patterns()["role"].fullmatch(sighting.name):
        return False
    if any(_patterns()["role"].fullmatch(word) for word in sighting.name.split()):
        return False
    return not any(
        m.start < sighting.end and sighting.start < m.end for m in scene.of(sighting.segment)
    )


_NOT_NAMES = frozenset(
    [
        "The",
        "A",
        "An",
        "In",
        "On",
        "At",
        "For",
        "Der",
        "Die",
        "Das",
        "Den",
        "Im",
        "Am",
        "Photo",
        "Foto",
        "Bild",
        "Both",
        "Life",
        "Memorandum",
        "Letter",
        "Science",
        "Biotech",
        "Among",
        "Vertreter",
        "Und",
        "And",
        "This",
        "That",
        "Thursday",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Friday",
    ]
)


def _by_colon(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    text = segment.text.text
    for match in _patterns()["colon"].finditer(text):
        body = _around(scene, segment, match.start())
        yield _sighting(segment, match, [_role_of(segment, match, body)])


def _around(scene: Scene, segment: Segment, start: int) -> Mention | None:
    """The body before the parenthesis that ``start`` is in, or right before ``start``."""
    text = segment.text.text
    for mention in reversed(_bodies(scene, segment)):
        if mention.end <= start:
            between = text[mention.end : start]
            return mention if re.fullmatch(r" ?(?:\([^()]*| )", between) else None
    return None


def _by_body(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    for match in _patterns()["of"].finditer(segment.text.text):
        body = _at(scene, segment, match.start("body"))
        if body is not None and body.end == match.end("body"):
            yield _sighting(segment, match, [_role_of(segment, match, body)])


def _by_role_before(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    text = segment.text.text
    for match in _patterns()["before"].finditer(text):
        if "," in text[match.end("role") : match.start("name")] and not match["titles"]:
            continue
        owner = _owner_before(scene, segment, match.start("role"))
        role = _role_of(segment, match, owner)
        after = _body_after(scene, segment, match.end("name"), allow_bare=False)
        if (
            role.organization is None
            and after
            and re.match(r" (?:of|at|from|von|vom)\b", text[match.end("name") :])
        ):
            role.organization = after[0]
        yield _sighting(segment, match, [role])


def _owner_before(scene: Scene, segment: Segment, start: int) -> Mention | None:
    """AusBiotech CEO, CIIPA-Direktor, Lyonbiopole's CEO: the body right before the role."""
    text = segment.text.text
    for mention in _bodies(scene, segment):
        if mention.end <= start and re.fullmatch(r"(?:['’]s?)? ?-?", text[mention.end : start]):
            return mention
    if re.search(r"(?:among them|including|darunter)(?: the)? $", text[:start]):
        before = [m for m in _bodies(scene, segment) if m.end < start]
        return before[-1] if before else None
    run = re.search(rf"(?<![\w.])((?:{CAP} )*{CAP})(?:['’]s)?[ -]$", text[:start])
    if run is None or run[1].split()[0] in _NOT_NAMES or re.search(rf"{_TITLE}$", run[1]):
        return None
    if not re.search(r"[A-Z].*[A-Z]|['’]s[ -]$", run.group()) and " " not in run[1]:
        places = [m for m in scene.of(segment, "place") if m.end == run.end(1)]
        if not places:
            return None
        return _slot(scene, segment, run.start(1), run.end(1), places[0])
    return _slot(scene, segment, run.start(1), run.end(1))


def _slot(
    scene: Scene, segment: Segment, start: int, end: int, place: Mention | None = None
) -> Mention | None:
    """A name that only its place in the sentence shows to be an organisation's."""
    if place is not None:
        place.category, place.types, place.record = "organization", ("PublicBody",), None
        return place
    return scene.add(segment, Found(start, end, "organization", ()))


def _by_role_after(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    text = segment.text.text
    starts = [*_TITLED.finditer(text), *_patterns()["bare"].finditer(text), *_listed(text)]
    for name in sorted(starts, key=lambda m: (m.start(), -m.end())):
        after = _patterns()["after"].match(text, name.end())
        if after is None:
            continue
        roles = list(_roles_after(scene, segment, after))
        yield _sighting(segment, name, roles)


def _listed(text: str) -> Iterator[re.Match[str]]:
    """Mr. Takahashi, Director, and Shimamura, Associate Manager: a bare family name in a list."""
    yield from re.finditer(rf"(?<=, and )(?P<name>{_WORD})(?=, )", text)
    yield from re.finditer(rf"(?<= und )(?P<name>{_WORD})(?=, )", text)


def _roles_after(scene: Scene, segment: Segment, after: re.Match[str]) -> Iterator[Role]:
    text = segment.text.text
    owner = None
    if after["owner"]:
        owner = _at(scene, segment, after.start("owner")) or _slot(
            scene, segment, after.start("owner"), after.end("owner")
        )
    roles = [Role(segment, after.start("role"), after.end("role"), after["role"], owner)]
    while more := _patterns()["more"].match(text, roles[-1].end):
        if not more["link"]:
            roles[-1].end, roles[-1].title = more.end(), text[roles[-1].start : more.end()]
            continue
        roles.append(Role(segment, more.start("role"), more.end("role"), more["role"], None))
    last = roles[-1]
    last.end, last.title = _extended(scene, segment, last)
    body = _body_after(scene, segment, last.end)
    for role in roles:
        if role.organization is None and body is not None:
            role.organization, role.unit = body
    yield from roles


def _extended(scene: Scene, segment: Segment, role: Role) -> tuple[int, str]:
    """The role with what it is a role of when that is a place: Consul General of Japan."""
    text = segment.text.text
    place = re.match(rf" (?:of|in|for|für|von|in) (?:the )?{CAP}(?: {CAP})?", text[role.end :])
    if place:
        starts = [
            m
            for m in _bodies(scene, segment)
            if m.start < role.end + place.end() and m.end > role.end
        ]
        if not starts:
            return role.end + place.end(), text[role.start : role.end + place.end()]
    field = re.match(rf" {CAP}(?: {CAP})?$", text[role.end :])
    if field and not [m for m in _bodies(scene, segment) if m.end > role.end]:
        return role.end + field.end(), text[role.start :]
    return role.end, text[role.start : role.end]


_LINK = re.compile(
    r"(?:,? ?\([^()]*\))?(?:,| of| at| for| bei| beim| der| des| von| vom|)(?: the| der"
    r"| dem| den|) ?"
)


def _body_after(
    scene: Scene, segment: Segment, end: int, allow_bare: bool = True
) -> tuple[Mention, Mention | None] | None:
    """The body (and the part of it) that follows a role."""
    text = segment.text.text
    link = _LINK.match(text, end)
    start = link.end() if link else end
    mention = _at(scene, segment, start)
    if (mention is None and allow_bare and link and link.group().strip() not in (",", "")) or (
        mention is None and allow_bare and link and link.group() == " "
    ):
        run = re.compile(rf"{CAP}(?: {CAP})*").match(text, start)
        mention = _slot(scene, segment, *run.span()) if run else None
    if mention is None:
        return None
    if "OrganizationalUnit" not in mention.types:
        return mention, None
    further = _body_after(scene, segment, mention.end, allow_bare=False)
    return (further[0], mention) if further else (mention, None)


def _at(scene: Scene, segment: Segment, start: int) -> Mention | None:
    return next((m for m in _bodies(scene, segment) if m.start <= start < m.end), None)


def _bodies(scene: Scene, segment: Segment) -> list[Mention]:
    return scene.of(segment, "organization", "facility", "cluster")


def _from_body(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """You-me Choi from the Strategic Planning Department of KoreaBIO: no role is stated."""
    for match in _patterns()["from"].finditer(segment.text.text):
        mention = _at(scene, segment, match.end())
        if mention is None or mention.start != match.end():
            continue
        further = _body_after(scene, segment, mention.end, allow_bare=False)
        unit = "OrganizationalUnit" in mention.types
        body, part = (further[0], mention) if unit and further else (mention, None)
        role = Role(segment, *match.span("name"), "", body, part)
        yield _sighting(segment, match, [role])


def _by_title(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    text = segment.text.text
    for match in _TITLED.finditer(text):
        roles = []
        body = _at(scene, segment, match.end() + 2)
        if text[match.end() : match.end() + 2] == ", " and body and body.start == match.end() + 2:
            roles = [Role(segment, *match.span("name"), "", body)]
        yield _sighting(segment, match, roles)


def _contact(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """A name alone on a line under a contact heading, the role on the next line."""
    text = segment.text.text
    above = [scene.segments[i].text.text for i in range(max(0, segment.index - 4), segment.index)]
    name = re.fullmatch(rf"(?P<titles>{_TITLES})?(?P<name>{NAME})", text)
    if name is None or not any(_CONTACT.search(line) for line in above):
        return
    roles: list[Role] = []
    if segment.index + 1 < len(scene.segments):
        below = scene.segments[segment.index + 1]
        stated = _patterns()["role"].search(below.text.text)
        if stated and len(below.text.text) < 50 and below.block == segment.block:
            body = _nearest_above(scene, segment)
            roles = [Role(below, 0, len(below.text.text), below.text.text, body)]
    yield _sighting(segment, name, roles)


def _nearest_above(scene: Scene, segment: Segment) -> Mention | None:
    for index in range(segment.index - 1, max(-1, segment.index - 15), -1):
        bodies = scene.of(scene.segments[index], "organization")
        if bodies and bodies[0].start == 0:
            return bodies[0]
    return None


def _share(segment: Segment, found: list[Sighting]) -> None:
    """People joined by ‘and’ share the body named after the last of them."""
    text = segment.text.text
    for one, other in zip(found[-2::-1], found[:0:-1], strict=False):
        if not one.roles or not other.roles or one.roles[-1].organization is not None:
            continue
        between = text[one.roles[-1].end : other.start]
        if re.fullmatch(rf",? (?:and|und) (?:{_TITLES})?", between):
            for role in one.roles:
                role.organization, role.unit = other.roles[-1].organization, other.roles[-1].unit


def _role_of(segment: Segment, match: re.Match[str], body: Mention | None) -> Role:
    return Role(segment, match.start("role"), match.end("role"), match["role"], body)


def _sighting(segment: Segment, match: re.Match[str], roles: list[Role]) -> Sighting:
    titles = match.groupdict().get("titles") or ""
    return Sighting(segment, *match.span("name"), match["name"], titles.strip(), roles)
