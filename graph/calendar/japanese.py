"""Japanese dates: 2018年8月31日, 令和8年2月28日, 平成29年(2017年)11月24日(金), 同年8月, H25.2."""

from __future__ import annotations

import re

from graph.calendar.eras import GREGORIAN_SINCE, in_era
from graph.calendar.patterns import FIGURE, Anchor, Candidate, Cue, Pattern
from graph.calendar.words import JA_NUMBER, ja_number
from graph.lexicon.alternatives import any_of
from graph.patterns import regex

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

_ERA = "明治|大正|昭和|平成|令和"
_YEAR4 = r"[12][0-9]{3}|[一二][〇一二三四五六七八九]{3}"
#: A year may be given twice: 平成29年(2017年), 令和元(2019)年, 2018年(平成30年).
_YEAR = (
    rf"(?:(?P<era>{_ERA}) ?(?P<n>{JA_NUMBER}|元) ?(?:\( ?(?P<west1>{_YEAR4}) ?年? ?\) ?)?年"
    rf"(?: ?\( ?(?P<west2>{_YEAR4}) ?年? ?\))?"
    rf"|(?<![0-9A-Za-z,./-])(?<![0-9A-Za-z]:)(?P<west3>{_YEAR4}) ?"
    rf"(?:\( ?(?P<era1>{_ERA}) ?(?P<n1>{JA_NUMBER}|元) ?年? ?\) ?)?年"
    rf"(?: ?\( ?(?P<era2>{_ERA}) ?(?P<n2>{JA_NUMBER}|元) ?年? ?\))?)"
)
WEEKDAY = r"(?: ?\([月火水木金土日](?:曜日?)?(?:[・,、]?(?:祝日?|休))?\)|[月火水木金土日]曜日?)"
_PART = "(?:末|初旬|上旬|中旬|下旬)"
#: After a day there may be a second one of the same month (23日~24日, 23日・24日).
_MONTH_AND_DAY = (
    rf"(?P<m>{JA_NUMBER}|[0-9]{{1,4}}) ?月"
    rf"(?:{_PART}| ?(?P<d>{JA_NUMBER}|[0-9]{{1,4}}) ?日{WEEKDAY}?"
    r"(?P<tail> ?(?:から|[-~〜～–・、,]|及び|と|または) ?"
    rf"(?P<d2>[0-9]{{1,2}}) ?日(?!間|目|前|後){WEEKDAY}?)?)?"
)
_DATED = regex(rf"{_YEAR}(?:{_PART}| ?の?{_MONTH_AND_DAY})?")
#: Not a recurring month (毎年8月), a fiscal year's (毎年度5月) or that of a year without its
#: era (18年8月).
_UNDATED = regex(
    rf"(?:(?P<relative>{any_of(_RELATIVE)})の? ?"
    r"|(?<![0-9第毎年.,/一二三四五六七八九十])(?<!年 )(?<!年度)(?<!年度 )(?<!毎月))"
    rf"{_MONTH_AND_DAY}"
)

#: What follows makes it something else: a fiscal year, a decade, a length, an issue.
_NOT_AFTER_YEAR = regex(r" ?(?:度|代|間|物|ぶり|以上|未満|前(?!半|期|後))")
_NOT_AFTER_MONTH = regex(r"間|曜|号|期(?!間|限)")
_NOT_AFTER_DAY = regex(r"間|目")


def _read_dated(match: re.Match[str]) -> list[Candidate]:
    year = _stated_year(match)
    if year is None or (not match["m"] and _NOT_AFTER_YEAR.match(match.string, match.end())):
        return []
    if match["era"] == "明治" and year < GREGORIAN_SINCE:
        return [Candidate(match.start(), match.end(), year)]
    if not match["m"]:
        return [Candidate(match.start(), match.end(), year)]
    return _month_and_day(match, year, "")


def _read_undated(match: re.Match[str]) -> list[Candidate]:
    if match["relative"]:
        anchor, offset = _RELATIVE[match["relative"]]
        return _month_and_day(match, offset, anchor)
    return _month_and_day(match, None, "")


def _month_and_day(match: re.Match[str], year: int | None, anchor: Anchor) -> list[Candidate]:
    not_after = _NOT_AFTER_DAY if match["d"] else _NOT_AFTER_MONTH
    if not_after.match(match.string, match.end()):
        return []
    month = ja_number(match["m"])
    day = ja_number(match["d"]) if match["d"] else None
    start, end = match.span()
    if not match["tail"]:
        return [Candidate(start, end, year, month, day, anchor)]
    first = Candidate(start, match.start("tail"), year, month, day, anchor)
    last = Candidate(match.start("d2"), end, year, month, int(match["d2"]), anchor)
    return [first, last] if (first.day or 0) < (last.day or 0) else [first]


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


PATTERNS = (
    Pattern(Cue(regex("年")), _DATED, _read_dated),
    Pattern(Cue(regex("月")), _UNDATED, _read_undated),
)


def _read_month(match: re.Match[str]) -> list[Candidate]:
    return [Candidate(match.start(), match.end(), int(match["y"]), int(match["m"]))]


#: Era initials (H25.2, R3.4.1), in Japanese text only: elsewhere they are names of products.
INITIALS = (
    Pattern(
        FIGURE,
        regex(
            r"(?<![0-9A-Za-z.])(?P<era>[SHR])(?P<n>[0-9]{1,2}|元)[./] ?(?P<m>[0-9]{1,2})"
            r"(?:[./] ?(?P<d>[0-9]{1,2}))?(?![0-9A-Za-z%]|[.,/][0-9])"
        ),
        _read_initial,
    ),
    # (2016.7更新): a month in figures, where what follows shows that it is none.
    Pattern(
        FIGURE,
        regex(
            r"(?<![0-9A-Za-z.,])(?P<y>(?:19|20)[0-9]{2})[./](?P<m>1[0-2]|0?[1-9])"
            r"(?=(?:に)?(?:更新|締結|調印|署名|改定|再締結|自動更新))"
        ),
        _read_month,
    ),
)
