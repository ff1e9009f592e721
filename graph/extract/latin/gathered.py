"""What several sentences of a German or English text say of one agreement, put together."""

from __future__ import annotations

import re

from graph.extract.bond import Bond
from graph.extract.latin.completed import complete_main
from graph.extract.latin.layout import join_title, part_briefs
from graph.extract.latin.owner import owner
from graph.extract.latin.party_lists import listed_before, settle_lists
from graph.extract.latin.sides import ONE_OF_SEVERAL, SIDES
from graph.extract.latin.spoken_before import (
    day_of_all,
    joined_after,
    joined_before,
    pair_before,
    said,
    sides,
    so_many_before,
    spoken_of,
    two_before,
)
from graph.extract.mentions import Mention
from graph.extract.register import Agreements, join_parties
from graph.patterns import regex


def gather(found: Agreements) -> None:
    """Puts together what several sentences say of one agreement, and completes its parties."""
    if all(bond.listing for bond in found.bonds):
        found.bonds = []
        return
    settle_lists(found)
    part_briefs(found)
    for number, bond in enumerate(found.bonds):
        if bond.again and len(bond.parties) < 2:
            told = spoken_of(found, number) or two_before(found, bond)
            join_parties(found, bond, told)
        elif not bond.parties and (group := so_many_before(found, bond)):
            join_parties(found, bond, group)
        elif len(bond.parties) < 2 and SIDES.search(said(bond)):
            join_parties(found, bond, sides(found, number))
        elif not bond.parties and ONE_OF_SEVERAL.match(said(bond)):
            join_parties(found, bond, joined_after(found, bond))
        elif len(bond.parties) < 2 and _MATCHING.search(said(bond)):
            pair = joined_before(found, bond)
            if set(bond.parties) <= {m.entity for m in pair}:
                join_parties(found, bond, pair)
        elif not bond.parties and bond.status == "Planned" and _NEW.match(said(bond)):
            join_parties(found, bond, two_before(found, bond, apart=False))
        if not bond.parties and _WITH_THIS.match(said(bond)):
            join_parties(found, bond, two_before(found, bond))
        if (
            not bond.parties
            and not bond.again
            and not any(len(b.parties) >= 2 for b in found.bonds[:number])
        ):
            join_parties(found, bond, listed_before(found, bond))
        if not bond.parties and bond.status == "Planned" and _FOLLOWS.search(said(bond)):
            join_parties(found, bond, spoken_of(found, number))
        if not bond.parties and _SUCCESSOR.search(said(bond)):
            join_parties(found, bond, spoken_of(found, number))
            bond.renewal = bond.renewal or bool(bond.parties)
        if not bond.parties:
            join_parties(found, bond, _joined_before_clauses(found, bond))
    if not found.bonds:
        return
    join_title(found)
    main = _main(found)
    _list_all(found, main)
    for bond in [b for b in found.bonds if b is not main]:
        target = _meant(found, bond, main)
        if target is not None:
            if len(target.parties) >= 2:
                bond.parties = {}
            join_parties(found, target, _on_behalf(found, bond))
            target.takes(bond)
            _lead(target, bond)
            found.bonds.remove(bond)
    complete_main(found, main)
    for bond in found.bonds:
        if not bond.signed and bond.status == main.status and ONE_OF_SEVERAL.match(said(bond)):
            bond.signed = day_of_all(found, bond)
    for bond in found.bonds:
        # The day of coming into force, in a table, stands for that of signing only by itself.
        days = [d for d in bond.signed if d not in bond.valid_from]
        bond.signed = days or bond.signed
    own = owner(found.scene)
    for bond in found.bonds:
        if bond is not main and len(bond.parties) < 2:
            join_parties(found, bond, pair_before(found, bond))
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


def _list_all(found: Agreements, main: Bond) -> None:
    """Item 7: Memorandum with X. … a memorandum between A, B and X: the title named one side."""
    if main.segment.index > 4 or re.search(r"[a-z][.!?]$", said(main)) or len(said(main)) > 120:
        return
    for bond in found.bonds:
        fits = not bond.signed or not main.signed or _fit(main, bond)
        more = 1 < len(main.parties) < len(bond.parties) and {*main.parties} < {*bond.parties}
        alike = bond.status == main.status and {*bond.kinds} & {*main.kinds}
        if more and fits and alike and not bond.earlier and bond.renewal == main.renewal:
            main.parties = dict(bond.parties)


