"""One reconciliation: what all mentions became, and in what that differs from the last time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from graph.authority import Authority
from graph.model import Iri, Local
from graph.reconcile.affected import Affected, Everything
from graph.reconcile.agreements import Agreements
from graph.reconcile.called import Calling
from graph.reconcile.doings import join_events, join_memberships
from graph.reconcile.figures import join_indicators
from graph.reconcile.judgement import Judgement
from graph.reconcile.judging import Judging
from graph.reconcile.ledger import Ledger
from graph.reconcile.meetings import keys_of
from graph.reconcile.named import NAMED, Named
from graph.reconcile.nodes import World
from graph.reconcile.people import People
from graph.reconcile.roles import UNIT_OF, bodies_above
from graph.reconcile.translations import Translations
from graph.sketches import Sketch
from graph.vocab import Minter

Descriptions = dict[tuple[Iri, str], str]


class Settled:
    """What every mention became.

    ``ledger`` is kept for the next time. ``touched`` are the SHA-256 of the documents that
    are new, or of whose things the IRI or a name is another than ``before``.
    """

    def __init__(
        self,
        world: World,
        authority: Authority,
        minter: Minter,
        ledger: Ledger,
        before: Ledger,
        touched: set[str],
    ) -> None:
        self.ledger = ledger
        self.touched = touched
        #: Whether anything of before was taken over.
        self.grown = bool(before.sizes)
        self._world = world
        self._authority = authority
        self._minter = minter
        self._before = before

    def let_go(self) -> None:
        """Hold no document's nodes any more: its things and names can no longer be asked for."""
        self._world.let_go()

    def things(self) -> set[Iri]:
        """All things."""
        return set(self.ledger.called.iris.values())

    def things_of(self, sha256: str) -> Iterator[tuple[tuple[str, Local], Iri]]:
        """What the local entities of a document became: (SHA-256, local) and IRI."""
        iris, find = self.ledger.called.iris, self.ledger.groups.find
        for number, node in self._world.numbered(sha256):
            yield (sha256, node.mention.local), iris[find(number)]

    def labels_of(self, sketch: Sketch) -> Iterator[tuple[tuple[Iri, str], str]]:
        """The preferred names, by thing and language, in the languages of a document's own."""
        called, find = self.ledger.called, self.ledger.groups.find
        for number, node in self._world.numbered(sketch.sha256):
            root = find(number)
            for name in node.names:
                label = called.labels.get((root, name.language))
                if label is not None:
                    yield (called.iris[root], name.language), label
        yield from self.titles_of(sketch)

    def titles_of(self, sketch: Sketch) -> Iterator[tuple[tuple[Iri, str], str]]:
        """A document's title: the one on record, else the first that its text states."""
        thing = self._minter.thing("document", sketch.identifier)
        for title in reversed(sketch.titles):
            yield (thing, title.language), title.value
        if known := self._authority.documents.get(sketch.sha256):
            yield (thing, known.language), known.title

    def judgements(self) -> list[Judgement]:
        """All judgements, in no particular order."""
        return _all_of(self.ledger)

    def other_judgements(self) -> tuple[list[Judgement], list[Judgement]]:
        """Those of before that are no more, and those that are new."""
        before, now = _all_of(self._before), _all_of(self.ledger)
        same = {id(one) for one in before} & {id(one) for one in now}
        gone = {one for one in before if id(one) not in same}
        come = {one for one in now if id(one) not in same}
        return sorted(gone - come), sorted(come - gone)

    def other_descriptions(self) -> tuple[Descriptions, Descriptions]:
        """Labels of things without a name that are no more, and those that are new."""
        before, now = self._before.called.descriptions(), self.ledger.called.descriptions()
        gone = {key: text for key, text in before.items() if now.get(key) != text}
        come = {key: text for key, text in now.items() if before.get(key) != text}
        return gone, come


def settle(
    sketches: Mapping[str, Sketch],
    authority: Authority,
    minter: Minter,
    ledger: Ledger | None = None,
) -> Settled:
    """Map the local entities of all documents, by their SHA-256, to things with IRIs.

    With the ``ledger`` of the last time only what new documents affect is decided about.
    """
    known = ledger if ledger is not None and ledger.serves(sketches) else Ledger()
    world = World(sketches, known.sizes)
    before = known.renumbered(world)
    return _Settling(world, authority, minter, before).settled()


