"""A comparison of many documents: figures by kind and language, and forms to show them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.authority import Authority, load_authority
from graph.documents import FORMATS, find_documents, read_document
from graph.errors import BadRequest, UnreadableDocument, nearest
from graph.evaluate.annotation import find_gold, load_gold
from graph.evaluate.conflicts import compare_conflicts, found_conflicts
from graph.evaluate.gold import Gold
from graph.evaluate.outcome import Tally
from graph.evaluate.score import KINDS, NOT_READ, Scored, score
from graph.model import Reading
from graph.pipeline import read

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
        return [kind for kind in KINDS if any(self.tally(kind)) and not self._unread(kind)]

    def not_read(self) -> list[str]:
        """The annotated kinds of which nothing is read."""
        kinds = (*KINDS, *NOT_READ)
        return [kind for kind in kinds if any(self.tally(kind)) and self._unread(kind)]

    def _unread(self, kind: str) -> bool:
        tally = self.tally(kind)
        return kind in NOT_READ or (kind == "programmes" and not tally.hits + tally.inventions)

    def total(self, language: str = TOTAL) -> Tally:
        """The counts of all kinds that are read."""
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

    def table(self) -> str:
        """Figures, misses and inventions as text."""
        from graph.evaluate.report import text

        return text(self)

    def to_json(self) -> dict[str, object]:
        """Figures, misses and inventions as JSON."""
        from graph.evaluate.report import to_json

        return to_json(self)

    def to_html(self) -> str:
        """One page that shows every document with hits, misses and inventions marked."""
        from graph.evaluate.html import page

        return page(self)

    def shown(self, form: str) -> str:
        """The evaluation as ``table``, ``json`` or ``html``."""
        if form == "json":
            return json.dumps(self.to_json(), ensure_ascii=False, indent=1)
        return self.to_html() if form == "html" else self.table()


def evaluate(documents: Path, gold: Path) -> Evaluation:
    """Reads the documents and compares them with the gold of the same name.

    Raises :class:`BadRequest` where a folder is missing, a gold file is
    broken, or no document has a gold file.
    """
    annotated = {stem: one for stem, path in find_gold(gold).items() if (one := load_gold(path))}
    files = {
        path.stem: path for path in find_documents([documents]) if path.suffix.lower() in FORMATS
    }
    both = sorted(files.keys() & annotated.keys())
    if not both:
        raise BadRequest(
            f"no document in {documents} has an annotation in {gold}",
            suggestion=_advice(list(files), list(annotated)),
        )
    result = Evaluation(
        [],
        sorted(annotated.keys() - files.keys()),
        sorted(files.keys() - annotated.keys()),
    )
    authority = load_authority()
    readings: dict[str, Reading] = {}
    for stem in both:
        try:
            document = read_document(files[stem])
        except UnreadableDocument as error:
            result.unreadable.append((stem, error.message))
            continue
        readings[stem] = read(document, authority)
        result.documents.append(score(annotated[stem], readings[stem]))
    _add_conflicts(result, annotated, readings, authority)
    return result


def _add_conflicts(
    result: Evaluation,
    annotated: Mapping[str, Gold],
    readings: Mapping[str, Reading],
    authority: Authority,
) -> None:
    """Conflicts may be between documents, so all are compared together."""
    wanted = {
        stem: conflicts for stem in readings if (conflicts := annotated[stem].conflicts) is not None
    }
    if wanted:
        texts = {stem: reading.document.text for stem, reading in readings.items()}
        outcomes = compare_conflicts(wanted, found_conflicts(readings, authority), texts)
        for document in result.documents:
            if document.stem in outcomes:
                document.outcomes |= outcomes[document.stem]


def _advice(documents: list[str], gold: list[str]) -> str:
    near = nearest(gold[0], documents) if gold else None
    if near is not None:
        return f"name them alike: {gold[0]}.json belongs to {gold[0]}.txt, there is {near}"
    return "an annotation is a JSON file with the document's stem"
