"""Notices of agreements on labelled lines: the title names it, labels give parties and day.

Memorandum of Understanding
Date: 9 June 2021
Parties: X Network; Y Association
"""

from __future__ import annotations

import re

from graph.calendar import find_dates
from graph.extract.bond import Bond, Dated
from graph.extract.clauses import terms
from graph.extract.latin.rows import cell_bodies
from graph.extract.latin.shown_days import is_invitation
from graph.extract.mentions import Mention
from graph.extract.register import Agreements, add_name, dated, join_parties
from graph.patterns import regex
from graph.segments import Segment

_PARTIES = regex(
    r"(?:Parties|Contracting parties|Partners|Between|Vertragspartner|Vertragsparteien|Parteien"
    r"|Partner|Beteiligte|Zwischen) ?: ?"
)
_DAY = regex(
    r"(?:Date(?: of (?:signing|signature|conclusion))?|Signed(?: on)?|Datum|Tag"
    r"|Unterzeichnet(?: am)?|Unterzeichnung|Wann|When|Termin) ?: ?"
)
#: A title stands among as many lines at the top.
_HEAD = 4


def noticed(found: Agreements) -> Bond | None:
    """The agreement of a notice, if its title and the line of its parties are there."""
    scene = found.scene
    title = next((s for s in scene.segments[:_HEAD] if _is_title(s)), None)
    if title is None:
        return None
    for line in scene.segments[title.index + 1 : title.index + 12]:
        label = _PARTIES.match(line.text.text)
        parties = _listed(found, line, label.end()) if label else []
        if len({m.text for m in parties}) < 2:
            continue
        bond = Bond(title, 0, len(title.text.text))
        term = terms(title)[0]
        bond.kinds = [term.kind] * bool(term.kind)
        add_name(bond, title, term)
        join_parties(found, bond, parties)
        bond.status = "Planned" if is_invitation(scene) else "Concluded"
        _date(found, bond)
        return bond
    return None


#: A notice of what is to come: Date and time: Tuesday, February 4, 14:00.
_TO_COME = regex(
    r"(?:Date(?: and time)?|Day|When|Time|Datum(?: und (?:Uhrz|Z)eit)?|Tag|Wann|Termin|Zeit)"
    r"(?: of (?:the )?(?:signing|ceremony))? ?: ?"
)
_CEREMONY = regex(r"\b(?:[Ss]igning|SIGNING|[Ss]ignature|Unterzeichnung|Vertragsunterzeichnung)\b")


def announced_day(found: Agreements) -> list[Dated]:
    """The day that a notice of a signing still to come gives on a labelled line."""
    lines = found.scene.segments
    if not any(_CEREMONY.search(line.text.text) for line in lines[:6]):
        return []
    for line in lines[:20]:
        label = _TO_COME.match(line.text.text)
        dates = find_dates(line.text.text, line.language) if label else []
        if dates and dates[0].date.day is not None and len(line.text.text) < 90:
            return [dated(line, dates[0])]
    return []


def _is_title(segment: Segment) -> bool:
    text = segment.text.text
    short = len(text) < 110 and not text.rstrip().endswith(".")
    return short and segment.kind != "row" and ":" not in text and bool(terms(segment))


def _listed(found: Agreements, line: Segment, start: int) -> list[Mention]:
    """The bodies that a line lists behind its label, known or not."""
    text = line.text.text
    end = len(text.rstrip(". "))
    parts, position = [], start
    for gap in re.finditer(r"; ", text[start:]):
        parts.append((position, start + gap.start()))
        position = start + gap.end()
    parts.append((position, end))
    return [body for part in parts for body in cell_bodies(found.scene, line, *part)]


def _date(found: Agreements, bond: Bond) -> None:
    for line in found.scene.segments[: bond.segment.index + 12]:
        label = _DAY.match(line.text.text)
        dates = find_dates(line.text.text, line.language) if label else []
        if label and dates and dates[0].date.day is not None and len(line.text.text) < 90:
            bond.signed = [dated(line, dates[0])]
            return
