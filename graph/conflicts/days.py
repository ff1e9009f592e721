"""The day of a document: as it states it, else that of the last act that it reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from graph.conflicts.claims import Facts
from graph.conflicts.values import partial_date
from graph.vocab import DCTERMS, RK

_ACTS = (RK("signedOn"), RK("heldOn"))


@dataclass(slots=True)
class Days:
    """Days of documents, and whether they are stated."""

    facts: Facts
    _reported: dict[str, date] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for claim in self.facts.claims:
            day = partial_date(claim.value) if claim.predicate in _ACTS else None
            if day is not None and day.year is not None:
                known = self._reported.get(claim.document, date.min)
                self._reported[claim.document] = max(known, day.earliest())

    def of(self, document: str) -> date | None:
        """The day of a document, or None if it reports nothing dated."""
        return self.stated(document) or self._reported.get(document)

    def stated(self, document: str) -> date | None:
        """The day on which a document says it was issued."""
        values = self.facts.values(self.facts.document(document), DCTERMS("issued"))
        days = (partial_date(value) for value in values)
        return max((day.earliest() for day in days if day and day.year is not None), default=None)
