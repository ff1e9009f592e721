"""What several sentences of a German or English text say of one agreement, put together."""

from __future__ import annotations

import re
from itertools import pairwise

from graph.extract.bond import Bond
from graph.extract.clauses import Sentence, mask, sentences, terms
from graph.extract.concluding_latin import as_bodies
from graph.extract.joined_latin import inside, listed_from
from graph.extract.mentions import Mention
from graph.extract.moments_latin import labelled_day, signature_dates
from graph.extract.owner_latin import owner
from graph.extract.parties_latin import is_together, leaders, parties_latin, signers
from graph.extract.party_lists_latin import listed_before, settle_lists
from graph.extract.register import Agreements, distinct, join_parties
from graph.extract.sides_latin import SIDES, TWO

_SIGNING = re.compile(
    r"unterzeichn|unterschr[ie]+b|Unterschrift|signed|[Ss]ignatures? came|signier", re.IGNORECASE
)
_CONTRACT = re.compile(
    r"IN WITNESS WHEREOF|[Ii]n [Ww]itness [Ww]hereof|duly authori[sz]ed|hereinafter|nachfolgend"
    r"|Vertragspartner|§ ?\d|Article \d|Artikel \d|WHEREAS|Präambel"
)


def gather(found: Agreements) -> None:
    """Puts together what several sentences say of one agreement, and completes its parties."""
    if all(bond.listing for bond in found.bonds):
        found.bonds = []
        return
    settle_lists(found)
    for number, bond in enumerate(found.bonds):
        if bond.again and len(bond.parties) < 2:
            join_parties(found, bond, _spoken_of(found, number))
        elif len(bond.parties) < 2 and SIDES.search(_said(bond)):
            join_parties(found, bond, _sides(found, number))
        elif len(bond.parties) < 2 and _MATCHING.search(_said(bond)):
            pair = _joined_before(found, bond)
            if set(bond.parties) <= {m.entity for m in pair}:
                join_parties(found, bond, pair)
        elif not bond.parties and bond.status == "Planned" and _NEW.match(_said(bond)):
            join_parties(found, bond, _two_before(found, bond))
        if (
            not bond.parties
            and not bond.again
            and not any(len(b.parties) >= 2 for b in found.bonds[:number])
        ):
            join_parties(found, bond, listed_before(found, bond))
        if not bond.parties and bond.status == "Planned" and _FOLLOWS.search(_said(bond)):
            join_parties(found, bond, _spoken_of(found, number))
    _join_title(found)
    main = _main(found)
    for bond in [b for b in found.bonds if b is not main]:
        target = _meant(found, bond, main)
        if target is not None:
            if len(target.parties) >= 2:
                bond.parties = {}
            target.takes(bond)
            _lead(target, bond)
            found.bonds.remove(bond)
    _complete_main(found, main)
    own = owner(found.scene)
    for bond in found.bonds:
        if bond is not main and len(bond.parties) < 2:
            join_parties(found, bond, _pair_before(found, bond))
        if len(bond.parties) == 1 and own is not None and _leaves_out(bond):
            join_parties(found, bond, [own] if own.category == "organization" else [])
    # Others of which too little is known are none: nothing is made up for them.
    found.bonds = [b for b in found.bonds if b is main or not b.ceremony]
    found.bonds = [
        b
        for b in found.bonds
        if b is main
        or len(b.parties) >= 2
        or (
            set(b.parties) <= set(main.parties)
            and b.status == main.status
            and (b.definite or b.renewal or not b.signed)
        )
    ]


def _join_title(found: Agreements) -> None:
    """An undated agreement of the title is the first one that the text tells of, if it fits."""
    for title in [b for b in found.bonds if _is_title(b)]:
        for bond in found.bonds:
            if bond is title or bond.status != title.status or len(title.parties) < 2:
                continue
            if not set(title.parties) <= set(bond.parties):
                continue
            if bond.segment is not title.segment and not bond.again:
                title.renewal = bond.renewal or title.renewal
                title.takes(bond)
                found.bonds.remove(bond)
            break


def _is_title(bond: Bond) -> bool:
    """Whether an undated agreement stands in a short line at the head of the text."""
    text = bond.segment.text.text
    short = len(text) < 160 and re.search(r"[a-zäöü]{2}[.!?]$", text) is None
    return not bond.signed and bond.segment.index <= 3 and short and not bond.again


#: Den entsprechenden Vertrag …: the one that the sentence before makes expected.
_MATCHING = re.compile(
    r"\b(?:[Ee]ntsprechende[nrs]?|[Dd]iesbezügliche[nrs]?|[Dd]azu|[Hh]ierzu|to this end|to that end"
    r"|corresponding|[Tt]he (?:\w+ )?(?:agreement|memorandum|deal|pact|accord)|[Tt]his (?:agreement"
    r"|memorandum))\b"
)


