"""Stretches of time between two dates, or open on one side."""

from __future__ import annotations

import re
from typing import NamedTuple

from graph.calendar.dates import DateMention, find_dates
from graph.patterns import regex


class Interval(NamedTuple):
    """From ``begins`` to ``ends``, both included; None where the text leaves that side open."""

    begins: DateMention | None
    ends: DateMention | None


class _Words(NamedTuple):
    """What makes two dates a range, and one date a beginning or an end."""

    between: re.Pattern[str]
    before_start: re.Pattern[str]
    after_start: re.Pattern[str]
    before_end: re.Pattern[str]
    after_end: re.Pattern[str]


_NEVER = regex(r"(?!)")

_WORDS = {
    "ja": _Words(
        between=regex(r" ?(?:から|より|[-~〜～–—]) ?"),
        before_start=_NEVER,
        after_start=regex(r" ?(?:から|以降|より(?=、|施行|開始|実施|発効|適用)|[~〜～](?![0-9]))"),
        before_end=regex(r"[~〜～] ?$"),
        after_end=regex(r" ?まで"),
    ),
    "de": _Words(
        between=regex(
            r",? ?(?:bis(?: zum| einschließlich)?|[-~–—]|und) ?(?:Anfang |Ende |Mitte )?"
        ),
        before_start=regex(
            r"(?:(?<!\w)(?:ab(?: dem)?|seit(?: dem)?|beginnend (?:am|mit dem))"
            r"(?: Anfang| Ende| Mitte)?(?: Jahr)? )$",
            re.IGNORECASE,
        ),
        after_start=_NEVER,
        before_end=regex(
            r"(?<!\w)bis(?: zum| einschließlich)?(?: Anfang| Ende| Mitte)?(?: Jahr)? $",
            re.IGNORECASE,
        ),
        after_end=_NEVER,
    ),
    "en": _Words(
        between=regex(
            r",? ?(?:to|until|till|through|and|[-~–—]) ?(?:the )?(?:end of |early |late )?"
        ),
        before_start=regex(
            r"(?<!\w)(?:from|since|as of|starting(?: on| in)?|effective(?: as of| from)?)"
            r"(?: the)?(?: early| late)? $",
            re.IGNORECASE,
        ),
        after_start=regex(r" onwards?\b"),
        before_end=regex(
            r"(?<!\w)(?:until|till|through|up to)(?: the)?(?: end of| early| late)? $",
            re.IGNORECASE,
        ),
        after_end=_NEVER,
    ),
}

#: "and" and "und" join the ends of a range only after one of these.
_BETWEEN = regex(r"(?:between|zwischen)(?: dem| the)? $", re.IGNORECASE)


def find_intervals(text: str, language: str, *, reference: int | None = None) -> list[Interval]:
    """The intervals of ``text`` in order; parameters as for :func:`find_dates`."""
    words = _WORDS[language]
    mentions = find_dates(text, language, reference=reference)
    found, i = [], 0
    while i < len(mentions):
        first = mentions[i]
        second = mentions[i + 1] if i + 1 < len(mentions) else None
        if second is not None and _joined(text, first, second, words):
            found.append(Interval(first, second))
            i += 2
            continue
        before, i = text[max(0, first.start - 40) : first.start], i + 1
        if words.after_end.match(text, first.end) or words.before_end.search(before):
            found.append(Interval(None, first))
        elif words.after_start.match(text, first.end) or words.before_start.search(before):
            found.append(Interval(first, None))
    return found


def _joined(text: str, first: DateMention, second: DateMention, words: _Words) -> bool:
    between = text[first.end : second.start]
    if not words.between.fullmatch(between):
        return False
    if between.strip() in ("and", "und"):
        return bool(_BETWEEN.search(text[: first.start][-20:]))
    return True
