"""Agreements by where they stand: in the title of a text, or in one of several news items."""

from __future__ import annotations

import re

from graph.extract.bond import Bond
from graph.extract.latin.party_lists import listed_before
from graph.extract.latin.spoken_before import two_before
from graph.extract.mentions import Mention
from graph.extract.register import Agreements, join_parties
from graph.patterns import regex

_BRIEF = regex(
    r"(?:\[[^\]]{3,30}\] |[A-ZÄÖÜ][\w/.’'-]*(?:[ ,/-]+[\w.’'-]+){0,5}?(?: [–-]+|[.:]) )(?=[A-ZÄÖÜ])"
)


def part_briefs(found: Agreements) -> None:
    """In a list of news items, each speaks of its own bodies: what names none there is dropped."""
    items = {
        s.index for s in found.scene.segments if len(s.text.text) > 90 and _BRIEF.match(s.text.text)
    }
    if len(items) < 3:
        return
    for bond in list(found.bonds):
        here = [b for b in found.bonds if b.segment is bond.segment]
        if bond.segment.index in items and not any(b.parties for b in here):
            before = listed_before(found, bond) or two_before(found, bond)
            join_parties(found, bond, before)
            if len(bond.parties) < 2:
                found.bonds.remove(bond)


def join_title(found: Agreements) -> None:
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
    for title in [b for b in found.bonds if _is_title(b) and len(b.parties) == 2]:
        shared = [
            b
            for b in found.bonds
            if b is not title
            and b.status == title.status
            and len(set(b.parties) & set(title.parties)) == 1
            and not _is_title(b)
        ]
        rest = [m for e, m in title.parties.items() if shared and e not in shared[0].parties]
        if len(rest) != 1:
            continue
        if _is_of_place(found, rest[0]) or _is_told_next(found, title, shared[0], rest[0]):
            # Abkommen mit Texas: in a headline the place stands for the body that is there.
            title.parties = dict(shared[0].parties)
            title.takes(shared[0])
            found.bonds.remove(shared[0])


def _is_told_next(found: Agreements, title: Bond, told: Bond, supposed: Mention) -> bool:
    """City of Ilm / Memorandum with X / Y and X signed …: the masthead was but supposed a party.

    ``told`` is what the text speaks of right after the title, which does not name ``supposed``.
    """
    if supposed.segment is title.segment or told.earlier:
        return False
    between = [
        b
        for b in found.bonds
        if b not in (title, told) and title.segment.index <= b.segment.index <= told.segment.index
    ]
    return not between


def _is_of_place(found: Agreements, body: Mention) -> bool:
    """Whether a body is called only by the name of a place."""
    thing = found.entities.of(body)
    return all(
        ("PublicBody" in m.types and " " not in m.text) or found.scene.authority.country(m.text)
        for m in thing.mentions
    )


def _is_title(bond: Bond) -> bool:
    """Whether an undated agreement stands in a short line at the head of the text."""
    text = bond.segment.text.text
    short = len(text) < 160 and re.search(r"[a-zäöü]{2}[.!?]$", text) is None
    return not bond.signed and bond.segment.index <= 3 and short and not bond.again
