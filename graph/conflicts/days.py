"""The day of a document: as it states it, else that of the last signing that it reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from graph.conflicts.claims import Facts, Value
from graph.conflicts.values import partial_date
from graph.vocab import DCTERMS, RDF, RK


@dataclass(slots=True)
class Days:
    """Days of documents, and whether they are stated."""

    facts: Facts
    _reported: dict[str, tuple[date | None, frozenset[str]]] = field(default_factory=dict)

    def of(self, document: str) -> date | None:
        """The day of a document, or None if it reports nothing dated."""
        known, trace = self._reported, self.facts.trace
        return self.stated(document) or trace.once(known, document, lambda: self._last(document))

    def _last(self, document: str) -> date | None:
        days = (partial_date(value) for value in self._acts(document))
        dated = [day.earliest() for day in days if day is not None and day.year is not None]
        return max(dated, default=None)

    def _acts(self, document: str) -> Iterator[Value]:
        """Days of signings; other events (the end of a term) may lie ahead of the document."""
        yield from (value for _, value in self.facts.said_in(document, RK("signedOn")))
        for event, value in self.facts.said_in(document, RK("heldOn")):
            if RK("SigningEvent") in self.facts.values(event, RDF("type")):
                yield value

    def stated(self, document: str) -> date | None:
        """The day on which a document says it was issued."""
        values = self.facts.values(self.facts.document(document), DCTERMS("issued"))
        days = (partial_date(value) for value in values)
        return max((day.earliest() for day in days if day and day.year is not None), default=None)
