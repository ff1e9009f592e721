"""Dates in running text, with their precision and their exact place.

A language is a table of patterns (:data:`_PATTERNS`), each with a reader that
turns a match into dates. Of overlapping matches the first and longest wins,
and a match whose reader finds no possible date still claims its place: in
30 February there is no February to be found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from graph.calendar import japanese, western
from graph.calendar.partial import PartialDate, possible
from graph.calendar.patterns import URL, Candidate, Pattern, years_between

#: Between the two ends of a range, by language. "and" and "und" do not carry a year over.
_RANGE = {
    "ja": re.compile(r" ?(?:から|より|[-~〜～–—]) ?"),
    "de": re.compile(r",? ?(?:bis(?: zum)?|[-~–—]) ?", re.IGNORECASE),
    "en": re.compile(r",? ?(?:to|until|till|through|[-~–—]) ?(?:the )?", re.IGNORECASE),
}

_PATTERNS: dict[str, tuple[Pattern, ...]] = {
    "ja": (*japanese.PATTERNS, *japanese.INITIALS, *western.NUMERIC, *western.FULL_ENGLISH),
    "de": (*japanese.PATTERNS, *western.NUMERIC, *western.GERMAN, *western.FULL_ENGLISH),
    "en": (*japanese.PATTERNS, *western.NUMERIC, *western.ENGLISH),
}


class DateMention(NamedTuple):
    """A date in a text; ``start`` and ``end`` are half-open code point offsets."""

    start: int
    end: int
    date: PartialDate


def find_dates(
    text: str, language: str, *, reference: int | None = None, compact: bool = False
) -> list[DateMention]:
    """The dates of ``text`` in order, without overlaps.

    Parameters: ``text`` is NFKC; ``language`` is ja, de or en (ISO dates,
    year-first dates and Japanese dates are found in all three). ``reference``
    is the year the document was issued; it gives a year to 昨年11月, *letzten
    Jahres* or *last year*, which without it are left out (this year's
    dates are then found without a year). ``compact`` also takes
    eight-digit dates (20220322).

    A bare year counts where its context says that it is one (2009年, im Jahr
    2009, since 1950, 2015-2018); for the others there is :func:`find_years`.
    Fiscal years are not dates: see :func:`graph.calendar.find_fiscal_years`.
    """
    patterns = _PATTERNS[language] + ((western.COMPACT,) if compact else ())
    found = _resolve(text, _candidates(text, patterns), reference)
    return _carry_years(text, found, _RANGE[language])


def find_days(text: str, language: str) -> list[DateMention]:
    """Days of an unnamed month (22日, am 22., on the 22nd) that no date of the text includes."""
    taken = [(m.start, m.end) for m in find_dates(text, language)]
    found = []
    for match in _DAYS[language].finditer(text):
        date = possible(None, None, int(match["d"]))
        start, end = match.span("span")
        if date and not any(s < end and start < e for s, e in taken):
            found.append(DateMention(start, end, date))
    return found


_DAYS = {
    "ja": re.compile(
        r"(?<![0-9第月毎,./~〜・、-])(?<!月 )(?<!毎月)(?P<span>(?P<d>[0-9]{1,2}) ?日"
        rf"{japanese.WEEKDAY}?)(?!間|目|前|後|以内|以上|程度|ほど|数|当|曜|経|間|分|々)"
    ),
    "de": re.compile(r"\b[Aa]m (?P<span>(?P<d>[0-9]{1,2})\.)(?= [a-zäöü])"),
    "en": re.compile(
        r"\b[Oo]n (?:the )?(?P<span>(?P<d>[0-9]{1,2})(?:st|nd|rd|th))(?![\w-])(?! of\b)"
    ),
}


def find_years(text: str) -> list[DateMention]:
    """Every number from 1868 to 2100 that could be a year, whatever stands around it.

    Parts of longer numbers, prices, times, codes and addresses are left out.
    """
    urls = [match.span() for match in URL.finditer(text)]
    return [
        DateMention(match.start(), match.end(), PartialDate(int(match[0])))
        for match in western.BARE_YEAR.finditer(text)
        if years_between(1868, 2100, match[0]) and not any(s <= match.start() < e for s, e in urls)
    ]


def _candidates(
    text: str, patterns: tuple[Pattern, ...]
) -> Iterator[tuple[int, int, list[Candidate]]]:
    for match in URL.finditer(text):
        yield match.start(), match.end(), []
    for pattern in patterns:
        for match in pattern.regex.finditer(text):
            yield match.start(), match.end(), pattern.read(match)


def _resolve(
    text: str, candidates: Iterator[tuple[int, int, list[Candidate]]], reference: int | None
) -> list[DateMention]:
    """First and longest match wins; relative years are counted from what was said before."""
    found: list[DateMention] = []
    position, said = 0, None
    for start, end, dates in sorted(candidates, key=lambda c: (c[0], -c[1], not c[2])):
        if start < position:
            continue
        position = end
        for candidate in dates:
            date = candidate.resolve(said, reference)
            if date is not None:
                found.append(DateMention(candidate.start, candidate.end, date))
                said = date.year or said
    return found


def _carry_years(
    text: str, mentions: list[DateMention], between: re.Pattern[str]
) -> list[DateMention]:
    """Gives the end of a range that states no year the year of the other end.

    From 20 December 2018 to 10 January ends in 2019: a range never runs backwards.
    """
    result = list(mentions)
    for i in range(len(result) - 1):
        a, b = result[i], result[i + 1]
        if (a.date.year is None) == (b.date.year is None):
            continue
        if not between.fullmatch(text, a.end, b.start):
            continue
        if a.date.year is None and b.date.year is not None:
            date = _with_year(a.date, b.date.year, lambda d, other=b.date: d <= other, -1)
            result[i] = a._replace(date=date)
        elif a.date.year is not None:
            date = _with_year(b.date, a.date.year, lambda d, other=a.date: d >= other, +1)
            result[i + 1] = b._replace(date=date)
    return result


def _with_year(
    date: PartialDate, year: int, fits: Callable[[PartialDate], bool], step: int
) -> PartialDate:
    for candidate in (
        possible(year, date.month, date.day),
        possible(year + step, date.month, date.day),
    ):
        if candidate is not None and fits(candidate):
            return candidate
    return date
