"""Dates in running text, with their precision and their exact place.

A language is a table of patterns (:data:`_PATTERNS`), each with a reader that
turns a match into dates. Of overlapping matches the first and longest wins,
and a match whose reader finds no possible date still claims its place: in
30 February there is no February to be found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from graph.calendar import japanese, western
from graph.calendar.partial import PartialDate, possible
from graph.calendar.patterns import Candidate, Cue, Pattern, urls, years_between
from graph.patterns import regex

#: Between the two ends of a range, by language. "and" and "und" do not carry a year over.
_RANGE = {
    "ja": regex(r" ?(?:から|より|[-~〜～–—]) ?"),
    "de": regex(r",? ?(?:bis(?: zum)?|[-~–—]) ?", re.IGNORECASE),
    "en": regex(r",? ?(?:to|until|till|through|[-~–—]) ?(?:the )?", re.IGNORECASE),
}

_PATTERNS: dict[str, tuple[Pattern, ...]] = {
    "ja": (*japanese.PATTERNS, *japanese.INITIALS, *western.NUMERIC, *western.FULL_ENGLISH),
    "de": (*japanese.PATTERNS, *western.NUMERIC, *western.GERMAN, *western.FULL_ENGLISH),
    "en": (*japanese.PATTERNS, *western.NUMERIC, *western.ENGLISH),
}

_DAYS = {
    "ja": regex(
        r"(?<![0-9第月毎,./~〜・、-])(?<!月 )(?<!毎月)(?P<span>(?P<d>[0-9]{1,2}) ?日"
        rf"{japanese.WEEKDAY}?)(?!間|目|前|後|以内|以上|程度|ほど|数|当|曜|経|分|々)"
    ),
    "de": regex(r"\b[Aa]m (?P<span>(?P<d>[0-9]{1,2})\.)(?= [a-zäöü])"),
    "en": regex(r"\b[Oo]n (?:the )?(?P<span>(?P<d>[0-9]{1,2})(?:st|nd|rd|th))(?![\w-])(?! of\b)"),
}


class DateMention(NamedTuple):
    """A date in a text; ``start`` and ``end`` are half-open code point offsets."""

    start: int
    end: int
    date: PartialDate


def find_dates(
    text: str,
    language: str,
    *,
    said: int | None = None,
    reference: int | None = None,
    compact: bool = False,
) -> list[DateMention]:
    """The dates of ``text`` in order, without overlaps.

    ``text`` is NFKC; ``language`` is ja, de or en (dates in figures and
    Japanese dates are found in all three). ``said`` is the year named last
    before this text, which 同年8月 and 翌年3月 count from; ``reference`` the year
    the document was issued, which 昨年11月, *letzten Jahres* and *last year*
    count from. What counts from an unknown year is left out, but for this
    year's dates, which are found without a year. ``compact`` also takes dates
    of eight digits (20220322).

    A bare year counts where its context says that it is one (2009年, im Jahr
    2009, since 1950, 2015-2018); for the others there is :func:`find_years`.
    Fiscal years are not dates: see :func:`graph.calendar.find_fiscal_years`.
    """
    return list(_dates(text, language, said, reference, compact))


@lru_cache(maxsize=2_000)
def _dates(
    text: str, language: str, said: int | None, reference: int | None, compact: bool
) -> tuple[DateMention, ...]:
    """The same; most texts are asked for more than once."""
    patterns = _PATTERNS[language] + ((western.COMPACT,) if compact else ())
    found: list[DateMention] = []
    position = 0
    for start, end, candidates in sorted(_matches(text, patterns), key=_first_and_longest):
        if start < position:
            continue
        position = end
        for candidate in candidates:
            date = candidate.resolve(said, reference)
            if date is not None:
                found.append(DateMention(candidate.start, candidate.end, date))
                said = date.year or said
    return tuple(_carry_years(text, found, _RANGE[language]))


def find_days(text: str, language: str) -> list[DateMention]:
    """Days of an unnamed month (22日, am 22., on the 22nd) that are in no date of the text."""
    taken = [(mention.start, mention.end) for mention in find_dates(text, language)]
    found = []
    for match in _DAYS[language].finditer(text):
        date = possible(None, None, int(match["d"]))
        start, end = match.span("span")
        if date and not any(s < end and start < e for s, e in taken):
            found.append(DateMention(start, end, date))
    return found


def find_years(text: str) -> list[DateMention]:
    """Every number from 1868 to 2100 that could be a year, whatever stands around it.

    Parts of longer numbers, prices, times, codes and addresses are left out.
    """
    addresses = [match.span() for match in urls(text)]
    return [
        DateMention(match.start(), match.end(), PartialDate(int(match[0])))
        for match in western.BARE_YEAR.finditer(text)
        if years_between(1868, 2100, match[0])
        and not any(s <= match.start() < e for s, e in addresses)
    ]


_Found = tuple[int, int, list[Candidate]]


def _matches(text: str, patterns: tuple[Pattern, ...]) -> Iterator[_Found]:
    """Every match as (start, end, dates); words that only lead to a date are not in it."""
    for match in urls(text):
        yield match.start(), match.end(), []
    there: dict[Cue, bool] = {}
    for pattern in patterns:
        if pattern.cue not in there:
            there[pattern.cue] = pattern.cue.regex.search(text) is not None
        if not there[pattern.cue]:
            continue
        for match in pattern.regex.finditer(text):
            dates = pattern.read(match)
            yield dates[0].start if dates else match.start(), match.end(), dates


def _first_and_longest(found: _Found) -> tuple[int, int, bool]:
    start, end, dates = found
    return start, -end, not dates


def _carry_years(
    text: str, mentions: list[DateMention], between: re.Pattern[str]
) -> list[DateMention]:
    """Gives the end of a range that states no year the year of the other end.

    From 20 December 2018 to 10 January ends in 2019: a range never runs backwards.
    """
    result = list(mentions)
    for i in range(1, len(result)):
        first, last = result[i - 1], result[i]
        if not between.fullmatch(text, first.end, last.start):
            continue
        if first.date.month is None or last.date.month is None:
            continue
        if first.date.year is None and last.date.year is not None:
            before = _years(first.date, last.date.year, -1)
            date = next((date for date in before if date <= last.date), first.date)
            result[i - 1] = first._replace(date=date)
        elif first.date.year is not None and last.date.year is None:
            after = _years(last.date, first.date.year, 1)
            date = next((date for date in after if date >= first.date), last.date)
            result[i] = last._replace(date=date)
    return result


def _years(date: PartialDate, year: int, step: int) -> Iterator[PartialDate]:
    """``date`` in ``year`` and in the one that is ``step`` from it."""
    for candidate in (year, year + step):
        dated = possible(candidate, date.month, date.day)
        if dated is not None:
            yield dated
