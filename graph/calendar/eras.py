"""Japanese eras and fiscal years.

First days of the eras, in the Gregorian calendar: Meiji 1868-10-23 (edict of
Keiō 4/9/8, counted from the start of that year), Taishō 1912-07-30, Shōwa
1926-12-25, Heisei 1989-01-08 (Cabinet Order 1 of 1989) and Reiwa 2019-05-01
(Cabinet Order 143 of 2019).
Year *n* of an era is the year of its first day plus *n* − 1, and plans made
before an era ended count on beyond it (Heisei 32 is 2020).

Until the end of Meiji 5 Japan kept a lunisolar calendar (Grand Council of
State proclamation 337 of 1872), so a month or day before 1873 says nothing
about the Gregorian one.

The fiscal year of the state and of municipalities runs from 1 April to the
31 March after it (Public Finance Act, article 11; Local Autonomy Act,
article 208).
"""

from __future__ import annotations

import datetime
from typing import NamedTuple

from graph.calendar.words import JA_NUMBER, ja_number
from graph.patterns import regex

#: The first Gregorian year of each era, by name and by the initial used in tables.
ERAS = {
    "明治": 1868,
    "大正": 1912,
    "昭和": 1926,
    "平成": 1989,
    "令和": 2019,
    "M": 1868,
    "T": 1912,
    "S": 1926,
    "H": 1989,
    "R": 2019,
}

#: The first year in which months and days are Gregorian.
GREGORIAN_SINCE = 1873

_ERA_YEAR = regex(rf"(明治|大正|昭和|平成|令和|[MTSHR]) ?({JA_NUMBER}|元)年?")


def in_era(era: str, number: str) -> int | None:
    """The Gregorian year of year ``number`` (digits, kanji or 元) of ``era``, if there is one."""
    count = 1 if number == "元" else ja_number(number)
    if count is None or not 1 <= count <= 99:
        return None
    return ERAS[era] + count - 1


def era_year(text: str) -> int | None:
    """The Gregorian year of an era year that stands alone, as in a table's head.

    >>> era_year("H27"), era_year("令和元年"), era_year("A4")
    (2015, 2019, None)
    """
    match = _ERA_YEAR.fullmatch(text.strip())
    return in_era(match[1], match[2]) if match else None


class FiscalYearMention(NamedTuple):
    """A Japanese fiscal year in a text: ``year`` is the calendar year it begins in."""

    start: int
    end: int
    year: int

    @property
    def first_day(self) -> datetime.date:
        """1 April of ``year``."""
        return datetime.date(self.year, 4, 1)

    @property
    def last_day(self) -> datetime.date:
        """31 March of the year after."""
        return datetime.date(self.year + 1, 3, 31)


_FISCAL = regex(
    rf"(?P<era>明治|大正|昭和|平成|令和) ?(?P<n>{JA_NUMBER}|元) ?"
    r"(?:\((?P<also>[0-9]{4})\) ?)?年 ?度"
    rf"|(?<![0-9A-Za-z,.])(?P<y>[12][0-9]{{3}}) ?"
    rf"(?:\((?P<era2>平成|令和) ?(?P<n2>{JA_NUMBER}|元)\) ?)?年 ?度"
    r"|(?<![A-Za-z])(?:FY|[Ff]iscal(?: [Yy]ear)?) ?(?P<fy>[12][0-9]{3})(?![0-9])"
    r"|(?<![A-Za-z0-9])(?P<initial>[HR])(?P<n3>[0-9]{1,2}|元) ?年度"
)


#: What each fiscal year has in it; most texts have none.
_FISCAL_WORD = regex(r"年 ?度|FY|[Ff]iscal")


def find_fiscal_years(text: str) -> list[FiscalYearMention]:
    """Fiscal years (平成30年度, 令和10(2028)年度, 2019年度, FY2019), in text order.

    Text is NFKC. Where a year is given twice and the two disagree, neither is taken.
    """
    found = []
    for match in _FISCAL.finditer(text) if _FISCAL_WORD.search(text) else ():
        years = {int(match[name]) for name in ("also", "y", "fy") if match[name]}
        for era, number in (("era", "n"), ("era2", "n2"), ("initial", "n3")):
            if match[era]:
                years.add(in_era(match[era], match[number]) or 0)
        year = years.pop()
        if not years and 1868 <= year <= 2100:
            found.append(FiscalYearMention(match.start(), match.end(), year))
    return found
