"""What the patterns of every language share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from graph.calendar.partial import PartialDate, possible

#: Web and mail addresses and file names: digits in them are no dates.
URL = re.compile(
    r"(?:https?://|www\.)[!-~]+|[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+"
    r"|[A-Za-z0-9_/-]+\.(?:pdf|html?|docx?|xlsx?|pptx?|jpe?g|png|txt|md|zip)\b"
)

#: What a year is counted from: nothing, the year said last, or the year of the document.
Anchor = Literal["", "said", "reference"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place in a text and the date it states; ``year`` is an offset if there is an anchor."""

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
        # "This year" is the reader's to resolve; last year's date would be taken for this year's.
        return possible(None, self.month, self.day) if self.year == 0 and self.month else None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression and what its matches say; an impossible match reads as no candidate."""

    regex: re.Pattern[str]
    read: Callable[[re.Match[str]], list[Candidate]]


def years_between(first: int, last: int, digits: str) -> bool:
    """Whether ``digits`` is a year from ``first`` to ``last``."""
    return first <= int(digits) <= last
