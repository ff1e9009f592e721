"""People whom a label or a colon shows: Author: Manager Site Affairs (N. N.), Contact: N. N."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.latin.bodies import (
    bodies,
    owner_before,
)
from graph.extract.latin.office_patterns import patterns
from graph.extract.latin.persons import (
    is_name,
)
from graph.extract.latin.roles import at_roles, has_role, is_role
from graph.extract.latin.roles_after import roles_after
from graph.extract.latin.words import CAP, FIELD_NOUNS
from graph.extract.mentions import Mention, Scene
from graph.extract.sighting import Role, Sighting, seen
from graph.once import once
from graph.patterns import regex
from graph.segments import Segment


def by_colon(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """Director of X: N. N."""
    if not has_role(segment):
        return
    text = segment.text.text
    for match in at_roles(patterns()["colon"], segment):
        if _LABEL.match(match["role"]) and re.match(r", [A-Z]", text[match.end() :]):
            continue  # Contact Officer: N. N., Head of …: what follows the name is the role.
        body = _around(scene, segment, match.start())
        after = patterns()["after"].match(text, match.end())
        further = list(roles_after(scene, segment, after)) if after else []
        yield seen(segment, match, [role_of(segment, match, body), *further])


def by_label_and_role(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """Author: Manager Site Affairs (A. B.): a role and who holds it behind a label."""
    match = _labelled(segment)
    if match is not None and not any(bodies(scene, segment)):
        tag = "2" if match["name2"] else ""
        yield seen(segment, match, [role_of(segment, match, None)], tag)


def in_charge(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """Secretary of Commerce A. B.: an office with its field right before a name."""
    if not has_role(segment):
        return
    for match in at_roles(patterns()["in_charge"], segment):
        fields = re.findall(r"[A-ZÄÖÜ][\w-]+", match["field"])
        if all(word in FIELD_NOUNS for word in fields) and is_name(match["name"]):
            owner = owner_before(scene, segment, match.start("role"))
            yield seen(segment, match, [role_of(segment, match, owner)])


@once
def _labelled(segment: Segment) -> re.Match[str] | None:
    """The line of a label, a role and one name, if it is one."""
    match = patterns()["labelled"].match(segment.text.text) if has_role(segment) else None
    name = (match["name"] or match["name2"]) if match else ""
    return match if name and is_name(name) and not is_role(name.split()[0]) else None


_LABEL = regex(r"(?i:(?:(?:contact|report|press|media|lead) )?officer|Ansprechpartner(?:in)?)")


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
_ASIDE = regex(rf"(?: (?:of|in|from) (?:the )?(?:[A-Z]\w+ of )?{CAP}(?: {CAP})?)? ?(?:\([^()]*| )")


def role_of(segment: Segment, match: re.Match[str], body: Mention | None) -> Role:
    """The office that a pattern matched, at a body."""
    return Role(segment, match.start("role"), match.end("role"), match["role"], body)
