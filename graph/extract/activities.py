"""What the parties agree to do: words of the list of activities, where the text lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.extract.bond import Bond, name_key
from graph.extract.clauses import Sentence, sentences, terms
from graph.extract.meant import contract_of
from graph.extract.mentions import Mention
from graph.extract.register import Agreements
from graph.extract.tables import partner_rows
from graph.lexicon import table
from graph.patterns import regex
from graph.segments import Segment

_CONTENT = regex(
    r"目的|取組|内容|事項|連携分野|協力分野|[Aa]ims|[Oo]bjectives|[Ss]cope|Ziele|Inhalte?|Gegenstand"
)


@cache
def _patterns(language: str) -> list[tuple[str, re.Pattern[str]]]:
    rows = table("activities")
    return [(concept, re.compile(words[language])) for concept, words in rows.items()]


def add_activities(found: Agreements) -> None:
    """Adds the activities of each agreement, with the words that say so."""
    rows = {row.segment.index: row for row in partner_rows(found.scene)}
    listed: Bond | None = None
    based: Bond | None = None
    for segment in found.scene.segments:
        if segment.index in rows:
            listed = _of_row(found, rows[segment.index].parties)
        elif segment.kind != "item" and not segment.text.text.startswith("・"):
            listed = None
        based = _section(found, segment, based)
        whole = contract_of(found, segment) or (listed if segment.kind == "item" else None)
        whole = whole or based or _of_heading(found, segment)
        if segment.kind == "heading":
            continue
        if whole is not None:
            _collect(whole, segment, 0, len(segment.text.text))
            continue
        for bond, start, end in _in_sentences(found, segment):
            _collect(bond, segment, start, end)


def _of_row(found: Agreements, parties: list[Mention]) -> Bond | None:
    wanted = {m.entity for m in parties}
    return next((b for b in found.bonds if set(b.parties) == wanted), None)


_BASED_ON = regex(r"[」』)]?に(?:基づく|よる)|に係る(?:取組|支援)")
_OVER = regex(r"^(?:これまでの|今後の|成果|総括|まとめ|主な成果|参考)")


def _section(found: Agreements, segment: Segment, based: Bond | None) -> Bond | None:
    """「…協定」に基づく支援: what follows is about that agreement until the report sums up."""
    text = segment.text.text
    if _OVER.search(text) and len(text) < 40:
        return None
    for term in terms(segment):
        if len(text) < 60 and _BASED_ON.match(text, term.name_end):
            key = name_key(text[term.name_start : term.name_end])
            meant = [
                b for b in found.bonds if b.status == "Concluded" and key in b.aliases | b.keys
            ]
            if len(meant) == 1:
                return meant[0]
    return based


def _of_heading(found: Agreements, segment: Segment) -> Bond | None:
    """Sections like 目的 and 協力事項 list what the main agreement is about."""
    if segment.heading < 0 or found.main is None:
        return None
    heading = found.scene.segments[segment.heading].text.text
    if _PAST.search(heading):
        here = [b for b in found.bonds if any(c[0] == segment.index for c in _clauses(b))]
        return here[0] if len(here) == 1 else None
    short = len(heading) <= 30 and segment.kind in ("item", "paragraph")
    of_one = len(found.bonds) <= 4
    return found.main if short and of_one and _CONTENT.search(heading) else None


_PAST = regex(r"これまで|経緯|実績|背景|bisher|so far")
_ABOUT_IT = regex(
    r"Kooperationsprogramm|Vorgesehen|Vereinbart ist|den Weg ebnen|covering|centres on"
    r"|will be able|commit to|erleichtern soll"
    r"|覚書|協定|契約|力を合わせ|後押し|助け合|今後は"
)


def _in_sentences(found: Agreements, segment: Segment) -> Iterator[tuple[Bond, int, int]]:
    """Sentences of running text that say what an agreement brings, with that agreement."""
    if found.main is None:
        return
    near = found.main.segment.index
    for sentence in sentences(segment):
        named = [b for b in found.bonds if any(_meets(c, sentence) for c in _clauses(b))]
        about = near <= segment.index <= near + 10 and _ABOUT_IT.search(sentence.text)
        if len(named) == 1:
            yield named[0], _predicate_start(found, named[0], sentence), sentence.end
        elif about and not named and (len(found.bonds) <= 3 or "今後は" in sentence.text[:6]):
            yield found.main, sentence.start, sentence.end


def _predicate_start(found: Agreements, bond: Bond, sentence: Sentence) -> int:
    """After the first party: what stands before it describes the party."""
    if sentence.segment.language != "ja":
        return sentence.start
    bodies = found.scene.of(sentence.segment, "organization", "facility")
    inside = [m.end for m in bodies if m.entity in bond.parties and m.start >= sentence.start]
    return min([end for end in inside if end <= sentence.end], default=sentence.start)


def _clauses(bond: Bond) -> list[tuple[int, int, int]]:
    return [(bond.segment.index, bond.start, bond.end), *bond.clauses]


def _meets(clause: tuple[int, int, int], sentence: Sentence) -> bool:
    index, start, end = clause
    return index == sentence.segment.index and start < sentence.end and sentence.start < end


def _collect(bond: Bond, segment: Segment, start: int, end: int) -> None:
    known = {concept for concept, _ in bond.activities}
    for concept, pattern in _patterns(segment.language):
        match = pattern.search(segment.text.text, start, end)
        if match is None:
            continue
        span = segment.text.span(*match.span())
        if concept not in known or (concept, span) not in bond.activities:
            bond.activities.append((concept, span))
