"""Lengths of time (3年間, drei Jahre, a period of five years) as ``xsd:duration``."""

from __future__ import annotations

import re
from typing import NamedTuple

from graph.calendar.patterns import LETTER
from graph.calendar.words import CARDINALS, JA_NUMBER, ja_number
from graph.lexicon.alternatives import any_of
from graph.patterns import regex


class DurationMention(NamedTuple):
    """A length of time in a text; ``value`` is an ``xsd:duration`` such as ``P3Y``."""

    start: int
    end: int
    value: str


_ERA_BEFORE = "".join(rf"(?<!{era})(?<!{era} )" for era in ("明治", "大正", "昭和", "平成", "令和"))
_KA = "[かヶケカヵ箇]"
_AGO = r"(?!の?(?:前|後)|ごと|おき|毎)"
#: "3年" alone is also the third year of an era; these say that a length is meant.
_IS_LENGTH = r"(?=と(?:する|し|定め)|です|で、?(?:自動|更新)|の(?:期間|有効|任期|契約|協定))"

#: So does what stands before it: 期間は3年, 4月1日から5年。
_OF_A_TERM = r"(?:(?<=期間は)|(?<=期間が)|(?<=期間 )|(?<=期間:)|(?<=日から)|(?<=月から))"
_TERM_ENDS = r"(?=[。、)) ]|で(?!は)|と(?!も)|$)"

_JA = regex(
    # What it begins with comes first: most characters are none of these.
    rf"(?=[半0-9一二三四五六七八九十])(?<![0-9第.,一二三四五六七八九十百千]){_ERA_BEFORE}(?:"
    rf"(?P<half>半年)間?{_AGO}"
    rf"|(?P<y>{JA_NUMBER}) ?{_KA}?年(?P<yh>半)間?{_AGO}"
    rf"|(?P<y1>{JA_NUMBER}) ?{_KA}?年と? ?(?P<ym>{JA_NUMBER}) ?{_KA}月間?{_AGO}"
    rf"|(?P<y2>{JA_NUMBER}) ?(?:{_KA}?年間{_AGO}|{_KA}年{_AGO}|年{_IS_LENGTH})"
    rf"|{_OF_A_TERM}(?P<y3>{JA_NUMBER}) ?年{_TERM_ENDS}"
    rf"|(?P<m>{JA_NUMBER}) ?(?:{_KA}月間?|月間){_AGO}"
    rf"|(?P<w>{JA_NUMBER}) ?週間{_AGO}"
    rf"|(?P<d>{JA_NUMBER}) ?日間{_AGO})"
)


def _western(words: str, units: str, half: str, not_before: str, not_after: str) -> re.Pattern[str]:
    """Number or word, perhaps again in figures, then a unit: drei (3) Jahre."""
    return regex(
        rf"(?<![{LETTER}])(?<![0-9][.,:/-]){not_before}(?:"
        rf"(?:(?P<n>[0-9]{{1,3}})|(?P<word>(?i:{words})))(?: ?\((?P<figure>[0-9]{{1,3}})\))?"
        rf"[ -]?(?P<unit>{units})|(?P<half>{half}))(?![{LETTER}]){not_after}"
    )


_WESTERN = {
    "de": _western(
        f"{any_of(CARDINALS['de'], fold=True)}|eine[mnrs]?",
        r"[Jj]ahr(?:e[ns]?)?|[Jj]ährig(?:e[nrsm]?)?|[Mm]onat(?:e[ns]?|s)?|[Mm]onatig(?:e[nrsm]?)?"
        r"|[Ww]ochen?|[Ww]öchig(?:e[nrsm]?)?|[Tt]ag(?:e[ns]?|s)?|[Tt]ägig(?:e[nrsm]?)?",
        r"(?:ein(?:e[mns])? )?halbe[sn] Jahr(?:es)?",
        r"(?<![Aa]lle )(?<![Vv]or )",
        r"(?! (?:alte?[nrs]?|zuvor|später|danach|davor|nach)\b)",
    ),
    "en": _western(
        any_of(CARDINALS["en"], fold=True),
        r"[Yy]ears?|[Mm]onths?|[Ww]eeks?|[Dd]ays?",
        r"[Hh]alf a year",
        r"(?<![Ee]very )",
        r"(?![ -](?:ago|old|earlier|later|after|before)\b)",
    ),
}
_UNITS = {"j": "Y", "y": "Y", "m": "M", "w": "W", "t": "D", "d": "D"}


def find_durations(text: str, language: str) -> list[DurationMention]:
    """The lengths of time in ``text`` (NFKC; ja, de or en), in order.

    Points in time (vor drei Jahren, three years ago, 3年前) and frequencies
    (alle zwei Jahre, every two years, 2年ごと) are left out. Weeks are given in
    days, since ``xsd:duration`` has no weeks (XML Schema 1.1 part 2, section
    3.3.6).
    """
    pattern = _JA if language == "ja" else _WESTERN[language]
    found = []
    for match in pattern.finditer(text):
        value = _read_japanese(match) if language == "ja" else _read_western(match, language)
        if value:
            found.append(DurationMention(*match.span(), value))
    return found


def _read_japanese(match: re.Match[str]) -> str | None:
    if match["half"]:
        return "P6M"
    years = ja_number(match["y"] or match["y1"] or match["y2"] or match["y3"] or "")
    if years is not None:
        months = 6 if match["yh"] else ja_number(match["ym"] or "") or 0
        return (years and f"P{years}Y" + (f"{months}M" if months else "")) or None
    unit = "M" if match["m"] else "W" if match["w"] else "D"
    return _duration(ja_number(match["m"] or match["w"] or match["d"]), unit)


def _read_western(match: re.Match[str], language: str) -> str | None:
    if match["half"]:
        return "P6M"
    # Inflected forms of the German "one" are in no table.
    word = (match["word"] or "").lower()
    number = int(match["n"]) if match["n"] else CARDINALS[language].get(word, 1)
    if match["figure"] and int(match["figure"]) != number:
        return None
    return _duration(number, _UNITS[match["unit"][0].lower()])


def _duration(number: int | None, unit: str) -> str | None:
    if not number:
        return None
    return f"P{number * 7}D" if unit == "W" else f"P{number}{unit}"