#: Den entsprechenden Vertrag …: the one that the sentence before makes expected.
_MATCHING = regex(
    r"^(?:Die|Das|Der) \w*(?:[Vv]ereinbarung|[Vv]ertrag|[Aa]bkommen|[Mm]emorandum"
    r"|[Aa]bsichtserklärung) (?:trägt|datiert|wurde|ist)\b|"
    r"\b(?:[Ee]ntsprechende[nrs]?|[Dd]iesbezügliche[nrs]?|[Dd]azu|[Hh]ierzu|to (?:this"
    r"|that) (?:end|effect)"
    r"|corresponding|[Tt]he (?:[\w-]+ ){0,2}(?:agreement|memorandum|deal|pact|accord)"
    r"|[Tt]his (?:agreement"
    r"|memorandum))\b"
)
#: Mit diesem besteht ein Vertrag: between the two bodies that the sentence before names.
_WITH_THIS = regex(r"\s*(?:Mit (?:diese[mrn]|ihm|ihr|ihnen|denen|beiden)|With (?:it|them)) ")
#: Ein Memorandum soll folgen; a memorandum is to be signed: between those spoken of before.
_NEW = regex(r"(?:Eine?n?|An?) ")
#: The binding agreement is to follow: between those of the one before.
_FOLLOWS = regex(
    r"^The (?:final|definitive|binding|formal|full|detailed) (?:[\w-]+ )?(?:contract|agreement)\b"
    r".*\b(?:will|should|shall|would|is to|is due|is expected)\b"
    r"|\b(?:to|will|should|shall|solle?n?|wird|werden)\b.*\b(?:follow|folgen)\b"
)
#: Den Abschluss bildet die Unterzeichnung des Folgevertrags: by those of the one before.
_SUCCESSOR = regex(
    r"\b(?:Folge|Anschluss|Nachfolge)(?:vertrag|vereinbarung|abkommen|memorandum|papier)"
    r"|\b(?:follow-up|successor) (?:agreement|memorandum|MoU|pact|contract)"
)


def _joined_before_clauses(found: Agreements, bond: Bond) -> list[Mention]:
    """A und B bauen … auf. C. D. und E. F. haben die Vereinbarung dazu am … unterschrieben.

    A title that names no parties has become one with the sentence that dates it.
    """
    segments = found.scene.segments
    for index, start, end in bond.clauses:
        clause = Bond(segments[index], start, end, definite=True)
        if index != bond.segment.index and _MATCHING.search(said(clause)):
            pair = joined_before(found, clause)
            if pair:
                return pair
    return []


def _lead(target: Bond, bond: Bond) -> None:
    """An agreement stands where it is spoken of first."""
    if _place(bond) < _place(target):
        target.clauses.append((target.segment.index, target.start, target.end))
        target.segment, target.start, target.end = bond.segment, bond.start, bond.end


_ON_BEHALF = regex(
    r"\b(?:namens|im Namen|im Auftrag|on behalf of|in the name of) (?:(?:der|des|von|the) )?"
)
_SIGNED = regex(r"unterzeichn|unterschr|unterfertig|signed")


def _on_behalf(found: Agreements, bond: Bond) -> list[Mention]:
    """A. B. hat das Dokument namens der X unterschrieben: who is signed for is a party."""
    text = bond.segment.text.text
    match = _ON_BEHALF.search(text, bond.start, bond.end) if _SIGNED.search(said(bond)) else None
    named = found.scene.of(bond.segment, "organization") if match else []
    return [m for m in named if match and m.start == match.end()]


def _leaves_out(bond: Bond) -> bool:
    """Whether the sentence leaves out who concludes: we, or in the passive."""
    text = bond.segment.text.text[bond.start : bond.end]
    return (
        re.search(
            r"\b(?:we|our|us|wir|uns\w*|wird|wurden?|was|were|is|ist|been|besteht|bestehen|läuft|gilt"
            r"|gibt es|existiert)\b",
            text,
            re.IGNORECASE,
        )
        is not None
    )


def _main(found: Agreements) -> Bond:
    """The agreement the text is about: the first with parties, unless one before has a date."""
    main = _first_whole(found)
    if main.earlier:
        # The memorandum of 2014 between A and B has been renewed: the renewal it tells of.
        return next((b for b in found.bonds if _renews(b, main)), main)
    return main


def _first_whole(found: Agreements) -> Bond:
    first = found.bonds[0]
    if len(first.parties) >= 2 or first.signed:
        return first
    same = [b for b in found.bonds if len(b.parties) >= 2 and b.status == first.status]
    return same[0] if same and same[0].segment.index - first.segment.index <= 2 else first


def _renews(bond: Bond, older: Bond) -> bool:
    """Whether the sentence that tells of an older agreement says that this one renews it."""
    same = (bond.segment, bond.start) == (older.segment, older.start)
    return bond.renewal and same and set(bond.parties) == set(older.parties)


