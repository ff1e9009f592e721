"""The body of a role that does not name one: by the clause, the line, or whose text it is."""

from __future__ import annotations

import re

from graph.extract.latin.bodies import bodies, body_at, governed_by
from graph.extract.latin.other_side import other_side, speaks_for
from graph.extract.latin.owner import is_own, masthead, owner
from graph.extract.latin.persons import TITLES
from graph.extract.latin.represented import represented
from graph.extract.latin.role_layout import above, behind, leading
from graph.extract.latin.roles import role_pattern
from graph.extract.mentions import Mention, Scene
from graph.extract.sighting import Role, Sighting
from graph.lexicon import role_key
from graph.patterns import regex

#: Offices that every body has: in a body's own text they are its own.
_OFFICES = frozenset(
    {"president", "chair", "ceo", "managing-director", "board-member", "executive", "officer"}
    | {"founder", "director", "manager", "head", "secretary-general", "coordinator"}
    | {"institute-director", "staff", "university-president", "mayor"}
)
#: Roles that a text gives to anybody who takes part in it, not to members of a body.
_PART = regex(
    r"moderat|interpret|dolmetsch|journalist|correspond|winner|delegat|lawyer|notar|anwalt|arzt"
    r"|biolog|accountant|scholar|surgeon|investigator|post-?doc|chemist|engineer|editor|redakt"
    r"|researcher|scientist|physician|forscher|wissenschaftler|doktorand",
    re.IGNORECASE,
)


#: by A. B., director, for X: whom one signs for stands behind the name and its office.
_SIGNED_FOR = regex(
    r",? (?:(?:had |has )?(?:signed|signs|acted|acting|spoke|signing|initialled) )?"
    r"(?:for|on behalf of) (?:the )?(?=[A-Z])"
)
_SIGNING = regex(r"\b(?:sign|initial|conclud|seal|execut|act(?:ed|ing)\b)")


def _for_whom(scene: Scene, sighting: Sighting) -> None:
    """The body that somebody signs for is the one the office is of, whatever stands before."""
    text, segment = sighting.segment.text.text, sighting.segment
    end = max(sighting.end, *(r.end for r in sighting.roles if r.segment is segment), 0)
    match = _SIGNED_FOR.match(text, end) if _SIGNING.search(text) else None
    body = body_at(scene, segment, match.end()) if match is not None else None
    if body is None or body.start != match.end():  # type: ignore[union-attr]
        return
    for stated in sighting.roles:
        before = stated.organization
        if stated.title and (before is None or before.start < stated.start):
            stated.organization = body


def complete(scene: Scene, sighting: Sighting) -> None:
    """Finds the bodies of the roles of a sighting that name none, by what stands near them."""
    if sighting.segment.language == "en" and sighting.roles:
        _for_whom(scene, sighting)
    for stated in sighting.roles:
        if stated.organization is not None or not stated.title or _of_a_state(stated):
            continue
        for find in (
            other_side,
            _bracketed,
            speaks_for,
            _of_clause,
            represented,
            _appointed_by,
            _of_kind,
            _of_us,
            behind,
            leading,
            above,
        ):
            stated.organization = find(scene, sighting, stated)
            if stated.organization is not None:
                break
        else:
            stated.organization = _of_office(scene, stated)


def complete_by_owner(scene: Scene, sighting: Sighting) -> None:
    """An officer of whom nothing else says so is one of the body whose text this is."""
    for stated in sighting.roles:
        if stated.organization is None and stated.title and not _of_a_state(stated):
            stated.organization = _of_owner(scene, sighting, stated)


#: the Spanish consul general, Canada's ambassador: of a state, and of no body of the text.
_STATE_OFFICE = regex(r"(?i)(?:honorary |deputy |vice[- ])?(?:consul|ambassador|high commissioner)")
_OF_STATE = regex(r"\b[A-Z][a-z]+(?:ese|ish|ian|an|ch|['’]s|Swiss|Czech|Greek) $")


def _of_a_state(stated: Role) -> bool:
    before = stated.segment.text.text[: stated.start]
    return bool(_STATE_OFFICE.match(stated.title) and _OF_STATE.search(before))


def _bracketed(scene: Scene, sighting: Sighting, stated: Role) -> Mention | None:
    """X (A. B., director): the body right before the brackets that hold a name."""
    text, start = sighting.segment.text.text, min(sighting.start, stated.start)
    opened = re.search(rf" \((?:{TITLES})?$", text[:start])
    if opened is None or stated.segment is not sighting.segment or ")" not in text[start:]:
        return None
    return next((m for m in bodies(scene, stated.segment) if m.end == opened.start()), None)


