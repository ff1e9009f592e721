"""When values of one property cannot all be right; each question is answered in linear time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from graph.calendar import PartialDate, parse_date
from graph.model import Literal
from graph.patterns import regex

_DURATION = regex(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


class Figure(NamedTuple):
    """A number and the interval that its words leave open, both ends included."""

    value: Decimal
    low: Decimal
    high: Decimal


def partial_date(value: object) -> PartialDate | None:
    """The date of a literal of any precision, or None.

    >>> str(partial_date(Literal("2018-01")))
    '2018-01'
    """
    return parse_date(value.value) if isinstance(value, Literal) else None


def disputed_dates(dates: Sequence[PartialDate]) -> list[bool]:
    """For each date whether another one states a different year, month or day.

    Dates that refine each other (2017-11 and 2017-11-24) dispute nothing.

    >>> disputed_dates([PartialDate(2018, 1), PartialDate(2018, 2), PartialDate(2018)])
    [True, True, False]
    """
    stated = [{part(one) for one in dates} - {None} for part in _PARTS]
    return [
        any(
            part(one) is not None and len(values) > 1
            for part, values in zip(_PARTS, stated, strict=True)
        )
        for one in dates
    ]


_PARTS: tuple[Callable[[PartialDate], int | None], ...] = (
    lambda date: date.year,
    lambda date: date.month,
    lambda date: date.day,
)


def precision(date: PartialDate) -> int:
    """How many of year, month and day are stated."""
    return sum(part(date) is not None for part in _PARTS)


def months(value: object) -> int | str:
    """A duration in months where it has no weeks or days, else as it is written.

    >>> months(Literal("P3Y")) == months(Literal("P36M"))
    True
    """
    text = value.value if isinstance(value, Literal) else str(value)
    found = _DURATION.fullmatch(text)
    if found is None or found[3] or found[4]:
        return text
    return 12 * int(found[1] or 0) + int(found[2] or 0)


def figure(value: object, qualifier: str = "", stated_to: str = "") -> Figure | None:
    """A number with the interval that qualifier and rounding leave open, or None.

    ``qualifier`` is the local name of a concept (About, AtLeast, MoreThan).
    "About" leaves a tenth open: who writes "about 80" has not counted 100. The
    last digit that is stated may have been rounded either way or cut off.
    """
    try:
        number = Decimal(value.value) if isinstance(value, Literal) else None
        step = Decimal(stated_to) if stated_to else Decimal(0)
    except InvalidOperation:
        return None
    if number is None or not number.is_finite():
        return None
    open_ = max(step / 2, abs(number) / 10 if qualifier == "About" else Decimal(0))
    low = number - open_
    high = Decimal("Infinity") if qualifier in ("AtLeast", "MoreThan") else number + open_
    return Figure(number, low, high)


def disputed_figures(figures: Sequence[Figure]) -> list[bool]:
    """For each figure whether another one cannot be the same number.

    >>> disputed_figures([Figure(Decimal(5), Decimal(5), Decimal(5)),
    ...                   Figure(Decimal(6), Decimal(6), Decimal(6))])
    [True, True]
    """
    lows = max((one.low for one in figures), default=Decimal(0))
    highs = min((one.high for one in figures), default=Decimal(0))
    return [one.high < lows or highs < one.low for one in figures]


def disputed_values(values: Sequence[object]) -> list[bool]:
    """For each value whether there is another one at all."""
    several = len(set(values)) > 1
    return [several for _ in values]


def cut_off(coarse: object, fine: object, step: Decimal) -> bool:
    """Whether ``coarse`` is ``fine`` cut off at ``step``, where rounding gives another number.

    >>> cut_off(Literal("505000"), Literal("505794"), Decimal(1000))
    True
    >>> cut_off(Literal("505000"), Literal("505394"), Decimal(1000))
    False
    """
    one, other = figure(coarse), figure(fine)
    if one is None or other is None:
        return False
    return step / 2 < other.value - one.value < step
