"""Documents → published graph: the one file that joins the stages."""

from __future__ import annotations

import gc
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from graph.authority import Authority, load_authority
from graph.cache import ReadingCache
from graph.conflicts import conflict_quads
from graph.conflicts.disputes import WATCHED
from graph.derive import derive
from graph.documents import find_documents
from graph.errors import BadRequest, InvalidGraph
from graph.model import Iri, Reading
from graph.publish import publish, read_dataset
from graph.rdf import (
    Quad,
    authority_quads,
    description_quads,
    facts,
    judgement_quads,
    write_trig,
)
from graph.reading import read
from graph.reading_pool import Refused, read_all
from graph.reconcile import Reconciliation, reconcile
from graph.settings import Settings
from graph.store import View, in_default_graph
from graph.validate import Report, validate_view
from graph.vocab import OA, RDF, RK, Minter

__all__ = ["BuildReport", "build", "load_released", "read"]

_PREDICATE = RDF("predicate")

Progress = Callable[[str, int, int], None]


@dataclass(slots=True)
class BuildReport:
    """What a build did: the version it published, counts, and the files it left out."""

    version: str = ""
    documents: int = 0
    statements: int = 0
    evidenced: int = 0
    skipped: list[tuple[str, str]] = field(default_factory=list)


def build(paths: Sequence[Path], settings: Settings, progress: Progress) -> BuildReport:
    """Reads the documents under ``paths`` and publishes their graph in the settings' store.

    Raises :class:`BadRequest` for a path that is not there or when no document
    could be read, :class:`InvalidGraph` where the graph violates a shape; the
    graph that was served before goes on being served.
    """
    report = BuildReport()
    authority = load_authority()
    readings = _readings(find_documents(paths), settings, report, progress)
    if not readings:
        raise BadRequest(
            "no document could be read" + _listed(report.skipped),
            suggestion="give a folder with txt, md, html or pdf files",
        )
    while True:
        progress("reconciling", 0, 1)
        dataset = _dataset(readings, authority, Minter(settings.base_iri))
        progress("reconciling", 1, 1)
        report.documents = len(readings)
        try:
            return _publish(dataset, settings, report, progress)
        except _Violation as violation:
            readings = _without(readings, violation, report)


class _Violation(InvalidGraph):
    """A graph that violates a shape, with the report that says where."""

    def __init__(self, found: Report) -> None:
        super().__init__(
            "the graph violates its shapes and was not published\n" + found.to_text(),
            suggestion="what was served before is still served",
        )
        self.found = found


def _without(readings: list[Reading], violation: _Violation, report: BuildReport) -> list[Reading]:
    """The readings without those whose facts violate a shape; each is named as left out.

    Raises the violation if it lies in no document's facts or nothing would be left.
    """
    faults: dict[str, str] = {}
    for fault in violation.found.violations:
        for identifier in fault.documents if fault.severity.endswith("Violation") else ():
            faults.setdefault(identifier, f"its facts break {fault.shape}: {fault.messages['en']}")
    kept = [reading for reading in readings if reading.identifier not in faults]
    if not kept or len(kept) == len(readings):
        raise violation
    for reading in readings:
        if reading.identifier in faults:
            report.skipped.append((reading.document.name, faults[reading.identifier]))
    return kept


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
    shared = {"authority.trig", "derived.trig"}
    report = BuildReport(documents=len(files.keys() - shared))
    return _publish(files, settings, report, progress)


def _readings(
    files: Sequence[Path], settings: Settings, report: BuildReport, progress: Progress
) -> list[Reading]:
    """The readings of ``files``, by identifier; what cannot be read is in the report."""
    cache = ReadingCache(settings.store / "cache")
    limit = settings.document_timeout

    def told(done: int) -> None:
        progress("reading documents", done, len(files))

    progress("reading documents", 0, len(files))
    readings: dict[str, Reading] = {}
    used: list[Path] = []
    todo = list(files)
    for attempt in range(2):
        # A reading that is damaged on disk is dropped and its document read anew, once.
        damaged: list[Path] = []
        for found in read_all(todo, cache, settings.store / "cache", limit, told):
            if isinstance(found, Refused):
                report.skipped.append((found.name, found.reason))
            elif found.sha256 not in readings:
                reading = cache.load(found.sha256, found.path.suffix, found.name)
                if reading is not None:
                    readings[found.sha256] = reading
                    used.append(cache.path(found.sha256, found.path.suffix))
                elif attempt == 0:
                    cache.path(found.sha256, found.path.suffix).unlink(missing_ok=True)
                    damaged.append(found.path)
        todo = damaged
    cache.prune(used)
    return sorted(readings.values(), key=lambda reading: reading.identifier)


