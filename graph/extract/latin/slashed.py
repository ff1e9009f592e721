"""Dates in figures that need what is around them: 03/06/2022, or 2013.10 in a cell of a table.

Which number of 03/06/2022 is the month only a document can tell: it says so (dates
are MM/DD/YYYY), or one of its other dates can be read in one way only (17/07/2018).
Without either the day is not known.
"""

from __future__ import annotations

import re

from graph.calendar import DateMention, PartialDate
from graph.extract.mentions import Scene
from graph.extract.table_columns import offsets
from graph.patterns import regex
from graph.segments import Segment

_SLASHED = regex(r"(?<![\w/.-])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>(?:19|20)\d{2})(?![\w/]|\.\d)")
_STATED = regex(r"\b(?:(?P<md>MM/DD/YY(?:YY)?)|(?P<dm>DD/MM/YY(?:YY)?))\b", re.IGNORECASE)


def slash_order(scene: Scene) -> str:
    """``md`` or ``dm``, the order that the document shows; empty if it shows none or both."""
    if scene.slashes is not None:
        return scene.slashes
    orders: set[str] = set()
    for segment in scene.segments:
        text = segment.text.text
        orders.update("md" if m["md"] else "dm" for m in _STATED.finditer(text))
        for match in _SLASHED.finditer(text):
            first, second = int(match["a"]), int(match["b"])
            if (first > 12) != (second > 12):
                orders.add("dm" if first > 12 else "md")
    scene.slashes = orders.pop() if len(orders) == 1 else ""
    return scene.slashes


def slashed_dates(scene: Scene, text: str) -> list[DateMention]:
    """The dates of ``text`` that need the document's order to be read."""
    order = slash_order(scene) if _SLASHED.search(text) else ""
    found = []
    for match in _SLASHED.finditer(text) if order else ():
        first, second = int(match["a"]), int(match["b"])
        month, day = (first, second) if order == "md" else (second, first)
        # Where one number is above 12, or both are equal, the calendar reads it by itself.
        if first != second and min(first, second) >= 1 and max(first, second) <= 12:
            found.append(DateMention(*match.span(), PartialDate(int(match["y"]), month, day)))
    return found


#: A cell with nothing but a year and a month.
_MONTH = regex(
    r"(?P<y>(?:19|20)\d{2})[./-](?P<m>0?[1-9]|1[0-2])\.?|(?P<m2>0?[1-9]|1[0-2])[./](?P<y2>(?:19|20)\d{2})"
)


def cell_months(segment: Segment) -> list[DateMention]:
    """2013.10, 10/2013: the months in figures that fill a cell of a row."""
    found = []
    for cell in segment.cells:
        match = _MONTH.fullmatch(cell.text.strip())
        span = offsets(segment, cell) if match else None
        if match is not None and span is not None:
            date = PartialDate(int(match["y"] or match["y2"]), int(match["m"] or match["m2"]))
            found.append(DateMention(*span, date))
    return found
