"""A comparison of many documents: figures by kind and language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.evaluate.outcome import Tally
from graph.evaluate.score import KINDS, Scored

TOTAL = "total"


@dataclass(slots=True)
class Evaluation:
    """What the comparison of a folder of documents with a folder of gold gave.

    ``without_document`` and ``without_gold`` name files that have no partner,
    ``unreadable`` the documents that could not be read and why.
    """

    documents: list[Scored]
    without_document: list[str] = field(default_factory=list)
    without_gold: list[str] = field(default_factory=list)
    unreadable: list[tuple[str, str]] = field(default_factory=list)

    def languages(self) -> list[str]:
        """The languages of the documents."""
        return sorted({document.language for document in self.documents})

    def tally(self, kind: str, language: str = TOTAL) -> Tally:
        """The counts of a kind, of all documents or those in one language."""
        total = Tally()
        for document in self.documents:
            one = document.tally(kind)
            if one is not None and language in (TOTAL, document.language):
                total = total.plus(one)
        return total

    def kinds(self) -> list[str]:
        """The kinds of which there is something, in the gold or in a reading."""
        return [kind for kind in KINDS if any(self.tally(kind))]

    def total(self, language: str = TOTAL) -> Tally:
        """The counts of all kinds."""
        total = Tally()
        for kind in self.kinds():
            total = total.plus(self.tally(kind, language))
        return total

    def rows(self) -> Iterator[tuple[str, str, Tally]]:
        """Kind, language (or ``total``) and counts, for the table."""
        columns = [*self.languages(), TOTAL] if len(self.languages()) > 1 else [TOTAL]
        for kind in self.kinds():
            for language in columns:
                if any(self.tally(kind, language)):
                    yield kind, language, self.tally(kind, language)
        for language in columns:
            yield "all", language, self.total(language)
