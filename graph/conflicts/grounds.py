"""What judges of a dispute and rules of preference look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.conflicts.claims import Claim, Facts
from graph.conflicts.days import Days
from graph.conflicts.places import Places
from graph.model import Iri
from graph.vocab import DCTERMS


@dataclass(slots=True)
class Grounds:
    """The facts, places in the texts, days of documents, and counts held against the graph.

    ``fits``: claim of a count → how well the graph agrees (0 to 2).
    """

    facts: Facts
    places: Places
    days: Days
    fits: Mapping[Claim, int] = field(default_factory=dict)

    def publishers(self, document: str) -> list[Iri]:
        """Who published a document, if it is known."""
        return self.facts.things(self.facts.document(document), DCTERMS("publisher"))
