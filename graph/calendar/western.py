"""German and English dates, and dates in figures."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.calendar.eras import in_era
from graph.calendar.patterns import (
    FIGURE,
    LETTER,
    Anchor,
    Candidate,
    Cue,
    Pattern,
    years_between,
)
from graph.calendar.words import CARDINALS, MONTHS, ORDINALS, PLAIN_MONTHS, SHORT_MONTHS
from graph.lexicon.alternatives import any_of
from graph.patterns import regex

#: A number that may be a year: not a part of a longer number, a price, a time or a code.
BARE_YEAR = regex(
    rf"(?:1[89]|2[01])[0-9]{{2}}(?<![{LETTER}#$€£¥./:,-][0-9]{{4}})"
    rf"(?![{LETTER}%‰$€£¥]|[.,:/-][0-9])"
)

#: Years counted from the document's.
_RELATIVE = {
    "dieses Jahres": 0, "diesen Jahres": 0, "letzten Jahres": -1, "vergangenen Jahres": -1,
    "vorigen Jahres": -1, "nächsten Jahres": 1, "kommenden Jahres": 1,
    "this year": 0, "last year": -1, "next year": 1,
}  # fmt: skip

#: Counted things after a number: it is then no year.
_COUNTED = (
    r"(?! ?(?:%|€|\$|£|EUR\b|USD\b|Euro|Mio|million|km\b|m²|ha\b|t\b|Stück|Personen|Menschen|Firmen"
    r"|Unternehmen|Mitarbeit|Beschäftigte|Teilnehm|people\b|persons\b|companies\b|firms\b"
    r"|employees\b|members\b|participants\b|jobs\b|visitors\b|Jahre|years\b))"
)

_BEFORE = rf"(?<![{LETTER}])(?<![0-9][.,:/-])"
_AFTER = rf"(?![{LETTER}]|-[A-Za-z])"
_NOT_A_NUMBER = r"(?![.,:/][0-9]| ?%)"
_YEAR = rf"(?P<y>1[5-9][0-9]{{2}}|2[01][0-9]{{2}})(?![{LETTER}]|[.,][0-9])"
_RELATIVE_YEAR = rf"(?P<relative>{any_of(_RELATIVE)})(?![{LETTER}])"
_DAY = "(?P<d>[0-9]{1,2})"


def _forms(words: Iterable[str]) -> list[str]:
    return [form for word in words for form in (word, word.upper())]


#: A month's name or its abbreviation stands in each text with a date in words.
_MONTH = {
    language: Cue(regex(any_of(_forms((*MONTHS[language], *SHORT_MONTHS[language])))))
    for language in MONTHS
}


def _names(words: list[str] | tuple[str, ...]) -> str:
    """Names of months as they are and in capitals, ending where a word ends."""
    return rf"{any_of(_forms(words))}{_AFTER}"


def _month(language: str) -> str:
    """A month's name or its abbreviation, with or without the full stop."""
    return rf"(?P<m>{_names([*MONTHS[language]])}|{_names([*SHORT_MONTHS[language]])}\.?)"


def _ordinal(language: str) -> str:
    return rf"(?P<word>(?i:{any_of(ORDINALS[language], fold=True)}))"


def _read(match: re.Match[str]) -> list[Candidate]:
    """A date with a named month; ``d0`` is an earlier, ``d2`` a later day of the same month."""
    groups = match.groupdict()
    anchor: Anchor = "reference" if groups.get("relative") else ""
    year = int(groups["y"]) if groups.get("y") else _RELATIVE.get(groups.get("relative") or "")
    if groups.get("written"):
        century = 1900 if (groups["century"] or "").lower() == "nineteen" else 2000
        year = century + CARDINALS["en"][(groups["written"] or "").lower()]
    if groups.get("era"):
        year = in_era(_ERA_NAMES[groups["era"] or ""], groups["count"] or "")
    month = _month_number(groups["m"])
    day = _day(groups)
    start, end = match.span("span" if "span" in groups else 0)
    if groups.get("d0"):
        other, place = int(groups["d0"]), match.start("d0")
        dot = match.string.startswith(".", match.end("d0"))
        first = Candidate(place, match.end("d0") + dot, year, month, other, anchor)
        last = Candidate(match.start("d"), end, year, month, day, anchor)
    elif groups.get("d2"):
        other, place = int(groups["d2"]), match.start("d2")
        first = Candidate(start, match.start("tail"), year, month, day, anchor)
        last = Candidate(place, end, year, month, other, anchor)
    else:
        return [Candidate(start, end, year, month, day, anchor)]
    if (first.day or 0) < (last.day or 0):
        return [first, last]
    return [last] if groups.get("d0") else [first]


