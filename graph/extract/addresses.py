"""Postal addresses: how they are written in Japan, in Germany and in English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graph.lexicon import table
from graph.patterns import regex

_JA = regex(
    r"(?:〒 ?\d{3}-?\d{4} ?)?"
    r"(?:東京都|北海道|(?:京都|大阪)府|[一-龥]{2,3}県|[一-龥ぁ-んァ-ヶ]{1,6}?[市区郡])"
    r"[一-龥々ぁ-んァ-ヶヶケノ0-9字条]{0,30}?"
    r"(?:[0-9一二三四五六七八九十]+ ?(?:丁目|番地?|号|条)[^、。,:()]*|\d+-\d+(?:-\d+)*[^、。,:()]*)"
)
_WORD = r"[\w.'’ßäöüÄÖÜéèøåæ-]+"
_STREET = (
    rf"(?:(?:[A-ZÄÖÜØÅ]{_WORD}|[A-ZÄÖÜ])(?: {_WORD}){{0,4}} \d{{1,4}}(?: ?[a-zA-Z])?"
    r"(?:[-–/]\d{1,4})?(?![\w-])"
    rf"|\d{{1,5}}[a-zA-Z]?(?:[-/]\d{{1,4}})* [A-Z]{_WORD}(?: {_WORD}){{0,4}})"
)
_CITY = (
    r"(?:(?:[A-Z]{1,3}-)?\d{4,5} [A-ZÄÖÜØÅ][\w.ßäöüøåÄÖÜ/-]+(?: [A-ZÄÖÜ(a][\w.ßäöü/)-]*){0,3}"
    r"|[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2},? [A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"
    r"|[A-Z][\w'.-]+(?: [A-Z][\w'.-]+){0,2},? [A-Z]{2} \d{5}(?:-\d{4})?"
    r"|[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2},? \d{3}-\d{4})"
)
_SEP = r"(?: ?[,;·|/] ?|\n| )"
_BETWEEN = r"(?:[A-ZÄÖÜ][\w'.-]+(?: [\w'.-]+){0,3})"
_COUNTRY = r"(?:[A-Z][a-z]+(?: (?:of )?[A-Z][a-z]+){0,2}|UK|USA|U\.K\.|U\.S\.A\.)"
_LATIN = regex(
    rf"{_STREET}(?:(?: ?[,;·|] ?|\n){_BETWEEN}){{0,2}}{_SEP}{_CITY}(?:(?:, ?|\n){_COUNTRY})?"
)
_AFTER_NAME = regex(rf", (?P<address>{_LATIN.pattern})(?=[,.;)]| \(| [–-] |\n|$)")
_LABEL = regex(r"(?:住所|所在地|本店所在地|Adresse|Anschrift|Address)[ ::]*")


class Address(NamedTuple):
    """An address in a text: half-open offsets. ``lines`` is how many lines it takes."""

    start: int
    end: int
    lines: int


def japanese_address(text: str, start: int = 0) -> Address | None:
    """The address that ``text`` holds from ``start`` to its end."""
    label = _LABEL.match(text, start)
    start = label.end() if label else start
    found = _JA.match(text, start)
    if found is None:
        return None
    cut = re.search(r" (?:TEL|Tel|電話|FAX|担当)", found.group())
    end = found.start() + cut.start() if cut else found.end()
    rest = text[end:].strip()
    whole = not rest or re.match(r"(?:TEL|Tel|電話|FAX|\(|,|:)", rest) is not None
    return Address(start, end, 1) if whole else None


def latin_address(lines: Sequence[str]) -> Address | None:
    """The address that begins with the first of ``lines``; offsets are in the joined lines."""
    label = _LABEL.match(lines[0]) if lines else None
    start = label.end() if label else 0
    for count in range(1, min(4, len(lines)) + 1):
        text = "\n".join(lines[:count])
        found = _LATIN.fullmatch(text.rstrip(" ,"), start)
        if found is not None:
            further = _country(lines, count)
            if further:
                return Address(start, len("\n".join(lines[: count + 1])), count + 1)
            return Address(start, len(text.rstrip(" ,")), count)
    return None


_COUNTRIES = regex("|".join(map(re.escape, table("contacts")["countries"])))


def _country(lines: Sequence[str], count: int) -> bool:
    return count < len(lines) and _COUNTRIES.fullmatch(lines[count].strip(" .,")) is not None


def addresses_after(text: str, end: int) -> Iterator[tuple[int, int]]:
    """The address that follows a name directly: der Stadt Musterstadt, Hauptstraße 1, 12345 …"""
    found = _AFTER_NAME.match(text, end)
    if found is not None:
        yield found.span("address")
