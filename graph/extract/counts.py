"""Numbers that count what the document knows otherwise: parties, partners, agreements, years.

「3者での覚書」, 「9例目」, "the 11th partner of LINK-J": such a number can be held against
the graph. What limits a count in a way that the graph cannot follow (the first
overseas, the third this year) is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.calendar import PartialDate, find_dates
from graph.calendar.words import CARDINALS, JA_NUMBER, ORDINALS, ja_number
from graph.extract.bond import Bond
from graph.extract.clauses import Sentence, sentences
from graph.extract.mentions import Mention, Scene
from graph.extract.register import Agreements
from graph.lexicon import LANGUAGES, table
from graph.lexicon.alternatives import any_of
from graph.model import Span
from graph.patterns import regex

#: How far before the number a word may limit it.
_REACH = 24
#: Groups of patterns that are words for a number: for the first time, tripartite.
_SPELT = {"first": 1, "three": 3}
_ACTIVE = ("organization", "facility")
_AND = regex(
    r"[」』]?\0*(?:と|及び|並びに|、|,? and (?:the )?|,? und (?:die |das |der )?|, (?:the )?)"
    r"[「『]?"
)
_YEARS = regex(r"P(\d+)Y")


@dataclass(frozen=True, slots=True, eq=False)
class Count:
    """A number with its place. ``counting`` is a concept of the list of countings.

    It counts something of a body or facility (``entity``) or of an agreement
    (``bond``); ``kind`` and ``country`` limit what is counted.
    """

    counting: str
    number: int
    span: Span
    entity: int | None = None
    bond: Bond | None = None
    kind: str = ""
    country: str = ""


def counts(found: Agreements) -> list[Count]:
    """All counts of a document, in order, terms of agreements in years included."""
    read = [
        one
        for segment in found.scene.segments
        for sentence in sentences(segment)
        for one in _counts(found, sentence)
    ]
    read.extend(_terms(found))
    return sorted(read, key=lambda one: (one.span, one.counting))


def _terms(found: Agreements) -> Iterator[Count]:
    for bond in found.bonds:
        for term, span in bond.terms:
            if years := _YEARS.fullmatch(term):
                yield Count("CountedYearsOfTerm", int(years[1]), span, bond=bond)


def _counts(found: Agreements, sentence: Sentence) -> Iterator[Count]:
    language = sentence.segment.language
    text = sentence.text
    taken: set[int] = set()
    for counting, pattern, words in _patterns(language):
        if words is not None and not words.search(text):
            continue
        for match in pattern.finditer(text):
            number = _number(match, language)
            group = _group(match)
            if number is None or match.start(group) in taken or _is_vague(sentence, match, group):
                continue
            one = _counted(found, sentence, counting, match, number)
            if one is not None:
                taken.add(match.start(group))
                yield one


def _is_vague(sentence: Sentence, match: re.Match[str], group: str) -> bool:
    """Whether a word right before the number says that nobody counted (about ten)."""
    before = sentence.text[max(0, match.start(group) - _REACH) : match.start(group)]
    return bool(re.search(table("counts")[sentence.segment.language]["vague"], before))


def _counted(
    found: Agreements, sentence: Sentence, counting: str, match: re.Match[str], number: int
) -> Count | None:
    group = _group(match)
    offset = sentence.start
    span = sentence.segment.text.span(offset + match.start(group), offset + match.end(group))
    if counting == "CountedParties":
        bond = _bond(found, sentence)
        return Count(counting, number, span, bond=bond) if bond else None
    if counting == "CountedYearsProvided":
        ruled = _provided_by(found, sentence)
        return Count(counting, number, span, bond=ruled) if ruled else None
    if counting == "CountedYearsSince":
        since = _since(found, sentence, match.start(group))
        return Count(counting, number, span, bond=since) if since else None
    kinds = _ACTIVE if counting == "CountedYearsOfActivity" else ("organization",)
    limit = _limit(found.scene, sentence, match)
    if limit is None:
        return None
    bodies = [
        one
        for one in _counters(found.scene, sentence, match, kinds)
        if one.entity >= 0 and not (limit[0] and limit[0] in found.entities.of(one).types)
    ]
    if len(bodies) != 1 or (len(kinds) == 1 and not _is_party(found, bodies[0])):
        return None
    (body,) = bodies
    return Count(counting, number, span, entity=body.entity, kind=limit[0], country=limit[1])


def _limit(scene: Scene, sentence: Sentence, match: re.Match[str]) -> tuple[str, str] | None:
    """Kind and country of what is counted; None if there is a limit that cannot be followed.

    What limits a count stands beside it, or frames the sentence from afar: 海外の機関との提携は、
    …2例目; "With partners abroad, …". A name limits nothing, whatever its words.
    """
    words = table("counts")[sentence.segment.language]
    text = _without_names(scene, sentence)
    before = text[max(0, match.start() - _REACH) : match.start()]
    # In Japanese what limits a count stands before it, in English and German behind it too.
    behind = sentence.text[match.end() : match.end() + words["after"]]
    frame = "".join(one[0] for one in re.finditer(words["frame"], text[: match.start()]))
    if re.search(words["limits"], before) or re.search(words["limits"], behind):
        return None
    if re.search(words["far"], frame):
        return None
    near = frame + before + match[0] + behind
    kind = "PublicBody" if re.search(words["public"], near) else ""
    domestic = re.search(words["domestic"], near)
    if domestic and not words["home"]:
        return None
    return kind, words["home"] if domestic else ""


def _without_names(scene: Scene, sentence: Sentence) -> str:
    """The sentence with the names of bodies blanked."""
    chars = list(sentence.text)
    for mention in scene.of(sentence.segment, "organization"):
        first, last = mention.start - sentence.start, mention.end - sentence.start
        if not mention.pointing and first >= 0 and last <= len(chars):
            chars[first:last] = "\0" * (last - first)
    return "".join(chars)


def _counters(
    scene: Scene, sentence: Sentence, match: re.Match[str], kinds: tuple[str, ...]
) -> list[Mention]:
    """The body that counts: next to the number, else what the sentence or the title is about.

    More than one where the text is about several (A と B は).
    """
    words = table("counts")[sentence.segment.language]
    segment, start = sentence.segment, sentence.start + match.start()
    end = sentence.start + match.end()
    text, here = segment.text.text, scene.of(segment, *kinds)
    for mention in here:
        if mention.end <= start and re.fullmatch(words["of_before"], text[mention.end : start]):
            return [mention]
        after = words["of_after"]
        if after and mention.start >= end and re.fullmatch(after, text[end : mention.start]):
            return [mention]
    topic = re.compile(words["topic"])
    inside = [m for m in here if sentence.start <= m.start < start]
    for mention in [*inside, *(m for m in here if m.start < sentence.start)]:
        if topic.match(sentence.masked, mention.end):
            return [*_joined(here, mention, sentence.masked), mention]
    above = _subject_above(scene, sentence, kinds, topic)
    return [above] if above is not None else []


def _joined(here: list[Mention], last: Mention, text: str) -> list[Mention]:
    """The bodies that stand before ``last`` in one list with it."""
    listed: list[Mention] = []
    for mention in reversed([one for one in here if one.end <= last.start]):
        if not _AND.fullmatch(text, mention.end, (listed[0] if listed else last).start):
            break
        listed.insert(0, mention)
    return listed


def _subject_above(
    scene: Scene, sentence: Sentence, kinds: tuple[str, ...], topic: re.Pattern[str]
) -> Mention | None:
    """What the title is about, of a line right under it in the same block."""
    index = sentence.segment.index
    if not 0 < index <= 12 or scene.segments[index - 1].block != sentence.segment.block:
        return None
    above = scene.of(scene.segments[index - 1], *kinds)
    text = scene.segments[index - 1].text.text
    return next((m for m in above if m.start == 0 and topic.match(text, m.end)), None)


def _is_party(found: Agreements, body: Mention) -> bool:
    return any(body.entity in bond.parties for bond in found.bonds if bond.status == "Concluded")


def _bond(found: Agreements, sentence: Sentence) -> Bond | None:
    """The agreement that a sentence speaks of, unless its dates are those of another.

    It is the last one that the block of lines speaks of so far, else the document's main one.
    """
    segment = sentence.segment
    here = [
        bond
        for bond in found.bonds
        if bond.segment.block == segment.block
        and (bond.segment.index, bond.start) < (segment.index, sentence.end)
    ]
    bond = max(here, key=lambda b: (b.segment.index, b.start), default=found.main)
    if bond is None:
        return None
    own = [dated.value for dated in (*bond.signed, *bond.valid_from, *bond.valid_until)]
    dates = [one.date for one in find_dates(sentence.text, segment.language)]
    stated = [date for date in dates if date.year is not None]
    fits = all(any(date.compatible(known) for known in own) for date in stated)
    return bond if fits or not own else None


def _provided_by(found: Agreements, sentence: Sentence) -> Bond | None:
    """The one agreement whose beginning or end was read here, else the one with such a day."""
    segment = sentence.segment
    here = segment.text.span(sentence.start, sentence.end)
    dates = find_dates(sentence.text, segment.language)
    stated = {one.date for one in dates if one.date.day is not None}
    bounds = [(bond, (*bond.valid_from, *bond.valid_until)) for bond in found.bonds]
    for ruled in (
        [b for b, own in bounds if any(here.start <= d.span.start < here.end for d in own)],
        [b for b, own in bounds if any(d.value in stated for d in own)],
    ):
        if ruled:
            return ruled[0] if len(ruled) == 1 else None
    return None


def _since(found: Agreements, sentence: Sentence, before: int) -> Bond | None:
    """The one agreement whose day of signing the sentence gives before the number."""
    dates = [
        one.date
        for one in find_dates(sentence.text, sentence.segment.language)
        if one.end <= before and one.date.year is not None
    ]
    bonds = [bond for bond in found.bonds if dates and _signed_on(bond, dates[0])]
    return bonds[0] if len(bonds) == 1 else None


def _signed_on(bond: Bond, date: PartialDate) -> bool:
    return bond.status == "Concluded" and any(
        one.value.year == date.year and one.value.compatible(date) for one in bond.signed
    )


Pattern = tuple[str, re.Pattern[str], re.Pattern[str] | None]


@cache
def _patterns(language: str) -> tuple[Pattern, ...]:
    if language not in LANGUAGES:
        return ()
    rows: list[dict[str, Any]] = table("counts")[language]["patterns"]
    return tuple(
        (
            row["counting"],
            re.compile(_filled(row["pattern"], language)),
            re.compile(row["words"]) if "words" in row else None,
        )
        for row in rows
    )


def _filled(pattern: str, language: str) -> str:
    if language == "ja":
        return pattern.replace("{n}", rf"(?<![0-9第.,]){JA_NUMBER}")
    words = any_of(CARDINALS[language], fold=True)
    nths = any_of(ORDINALS[language], fold=True)
    figures = r"\d{1,3}\." if language == "de" else r"\d{1,3}(?:st|nd|rd|th)"
    pattern = pattern.replace("{nth}", rf"(?<!\w)(?i:{nths}|{figures})")
    return pattern.replace("{n}", rf"(?<!\w)(?i:\d{{1,3}}|{words})")


def _group(match: re.Match[str]) -> str:
    return next(name for name, text in match.groupdict().items() if text is not None)


def _number(match: re.Match[str], language: str) -> int | None:
    group = _group(match)
    text = match[group]
    if group in _SPELT:
        return _SPELT[group]
    if language == "ja":
        return ja_number(text)
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits[0])
    words = ORDINALS if group == "nth" else CARDINALS
    return words[language].get(text.lower())
