"""Where documents disagree, for people: both sides with their sentences, and what is taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from api.web.numbers import day_in
from api.web.reader import Reader
from api.web.rendering import page_of
from api.web.values import Shown, Values

Row = dict[str, Any]

#: Sentences of a claim that are shown.
_MOST = 3


@dataclass(frozen=True, slots=True)
class Claim:
    """One side: what a document says, where, and whether it is taken."""

    value: str
    is_preferred: bool
    document: Shown
    statement: str
    sentences: tuple[str, ...]
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A conflict of the graph."""

    title: str
    href: str
    subject: Shown
    property: str
    reading: str
    #: Whether nothing decides which side is right.
    is_open: bool
    meaning: str
    scope: str
    explanation: str
    claims: tuple[Claim, ...]


def disagreements(found: Iterable[Row], values: Values, reader: Reader) -> list[Disagreement]:
    """Conflicts as :mod:`graph.differences` tells them, for a reader."""
    return [
        Disagreement(
            one["label"],
            reader.link(f"/conflicts/{one['slug']}"),
            Shown(one["subject"]["label"], reader.link(page_of(one["subject"]["id"]))),
            values.term(one["property"]["id"]),
            values.term(one["reading"]) if one["reading"] else "",
            one["reading"] == "Undecidable",
            values.meaning(one["reading"]) if one["reading"] else "",
            values.term(one["scope"]) if one["scope"] else "",
            one["explanation"],
            tuple(_claim(claim, reader) for claim in one["claims"]),
        )
        for one in found
    ]


def _claim(claim: Row, reader: Reader) -> Claim:
    sentences = dict.fromkeys(one["sentence"] for one in claim["evidence"] if "sentence" in one)
    return Claim(
        day_in(reader.language, claim["value"]),
        claim["preferred"],
        Shown(claim["document"]["label"], reader.link(page_of(claim["document"]["id"]))),
        reader.link(f"/statements/{claim['slug']}"),
        tuple(sentences)[:_MOST],
        tuple((one["start"], one["end"]) for one in claim["evidence"]),
    )
