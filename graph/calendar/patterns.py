"""What the patterns of every language share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from graph.calendar.partial import PartialDate, possible
from graph.patterns import regex

#: Letters and digits of Latin script, for a character class. Not ``\w``: Japanese has no
#: spaces, so a kanji beside a date does not make both one word.
LETTER = "0-9A-Za-z_À-ɏ"

_EXTENSION = "(?:pdf|html?|docx?|xlsx?|pptx?|jpe?g|png|txt|md|zip)"
#: Web and mail addresses and file names: digits in them are no dates. Each alternative
#: starts where a word starts, which keeps the search linear.
URL = regex(
    r"https?://[!-~]+|(?<![0-9A-Za-z])www\.[!-~]+"
    r"|(?<![0-9A-Za-z._%+-])[0-9A-Za-z._%+-]+@[0-9A-Za-z.-]+"
    rf"|(?<![0-9A-Za-z_/.-])[0-9A-Za-z_/-]+\.{_EXTENSION}(?![0-9A-Za-z])"
)

_FILE = regex(rf"\.{_EXTENSION}")


def urls(text: str) -> Iterator[re.Match[str]]:
    """The web and mail addresses and file names of a text."""
    if "@" in text or "://" in text or "www." in text or _FILE.search(text):
        return URL.finditer(text)
    return iter(())


#: What a year is counted from: nothing, the year said last, or the year of the document.
Anchor = Literal["", "said", "reference"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place in a text and the date it states; with an anchor, ``year`` is an offset from it."""

    start: int
    end: int
    year: int | None
    month: int | None = None
    day: int | None = None
    anchor: Anchor = ""

    def resolve(self, said: int | None, reference: int | None) -> PartialDate | None:
        """The date, or None if there is none or its year cannot be known."""
        if not self.anchor:
            return possible(self.year, self.month, self.day)
        base = said if self.anchor == "said" else reference
        if base is not None and self.year is not None:
            return possible(base + self.year, self.month, self.day)
        # Without its year, last year's month would be taken for this year's.
        if self.anchor == "reference" and self.year == 0:
            return possible(None, self.month, self.day)
        return None


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """What stands somewhere in each text that some patterns fit: a figure, a month's name.

    Most texts have no date, and to look for a cue takes less time than to try
    the patterns at each place.
    """

    regex: re.Pattern[str]


FIGURE = Cue(regex("[0-9]"))


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression and what its matches say; an impossible match reads as nothing."""

    cue: Cue
    regex: re.Pattern[str]
    read: Callable[[re.Match[str]], list[Candidate]]


def years_between(first: int, last: int, digits: str) -> bool:
    """Whether ``digits`` is a year from ``first`` to ``last``."""
    return first <= int(digits) <= last
