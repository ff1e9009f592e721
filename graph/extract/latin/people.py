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
    body_after,
    body_at,
    owner_before,
    slot,
    two_owners,
)
from graph.extract.latin.by_family_name import add_roles_by_family
from graph.extract.latin.listed import addressed, by_block, by_label, by_title, contact, from_body
from graph.extract.latin.other_side import of_the_other
from graph.extract.latin.persons import (
    LETTERS,
    NAME,
    PARTICLE,
    SURE_NAME,
    TITLED,
    TITLES,
    WORD,
    is_name,
)
from graph.extract.latin.placed import by_deed, by_entry, by_field
from graph.extract.latin.relative import by_relative, by_who
from graph.extract.latin.role_bodies import complete, complete_by_owner
from graph.extract.latin.roles import has_role, is_role, role, role_pattern
from graph.extract.latin.roles_after import roles_after
from graph.extract.latin.side_by_side import beside_each_other, gaps
from graph.extract.latin.stated import by_verb
from graph.extract.latin.words import CAP, FIELD_NOUNS
from graph.extract.mentions import Mention, Scene
from graph.extract.sighting import Role, Sighting, seen
from graph.lexicon import role_key
from graph.once import once
from graph.segments import Segment


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    title = role()
    name = rf"(?P<titles>{TITLES})?(?P<name>{NAME})"
    return {
        # Up to four words of a title may stand before its head: Life Science Chief Coordinator.
        "after": re.compile(
            rf"(?:,| [-–—/]|/| \(|:) ?(?:formerly |previously |currently |until recently |bisher "
            rf"|zuletzt "
            rf"|(?:zugleich|gleichzeitig|auch|zudem|außerdem|im Hauptberuf|hauptberuflich"
            rf"|seit [^,;.]{{4,20}}?) "
            rf"|früher |ehemals |einst |now |then |jetzt |damals |seinerzeit |at the time |heute "
            rf"|noch |still |former )?(?:[Tt]he |our |its |der |die |unsere? "
            rf"|an? )?(?:langjährige[rn]? |damalige[rn]? |heutige[rn]? |neue[rn]? |long-?time "
            rf"|[a-zäöü]+ische[rn]? )?"
            rf"(?:(?P<owner>{CAP}(?: {CAP}){{0,3}}(?: (?:institute|university|foundation"
            rf"|cluster|association|network|hospital|park|agency|society))?)['’]s? )?"
            rf"(?P<role>(?:(?:[A-ZÄÖÜ][\w&-]+|&) ){{0,4}}?{title}|(?!whose|which|where|said|says"
            rf"|with"
            rf"|from|their|under|also|when|after|while)[a-z]{{5,}} {title}(?= at | of |,)"
            rf"|(?:[a-z]{{5,}} ){{1,2}}(?:adviser|advisor|developer|manager|officer|coordinator"
            r"|lead|specialist|analyst)(?=[,.;]|$| (?:at|of|with|for)\b))"
        ),
        "before": re.compile(
            rf"(?P<role>{title})(?:, (?P<also>(?i:councillor|councilor|alderman)) |[ ,]+){name}"
        ),
        "colon": re.compile(
            rf"(?P<role>{title}(?: (?:of|for) [a-z][\w&-]+(?: [\w&-]+)?)?) ?[::] ?"
            rf"(?P<titles>{TITLES})?(?P<name>{SURE_NAME})(?=[\s,;.()]|$)"
        ),
        # Secretary of Commerce A. B.; Executive Member for Economy, Councillor A. B.
        "in_charge": re.compile(
            rf"(?P<role>{title} (?:of|for) (?:the )?(?P<field>{CAP}(?:(?:,? (?:and|&)|,)? {CAP})"
            rf"{{0,3}}?))(?:, (?:[Cc]ouncillor|Cllr|Cr) | )(?P<titles>{TITLES})?(?P<name>{NAME})"
            r"(?=[,;.)]|$| (?:and|said|signed|attended|was|will|has|have|in|on|at)\b)"
        ),
        # Author: Manager Site Affairs (A. B.); Lead officer: Assistant Director Growth, A. B.
        "labelled": re.compile(
            rf"^(?:[A-Z][\w /-]{{2,30}}: )(?P<role>{title}(?: (?:(?:of|for|and|&) )?{CAP}){{0,4}})"
            rf"(?:, {name}$| \((?P<titles2>{TITLES})?(?P<name2>{NAME})\)$)"
        ),
        "of": re.compile(
            rf"(?P<role>{title}) (?P<link>to(?= the )|of|von|vom|der|des|für|for|in|at|bei|beim) "
            rf"(?:the |der |dem |den )?"
            rf"(?P<body>{CAP}(?:, {CAP})+,? and {CAP}|[^,;.:()]{{2,70}}), {name}"
            r"(?=[,:;.)]| said| sagte| erklärte| and| und| to | bei| at|$)"
        ),
        "bare": re.compile(
            rf"(?<![\w.-])(?:(?:[Cc]ouncillor|Alderman) )?(?P<name>{NAME})"
            rf"(?=(?:{LETTERS.pattern})?(?:,| [-–—/]|/| \(|:))"
        ),
    }


