"""What a ``.rq`` file says of itself: the comments at its top, in one fixed form.

A line of the header is ``# key: value`` or, for people, ``# key@language: value``. The header
ends at the first line that is no comment.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from graph.languages import LANGUAGES
from graph.patterns import regex

_LINE = regex(r"# ([a-z]+)(?:@([a-z]{2}))?: (\S.*)")


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a file, and the query below it."""

    plain: Mapping[str, str]
    told: Mapping[str, Mapping[str, str]]
    query: str


def split(text: str, *, told: Sequence[str], plain: Sequence[str], is_whole: bool = True) -> Header:
    """The header and the query of a file.

    ``told`` are the keys that have to be there in each language, or may be if not ``is_whole``;
    ``plain`` those that may be there once. Raises ValueError
    that says what is wrong with which line.
    """
    found: dict[str, str] = {}
    words: dict[str, dict[str, str]] = {key: {} for key in told}
    lines = text.splitlines(keepends=True)
    number = 0
    for number, line in enumerate(lines):
        if not line.startswith("#"):
            break
        match = _LINE.fullmatch(line.rstrip())
        key, language, value = match.groups() if match else ("", None, "")
        known = (key in words and language in LANGUAGES) if language else key in plain
        place, name = (words[key], language) if known and language else (found, key)
        if not known or name in place:
            raise ValueError(f"line {number + 1} is no header, or one that was there: {line!r}")
        place[name] = value
    for key, said in words.items():
        missing = [language for language in LANGUAGES if language not in said]
        if missing and is_whole:
            raise ValueError(f"there is no {key}@{missing[0]}")
    return Header(
        MappingProxyType(found),
        MappingProxyType({key: MappingProxyType(said) for key, said in words.items()}),
        "".join(lines[number:]),
    )