def _meant(found: Agreements, bond: Bond, main: Bond) -> Bond | None:
    """The agreement that a later sentence speaks of again, or None if it is another one."""
    if bond.earlier:
        return None
    if bond.ceremony:
        return _celebrated(found, bond)
    if _is_to_be_renewed(bond, main):
        join_parties(found, bond, list(main.parties.values()))
        bond.earlier = True
        return None
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
            and not (b.again and bond.again)
            and (not b.signed or not bond.signed or _fit(b, bond))
        ]
        if not alike and not bond.names and not bond.signed:
            # For A signs N. N., for B N. N.: some of the parties of an agreement of more.
            alike = [
                b
                for b in found.bonds
                if b is not bond and b.status == bond.status and set(bond.parties) < set(b.parties)
            ]
            alike = alike or _several_of(found, bond)
        known = set(bond.parties) & set(main.parties)
        renews = main.earlier and _renews(bond, main)
        if not alike and bond.definite and known and not renews and not _with_another(bond, main):
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
        if not alike and not main.parties and main.status == bond.status and _fit(main, bond):
            alike = [main]  # the day that a title or an invitation gives
        same_line = bond.segment is main.segment and bond.status == main.status
        if not alike and not main.parties and same_line and not bond.again:
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
    if bond.status == "Planned":
        before = [b for b in before if not b.earlier]
    if bond.signed and not bond.definite and main.segment.kind == "row":
        return None
    near = before[-1] if before and before[-1].segment is bond.segment else main
    if bond.definite and (not near.signed or not bond.signed or _fit(near, bond)):
        return near
    if bond.signed and near.signed and not _fit(near, bond):
        return None
    return near if near.status == bond.status or bond.definite else None


_THE_ONE = regex(r"(?:Die|Das|Der|Diese[rs]?|The) (?!neue|new)")


def _is_to_be_renewed(bond: Bond, main: Bond) -> bool:
    """Die am 3. Mai 2021 geschlossene Vereinbarung endet: the one whose renewal is planned."""
    planned = main.status == "Planned" and main.renewal and not main.signed
    known = bond.definite or _THE_ONE.match(said(bond)) is not None
    told = bond.status == "Concluded" and known and not bond.renewal
    return planned and told and bool(bond.signed) and {*bond.parties} <= {*main.parties}


def _celebrated(found: Agreements, bond: Bond) -> Bond | None:
    """The agreement that is signed on the day a sentence gives: the last told of before it."""
    before = [
        b
        for b in found.bonds
        if b is not bond and _place(b) < _place(bond) and not b.earlier and not b.ceremony
    ]
    if bond.status == "Planned":
        coming = [b for b in found.bonds if b.status == "Planned" and not b.ceremony]
        before = [b for b in before if b.status == "Planned"] or coming[:1]
    if not before:
        # They sealed it yesterday. … is based on a memorandum: the only one that comes after.
        after = [b for b in found.bonds if b is not bond and not b.earlier and not b.ceremony]
        before = after if len(after) == 1 else []
    last = max(before, key=lambda b: (_place(b), not b.signed, b.renewal), default=None)
    if last is None or last.status != bond.status:
        return None
    return last if not last.signed or _fit(last, bond) else None


_WITH_LAST = regex(r"\b(?:with|mit)(?: the| dem| der)? $")


def _with_another(bond: Bond, main: Bond) -> bool:
    """Whether a sentence names somebody else with whom: the agreement with X is another one."""
    text = bond.segment.text.text
    others = [m for entity, m in bond.parties.items() if entity not in main.parties]
    return bool(others) and all(
        m.segment is bond.segment
        and "PublicBody" not in m.types
        and _WITH_LAST.search(text[: m.start]) is not None
        for m in others
    )


def _place(bond: Bond) -> tuple[int, int]:
    return bond.segment.index, bond.start


def _part(bond: Bond, other: Bond) -> bool:
    """Whether a bond names some of the parties of an agreement of more than two."""
    return bond.definite and len(other.parties) > 2 and set(bond.parties) < set(other.parties)


def _several_of(found: Agreements, bond: Bond) -> list[Bond]:
    """A. B. of X signed, C. D. of Y and E. F. of Z for their side: each of two agreements."""
    some = [
        b for b in found.bonds if set(b.parties) < set(bond.parties) and b.status == bond.status
    ]
    whole = {party for b in some for party in b.parties}
    return some[-1:] if len(some) > 1 and whole == set(bond.parties) else []


def _fit(one: Bond, other: Bond) -> bool:
    """Whether dates of two agreements can be the same day, and both say enough to tell."""
    return any(
        a.value.compatible(b.value)
        for a in one.signed
        for b in other.signed
        if (a.value.year and b.value.year) or (a.value.month and b.value.month)
    )