def latin_people(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """The people that ``segment`` names."""
    found: list[Sighting] = []
    for finder in (
        beside_each_other,
        by_block,
        by_relative,
        _by_label_and_role,
        _in_charge,
        _by_colon,
        _by_body,
        _by_role_after,
        _by_role_before,
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
            elif finder is by_verb or (finder is _by_role_before and _is_right_before(sighting)):
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
_PREPOSITION_LAST = re.compile(r" (?:beim?|an|am|vom|von|der|des|at|of)$")
_PARTICLE_LAST = re.compile(rf"(?: {PARTICLE})? $")


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


_GENITIVE = re.compile(r"['’]s$")


def _by_colon(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    if not has_role(segment):
        return
    text = segment.text.text
    for match in _patterns()["colon"].finditer(text):
        if _LABEL.match(match["role"]) and re.match(r", [A-Z]", text[match.end() :]):
            continue  # Contact Officer: N. N., Head of …: what follows the name is the role.
        body = _around(scene, segment, match.start())
        after = _patterns()["after"].match(text, match.end())
        further = list(roles_after(scene, segment, after)) if after else []
        yield seen(segment, match, [_role_of(segment, match, body), *further])


def _by_label_and_role(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """Author: Manager Site Affairs (A. B.): a role and who holds it behind a label."""
    match = _labelled(segment)
    if match is not None and not any(bodies(scene, segment)):
        tag = "2" if match["name2"] else ""
        yield seen(segment, match, [_role_of(segment, match, None)], tag)


def _in_charge(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """Secretary of Commerce A. B.: an office with its field right before a name."""
    if segment.language != "en" or not has_role(segment):
        return
    for match in _patterns()["in_charge"].finditer(segment.text.text):
        fields = re.findall(r"[A-Z]\w+", match["field"])
        if all(word in FIELD_NOUNS for word in fields) and is_name(match["name"]):
            owner = owner_before(scene, segment, match.start("role"))
            yield seen(segment, match, [_role_of(segment, match, owner)])


@once
def _labelled(segment: Segment) -> re.Match[str] | None:
    """The line of a label, a role and one name, if it is one."""
    match = _patterns()["labelled"].match(segment.text.text) if has_role(segment) else None
    name = (match["name"] or match["name2"]) if match else ""
    return match if name and is_name(name) and not is_role(name.split()[0]) else None


_LABEL = re.compile(r"(?i:(?:(?:contact|report|press|media|lead) )?officer|Ansprechpartner(?:in)?)")


def _around(scene: Scene, segment: Segment, start: int) -> Mention | None:
    """The body before the parenthesis that ``start`` is in, or right before ``start``."""
    text = segment.text.text
    for mention in reversed(bodies(scene, segment)):
        if mention.end <= start:
            between = text[mention.end : start]
            if _ASIDE.fullmatch(between):
                return mention
    return None


#: Between a body and what the parenthesis behind it says: where it is.
_ASIDE = re.compile(
    rf"(?: (?:of|in|from) (?:the )?(?:[A-Z]\w+ of )?{CAP}(?: {CAP})?)? ?(?:\([^()]*| )"
)


def _by_body(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """the mayor of X, N. N.: a role, what it is a role of, and the name in apposition."""
    if not has_role(segment):
        return
    text = segment.text.text
    for found in _patterns()["of"].finditer(text):
        match = found
        if inner := role_pattern().search(text, match.start("body"), match.end("body")):
            # Vertreter des X sowie der Konsul von Y, N. N.: the last office is the name's.
            match = _patterns()["of"].match(text, inner.start()) or match
        if not is_name(match["name"]):
            continue
        if _AFTER_NAME.search(text[: match.start("role")]):
            continue  # A. B., director of X, C. D., manager of Y: the role is of the name before.
        after = body_after(scene, segment, match.end("role"), match["role"])
        stated = _role_of(segment, match, None)
        if after is not None and after[0].end <= match.end("body"):
            stated.organization, stated.unit = after
        elif scene.authority.country(match["body"]):
            pass  # Honorarkonsul von Japan: where from, no part of the office.
        elif after is None and match["link"] in _OF_FIELD and len(match["body"]) < 45:
            stated.end = match.end("body")
            stated.title = text[stated.start : stated.end]
        if stated.organization is None:
            stated.organization = owner_before(scene, segment, match.start("role"))
        yield seen(segment, match, [stated])


_AFTER_NAME = re.compile(rf"{NAME}, (?:the |our |its )?$")


def _by_role_before(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    if not has_role(segment):
        return
    text = segment.text.text
    for match in () if _labelled(segment) else _patterns()["before"].finditer(text):
        owned = re.search(
            r"(?:['’]s?|\b(?:[Ii]ts|[Tt]heir|[Oo]ur|[Ii]hre?[nm]?|[Ss]eine?[nm]?)) (?:\w+ )?$",
            text[: match.start("role")],
        )
        apart = "," in text[match.end("role") : match.start("name")]
        alone = apart and _is_apposed(text, match)
        if apart and not match["titles"] and not owned and not match["also"] and not alone:
            continue
        stated = _role_of(segment, match, owner_before(scene, segment, match.start("role")))
        if _TITLE_ONLY.fullmatch(match["role"]) and (
            stated.organization is None or body_at(scene, segment, match.end("name") + 2)
        ):
            continue
        if stated.organization is None:
            stated.organization = _governed_place(scene, segment, match)
        if stated.organization is None:
            after = _linked(scene, segment, match.end("name"))
            if after is not None:
                stated.organization, stated.unit = after
        yield seen(segment, match, [stated])
        second = _AND_NAME.match(text, match.end("name"))
        plural = re.search(r"(?:[a-z]s|innen)$", match["role"])
        if second is not None and plural and is_name(second["name"]):
            # managing directors A. B. and C. D.: both hold the office.
            also = Role(segment, stated.start, stated.end, stated.title, stated.organization)
            if (pair := two_owners(scene, segment, match.start("role"))) is not None:
                stated.organization, also.organization = pair
            yield seen(segment, second, [also])


_ARTICLE_LAST = re.compile(r"\b[Tt]he (?:\w+ )?$")


def _is_apposed(text: str, match: re.Match[str]) -> bool:
    """the Lord Provost, A. B., …: an office with its article, and who holds it between commas."""
    before = text[: match.start("role")]
    closed = re.match(r"[,.;)]|$| and | said ", text[match.end("name") :])
    article = _ARTICLE_LAST.search(before)
    return bool(article and closed) and not _AFTER_NAME.search(before)


_AND_NAME = re.compile(rf" (?:and|und) (?P<titles>{TITLES})?(?P<name>{NAME})")


#: Professor N. N.: a form of address before a name, no office.
_TITLE_ONLY = re.compile(r"(?i:professor(?:in)?|prof)")
_OF_FIELD = ("für", "for", "of", "von", "in", "to")


_GOVERNS = frozenset(("mayor", "governor", "councillor"))
_OF_PLACE = re.compile(r" (?:of|von|aus) (?=[A-ZÄÖÜ])")


_TOWN = re.compile(rf"{CAP}(?= [a-zäöü]|[,.;]|$)")


def _governed_place(scene: Scene, segment: Segment, match: re.Match[str]) -> Mention | None:
    """Mayor N. N. of Ulm: the place that a mayor or governor is of is the body."""
    of = _OF_PLACE.match(segment.text.text, match.end("name"))
    if of is None or role_key(match["role"]) not in _GOVERNS:
        return None
    place = next((m for m in scene.of(segment, "place") if m.start == of.end()), None)
    if place is not None:
        return slot(scene, segment, place.start, place.end)
    town = _TOWN.match(segment.text.text, of.end())
    return slot(scene, segment, *town.span()) if town is not None else None


def _linked(scene: Scene, segment: Segment, end: int) -> tuple[Mention, Mention | None] | None:
    """The body after a name: from X, of X, (X), or in a line of a programme: N. N., X."""
    text = segment.text.text
    rest = text[end:]
    tight = re.match(r" (?:of|at|from|von|vom|der|des) | \(", rest)
    line = re.match(r", [^,.;]+$", rest) and len(text) < 160
    if not tight and not line:
        return None
    return body_after(scene, segment, end, allow_bare=False)


def _by_role_after(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    if not has_role(segment):
        return
    text = segment.text.text
    starts = [*TITLED.finditer(text), *_patterns()["bare"].finditer(text), *_listed(text)]
    for name in sorted(starts, key=lambda m: (m.start(), -m.end())):
        if not is_name(name["name"]):
            continue
        letters = LETTERS.match(text, name.end())
        lead = _ROLE_LEADS.match(name["name"]) if "titles" not in name.groupdict() else None
        if lead is not None and is_role(lead["role"]):
            # Präsident A. B., zugleich Leiter von X: the office before is no part of the name.
            name = _patterns()["bare"].match(text, name.start("name") + lead.end()) or name
        after = _patterns()["after"].match(text, letters.end() if letters else name.end())
        if after is None or _is_of_next(scene, segment, after):
            continue
        yield seen(segment, name, list(roles_after(scene, segment, after)))


_ROLE_LEADS = re.compile(rf"(?P<role>[A-ZÄÖÜ][\w-]+) (?={NAME})")


def _is_of_next(scene: Scene, segment: Segment, after: re.Match[str]) -> bool:
    """Chair A. B., Treasurer C. D.: the role after a comma leads on to the next name."""
    text = segment.text.text
    following = _NEXT_NAME.match(text, after.end())
    if following is None or after.group()[0] != "," or not is_name(following["name"]):
        return False
    return body_at(scene, segment, following.start("name")) is None


_NEXT_NAME = re.compile(rf" (?:{TITLES})?(?P<name>{NAME})(?=[,;.]|$| und | and )")


_LISTED_AND = re.compile(rf"(?<=, and )(?P<name>{WORD})(?=, )")
_LISTED_UND = re.compile(rf"(?<= und )(?P<name>{WORD})(?=, )")


def _listed(text: str) -> Iterator[re.Match[str]]:
    """Mr. Takahashi, Director, and Shimamura, Associate Manager: a bare family name in a list."""
    yield from _LISTED_AND.finditer(text)
    yield from _LISTED_UND.finditer(text)


def _within_title(scene: Scene, found: list[Sighting]) -> None:
    """Leader of the Council: the body that a title itself points to."""
    for stated in (r for s in found for r in s.roles if r.organization is None and r.title):
        inside = bodies(scene, stated.segment)
        stated.organization = next(
            (m for m in inside if m.pointing and stated.start < m.start and m.end == stated.end),
            None,
        )


_JOINED = re.compile(rf",? (?:and|und) (?:{TITLES})?")


def _share(segment: Segment, found: list[Sighting]) -> None:
    """People joined by ‘and’ share the body named after the last of them."""
    text = segment.text.text
    for one, other in zip(found[-2::-1], found[:0:-1], strict=False):
        if not one.roles or not other.roles or one.roles[-1].organization is not None:
            continue
        if re.search(r"\b(?:[Oo]ur|[Uu]nser\w*) $", text[: one.roles[-1].start]):
            continue
        between = text[one.roles[-1].end : other.start]
        if _JOINED.fullmatch(between):
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


def _role_of(segment: Segment, match: re.Match[str], body: Mention | None) -> Role:
    return Role(segment, match.start("role"), match.end("role"), match["role"], body)
