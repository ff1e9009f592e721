"""A document fitted into a graph as it is, where the readings behind that are not at hand.

A released dataset has its facts and no readings. What its documents' graphs say of a thing,
names and relations, stands in for what was read of it; so the rules of reconciliation decide
which things the new document speaks of. Things that are there keep their IRIs, and the other
documents' graphs their bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from graph.authority import Authority, load_authority
from graph.conflicts import Decisions, decide
from graph.derive import derive_again
from graph.draft import Before, Draft, TrigFile
from graph.errors import StoreUnavailable
from graph.model import Iri, Literal, Local, Name, Reading, Span, text_of
from graph.publish import publication
from graph.rdf import Quad, authority_quads, description_quads, facts, mentions
from graph.reconcile import Settled, settle
from graph.release import SHARED, BuildReport, loaded_beside, record_of
from graph.rendering import Resolution
from graph.settings import Settings
from graph.sketches import Mention, Node, Sketch, sketch
from graph.store import View, open_folder, read_quads
from graph.trig import trig_text
from graph.validate import validate_view
from graph.vocab import DCTERMS, RDF, RDFS, RK, SCHEMA, SKOS, Minter

_TYPE, _LABEL, _ALT_LABEL = RDF("type"), RDFS("label"), SKOS("altLabel")
_SHA256, _TITLE = SCHEMA("sha256"), DCTERMS("title")
#: Where a name stands is not asked of a graph.
_NOWHERE = Span(0, 0)


def fit(reading: Reading, settings: Settings) -> BuildReport:
    """Publishes what the settings' store serves with one more document, valid or not.

    Raises :class:`StoreUnavailable` where another program wrote what is served.
    """
    base = settings.base_iri
    with publication(settings.store, loaded_beside(base), base) as made:
        before = made.before()
        if before is None:
            raise StoreUnavailable(
                "the graph was written by another version of the program",
                suggestion="build it again with `renkei build`",
            )
        with closing(open_folder(before.folder)) as served:
            draft = made.draft(0)
            fitted = _fitted(reading, before, served, load_authority(), Minter(base))
            decisions = _add(draft, fitted)
            _amend(draft, fitted, decisions)
        draft.settle()
        files = {
            draft.folder / "dataset" / name: sha256
            for name, sha256 in draft.files.items()
            if name not in SHARED
        }
        found = validate_view(draft.view(), files, settings.store / "cache")
        report = BuildReport(documents=len(files))
        report.version = made.publish(draft, record_of(draft.view(), found, report))
        return report


@dataclass(frozen=True, slots=True)
class _Fitted:
    """A document whose things are found or named."""

    reading: Reading
    before: Before
    served: View
    authority: Authority
    minter: Minter
    resolution: Resolution


def _fitted(
    reading: Reading, before: Before, served: View, authority: Authority, minter: Minter
) -> _Fitted:
    own = sketch(reading)
    known = {one.sha256: one for one in _sketches(before, minter)}
    settled = settle({**known, own.sha256: own}, authority, minter)
    iris = _iris(own, known, settled, served, minter)
    things = {key: iris[iri] for key, iri in settled.things_of(own.sha256)}
    labels = {
        (iris.get(thing, thing), language): text
        for (thing, language), text in settled.labels_of(own)
    }
    labels |= _labels(set(things.values()), served)
    descriptions = {
        (iris[thing], language): text
        for (thing, language), text in settled.ledger.called.descriptions().items()
        if thing in iris and not any(served.about(iris[thing]))
    }
    resolution = Resolution(things, labels, descriptions)
    return _Fitted(reading, before, served, authority, minter, resolution)


def _sketches(before: Before, minter: Minter) -> Iterator[Sketch]:
    for name in sorted(before.files.keys() - SHARED):
        yield _sketch(before.folder / "dataset" / name, name.removesuffix(".trig"), minter)


def _sketch(file: Path, identifier: str, minter: Minter) -> Sketch:
    """What a document's graph says of its things, as if it had been read."""
    graph, document = minter.graph(identifier), minter.thing("document", identifier)
    quads = [quad for quad in read_quads(file) if quad.graph == graph]
    about = [quad for quad in quads if quad.subject == document]
    sha256 = next(text_of(one.object) for one in about if one.predicate == _SHA256)
    titles = [one.object for one in about if one.predicate == _TITLE]
    locals_ = {quad.subject: _local(quad.subject, minter) for quad in quads}
    nodes = {
        thing: Node(Mention(sha256, local), frozenset(), (), {})
        for thing, local in locals_.items()
        if thing != document
    }
    for subject, predicate, value, _ in quads:
        node = nodes.get(subject)
        if node is None:
            continue
        if predicate == _TYPE and isinstance(value, Iri):
            node.types |= {value}
        elif predicate in (_LABEL, _ALT_LABEL) and isinstance(value, Literal):
            node.names += (Name(value.value, value.language, _NOWHERE),)
        else:
            said = value if isinstance(value, Literal) else locals_.get(value, value)
            node.out.setdefault(predicate, []).append(said)
    for node in nodes.values():
        for values in node.out.values():
            values.sort(key=repr)
    ordered = tuple(sorted(nodes.values(), key=lambda node: node.mention))
    stated = tuple(title for title in titles if isinstance(title, Literal))
    return Sketch(sha256, identifier, ordered, stated)