def _of_clause(scene: Scene, sighting: Sighting, stated: Role) -> Mention | None:
    first = stated.start if stated.segment is sighting.segment else sighting.start
    return governed_by(scene, sighting.segment, min(first, sighting.start))


def _of_kind(scene: Scene, sighting: Sighting, stated: Role) -> Mention | None:
    before = _KIND_NOUN.search(stated.segment.text.text[: stated.start])
    if before is not None:
        name = re.compile(rf"\b{before[1]}\b", re.IGNORECASE)
        for which in (("organization",), ("cluster",), ("facility",)):
            named = scene.all(*which)[::-1]
            fitting = {m.entity: m for m in named if name.search(m.text) and not m.pointing}
            if fitting:
                return next(iter(fitting.values())) if len(fitting) == 1 else None
        return None
    return _named_in(scene, stated.title)


#: Foundation chairman N. N.: the only foundation of the text.
_KIND_NOUN = regex(
    r"\b(Foundation|Institute|University|Council|Hospital|Alliance|Association|College|Trust|Society"
    r"|Agency|Forum|Network|Board|Consortium|Federation|Centre|Center|foundation|institute|university"
    r"|Partnership|Initiative|Precinct|Fund|Hub|Park|Cluster|initiative|hub|precinct|fund|council"
    r"|hospital|trust|society|forum|college"
    r"|alliance|association|agency|network|consortium|federation|park|cluster|Cooperative"
    r"|cooperative) $"
)


def _of_us(scene: Scene, sighting: Sighting, stated: Role) -> Mention | None:
    """our chief executive: of the body whose text this is."""
    before = sighting.segment.text.text[: stated.start]
    ours = re.search(
        r"\b(?:[Oo]ur|[Uu]nser\w*)(?: [a-zäöüß-]+)? $|\b[Oo]n our side\b[^.;]*$", before
    )
    return owner(scene) if ours else None


def _of_office(scene: Scene, stated: Role) -> Mention | None:
    """The mayor in a text that names one city: an office that only one kind of body has."""
    key = role_key(stated.title) or ""
    pattern = _HELD_IN.get(key)
    if pattern is None or stated.title.startswith("Regierungspräsident"):
        return None
    if key in _PLAIN and not _PLAIN[key].fullmatch(stated.title):
        return None
    own = not re.search(
        r" (?:of|von|in|für|for) |[Dd]eputy|[Vv]ice|[Ss]tellv|[Ss]tv|[Ff]ormer|[Ee]hemalig",
        stated.title,
    )
    if not own or _is_second(stated, key):
        return None
    if key == "councillor" and stated.title.startswith("Landr"):
        pattern = _DISTRICT
    fitting = {m.entity: m for m in scene.all("organization")[::-1] if pattern.search(m.text)}
    author = masthead(scene)
    if author is not None and author.entity in fitting:
        return author  # the mayor, in a notice of one of the cities that it names
    if _is_first_of_two(stated, key):
        return None
    return next(iter(fitting.values())) if len(fitting) == 1 else None


_DISTRICT = regex(r"\b(?:Landkreis|Kreis|Landratsamt)\b")


def _is_first_of_two(stated: Role, key: str) -> bool:
    """Mayor A. B. and Mayor C. D.: where one city is named, it may be either's."""
    text = stated.segment.text.text
    end = text.find(". ", stated.end)
    after = text[stated.end : end if end > 0 else len(text)]
    return key in _HELD_BY_ONE and any(
        role_key(match.group()) == key for match in role_pattern().finditer(after)
    )


def _is_second(stated: Role, key: str) -> bool:
    """Mayor A. B. and Mayor C. D.: of two who hold such an office, only the first is the body's."""
    before = stated.segment.text.text[: stated.start]
    return any(role_key(match.group()) == key for match in role_pattern().finditer(before))


#: A clause that speaks for somebody else: Für die japanische Seite zeichnet Präsident N. N.
_ELSE = regex(
    r"\b(?:Seite|side|[Ss]eitens|on behalf|(?:für|Für|for|For) (?:die|den|das|the) |counterpart"
    r"|Gegenüber|Gastgeber(?:in)?(?: war| ist)?|[Hh]ost(?:ed by| was)|Gäste?(?: war(?:en)?)?)\b"
)


_COMPOUND = regex(
    r"[A-ZÄÖÜ][a-zäöüß]+(?P<head>geschäftsführer|vorsitzende|direktor|sekretär|präsident|leiter"
    r"|vorstand|manager|sprecher)(?:in|r|n)?"
)


