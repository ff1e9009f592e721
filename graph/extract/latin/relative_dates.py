"""Days counted from the day of issue: today, gestern, on Thursday, last year, in the autumn."""

from __future__ import annotations

import datetime as dt
import re

from graph.calendar import PartialDate
from graph.extract.bond import Dated
from graph.extract.clauses import Sentence
from graph.extract.dating import report_year
from graph.extract.register import Agreements

_RELATIVE = re.compile(
    r"\b(?P<today>today|heute|this (?:morning|afternoon|evening)|as of today|(?:am"
    r"|vom) heutigen \w+)"
    r"|\b(?P<yesterday>yesterday|gestern|am gestrigen \w+)\b"
    r"|\b(?P<lastyear>last year|(?:im )?(?:letzten|vergangenen|vorigen) Jahr|letztes Jahr"
    r"|im Vorjahr)\b",
    re.IGNORECASE,
)

_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("Monday Montag", "Tuesday Dienstag", "Wednesday Mittwoch", "Thursday Donnerstag",
         "Friday Freitag", "Saturday Samstag Sonnabend", "Sunday Sonntag")
    )
    for name in names.split()
}  # fmt: skip

#: signed an agreement Thursday on the sidelines of …: the weekday by itself, as in news.
_BARE_WEEKDAY = re.compile(
    rf"\b(?:signed|agreements?|understanding|intent|memorandum|MoU|MOU|pact|deal|accord|partnership"
    rf"|contract|letter)(?: here)? (?P<day>{'|'.join(_WEEKDAYS)})(?=[,.]| [a-z])"
)
_WEEKDAY = re.compile(
    rf"\b(?:[Oo]n|[Aa]m|[Ll]ast|[Vv]ergangenen|[Ll]etzten|this|diesen|dieses?n?)"
    rf"(?: vergangenen| letzten)? (?P<day>{'|'.join(_WEEKDAYS)})"
    rf"(?:(?:vor|nach)mittag|abend|s? (?:morning|afternoon|evening)|, dem)?"
    rf"(?!\w|[\w,]* (?:\d|den \d|dem \d|[A-Z][a-zä]{{2,8}} \d))"
)

#: What is announced today was not signed today, unless the sentence says so.
_ANNOUNCED = re.compile(r"announc|gab\w* .*bekannt|teilt\w* .*mit|geben .*bekannt")

_DONE = re.compile(r"\bsign|enter|conclud|unterzeichn|unterschr|geschlossen")


def relative(found: Agreements, sentence: Sentence) -> list[Dated]:
    """today, gestern, on Thursday: counted from the day of issue."""
    issued = found.issued
    if issued is None or issued.day is None or issued.year is None:
        return _season(found, sentence)
    if _ANNOUNCED.search(sentence.text) and not _DONE.search(sentence.text):
        return []
    day = issued.earliest()
    match = _RELATIVE.search(sentence.text)
    if match is not None and match["lastyear"]:
        start = sentence.start + match.start()
        span = sentence.segment.text.span(start, sentence.start + match.end())
        return [Dated(PartialDate(issued.year - 1), span)]
    if match is not None:
        day -= dt.timedelta(days=1 if match["yesterday"] else 0)
    else:
        match = _WEEKDAY.search(sentence.text) or _BARE_WEEKDAY.search(sentence.text)
        if match is None:
            return []
        day -= dt.timedelta(days=(day.weekday() - _WEEKDAYS[match["day"]]) % 7)
    start = sentence.start + match.start()
    span = sentence.segment.text.span(start, sentence.start + match.end())
    return [Dated(PartialDate(day.year, day.month, day.day), span)]


_SEASON = re.compile(
    r"\b(?:in (?:the )?(?:early |late )?(?:spring|summer|autumn|fall|winter)"
    r"|im (?:Frühjahr|Frühling|Sommer|Herbst|Winter))(?! (?:of )?\d)"
)


def _season(found: Agreements, sentence: Sentence) -> list[Dated]:
    """in the autumn: the year of the report that says so."""
    match = _SEASON.search(sentence.text)
    year = report_year(found.scene) if match else None
    if match is None or year is None:
        return []
    start = sentence.start + match.start()
    span = sentence.segment.text.span(start, sentence.start + match.end())
    return [Dated(PartialDate(year), span)]
