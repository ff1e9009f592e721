"""Dates, periods and numbers as people of a language write them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from api.web.words import text
from graph.networks.period import Days, days


def day_in(language: str, stated: str) -> str:
    """A stated date, as precisely as it is stated; what is no date of a year stays as it is.

    >>> day_in("de", "2018-08-30"), day_in("ja", "2018-08"), day_in("en", "2018")
    ('30. August 2018', '2018年8月', '2018')
    """
    found = days(stated)
    if found is None:
        return stated
    precision = ("year", "month", "day")[found.text.count("-")]
    return _written(language, found.earliest, precision)


def period_in(language: str, start: str | None, end: str | None) -> str:
    """A period: a fiscal year, a year, a month, a day, or from one day to another.

    >>> period_in("en", "2019-04-01", "2020-03-31"), period_in("ja", "2019-04-01", "2020-03-31")
    ('FY 2019', '2019年度')
    """
    first, last = days(start or ""), days(end or "")
    if first is None or last is None:
        return " – ".join(day_in(language, one) for one in (start, end) if one)
    begin, close = first.earliest, last.latest
    if _is_fiscal_year(begin, close):
        return text(language, "numbers.fiscal_year", year=begin.year)
    whole = Days(begin, close).text
    if (same := days(whole)) is not None and same == (begin, close):
        return day_in(language, whole)
    if _is_of_fiscal_years(begin, close):
        one, other = (
            text(language, "numbers.fiscal_year", year=year)
            for year in (begin.year, close.year - 1)
        )
        return f"{one} – {other}"
    return f"{day_in(language, start or '')} – {day_in(language, end or '')}"


def short_period(language: str, start: str, end: str) -> str:
    """A period as short as an axis needs it; a fiscal year is called as in tables.

    >>> short_period("de", "2019-04-01", "2020-03-31"), short_period("en", "2021-04", "2021-04")
    ('HJ 2019', '2021-04')
    """
    first, last = days(start), days(end)
    if first is None or last is None:
        return start
    begin, close = first.earliest, last.latest
    if _is_fiscal_year(begin, close):
        return text(language, "numbers.short_fiscal_year", year=begin.year)
    whole = Days(begin, close).text
    return whole if days(whole) == (begin, close) else f"{start}/{end}"


def number_in(language: str, value: float | Decimal) -> str:
    """A number with its thousands set apart, exactly.

    >>> number_in("en", 438802000), number_in("de", -24.5)
    ('438,802,000', '−24,5')
    """
    written = f"{value:,}".replace("-", "−")
    return written.translate(str.maketrans(",.", ".,")) if language == "de" else written


def _is_fiscal_year(begin: date, close: date) -> bool:
    """Whether these are the bounds of a Japanese fiscal year (1 April to 31 March)."""
    return _is_of_fiscal_years(begin, close) and close.year == begin.year + 1


def _is_of_fiscal_years(begin: date, close: date) -> bool:
    after = close + timedelta(days=1)
    return (begin.month, begin.day) == (after.month, after.day) == (4, 1)


def _written(language: str, day: date, precision: str) -> str:
    months = text(language, "numbers.months").split()
    return text(
        language,
        f"numbers.{precision}",
        day=day.day,
        month=months[day.month - 1],
        year=day.year,
    )
