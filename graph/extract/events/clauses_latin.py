"""German and English clauses that tell of an event with its date.

    wurde 2011 gegründet · founded in 1999 · In May 2019, X visited Y · ein Treffen
    im Juli · opened its centre in March 2015

The verb stands beside the date or in one clause with it, before any other
date, and in a past form; what is planned or wished for has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.calendar import DateMention, PartialDate, find_dates, find_years
from graph.extract.clauses import sentences
from graph.extract.events.clauses_ja import Told
from graph.lexicon import table
from graph.patterns import regex
from graph.segments import Segment

_LEAD = r"(?: early| late| the| end of| Anfang| Ende| Mitte| spring| autumn)?"
_BEFORE_DATE = regex(
    r"(?: [^.;:]{0,60}?)?,? "
    rf"(?:(?:already |again )?(?:in|on|im|am|seit|bereits im|im Jahr(?:e)?){_LEAD} )?$"
)
_OPENING = regex(
    rf"^(?:(?:Bereits |Already )?(?:[Ii]n|[Oo]n|[Ii]m|[Aa]m)(?: Jahr(?:e)?)?{_LEAD} )?$"
)
_NOT_DONE = regex(
    r"\b(?:will|shall|would|should|could|can|may|to be|plans?|planned|intends?|expected|aims?"
    r"|hopes?|cancelled|postponed|abgesagt|verschoben|soll(?:en|te)?|will|wollen|werde[nt]?|geplant|plant|würde|könnte|kann|möchte)\b"
)
#: Wurde 2012 von … gegründet: the finite verb opens what the participle closes.
_FRAME = regex(r"\b(?:wurden?|ist|sind|hat|haben)(?: [\wäöü]+){0,3} $")
#: Contracts and customers are won, too.
_PRIZE = regex(r"^[^.;]{0,80}?(?:[Pp]rize|[Aa]ward|[Mm]edal|[Cc]ompetition|[Cc]hallenge)")
_CLAUSE_END = regex(r"[;:]|, (?:which|who|where|die|der|das|und|and|while|whereas) ")


@cache
def _verbs(language: str) -> re.Pattern[str]:
    words = sorted(table("events")[language], key=len, reverse=True)
    return re.compile(rf"\b(?P<verb>{'|'.join(map(re.escape, words))})\b")


@cache
def _nouns(language: str) -> re.Pattern[str]:
    words = sorted(table("events")["nouns"][language], key=len, reverse=True)
    return re.compile(
        rf"\b(?P<verb>{'|'.join(map(re.escape, words))})(?: (?:of|vom|am|im|in|on))* $"
    )


def latin_clauses(segment: Segment, day_of: dict[int, PartialDate]) -> Iterator[Told]:
    """The events of a segment; ``day_of``: years for dates without one, by their offset."""
    language = "de" if segment.language == "de" else "en"
    text = segment.text.text
    dates = []
    for mention in _dates(text, language):
        date = mention.date if mention.date.year is not None else day_of.get(mention.start)
        if date is not None:
            dates.append((mention.start, mention.end, date))
    if not dates:
        return
    for sentence in sentences(segment):
        inside = [d for d in dates if sentence.start <= d[0] < sentence.end]
        for number, (start, end, date) in enumerate(inside):
            first = inside[number - 1][1] if number else sentence.start
            last = inside[number + 1][0] if number + 1 < len(inside) else sentence.end
            found = _noun(text, language, (first, start)) or _verb(
                text, language, (first, start, end, last), sentence.start
            )
            if found is not None:
                kind, span = found
                yield Told(
                    kind, min(start, span[0]), max(end, span[1]), span, date, when=(start, end)
                )


_LINE_YEAR = regex(r"[12]\d{3}(?:[:–—-]| [–—-])? [A-ZÄÖÜ]")
_YEAR = regex(r"\b(?:wurden?|hat|haben) (?=[12]\d{3}\b)")


def _dates(text: str, language: str) -> list[DateMention]:
    """The dates, the bare year that begins a line, and in German one before a participle."""
    found = find_dates(text, language)
    framed = {match.end() for match in _YEAR.finditer(text)} if language == "de" else set()
    known = {mention.start for mention in found}
    if _LINE_YEAR.match(text):
        framed.add(0)
    years = [y for y in find_years(text) if y.start in framed - known] if framed else []
    return sorted([*found, *years], key=lambda mention: mention.start)


Match = tuple[str, tuple[int, int]]


def _noun(text: str, language: str, before: tuple[int, int]) -> Match | None:
    """Ein Treffen im Juli, a visit in May 2019."""
    match = _nouns(language).search(text[slice(*before)])
    if match is None or _NOT_DONE.search(text[slice(*before)]):
        return None
    kind = table("events")["nouns"][language][match["verb"]]
    return kind, (before[0] + match.start("verb"), before[0] + match.end("verb"))


def _verb(text: str, language: str, places: tuple[int, int, int, int], begins: int) -> Match | None:
    """The nearest verb of the clause: before the date, or behind one that opens the sentence."""
    first, start, end, last = places
    before, behind = text[first:start], text[end:last]
    found = list(_verbs(language).finditer(before))
    if found and _BEFORE_DATE.fullmatch(before, found[-1].end()):
        verb, base, clause = found[-1], first, before
    else:
        opens = _OPENING.match(text[begins:start]) is not None
        match = _verbs(language).search(behind)
        framed = language == "de" and _FRAME.search(before) is not None
        near = match is not None and (opens or framed or match.start() <= 12)
        if match is None or not near or _CLAUSE_END.search(behind[: match.start()]):
            return None
        verb, base, clause = match, end, behind[: match.end()] + before
    if _NOT_DONE.search(clause[-160:]):
        return None
    if verb["verb"] == "won" and not _PRIZE.search(text[base + verb.end() : last]):
        return None
    kind = table("events")[language][verb["verb"]]
    return kind, (base + verb.start("verb"), base + verb.end("verb"))