def _key(title: str) -> str | None:
    """The key of a role; of a compound (Vereinsgeschäftsführer) that of its last part."""
    compound = _COMPOUND.fullmatch(title)
    return role_key(title) or (role_key(compound["head"].title()) if compound else None)


def _of_owner(scene: Scene, sighting: Sighting, stated: Role) -> Mention | None:
    """Minutes, newsletters, registers: an officer of no named body is one of the owner's."""
    if _key(stated.title) not in _OFFICES or _PART.search(stated.title) or not is_own(scene):
        return None
    if _key(stated.title) in _HELD_BY_ONE and _is_second(stated, _key(stated.title) or ""):
        return None
    text = sighting.segment.text.text
    clause = max(text.rfind(mark, 0, sighting.start) for mark in ("; ", ". ", ": ")) + 1
    said = text[clause : sighting.start]
    if _KIND_NOUN.search(text[: stated.start]) or _ELSE.search(said):
        return None
    if text.startswith(" (", sighting.end) and stated.start > sighting.end:
        # Present: A. B. (treasurer), C. D. (X Ltd): brackets hold what belongs to one name.
        clause = sighting.end
    near = [m for m in bodies(scene, sighting.segment) if clause <= m.start < stated.start]
    own = owner(scene) if not near else None
    civic = _key(stated.title) in ("mayor", "governor", "councillor")
    return None if own and civic and "PublicBody" not in own.types else own


#: Offices that only some kinds of bodies have, and what shows a body of the document to be one.
_HELD_IN = {
    "mayor": regex(
        r"\b(?:\w*[Ss]tadt|Gemeinde|[Cc]ity|[Tt]own|Municipality"
        r"|(?:City|Town|District|Borough|County|Regional|Shire) Council)\b"
    ),
    "governor": regex(r"\b(?:Prefecture|Präfektur|Province|State)\b"),
    "councillor": regex(r"\bKanton\b"),
    "dean": regex(r"Fakultät|\bFaculty\b|\bSchool\b"),
    "university-president": regex(r"\w*(?:[Uu]niversität|[Hh]ochschule)\b|\bUniversity\b"),
    "managing-director": regex(r"\bg?(?:GmbH|mbH)\b"),
    "chair": regex(r"\bVerein\b|\be\. ?V\."),
}
#: Of these only the plain title says so much: Vorstandsvorsitzende are those of many bodies.
_PLAIN = {
    "managing-director": regex(r"Geschäftsführer(?:in)?"),
    "chair": regex(r"(?:(?:1\.|Erste[rn]?) )?Vorsitzende[rn]?"),
}
_HELD_BY_ONE = frozenset({"mayor", "governor", "university-president", "dean"})


def _named_in(scene: Scene, title: str) -> Mention | None:
    """Stiftungspräsident, Institutsleiterin: the text's only foundation, its only institute."""
    kind = re.match(
        r"(Stiftung|Institut|Universität|Cluster|Verein|Verband|Klinik|Agentur|Bank|Kammer"
        r"|Hochschul"
        r"|Zentrum|Park|Netzwerk|Verbund|Konsortium|Klinikum)s?(?=[a-zäöü]{4})",
        title,
    )
    if kind is None:
        return None
    name = re.compile(rf"(?i){kind[1]}")
    further = {"Cluster": ("cluster",), "Park": ("facility",)}.get(kind[1], ())
    named = scene.all("organization", *further)
    fitting = {m.entity: m for m in named[::-1] if name.search(m.text)}
    if not fitting:
        # das Cluster X: the word for its kind stands before its name.
        before = re.compile(rf"(?i){kind[1]}(?:e?s)? [\"„“]?$")
        text_of = {m: m.segment.text.text[max(0, m.start - 30) : m.start] for m in named}
        fitting = {m.entity: m for m in named[::-1] if before.search(text_of[m])}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


_APPOINTED = regex(
    rf"(?P<verb>\b(?:appointed|appoints?|named?|names|elected|hired|hires|promoted|welcomes?d?"
    rf"|beruft"
    rf"|berief|ernennt|ernannte|wählte) )(?:\w+ )?(?:{TITLES})?$"
)


def _appointed_by(scene: Scene, sighting: Sighting, stated: Role) -> Mention | None:
    """The Genome Alliance today named N. N., vice-president: the subject of appointing."""
    text = sighting.segment.text.text
    found = _APPOINTED.search(text[: sighting.start])
    before = [m for m in bodies(scene, sighting.segment) if found and m.end <= found.start()]
    if found is None or not before:
        return None
    between = text[before[-1].end : found.start()]
    return before[-1] if re.fullmatch(r"(?: [a-z]+){0,3} ?", between) else None
