"""German and English dates, and dates in figures."""

from __future__ import annotations

import re

from graph.calendar.patterns import Anchor, Candidate, Pattern, years_between
from graph.calendar.words import MONTHS, ORDINALS, PLAIN_MONTHS, SHORT_MONTHS

_YEAR = r"(?P<y>1[5-9][0-9]{2}|2[01][0-9]{2})(?![0-9A-Za-z]|[.,][0-9])"
_DAY = r"(?P<d>[0-9]{1,2})"

#: A number that may be a year: not a part of a longer number, a price, a time or a code.
BARE_YEAR = re.compile(
    r"(?<![0-9A-Za-z_#$€£¥./:,-])(?:1[89]|20|21)[0-9]{2}(?![0-9A-Za-z_%‰$€£¥]|[.,:/-][0-9])"
)

#: Counted things after a number: it is then no year.
_COUNTED = (
    r"(?! ?(?:%|€|\$|£|EUR\b|USD\b|Euro|Mio|million|km|m²|ha\b|t\b|Stück|Personen|Menschen|Firmen"
    r"|Unternehmen|Mitarbeit|Beschäftigte|Teilnehm|people\b|persons\b|companies\b|firms\b"
    r"|employees\b|members\b|participants\b|jobs\b|visitors\b|Jahre|years\b))"
)

#: Years counted from the document's.
_RELATIVE = {
    "dieses Jahres": 0, "diesen Jahres": 0, "letzten Jahres": -1, "vergangenen Jahres": -1,
    "vorigen Jahres": -1, "nächsten Jahres": 1, "kommenden Jahres": 1,
    "this year": 0, "last year": -1, "next year": 1,
}  # fmt: skip


def _either(words: list[str]) -> str:
    """An alternation, longest first, of words as given and in capitals."""
    forms = {form for word in words for form in (word, word.upper())}
    return "|".join(sorted(map(re.escape, forms), key=lambda form: (-len(form), form)))


def _month(language: str) -> str:
    names, short = list(MONTHS[language]), list(SHORT_MONTHS[language])
    return rf"(?P<m>(?:{_either(names)})(?![\w])|(?:{_either(short)})(?![\w])\.?)"


def _full_month(language: str) -> str:
    return rf"(?P<m>{_either(list(MONTHS[language]))})(?!\w)"


def _ordinal(language: str) -> str:
    words = "|".join(sorted(ORDINALS[language], key=len, reverse=True))
    return rf"(?P<word>(?i:{words}))"


_RELATIVE_YEAR = rf"(?P<relative>{'|'.join(_RELATIVE)})\b"
_DE_YEAR = rf"(?:(?:,? (?:des Jahres )?){_YEAR}| {_RELATIVE_YEAR})?"
_EN_YEAR = rf"(?:(?:,? (?:of )?){_YEAR}| (?:of )?{_RELATIVE_YEAR})?"
_NUMBER = r"(?<![0-9A-Za-z_])(?<![0-9][.,:/])"
_ST = r"(?:st|nd|rd|th)?"


def _month_number(name: str) -> int:
    key = name.rstrip(".").capitalize()
    for table in (*MONTHS.values(), *SHORT_MONTHS.values()):
        if key in table:
            return table[key]
    raise KeyError(name)


def _group(match: re.Match[str], name: str) -> str | None:
    return match[name] if name in match.re.groupindex else None


def _read(match: re.Match[str]) -> list[Candidate]:
    """A date with a named month; ``d0`` is an earlier and ``d2`` a later day of the same month."""
    year_text, relative = _group(match, "y"), _group(match, "relative")
    anchor: Anchor = "reference" if relative else ""
    year = int(year_text) if year_text else _RELATIVE[relative] if relative else None
    month_text, word = _group(match, "m"), _group(match, "word")
    month = _month_number(month_text) if month_text else None
    days = {name: _group(match, name) for name in ("d0", "d", "d2")}
    start = match.start("span") if "span" in match.re.groupindex else match.start()
    end = match.end()
    result = []
    if days["d0"]:
        result.append(_at(match, "d0", year, month, anchor))
        start = match.start("d")
    day = int(days["d"]) if days["d"] else _ordinal_number(word) if word else None
    middle = match.start("tail") if days["d2"] else end
    result.append(Candidate(start, middle, year, month, day, anchor))
    if days["d2"]:
        last = _at(match, "d2", year, month, anchor)
        result.append(Candidate(last.start, end, year, month, last.day, anchor))
    return result


