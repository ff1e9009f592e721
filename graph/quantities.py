"""Numbers with their unit and limits in Japanese, German and English text.

438,802千円, 1.1億円, 約40ha, 28%以上, über 20.000 Beschäftigte, EUR 3.2 million → an exact
decimal in base units (yen, percent of 100, items), the unit's slug in ``ontology/units.ttl`` and
how the figure is limited. Text is NFKC. Only a number with a unit is a quantity, so articles,
telephone numbers, postcodes and dates are none; a table's cells may leave the unit to their table
(``graph/extract/observations/cells.py``). The words are in ``graph/lexicon/units.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from graph.calendar import find_dates, find_durations, find_fiscal_years
from graph.lexicon import table
from graph.patterns import regex

SIGN = r"(?P<sign>[-−–△▲] ?)?"
#: Numbers by language. Longer runs of digits are codes, and up to here decimals are exact.
NUMBER = {
    "ja": r"[0-9]{1,3}(?:,[0-9]{3}){1,4}(?:\.[0-9]{1,9})?|[0-9]{1,15}(?:\.[0-9]{1,9})?",
    "en": r"[0-9]{1,3}(?:,[0-9]{3}){1,4}(?:\.[0-9]{1,9})?|[0-9]{1,15}(?:\.[0-9]{1,9})?",
    "de": r"[0-9]{1,3}(?:[.'’ ][0-9]{3}){1,4}(?:,[0-9]{1,9})?|[0-9]{1,15}(?:,[0-9]{1,9})?",
}
#: What a number is no number of its own after: a part of a longer one, 第3, §3, a word.
_NOT_AFTER = r"(?<![\w.,第§])(?<![0-9][-/:])"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's slug ('' if none is known) and how many base units it is."""

    slug: str
    factor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in a text: half-open offsets with the words that limit it, and what it says.

    ``value`` is in base units of ``unit``; ``step`` is the worth of its last stated digit.
    ``qualifier`` is About, AtLeast, MoreThan, AtMost, LessThan or ''; ``cumulative`` is True for a
    running total; ``per`` is the ``xsd:duration`` of a rate or '' ; ``number`` bounds the digits.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    step: Decimal
    number: tuple[int, int]
    qualifier: str = ""
    cumulative: bool | None = None
    per: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "value", _plain(self.value))
        object.__setattr__(self, "step", _plain(self.step))

    def times(self, unit: Unit) -> Quantity:
        """A number without unit as that many of ``unit``."""
        return replace(
            self, value=self.value * unit.factor, step=self.step * unit.factor, unit=unit.slug
        )


def find_quantities(text: str, language: str) -> list[Quantity]:
    """The quantities of ``text`` in order, without overlaps; ``language`` is ja, de or en.

    Lengths of time are among them (3年間, 20-jährige), points in time and ordinals (第2回, 3年前)
    are not; ordinals that count on (9例目) are running totals.
    """
    dates = [(m.start, m.end) for m in find_dates(text, language)]
    dates += [(m.start, m.end) for m in find_fiscal_years(text)]
    found: list[Quantity] = []
    for quantity in sorted(_candidates(text, language), key=lambda q: (q.number[0], -q.end)):
        first, last = quantity.number
        in_date = any(start < last and first < end for start, end in dates)
        if not in_date and not (found and quantity.start < found[-1].end):
            found.append(quantity)
    return found


def _candidates(text: str, language: str) -> Iterator[Quantity]:
    reader = _japanese if language == "ja" else _western
    yield from reader(text, language)
    for symbol in symbols().finditer(text):
        yield from _after_symbol(text, symbol, language)
    yield from _durations(text, language)


# --- Japanese: the unit is a counter right behind the number --------------------------------


def _japanese(text: str, language: str) -> Iterator[Quantity]:
    for match in _japanese_pattern().finditer(text):
        value, step = _kanji_scaled(match["number"])
        unit = _japanese_unit(match["unit"])
        value, step = value * unit.factor, step * unit.factor
        number = match.span("number")
        core = Quantity(match.start("number"), match.end("unit"), value, unit.slug, step, number)
        if match["unit"].endswith("目"):
            core = replace(core, cumulative=True)
        yield limited(text, core, language)


@cache
def _japanese_pattern() -> re.Pattern[str]:
    scale = "".join(table("units")["scales"]["ja"])
    part = rf"(?:{NUMBER['ja']}) ?[{scale}]{{0,2}}"
    units = "|".join(word for words, _ in _unit_words("ja") for word in words)
    number = rf"(?P<number>{part}(?:{part}){{0,3}})"
    return re.compile(rf"{_lookbehind()}{number}余?り? ?(?P<unit>{units})")


def _lookbehind() -> str:
    # Japanese writes a number right behind a word: only digits, Latin letters and 第 part them.
    return r"(?<![0-9A-Za-z.,第§])(?<![0-9A-Za-z][-/])(?<!第 )"


