"""The day of signing counted from the first day of an event: on the second day of the fair.

The text names the days of the event, from … to …; the sentence of the signing
says on which of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from graph.calendar import PartialDate, find_dates, find_intervals
from graph.extract.bond import Dated
from graph.extract.clauses import Sentence
from graph.patterns import regex

_COUNT = {
    "first": 0, "opening": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "final": -1,
    "closing": -1, "ersten": 0, "zweiten": 1, "dritten": 2, "vierten": 3, "letzten": -1,
}  # fmt: skip
_DAY = regex(
    rf"\b(?:[Oo]n (?:the|its) |[Aa]m )(?P<which>{'|'.join(_COUNT)}) "
    r"(?:\w*[Tt]ag\b|(?:\w+ )?day\b(?! of the month))"
)


def counted_day(sentence: Sentence) -> list[Dated]:
    """The day that a sentence counts within the only period of days of its paragraph."""
    match = _DAY.search(sentence.text)
    if match is None:
        return []
    segment = sentence.segment
    periods = [
        (interval.begins.date, interval.ends.date)
        for interval in find_intervals(segment.text.text, segment.language)
        if interval.begins is not None and interval.ends is not None
    ]
    periods = periods or list(_two_days(segment.text.text, segment.language))
    if len(periods) != 1:
        return []
    begins, ends = periods[0]
    if None in (begins.day, ends.day, ends.month):
        return []
    known = ends.year is not None
    # A period without its year lies in one month, or the day cannot be counted.
    if not known and begins.month not in (None, ends.month):
        return []
    ends = ends.refine(PartialDate(ends.year or 2001, ends.month))
    first = begins.refine(PartialDate(ends.year, ends.month))
    count = _COUNT[match["which"]]
    day = first.earliest() + dt.timedelta(days=count) if count >= 0 else ends.earliest()
    if not first.earliest() <= day <= ends.earliest() or ends.earliest() - day > dt.timedelta(14):
        return []
    start = sentence.start + match.start()
    span = segment.text.span(start, sentence.start + match.end())
    return [Dated(PartialDate(day.year if known else None, day.month, day.day), span)]


_TWO_DAYS = regex(r"\b(?:am|on) (?P<first>\d{1,2})\.? (?:und|and) (?=\d{1,2}\b)")


def _two_days(text: str, language: str) -> Iterator[tuple[PartialDate, PartialDate]]:
    """am 3. und 4. April: two days that are the whole of an event."""
    for match in _TWO_DAYS.finditer(text):
        for date in find_dates(text, language):
            if date.start == match.end() and date.date.day == int(match["first"]) + 1:
                yield PartialDate(date.date.year, date.date.month, int(match["first"])), date.date
