"""Who concludes an agreement in German and English sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from graph.extract.clauses import Sentence, term_pattern
from graph.extract.latin.name_begins import OWNS
from graph.extract.latin.persons import NAME, is_name
from graph.extract.latin.roles import is_role
from graph.extract.latin.seated import without_seat
from graph.extract.latin.words import CAP, is_generic
from graph.extract.mentions import Found, Mention, Scene
from graph.extract.people import Person
from graph.extract.sighting import Role
from graph.lexicon import role_key
from graph.patterns import regex

_BODIES = ("organization", "facility", "cluster")
_FILL = "\0"
#: Where a sentence begins: at the beginning of its line or after the end of another.
_BEGINS = (
    r"(?:^(?:\d{1,2}(?:\.\d{1,2})+\.? )?|(?<=[a-z0-9)\"”“][.!?:] )|(?<=[–—-] ))"
    r"(?:(?:On|In|At|During|After|Since) [^,.;]{2,40}?,? |Today,? |Yesterday,? |Last \w+,? )?"
)
_BEFORE = regex(
    r"(?:^|[\"„“(]|\b(?:and|und|sowie|with|mit|between|zwischen|links?|the|die|das|der|dem"
    r"|den|of the parties|"
    r"bodies|associations?|organisations?|organizations?|Organisationen|Partnern?"
    r"|Clusterorganisation|"
    r"companies|cities|towns|only|haben|hat|\w+cluster|\w+e|\w*(?:verein|verband|netzwerk|verbund"
    r"|plattform|initiative|inkubator|akzelerator)) |, )$",
    re.IGNORECASE,
)
_NOT_BEFORE = regex(
    r"(?:\b(?:of|at|in|im|am|by|from|von|vom|for|für|on|auf|bei|beim|der|des|part of"
    r"|Teil der|called|under|"
    r"Stadt|near|at the|of the|in the|by the|from the|for the|to the|von der|bei der|in der"
    r"|auf der|im Beisein von"
    r"|attended|among|including) )$",
)
#: Words for working together; the bodies they join are the parties of the document's agreement.
_TOGETHER = regex(
    r"cooperat|collaborat|kooperier|arbeiten|work together|join forces|partner|agree"
    r"|Zusammenarbeit|Kooperation|Partner|Austausch|Kontakte"
    r"|Vereinbarung|Abkommen"
    r"|Vertreter|team up|sign|zusammen|enger|together|closer|gemeinsam|joint",
)
LEADING = frozenset(
    {
        "president",
        "chair",
        "ceo",
        "managing-director",
        "mayor",
        "governor",
        "university-president",
        "head",
        "representative",
        "minister",
        "director",
        "founder",
        "officer",
    }
)


def parties_latin(scene: Scene, sentence: Sentence) -> list[Mention]:
    """The bodies that the sentence coordinates: A and B; between A and B; A … with B."""
    segment = sentence.segment
    here = [
        m
        for m in scene.of(segment, *_BODIES)
        if sentence.start <= m.start < sentence.end
        and _FILL not in sentence.masked[m.start : m.end]
        and "OrganizationalUnit" not in m.types
        and (m.category == "organization" or (m.category == "cluster" and m.record is None))
    ]
    return [m for m in here if m.category == "organization" and _coordinated(sentence, m)]


def _coordinated(sentence: Sentence, mention: Mention) -> bool:
    before = sentence.masked[sentence.start : mention.start].replace(_FILL, "")
    if _NOT_BEFORE.search(before) and not re.search(
        r"(?:between|zwischen|with|mit|and|und)(?: the| der| dem)? $", before
    ):
        return False
    if sentence.masked.startswith(("'s ", "’s "), mention.end):
        return False
    if is_seat(before) or _SAYS_LAST.match(sentence.masked, mention.end, sentence.end):
        return False
    return _BEFORE.search(before) is not None


#: …, the foundation said.
_SAYS_LAST = regex(r" (?:said|says|added|announced|reported)\W*$")
_SEAT_LAST = regex(rf"\b(?:in|at|near|outside) {CAP}(?: {CAP})?, $")


def is_seat(before: str) -> bool:
    """Whether what follows is where a place lies: at its head office in Ulm, Nordtal Province."""
    return _SEAT_LAST.search(before) is not None


_CONCLUDES = (
    r"(?:(?:have|has|had|today|yesterday|jointly|recently|formally|now|also|will|are to|plan to"
    r"|expect to|haben|heute|gemeinsam) )*(?:sign(?:ed|s)?|renew(?:ed|s)?|extend(?:ed|s)?"
    r"|conclude[sd]?"
    r"|enter(?:ed|s)? into|seal(?:ed|s)?|inked|unterzeichne[nt]|unterzeichneten"
    r"|verlänger[nt]|verlängerten"
    r"|schlossen|erneuer[nt]|besiegel[nt])(?= )"
)


def unknown_latin(scene: Scene, sentence: Sentence, people: Iterable[Person] = ()) -> list[Mention]:
    """Capitalised names in both places of a pair: A and B signed, links A with B."""
    found = []
    text = sentence.masked
    for pattern in _pairs():
        for match in pattern.finditer(text, sentence.start, sentence.end):
            for group in ("one", "other"):
                start, end = match.span(group)
                if is_role(match[group].split()[0]) or any(
                    s.segment is sentence.segment and s.start < end and start < s.end
                    for p in people
                    for s in p.sightings
                ):
                    continue
                mention = _name(scene, sentence, start, end)
                if mention is not None:
                    found.append(mention)
    return found


@cache
def _pairs() -> tuple[re.Pattern[str], ...]:
    name = (
        rf"(?:[Tt]he |[Dd]ie |[Dd]as |[Dd]er |[Dd]em )?(?P<NAME>{CAP}(?: (?:of |for "
        rf"|& )?{CAP}){{0,5}})"
    )
    one, other = name.replace("NAME", "one"), name.replace("NAME", "other")
    patterns = (
        rf"(?:between|zwischen) {one}[{_FILL} ]*(?:, [^,]*,)? ?(?:and|und) {other}",
        rf"links {one}[{_FILL} ]*(?:, [^,]*,)? with {other}",
        rf"(?:{_BEGINS}|, |haben |hat ){one}[{_FILL} ]* (?:and|und|with|mit) {other}[{_FILL} ]*"
        rf"(?:, [^,]*,)? (?:have |haben |today |jointly )?(?:signed|sign|entered|concluded?"
        rf"|agreed?|ein(?:e|en)? |unterzeichne)",
        rf"{one} (?:signed|signs|concluded|entered into|has signed) (?:an?"
        rf"|the) [^.]*? with {other}",
        rf"{_BEGINS}{one} to (?:sign|conclude) [^.]*?with (?:\w+['’]s )?{other}",
        rf"{_BEGINS}{one}(?:, (?:the|an?) [^,]{{3,60}},)? and {other}"
        rf"(?: (?:in|of|from) {CAP}(?:, {CAP})?,?)?"
        rf" (?:will |have |has |today |jointly |are to |plan to |expect to )+(?:sign|conclude"
        rf"|enter)",
        rf"(?:{_BEGINS}|, ){one}[{_FILL} ]*(?:, [^,.]{{3,60}},)? (?:and|und) {other}[{_FILL} ]*"
        rf"(?:, [^,.]{{3,60}},)? {_CONCLUDES}",
        rf"{_BEGINS}{one}[{_FILL} ]*(?:, [^,.]{{3,60}},)? {_CONCLUDES}[^.]*? with {other}",
    )
    return tuple(map(regex, patterns))


_SUBJECT = regex(
    rf"{_BEGINS}(?:[Tt]he |[Dd](?:ie|as|er) )?(?P<one>{CAP}(?: (?:of |for |für |& )?{CAP}){{0,5}})"
    rf"[{_FILL} ]*(?:, [^,.]{{3,60}},)? {_CONCLUDES}"
)


_SAID = regex(
    rf"{_BEGINS}(?:[Tt]he )?(?P<one>{CAP}(?: (?:of |for |& )?{CAP}){{0,5}})"
    rf"[{_FILL} ]*(?:, [^,.]{{3,60}},)? (?:said|says|announced|announces|reported|reports|confirmed"
    r"|confirms) [^.;]{0,40}?\bit (?:has|had|will) "
)


def unknown_subject(scene: Scene, sentence: Sentence) -> Mention | None:
    """Coined Place has renewed …: a name nobody knows, as the subject of concluding."""
    match = _SUBJECT.search(sentence.masked, sentence.start, sentence.end) or _SAID.search(
        sentence.masked, sentence.start, sentence.end
    )
    if match is None or is_role(match["one"].split()[0]):
        return None
    if re.fullmatch(NAME, match["one"]) and is_name(match["one"]):
        return None
    if " " not in match["one"] and not re.search(r"[a-z][A-Z]|^[A-Z]{2,}", match["one"]):
        return None
    return _name(scene, sentence, *match.span("one"))


#: with Ulm's Vantiscope: whose or where a body is, before its name.
_OWNED = regex(rf"{OWNS} ")


def _name(scene: Scene, sentence: Sentence, start: int, end: int) -> Mention | None:
    segment = sentence.segment
    if (owned := _OWNED.match(segment.text.text, start, end)) is not None:
        start = owned.end()
    end = start + without_seat(scene, segment.text.text[start:end])
    over = [m for m in scene.of(segment) if m.start < end and start < m.end]
    if over and not _inside_name(over, start, end):
        return over[0] if over[0].category != "place" else None
    name = segment.text.text[start:end]
    if term_pattern(segment.language).search(name) or name.split()[0] in ("The", "A", "Die"):
        return None
    if re.fullmatch(r"Life Sciences?", name):
        return None
    # Die Clusterorganisationen Ulm: the common noun of several bodies and a place name none.
    if re.search(
        r"(?i)organisationen|verbände|hochschulen|universitäten|cities|universities", name
    ):
        return None
    if is_generic(name) or (is_name(name) and segment.language == "de"):
        return None
    if segment.language == "de" and not re.search(r" |[a-z][A-Z]|^[A-Z]{2,}", name):
        return None
    if over:
        place = over[0]
        place.category, place.types, place.record = "organization", (), None
        place.start, place.end, place.entity = start, end, -1
        return place
    return scene.add(segment, Found(start, end, "organization", ()))


def _inside_name(over: list[Mention], start: int, end: int) -> bool:
    """Osaka Device Forum: one place's name is a part of the name, and not all of it."""
    place = over[0]
    inside = start <= place.start and place.end <= end and (place.start, place.end) != (start, end)
    return len(over) == 1 and place.category == "place" and inside