def _local(thing: Iri, minter: Minter) -> Local:
    kind, _, key = thing.removeprefix(minter.thing("", "")[:-1]).partition("/")
    return Local(kind, key)


def _iris(
    own: Sketch, known: Mapping[str, Sketch], settled: Settled, served: View, minter: Minter
) -> dict[Iri, Iri]:
    """What reconciliation calls the things of a document → what the graph calls them, or may."""
    there: dict[Iri, set[Iri]] = {}
    for sha256 in known:
        for (_, local), iri in settled.things_of(sha256):
            there.setdefault(iri, set()).add(minter.thing(local.kind, local.key))
    found: dict[Iri, Iri] = {}
    for _, iri in settled.things_of(own.sha256):
        same = there.get(iri)
        if same is not None:
            found[iri] = iri if iri in same else min(same)
        else:
            found[iri] = _free(iri, served)
    return found


def _free(iri: Iri, served: View) -> Iri:
    """An IRI that is nobody's, as near as can be to this one; what only the authority names is."""
    number, free = 1, iri
    while any(True for quad in served.quads_about(free) if not quad.graph.endswith("/authority")):
        number += 1
        free = Iri(f"{iri}-{number}")
    return free


def _labels(things: Iterable[Iri], served: View) -> dict[tuple[Iri, str], str]:
    """The names that are preferred now."""
    return {
        (thing, label.language): label.value
        for thing in things
        for label in served.objects(thing, _LABEL)
        if isinstance(label, Literal)
    }


def _add(draft: Draft, fitted: _Fitted) -> Decisions:
    """Add the documents' graphs and the names that are known; what is decided in them."""
    reading, minter, folder = fitted.reading, fitted.minter, fitted.before.folder
    draft.add(
        TrigFile(name, folder / "dataset" / name, sha256)
        for name, sha256 in fitted.before.files.items()
        if name not in SHARED
    )
    said = list(facts(reading, fitted.resolution, minter))
    said += mentions(said, reading.identifier, minter)
    draft.add_texts({f"{reading.identifier}.trig": trig_text(said).encode()})
    document = minter.thing("document", reading.identifier)
    used = {document, *fitted.resolution.things.values()}
    known = set(authority_quads(fitted.authority, used, minter))
    graph = minter.graph("authority")
    there = {quad for thing in used for quad in fitted.served.find(thing, graph=graph)}
    draft.amend("authority.trig", set(), known - there)

    def reading_of(identifier: str) -> Reading | None:
        return reading if identifier == reading.identifier else None

    return decide(draft.view(), reading_of, minter)


def _amend(draft: Draft, fitted: _Fitted, decisions: Decisions) -> None:
    """Add what follows. What was decided without the document stays where it has no say."""
    minter = fitted.minter
    assert draft.changes is not None
    gone, come = derive_again(draft.view(), minter, draft.changes)
    come |= set(description_quads(fitted.resolution.descriptions, minter))
    things = set(fitted.resolution.things.values())
    decided = {quad for thing in things & decisions.keys() for quad in decisions[thing].quads}
    old = set(_decided_before(fitted, things, decided))
    draft.amend("derived.trig", gone | (old - decided), come | (decided - old))


def _decided_before(
    fitted: _Fitted, things: Iterable[Iri], decided: Iterable[Quad]
) -> Iterator[Quad]:
    """What was decided about some things, or about what is decided now."""
    graph = fitted.minter.graph("derived")
    for thing in things:
        for quad in fitted.served.find(None, RK("conflictSubject"), thing, graph):
            yield from fitted.served.find(quad.subject, graph=graph)
    for subject, predicate in {(quad.subject, quad.predicate) for quad in decided}:
        yield from fitted.served.find(subject, predicate, graph=graph)
