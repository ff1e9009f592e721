"""By when a duty is to be done: a day, or one that comes round every year."""

from __future__ import annotations

import re
from typing import NamedTuple

from graph.calendar import PartialDate, find_dates
from graph.patterns import regex

_EVERY_YEAR_JA = regex(
    r"(?:毎年度?|各年度?|毎事業年度|翌年度?の?|毎会計年度)、?の?(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})日|(?P<end>末日?))まで"
)
_BY_MONTH_END_JA = regex(r"(?P<m>\d{1,2})月末日?までに")
_UNTIL_JA = regex(r"(?:まで|迄)(?P<to>に)?")
_REVIEW_JA = regex(r"まで(?:に|の)[^。]*(?:評価|検証|見直し|報告|提出)")
_BY_LATIN = {
    "en": regex(
        r"\b(?:by|no later than|not later than|before|until|on or before)(?: the)?"
        r"(?P<end> (?:last day|end) of)? ?$",
        re.IGNORECASE,
    ),
    "de": regex(
        r"\b(?:bis|spätestens|spätestens bis|bis spätestens)(?: zum| zu| am)?(?P<end> Ende)? ?$",
        re.IGNORECASE,
    ),
}
_MONTH_ENDS = {1: 31, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}


#: A term that runs until a day, no duty to be done by it.
_LASTING = regex(r"\b(?:gilt|valid|runs?|in force|läuft|besteht|remains?|from|vom)\b[^.;]*$")


class Deadline(NamedTuple):
    """The day by which a duty is to be done; without a year it comes round every year."""

    start: int
    end: int
    date: PartialDate


def deadline(text: str, language: str) -> Deadline | None:
    """The deadline that a duty's text states. The end of a term of validity is none."""
    return _deadline_ja(text) if language == "ja" else _deadline_latin(text, language)


def _deadline_ja(text: str) -> Deadline | None:
    yearly = _EVERY_YEAR_JA.search(text) or _BY_MONTH_END_JA.search(text)
    if yearly is not None:
        day = yearly.groupdict().get("d")
        return _yearly(int(yearly["m"]), int(day) if day else None, *yearly.span())
    for mention in find_dates(text, "ja"):
        until = _UNTIL_JA.match(text, mention.end)
        if until is None or mention.date.day is None:
            continue
        begins = re.search(r"(?:から|より)、?$", text[: mention.start]) is not None
        if (until["to"] and not begins) or _REVIEW_JA.match(text, mention.end):
            return Deadline(mention.start, mention.end, mention.date)
    return None


def _deadline_latin(text: str, language: str) -> Deadline | None:
    for mention in find_dates(text, language):
        before = _BY_LATIN[language].search(text[: mention.start])
        if before is None or _LASTING.search(text[: before.start()]):
            continue
        if mention.date.day is not None:
            return Deadline(mention.start, mention.end, mention.date)
        if before["end"] and mention.date.month is not None and mention.date.year is None:
            return _yearly(mention.date.month, None, mention.start, mention.end)
    return None


def _yearly(month: int, day: int | None, start: int, end: int) -> Deadline | None:
    """Every year's day; the end of February is no fixed day."""
    day = day or _MONTH_ENDS.get(month)
    if day is None:
        return None
    try:
        return Deadline(start, end, PartialDate(None, month, day))
    except ValueError:
        return None
