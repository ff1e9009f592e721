"""Documents → published graph: the one file that joins the stages."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.authority import Authority, load_authority
from graph.cache import ReadingCache, build_version
from graph.conflicts import KeptDecisions, decide
from graph.derive import derive
from graph.documents import find_documents
from graph.draft import Draft
from graph.errors import BadRequest, InvalidGraph
from graph.model import Reading
from graph.papers import Paper, Progress, Shelf, inputs_of
from graph.processes import without_collection
from graph.publish import Publication, publication, publish, read_dataset
from graph.rdf import Quad, authority_quads, description_quads, judgement_quads, write_trig
from graph.reading import read
from graph.reconcile import Reconciliation, reconcile
from graph.rendering import Damaged, Job, Page, RenderedGraphs, job_of
from graph.settings import Settings
from graph.store import View
from graph.validate import Report, Suspects, validate_view
from graph.vocab import Minter

__all__ = ["BuildReport", "build", "load_released", "read"]

#: Files of the dataset that are no document's.
_SHARED = frozenset({"authority.trig", "derived.trig"})


@dataclass(slots=True)
class BuildReport:
    """What a build did: the version it published, counts, and the files it left out."""

    version: str = ""
    documents: int = 0
    statements: int = 0
    skipped: list[tuple[str, str]] = field(default_factory=list)


def build(paths: Sequence[Path], settings: Settings, progress: Progress) -> BuildReport:
    """Reads the documents under ``paths`` and publishes their graph in the settings' store.

    Raises :class:`BadRequest` for a path that is not there or when no document
    could be read, :class:`InvalidGraph` where the graph violates a shape,
    :class:`BuildBusy` if another build is writing to the store; the graph that
    was served before goes on being served.
    """
    report = BuildReport()
    authority = load_authority()
    files = find_documents(paths)
    with publication(settings.store, None, settings.base_iri) as made, without_collection():
        shelf = Shelf(settings, progress)
        found = shelf.find(files)
        if _stands(made, inputs_of(found, settings), report):
            return report
        papers, report.skipped = shelf.papers(found)
        while True:
            if not papers:
                raise BadRequest(
                    "no document could be read" + _listed(report.skipped),
                    suggestion="give a folder with txt, md, html or pdf files",
                )
            report.documents = len(papers)
            try:
                return _Build(made, settings, authority, progress).run(papers, shelf, report)
            except _Violation as violation:
                papers = _without(papers, violation, report)
            except Damaged as damaged:
                _forget(damaged, papers, settings)
                papers, report.skipped = shelf.papers(shelf.find(files))


def _stands(made: Publication, inputs: str, report: BuildReport) -> bool:
    """Whether what is served is made of the same; then the report is that of its build."""
    standing = made.standing(inputs)
    if standing is None:
        return False
    report.version, told = standing
    report.documents, report.statements = told["documents"], told["statements"]
    report.skipped = [(name, reason) for name, reason in told["skipped"]]
    return True


class _Violation(InvalidGraph):
    """A graph that violates a shape, with the report that says where."""

    def __init__(self, found: Report) -> None:
        super().__init__(
            "the graph violates its shapes and was not published\n" + found.to_text(),
            suggestion="what was served before is still served",
        )
        self.found = found


def _without(papers: list[Paper], violation: _Violation, report: BuildReport) -> list[Paper]:
    """The documents but those whose facts violate a shape; each of these is named as left out.

    Raises the violation if it lies in no document's facts or nothing would be left.
    """
    faults: dict[str, str] = {}
    for fault in violation.found.violations:
        for identifier in fault.documents if fault.severity.endswith("Violation") else ():
            faults.setdefault(identifier, f"its facts break {fault.shape}: {fault.messages['en']}")
    kept = [paper for paper in papers if paper.identifier not in faults]
    if not kept or len(kept) == len(papers):
        raise violation
    for paper in papers:
        if paper.identifier in faults:
            report.skipped.append((paper.name, faults[paper.identifier]))
    return kept


def _forget(damaged: Damaged, papers: Iterable[Paper], settings: Settings) -> None:
    """Drop readings that are damaged on disk, so that their documents are read anew."""
    cache = ReadingCache(settings.store / "cache")
    for paper in papers:
        if paper.sha256 in damaged.documents:
            cache.drop(paper.sha256, paper.suffix)


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
    report = BuildReport(documents=len(files.keys() - _SHARED))
    progress("writing the store", 0, 2)

    def check(view: View) -> dict[str, object]:
        progress("validating", 0, 1)
        assert view.path is not None
        digests = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
        paths = {view.path / "dataset" / name: digest for name, digest in digests.items()}
        found = validate_view(view, paths)
        progress("validating", 1, 1)
        return _told(view, found, report)

    report.version = publish(settings.store, files, before_swap=check, base_iri=settings.base_iri)
    progress("writing the store", 2, 2)
    return report


class _Build:
    """One attempt at the next version of a store."""

    def __init__(
        self, made: Publication, settings: Settings, authority: Authority, progress: Progress
    ) -> None:
        self._made = made
        self._settings = settings
        self._authority = authority
        self._progress = progress
        self._minter = Minter(settings.base_iri)
        self._cache = settings.store / "cache"
        self._suspects = Suspects()

    def run(self, papers: Sequence[Paper], shelf: Shelf, report: BuildReport) -> BuildReport:
        """Publish the graph of ``papers``, whose sketches are on the shelf."""
        self._progress("reconciling", 0, 1)
        # What a step alone needs is let go of: a build's memory is that of its largest step.
        merged, jobs = self._reconciled(shelf.pages(papers))
        self._progress("writing the graphs", 0, len(jobs))
        draft = self._draft(jobs)
        del jobs
        self._add_shared(draft, merged, papers)
        del merged
        draft.settle()
        self._progress("validating", 0, 1)
        found = self._validated(draft)
        self._progress("publishing", 0, 1)
        told = _told(draft.view(), found, report)
        report.version = self._made.publish(draft, told, shelf.inputs)
        self._progress("publishing", 1, 1)
        return report

    def _reconciled(self, pages: Mapping[str, Page]) -> tuple[Reconciliation, dict[str, Job]]:
        """What all entities became, and what is to be written for each document."""
        sketches = [page.sketch for page in pages.values()]
        merged = reconcile(sketches, self._authority, self._minter)
        return merged, {name: job_of(page, merged, self._minter) for name, page in pages.items()}

    def _draft(self, jobs: Mapping[str, Job]) -> Draft:
        """A draft with the documents' graphs, those written that were not written before."""
        graphs = RenderedGraphs(self._cache, self._settings.base_iri)
        names = {job.key: f"{identifier}.trig" for identifier, job in jobs.items()}
        known = [file for key, name in names.items() if (file := graphs.file(name, key))]
        todo = [job for job in jobs.values() if graphs.file("", job.key) is None]
        draft = self._made.draft(len(todo) + len(_SHARED))

        def done() -> Iterator[str]:
            for keys in graphs.render(todo, self._suspects):
                self._progress("writing the graphs", len(draft.files), len(jobs))
                yield from keys

        fresh = (file for key in done() if (file := graphs.file(names[key], key)))
        draft.add(file for files in (known, fresh) for file in files)
        graphs.save(names)
        return draft

    def _add_shared(self, draft: Draft, merged: Reconciliation, papers: Sequence[Paper]) -> None:
        """Add known names, and what follows from the documents' graphs and from them."""
        self._progress("deriving", 0, 1)
        own = {paper.identifier: paper for paper in papers}
        used = {*merged.things.values(), *(self._minter.thing("document", name) for name in own)}
        known = authority_quads(self._authority, used, self._minter)
        draft.drop_missing(but=_SHARED)
        draft.add_texts({"authority.trig": _trig(known)})
        view = draft.view()
        identifiers = {paper.sha256: paper.identifier for paper in papers}
        readings = ReadingCache(self._cache)

        def reading_of(identifier: str) -> Reading | None:
            paper = own.get(identifier)
            return paper and readings.load(paper.sha256, paper.suffix)

        kept = KeptDecisions(self._cache, build_version())
        before = kept.load(draft.changes.since) if draft.changes is not None else None
        decisions = decide(view, reading_of, self._minter, before, draft.changes)
        derived = [
            *derive(view, self._minter, draft.changes),
            *description_quads(merged, self._minter),
            *judgement_quads(merged.judgements, identifiers, self._minter),
            *(quad for decision in decisions.values() for quad in decision.quads),
        ]
        draft.add_texts({"derived.trig": _trig(derived)})
        kept.save(draft.version, decisions)

    def _validated(self, draft: Draft) -> Report:
        files = {
            draft.folder / "dataset" / name: sha256
            for name, sha256 in draft.files.items()
            if name not in _SHARED
        }
        found = validate_view(
            draft.view(),
            files,
            self._cache,
            looked=self._suspects,
            changes=draft.changes,
            version=draft.version,
        )
        if not found.conforms:
            raise _Violation(found)
        return found


def _told(view: View, found: Report, report: BuildReport) -> dict[str, object]:
    """What a version's report says. Raises :class:`_Violation` for a graph that violates shapes."""
    if not found.conforms:
        raise _Violation(found)
    report.statements = _count(view)
    return {
        "documents": report.documents,
        "statements": report.statements,
        "skipped": [list(pair) for pair in report.skipped],
        "validation": json.loads(found.to_json()),
    }


def _trig(quads: Iterable[Quad]) -> bytes:
    stream = io.StringIO()
    write_trig(quads, stream)
    return stream.getvalue().encode()


def _count(view: View) -> int:
    rows = view.select("SELECT (COUNT(?s) AS ?n) WHERE { GRAPH ?g { ?s a rdf:Statement } }")
    return int(getattr(rows[0]["n"], "value", "0"))


def _listed(skipped: list[tuple[str, str]]) -> str:
    return "".join(f"\n  {name}: {reason}" for name, reason in skipped)
