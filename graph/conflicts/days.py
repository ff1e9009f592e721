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
    _reported: dict[str, date | None] = field(default_factory=dict)

    def of(self, document: str) -> date | None:
        """The day of a document, or None if it reports nothing dated."""
        return self.stated(document) or self._last(document)

    def _last(self, document: str) -> date | None:
        if document not in self._reported:
            values = (value for act in _ACTS for value in self.facts.said_in(document, act))
            days = (partial_date(value) for value in values)
            dated = [day.earliest() for day in days if day is not None and day.year is not None]
            self._reported[document] = max(dated, default=None)
        return self._reported[document]

    def stated(self, document: str) -> date | None:
        """The day on which a document says it was issued."""
        values = self.facts.values(self.facts.document(document), DCTERMS("issued"))
        days = (partial_date(value) for value in values)
        return max((day.earliest() for day in days if day and day.year is not None), default=None)
