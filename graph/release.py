"""What each version is published with; and released datasets, published as they are."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from graph import questions, statistics
from graph.draft import Draft, Vocabulary
from graph.errors import BadRequest, InvalidGraph
from graph.papers import Progress
from graph.preparing import prepare
from graph.publish import Publication, project_vocabulary, publication, read_dataset
from graph.settings import Settings
from graph.store import View
from graph.validate import Report, validate_view
from graph.vocab import Minter

#: Files of the dataset that are no document's.
SHARED = frozenset({"authority.trig", "derived.trig"})


@dataclass(slots=True)
class BuildReport:
    """What a build did: the version it published, counts, and the files it left out."""

    version: str = ""
    documents: int = 0
    statements: int = 0
    skipped: list[tuple[str, str]] = field(default_factory=list)


class ShapesViolated(InvalidGraph):
    """A graph that violates a shape, with the report that says where."""

    def __init__(self, found: Report) -> None:
        super().__init__(
            "the graph violates its shapes and was not published\n" + found.to_text(),
            suggestion="what was served before is still served",
        )
        self.found = found


def loaded_beside(base_iri: str) -> Vocabulary:
    """What is loaded beside the dataset: the vocabulary, and the questions as examples."""
    return {**project_vocabulary(base_iri), **questions.loaded(base_iri)}


def statistics_of(draft: Draft) -> statistics.Statistics:
    """The statistics of a draft; after a change they follow from those of the version before."""
    before = draft.before()
    if before is None or draft.changes is None:
        return statistics.counted(draft.view())
    with closing(before):
        return statistics.counted_again(before, draft.view(), draft.changes.things)


def serve(
    made: Publication,
    draft: Draft,
    numbers: statistics.Statistics,
    told: Mapping[str, object],
    settings: Settings,
    inputs: str = "",
) -> str:
    """Publish a draft with its statistics and its large networks. Returns the version's name."""
    draft.describe(statistics.described(numbers, draft.version, Minter(settings.base_iri)))
    return made.publish(draft, told, inputs, lambda folder: prepare(folder, numbers, settings))


def record_of(view: View, found: Report, report: BuildReport) -> dict[str, object]:
    """What a version's report says."""
    report.statements = _count(view)
    return {
        "documents": report.documents,
        "statements": report.statements,
        "skipped": [list(pair) for pair in report.skipped],
        "validation": json.loads(found.to_json()),
    }


def _count(view: View) -> int:
    rows = view.select("SELECT (COUNT(?s) AS ?n) WHERE { GRAPH ?g { ?s a rdf:Statement } }")
    return int(getattr(rows[0]["n"], "value", "0"))


def load_released(dataset: Path, settings: Settings, progress: Progress) -> BuildReport:
    """Publishes a released dataset (a folder of TriG files) as it is.

    Raises :class:`BadRequest` where the folder holds none.
    """
    files = read_dataset(dataset) if dataset.is_dir() else {}
    if not files:
        raise BadRequest(
            f"there is no dataset in {dataset}",
            suggestion="give documents to build from, or a folder of released TriG files",
        )
    report = BuildReport(documents=len(files.keys() - SHARED))
    progress("writing the store", 0, 2)
    base = settings.base_iri
    with publication(settings.store, loaded_beside(base), base) as made:
        draft = made.draft()
        draft.add_texts(files)
        progress("validating", 0, 1)
        paths = {draft.folder / "dataset" / name: digest for name, digest in draft.files.items()}
        found = validate_view(draft.view(), paths)
        if not found.conforms:
            raise ShapesViolated(found)
        progress("validating", 1, 1)
        told = record_of(draft.view(), found, report)
        report.version = serve(made, draft, statistics_of(draft), told, settings)
    progress("writing the store", 2, 2)
    return report
