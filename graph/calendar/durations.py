"""Lengths of time (3年間, drei Jahre, a period of five years) as ``xsd:duration``."""

from __future__ import annotations

import re
from typing import NamedTuple

from graph.calendar.words import CARDINALS, JA_NUMBER, ja_number


class DurationMention(NamedTuple):
    """A length of time in a text; ``value`` is an ``xsd:duration`` such as ``P3Y``."""

    start: int
    end: int
    value: str


_NUMBER = r"(?<![0-9A-Za-z_])(?<![0-9][.,:/-])"
_IN_FIGURES = r"(?: ?\((?P<figure>[0-9]{1,3})\))?"


def _words(language: str) -> str:
    return "|".join(sorted(CARDINALS[language], key=len, reverse=True))


_JA = re.compile(
    r"(?<![0-9第.,一二三四五六七八九十])(?<!(?:明治|大正|昭和|平成|令和))(?<!(?:明治|大正|昭和|平成|令和) )(?:"
    rf"(?P<half>半年)(?!前|後|ごと)間?"
    rf"|(?P<y>{JA_NUMBER}) ?(?:年|[かヶケカヵ箇]年)(?:(?:と| )?(?P<ym>{JA_NUMBER}) ?[かヶケカヵ箇]月間?|(?P<yh>半)間?|間(?!の?(?:後|前)))"
    rf"|(?P<y2>{JA_NUMBER}) ?(?:[かヶケカヵ箇]年|年(?=とする|とし|とします|です|で、?(?:自動|更新)|の(?:期間|有効|任期|契約|協定)))"
    rf"|(?P<m>{JA_NUMBER}) ?(?:[かヶケカヵ箇]月間?|月間)(?!前|後|ごと|おき)"
    rf"|(?P<w>{JA_NUMBER}) ?週間(?!前|後|ごと)"
    rf"|(?P<d>{JA_NUMBER}) ?日間)"
)
_DE = re.compile(
    rf"{_NUMBER}(?<![Aa]lle )(?<![Vv]or )(?:"
    rf"(?:(?P<n>[0-9]{{1,3}})|(?P<word>(?i:{_words('de')}|eine[mnrs]?)))"
    rf"{_IN_FIGURES}[ -]?(?P<unit>[Jj]ahre?[ns]?|[Jj]ährige?[nrsm]?|[Mm]onate?[ns]?|[Mm]onatige?[nrsm]?"
    r"|[Ww]ochen?|[Ww]öchige?[nrsm]?|[Tt]age?[ns]?|[Tt]ägige?[nrsm]?)"
    r"|(?P<half>(?:ein )?halbe[sn]? Jahr(?:es)?))(?!\w)(?! alt\b| zuvor\b| später\b)"
)
_EN = re.compile(
    rf"{_NUMBER}(?<![Ee]very )(?:"
    rf"(?:(?P<n>[0-9]{{1,3}})|(?P<word>(?i:{_words('en')})))"
    rf"{_IN_FIGURES}[ -](?P<unit>[Yy]ear|[Mm]onth|[Ww]eek|[Dd]ay)s?"
    r"|(?P<half>[Hh]alf a year))(?!\w)(?! ago\b| old\b|-old\b| earlier\b| later\b)"
)
_UNITS = {"j": "Y", "y": "Y", "m": "M", "w": "W", "t": "D", "d": "D"}


def find_durations(text: str, language: str) -> list[DurationMention]:
    """The lengths of time in ``text`` (NFKC; ja, de or en), in order.

    Points in time (vor drei Jahren, three years ago, 3年前) and frequencies
    (alle zwei Jahre, every year) are left out. Weeks are given in days, since
    ``xsd:duration`` has no weeks (XML Schema 1.1 part 2, section 3.3.6).
    """
    if language == "ja":
        values = ((match, _japanese(match)) for match in _JA.finditer(text))
    else:
        pattern = _DE if language == "de" else _EN
        values = ((match, _western(match, language)) for match in pattern.finditer(text))
    return [DurationMention(*match.span(), value) for match, value in values if value]


def _japanese(match: re.Match[str]) -> str | None:
    if match["half"]:
        return "P6M"
    if years := match["y"] or match["y2"]:
        months = 6 if match["yh"] else ja_number(match["ym"]) if match["ym"] else 0
        return _duration(ja_number(years), "Y") and (
            f"P{ja_number(years)}Y" + (f"{months}M" if months else "")
        )
    unit = "M" if match["m"] else "W" if match["w"] else "D"
    return _duration(ja_number(match["m"] or match["w"] or match["d"]), unit)


def _western(match: re.Match[str], language: str) -> str | None:
    if match["half"]:
        return "P6M"
    word = (match["word"] or "").lower()
    number = int(match["n"]) if match["n"] else CARDINALS[language].get(word, 1)
    if match["figure"] and int(match["figure"]) != number:
        return None
    return _duration(number, _UNITS[match["unit"][0].lower()])


def _duration(number: int | None, unit: str) -> str | None:
    if not number:
        return None
    return f"P{number * 7}D" if unit == "W" else f"P{number}{unit}"
