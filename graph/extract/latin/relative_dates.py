"""Days counted from the day of issue: today, gestern, on Thursday, last year, in the autumn."""

from __future__ import annotations

import datetime as dt
import re

from graph.calendar import PartialDate, find_dates
from graph.calendar.words import MONTHS
from graph.extract.bond import Dated
from graph.extract.clauses import Sentence
from graph.extract.dating import WEEKDAYS, report_year, told_year
from graph.extract.latin.datelines import yearless_dateline
from graph.extract.register import Agreements
from graph.patterns import regex

_RELATIVE = regex(
    r"\b(?P<today>today|heute|this (?:morning|afternoon|evening)|as of today|(?:am"
    r"|vom) heutigen \w+)"
    r"|\b(?P<yesterday>yesterday|gestern|am gestrigen \w+|(?:on )?the previous day"
    r"|the day before(?=[,.;]| in | at ))\b"
    r"|\b(?P<lastyear>last year|(?:im )?(?:letzten|vergangenen|vorigen) Jahr|letztes Jahr"
    r"|im Vorjahr|ein Jahr zuvor)\b",
    re.IGNORECASE,
)


#: signed an agreement Thursday on the sidelines of …: the weekday by itself, as in news.
_BARE_WEEKDAY = regex(
    rf"\b(?:signed|agreements?|understanding|intent|memorandum|MoU|MOU|pact|deal|accord|partnership"
    rf"|contract|letter|sealed|concluded|inked|reached|renewed|extended|finali[sz]ed|executed|struck"
    rf"|formali[sz]ed|initialled)(?: here)? (?P<day>{'|'.join(WEEKDAYS)})(?=[,.]| [a-z])"
)
#: Seit Dienstag gibt es ein Abkommen: since when there is one.
_SINCE = r"[Ss]eit(?= \w+ (?:gibt es|besteht|existiert)\b)"
_WEEKDAY = regex(
    rf"\b(?:{_SINCE}|[Oo]n|[Aa]m|[Ll]ast|[Vv]ergangenen|[Ll]etzten|this|diesen|dieses?n?)"
    rf"(?: vergangenen| letzten)? (?P<day>{'|'.join(WEEKDAYS)})"
    rf"(?:(?:vor|nach)mittag|abend|s? (?:morning|afternoon|evening)|, dem)?"
    rf"(?!\w|[\w,]* (?:\d|den \d|dem \d|[A-Z][a-zä]{{2,8}} \d))"
)

#: What is announced today was not signed today, unless the sentence says so.
_ANNOUNCED = regex(r"announc|gab\w* .*bekannt|teilt\w* .*mit|geben .*bekannt")

_DONE = regex(r"\bsign|enter|conclud|unterzeichn|unterschr|geschlossen")


def relative(found: Agreements, sentence: Sentence, *, said: bool = False) -> list[Dated]:
    """today, gestern, on Thursday: counted from the day of issue.

    With ``said`` a day on which something was only told counts, too.
    """
    issued = found.issued
    if not said and _ANNOUNCED.search(sentence.text) and not _DONE.search(sentence.text):
        return []
    if issued is None or issued.day is None or issued.year is None:
        return (
            _of_period(sentence, issued or _of_issue(found))
            or _season(found, sentence)
            or _of_dateline(found, sentence)
            or _of_week(found, sentence)
            or _year_before(found, sentence)
        )
    day = issued.earliest()
    match = _RELATIVE.search(sentence.text)
    if match is not None and not said and _is_told(sentence, match):
        return []
    if match is not None and match["lastyear"]:
        start = sentence.start + match.start()
        span = sentence.segment.text.span(start, sentence.start + match.end())
        return [Dated(PartialDate(issued.year - 1), span)]
    if match is not None:
        day -= dt.timedelta(days=1 if match["yesterday"] else 0)
    else:
        match = _weekday(sentence, said=said)
        if match is None:
            return (
                _of_month(sentence, issued)
                or _of_period(sentence, issued)
                or _season(found, sentence)
            )
        day -= dt.timedelta(days=(day.weekday() - WEEKDAYS[match["day"]]) % 7)
    return [_dated(sentence, match, day)]


def _year_before(found: Agreements, sentence: Sentence) -> list[Dated]:
    """im Vorjahr, last year: before the year of the report or issue that says so."""
    match = _RELATIVE.search(sentence.text)
    year = found.issued.year if found.issued is not None else report_year(found.scene)
    if match is None or not match["lastyear"] or year is None:
        return []
    span = sentence.segment.text.span(sentence.start + match.start(), sentence.start + match.end())
    return [Dated(PartialDate(year - 1), span)]


_MONTH = regex(
    rf"\b(?P<which>next|this|last|coming|nächsten|kommenden|letzten|vergangenen|diesen)"
    rf" (?P<month>{'|'.join(sorted({*MONTHS['en'], *MONTHS['de']}))})\b(?! \d)"
)


def _of_month(sentence: Sentence, issued: PartialDate) -> list[Dated]:
    """next July, this May, last November: the nearest such month, seen from the day of issue."""
    match = _MONTH.search(sentence.text)
    if match is None or issued.year is None or issued.month is None:
        return []
    name = match["month"]
    month = MONTHS["en"].get(name) or MONTHS["de"][name]
    year = issued.year
    if match["which"] in ("last", "letzten", "vergangenen"):
        year -= month >= issued.month
    elif match["which"] not in ("this", "diesen"):
        year += month <= issued.month
    start = sentence.start + match.start()
    span = sentence.segment.text.span(start, sentence.start + match.end())
    return [Dated(PartialDate(year, month), span)]


