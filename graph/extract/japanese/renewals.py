"""Renewals that a clause behind an agreement dates: …に覚書を結び、2020年に延長した."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.calendar import DateMention, PartialDate, find_dates
from graph.calendar.eras import in_era
from graph.extract.bond import Bond
from graph.extract.clauses import Sentence
from graph.extract.japanese.relative_dates import relative_dates
from graph.extract.register import Agreements, renewed

_AGAIN = re.compile(
    r"(?:付け?)?(?:に|で|をもって)?(?:は|も)?[^。、はがを]{0,14}?(?:延長|更新|再締結)(?:し(?:た|まし|て|、)|され|済|$|\))"
    r"|の(?:更新|延長)(?=を経|で、|により|後|に続|に次)"
)
#: 20年に: a year of this century without its first digits.
_SHORT_YEAR = re.compile(
    r"(?<![0-9年月(平成令和昭])(?P<year>\d{2})年(?:(?P<month>\d{1,2})月)?(?=に)"
)
_ERA = re.compile(r"(?P<era>平成|令和|昭和)(?P<n>\d{1,2})年")
_REACH = 90


def later_renewals(found: Agreements, sentence: Sentence, bond: Bond, stop: int) -> Iterator[Bond]:
    """The renewals of ``bond`` that the text up to the end of the next sentence dates."""
    text = sentence.segment.text.text
    if bond.status != "Concluded" or not bond.parties:
        return
    for date in _dates(text, stop, found.issued):
        if date.start - stop > _REACH or text[stop : date.start].count("。") > 1:
            return
        known = any(d.value.compatible(date.date) for d in bond.signed)
        if _AGAIN.match(text, date.end) and not known:
            yield renewed(bond, sentence.segment, date)


def _full_year(text: str, match: re.Match[str]) -> int:
    """29年 behind 平成26年 counts in that era; else it is one of this century."""
    era = [m for m in _ERA.finditer(text, 0, match.start()) if int(m["n"]) < int(match["year"])]
    year = in_era(era[-1]["era"], match["year"]) if era else None
    return year or 2000 + int(match["year"])


def _dates(text: str, start: int, issued: PartialDate | None) -> list[DateMention]:
    year = issued.year if issued else None
    dates = [d for d in find_dates(text, "ja", reference=year) if d.start >= start]
    dates += [d for d in relative_dates(text, issued) if d.start >= start]
    for match in _SHORT_YEAR.finditer(text, start):
        if all(d.end <= match.start() or match.end() <= d.start for d in dates):
            month = int(match["month"]) if match["month"] else None
            if month is None or 1 <= month <= 12:
                date = PartialDate(_full_year(text, match), month)
                dates.append(DateMention(match.start(), match.end(), date))
    return sorted(dates, key=lambda d: d.start)