def _kanji_scaled(text: str) -> tuple[Decimal, Decimal]:
    """1億2,000万 → its value and the worth of its last digit."""
    scales = table("units")["scales"]["ja"]
    total = step = Decimal(0)
    for digits, marks in re.findall(rf"({NUMBER['ja']}) ?([{''.join(scales)}]*)", text):
        factor = Decimal(1)
        for mark in marks:
            factor *= scales[mark]
        number = Decimal(digits.replace(",", ""))
        step = last_digit(number) * factor
        total += number * factor
    return total, step


def _japanese_unit(text: str) -> Unit:
    return next((unit for pattern, unit in _japanese_units() if pattern.match(text)), Unit(""))


@cache
def _japanese_units() -> list[tuple[re.Pattern[str], Unit]]:
    return [(re.compile("|".join(words)), unit) for words, unit in _unit_words("ja")]


# --- German and English: the unit is a noun, perhaps behind adjectives ----------------------


@cache
def _western_number(language: str) -> re.Pattern[str]:
    return re.compile(rf"{_NOT_AFTER}(?:{NUMBER[language]})(?![.,]?[0-9])")


def _western(text: str, language: str) -> Iterator[Quantity]:
    for match in _western_number(language).finditer(text):
        value = exact(match[0], language)
        end, factor = scaled(text, match.end(), language)
        found = _noun(text, end, language, gap=not _is_year(match[0]))
        if found is not None:
            unit, stop = found
            factor *= unit.factor
            step = last_digit(value) * factor
            core = Quantity(match.start(), stop, value * factor, unit.slug, step, match.span())
            yield limited(text, core, language)


_GROUPING = regex(r"[.'’ ]")


def exact(digits: str, language: str) -> Decimal:
    """The number that digits write in the notation of a language."""
    if language == "de":
        return Decimal(_GROUPING.sub("", digits).replace(",", "."))
    return Decimal(digits.replace(",", ""))


_LIKE_A_YEAR = regex(r"(?:19|20)[0-9]{2}")


def _is_year(digits: str) -> bool:
    """Whether a number could be a year: then it needs its noun right behind it."""
    return bool(_LIKE_A_YEAR.fullmatch(digits))


_SCALE_WORD = regex(r"[ -]?([A-Za-z]+\.?)(?!\w)")


def scaled(text: str, position: int, language: str) -> tuple[int, Decimal]:
    """Where a word for a scale (million, Mio.) after a number ends, and its factor."""
    word = _SCALE_WORD.match(text, position)
    scales = table("units")["scales"].get(language, {})
    for form in (word[1].lower(), word[1].lower().rstrip(".")) if word else ():
        if form in scales and word is not None:
            end = word.end() if form.endswith(".") or word[1][-1] != "." else word.end() - 1
            return end, Decimal(scales[form])
    return position, Decimal(1)


_WORD = regex(r"[ -]?(%|€|[^\W\d_][\w²]*(?:[-&][\w²]+)*)")


_TWO_WORDS = regex(r"[ -]?(\w+ \w+)")


def _noun(text: str, position: int, language: str, *, gap: bool) -> tuple[Unit, int] | None:
    """The unit that a noun within a few words names, and where the noun ends."""
    apart = set(table("units")["apart"][language])
    for distance in range(4 if gap else 1):
        word = _WORD.match(text, position)
        if word is None or word[1].lower() in apart:
            return None
        two = _TWO_WORDS.match(text, position)
        for candidate in filter(None, (two, word)):
            unit = _unit_of(candidate[1], language)
            if unit is not None and (distance == 0 or unit.slug in _COUNTED):
                return unit, candidate.end()
        position = word.end()
    return None


_COUNTED = frozenset({"items", "organisations", "companies", "people"})


def _unit_of(word: str, language: str) -> Unit | None:
    lower = word.lower()
    for words, unit in _unit_words(language):
        if lower in words or (
            language == "de" and unit.slug in _COUNTED and lower.endswith(tuple(words))
        ):
            return unit
    symbol = table("units")["symbols"].get(word)
    return Unit(symbol) if symbol else None


@cache
def _unit_words(language: str) -> list[tuple[tuple[str, ...], Unit]]:
    factors, units = table("units")["factors"], table("units")["units"]
    rows: list[tuple[tuple[str, ...], Unit]] = [
        ((word,), Unit(slug, Decimal(factor))) for word, (slug, factor) in factors.items()
    ]
    return rows + [(tuple(words[language]), Unit(slug)) for slug, words in units.items()]


@cache
def symbols() -> re.Pattern[str]:
    """Symbols and codes of currencies before a number."""
    names = sorted(table("units")["symbols"], key=len, reverse=True)
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(map(re.escape, names))}) ?(?=[0-9])")


