"""What a stretch of text gives an agreement: its beginning, its end, its length."""

from __future__ import annotations

import re

from graph.calendar import DateMention, PartialDate, find_dates, find_durations, find_intervals
from graph.extract.bond import Bond, Dated
from graph.extract.clauses import Sentence, terms
from graph.extract.other_lengths import is_other_length
from graph.model import Span
from graph.patterns import regex
from graph.segments import Segment


def add_lengths(bond: Bond, sentence: Sentence) -> None:
    """The lengths that a sentence about beginning and end gives, but those of notices."""
    _lengths(bond, sentence.segment, sentence.start, sentence.end)


def _lengths(bond: Bond, segment: Segment, start: int, end: int) -> None:
    text, language = segment.text.text, segment.language
    for duration in find_durations(text, language):
        place = duration.start, duration.end
        other = is_other_length(text, *place, language, bool(bond.terms))
        if start <= duration.start < end and not other:
            add_term(bond, duration.value, segment.text.span(*place))


def add_named_term(bond: Bond, sentence: Sentence) -> None:
    """3年間の連携協定を結んだ, 2025年3月までの覚書: the length or the end before the word."""
    segment, text = sentence.segment, sentence.segment.text.text
    for term in terms(segment):
        if not sentence.start <= term.start < sentence.end:
            continue
        for duration in find_durations(text, "ja"):
            if _OF_THE_NAME.fullmatch(text, duration.end, term.start):
                span = segment.text.span(duration.start, duration.end)
                add_term(bond, duration.value, span)
        for interval in find_intervals(text, "ja"):
            ends = interval.ends
            if ends is not None and _UNTIL_THE_NAME.fullmatch(text, ends.end, term.start):
                add_bound(bond.valid_until, ends.date, segment.text.span(ends.start, ends.end))


_OF_THE_NAME = regex(r"の[「『]?[一-龥ァ-ヶー]{0,10}")
_UNTIL_THE_NAME = regex(r"末?まで(?:有効)?の[「『]?[一-龥ァ-ヶー]{0,10}")


def add_in_force(bond: Bond, segment: Segment, date: DateMention) -> None:
    """同年4月1日に発効し、令和9年3月31日まで効力をもつ; tritt am … in Kraft und endet am …."""
    if date.date.year is None:
        return
    text, span = segment.text.text, segment.text.span(date.start, date.end)
    if _BEGINS.match(text, date.end) or _BEGINS_ON.search(text, 0, date.start):
        add_bound(bond.valid_from, date.date, span)
    elif _ENDS.match(text, date.end) or _ENDS_ON.search(text, 0, date.start):
        add_bound(bond.valid_until, date.date, span)


#: What stands behind a date, or before it, on which an agreement begins or ends.
_BEGINS = regex(r"(?:に|から|より)(?:発効|施行|効力)| in Kraft")
_BEGINS_ON = regex(r"(?:in Kraft (?:ab|am)|takes? effect on|effective(?: from)?) $")
_ENDS = regex(r"まで(?:の)?(?:効力|有効)")
_ENDS_ON = regex(r"(?:endet am|ends on|expires on|terminates on|gültig bis|valid until) $")


def add_agreed_period(bond: Bond, sentence: Sentence) -> None:
    """令和11年2月までの3年間、覚書を更新: until when, and how long."""
    segment = sentence.segment
    for interval in find_intervals(segment.text.text, segment.language):
        if interval.ends is None or not sentence.start <= interval.ends.start < sentence.end:
            continue
        duration = re.match(r"まで(?:の)?", segment.text.text[interval.ends.end :])
        here = [
            d
            for d in find_durations(segment.text.text, segment.language)
            if duration and d.start == interval.ends.end + duration.end()
        ]
        if here:
            span = segment.text.span(interval.ends.start, interval.ends.end)
            add_bound(bond.valid_until, interval.ends.date, span)
            add_term(bond, here[0].value, segment.text.span(here[0].start, here[0].end))


#: 有効期限は2025年3月末: the day of the limit, without まで.
_LIMIT = regex(r"期限(?:は|:| |日は)$")


def add_period(bond: Bond, segment: Segment, start: int, end: int) -> None:
    """Adds the bounds and the length that stand between two places of a segment."""
    text = segment.text.text
    for interval in find_intervals(text, segment.language):
        for date, dates in ((interval.begins, bond.valid_from), (interval.ends, bond.valid_until)):
            if date is not None and start <= date.start < end:
                add_bound(dates, date.date, segment.text.span(date.start, date.end))
    for date in find_dates(text, "ja") if segment.language == "ja" else ():
        if start <= date.start < end and _LIMIT.search(text, 0, date.start):
            add_bound(bond.valid_until, date.date, segment.text.span(date.start, date.end))
    _lengths(bond, segment, start, end)


def add_beginning(bond: Bond, sentence: Sentence) -> None:
    """Adds the first date of a sentence as the beginning."""
    segment = sentence.segment
    for date in find_dates(segment.text.text, segment.language):
        if sentence.start <= date.start < sentence.end:
            add_bound(bond.valid_from, date.date, segment.text.span(date.start, date.end))
            return


def is_known(dates: list[Dated], date: PartialDate) -> bool:
    """Whether the date is there already."""
    return any(d.value == date for d in dates)


def add_bound(dates: list[Dated], date: PartialDate, span: Span) -> None:
    """Adds a date unless a finer or equal one is there; a finer one replaces a coarser."""
    for position, known in enumerate(dates):
        if known.value.compatible(date):
            if known.value != date and date.refine(known.value) == date:
                dates[position] = Dated(date, span)
            return
    dates.append(Dated(date, span))


def add_term(bond: Bond, value: str, span: Span) -> None:
    """Adds a length, an ``xsd:duration``, unless it is there."""
    if all(known != value for known, _ in bond.terms):
        bond.terms.append((value, span))