#: Ein Memorandum soll folgen; a memorandum is to be signed: between those spoken of before.
_NEW = re.compile(r"(?:Eine?n?|An?) ")


#: The binding agreement is to follow: between those of the one before.
_FOLLOWS = re.compile(
    r"\b(?:to|will|should|shall|soll|wird|sollen|werden)\b.*\b(?:follow|folgen)\b"
)


def _joined_before(found: Agreements, bond: Bond) -> list[Mention]:
    """A und B kooperieren künftig: the bodies that the sentence right before joins."""
    before = [s for s in sentences(bond.segment) if s.end <= bond.start][-1:]
    for one in before:
        parties = distinct(found, parties_latin(found.scene, one))
        if len(parties) >= 2 and is_together(one.text) and _are_joined(one, parties):
            return parties
        for body in inside(found.scene, one):
            run = listed_from(found.scene, one, body.start, True, found.people)
            if len(run) >= 2 and is_together(one.text):
                return distinct(found, as_bodies(found, run))
    return []


def _lead(target: Bond, bond: Bond) -> None:
    """An agreement stands where it is spoken of first."""
    if _place(bond) < _place(target):
        target.clauses.append((target.segment.index, target.start, target.end))
        target.segment, target.start, target.end = bond.segment, bond.start, bond.end


def _said(bond: Bond) -> str:
    return bond.segment.text.text[bond.start : bond.end]


def _sides(found: Agreements, number: int) -> list[Mention]:
    """The parties of the agreement spoken of last, else the two bodies that the title joins."""
    pair = _two_before(found, found.bonds[number]) if TWO.search(_said(found.bonds[number])) else []
    if pair:
        return pair
    for bond in reversed(found.bonds[:number]):
        if len(bond.parties) >= 2:
            return list(bond.parties.values())
    for segment in found.scene.segments[:4]:
        text = segment.text.text
        masked = mask(segment)
        bodies = found.scene.of(segment, "organization", "cluster", "facility")
        shown = [m for m in bodies if "\0" not in masked[m.start : m.end]]
        pair = as_bodies(found, [m for m in shown if "OrganizationalUnit" not in m.types][:2])
        if len(pair) == 2 and len(text) < 200:
            between = masked[pair[0].end : pair[1].start]
            if re.fullmatch(
                r"[\0 ]*(?:/|–|-|&|and|und|with|mit|\+) ?(?:the |der |die |dem )?", between
            ):
                return pair
    return []


def _spoken_of(found: Agreements, number: int) -> list[Mention]:
    """The parties of the agreement of that kind spoken of last, else of the next one."""
    again = found.bonds[number]
    kinds = {t.kind for t in terms(again.segment) if again.start <= t.start < again.end} - {""}
    others = [*reversed(found.bonds[:number]), *found.bonds[number + 1 :]]
    whole = [b for b in others if len(b.parties) >= 2]
    alike = [b for b in whole if kinds & {*b.kinds}]
    return [m for b in [*alike, *whole][:1] for m in b.parties.values()]


def _two_before(found: Agreements, bond: Bond) -> list[Mention]:
    """Beide Stellen haben …: the two bodies that the sentence right before names."""
    before = [s for s in sentences(bond.segment) if s.end <= bond.start][-1:]
    for one in before:
        named = distinct(found, as_bodies(found, inside(found.scene, one)))
        if len(named) == 2:
            return named
    return []


def _leaves_out(bond: Bond) -> bool:
    """Whether the sentence leaves out who concludes: we, or in the passive."""
    text = bond.segment.text.text[bond.start : bond.end]
    return (
        re.search(
            r"\b(?:we|our|us|wir|uns\w*|wird|wurden?|was|were|is|ist|been)\b", text, re.IGNORECASE
        )
        is not None
    )


def _main(found: Agreements) -> Bond:
    """The agreement the text is about: the first with parties, unless one before has a date."""
    first = found.bonds[0]
    if len(first.parties) >= 2 or first.signed:
        return first
    same = [b for b in found.bonds if len(b.parties) >= 2 and b.status == first.status]
    return same[0] if same and same[0].segment.index - first.segment.index <= 2 else first