def _after_symbol(text: str, symbol: re.Match[str], language: str) -> Iterator[Quantity]:
    unit = Unit(table("units")["symbols"][symbol[0].strip()])
    if language == "ja":
        scale = "".join(table("units")["scales"]["ja"])
        match = re.compile(rf"(?:(?:{NUMBER['ja']})[{scale}]{{0,2}})+").match(text, symbol.end())
        value, step = _kanji_scaled(match[0]) if match else (Decimal(0), Decimal(0))
        end = match.end() if match else 0
    else:
        match = re.compile(NUMBER[language]).match(text, symbol.end())
        value = exact(match[0], language) if match else Decimal(0)
        end, factor = scaled(text, match.end(), language) if match else (0, Decimal(1))
        step = last_digit(value) * factor
        value *= factor
    if match is not None:
        core = Quantity(symbol.start(), end, value, unit.slug, step, match.span())
        yield limited(text, core, language)


# --- lengths of time ------------------------------------------------------------------------

_PASSED = regex(r"(?<![0-9第])(?<!令和)(?<!平成)(?<!昭和)(?P<n>[0-9]{1,2})年(?=[がを]経過|にわた)")
_LENGTH = regex(r"P(?:(?P<y>\d+)Y)?(?:(?P<m>\d+)M)?(?:(?P<d>\d+)D)?")


def _durations(text: str, language: str) -> Iterator[Quantity]:
    for mention in find_durations(text, language):
        length = _LENGTH.fullmatch(mention.value)
        if length is not None:
            years, months, days = (int(part or 0) for part in length.groups())
            unit = "years" if not months and not days else "days" if days else "months"
            value = Decimal({"years": years, "months": 12 * years + months, "days": days}[unit])
            span = (mention.start, mention.end)
            yield limited(text, Quantity(*span, value, unit, Decimal(1), span), language)
    for match in _PASSED.finditer(text) if language == "ja" else ():
        yield Quantity(*match.span(), Decimal(match["n"]), "years", Decimal(1), match.span())


# --- limits ---------------------------------------------------------------------------------


@cache
def _limits(language: str, side: str) -> list[tuple[re.Pattern[str], str]]:
    rows = table("units")[side][language]
    space, edge = (" ?", "") if language == "ja" else (" ?", r"(?<!\w)")
    found = []
    for name, words in rows.items():
        for word in sorted(words, key=len, reverse=True):
            text = rf"{edge}(?i:{re.escape(word)}){space}$" if side == "before" else word
            found.append((re.compile(text), name))
    return found


def limited(text: str, core: Quantity, language: str) -> Quantity:
    """The quantity with the words around it that limit it."""
    before = _before(text, _running(text, core, language), language)
    before = _running(text, before, language)
    return _per(text, _after(text, before, language), language)


def _before(text: str, core: Quantity, language: str) -> Quantity:
    start = max(0, core.start - 24)
    if language == "ja":
        core = _rate(text, core, language)
    head = text[start : core.start]
    for pattern, name in _limits(language, "before"):
        if match := pattern.search(head):
            return replace(core, start=start + match.start(), qualifier=name)
    return core


def _rate(text: str, core: Quantity, language: str) -> Quantity:
    """年に1回: what is done so often in that time."""
    if core.unit != "times":
        return core
    for duration, words in table("units")["per"][language].items():
        if match := re.search(rf"(?<![0-9一-龥])(?:{words})$", text[: core.start]):
            return replace(core, start=match.start(), per=duration)
        if match := re.search(rf"(?<=少なくとも)(?:{words})$", text[: core.start]):
            return replace(core, start=match.start(), per=duration)
    return core


def _running(text: str, core: Quantity, language: str) -> Quantity:
    if match := _cumulative(language).search(text[max(0, core.start - 24) : core.start]):
        return replace(core, start=core.start - (match.end() - match.start()), cumulative=True)
    return core


@cache
def _cumulative(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?i:{'|'.join(table('units')['cumulative'][language])}) ?$")


def _after(text: str, core: Quantity, language: str) -> Quantity:
    for pattern, name in _limits(language, "after"):
        if match := pattern.match(text, core.end):
            return replace(core, end=match.end(), qualifier=core.qualifier or name)
    if language == "ja" and re.match(r"余", text[core.number[1] :]):
        return replace(core, qualifier="MoreThan")
    return core


_PER_YEAR = regex(r" ?/ ?([0-9]{0,2}) ?年(?!度)")


@cache
def _periods(language: str) -> list[tuple[str, re.Pattern[str]]]:
    rows = table("units")["per"][language].items()
    return [(duration, re.compile(words)) for duration, words in rows]


def _per(text: str, core: Quantity, language: str) -> Quantity:
    if match := _PER_YEAR.match(text, core.end):
        return replace(core, end=match.end(), per=f"P{int(match[1] or 1)}Y")
    for duration, words in _periods(language) if language != "ja" else ():
        if match := words.match(text, core.end):
            return replace(core, end=match.end(), per=duration)
    return core


def last_digit(number: Decimal) -> Decimal:
    """What one unit of the last stated digit is worth."""
    return Decimal(1).scaleb(int(number.as_tuple().exponent))


def _plain(number: Decimal) -> Decimal:
    """The same number without zeros behind its point and without exponent."""
    if number == number.to_integral_value():
        return Decimal(int(number))
    return number.normalize()
