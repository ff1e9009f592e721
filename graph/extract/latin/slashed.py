"""Dates such as 03/06/2022, which only a document can tell the month of.

The document says so (dates are MM/DD/YYYY), or one of its other dates can be
read in one way only (17/07/2018). Without either the day is not known.
"""

from __future__ import annotations

import re

from graph.calendar import DateMention, PartialDate
from graph.extract.mentions import Scene

_SLASHED = re.compile(
    r"(?<![\w/.-])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>(?:19|20)\d{2})(?![\w/]|\.\d)"
)
_STATED = re.compile(r"\b(?:(?P<md>MM/DD/YY(?:YY)?)|(?P<dm>DD/MM/YY(?:YY)?))\b", re.IGNORECASE)


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
