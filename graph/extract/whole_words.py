"""Where a word stands by itself in a text, without a pattern made for each word."""

from __future__ import annotations

import re
from collections.abc import Iterator


def whole_words(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Every place of ``word`` that no letter, digit, underscore or hyphen touches.

    >>> list(whole_words("Institut, Institute, Max-Planck-Institut, das Institut", "Institut"))
    [(0, 8), (46, 54)]
    """
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not (_touches(text[start - 1 : start]) or _touches(text[end : end + 1])):
            yield start, end
            start = text.find(word, end)
        else:
            start = text.find(word, start + 1)


def standing(
    text: str, name: str, before: re.Pattern[str], after: re.Pattern[str]
) -> Iterator[tuple[int, int]]:
    """Every place of ``name`` between what ``before`` and ``after`` say may stand around it.

    Both are assertions: they match where the name begins and where it ends.
    """
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        fits = before.match(text, start) is not None and after.match(text, end) is not None
        if fits:
            yield start, end
        start = text.find(name, end if fits else start + 1)


def _touches(char: str) -> bool:
    return char.isalnum() or char in ("_", "-")
