"""Known names in a text: longest match against the authority's surfaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from graph.authority import Authority, Record, normalise
from graph.calendar.patterns import urls
from graph.extract.mentions import Found
from graph.patterns import regex

_CATEGORIES = {"organization", "cluster", "facility", "place", "programme"}
_WORD = regex(r"\w")


@lru_cache(maxsize=4)
def _patterns(authority: Authority) -> dict[str, re.Pattern[str]]:
    """A pattern per first character, so that most characters cost one look-up."""
    by_first: dict[str, set[str]] = {}
    for record in authority.records:
        if record.kind in _CATEGORIES:
            for name, _ in record.surfaces():
                surface = unicodedata.normalize("NFKC", name)
                if len(surface) > 1:
                    by_first.setdefault(surface[0].casefold(), set()).add(surface)
    return {
        first: re.compile(
            "|".join(_loosely(s) for s in sorted(surfaces, key=lambda s: (-len(s), s))),
            re.IGNORECASE,
        )
        for first, surfaces in by_first.items()
    }


#: Letters, digits and the like of Latin script, for a character class.
_LATIN = "".join(re.escape(chr(code)) for code in range(0x250) if _WORD.match(chr(code)))


@lru_cache(maxsize=4)
def _beginnings(authority: Authority) -> re.Pattern[str]:
    """The characters that may begin a known name; a Latin one only where a word begins."""
    firsts = sorted(_patterns(authority))
    latin = "".join(re.escape(char) for char in firsts if char in _LATIN)
    other = "".join(re.escape(char) for char in firsts if char not in _LATIN)
    ways = [rf"(?<![{_LATIN}])(?i:[{latin}])"] * bool(latin) + [f"(?i:[{other}])"] * bool(other)
    return re.compile("|".join(ways) or "(?!)")


def _loosely(surface: str) -> str:
    """A pattern that lets spaces and ``^`` come and go where people write them so."""
    parts = [re.escape(char) for char in surface.replace("^", "")]
    pattern = r"\^?".join(parts) if "^" in surface else "".join(parts)
    pattern = pattern.replace(r"\ ", r"[ -]?" if re.search(r"[\u3040-\u9fff]", surface) else r"[ ]")
    if re.fullmatch(r"[\u3040-\u30ff\u3400-\u9fff・ー]{4,}", surface):
        pattern = " ?".join(re.escape(char) for char in surface)
    return pattern


def known_names(text: str, authority: Authority) -> Iterator[Found]:
    """Every known name in ``text``; a Latin name must stand as a word of its own, in no address."""
    patterns = _patterns(authority)
    addresses = [match.span() for match in urls(text)]
    for first in _beginnings(authority).finditer(text):
        start = first.start()
        if any(begin <= start < end for begin, end in addresses):
            continue
        pattern = patterns.get(first.group().casefold())
        match = pattern.match(text, start) if pattern else None
        if match is None or not _stands_alone(text, match.start(), match.end()):
            continue
        for record in _records(match.group(), authority)[:1]:
            yield Found(match.start(), match.end(), record.kind, record.types, record)


def _records(surface: str, authority: Authority) -> list[Record]:
    order = {"organization": 0, "cluster": 1, "facility": 2, "programme": 3, "place": 4}
    found = [r for r in authority.names().get(normalise(surface), ()) if r.kind in order]
    exact = [r for r in found if len(surface) > 5 or _case_fits(surface, r)]
    return sorted(exact, key=lambda r: (order[r.kind], r.slug))


def _case_fits(surface: str, record: Record) -> bool:
    """Short names (AS, UR, Essen) count only in their own spelling, bodies' also as Riken."""
    if record.kind == "organization" and len(surface) > 3 and surface[0].isupper():
        return True
    return any(surface == unicodedata.normalize("NFKC", name) for name, _ in record.surfaces())


def _stands_alone(text: str, start: int, end: int) -> bool:
    def latin(char: str) -> bool:
        return bool(_WORD.match(char)) and char < "\u0250"

    before, after = text[start - 1 : start], text[end : end + 1]
    if before and latin(before) and latin(text[start]):
        return False
    return not (after and latin(after) and latin(text[end - 1]))
