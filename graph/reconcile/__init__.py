"""From mentions to things: which entities of different documents are one.

Nothing is compared with everything: mentions meet in blocks of equal keys. A
merge is a recorded judgement with its reasons; doubtful pairs are listed and
stay apart. The result depends on the documents' contents only, not on their
names or order. The rules are told in ``docs/reconciliation.md``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from graph.authority import Authority
from graph.model import Iri, Local
from graph.reconcile.agreements import Agreements
from graph.reconcile.doings import join_events, join_memberships
from graph.reconcile.figures import describe_figures, join_indicators
from graph.reconcile.groups import Groups, Link
from graph.reconcile.judgement import Judgement, Reason, Verdict
from graph.reconcile.labels import choose, describe, describe_counts, pick, pick_person
from graph.reconcile.named import Named
from graph.reconcile.nodes import World
from graph.reconcile.people import People
from graph.reconcile.slugs import Slugs
from graph.reconcile.translations import Translations
from graph.sketches import Mention, Sketch
from graph.vocab import Minter

#: Judgements as they compare themselves, without a comparison in Python for each two of them.
_ORDER = attrgetter("things", "verdict", "names", "reasons", "documents", "mentions")

__all__ = ["Judgement", "Mention", "Reason", "Reconciliation", "Verdict", "reconcile"]


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What every local entity became, and why.

    ``things``: (SHA-256 of the document, local) → IRI. ``labels``: (thing,
    language) → preferred name, at most one a language. ``descriptions``: the
    same for labels made for things that no document names; all have an English one.
    """

    things: dict[tuple[str, Local], Iri]
    judgements: list[Judgement]
    labels: dict[tuple[Iri, str], str]
    descriptions: dict[tuple[Iri, str], str]


def reconcile(sketches: Iterable[Sketch], authority: Authority, minter: Minter) -> Reconciliation:
    """Map the local entities of all documents to things with IRIs."""
    world = World(sketches)
    groups = Groups(len(world.nodes))
    named = Named(world, groups, authority)
    translations = Translations(world, groups, named)
    named.reconcile()
    translations.doubt_bodies()
    named.reconcile_units()
    translations.join_units()
    Agreements(world, groups).reconcile()
    People(world, groups).reconcile()
    join_memberships(world, groups)
    join_events(world, groups)
    join_indicators(world, groups)

    records = {groups.find(number): record for number, record in named.records.items()}
    labels = choose(world, groups, records)
    iris = Slugs(world, groups, labels, records, authority).mint(minter)
    things = {
        (node.document, node.mention.local): iris[groups.find(number)]
        for number, node in enumerate(world.nodes)
    }
    made = dict(_document_labels(world.sketches, authority, minter))
    made |= {(iris[root], language): text for (root, language), text in labels.items()}
    described = dict(describe(world, groups, labels))
    described |= dict(describe_figures(world, groups, labels))
    people = set(groups.roots(world.numbers("person")))
    names = {
        root: described.get(root) or (pick_person if root in people else pick)(labels, root)
        for root in iris
    }
    return Reconciliation(
        things,
        sorted(_judgements(world, groups, names, iris), key=_ORDER),
        made,
        {(iris[root], "en"): text for root, text in described.items()}
        | {
            (iris[root], language): text
            for root, language, text in describe_counts(world, groups, labels, described)
        },
    )


def _document_labels(
    sketches: Iterable[Sketch], authority: Authority, minter: Minter
) -> Iterator[tuple[tuple[Iri, str], str]]:
    """Each document's title: the one on record, else the first that its text states."""
    for sketch in sketches:
        thing = minter.thing("document", sketch.identifier)
        for title in reversed(sketch.titles):
            yield (thing, title.language), title.value
        if known := authority.documents.get(sketch.sha256):
            yield (thing, known.language), known.title


def _judgements(
    world: World, groups: Groups, names: dict[int, str], iris: dict[int, Iri]
) -> Iterator[Judgement]:
    """Merges, those of one thing for the same reasons together, and doubtful pairs."""
    merged: dict[tuple[int, tuple[Reason, ...]], list[Link]] = {}
    for link in groups.merges:
        merged.setdefault((groups.find(link.first), link.reasons), []).append(link)
    for (root, reasons), links in merged.items():
        numbers = {number for link in links for number in link[:2]}
        compared = {world.nodes[n].best_name for n in numbers} - {""}
        compared = compared or {names[root]}
        yield _judgement(world, (iris[root],), "same", compared, reasons, numbers)
    for pair, reasons in groups.doubtful():
        numbers = {number for root in pair for number in groups.members(root)}
        things = tuple(sorted(iris[root] for root in pair))
        both = [names[root] for root in pair]
        yield _judgement(world, things, "unsure", both, reasons, numbers)


def _judgement(
    world: World,
    things: tuple[Iri, ...],
    verdict: Verdict,
    names: Iterable[str],
    reasons: tuple[Reason, ...],
    numbers: Iterable[int],
) -> Judgement:
    mentions = tuple(sorted(world.nodes[number].mention for number in numbers))
    documents = tuple(sorted({mention.document for mention in mentions}))
    return Judgement(things, verdict, tuple(sorted(names)), reasons, documents, mentions)