def _day(groups: dict[str, str | None]) -> int | None:
    if groups.get("d"):
        return int(groups["d"] or 0)
    word = (groups.get("word") or "").lower()
    return ORDINALS["de"].get(word) or ORDINALS["en"].get(word)


def _month_number(name: str) -> int:
    name = name.rstrip(".").capitalize()
    tables = (*MONTHS.values(), *SHORT_MONTHS.values())
    return next(table[name] for table in tables if name in table)


def _read_numeric(match: re.Match[str]) -> list[Candidate]:
    if not years_between(1868, 2100, match["y"]):
        return []
    year, month, day = (int(match[name]) for name in "ymd")
    return [Candidate(match.start(), match.end(), year, month, day)]


def _read_month_or_day_first(match: re.Match[str]) -> list[Candidate]:
    """5/18/2015 is in May whoever wrote it; 5/8/2015 may be in August and is left out."""
    a, b = int(match["a"]), int(match["b"])
    if not years_between(1868, 2100, match["y"]) or (a <= 12 and b <= 12 and a != b):
        return []
    month, day = (b, a) if a > 12 else (a, b)
    return [Candidate(match.start(), match.end(), int(match["y"]), month, day)]


def _read_era(match: re.Match[str]) -> list[Candidate]:
    """Heisei 30.7.12"""
    year = in_era(_ERA_NAMES[match["era"]], match["count"])
    return [Candidate(match.start(), match.end(), year, int(match["m"]), int(match["d"]))]


def _read_year(match: re.Match[str]) -> list[Candidate]:
    return [Candidate(*match.span("y"), int(match["y"]))]


def _read_nothing(match: re.Match[str]) -> list[Candidate]:
    return []


def _read_years(match: re.Match[str]) -> list[Candidate]:
    if not 1868 <= int(match["y"]) < int(match["y2"]) <= 2100:
        return []
    return [Candidate(*match.span(name), int(match[name])) for name in ("y", "y2")]


def _year_first(separator: str) -> Pattern:
    """2021-06-09, 2021/6/9, 2021.6.9, and 2021. 6. 9 as it is written in Korea."""
    s, edge = re.escape(separator), re.escape(separator.strip())
    return Pattern(
        FIGURE,
        re.compile(
            rf"(?<![{LETTER}{edge}])(?P<y>[12][0-9]{{3}}){s}(?P<m>[0-9]{{1,2}}){s}(?P<d>[0-9]{{1,2}})"
            rf"(?!(?!T[0-9])[{LETTER}]|{s}[0-9])"
        ),
        _read_numeric,
    )


NUMERIC = (
    *(_year_first(separator) for separator in ("-", "/", ".", ". ")),
    Pattern(
        FIGURE,
        regex(
            rf"(?<![{LETTER}./-])(?P<a>[0-9]{{1,2}})(?P<s>[./])(?P<b>[0-9]{{1,2}})(?P=s)"
            rf"(?P<y>[12][0-9]{{3}})(?![{LETTER}]|[./-][0-9])"
        ),
        _read_month_or_day_first,
    ),
    Pattern(  # 2015-2018
        FIGURE,
        regex(
            rf"(?<![{LETTER}#$€£¥./:,-])(?P<y>[12][0-9]{{3}})(?: ?[-~〜～–—] ?| bis | to )"
            rf"(?P<y2>[12][0-9]{{3}})(?![{LETTER}%]|[.,:/-][0-9]| ?年)"
        ),
        _read_years,
    ),
    Pattern(
        FIGURE,
        regex(
            rf"(?:(?<=[Zz]wischen )|(?<=[Bb]etween ))(?P<y>[12][0-9]{{3}}) (?:und|and) "
            rf"(?P<y2>[12][0-9]{{3}})(?![{LETTER}%]|[.,:/-][0-9])"
        ),
        _read_years,
    ),
)

