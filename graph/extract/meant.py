"""Which agreement a sentence about a beginning, an end or a length means."""

from __future__ import annotations

import re

from graph.extract.bond import BARE, Bond, name_key
from graph.extract.clauses import Sentence, terms
from graph.extract.register import Agreements
from graph.patterns import regex
from graph.segments import Segment


def named_in(found: Agreements, sentence: Sentence) -> Bond | None:
    """The agreement that the sentence names, if it names one."""
    segment = sentence.segment
    told = [
        bond
        for bond in found.bonds
        for index, start in _places(bond, segment)
        if index == segment.index and sentence.start <= start < sentence.end
    ]
    if told:
        # … and builds on the memorandum of 2015: the sentence is about the newer one.
        return next((bond for bond in told if not bond.earlier), told[0])
    if (partners := _with_partner(found, sentence)) is not None:
        return partners
    for term in terms(segment):
        if not sentence.start <= term.start < sentence.end:
            continue
        key = name_key(segment.text.text[term.name_start : term.name_end])
        fitting = [b for b in found.bonds if key in b.aliases]
        if key not in BARE:
            fitting = [b for b in found.bonds if key in b.keys] or fitting
        if not fitting and segment.language != "ja" and term.kind:
            # The MoU will run to 2028, where the text knows a declaration, too.
            fitting = [b for b in found.bonds if term.kind in b.kinds]
            fitting = fitting[:1] if 0 < len(fitting) < len(found.bonds) else []
        if fitting:
            same_state = [b for b in fitting if (b.status == "Draft") == term.draft]
            return (same_state or fitting)[0]
    return None


def _places(bond: Bond, segment: Segment) -> list[tuple[int, int]]:
    """Where an agreement is told of; in Japanese only where it is told of first."""
    first = [(bond.segment.index, bond.start)]
    if segment.language == "ja":
        return first
    return first + [(index, start) for index, start, _ in bond.clauses]


#: Alle drei Verträge laufen am … aus; both agreements run until …: each of those told of before.
_ALL = regex(
    r"\b(?:(?:[Aa]lle|[Ss]ämtliche|[Aa]ll)(?: (?:diese|the|these|of the|of these))?"
    r"(?: (?P<n>drei|vier|fünf|sechs|three|four|five|six))?"
    r"|(?P<two>[Bb]eide|[Bb]oth)(?: (?:the|these|of the))?) (?:genannten |bestehenden |existing )?"
    r"(?:\w*(?:[Vv]erträge|[Vv]ereinbarungen|[Aa]bkommen|[Ee]rklärungen|[Mm]emoranda|[Pp]apiere)"
    r"|agreements|memoranda|memorandums|contracts|MoUs)\b"
)
_COUNTS = {"drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "three": 3, "four": 4, "five": 5, "six": 6}


def all_meant(found: Agreements, sentence: Sentence) -> list[Bond] | None:
    """The agreements of which a sentence says something at once, none if it is not clear which.

    ``None`` if it speaks of a single one.
    """
    said = _ALL.search(sentence.text)
    if said is None:
        return None
    here = (sentence.segment.index, sentence.start)
    told = [b for b in found.bonds if (b.segment.index, b.start) < here and len(b.parties) >= 2]
    current = [b for b in told if b.status != "Planned"]
    number = 2 if said["two"] else _COUNTS.get(said["n"] or "")
    return current if number in (None, len(current)) and len(current) > 1 else []


_WITH = regex(r"\b(?:with|mit)(?: the| der| dem| den)? $")


def _with_partner(found: Agreements, sentence: Sentence) -> Bond | None:
    """Die Vereinbarung mit X endet am …: the only agreement with the partner that is named."""
    if sentence.segment.language == "ja" or not any(
        sentence.start <= term.start < sentence.end for term in terms(sentence.segment)
    ):
        return None
    text = sentence.segment.text.text
    for mention in found.scene.of(sentence.segment, "organization"):
        inside = sentence.start <= mention.start < sentence.end
        if inside and _WITH.search(text[sentence.start : mention.start]):
            fitting = [b for b in found.bonds if mention.entity in b.parties]
            return fitting[0] if len(fitting) == 1 else None
    return None


def signed_in(found: Agreements, sentence: Sentence) -> Bond | None:
    """The one agreement whose day of signing the sentence gives: it was signed in May and runs …"""
    whole = sentence.segment.text.span(sentence.start, sentence.end)
    here = [
        bond
        for bond in found.bonds
        if any(whole.start <= d.span.start < whole.end for d in bond.signed)
    ]
    return here[0] if len(here) == 1 else None


#: The charter, first concluded in 2016, remains in force until 2025: as it was renewed.
_FIRST_ASIDE = regex(r", (?:first|originally|initially) (?:signed|concluded|agreed|made)\b")


def running(found: Agreements, bond: Bond, sentence: Sentence) -> Bond:
    """signed in 2019, renewed in 2022. The term ends in 2025: what ends is the renewal."""
    if is_about(sentence, bond) and not _FIRST_ASIDE.search(sentence.text):
        return bond
    days = {
        id(b): min(d.value.earliest() for d in b.signed if d.value.year)
        for b in found.bonds
        if any(d.value.year for d in b.signed)
    }
    same = [
        b
        for b in found.bonds
        if id(b) in days and set(b.parties) == set(bond.parties) and b.status == "Concluded"
    ]
    renewed = bond in same and any(b.renewal for b in same)
    return max(same, key=lambda b: days[id(b)]) if renewed else bond


_WORD = regex(r"協定|覚書|契約")


def called_so(found: Agreements, period: str, bond: Bond) -> Bond:
    """協定の期間は: not that of a 覚書 named last, where the main agreement is a 協定."""
    word = _WORD.match(period)
    if word is None or found.main is None or not bond.names or not found.main.names:
        return bond
    ends = re.compile(rf"{word.group()}書?$")
    last, main = (
        any(ends.search(s.text.text[a:b]) for s, a, b in one.names) for one in (bond, found.main)
    )
    return found.main if main and not last else bond


def is_about(sentence: Sentence, bond: Bond) -> bool:
    """Whether the sentence itself is the one that tells of the agreement's conclusion."""
    return bond.segment is sentence.segment and sentence.start <= bond.start < sentence.end


def newer_than(found: Agreements, bond: Bond) -> Bond | None:
    """The agreement of today, where one of its parties' earlier ones was only mentioned last."""
    main = found.main
    if main is None or main is bond or not set(bond.parties) <= set(main.parties):
        return None
    mine = [d.value.year for d in bond.signed if d.value.year]
    its = [d.value.year for d in main.signed if d.value.year]
    older = bool(mine and its) and max(mine) < min(its)
    return main if bond.earlier or older else None


def contract_of(found: Agreements, segment: Segment) -> Bond | None:
    """The contract whose text ``segment`` is part of: the last preamble above it."""
    above = [b for b in found.bonds if b.preamble is not None and b.preamble <= segment.index]
    return max(above, key=lambda b: b.preamble or 0) if above else None
