"""Names that only their place in an English text shows to be names of bodies.

Where it is seated stands behind such a name (Wye MedTech of Ilmport), its people
come before it (the members of Alley Health), it works together with another
(X and Y join forces), or it fills the head of an entry of a list. What one place
shows holds wherever the same words stand together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.extract.clauses import term_pattern
from graph.extract.latin.name_begins import leading_words
from graph.extract.latin.persons import NAME, TITLES, is_name
from graph.extract.latin.roles import role_pattern
from graph.extract.latin.words import (
    CAP,
    FIELD_NOUNS,
    heads,
    is_generic,
    is_role,
)
from graph.extract.mentions import Found, Mention, Scene
from graph.extract.whole_words import whole_words
from graph.lexicon import table, words
from graph.lexicon.alternatives import any_of
from graph.patterns import regex
from graph.segments import Segment

#: Words inside a name; with ‘and’ between two of its subjects, as in Wye Food and Health Ring.
_RUN = rf"{CAP}(?: (?:(?:of|for|&|de|do|da|del|di) )?{CAP}){{0,6}}"
_PLACE = rf"(?!The\b){CAP}(?:[ -]{CAP}){{0,2}}"
#: What a kind of event, a hall or a paper is called by: whatever it is, no body.
_NO_BODY = regex(
    r"\b(?:Days?|Week|Summit|Congress|Conference|Expo|Fair|Meeting|Seminar|Workshop|Symposium"
    r"|Programme|Program|Project|Prize|Award|Hall|Hotel|House|Room|Building|Street|Road|Avenue"
    r"|Tower|Plaza|Accord|Pact|Charter|Compact|Protocol|Declaration|Report|Notice|Dialogue|Mission"
    r"|Corridor|Railway|River|Lake|Island|Airport|Station|Tour|Roadshow|Act|Treaty|Festival"
    r"|Convention|Exhibition|Gala|Dinner|Reception|Ceremony|Round|Talks|Annual|Bulletin|Newsletter"
    r"|Session|Forum)$"
)


@cache
def _fields() -> re.Pattern[str]:
    """The last word of a name that says what a body works in, or a coined one."""
    ends = any_of(words("capitalised", "body_fields"))
    return re.compile(
        rf"(?<![\w-])(?:{ends}|(?!Mc|Mac|De[A-Z]|La|Le|Van|Di|Du|Fitz)\w*[a-z][A-Z]\w*)$"
    )


#: Behind the name: (Ilmport, Wyeland); of Ilmport; of the Netherlands.
_SEATED = regex(
    rf"(?<![\w-])(?P<name>{_RUN})"
    rf"(?: \((?P<in>{_PLACE})(?:, {_PLACE})?\)"
    rf"| (?:of|in|from) (?P<of>(?:the )?{_PLACE})(?=[,;.)]|$| (?:and|have|has|will|is|are|sign)\b))"
)
#: What stands before a place, a hall or a person, and not before a body that acts.
_ELSEWHERE = regex(
    rf"(?:\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]t|[Oo]n|[Dd]uring|[Vv]isit(?:ed|s)?|[Vv]ia|[Ii]nto|"
    rf"[Aa]round|[Oo]pened|[Jj]oin(?:ed|s)?|[Aa]ttend(?:ed|s)?)(?: the| its| a)? |{TITLES})$"
)
#: Before the name: those who belong to it, or what it does for others.
_PEOPLE_OF = regex(
    r"\b(?i:executives|members|representatives|people|heads|leaders|delegates|officials|staff"
    r"|managers|delegation|board)(?:,? [a-z]+){0,2}? (?:of|from|at) (?:the )?"
    rf"(?P<name>{_RUN})"
    r"|\b(?:backed|funded|run|sponsored|supported|financed|organi[sz]ed|managed|operated|hosted|"
    r"accompanied) (?:for [^.,;]{3,20} )?(?:\w+ )?by (?:the )?"
    rf"(?P<by>{_RUN})(?=[,;.]|$| and | with | for | as | in | on )"
    rf"|\b[Cc]ourtesy of (?:the )?(?P<courtesy>{_RUN})"
    rf"|\bthird (?:party|partner), (?:the )?(?P<third>{_RUN})"
)
_ASIDE = rf"(?: \([^()]*\)| (?:of|in|from) (?:the )?{_PLACE}|, [^,.;]{{3,60}},)?"
_POSSESSED = rf"(?:(?!The\b){CAP}['’]s )?"
#: X and Y join forces; X and Y of Z have been partners.
_TOGETHER = regex(
    rf"(?:^|(?<=[.!?:] )|(?<=, )|(?<=\b[Tt]he ))(?:The )?{_POSSESSED}(?P<one>{_RUN}){_ASIDE}"
    rf"(?:, (?:the )?(?P<mid>{_RUN}){_ASIDE})*?,? (?:and|&) (?:the )?{_POSSESSED}"
    rf"(?P<two>{_RUN}){_ASIDE}"
    r" (?:(?:today|have|has|are|will|recently|jointly|now|formally|to|been|yesterday|plan|agreed|"
    r"want|expect|intend) )*(?:join(?:ing|ed)? forces|become partners|became partners"
    r"|partners\b|team"
    r"(?:ing|ed)? up|link(?:ing|ed)? (?:up|arms)|sign(?:ed|ing)?\b|seal(?:ed|ing)?\b|"
    r"conclude[ds]?\b|cooperat|co-operat|collaborat|renew|exten[ds]|enter(?:ed|ing)? into|"
    r"work(?:ing|ed)? together|agree[ds]? (?:on|to)|partner(?:ing|ed)? (?:up|on|in))"
)
#: N. N. of the association X; the network X.
_CALLED = regex(
    r"\b(?:association|charity|society|network|initiative|foundation|company|agency|federation"
    rf"|consortium|organi[sz]ation) (?P<name>{CAP} {CAP}(?: {CAP}){{0,3}})(?=[,;.]| (?:called|said"
    r"|has|have|will|and|which|in)\b)"
)
#: Wye Biocom's president and CEO: what has officers is a body.
_OFFICERS_OF = regex(
    rf"(?:^|(?<=[.!?:;,] )|(?<= and )|(?<= with ))(?P<name>{_RUN})['’]s (?:[a-z]+ ){{0,2}}?"
    r"(?:president|chair(?:man|woman)?|chief executive|CEO|director|managing director|secretary"
    r" general|rector|general manager|spokes(?:man|woman|person))\b"
)
#: WYST and the University of Wye: a short name that is joined to a body and stands elsewhere too.
_ACRONYM_AND = regex(
    r"(?<![\w-])(?!MOU|LOI|NDA|USA|CEO|CFO|COO|CTO|CSO|R&D|GMP|SME|DNA|RNA|EUR|USD|GBP)"
    r"(?P<name>[A-Z]{3,7}) and (?:the )?(?=[A-Z])"
)
#: Wye BioWorks ended the year with …: what a sentence begins with and says something of.
_DOES = regex(
    rf"(?:^|(?<=[a-z)][.!?] ))(?:The )?(?P<name>{CAP}(?: {CAP}){{1,4}})(?: \([^()]*\))?"
    r"(?:, (?:which|the|an?) [^,.;]{3,80},)?"
    r" (?:(?:has|have|had|will|was|is) (?:[a-z]+ly |now |also |been )?[a-z]+(?:ed|en|ing)?\b|ended"
    r"|[a-z]{3,}ed (?:an?|the|its|with|to|on|in|up)\b|gets?\b|finds?\b|hosts?\b|runs?\b"
    r"|offers?\b|plans?\b)"
)
#: the Danish cluster organisation Wye Life Science; the incubator network Ilm BioStart.
_OF_KIND = regex(
    r"\b(?:cluster|network|membership|umbrella|trade|industry|partner|development|innovation)"
    r" (?:organi[sz]ation|association|agency|network|body|group|initiative)s? "
    rf"(?P<name>{CAP}(?: {CAP}){{1,4}})"
)
#: 3. X, Ilmport, Wyeland - A. B., Director: an entry of a list of who signed.
_ENTRY = regex(
    rf"^(?:\(?\d{{1,2}}[.)] )?(?P<name>{_RUN})(?:, {_PLACE}){{0,2}}(?: \([^()]*\))?"
    rf"(?: [-–—] {_PLACE})?(?: [-–—]|:|\t| \|) (?=(?:{TITLES})?{NAME}, )"
)
#: A. B., Director, X: the end of an entry of a programme.
_AT_END = regex(rf", (?P<name>{CAP}(?: (?:(?:of|for|&) )?{CAP}){{1,6}})$")


#: the Wye Food and Health Ring: behind the ‘and’ stands no name of its own.
_TWO_FIELDS = regex(
    rf"(?P<name>{CAP}(?: {CAP}){{0,3}} (?:and|&) (?P<second>{CAP}(?: {CAP}){{1,2}}))(?! {CAP})"
)
#: Precision Medicine, Digital Health: a field, not a name.
_FIELD_ONLY = regex(
    r"(?:Precision|Digital|Regenerative|Personali[sz]ed|Advanced|Translational|Public|Mental|Rare"
    r"|Life|Medical|Clinical|Animal|Human|One|Women['’]s|Industrial|Preventive|Green|Red|White)"
    r" \w+"
)


@cache
def _common_words() -> frozenset[str]:
    """Words for fields and for kinds of bodies."""
    kinds = {head for head, _ in heads("en")} | {*table("organizations")["cluster"]["en"]}
    subjects = {*words("capitalised", "cluster_subjects"), *words("capitalised", "body_fields")}
    return frozenset(kinds | subjects | FIELD_NOUNS)


def _of_two_fields(text: str) -> Iterator[str]:
    kinds = {head for head, _ in heads("en")}
    places = {*table("organizations")["facility"]["en"]["ends"]}
    for match in _TWO_FIELDS.finditer(text):
        last_of_first = match["name"][: match.start("second") - match.start("name")].split()[-2]
        second = match["second"].split()
        if not _common_words().issuperset(second) or last_of_first in kinds:
            continue
        if second[-1] in places or second[-1] in FIELD_NOUNS - {"Cluster", "Hub"}:
            continue
        name = match["name"][leading_words(match["name"]) :]
        if len(name.split()) >= 4 and name.split()[0] not in _common_words():
            yield name


def shown_names(scene: Scene) -> Iterator[tuple[Segment, Found]]:
    """Every place of the names of bodies that one of their places shows."""
    names: dict[str, None] = {}
    for segment in scene.segments:
        if segment.language != "ja" and segment.language != "de":
            names.update(dict.fromkeys(_shown_in(scene, segment)))
    whole = {_without_seat(name): None for name in names}
    for name in sorted(whole, key=len, reverse=True):
        for segment in scene.segments:
            for start, end in whole_words(segment.text.text, name):
                if _stands_alone(scene, segment, start, end):
                    yield segment, Found(start, end, "organization", ())


def _without_seat(name: str) -> str:
    """Wye Agrifood Platform of Ilmport: what stands before the seat, if it is a whole name."""
    body, of, _ = name.rpartition(" of ")
    return body if of and " " in body and _fields().search(body) else name


def _without_person(name: str) -> str:
    """A. B. of Wye Pharma: what stands behind the name of a person."""
    person, of, body = name.partition(" of ")
    return body if of and len(person.split()) in (2, 3) and is_name(person) else name


def _shown_in(scene: Scene, segment: Segment) -> Iterator[str]:
    text = segment.text.text
    yield from _of_two_fields(text)
    for match in _SEATED.finditer(text):
        if _ELSEWHERE.search(text[: match.start()]):
            continue
        start = match.start() + leading_words(match["name"])
        name = _without_person(text[start : match.end("name")])
        sure = _fields().search(name) is not None
        seat = match["in"] or match["of"]
        if role_pattern().search(seat) or is_generic(seat):
            continue
        if sure and _can_name(segment, name):
            yield name
    for match in _PEOPLE_OF.finditer(text):
        name = next(value for value in match.groupdict().values() if value)
        if (" " in name or _fields().search(name)) and _can_name(segment, name):
            yield name
    for match in _TOGETHER.finditer(text):
        for name in (match["one"], match["mid"], match["two"]):
            plain = name and name[leading_words(name) :]
            if plain and _fields().search(plain) and _can_name(segment, plain):
                yield plain
    for match in _OFFICERS_OF.finditer(text):
        name = match["name"]
        foreign = scene.authority.country(name) or scene.authority.find(name, "place")
        if " " in name and not foreign and _can_name(segment, name):
            yield name  # even what looks like a person's: people have no officers
    for match in _ACRONYM_AND.finditer(text):
        known = match.end() in {m.start for m in scene.of(segment, "organization", "cluster")}
        if known and sum(s.text.text.count(match["name"]) for s in scene.segments) > 1:
            yield match["name"]
    for match in _DOES.finditer(text):
        name = match["name"][leading_words(match["name"]) :]
        if " " in name and _fields().search(name) and _can_name(segment, name):
            yield name
    for match in _OF_KIND.finditer(text):
        if not is_name(match["name"]) or _fields().search(match["name"]):
            yield from (match["name"],) if _can_name(segment, match["name"]) else ()
    for match in _CALLED.finditer(text):
        if _can_name(segment, match["name"]):
            yield match["name"]
    entry = _ENTRY.match(text)
    if entry is not None and " " in entry["name"] and _can_name(segment, entry["name"]):
        works = _fields().search(entry["name"]) is not None
        if works or segment.marker or not is_name(entry["name"]):
            yield entry["name"]
    end = _AT_END.search(text) if len(text) < 160 else None
    if end is None or not _fields().search(end["name"]):
        return
    if _after_role(text, end.start()) and _can_name(segment, end["name"]):
        yield end["name"]


def _after_role(text: str, start: int) -> bool:
    """Whether a role ends at ``start``."""
    return any(match.end() == start for match in role_pattern().finditer(text[:start]))


def _can_name(segment: Segment, name: str) -> bool:
    """Whether a run of capitalised words can name a body."""
    first = name.split()[0]
    if _FIELD_ONLY.fullmatch(name):
        return False
    if is_generic(name) or is_role(first) or role_pattern().search(name) or len(name) < 4:
        return False
    if name.isupper() and " " not in name:
        return False
    return not (_NO_BODY.search(name) or term_pattern(segment.language).search(name))


def _stands_alone(scene: Scene, segment: Segment, start: int, end: int) -> bool:
    """Whether nothing that is named already crosses ``start`` to ``end``, or is it already."""
    over = [m for m in scene.of(segment) if m.start < end and start < m.end]
    return all(_gives_way(m, start, end) for m in over) and not any(
        m.category == "place" and (m.start, m.end) == (start, end) for m in over
    )


def _gives_way(mention: Mention, start: int, end: int) -> bool:
    """A place or a cluster inside the name, a shorter name of a body that is a part of it."""
    inside = start <= mention.start and mention.end <= end
    shorter = (mention.start, mention.end) != (start, end) and mention.record is None
    return inside and (shorter or mention.category == "place")
