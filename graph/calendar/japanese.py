"""Japanese dates: 2018年8月31日, 令和8年2月28日, 平成29年(2017年)11月24日(金), 同年8月, H25.2."""

from __future__ import annotations

import re

from graph.calendar.eras import GREGORIAN_SINCE, in_era
from graph.calendar.patterns import Anchor, Candidate, Pattern
from graph.calendar.words import JA_NUMBER, ja_number

#: Years counted from another: 同年 is the year said last, 昨年 the one before the document's.
_RELATIVE: dict[str, tuple[Anchor, int]] = {
    "同年": ("said", 0),
    "翌年": ("said", 1),
    "前年": ("said", -1),
    "今年": ("reference", 0),
    "本年": ("reference", 0),
    "昨年": ("reference", -1),
    "去年": ("reference", -1),
    "一昨年": ("reference", -2),
    "来年": ("reference", 1),
    "再来年": ("reference", 2),
}

WEEKDAY = r"(?: ?\([月火水木金土日](?:曜日?)?(?:[・,、]?(?:祝日?|休))?\)|[月火水木金土日]曜日?)"
_ERA = "明治|大正|昭和|平成|令和"
_YEAR4 = r"[12][0-9]{3}|[一二][〇一二三四五六七八九]{3}"
_YEAR = (
    rf"(?:(?P<era>{_ERA}) ?(?P<n>{JA_NUMBER}|元) ?(?:\( ?(?P<west1>{_YEAR4}) ?年? ?\) ?)?年"
    rf" ?(?:\( ?(?P<west2>{_YEAR4}) ?年? ?\) ?)?"
    rf"|(?<![0-9A-Za-z,.:/-])(?P<west3>{_YEAR4}) ?"
    rf"(?:\( ?(?P<era1>{_ERA}) ?(?P<n1>{JA_NUMBER}|元) ?年? ?\) ?)?年"
    rf" ?(?:\( ?(?P<era2>{_ERA}) ?(?P<n2>{JA_NUMBER}|元) ?年? ?\) ?)?)"
)
_MONTH = rf"(?P<m>{JA_NUMBER}|[0-9]+) ?月"
_DAY = rf"(?P<d>{JA_NUMBER}|[0-9]+) ?日"
#: A second day of the same month (23日~24日, 23日・24日).
_SECOND = rf" ?(?:から|[-~〜～–・、,]|及び|と) ?(?P<d2>[0-9]{{1,2}}) ?日(?!間|目){WEEKDAY}?"
_PART = "(?:末|初旬|上旬|中旬|下旬)"

_DATE = re.compile(
    rf"(?:{_YEAR} ?(?:{_MONTH}(?: ?{_DAY}{WEEKDAY}?(?P<second>{_SECOND})?|{_PART})?|{_PART})?"
    rf"|(?:(?P<relative>{'|'.join(sorted(_RELATIVE, key=len, reverse=True))}) ?"
    r"|(?<![0-9第毎年.,/一二三四五六七八九十])(?<!年 )(?<!年度)(?<!毎年度 )(?<!例年 )(?<!毎年 ))"
    rf"(?P<m_>{JA_NUMBER}) ?月(?: ?(?P<d_>{JA_NUMBER}|[0-9]+) ?日{WEEKDAY}?(?P<second_>"
    rf"{_SECOND.replace('d2', 'd2_')})?|{_PART})?)"
)

#: What follows makes it something else: a fiscal year, a decade, a duration, an issue.
_NOT_AFTER_YEAR = re.compile(r" ?(?:度|代|間|物|ぶり|以上|未満|前(?!半|期|後|の)|生き)")
_NOT_AFTER_MONTH = re.compile(r"間|曜|号|期(?!間|限)")
_NOT_AFTER_DAY = re.compile(r"間|目")


def _read(match: re.Match[str]) -> list[Candidate]:
    month = match["m"] or match["m_"]
    day = match["d"] or match["d_"]
    after = _NOT_AFTER_DAY if day else _NOT_AFTER_MONTH if month else _NOT_AFTER_YEAR
    if after.match(match.string, match.end()):
        return []
    anchor, year = _RELATIVE.get(match["relative"] or "", ("", None))
    if not match["m_"]:
        year = _stated_year(match)
        if year is None:
            return []
        if match["era"] == "明治" and year < GREGORIAN_SINCE:
            return [Candidate(match.start(), _end(match), year)]
    return _days(match, year, ja_number(month) if month else None, day, anchor)


def _days(
    match: re.Match[str], year: int | None, month: int | None, day: str | None, anchor: Anchor
) -> list[Candidate]:
    second = "second" if match["second"] else "second_" if match["second_"] else None
    first = Candidate(
        match.start(),
        match.start(second) if second else _end(match),
        year,
        0 if month is None and (match["m"] or match["m_"]) else month,
        (ja_number(day) or 0) if day else None,
        anchor,
    )
    if second is None:
        return [first]
    group = "d2" if second == "second" else "d2_"
    last = Candidate(match.start(group), match.end(second), year, month, int(match[group]), anchor)
    return [first, last]


def _end(match: re.Match[str]) -> int:
    """The end without the space that an unstated rest leaves behind (令和4年 …)."""
    return match.start() + len(match[0].rstrip())


def _stated_year(match: re.Match[str]) -> int | None:
    """The one year that the Western and the era year agree on."""
    years: set[int | None] = {
        ja_number(match[name]) for name in ("west1", "west2", "west3") if match[name]
    }
    for era, number in (("era", "n"), ("era1", "n1"), ("era2", "n2")):
        if match[era]:
            years.add(in_era(match[era], match[number]))
    return years.pop() if len(years) == 1 else None


def _read_initial(match: re.Match[str]) -> list[Candidate]:
    year = in_era(match["era"], match["n"])
    day = int(match["d"]) if match["d"] else None
    if year is None:
        return []
    return [Candidate(match.start(), match.end(), year, int(match["m"]), day)]


PATTERNS = (Pattern(_DATE, _read),)

#: Era initials (H25.2, R3.4.1), in Japanese text only: elsewhere they are names of products.
INITIALS = (
    Pattern(
        re.compile(
            r"(?<![0-9A-Za-z.])(?P<era>[SHR])(?P<n>[0-9]{1,2}|元)[./](?P<m>[0-9]{1,2})"
            r"(?:[./](?P<d>[0-9]{1,2}))?(?![0-9A-Za-z%]|[.,/][0-9])"
        ),
        _read_initial,
    ),
)
