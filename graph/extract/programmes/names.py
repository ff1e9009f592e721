"""The name of a programme at one place, and what the word it ends in says of its kind."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from graph.lexicon import table
from graph.patterns import regex
from graph.segments import Segment


@dataclass(frozen=True, slots=True)
class Named:
    """A programme's name at ``start`` to ``end`` of a segment; ``aliases`` bound further names.

    ``after`` is where the text goes on after the name, its brackets and quotation
    marks; ``known`` says that the words around it, not its form, call it a programme.
    """

    segment: Segment
    start: int
    end: int
    kind: str
    after: int
    aliases: tuple[tuple[int, int], ...] = field(default=())


@cache
def heads(language: str) -> dict[str, str]:
    """Head words and their kinds, the longest first."""
    rows: dict[str, str] = table("programmes")["heads"][language]
    return dict(sorted(rows.items(), key=lambda row: (-len(row[0]), row[0])))


@cache
def cue(language: str) -> re.Pattern[str]:
    """The words before quotation marks that call what stands in them a programme."""
    return re.compile(table("programmes")["cues"][language])


def head_of(name: str, language: str) -> str | None:
    """The head word that a name ends in, or None."""
    folded = _YEAR.sub("", name if language == "ja" else name.lower())
    return next((head for head in heads(language) if folded.endswith(head)), None)


#: 健康フェスタ2024: the year of one instalment.
_YEAR = regex(r"[ ]?(?:19|20)\d{2}$")
