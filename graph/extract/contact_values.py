"""Telephone and fax numbers, e-mail addresses and web addresses in a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from graph.lexicon import table
from graph.patterns import regex

_NUMBER = r"(?P<number>\+?\(?\d[\d ()/.–-]{5,22}\d)(?!\d)"
_DIGIT = regex(r"\d")
_AT = regex(r"@|\(at\)|\[at\]")
_EMAIL = regex(r"[\w.+-]+ ?(?:@|\(at\)|\[at\]) ?[\w-]+(?:\.[\w-]+)+", re.ASCII)
_URL = regex(r"(?:https?://|(?<![\w@./])www\.)[\w.~:/?#@!$&*+;=%-]+", re.ASCII)


class Value(NamedTuple):
    """A value in a line; ``kind`` is telephone, faxNumber, email, url or address."""

    kind: str
    start: int
    end: int


def contact_values(text: str) -> Iterator[Value]:
    """The values in a line: e-mail addresses, web addresses, then numbers with their labels."""
    taken: list[tuple[int, int]] = []
    for match in _EMAIL.finditer(text) if _AT.search(text) else ():
        taken.append(match.span())
        yield Value("email", *match.span())
    for match in _URL.finditer(text) if "://" in text or "www." in text else ():
        end = match.start() + len(match.group().rstrip(".,;:!?"))
        if not any(a <= match.start() < b for a, b in taken):
            taken.append((match.start(), end))
            yield Value("url", match.start(), end)
    for kind, start, end in _numbers(text):
        if not any(a <= start < b for a, b in taken):
            yield Value(kind, start, end)


@cache
def _numbered(name: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w])(?:{table('contacts')[name]})\.? ?(?:\([^()]{{1,8}}\))? ?[::.]?[ \t]*{_NUMBER}"
    )


def _numbers(text: str) -> Iterator[Value]:
    if not _DIGIT.search(text):
        return
    both = _numbered("both").search(text)
    if both is not None:
        yield Value("telephone", *both.span("number"))
        yield Value("faxNumber", *both.span("number"))
        return
    for kind, name in (("telephone", "telephone"), ("faxNumber", "fax")):
        for match in _numbered(name).finditer(text):
            digits = re.sub(r"\D", "", match["number"])
            if 7 <= len(digits) <= 15:
                yield Value(kind, *match.span("number"))
