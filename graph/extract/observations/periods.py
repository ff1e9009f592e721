"""The time a figure is for, as headers and running text write it.

H27, 令和4年度, FY2019, 2019, 令和3年11月末, H27~R2, Ende 2019. An era year with the initial of
its era only is a fiscal year, as the papers of Japanese authorities use it; 末 and *end of* mean
that day.
"""

from __future__ import annotations

import datetime
from typing import NamedTuple

from graph.calendar import era_year, find_dates, find_fiscal_years, find_years
from graph.extract.observations.figure import Period
from graph.patterns import regex

_INITIAL = regex(r"(?<![A-Za-z0-9])[HRS](?:[0-9]{1,2}|元)(?![0-9A-Za-z.年月])")
_BETWEEN = regex(r" ?(?:[~〜～–-]|から|より|bis|to) ?")
_END_BEFORE = regex(r"(?i:\b(?:end of|ende|as of|stand|zum))(?: the)? ?$")
_END_AFTER = regex(r"末(?:日)?(?:時点|現在)?")
_LAST = {"until": regex(r" ?まで"), "at": regex(r" ?(?:時点|現在)")}


class PeriodMention(NamedTuple):
    """A period in a text; half-open offsets."""

    start: int
    end: int
    period: Period


def fiscal(year: int) -> Period:
    """The Japanese fiscal year that begins in ``year``."""
    return Period(datetime.date(year, 4, 1), datetime.date(year + 1, 3, 31))


def find_periods(text: str, language: str, *, years: bool = False) -> list[PeriodMention]:
    """The periods of ``text`` (NFKC) in order, without overlaps; ranges are one.

    ``years`` also takes bare years, as headers have them.
    """
    found = [
        PeriodMention(m.start, m.end, Period(m.first_day, m.last_day))
        for m in find_fiscal_years(text)
    ]
    for match in _INITIAL.finditer(text):
        year = era_year(match[0])
        if year is not None:
            found.append(PeriodMention(*match.span(), fiscal(year)))
    for date in find_dates(text, language) + (find_years(text) if years else []):
        if date.date.year is None:
            continue
        first, last = date.date.earliest(), date.date.latest()
        end = date.end
        if date.date.day is None:
            if after := _END_AFTER.match(text, end - text[date.start : end].endswith("末")):
                first, end = last, after.end()
            elif _END_BEFORE.search(text[: date.start]):
                first = last
        found.append(PeriodMention(date.start, end, Period(first, last)))
    return _joined(text, _apart(found))


def _apart(found: list[PeriodMention]) -> list[PeriodMention]:
    kept: list[PeriodMention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _joined(text: str, found: list[PeriodMention]) -> list[PeriodMention]:
    """Two periods with "to" between them are one."""
    joined: list[PeriodMention] = []
    for mention in found:
        last = joined[-1] if joined else None
        if (
            last is not None
            and _BETWEEN.fullmatch(text, last.end, mention.start)
            and last.period.begins < mention.period.ends
        ):
            whole = Period(last.period.begins, mention.period.ends)
            joined[-1] = PeriodMention(last.start, mention.end, whole)
        else:
            joined.append(mention)
    return [_with_until(text, mention) for mention in joined]


def _with_until(text: str, mention: PeriodMention) -> PeriodMention:
    for pattern in _LAST.values():
        if match := pattern.match(text, mention.end):
            return mention._replace(end=match.end())
    return mention