def _meant(found: Agreements, bond: Bond, main: Bond) -> Bond | None:
    """The agreement that a later sentence speaks of again, or None if it is another one."""
    if bond.earlier:
        return None
    if bond.ceremony:
        return _celebrated(found, bond)
    whole = len(bond.parties) >= 2
    if whole and not bond.names and not bond.renewal and bond.signed:
        # A. B. of X and C. D. of Y signed on 3 May: the renewal that has no day yet.
        undated = [
            b
            for b in found.bonds
            if b.renewal and not b.signed and _place(b) < _place(bond) and b.status == bond.status
        ]
        if undated and set(undated[-1].parties) == set(bond.parties):
            return undated[-1]
    if whole:
        alike = [
            b
            for b in found.bonds
            if b is not bond
            and (set(b.parties) == set(bond.parties) or _part(bond, b))
            and b.renewal == bond.renewal
            and b.status == bond.status
            and (not b.signed or not bond.signed or _fit(b, bond))
        ]
        if not alike and not bond.names and not bond.signed:
            # For A signs N. N., for B N. N.: some of the parties of an agreement of more.
            alike = [
                b
                for b in found.bonds
                if b is not bond and b.status == bond.status and set(bond.parties) < set(b.parties)
            ]
        if not alike and bond.definite and set(bond.parties) & set(main.parties):
            fits = not bond.signed or not main.signed or _fit(main, bond)
            alike = [main] if fits and bond.status == main.status else []
        if (
            not alike
            and bond.definite
            and len(main.parties) < 2
            and set(main.parties) <= set(bond.parties)
            and main.status == bond.status
        ):
            alike = [main]
        if not alike and len(main.parties) < 2 and not main.signed and not bond.signed:
            alike = [main] if set(main.parties) <= set(bond.parties) else []
        return alike[0] if alike else None
    if bond.signed and main.signed and not bond.definite and not _fit(main, bond):
        return None
    if bond.parties and not set(bond.parties) <= set(main.parties) and not bond.definite:
        return main if len(main.parties) < 2 else None
    if bond.renewal and not main.renewal and bond.signed:
        return None
    before = [
        b for b in found.bonds if b is not bond and _place(b) < _place(bond) and len(b.parties) >= 2
    ]
    if bond.signed and not bond.definite and main.segment.kind == "row":
        return None
    near = before[-1] if before and before[-1].segment is bond.segment else main
    if bond.definite and (not near.signed or not bond.signed or _fit(near, bond)):
        return near
    if bond.signed and near.signed and not _fit(near, bond):
        return None
    return near if near.status == bond.status or bond.definite else None


def _celebrated(found: Agreements, bond: Bond) -> Bond | None:
    """The agreement that is signed on the day a sentence gives: the last told of before it."""
    before = [
        b
        for b in found.bonds
        if b is not bond and _place(b) < _place(bond) and not b.earlier and not b.ceremony
    ]
    last = max(before, key=lambda b: (_place(b), not b.signed, b.renewal), default=None)
    if last is None or last.status != bond.status:
        return None
    return last if not last.signed or _fit(last, bond) else None


def _place(bond: Bond) -> tuple[int, int]:
    return bond.segment.index, bond.start


def _part(bond: Bond, other: Bond) -> bool:
    """Whether a bond names some of the parties of an agreement of more than two."""
    return bond.definite and len(other.parties) > 2 and set(bond.parties) < set(other.parties)


def _fit(one: Bond, other: Bond) -> bool:
    """Whether dates of two agreements can be the same day, and both say enough to tell."""
    return any(
        a.value.compatible(b.value)
        for a in one.signed
        for b in other.signed
        if (a.value.year and b.value.year) or (a.value.month and b.value.month)
    )


def _complete_main(found: Agreements, main: Bond) -> None:
    """The main agreement's parties and day, from those who sign and those who work together."""
    for evidence in (_signing_bodies, _led):
        if len(main.parties) < 2:
            bodies = evidence(found)
            # Heads of bodies without the one party that is known are those of something else;
            # beside it, more than one of them may be a guest.
            fits = set(main.parties) <= {m.entity for m in bodies}
            if evidence is not _led or (fits and len(bodies) == 2) or not main.parties:
                join_parties(found, main, bodies)
    if not main.signed and main.status == "Concluded":
        main.signed = labelled_day(found.scene)
    if not main.signed and any(_CONTRACT.search(s.text.text) for s in found.scene.segments):
        main.signed = signature_dates(found.scene)


def _led(found: Agreements) -> list[Mention]:
    """The bodies whose heads the text names."""
    leading = [r for r in leaders(found.people) if r.organization is not None]
    named = [r.organization for r in leading if r.organization]
    return distinct(found, [m for m in named if m.category == "organization"])


def _signing_bodies(found: Agreements) -> list[Mention]:
    """The bodies of the people whom a sentence names as signing."""
    bodies: list[Mention] = []
    for segment in found.scene.segments:
        for sentence in sentences(segment):
            if _SIGNING.search(sentence.text):
                bodies.extend(
                    r.organization for r in signers(sentence, found.people) if r.organization
                )
    return distinct(found, [m for m in bodies if m.category == "organization"])


_JOINT = re.compile(
    r"(?:[\0 ]|, [^,]{3,40},)*(?:und|and|mit|with|sowie|&)(?: (?:the|die|das|der|dem"
    r"|\w+e))? (?:\w+e )?$"
)


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
