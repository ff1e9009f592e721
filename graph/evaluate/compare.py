"""Documents and gold of two folders → an evaluation."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graph.authority import Authority, load_authority
from graph.documents import FORMATS, find_documents, read_document
from graph.errors import BadRequest, UnreadableDocument, nearest
from graph.evaluate.annotation import find_gold, load_gold
from graph.evaluate.conflicts import compare_conflicts, found_conflicts
from graph.evaluate.evaluation import Evaluation
from graph.evaluate.gold import Gold
from graph.evaluate.score import score
from graph.model import Reading
from graph.reading import read


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
