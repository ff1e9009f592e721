"""Agreements in German and English texts.

A sentence with a word for an agreement and a verb of concluding names the
parties, or leaves them to the people who sign, to a sentence about working
together, or to the heads of bodies in a caption; so the evidence of the whole
document is gathered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from graph.calendar import DateMention, find_dates
from graph.extract.bond import Bond
from graph.extract.clauses import Sentence, sentences, terms, verb
from graph.extract.mentions import Mention
from graph.extract.parties_latin import is_together, leaders, parties_latin, signers, unknown_latin
from graph.extract.register import Agreements, add_name, dated, distinct, join_parties

_DEFINITE = re.compile(
    r"(?:\b(?:[Tt]he|[Tt]his|[Dd]ie|[Dd]as|[Dd]er|[Dd]en|[Dd]em|[Dd]es|[Dd]ieses?|[Dd]ieser|[Bb]eim|[Zz]ur|[Zz]um)"
    r"(?: \w+e[nrs]?(?: und \w+e[nrs]?)?)? )$"
)
_SIGNING = re.compile(
    r"unterzeichn|unterschr[ie]+b|Unterschrift|signed|[Ss]ignatures? came|signier", re.IGNORECASE
)


def latin_bonds(found: Agreements, sentence: Sentence) -> Iterator[Bond]:
    """The agreements that a sentence speaks of as concluded; parties may still be missing."""
    segment, text = sentence.segment, sentence.text
    elsewhere = _another_with(found, sentence)
    if elsewhere is not None:
        yield elsewhere
        return
    here = [t for t in terms(segment) if sentence.start <= t.start < sentence.end]
    if not verb("conclude", segment.language).search(text):
        return
    parties = _parties_of(found, sentence) if here or segment.index == 0 else []
    if not here and len(parties) < 2:
        return
    bond = Bond(segment, sentence.start, sentence.end)
    bond.renewal = bool(verb("renew", segment.language).search(text))
    for term in here[:1]:
        bond.kinds = [term.kind] * bool(term.kind)
        add_name(bond, segment, term)
        bond.definite = bool(_DEFINITE.search(segment.text.text[: term.start]))
    join_parties(found, bond, parties)
    bond.signed = [dated(segment, d) for d in _dates(sentence)]
    bond.status = "Planned" if verb("plan", segment.language).search(text) else "Concluded"
    yield bond


def _parties_of(found: Agreements, sentence: Sentence) -> list[Mention]:
    parties = distinct(found, parties_latin(found.scene, sentence))
    if len(parties) < 2:
        parties = distinct(found, [*parties, *unknown_latin(found.scene, sentence)])
    if len(parties) < 2:
        signing = [r.organization for r in signers(sentence, found.people) if r.organization]
        parties = distinct(found, [*parties, *signing])
    return parties


def _another_with(found: Agreements, sentence: Sentence) -> Bond | None:
    """only the city of Kawasaki had concluded one with LINK-J before: an earlier agreement."""
    match = re.search(
        r"(?:concluded|signed|has|have|had) (?:one|another|such an agreement) with ", sentence.text
    )
    if match is None:
        return None
    bodies = found.scene.of(sentence.segment, "organization")
    inside = distinct(found, [m for m in bodies if sentence.start <= m.start < sentence.end])
    if len(inside) != 2:
        return None
    bond = Bond(sentence.segment, sentence.start, sentence.end, kinds=["MemorandumOfUnderstanding"])
    bond.earlier = True
    join_parties(found, bond, inside)
    return bond


def _dates(sentence: Sentence) -> list[DateMention]:
    """The date of signing in a sentence: the most precise one that begins or ends no period."""
    segment = sentence.segment
    text = segment.text.text
    kept = [
        d
        for d in find_dates(text, segment.language)
        if sentence.start <= d.start < sentence.end
        and not re.search(
            r"(?:since|seit|until|bis|from|ab|by) (?:the |dem |zum )?$", text[: d.start]
        )
        and (d.date.day is not None or d.date.year is not None)
    ]
    return sorted(kept, key=lambda d: (d.date.day is None, d.start))[:1]


def gather(found: Agreements) -> None:
    """Puts together what several sentences say of one agreement, and completes its parties."""
    if not found.bonds:
        return
    main = found.bonds[0]
    for bond in list(found.bonds[1:]):
        if bond.earlier or (not bond.definite and bond.signed and main.signed):
            continue
        separate = (
            len(bond.parties) >= 2
            and len(main.parties) >= 2
            and not set(bond.parties) & set(main.parties)
        )
        if not separate and (bond.definite or not bond.signed):
            if len(main.parties) >= 2:
                bond.parties = {}
            main.takes(bond)
            found.bonds.remove(bond)
    if len(main.parties) < 2:
        join_parties(found, main, _signing_bodies(found))
    if len(main.parties) < 2:
        join_parties(found, main, _together(found))
    if len(main.parties) < 2:
        join_parties(found, main, [r.organization for r in leaders(found.people) if r.organization])
    for bond in found.bonds:
        if bond is not main and len(bond.parties) < 2:
            join_parties(found, bond, _pair_before(found, bond))


def _signing_bodies(found: Agreements) -> list[Mention]:
    """The bodies of the people whom a sentence names as signing."""
    bodies: list[Mention] = []
    for segment in found.scene.segments:
        for sentence in sentences(segment):
            if _SIGNING.search(sentence.text):
                bodies.extend(
                    r.organization for r in signers(sentence, found.people) if r.organization
                )
    return distinct(found, bodies)


_JOINT = re.compile(
    r"(?:[\0 ]|, [^,]{3,40},)*(?:und|and|mit|with|sowie|&)(?: (?:the|die|das|der|dem"
    r"|\w+e))? (?:\w+e )?$"
)


def _together(found: Agreements) -> list[Mention]:
    """Bodies that a sentence about working together joins: zwischen A und B, A und B."""
    for segment in found.scene.segments:
        if segment.language == "ja":
            continue
        for sentence in sentences(segment):
            parties = distinct(found, parties_latin(found.scene, sentence))
            if len(parties) >= 2 and is_together(sentence.text) and _are_joined(sentence, parties):
                return parties
    return []


def _are_joined(sentence: Sentence, parties: list[Mention]) -> bool:
    ordered = sorted(parties, key=lambda m: m.start)
    between = [sentence.masked[a.end : b.start] for a, b in pairwise(ordered)]
    return all(_JOINT.match(gap) or gap.strip() == "," for gap in between)


def _pair_before(found: Agreements, bond: Bond) -> list[Mention]:
    """Im Jahr 2009 wurde dafür …: the pair that the sentence before it joins by zwischen."""
    segment = bond.segment
    head = segment.text.text[: bond.start]
    match = re.search(r"(?:zwischen|between) (?:dem |der |the )?[^.]*$", head.rstrip(". "))
    if match is None:
        return []
    pair = [
        m for m in found.scene.of(segment, "organization") if match.start() <= m.start < match.end()
    ]
    for place in found.scene.of(segment, "place"):
        if match.start() <= place.start < match.end():
            body = next(
                (
                    t.first
                    for _, t in found.entities.alive("organization")
                    if "PublicBody" in t.types and place.text in t.name.split()
                ),
                None,
            )
            pair.extend([body] if body is not None else [])
    return distinct(found, pair) if len(distinct(found, pair)) >= 2 else []
