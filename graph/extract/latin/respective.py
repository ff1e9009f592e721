"""Two who sign together, of whom nothing says whose they are: each for a party, in their order.

X und Y haben einen Vertrag geschlossen. Unterschrieben haben ihn Vorstand A. B. und
Direktorin C. D.: the first is of X, the second of Y.
"""

from __future__ import annotations

import re

from graph.extract.bond import Bond
from graph.extract.clauses import Sentence, sentences, within
from graph.extract.latin.joined import inside
from graph.extract.people import Person
from graph.extract.register import Agreements
from graph.extract.sighting import Role, Sighting
from graph.patterns import regex

_SIGNED = regex(
    r"unterzeichn|unterschr|Unterschrift|unterfertig|signier|besiegel|gefertigt|Namen unter"
    r"|\bsigned\b|\bsignatures?\b",
    re.IGNORECASE,
)
_JOINED = within(
    r"(?:, [^,;.]{2,60})?,? (?:und|sowie|and) (?:(?:der|die|the|its|dessen|deren) )?(?:\w+e )?"
)
#: Whom they sign for is said, or they only look on.
_FOR_SOMEBODY = regex(
    r"\b(?:[Ff]ür|[Nn]amens|im Namen|seitens|beide (?:für|von)|[Ff]or|behalf|Beisein|Anwesenheit"
    r"|presence|witness\w*)\b"
)


def give_each_a_party(found: Agreements) -> None:
    """Gives the two who sign for the two parties of an agreement their bodies."""
    for bond in found.bonds:
        if len(bond.parties) != 2 or bond.earlier or bond.segment.language == "ja":
            continue
        for sentence in _told_after(found, bond):
            if not _SIGNED.search(sentence.text) or _FOR_SOMEBODY.search(sentence.text):
                continue
            if signed := _two_signers(found, sentence):
                _give(bond, *signed)
                break


def _told_after(found: Agreements, bond: Bond) -> list[Sentence]:
    """The sentence of an agreement and the two behind it, in its paragraph or the next."""
    here = [s for s in sentences(bond.segment) if s.end > bond.start]
    below = found.scene.segments[bond.segment.index + 1 : bond.segment.index + 2]
    return [*here, *(s for line in below for s in sentences(line))][:3]


def _two_signers(found: Agreements, sentence: Sentence) -> tuple[Role, Role] | None:
    """The offices of the only two people of a sentence, where ‘and’ joins them."""
    seen: list[tuple[Sighting, Person]] = [
        (one, person)
        for person in found.people
        for one in person.sightings
        if one.segment is sentence.segment and sentence.start <= one.start < sentence.end
    ]
    seen.sort(key=lambda pair: pair[0].start)
    if len(seen) != 2 or any(len(one.roles) != 1 or len(p.roles) != 1 for one, p in seen):
        return None
    first, second = (person.roles[0] for _, person in seen)
    if not first.title or not second.title or second.segment is not sentence.segment:
        return None
    if second.start > seen[1][0].start or first.start > seen[0][0].start:
        return None
    clause = [m for m in inside(found.scene, sentence) if m.start > first.start - 60]
    if any(first.start <= m.start < seen[1][0].start for m in clause):
        return None
    between = sentence.segment.text.text[seen[0][0].end : second.start]
    return (first, second) if _JOINED.fullmatch(between) else None


def _give(bond: Bond, first: Role, second: Role) -> None:
    """The bodies of two offices: where one is known, the other is of the other party."""
    one, other = bond.parties.items()
    stated = [r.organization.entity if r.organization else -1 for r in (first, second)]
    if stated == [-1, -1]:
        first.organization, second.organization = one[1], other[1]
    elif -1 in stated or stated[0] == stated[1]:
        known = stated[0] if stated[0] >= 0 else stated[1]
        if known not in bond.parties:
            return
        rest = other[1] if known == one[0] else one[1]
        if stated[0] < 0:
            first.organization = rest
        else:
            second.organization = rest