COMPACT = Pattern(
    FIGURE,
    regex(
        rf"(?<![{LETTER}.,/-])(?P<y>(?:199|20[0-9])[0-9])(?P<m>[0-9]{{2}})(?P<d>[0-9]{{2}})"
        r"(?![0-9]|[.,/-][0-9])"
    ),
    _read_numeric,
)

_DE_YEAR = rf"(?:,? (?:des Jahres )?{_YEAR}| {_RELATIVE_YEAR})"
_DE_BEFORE_MONTH = (
    "[Ii]m|[Aa]nfang|[Ee]nde|[Mm]itte|[Ss]eit|[Bb]is|[Aa]b|[Vv]on|[Zz]wischen|[Mm]onat|diesen"
)
_DE_BEFORE_YEAR = (
    "[Jj]ahre?s?|[Ss]eit|[Aa]nfang|[Ee]nde|[Mm]itte|Frühjahr|Frühling|Sommer|Herbst|Winter"
)

GERMAN = (
    Pattern(  # whose year depends on when it is read: letzten November
        _MONTH["de"],
        regex(
            rf"(?<![{LETTER}])(?:letzten|vergangenen|vorigen|nächsten|kommenden) {_month('de')}"
            r"(?! [12][0-9]{3})"
        ),
        _read_nothing,
    ),
    Pattern(  # 10. November 2017; 23. bis 24. August 2018; vierten Oktober
        _MONTH["de"],
        regex(
            rf"{_BEFORE}(?:(?P<d0>[0-9]{{1,2}})\.? ?(?:bis(?: zum)?|und|[-–/]) ?(?=[0-9]))?"
            rf"(?:{_DAY}(?:\. ?| )|{_ordinal('de')} ){_month('de')}{_DE_YEAR}?"
        ),
        _read,
    ),
    Pattern(  # 10.11.2017
        FIGURE,
        regex(
            rf"(?<![{LETTER}./-]){_DAY}\. ?(?P<m>[0-9]{{1,2}})\. ?(?P<y>[12][0-9]{{3}})"
            rf"(?![{LETTER}]|[./-][0-9])"
        ),
        _read_numeric,
    ),
    Pattern(_MONTH["de"], regex(rf"(?<![{LETTER}.-]){_month('de')}{_DE_YEAR}"), _read),
    Pattern(
        _MONTH["de"],
        regex(rf"(?<![{LETTER}])(?:{_DE_BEFORE_MONTH}) (?P<span>(?P<m>{_names([*MONTHS['de']])}))"),
        _read,
    ),
    Pattern(_MONTH["de"], regex(rf"(?<![{LETTER}-])(?P<m>{_names(PLAIN_MONTHS['de'])})"), _read),
    Pattern(
        FIGURE,
        regex(rf"(?<![{LETTER}])(?:{_DE_BEFORE_YEAR}) {_YEAR}{_COUNTED}"),
        _read_year,
    ),
    Pattern(  # a capital after "in 2000" is a noun that is counted
        FIGURE,
        regex(
            rf"(?<![{LETTER}])(?:[Ii]n|[Vv]on|[Vv]or|[Nn]ach|[Aa]b|[Bb]is) {_YEAR}{_COUNTED}"
            r"(?! [A-ZÄÖÜ])"
        ),
        _read_year,
    ),
)