#: At the end of last week, earlier this month: the month in which something was done.
_PERIOD = regex(
    r"\b(?:(?P<last>[Ll]ast|[Ll]etzte[nr]?|[Vv]ergangene[nr]?)|(?P<this>[Tt]his|[Dd]iese[nrm]?))"
    r" (?P<unit>week|month|Woche|Monat)(?!['’\w-])"
)


def _of_period(sentence: Sentence, issued: PartialDate | None) -> list[Dated]:
    """last month, at the end of last week: the month, where the day of issue leaves no doubt."""
    match = _PERIOD.search(sentence.text)
    if match is None or issued is None or issued.year is None or issued.month is None:
        return []
    last = match["last"] is not None
    if match["unit"] in ("week", "Woche"):
        if issued.day is None:
            return []
        monday = issued.earliest() - dt.timedelta(days=issued.earliest().weekday() + 7 * last)
        ends = min(monday + dt.timedelta(days=6), issued.earliest())
        if monday.month != ends.month:
            return []
        value = PartialDate(monday.year, monday.month)
    else:
        before = issued.month == 1
        value = (
            PartialDate(issued.year - before, 12 if before else issued.month - 1)
            if last
            else PartialDate(issued.year, issued.month)
        )
    start = sentence.start + match.start()
    return [Dated(value, sentence.segment.text.span(start, sentence.start + match.end()))]


def _of_issue(found: Agreements) -> PartialDate | None:
    """The month that the head of a newsletter gives."""
    for segment in found.scene.segments[:2]:
        text = segment.text.text
        dates = find_dates(text, segment.language)
        if len(text) < 80 and len(dates) == 1 and text[dates[0].end :].strip(" ).") == "":
            one = dates[0].date
            return one if one.month is not None and one.year is not None else None
    return None


#: said on Monday that it had concluded; …, A. B. told members on Friday: the day of saying so.
_SAID_LAST = regex(r"\b(?:said|says|announced|announces|reported|told [\w ]{3,30}|confirmed) $")
_SAID_ON = regex(rf"\b(?:said|announced|reported) (?P<day>{'|'.join(WEEKDAYS)})\b")
_HAD = regex(r" (?:that )?(?:it|they|he|she|the \w+) (?:ha(?:d|ve|s)|would|will)\b")


def _weekday(sentence: Sentence, *, said: bool = False) -> re.Match[str] | None:
    """The weekday on which a sentence says that something was done, not only told."""
    for pattern in (_WEEKDAY, _BARE_WEEKDAY):
        for match in pattern.finditer(sentence.text):
            if said or not _is_told(sentence, match):
                return match
    return _SAID_ON.search(sentence.text) if said else None


def _is_told(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a day is that on which something was said to have been done."""
    said = _SAID_LAST.search(sentence.text[: match.start()])
    rest = sentence.text[match.end() :]
    return bool(said and (_HAD.match(rest) or not rest.strip(' .!"”“')))


def _dated(sentence: Sentence, match: re.Match[str], day: dt.date) -> Dated:
    start = sentence.start + match.start()
    span = sentence.segment.text.span(start, sentence.start + match.end())
    return Dated(PartialDate(day.year, day.month, day.day), span)


#: announced today that …; came into operation today: no day of signing.
_OTHER_DAY = regex(r"\b(?:announced?|said|(?:operation|force|effect|Kraft)(?: as of)?) $")


def _of_dateline(found: Agreements, sentence: Sentence) -> list[Dated]:
    """today, yesterday: counted from a dateline that leaves out its year."""
    match = _RELATIVE.search(sentence.text)
    day = yearless_dateline(found.scene) if match else None
    if match is None or day is None or not day.day or match["lastyear"]:
        return []
    if _OTHER_DAY.search(sentence.text[: match.start()]):
        return []
    if match["yesterday"]:
        day = PartialDate(None, day.month, day.day - 1)
    span = sentence.segment.text.span(sentence.start + match.start(), sentence.start + match.end())
    return [Dated(day, span)] if day.day else []


#: Week 47, 2018; KW 47/2018: the week that a bulletin is about.
_WEEK = regex(r"\b(?:[Ww]eek|KW|Kalenderwoche) (?P<week>\d{1,2})(?:, ?| ?/ ?| )(?P<year>20\d{2})\b")


def _of_week(found: Agreements, sentence: Sentence) -> list[Dated]:
    """on Tuesday, in a bulletin of a week: the day of that week."""
    match = _weekday(sentence)
    if match is None:
        return []
    for segment in found.scene.segments[:3]:
        week = _WEEK.search(segment.text.text)
        if week is not None and 0 < int(week["week"]) < 53:
            number = WEEKDAYS[match["day"]] + 1
            day = dt.date.fromisocalendar(int(week["year"]), int(week["week"]), number)
            return [_dated(sentence, match, day)]
    return []


_SEASON = regex(
    r"\b(?:in (?:the )?(?:early |late )?(?:spring|summer|autumn|fall|winter)"
    r"|im (?:Frühjahr|Frühling|Sommer|Herbst|Winter))(?! (?:of )?\d)"
)


#: The month with which a season begins.
_BEGINS = {"Früh": 3, "pring": 3, "ommer": 6, "Herbst": 9, "utumn": 9, "fall": 9}


def _season(found: Agreements, sentence: Sentence) -> list[Dated]:
    """in the autumn: the year of the report or the text that says so."""
    match = _SEASON.search(sentence.text)
    if match is None:
        return []
    begins = next((month for word, month in _BEGINS.items() if word in match.group()), 12)
    issued = found.issued
    if issued is not None and issued.month is not None:
        year = issued.year if issued.month >= begins else None
    else:
        year = report_year(found.scene) or told_year(found.scene)
    if year is None:
        return []
    start = sentence.start + match.start()
    span = sentence.segment.text.span(start, sentence.start + match.end())
    return [Dated(PartialDate(year), span)]
