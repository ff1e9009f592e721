"""What the parties agree to do: words of the list of activities, where the text lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.extract.bond import Bond
from graph.extract.clauses import sentences
from graph.extract.mentions import Mention
from graph.extract.register import Agreements
from graph.extract.tables import partner_rows
from graph.extract.validity import contract_of
from graph.lexicon import table
from graph.segments import Segment

_CONTENT = re.compile(
    r"目的|取組|内容|事項|連携分野|協力分野|[Aa]ims|[Oo]bjectives|[Ss]cope|Ziele|Inhalte?|Gegenstand"
)


@cache
def _patterns(language: str) -> list[tuple[str, re.Pattern[str]]]:
    rows = table("activities")
    return [(concept, re.compile(words[language])) for concept, words in rows.items()]


def add_activities(found: Agreements) -> None:
    """Adds the activities of each agreement, with the words that say so."""
    rows = {row.segment.index: row for row in partner_rows(found.scene, found.entities)}
    owner: Bond | None = None
    for segment in found.scene.segments:
        if segment.index in rows:
            owner = _of_row(found, rows[segment.index].parties)
        elif segment.kind != "item" and not segment.text.text.startswith("・"):
            owner = None
        bond = contract_of(found, segment) or (owner if owner and segment.kind == "item" else None)
        bond = bond or _of_section(found, segment)
        spans = [(0, len(segment.text.text))] if bond else list(_in_sentences(found, segment))
        bond = bond or found.main
        if bond is not None and segment.kind != "heading":
            for start, end in spans:
                _collect(bond, segment, start, end)


def _of_row(found: Agreements, parties: list[Mention]) -> Bond | None:
    wanted = {m.entity for m in parties}
    return next((b for b in found.bonds if set(b.parties) == wanted), None)


def _of_section(found: Agreements, segment: Segment) -> Bond | None:
    """Sections like 目的 and 協力事項 list what the main agreement is about."""
    if segment.heading < 0 or found.main is None:
        return None
    heading = found.scene.segments[segment.heading].text.text
    if re.search(r"これまで|経緯|実績|背景|bisher|so far", heading):
        return None
    short = len(heading) <= 30 and segment.kind in ("item", "paragraph")
    return found.main if short and _CONTENT.search(heading) else None


_ABOUT_IT = re.compile(
    r"Kooperationsprogramm|Vorgesehen|Vereinbart ist|covering|centres on|will be able"
    r"|commit to|erleichtern soll"
    r"|覚書|協定|力を合わせ|後押し|助け合|今後は"
)


def _in_sentences(found: Agreements, segment: Segment) -> Iterator[tuple[int, int]]:
    """Sentences of running text that say what the main agreement brings."""
    if found.main is None or len(found.bonds) > 3:
        return
    near = found.main.segment.index
    for sentence in sentences(segment):
        if near <= segment.index <= near + 3 and _ABOUT_IT.search(sentence.text):
            yield sentence.start, sentence.end


def _collect(bond: Bond, segment: Segment, start: int, end: int) -> None:
    known = {concept for concept, _ in bond.activities}
    for concept, pattern in _patterns(segment.language):
        match = pattern.search(segment.text.text, start, end)
        if match is None:
            continue
        span = segment.text.span(*match.span())
        if concept not in known or (concept, span) not in bond.activities:
            bond.activities.append((concept, span))