def _at(
    match: re.Match[str], name: str, year: int | None, month: int | None, anchor: Anchor
) -> Candidate:
    end = match.end(name)
    if match.string[end : end + 1] == ".":
        end += 1
    return Candidate(match.start(name), end, year, month, int(match[name]), anchor)


def _ordinal_number(word: str) -> int:
    lowered = word.lower()
    return next(table[lowered] for table in ORDINALS.values() if lowered in table)


def _read_numeric(match: re.Match[str]) -> list[Candidate]:
    if not years_between(1868, 2100, match["y"]):
        return []
    return [
        Candidate(match.start(), match.end(), int(match["y"]), int(match["m"]), int(match["d"]))
    ]


def _read_month_or_day_first(match: re.Match[str]) -> list[Candidate]:
    """5/18/2015 is May whoever wrote it; 5/8/2015 is left out."""
    a, b = int(match["a"]), int(match["b"])
    if not years_between(1868, 2100, match["y"]) or (a <= 12 and b <= 12 and a != b):
        return []
    month, day = (b, a) if a > 12 else (a, b)
    return [Candidate(match.start(), match.end(), int(match["y"]), month, day)]


def _read_year_range(match: re.Match[str]) -> list[Candidate]:
    first, last = int(match["y"]), int(match["y2"])
    if first >= last or not (years_between(1868, 2100, match["y"]) and last <= 2100):
        return []
    return [
        Candidate(match.start("y"), match.end("y"), first),
        Candidate(match.start("y2"), match.end("y2"), last),
    ]


def _read_year(match: re.Match[str]) -> list[Candidate]:
    return [Candidate(match.start("y"), match.end("y"), int(match["y"]))]


def _by_separator(separator: str) -> Pattern:
    s = re.escape(separator)
    return Pattern(
        re.compile(
            rf"(?<![0-9A-Za-z_{s}])(?P<y>[12][0-9]{{3}}){s}(?P<m>[0-9]{{1,2}}){s}(?P<d>[0-9]{{1,2}})"
            rf"(?![0-9A-SU-Za-z_]|T(?![0-9])|{s}[0-9])"
        ),
        _read_numeric,
    )


NUMERIC = (
    *(_by_separator(separator) for separator in "-/."),
    Pattern(
        re.compile(
            r"(?<![0-9A-Za-z_./-])(?P<a>[0-9]{1,2})(?P<s>[./])(?P<b>[0-9]{1,2})(?P=s)"
            r"(?P<y>[12][0-9]{3})(?![0-9A-Za-z_]|[./-][0-9])"
        ),
        _read_month_or_day_first,
    ),
    Pattern(
        re.compile(
            r"(?<![0-9A-Za-z_#$€£¥./:,-])(?P<y>[12][0-9]{3}) ?"
            r"(?:[-~〜–—]|(?<= )bis(?= )|(?<= )to(?= )) ?"
            r"(?P<y2>[12][0-9]{3})(?![0-9A-Za-z_%年]|[.,:/-][0-9]| 年)"
        ),
        _read_year_range,
    ),
)

COMPACT = Pattern(
    re.compile(
        r"(?<![0-9A-Za-z_.,/-])(?P<y>(?:199|20[0-9])[0-9])(?P<m>[0-9]{2})(?P<d>[0-9]{2})"
        r"(?![0-9]|[.,/-][0-9])"
    ),
    _read_numeric,
)

_DE_IN = (
    r"im|Im|Anfang|Ende|Mitte|seit|Seit|bis|Bis|ab|Ab|vom|von|Von|zwischen|Zwischen|Monat|in|In"
    r"|vergangenen|letzten|nächsten|kommenden|diesen"
)
_EN_IN = (
    r"in|In|since|Since|until|till|from|From|by|By|during|During|early|Early|mid|late|Late|of"
    r"|between|Between|last|this|next"
)
_SEASON_DE = r"Frühjahr|Frühling|Sommer|Herbst|Winter|Jahresende|Jahresbeginn"
_SEASON_EN = r"spring|summer|autumn|fall|winter|Spring|Summer|Autumn|Fall|Winter"