_ATTENDED = regex(
    r"\b(?:attended|witnessed|watched|observed|looked on|(?:was|were) (?:also )?(?:present|on hand)"
    r"|nahm(?:en)?\b.{0,120}\bteil|wohnten?\b.{0,120}\bbei|verfolgten?)\b"
)
_SIGNED = regex(
    r"\b(?:signed|sign|inked|initialled|concluded|unterzeichnete[nt]?|unterschrieb(?:en)?"
    r"|unterschrieben|schlossen|schloss|besiegelten?)\b"
)


def looks_on(text: str) -> bool:
    """Whether a sentence tells of those who were at a signing, not of those who signed.

    >>> looks_on("N. N. and the mayor attended the signing"), looks_on("They signed, watched by N.")
    (True, False)
    """
    return _ATTENDED.search(text) is not None and _SIGNED.search(text) is None


def signers(sentence: Sentence, people: Iterable[Person]) -> list[Role]:
    """The roles, with a body, of the people that the sentence names as signing."""
    text = sentence.segment.text.text
    found: list[Role] = []
    for person in people if not looks_on(sentence.text) else ():
        for sighting in person.sightings:
            inside = (
                sighting.segment is sentence.segment
                and sentence.start <= sighting.start < sentence.end
            )
            if not inside:
                continue
            before = text[max(sentence.start, sighting.start - 140) : sighting.start]
            if re.search(r"(?:presence of|Beisein|Anwesenheit|attended by)[^,.]*$", before):
                continue
            held = [r for r in [*sighting.roles, *person.roles] if r.organization is not None]
            found.extend(r for r in held if not _is_beside(r))
    return found


#: …, who is also director of X; der zugleich Direktor bei X ist: not the body that one acts for.
_BESIDE = regex(
    r"\b(?:also|concurrently|zugleich|gleichzeitig|auch|zudem|außerdem"
    r"|nebenbei|nebenberuflich|hauptberuflich|im Hauptberuf)(?: (?:an?|the|als|as|der|die))? $"
)


def _is_beside(role: Role) -> bool:
    """Whether a role is one that its text says the person holds besides another."""
    return _BESIDE.search(role.segment.text.text[: role.start]) is not None


def leaders(people: Iterable[Person]) -> list[Role]:
    """The roles of the people who lead a body."""
    return [
        role
        for person in people
        for role in person.roles
        if role.organization is not None
        and role_key(role.title) in LEADING
        and role.segment.kind != "item"
    ]


def is_together(text: str) -> bool:
    """Whether the text speaks of working together."""
    return _TOGETHER.search(text) is not None
