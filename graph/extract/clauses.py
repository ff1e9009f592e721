"""Sentences with something about an agreement in them, and the words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph.lexicon import table
from graph.once import once
from graph.patterns import regex
from graph.segments import Segment

_MASK = "\0"
#: A full stop behind one of these ends no sentence.
_ABBREVIATIONS = (
    *(r"\bDr", r"\bSt", "& Co", "M/s", "Pvt", "Pte", "Pty", r"\bNr", r"\bNo", "Mag", r"\bIng"),
    *(r"\bDipl", r"\bSen", r"\bPrim", "Cllr", r"\bHon", r"\bMrs", r"\bapl", r"\bbzw", r"\bvgl"),
    *(r"\bMr", r"\bMs", r"\bLt", r"\bGov", "Prof", r"\b[A-ZÄÖÜ]", r"\b[a-zäöü]"),
    *(r"\bUniv", r"\bDoz", r"\bAbg", r"\bBgm", r"\bKt", r"\bHl", r"\bstv", r"\bgem", r"\bsog"),
    *(r"\bggf", r"\binkl", r"\binsb", r"\bca", r"\bZiff", r"\bAbs", r"\bTel"),
)
_SENTENCE_END = {
    "ja": regex(r"。"),
    # A full stop ends a sentence when a capital follows and no abbreviation or ordinal precedes.
    # The mark itself is looked for first, for there are few of them.
    "latin": regex(
        r"(?=[.!?])"
        + "".join(f"(?<!{word})" for word in _ABBREVIATIONS)
        + r"(?:(?<!\d)|(?<=[12]\d{3}))[.!?][\"“”]? (?=[\"„“]?[A-ZÄÖÜ])"
    ),
}
#: A full stop that ends no sentence: of an ordinal, an abbreviation, a number, an address.
_ON = (
    r"\.(?:(?=[^\s\"“”]| [^\"„“A-ZÄÖÜ])|(?<=\d\.)(?<!\b[12]\d{3}\.)|"
    + "|".join(rf"(?<={word}\.)" for word in _ABBREVIATIONS)
    + ")"
)
_NO_STOP = regex(r"\[\^(?:\\.|[^\]\\])*\]")


def within(pattern: str) -> re.Pattern[str]:
    """``pattern`` compiled so that its classes without a full stop read on to the sentence's end.

    ``[^.;]`` is meant to stay within a clause: the full stop of an ordinal (am 3. Mai), of an
    abbreviation (Dr., z. B.) or of a number ends none.
    """

    def reading_on(match: re.Match[str]) -> str:
        return f"(?:{match.group()}|{_ON})" if "." in match.group() else match.group()

    return regex(_NO_STOP.sub(reading_on, pattern))


@dataclass(frozen=True, slots=True)
class Term:
    """A word for an agreement: offsets of the word and of the name it ends, class, draft mark."""

    start: int
    end: int
    name_start: int
    name_end: int
    kind: str
    quoted: bool
    draft: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a segment. ``masked`` has its text with parentheses blanked out.

    Offsets are those of the segment's text; ``masked`` is as long as that text.
    """

    segment: Segment
    start: int
    end: int
    masked: str

    @property
    def text(self) -> str:
        """The sentence."""
        return self.segment.text.text[self.start : self.end]

    @property
    def before(self) -> list[Sentence]:
        """The sentences of its segment before it."""
        return [one for one in sentences(self.segment) if one.end <= self.start]

    @property
    def behind(self) -> list[Sentence]:
        """The sentences of its segment behind it."""
        return [one for one in sentences(self.segment) if one.start >= self.end]


@once
def sentences(segment: Segment) -> tuple[Sentence, ...]:
    """The sentences of ``segment``."""
    return tuple(_sentences(segment))


def _sentences(segment: Segment) -> Iterator[Sentence]:
    text = segment.text.text
    masked = mask(segment)
    start = 0
    ends = _SENTENCE_END["ja" if segment.language == "ja" else "latin"]
    for match in ends.finditer(masked):
        yield from _at_days(segment, start, match.end(), masked)
        start = match.end()
    if text[start:].strip():
        yield from _at_days(segment, start, len(text), masked)


#: … on September 21. The two …: in English a number before a full stop is no ordinal.
_DAY_LAST = regex(r"(?<=[a-z] )\d{1,2}\. (?=[\"“]?[A-Z][\w-]* )")


def _at_days(segment: Segment, start: int, end: int, masked: str) -> Iterator[Sentence]:
    """A sentence, parted once more where an English text has a number before a full stop."""
    if segment.language == "en":
        for match in _DAY_LAST.finditer(masked, start, end):
            if re.search(r"\b(?:No|Nr|Art|Article|Section|Vol|p|pp)\.? $", masked[: match.start()]):
                continue
            yield Sentence(segment, start, match.end(), masked)
            start = match.end()
    yield Sentence(segment, start, end, masked)


_QUOTED = regex(r"[「『][^「」『』]*[」』]")
_LEGAL_FORM = regex(r"\((?:株|有|公財|一財|公社|一社|独|国研|同|合)\)")