class _Settling:
    """The steps of one reconciliation."""

    def __init__(self, world: World, authority: Authority, minter: Minter, before: Ledger) -> None:
        self._world = world
        self._authority = authority
        self._minter = minter
        self._before = before
        self._groups = before.groups.copy()
        self._meetings = before.meetings
        self._units = dict(before.units)
        self._new = list(world.numbers(one for one in world.sizes if one not in before.sizes))
        known = {(record.kind, record.slug): record for record in authority.records}
        records = {root: known[record] for root, record in before.records.items()}
        self._named = Named(world, self._groups, authority, records)
        self._meet()
        self._affected = (
            Affected(
                world,
                before.groups,
                self._groups,
                self._meetings,
                self._named,
                self._units,
                self._new,
            )
            if before.sizes
            else Everything(world, self._groups)
        )

    def _meet(self) -> None:
        """Note where the new nodes are compared, and of which bodies they are units."""
        for number in self._new:
            node = self._world.nodes[number]
            record = self._named.lookup(number) if node.kind in (*NAMED, "person") else None
            self._meetings.add(number, keys_of(node, record))
            bodies = self._world.related(node, UNIT_OF)
            if bodies and node.kind == "organization":
                self._units[number] = list(bodies)

    def settled(self) -> Settled:
        """Decide who is who, and tell it."""
        again = self._join()
        records = {self._groups.find(n): one for n, one in self._named.records.items()}
        changed, old = self._affected.changed, self._affected.old()
        calling = Calling(
            self._world,
            self._groups,
            records,
            self._authority,
            self._minter,
            self._before.groups,
            self._before.called,
        )
        called = calling.call(changed, old)
        others = {self._groups.find(number) for number in calling.spoken | calling.renamed}
        judging = Judging(self._world, self._groups, called)
        ledger = Ledger(
            self._world.sizes,
            self._meetings,
            self._units,
            self._groups,
            {root: (record.kind, record.slug) for root, record in records.items()},
            called,
            judging.merged(self._before.merged, again | others),
            judging.doubted(self._before.doubted, again | others),
        )
        touched = chain(self._new, calling.spoken, calling.renamed)
        return Settled(
            self._world,
            self._authority,
            self._minter,
            ledger,
            self._before,
            {self._world.document_of(number) for number in touched},
        )

    def _join(self) -> set[int]:
        """Decide step by step which mentions are one thing; the groups that were decided about."""
        world, groups, affected = self._world, self._groups, self._affected
        opened: set[int] = set(self._new)

        def open_(numbers: set[int], *kinds: str) -> list[int]:
            groups.dissolve(numbers)
            opened.update(numbers)
            return world.of_kind(numbers, *kinds)

        self._join_named(named := open_(affected.named(), *NAMED))
        affected.decided(named)
        Agreements(world, groups).reconcile(bonds := open_(affected.agreements(), "agreement"))
        affected.decided(bonds)
        above = bodies_above(self._units, groups)
        people = open_(affected.people(above), "person")
        self._named.join_known(people)
        People(world, groups, people, above).reconcile()
        affected.decided(people)
        join_memberships(world, groups, roles := open_(affected.memberships(), "membership"))
        affected.decided(roles)
        join_events(world, groups, events := open_(affected.events(), "event"))
        affected.decided(events)
        join_indicators(world, groups, figures := open_(affected.indicators(), "indicator"))
        affected.decided(figures)
        affected.decided(self._new)
        return set(groups.roots(opened))

    def _join_named(self, numbers: list[int]) -> None:
        translations = Translations(self._world, self._groups, self._named)
        self._named.reconcile(numbers)
        translations.doubt_bodies(numbers)
        self._named.reconcile_units(numbers)
        translations.join_units(numbers)


def _all_of(ledger: Ledger) -> list[Judgement]:
    return [*chain.from_iterable(ledger.merged.values()), *ledger.doubted.values()]