GERMAN = (
    Pattern(  # 10. November 2017; 23. bis 24. August 2018
        re.compile(
            rf"{_NUMBER}(?:(?P<d0>[0-9]{{1,2}})\.? ?(?:bis(?: zum)?|und|[-–/]) ?)?"
            rf"(?:{_DAY}(?:\. ?| )|\b{_ordinal('de')} ){_month('de')}{_DE_YEAR}"
        ),
        _read,
    ),
    Pattern(  # 10.11.2017
        re.compile(
            r"(?<![0-9A-Za-z_./-])(?P<d>[0-9]{1,2})\. ?(?P<m>[0-9]{1,2})\. ?(?P<y>[12][0-9]{3})"
            r"(?![0-9A-Za-z_]|[./-][0-9])"
        ),
        _read_numeric,
    ),
    Pattern(  # im Februar, November 2017
        re.compile(rf"(?<![\w.]){_full_month('de')}(?:(?: des Jahres)? {_YEAR}| {_RELATIVE_YEAR})"),
        _read,
    ),
    Pattern(
        re.compile(rf"(?<!\w)(?:(?:{_DE_IN}) )(?P<span>{_full_month('de')})(?!-)"),
        _read,
    ),
    Pattern(re.compile(rf"(?<![\w-])(?P<m>{_either(list(PLAIN_MONTHS['de']))})(?![\w-])"), _read),
    Pattern(
        re.compile(
            rf"(?<!\w)(?:[Jj]ahre?s?|[Ss]eit|Anfang|Ende|Mitte|{_SEASON_DE}) {_YEAR}{_COUNTED}"
        ),
        _read_year,
    ),
    Pattern(  # a capital after "in 2000" is a noun that is counted
        re.compile(
            rf"(?<!\w)(?:[Ii]n|[Vv]on|[Vv]or|[Nn]ach|[Aa]b|[Bb]is) {_YEAR}{_COUNTED}(?! [A-ZÄÖÜ])"
        ),
        _read_year,
    ),
)

#: English dates with a day or a year; months alone are left to :data:`ENGLISH`.
FULL_ENGLISH = (
    Pattern(  # 24th of November 2017; 5-8 June 2018
        re.compile(
            rf"{_NUMBER}(?:(?P<d0>[0-9]{{1,2}}){_ST} ?(?:to|and|[-–/&]) ?)?"
            rf"(?:{_DAY}{_ST}|\b{_ordinal('en')})(?: day)?(?: of)? {_month('en')}{_EN_YEAR}"
        ),
        _read,
    ),
    Pattern(  # August 30th, 2018; June 5-8, 2018
        re.compile(
            rf"(?<![\w-]){_month('en')} (?:the )?(?:{_DAY}{_ST}|{_ordinal('en')})(?![\w])(?![.,:/][0-9]| ?%)"
            rf"(?P<tail> ?(?:to|and|through|[-–&]) ?(?P<d2>[0-9]{{1,2}}){_ST}(?![\w]|[.,:/][0-9]))?"
            rf"{_EN_YEAR}"
        ),
        _read,
    ),
    Pattern(
        re.compile(rf"(?<![\w-]){_month('en')}(?:,? (?:of )?{_YEAR}| (?:of )?{_RELATIVE_YEAR})"),
        _read,
    ),
)

ENGLISH = (
    *FULL_ENGLISH,
    Pattern(
        re.compile(rf"(?<!\w)(?:{_EN_IN}) (?P<span>{_full_month('en')})(?![\w-])"),
        _read,
    ),
    Pattern(re.compile(rf"(?<![\w-])(?P<m>{_either(list(PLAIN_MONTHS['en']))})(?![\w-])"), _read),
    Pattern(
        re.compile(
            rf"(?<!\w)(?:[Ii]n|[Ss]ince|[Ff]rom|[Uu]ntil|till|[Bb]y|[Dd]uring|of|[Bb]efore|[Aa]fter"
            rf"|[Bb]etween|through|[Yy]ear|[Ee]arly|[Ll]ate|mid|{_SEASON_EN}) {_YEAR}{_COUNTED}"
        ),
        _read_year,
    ),
)