_ST = "(?:st|nd|rd|th)?"
#: January 24, Reiwa 7 (2025): the year of a Japanese era in Latin letters.
_ERA_NAMES = {"Reiwa": "令和", "Heisei": "平成", "Showa": "昭和", "Shōwa": "昭和"}
_ERA = rf"(?P<era>{any_of(_ERA_NAMES)}) (?P<count>[0-9]{{1,2}})"
#: two thousand and twenty-one, in the year twenty twenty-one: a year in words, as deeds have it.
_WRITTEN_YEAR = (
    r"(?:in the year )?(?i:two thousand(?: and)?|(?P<century>twenty|nineteen))[ -]"
    rf"(?P<written>(?i:{any_of(CARDINALS['en'], fold=True)}))(?![{LETTER}])"
)
_EN_YEAR = (
    rf"(?:,? (?:of )?(?:{_YEAR}|{_WRITTEN_YEAR}"
    rf"|{_ERA}(?: \([12][0-9]{{3}}\)|(?![0-9.])))"
    rf"| (?:of )?{_RELATIVE_YEAR})"
)
_EN_BEFORE = (
    "[Ii]n|[Ss]ince|[Uu]ntil|till|[Ff]rom|[Bb]y|[Dd]uring|[Ee]arly|mid|[Ll]ate|of|[Bb]etween"
    "|[Bb]efore|[Aa]fter|through"
)
#: A plural after "of 2000" is what is counted.
_PLURAL = r"(?! (?!(?:was|is|has|as|its|this|thus|always)\b)[a-z]+s\b)"

#: English dates with a day or a year, found in every language; :data:`ENGLISH` has the rest.
FULL_ENGLISH = (
    Pattern(  # the 24th of November 2017; 5-8 June 2018; fourth of October
        _MONTH["en"],
        regex(
            rf"{_BEFORE}(?:(?P<d0>[0-9]{{1,2}}){_ST} ?(?:to|and|[-–/&]) ?(?=[0-9]))?"
            rf"(?:{_DAY}{_ST}|{_ordinal('en')})(?: day)?(?: of)? {_month('en')}{_EN_YEAR}?"
        ),
        _read,
    ),
    Pattern(  # August 30th, 2018; June 5-8, 2018
        _MONTH["en"],
        regex(
            rf"(?<![{LETTER}-]){_month('en')} (?:the )?"
            rf"(?:{_DAY}{_ST}|{_ordinal('en')}){_AFTER}{_NOT_A_NUMBER}"
            rf"(?P<tail> ?(?:to|and|through|[-–&]) ?(?P<d2>[0-9]{{1,2}}){_ST}{_AFTER}"
            rf"{_NOT_A_NUMBER})?{_EN_YEAR}?"
        ),
        _read,
    ),
    Pattern(_MONTH["en"], regex(rf"(?<![{LETTER}-]){_month('en')}{_EN_YEAR}"), _read),
    Pattern(  # Heisei 30.7.12
        Cue(regex(any_of(_ERA_NAMES))),
        regex(rf"(?<![{LETTER}]){_ERA}[./](?P<m>[0-9]{{1,2}})[./]{_DAY}(?![0-9])"),
        _read_era,
    ),
)

ENGLISH = (
    *FULL_ENGLISH,
    Pattern(
        _MONTH["en"],
        regex(rf"(?<![{LETTER}])(?:[Ll]ast|[Nn]ext) {_month('en')}(?!,? [12][0-9]{{3}})"),
        _read_nothing,
    ),
    Pattern(
        _MONTH["en"],
        regex(
            rf"(?<![{LETTER}])(?:{_EN_BEFORE}|this) "
            rf"(?P<span>(?P<m>{_names([*MONTHS['en']])}))"
        ),
        _read,
    ),
    Pattern(_MONTH["en"], regex(rf"(?<![{LETTER}-])(?P<m>{_names(PLAIN_MONTHS['en'])})"), _read),
    Pattern(
        FIGURE,
        regex(
            rf"(?<![{LETTER}])(?:{_EN_BEFORE}|[Yy]ear"
            rf"|(?i:spring|summer|autumn|fall|winter)) {_YEAR}{_COUNTED}{_PLURAL}"
        ),
        _read_year,
    ),
)
