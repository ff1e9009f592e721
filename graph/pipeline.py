"""Documents → published graph: the one file that joins the stages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from graph.authority import Authority, load_authority
from graph.cache import ReadingCache
from graph.conflicts import Decisions, decide, decided_anew
from graph.derive import derive, derive_again
from graph.documents import find_documents
from graph.draft import Draft
from graph.errors import BadRequest, RenkeiError, UnreadableDocument
from graph.memory import Memory, Remembered
from graph.model import Reading
from graph.papers import Paper, Progress, Shelf, inputs_of
from graph.processes import without_collection
from graph.publish import Publication, publication
from graph.rdf import Quad, authority_quads, description_quads, judgement_quads
from graph.reading_pool import Refused, Source
from graph.reconcile import Settled, settle
from graph.release import (
    SHARED,
    BuildReport,
    ShapesViolated,
    loaded_beside,
    record_of,
    serve,
    statistics_of,
)
from graph.rendering import Damaged, Job, RenderedGraphs, job_of
from graph.settings import Settings
from graph.sketches import Sketch
from graph.trig import trig_text
from graph.validate import Report, Suspects, validate_view
from graph.vocab import Minter


class ReadingsLost(RenkeiError):
    """Readings that this very build made cannot be loaded: the program changed meanwhile."""

    slug = "readings-lost"
    title = "Readings cannot be loaded"


def build(
    paths: Sequence[Path],
    settings: Settings,
    progress: Progress,
    place: Callable[[], Path] | None = None,
) -> BuildReport:
    """Reads the documents under ``paths`` and publishes their graph in the settings' store.

    ``place`` puts one more document there as soon as nobody else builds, and says where. That
    one is not left out: what is wrong with it is raised.

    Raises :class:`BadRequest` for a path that is not there or when no document
    could be read, :class:`InvalidGraph` where the graph violates a shape,
    :class:`BuildBusy` if another build is writing to the store, and :class:`ReadingsLost`; the
    graph that was served before goes on being served.
    """
    report = BuildReport()
    authority = load_authority()
    files = find_documents(paths)
    beside = loaded_beside(settings.base_iri)
    with publication(settings.store, beside, settings.base_iri) as made, without_collection():
        placed = place() if place else None
        if placed is not None and placed not in files:
            files.append(placed)
        memory = Memory(settings, made)
        shelf = Shelf(settings, progress, memory.recall)
        found = shelf.find(files)
        if _stands(made, inputs_of(found, settings), report):
            return report
        papers, report.skipped = shelf.papers(found)
        wanted = None if placed is None else _sha256_of(placed, found)
        anew: set[str] = set()
        while True:
            if not papers:
                why = "".join(f"\n  {name}: {reason}" for name, reason in report.skipped)
                raise BadRequest(
                    f"no document could be read{why}",
                    suggestion="give a folder with txt, md, html or pdf files",
                )
            report.documents = len(papers)
            try:
                working = _Build(made, settings, authority, progress, memory)
                return working.run(papers, shelf, report)
            except ShapesViolated as violation:
                papers = _without(papers, violation, report, wanted)
            except Damaged as damaged:
                if not anew.isdisjoint(damaged.documents):
                    raise ReadingsLost(
                        "what this build has read of some documents cannot be loaded again",
                        suggestion="build again, and leave the program as it is meanwhile",
                    ) from damaged
                anew.update(damaged.documents)
                _forget(damaged, papers, settings)
                papers, report.skipped = shelf.papers(shelf.find(files))


def build_with(reading: Reading, name: str, settings: Settings) -> BuildReport | None:
    """Publishes the graph that the settings' store serves with one more document, ``name``.

    It is published even if it violates a shape: the store is one that nobody is served from.
    None if what the build of that graph read and found out is not there, as of a released
    dataset, or cannot be loaded again.
    """
    try:
        return _trial(reading, name, settings)
    except Damaged:
        return None


def _trial(reading: Reading, name: str, settings: Settings) -> BuildReport | None:
    """The same; raises :class:`Damaged`."""
    beside = loaded_beside(settings.base_iri)

    def progress(*_: object) -> None:
        """Nobody watches."""

    with publication(settings.store, beside, settings.base_iri) as made, without_collection():
        memory = Memory(settings, made)
        before = memory.recall()
        if before is None:
            return None
        ReadingCache(settings.store / "cache").store(reading, Path(name).suffix)
        shelf = Shelf(settings, progress, lambda: None)
        known = [
            Source(Path(f"{paper.sha256}{paper.suffix}"), paper.sha256) for paper in before.papers
        ]
        papers, skipped = shelf.papers([*known, Source(Path(name), reading.document.sha256)])
        if skipped:
            return None
        report = BuildReport(documents=len(papers))
        authority = load_authority()
        working = _Build(made, settings, authority, progress, memory, is_trial=True)
        return working.run(papers, shelf, report)


def _stands(made: Publication, inputs: str, report: BuildReport) -> bool:
    """Whether what is served is made of the same; then the report is that of its build."""
    standing = made.standing(inputs)
    if standing is None:
        return False
    report.version, told = standing
    report.documents, report.statements = told["documents"], told["statements"]
    report.skipped = [(name, reason) for name, reason in told["skipped"]]
    return True


def _sha256_of(path: Path, found: Iterable[Source | Refused]) -> str:
    """The SHA-256 of the document at ``path``. Raises :class:`UnreadableDocument`."""
    one = next(one for one in found if one.path == path)
    if isinstance(one, Refused):
        raise UnreadableDocument(f"{one.name} {one.reason}")
    return one.sha256


def _without(
    papers: list[Paper], violation: ShapesViolated, report: BuildReport, wanted: str | None
) -> list[Paper]:
    """The documents but those whose facts violate a shape; each of these is named as left out.

    Raises the violation if it lies in no document's facts, or in those of the one that is
    ``wanted`` (a SHA-256), or nothing would be left.
    """
    faults: dict[str, str] = {}
    for fault in violation.found.violations:
        for identifier in fault.documents if fault.severity.endswith("Violation") else ():
            faults.setdefault(identifier, f"its facts break {fault.shape}: {fault.messages['en']}")
    kept = [paper for paper in papers if paper.identifier not in faults]
    is_lost = wanted is not None and all(paper.sha256 != wanted for paper in kept)
    if not kept or len(kept) == len(papers) or is_lost:
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


class _Build:
    """One attempt at the next version of a store."""

    def __init__(
        self,
        made: Publication,
        settings: Settings,
        authority: Authority,
        progress: Progress,
        memory: Memory,
        *,
        is_trial: bool = False,
    ) -> None:
        self._memory = memory
        self._before = memory.recall()
        self._graphs = RenderedGraphs(settings.store / "cache", settings.base_iri)
        self._made = made
        self._settings = settings
        self._authority = authority
        self._progress = progress
        self._minter = Minter(settings.base_iri)
        self._cache = settings.store / "cache"
        self._suspects = Suspects()
        #: Whether nobody will be served from it: then it need not conform to the shapes.
        self._is_trial = is_trial

    def run(self, papers: Sequence[Paper], shelf: Shelf, report: BuildReport) -> BuildReport:
        """Publish the graph of ``papers``, whose sketches are on the shelf."""
        self._progress("reconciling", 0, 1)
        settled = settle(
            sketches := shelf.sketches(papers),
            self._authority,
            self._minter,
            None if self._before is None else self._before.ledger,
        )
        keys, jobs = self._jobs(papers, sketches, settled)
        # What a step alone needs is let go of: a build's memory is that of its largest step.
        del sketches
        settled.let_go()
        self._progress("writing the graphs", 0, len(keys))
        draft = self._made.draft(len(jobs) + len(SHARED))
        # What is there before the documents are is put in order with them.
        self._add_known(draft, settled, papers)
        self._add_documents(draft, keys, jobs)
        del jobs
        self._progress("deriving", 0, 1)
        draft.drop_missing(but=SHARED)
        decisions = self._add_derived(draft, settled, papers)
        found_out = Remembered(tuple(papers), settled.ledger, keys, decisions)
        self._memory.keep(draft.version, found_out)
        del settled, decisions
        draft.settle()
        self._progress("validating", 0, 1)
        # Counting leaves the interpreter to whoever validates.
        with ThreadPoolExecutor(1) as apart:
            counting = apart.submit(statistics_of, draft)
            found = self._validated(draft)
            numbers = counting.result()
        self._progress("publishing", 0, 1)
        told = record_of(draft.view(), found, report)
        if self._is_trial:
            report.version = self._made.publish(draft, told)
        else:
            report.version = serve(self._made, draft, numbers, told, self._settings, shelf.inputs)
        self._progress("publishing", 1, 1)
        return report

    def _jobs(
        self, papers: Iterable[Paper], sketches: Mapping[str, Sketch], settled: Settled
    ) -> tuple[dict[str, str], list[Job]]:
        """The key of each document's file, by identifier, and what is to be written."""
        known = {} if self._before is None else self._before.keys
        keys: dict[str, str] = {}
        jobs: list[Job] = []
        for paper in papers:
            name, sha256 = paper.identifier, paper.sha256
            there = sha256 not in settled.touched and self._graphs.file("", known.get(name, ""))
            if there:
                keys[name] = known[name]
                continue
            job = job_of(sketches[sha256], paper.suffix, settled)
            keys[name] = job.key
            if self._graphs.file("", job.key) is None:
                jobs.append(job)
        return keys, jobs

    def _add_documents(self, draft: Draft, keys: Mapping[str, str], todo: Sequence[Job]) -> None:
        """Add the documents' graphs; those in ``todo`` are written first."""
        names = {key: f"{identifier}.trig" for identifier, key in keys.items()}
        waiting = {job.key for job in todo}

        def done() -> Iterator[str]:
            yield from (key for key in names if key not in waiting)
            for some in self._graphs.render(todo, self._suspects):
                self._progress("writing the graphs", len(names) - len(waiting), len(names))
                waiting.difference_update(some)
                yield from some

        draft.add(file for key in done() if (file := self._graphs.file(names[key], key)))
        self._graphs.save(names)

    def _add_known(self, draft: Draft, settled: Settled, papers: Sequence[Paper]) -> None:
        """Add what the authority knows of the things."""
        documents = (self._minter.thing("document", paper.identifier) for paper in papers)
        used = settled.things().union(documents)
        known = authority_quads(self._authority, used, self._minter)
        draft.add_texts({"authority.trig": trig_text(known).encode()})

    def _add_derived(self, draft: Draft, settled: Settled, papers: Sequence[Paper]) -> Decisions:
        """Add what follows from the documents' graphs and from what they became."""
        view = draft.view()
        own = {paper.identifier: paper for paper in papers}
        readings = ReadingCache(self._cache)

        def reading_of(identifier: str) -> Reading | None:
            paper = own.get(identifier)
            return paper and readings.load(paper.sha256, paper.suffix)

        identifiers = {paper.sha256: paper.identifier for paper in papers}
        before = None if draft.changes is None or self._before is None else self._before.decisions
        decisions = decide(view, reading_of, self._minter, before, draft.changes)
        if draft.changes is None or before is None or not settled.grown:
            derived = [
                *derive(view, self._minter),
                *description_quads(settled.ledger.called.descriptions(), self._minter),
                *judgement_quads(settled.judgements(), identifiers, self._minter),
                *(quad for decision in decisions.values() for quad in decision.quads),
            ]
            draft.add_texts({"derived.trig": trig_text(derived).encode()})
        else:
            differences = (
                derive_again(view, self._minter, draft.changes),
                _described_anew(settled, self._minter),
                _judged_anew(settled, identifiers, self._minter),
                decided_anew(before, decisions),
            )
            gone, come = (set[Quad]().union(*part) for part in zip(*differences, strict=True))
            draft.amend("derived.trig", gone, come)
        return decisions

    def _validated(self, draft: Draft) -> Report:
        files = {
            draft.folder / "dataset" / name: sha256
            for name, sha256 in draft.files.items()
            if name not in SHARED
        }
        found = validate_view(
            draft.view(),
            files,
            self._cache,
            looked=self._suspects,
            changes=draft.changes,
            version=draft.version,
        )
        if not self._is_trial and not found.conforms:
            raise ShapesViolated(found)
        return found


def _described_anew(settled: Settled, minter: Minter) -> tuple[set[Quad], set[Quad]]:
    """Labels of things without a name that are no more, and those that are new."""
    gone, come = (set(description_quads(one, minter)) for one in settled.other_descriptions())
    return gone, come


def _judged_anew(
    settled: Settled, identifiers: Mapping[str, str], minter: Minter
) -> tuple[set[Quad], set[Quad]]:
    """What judgements say no more, and what they say newly; two may say the same of a thing."""
    gone, come = settled.other_judgements()
    things = {one.things for one in gone}
    still = [one for one in settled.judgements() if one.things in things]
    before, now, new = (
        set(judgement_quads(some, identifiers, minter)) for some in (gone, still, come)
    )
    return before - now, new - before
