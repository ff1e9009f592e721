"""Days and years that a Japanese text counts from its own day: 昨日, 先月30日, 昨年."""

from __future__ import annotations

import re
from datetime import date, timedelta

from graph.calendar import DateMention, PartialDate
from graph.calendar.partial import possible
from graph.patterns import regex

_DAY = regex(
    r"(?:(?P<days>一昨日|昨日|本日|きょう|今日|明日|あす)|(?P<month>先々月|先月|今月|来月)(?P<d>\d{1,2})日)(?!付)"
)
_DAYS = {"一昨日": -2, "昨日": -1, "本日": 0, "きょう": 0, "今日": 0, "明日": 1, "あす": 1}
_MONTHS = {"先々月": -2, "先月": -1, "今月": 0, "来月": 1}
_YEAR = regex(
    r"(?P<year>一昨年|昨年|去年|今年|本年|来年)(?!度|\d|末|の?\d|[春夏秋冬])(?=[、。にのはも秋春夏冬]|[^\d]{0,2}[一-龥])"
)
_YEARS = {"一昨年": -2, "昨年": -1, "去年": -1, "今年": 0, "本年": 0, "来年": 1}


def relative_dates(text: str, issued: PartialDate | None) -> list[DateMention]:
    """The dates in ``text`` that count from the day of issue, as far as that is known."""
    found: list[DateMention] = []
    if issued is None or issued.year is None:
        return found
    for match in _DAY.finditer(text):
        value = _day(match, issued)
        if value is not None:
            found.append(DateMention(*match.span(), value))
    for match in _YEAR.finditer(text):
        year = PartialDate(issued.year + _YEARS[match["year"]])
        found.append(DateMention(*match.span("year"), year))
    return sorted(found, key=lambda mention: mention.start)


def _day(match: re.Match[str], issued: PartialDate) -> PartialDate | None:
    if issued.year is None or issued.month is None:
        return None
    if match["month"]:
        months = issued.year * 12 + issued.month - 1 + _MONTHS[match["month"]]
        return possible(months // 12, months % 12 + 1, int(match["d"]))
    if issued.day is None:
        return None
    day = date(issued.year, issued.month, issued.day) + timedelta(_DAYS[match["days"]])
    return PartialDate(day.year, day.month, day.day)
