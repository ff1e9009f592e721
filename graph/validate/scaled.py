"""Validation of a graph of any size: a store's view is screened, pySHACL looks at the suspects.

The result is the report that pySHACL gives for the whole dataset, in a time
that grows with the number of documents and a memory that does not. Two halves:

- the documents' own graphs, in batches: every ``rdf:Statement`` and its
  evidence, and the shapes that look at one document's graphs at a time;
- the things, one by one, in the union of all graphs.

A graph whose nodes do not keep to the two halves (a statement that is
described in the facts, classes with ``rdfs:subClassOf``) is not made by the
pipeline; such files are for :func:`graph.validate.validate_dataset`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from pathlib import Path

from rdflib import SH, Graph, URIRef

from graph.batches import each
from graph.model import Iri
from graph.store import View, in_default_graph, read_quads, view_of
from graph.storing import Changes
from graph.trig import Quad
from graph.validate.check import Finding, findings_of, load_shapes, prefixes_of, violations_of
from graph.validate.clean import CleanFiles, Findings
from graph.validate.mirrored import MIRRORED, by_graph, mirrored
from graph.validate.reading import UnionDataset, add_quads, from_rdflib, quiet, to_rdflib
from graph.validate.report import Report, Violation
from graph.validate.screen import Query, Screen, Term
from graph.vocab import DCTERMS, RDF, RK

_TYPE = RDF("type")
_TOTAL_OF = RK("totalOf")

#: Documents whose graphs are in memory at a time.
BATCH = 50


@dataclass(slots=True)
class Suspects:
    """What pySHACL has to look at, offenders that queries named, and what is said of both."""

    #: A shape and the node that may break it.
    pairs: set[tuple[Iri, Term]] = field(default_factory=set)
    offences: list[tuple[Query, dict[str, Term]]] = field(default_factory=list)
    #: Quads of suspects that only a document's own graphs hold.
    quads: set[Quad] = field(default_factory=set)
    #: The nodes of which ``quads`` has all that those documents say.
    read: set[Term] = field(default_factory=set)
    #: The SHA-256 of the files that were looked at, and of those where nothing is suspicious.
    seen: set[str] = field(default_factory=set)
    clean: set[str] = field(default_factory=set)

    @property
    def focus(self) -> set[Term]:
        """All nodes in question."""
        return {node for _, node in self.pairs} | {row["this"] for _, row in self.offences}

    def add(self, other: Suspects) -> None:
        """Take in the suspects of other documents."""
        self.pairs |= other.pairs
        self.offences += other.offences
        self.quads |= other.quads
        self.read |= other.read
        self.seen |= other.seen
        self.clean |= other.clean


@cache
def load_screen() -> Screen:
    """The shapes as functions, made once."""
    shapes = load_shapes()
    return Screen(shapes, prefixes_of(shapes))


def validate_view(
    view: View,
    documents: Mapping[Path, str],
    cache: Path | None = None,
    *,
    looked: Suspects | None = None,
    changes: Changes | None = None,
    version: str = "",
) -> Report:
    """Validates the graph of ``view``, whose documents' graphs are TriG files: path → SHA-256.

    The files hold what the store does not: how numbers are written. With a
    folder ``cache``, files that it knows to be clean are not looked at again,
    nor are those of ``looked``. With ``changes`` things that did not change
    are not looked at again either, if the cache has the report of the version
    before. The report is kept there as that of ``version``.
    """
    suspects = looked or Suspects()
    clean = CleanFiles(cache)
    clean.add(suspects.clean)
    files = [path for path in clean.unknown(documents) if documents[path] not in suspects.seen]
    processes = 0 if len(files) > 4 * BATCH else 1
    for found in each(look_at_files, _batches(files, BATCH), processes):
        suspects.add(found)
    clean.add(suspects.clean)
    clean.save(documents.values())
    findings = Findings(cache)
    before = None if changes is None else findings.load(changes.since)
    kept: list[Violation] = []
    if changes is None or before is None:
        look_at_things(view, view.by_subject(), suspects)
    else:
        things = _affected(view, changes)
        kept = [one for one in before.violations if _stays(one, things, view)]
        look_at_things(view, ((thing, view.about(thing)) for thing in things), suspects)
    ask_all(view, suspects)
    report = Report(tuple(sorted({*judge(view, suspects), *kept}, key=Violation.sort_key)))
    findings.save(version, report)
    return report


def _affected(view: View, changes: Changes) -> set[Iri]:
    """The things on which a shape may pass another judgement: it looks at them and one step on."""
    near = (thing for value in changes.retyped for thing in view.leading_to(value))
    return changes.things.union(near)


def _stays(found: Violation, changed: set[Iri], view: View) -> bool:
    """Whether a finding is about a thing, and one that did not change. Others are found anew."""
    node = found.focus_node
    if not isinstance(node, Iri) or node in changed:
        return False
    return found.shape not in load_screen().queried and any(view.about(node))


def _batches(paths: Iterable[Path], size: int) -> Iterator[list[Path]]:
    rest = iter(paths)
    while batch := list(islice(rest, size)):
        yield batch


def look_at_files(paths: Sequence[Path]) -> Suspects:
    """What is suspicious in the graphs of some documents, provenance and all."""
    quads = [quad for path in paths for quad in read_quads(path)]
    return look_at(quads, {hashlib.sha256(path.read_bytes()).hexdigest() for path in paths})


def look_at(quads: Sequence[Quad], files: Iterable[str]) -> Suspects:
    """The same of ``quads``, from files with these SHA-256."""
    suspects = Suspects(seen=set(files))
    screen = load_screen()
    nodes: dict[Term, dict[Iri, list[Term]]] = {}
    classes: dict[Term, list[Term]] = {}
    graphs = by_graph(quads)
    for graph, said in graphs.items():
        apart = not in_default_graph(graph)
        for subject, predicate, value, _ in said:
            if predicate == _TYPE:
                classes.setdefault(subject, []).append(value)
            if apart:
                # Without making what is there already, as setdefault would.
                triples = nodes.get(subject)
                if triples is None:
                    triples = nodes[subject] = {}
                values = triples.get(predicate)
                if values is None:
                    triples[predicate] = [value]
                else:
                    values.append(value)

    def classes_of(term: Term) -> Iterable[Term]:
        return classes.get(term, ())

    suspects.pairs = {
        (shape, node)
        for node, triples in nodes.items()
        for shape in screen.doubts(node, triples, classes_of)
    }
    for query in screen.queries:
        if query.about_figures:
            suspects.offences += _ask_as_written(query, _added_up(quads, query))
    asked = [query for query in screen.queries if query.in_one_document]
    if mirrored(graphs):
        asked = [query for query in asked if str(query.shape) not in MIRRORED]
    if asked:
        here = view_of(quads)
        for query in asked:
            if any(_ask(here, [query])):
                suspects.offences += _ask_as_written(query, quads)
    suspects.read = suspects.focus
    if not suspects.read:
        suspects.clean = set(suspects.seen)
    suspects.quads.update(_closure(suspects.read, quads))
    return suspects


def _added_up(quads: Iterable[Quad], query: Query) -> list[Quad]:
    """What a query about figures has to see; of sums, the figures that are totals or parts."""
    used = [quad for quad in quads if quad.predicate in query.properties]
    if _TOTAL_OF not in query.properties:
        return used
    sums = [quad for quad in used if quad.predicate == _TOTAL_OF]
    summed = {quad.subject for quad in sums} | {quad.object for quad in sums}
    return [quad for quad in used if quad.subject in summed]


def _closure(focus: set[Term], quads: Sequence[Quad]) -> Iterator[Quad]:
    """What is said of some nodes, the classes of their values, and whose graphs these are."""
    if not focus:
        return
    near: set[Term] = set(focus)
    for quad in quads:
        if quad.subject in focus or quad.graph in focus:
            near.add(quad.object)
            yield quad
    known = (_TYPE, RK("factsIn"), DCTERMS("identifier"))
    for quad in quads:
        if quad.predicate in known[1:] or (quad.predicate == _TYPE and quad.subject in near):
            yield quad


def look_at_things(
    view: View, things: Iterable[tuple[Iri, Sequence[tuple[Iri, Term]]]], suspects: Suspects
) -> None:
    """Add suspicious things; each comes with what the union of the graphs says of it."""
    screen = load_screen()
    known: dict[Term, tuple[Term, ...]] = {}

    def classes_of(term: Term) -> Iterable[Term]:
        if term not in known:
            if len(known) > 100_000:
                known.clear()
            known[term] = tuple(view.objects(term, _TYPE)) if isinstance(term, Iri) else ()
        return known[term]

    for node, pairs in things:
        triples: dict[Iri, list[Term]] = {}
        for predicate, value in pairs:
            triples.setdefault(predicate, []).append(value)
        suspects.pairs.update((shape, node) for shape in screen.doubts(node, triples, classes_of))


def ask_all(view: View, suspects: Suspects) -> None:
    """Add the offenders that the queries over all graphs name."""
    queries = [q for q in load_screen().queries if not (q.in_one_document or q.about_figures)]
    suspects.offences += _ask(view, queries)


def _ask(view: View, queries: Iterable[Query]) -> Iterator[tuple[Query, dict[str, Term]]]:
    for query in queries:
        for row in view.select(query.text):
            yield query, row


def _ask_as_written(query: Query, quads: Sequence[Quad]) -> Iterator[tuple[Query, dict[str, Term]]]:
    """What rdflib answers: unlike a store it keeps how a number is written, but it is slow."""
    if not quads:
        return
    data = UnionDataset()
    with quiet():
        add_quads(quads, data)
        rows = [row.asdict() for row in data.query(query.text)]  # type: ignore[union-attr]
    for row in rows:
        yield query, {name: from_rdflib(term) for name, term in row.items()}


def judge(view: View, suspects: Suspects) -> list[Violation]:
    """pySHACL's findings about the suspects, and the offenders that queries named."""
    focus = suspects.focus
    if not focus:
        return []
    quads = set(suspects.quads)
    # What a file says is taken as it is written there: the store keeps the value of a number only.
    read = {(quad.subject, quad.graph) for quad in quads if quad.subject in suspects.read}
    for node in focus:
        if isinstance(node, Iri):
            about = view.quads_about(node)
            quads.update(quad for quad in about if (node, quad.graph) not in read)
    values = {quad.object for quad in quads if isinstance(quad.object, Iri)}
    for value in values - focus:
        if isinstance(value, Iri):
            quads.update(view.quads_about(value, _TYPE))
    data = UnionDataset()
    add_quads(quads, data)
    with quiet():
        shapes = load_shapes()
        names = _names(view, quads)
        found = findings_of(data, _aimed(suspects.pairs, shapes)) if suspects.pairs else set()
        found |= {_finding(query, row, shapes) for query, row in suspects.offences}
        return violations_of(found, shapes, data, names)