@once
def mask(segment: Segment) -> str:
    """Its text with what stands in parentheses blanked, and quoted names of agreements too."""
    text = segment.text.text
    chars = list(text)
    depth, opened = 0, 0
    legal = {i for m in _LEGAL_FORM.finditer(text) for i in range(*m.span())}
    for position, char in enumerate(text):
        if position in legal:
            continue
        if char in "(（":
            depth += 1
            opened = position if depth == 1 else opened
        elif char in ")）" and depth:
            depth -= 1
            if not depth:
                chars[opened : position + 1] = _MASK * (position + 1 - opened)
    masked = "".join(chars)
    for match in _QUOTED.finditer(masked):
        if term_pattern("ja").search(match.group()):
            masked = masked[: match.start()] + _MASK * len(match.group()) + masked[match.end() :]
    return masked


@cache
def term_pattern(language: str) -> re.Pattern[str]:
    """The words for agreements of a language."""
    rows = sorted(table("agreements")["terms"][language], key=len, reverse=True)
    if language == "ja":
        contracts = r"(?:[一-龥]{2,8}|(?<=に関する)|(?<=に係る))契約(?:書)?"
        return re.compile("|".join(map(re.escape, rows)) + f"|{contracts}")
    body = "|".join(re.escape(row).replace(r"\ ", r"[ -]") for row in rows)
    endings = (
        "vereinbarung|abkommen|erklärung|vertrag|verträge|übereinkommen|übereinkunft|memorandum"
        "|abmachung|bündnis|charta|pakt"
    )
    capitals = "VERTRAG|VEREINBARUNG|ABKOMMEN|ERKLÄRUNG"
    compound = rf"|\w+(?:{endings})|[A-ZÄÖÜ-]*(?:{capitals})" if language == "de" else ""
    flags = re.IGNORECASE if language == "en" else re.NOFLAG
    return re.compile(rf"(?<![\w-])(?:{body}{compound})(?:s|en|n|es)?(?![\w-])", flags)


def term_kind(word: str, language: str) -> str:
    """The class that a word for an agreement points to, "" if to none in particular."""
    rows: dict[str, str] = table("agreements")["terms"][language]
    folded = word.casefold()
    for row in sorted(rows, key=len, reverse=True):
        if row.casefold() in folded:
            return rows[row]
    if language == "ja" and word.endswith(("契約", "契約書")):
        return "LandLoan" if re.search(r"使用貸借|貸付", word) else ""
    for row, kind in rows.items():
        if language == "de" and folded.endswith(row.casefold()):
            return kind
    return ""


@once
def terms(segment: Segment) -> tuple[Term, ...]:
    """The words for agreements in ``segment``, each with the name it belongs to."""
    text = segment.text.text
    language = segment.language if segment.language in ("ja", "de", "en") else "en"
    found: list[Term] = []
    for match in term_pattern(language).finditer(text):
        if found and match.start() < found[-1].name_end:
            continue
        found.append(_named(text, match, language))
    return tuple(found)


_DRAFT_MARK = regex(r" ?\(案\)")
_CLOSING = regex(r"[」』]")
_ON_WHAT = regex(
    r" (?:zur|zum|für|on|for|über) (?!\d|January|February|March|April|May|June|July"
    r"|August|September|October|November|December)[A-ZÄÖÜ][\w-]+(?: (?:des|der|of"
    r"|and|und|[A-ZÄÖÜ])[\w-]*)*"
)


def _named(text: str, match: re.Match[str], language: str) -> Term:
    start, end = match.span()
    kind = term_kind(match.group(), language)
    draft = _DRAFT_MARK.match(text[end:])
    draft_end = end + draft.end() if draft else end
    opened = max(text.rfind("「", 0, start), text.rfind("『", 0, start))
    closed = max(text.rfind("」", 0, start), text.rfind("』", 0, start))
    if opened > closed and _CLOSING.match(text[draft_end:]):
        return Term(start, end, opened + 1, draft_end, kind, True, bool(draft))
    if language == "ja":
        name_start = _name_start_ja(text, start)
    else:
        name_start = start
        tail = _ON_WHAT.match(text[end:])
        return Term(start, end, name_start, end + tail.end() if tail else end, kind, False, False)
    return Term(start, end, name_start, draft_end, kind, False, bool(draft))


_DATED_NAME = regex(r".*(?:\d[年月日](?:付け?で|に|の|、)?(?:締結の)?)")
_RELATION = regex(
    r"(?:(?<=[をはがで、とに「])|(?<=との )|(?<=との)|(?<=した)|(?<=んだ)|(?<=いる)"
    r"|^)((?:[一-龥ァ-ヶーA-Za-z0-9・]{2,}(?:における|に))?"
    r"[一-龥ァ-ヶーA-Za-z0-9・]{1,20}(?:に関する|に係る|の|を中心とした)(?:[一-龥]{2,6}(?:に関する|の))?(?:[一-龥]{0,6}))$"
)
_KANJI_LAST = regex(r"[一-龥]{2,6}$")
_NO_RELATION = regex(r"(?:自治体|今回|本|同|これ)")


def _name_start_ja(text: str, start: int) -> int:
    """Where the name of a Japanese agreement begins when no quotation marks show it."""
    head = text[:start]
    relation = _RELATION.search(head)
    if relation and not _NO_RELATION.match(relation[1]):
        dated = _DATED_NAME.match(relation[1])
        return start - len(relation[1]) + (dated.end() if dated else 0)
    compound = _KANJI_LAST.search(head)
    return (
        start - len(compound.group()) if compound and not head.endswith(("今般", "当該")) else start
    )


@cache
def verb(which: str, language: str) -> re.Pattern[str]:
    """What is said to be done with an agreement: ``conclude``, ``renew`` or ``plan``."""
    return within(table("agreements")[which][language])
