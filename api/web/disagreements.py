"""Where documents disagree, for people: both sides with their sentences, and what is taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from api.web.numbers import day_in, period_in
from api.web.reader import Reader
from api.web.rendering import page_of
from api.web.values import Shown, Values
from api.web.words import text
from graph.catalogue.rows import Row

#: Sentences of a claim that are shown.
_MOST = 3


#: What it means to be preferred where a conflict is read so; else it is for now.
_PREFERENCES = {"OneRight": "right", "BothStand": "first", "TimeDifference": "latest"}


@dataclass(frozen=True, slots=True)
class Claim:
    """One side: what a document says, where, and whether it is taken."""

    value: str
    #: Of a figure the indicator, the time that it is of and what is measured.
    note: str
    is_preferred: bool
    document: Shown
    #: Empty if the document is a draft.
    statement: str
    sentences: tuple[str, ...]
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A conflict of the graph, or of what it would be with a draft."""

    title: str
    #: Empty if there is a draft in it.
    href: str
    subject: Shown
    property: str
    reading: str
    #: Whether nothing decides which side is right.
    is_open: bool
    #: What it means that a side is preferred.
    preference: str
    meaning: str
    scope: str
    explanation: str
    claims: tuple[Claim, ...]


def disagreements(
    found: Iterable[Row], values: Values, reader: Reader, draft: str | None = None
) -> list[Disagreement]:
    """Conflicts as :mod:`graph.differences` tells them, for a reader.

    If ``draft`` is given they are not in the graph: it is the IRI of a document that nobody has
    kept, and they would be there with it.
    """
    return [
        Disagreement(
            one["label"],
            "" if draft else reader.link(f"/conflicts/{one['slug']}"),
            Shown(one["subject"]["label"], reader.link(page_of(one["subject"]["id"]))),
            values.term(one["property"]["id"]),
            values.term(one["reading"]) if one["reading"] else "",
            one["reading"] == "Undecidable",
            text(reader.language, f"conflicts.{_PREFERENCES.get(one['reading'], 'for_now')}"),
            values.meaning(one["reading"]) if one["reading"] else "",
            values.term(one["scope"]) if one["scope"] else "",
            one["explanation"],
            _claims(one, values, reader, draft),
        )
        for one in found
    ]


def _claims(conflict: Row, values: Values, reader: Reader, draft: str | None) -> tuple[Claim, ...]:
    """All sides, those that say the same beside each other."""
    told = [_claim(claim, conflict, values, reader, draft) for claim in conflict["claims"]]
    order = list(dict.fromkeys((one.value, one.note) for one in told))
    return tuple(sorted(told, key=lambda one: order.index((one.value, one.note))))


def _claim(claim: Row, conflict: Row, values: Values, reader: Reader, draft: str | None) -> Claim:
    document = claim["document"]
    is_draft = document["id"] == draft
    sentences = dict.fromkeys(one["sentence"] for one in claim["evidence"] if "sentence" in one)
    value, note = _told(claim, conflict["property"]["name"], values, reader)
    return Claim(
        value,
        note,
        claim["preferred"],
        Shown(document["label"], "" if is_draft else reader.link(page_of(document["id"]))),
        "" if is_draft else reader.link(f"/statements/{claim['slug']}"),
        tuple(sentences)[:_MOST],
        tuple((one["start"], one["end"]) for one in claim["evidence"]),
    )


def _told(claim: Row, property: str, values: Values, reader: Reader) -> tuple[str, str]:
    """What a claim says, and of a figure the indicator, its time and what is measured."""
    value = claim["value"]
    if property == "cumulative":
        value = text(reader.language, f"conflicts.cumulative_{value}")
    elif "unit" in claim:
        value = values.amount(value, claim["unit"])
    else:
        value = day_in(reader.language, value)
    note = [
        claim["indicator"]["label"] if "indicator" in claim else "",
        period_in(reader.language, claim.get("period_start"), claim.get("period_end")),
        values.term(claim["measure"]) if "measure" in claim else "",
    ]
    return value, ", ".join(filter(None, note))