def _aimed(pairs: Iterable[tuple[Iri, Term]], shapes: Graph) -> Graph:
    """The shapes with the nodes of ``pairs`` as their only targets."""
    aimed = Graph()
    for triple in shapes:
        if triple[1] not in (SH.targetClass, SH.targetSubjectsOf, SH.target):
            aimed.add(triple)
    for shape, node in pairs:
        aimed.add((URIRef(shape), SH.targetNode, to_rdflib(node)))
    return aimed


def _names(view: View, quads: Iterable[Quad]) -> Mapping[str, str]:
    """The identifiers of the documents in whose graphs ``quads`` are, by the graphs' IRIs."""
    names: dict[str, str] = {}
    for graph in sorted({quad.graph for quad in quads}):
        facts = Iri(graph.removesuffix("/provenance"))
        for document in view.subjects(RK("factsIn"), facts):
            identifiers = sorted(
                str(getattr(one, "value", one))
                for one in view.objects(document, DCTERMS("identifier"))
            )
            names[graph] = identifiers[0] if identifiers else str(document)
    return names


def _finding(query: Query, row: Mapping[str, Term], shapes: Graph) -> Finding:
    severity = str(shapes.value(query.shape, SH.severity)).rpartition("#")[2]
    path = (to_rdflib(row["path"]),) if "path" in row else ()
    value = to_rdflib(row["value"]) if "value" in row else None
    return Finding(query.shape, to_rdflib(row["this"]), path, value, severity)
