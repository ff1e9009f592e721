"""Figures in the cells of tables, and the units that captions and headers give."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from graph.lexicon import LANGUAGES, table
from graph.patterns import regex
from graph.quantities import (
    NUMBER,
    SIGN,
    Quantity,
    Unit,
    exact,
    find_quantities,
    last_digit,
    limited,
    scaled,
    symbols,
)

_NOTE = regex(r" ?[(\[][^()\[\]]{1,30}[)\]] ?$")
_FOOTNOTE = regex(r" ?(?:[*†‡]+[0-9]?|※[0-9]?)$")


_SIGN = regex(SIGN)


def read_cell(text: str, language: str) -> tuple[Quantity, str] | None:
    """The one figure that a cell holds and the note in brackets behind it; None if it is no figure.

    A number without unit has ``unit`` ''. Empty cells, dashes and text are no figures.
    """
    text, note = _FOOTNOTE.sub("", text), ""
    if found := _NOTE.search(text):
        text, note = text[: found.start()], found[0].strip()[1:-1]
    sign = _SIGN.match(text)
    offset = sign.end() if sign else 0
    body = text[offset:]
    whole = [q for q in find_quantities(body, language) if q.start == 0 and q.end == len(body)]
    quantity = whole[0] if whole else _bare(body, language)
    if quantity is None:
        return None
    value = -quantity.value if sign and sign["sign"] else quantity.value
    first, last = quantity.number
    return (
        replace(
            quantity,
            start=0,
            end=quantity.end + offset,
            value=value,
            number=(first + offset, last + offset),
        ),
        note,
    )


_NUMBER = {
    notation: regex(rf"(?P<before>[^0-9]{{0,14}}?)(?P<n>{number})")
    for notation, number in NUMBER.items()
}


def _bare(text: str, language: str) -> Quantity | None:
    """A number alone, perhaps with a scale and limits, in the notation of any of the languages."""
    for notation in dict.fromkeys((language, *LANGUAGES)):
        match = _NUMBER[notation].match(text)
        if match is None:
            return None
        value = exact(match["n"], notation)
        end, factor = match.end(), Decimal(1)
        if notation != "ja":
            end, factor = scaled(text, end, notation)
        step = last_digit(value) * factor
        core = Quantity(match.start("n"), end, value * factor, "", step, match.span("n"))
        whole = limited(text, core, language)
        if (whole.start, whole.end) == (0, len(text)):
            return whole
        if notation != language and language != "ja":
            break
    return None


def read_unit(text: str, language: str) -> Unit | None:
    """The unit that a caption or a header gives: 千円, Mio. €, in thousand euros, TEUR, 人, %."""
    text = re.sub(r"^(?:in |単位[::]? ?)", "", text.strip()).strip()
    if thousands := re.fullmatch(r"(?:T|k) ?(€|EUR)", text):
        return Unit(table("units")["symbols"][thousands[1]], Decimal(1000))
    symbol = symbols().match(f"{text.split(' ')[0]} 1") if " " in text else None
    if symbol is not None:
        text = f"{text[symbol.end() - 1 :].strip()} {text.split(' ')[0]}"
    for tongue in dict.fromkeys((language, *LANGUAGES)):
        quantity = next(iter(find_quantities(_one(text, tongue), tongue)), None)
        if quantity is not None and quantity.end == len(_one(text, tongue)):
            return Unit(quantity.unit, quantity.value)
    return None


def _one(text: str, language: str) -> str:
    return f"1{text}" if language == "ja" else f"1 {text}"


def counted_unit(name: str, language: str) -> Unit | None:
    """The unit that the name of an indicator tells: 件数, Beschäftigte, number of patents."""
    bare = re.sub(r" ?[(\[【].*$", "", name).strip()
    for tongue in dict.fromkeys((language, *LANGUAGES)):
        for slug, pattern in table("units")["counted"][tongue].items():
            if re.search(pattern, bare):
                return Unit(slug)
    return None
