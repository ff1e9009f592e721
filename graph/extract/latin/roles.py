"""Titles of roles in German and English: the pattern, and what stands after ‘of’ in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.lexicon import role_key, table, words
from graph.lexicon.alternatives import any_of
from graph.once import once
from graph.patterns import regex
from graph.segments import Segment

#: Role heads that German makes compounds with: Standortmanagerin, Wissenschaftsministerin.
_COMPOUND = (
    r"leiter|minister|präsident|direktor|sekretär|chef|manager|sprecher|beauftragte[rn]?"
    r"|bürgermeister|konsul|vorsitzende[rn]?|vorstand|geschäftsführer|referent|koordinator"
    r"|gouverneur(?:in)?|professor|dekan|rektor|inhaber|gründer|berater|ministerpräsident|botschafter|rätin|(?<=[A-ZÄÖÜa-zäöüß]{4})rat"
    r"|präses|verwalter|senator|dezernent|kanzler|direktorin|kommissar|delegierte[rn]?|anwalt"
    r"|anwältin|ärztin|arzt|forscher|wissenschaftler|dolmetscher|amtmann|hauptmann|frau|sprecherin"
)
_NOT_COMPOUND = (
    r"(?!(?:Hausfrau|Jungfrau|Vorrat|Apparat|Formular|Referat|Dezernat|Beirat|Heirat|Hofrat)\b)"
)

#: Keys of roles whose ‘of’ names the body they lead, and not a field of work.
LEADING = frozenset(
    {"president", "chair", "ceo", "managing-director", "mayor", "governor", "founder"}
    | {"university-president", "board-member", "officer"}
)


@cache
def core() -> str:
    """The pattern of one role: words that may precede it, and its head."""
    rows = table("roles")["heads"].values()
    head = any_of((h for row in rows for lang in ("en", "de") for h in row[lang]), fold=True)
    before = words("roles", "before", "en") + words("roles", "before", "de")
    ahead = any_of(before, fold=True)
    compound = rf"(?-i:{_NOT_COMPOUND}[A-ZÄÖÜ][a-zäöüß]+(?:s-)?(?:{_COMPOUND}))"
    joined = "(?-i:(?:[A-ZÄÖÜ][a-zäöüß]+s|Cluster|Projekt|Programm|Netzwerk|Standort|Team)-)?"
    one = rf"(?:{joined}(?:{head})|{compound})"
    return rf"(?<!\w)(?:(?:{ahead})[ -])*{one}(?:innen|in|s|en|n)?(?!\w)"


@cache
def role() -> str:
    """The pattern of a role, or of two joined by ‘and’."""
    # One role has seven thousand characters, so it is there once. That a word begins comes first:
    # at most places none does, and before the first role nothing joins it to another.
    joint = " and | und | & |/|[ -]cum[ -]"
    return rf"(?<!\w)(?=\w)(?i:(?:(?:{joint})?{core()})+)"


@cache
def role_pattern() -> re.Pattern[str]:
    """:func:`role`, compiled."""
    return re.compile(role())


@once
def has_role(segment: Segment) -> bool:
    """Whether there is a role in ``segment``; most have none, and many patterns need one."""
    return bool(_starts(segment))


@once
def _starts(segment: Segment) -> tuple[int, ...]:
    """Where a role may start, also within another: the offsets in ``segment``."""
    text, found = segment.text.text, role_pattern()
    starts: list[int] = []
    while match := found.search(text, starts[-1] + 1 if starts else 0):
        starts.append(match.start())
    return tuple(starts)


def at_roles(pattern: re.Pattern[str], segment: Segment) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer`` finds in ``segment``, for a pattern that begins with a role.

    To look for roles takes long, and several patterns begin with one.
    """
    end = 0
    for start in _starts(segment):
        match = pattern.match(segment.text.text, start) if start >= end else None
        if match is not None:
            yield match
            end = match.end()


def is_role(text: str) -> bool:
    """Whether ``text`` is a role and nothing else."""
    return role_pattern().fullmatch(text) is not None


def leads(title: str) -> bool:
    """Whether a role's ‘of X’ means the body X: CEO of X, but not Head of Sales."""
    if re.match(r"(?i)(?:vice|deputy|assistant|associate|stellvertr)", title):
        return False
    parts = re.split(r" (?:and|und|&) |/", title)
    return any(role_key(part) in LEADING or _GENERAL.fullmatch(part) for part in parts)


#: Generaldirektorin von X: who is so called leads the whole body.
_GENERAL = regex(r"(?:General|Haupt)(?:direktor|sekretär|geschäftsführer)(?:in)?")
