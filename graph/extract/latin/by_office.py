"""People beside their offices: N. N., director of X; the mayor of X, N. N."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.latin.bodies import (
    body_after,
    body_at,
    owner_before,
    slot,
    two_owners,
)
from graph.extract.latin.labels import _labelled, role_of
from graph.extract.latin.office_patterns import patterns
from graph.extract.latin.persons import (
    LETTERS,
    NAME,
    TITLED,
    TITLES,
    WORD,
    is_name,
)
from graph.extract.latin.roles import at_roles, has_role, is_role, role_pattern
from graph.extract.latin.roles_after import roles_after
from graph.extract.latin.words import CAP
from graph.extract.mentions import Mention, Scene
from graph.extract.sighting import Role, Sighting, seen
from graph.lexicon import role_key
from graph.patterns import regex
from graph.segments import Segment


def by_body(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """the mayor of X, N. N.: a role, what it is a role of, and the name in apposition."""
    if not has_role(segment):
        return
    text = segment.text.text
    for found in at_roles(patterns()["of"], segment):
        match = found
        if inner := role_pattern().search(text, match.start("body"), match.end("body")):
            # Vertreter des X sowie der Konsul von Y, N. N.: the last office is the name's.
            match = patterns()["of"].match(text, inner.start()) or match
        if not is_name(match["name"]):
            continue
        if _AFTER_NAME.search(text[: match.start("role")]):
            continue  # A. B., director of X, C. D., manager of Y: the role is of the name before.
        after = body_after(scene, segment, match.end("role"), match["role"])
        stated = role_of(segment, match, None)
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


_AFTER_NAME = regex(rf"{NAME}, (?:the |our |its )?$")


def by_role_before(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """Mayor N. N.; X's director, N. N.: the name follows the office."""
    if not has_role(segment):
        return
    text = segment.text.text
    for match in () if _labelled(segment) else at_roles(patterns()["before"], segment):
        owned = re.search(
            r"(?:['’]s?|\b(?:[Ii]ts|[Tt]heir|[Oo]ur|[Ii]hre?[nm]?|[Ss]eine?[nm]?)) (?:\w+ )?$",
            text[: match.start("role")],
        )
        apart = "," in text[match.end("role") : match.start("name")]
        alone = apart and _is_apposed(text, match)
        if apart and not match["titles"] and not owned and not match["also"] and not alone:
            continue
        stated = role_of(segment, match, owner_before(scene, segment, match.start("role")))
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


_ARTICLE_LAST = regex(r"\b[Tt]he (?:\w+ )?$")


def _is_apposed(text: str, match: re.Match[str]) -> bool:
    """the Lord Provost, A. B., …: an office with its article, and who holds it between commas."""
    before = text[: match.start("role")]
    closed = re.match(r"[,.;)]|$| and | said ", text[match.end("name") :])
    article = _ARTICLE_LAST.search(before)
    return bool(article and closed) and not _AFTER_NAME.search(before)


_AND_NAME = regex(rf" (?:and|und) (?P<titles>{TITLES})?(?P<name>{NAME})")
#: Professor N. N.: a form of address before a name, no office.
_TITLE_ONLY = regex(r"(?i:professor(?:in)?|prof)")
_OF_FIELD = ("für", "for", "of", "von", "in", "to")
_GOVERNS = frozenset(("mayor", "governor", "councillor"))
_OF_PLACE = regex(r" (?:of|von|aus) (?=[A-ZÄÖÜ])")
_TOWN = regex(rf"{CAP}(?= [a-zäöü]|[,.;]|$)")


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
    tight = re.match(r" (?:of|at|from|von|vom|der|des|aus) | \(", rest)
    line = re.match(r", [^,.;]+$", rest) and len(text) < 160
    if not tight and not line:
        return None
    return body_after(scene, segment, end, allow_bare=False)


def by_role_after(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """N. N., director of X: the office follows the name."""
    if not has_role(segment):
        return
    text = segment.text.text
    starts = [*TITLED.finditer(text), *patterns()["bare"].finditer(text), *_listed(text)]
    for name in sorted(starts, key=lambda m: (m.start(), -m.end())):
        ahead = _NOUN_AHEAD.match(name["name"]) if name.re is patterns()["bare"] else None
        if ahead is not None:
            name = patterns()["bare"].match(text, name.start("name") + ahead.end()) or name
        if not is_name(name["name"]):
            continue
        letters = LETTERS.match(text, name.end())
        lead = _ROLE_LEADS.match(name["name"]) if "titles" not in name.groupdict() else None
        if lead is not None and is_role(lead["role"]):
            # Präsident A. B., zugleich Leiter von X: the office before is no part of the name.
            name = patterns()["bare"].match(text, name.start("name") + lead.end()) or name
        after = patterns()["after"].match(text, letters.end() if letters else name.end())
        if after is None or _is_of_next(scene, segment, after):
            continue
        yield seen(segment, name, list(roles_after(scene, segment, after)))


#: der Vertrag von A. B., Leiter von X: the noun before is what is said to be by A. B.; behind
#: the ‘von’ of a noble name stands one word.
_NOUN_AHEAD = regex(rf"(?:[A-ZÄÖÜ][\w-]+ ){{1,3}}von (?={NAME}$)")
_ROLE_LEADS = regex(rf"(?P<role>[A-ZÄÖÜ][\w-]+) (?={NAME})")


def _is_of_next(scene: Scene, segment: Segment, after: re.Match[str]) -> bool:
    """Chair A. B., Treasurer C. D.: the role after a comma leads on to the next name."""
    text = segment.text.text
    following = _NEXT_NAME.match(text, after.end())
    if following is None or after.group()[0] != "," or not is_name(following["name"]):
        return False
    return body_at(scene, segment, following.start("name")) is None


_NEXT_NAME = regex(rf" (?:{TITLES})?(?P<name>{NAME})(?=[,;.]|$| und | and )")
_LISTED_AND = regex(rf"(?<=, and )(?P<name>{WORD})(?=, )")
_LISTED_UND = regex(rf"(?<= und )(?P<name>{WORD})(?=, )")


def _listed(text: str) -> Iterator[re.Match[str]]:
    """Mr. Takahashi, Director, and Shimamura, Associate Manager: a bare family name in a list."""
    yield from _LISTED_AND.finditer(text)
    yield from _LISTED_UND.finditer(text)
