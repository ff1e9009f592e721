"""Dates, fiscal years, intervals and durations in Japanese, German and English text.

Everything here is a pure function of the text it is given. Text is NFKC and
its numbers are whole ("28", not "2 8"); offsets point into that text. A date
keeps the precision it was stated with, and what cannot be a date is left out.
"""

from graph.calendar.dates import DateMention, find_dates, find_days, find_years
from graph.calendar.durations import DurationMention, find_durations
from graph.calendar.eras import ERAS, FiscalYearMention, era_year, find_fiscal_years
from graph.calendar.intervals import Interval, find_intervals
from graph.calendar.partial import PartialDate, parse_date

__all__ = [
    "ERAS",
    "DateMention",
    "DurationMention",
    "FiscalYearMention",
    "Interval",
    "PartialDate",
    "era_year",
    "find_dates",
    "find_days",
    "find_durations",
    "find_fiscal_years",
    "find_intervals",
    "find_years",
    "parse_date",
]