def _dataset(readings: list[Reading], authority: Authority, minter: Minter) -> dict[str, bytes]:
    """The TriG files of the graph, by name."""
    with _no_collection():
        merged = reconcile(readings, authority, minter)
        files: dict[str, bytes] = {}
        stated: list[Quad] = []
        for reading in readings:
            quads = list(facts(reading, merged, minter))
            files[reading.identifier] = _trig(quads)
            stated += _kept(quads)
        known = list(authority_quads(authority, _used(merged, readings, minter), minter))
        identifiers = {r.document.sha256: r.identifier for r in readings}
        derived = [
            *derive([*stated, *known], minter),
            *description_quads(merged, minter),
            *judgement_quads(merged.judgements, identifiers, minter),
            *conflict_quads([*stated, *known], readings, minter),
        ]
        files |= {"authority": _trig(known), "derived": _trig(derived)}
    return {f"{name}.trig": data for name, data in sorted(files.items())}


def _kept(quads: Sequence[Quad]) -> Iterator[Quad]:
    """What later stages ask of a document: its facts, and the provenance of those that may clash.

    The rest of the provenance, most of a document's quads, need not be in memory.
    """
    watched = {
        quad.subject for quad in quads if quad.predicate == _PREDICATE and quad.object in WATCHED
    }
    for step in (RK("evidence"), OA("hasSelector")):
        watched |= {
            quad.object
            for quad in quads
            if quad.predicate == step and quad.subject in watched and isinstance(quad.object, Iri)
        }
    for quad in quads:
        if in_default_graph(quad.graph) or quad.subject in watched:
            yield quad


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without the collector of cycles: here are millions of objects and no cycles to find.

    It would look at all of them again and again, which takes half of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _used(merged: Reconciliation, readings: list[Reading], minter: Minter) -> set[Iri]:
    things = set(merged.things.values())
    return things | {minter.thing("document", reading.identifier) for reading in readings}


def _trig(quads: Iterable[Quad]) -> bytes:
    stream = io.StringIO()
    write_trig(quads, stream)
    return stream.getvalue().encode()


def _publish(
    dataset: dict[str, bytes], settings: Settings, report: BuildReport, progress: Progress
) -> BuildReport:
    progress("writing the store", 0, 2)

    def check(view: View) -> dict[str, object]:
        progress("validating", 0, 1)
        _count(view, report)
        assert view.path is not None
        files = sorted((view.path / "dataset").glob("*.trig"))
        found = validate_view(view, files, settings.store / "cache")
        progress("validating", 1, 1)
        if not found.conforms:
            raise _Violation(found)
        return {
            "documents": report.documents,
            "statements": report.statements,
            "skipped": [list(pair) for pair in report.skipped],
            "validation": json.loads(found.to_json()),
        }

    report.version = publish(settings.store, dataset, before_swap=check, base_iri=settings.base_iri)
    progress("writing the store", 2, 2)
    return report


def _count(view: View, report: BuildReport) -> None:
    rows = view.select(
        "SELECT (COUNT(?s) AS ?statements) (COUNT(?e) AS ?evidenced) WHERE {"
        " GRAPH ?g { ?s a rdf:Statement } OPTIONAL {"
        " SELECT ?s (SAMPLE(?x) AS ?e) WHERE { GRAPH ?h { ?s rk:evidence ?x } } GROUP BY ?s } }"
    )
    for name in ("statements", "evidenced"):
        setattr(report, name, int(getattr(rows[0][name], "value", "0")))


def _listed(skipped: list[tuple[str, str]]) -> str:
    return "".join(f"\n  {name}: {reason}" for name, reason in skipped)
