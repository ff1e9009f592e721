"""What groups are called, kept until a group, or one that its statements lead to, is another."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import TypeVar

from graph.authority import Authority, Record
from graph.model import Iri
from graph.reconcile.figures import FIGURES, describe_figure
from graph.reconcile.groups import Groups
from graph.reconcile.labels import (
    DESCRIBED,
    Labels,
    choose,
    describe,
    describe_in,
)
from graph.reconcile.nodes import World
from graph.reconcile.slugs import Age, Slugs, in_order
from graph.vocab import Minter

#: The languages, besides English, in which stated counts are described.
_OTHERS = ("ja", "de")

_Value = TypeVar("_Value")


@dataclass(slots=True)
class Called:
    """The names of groups, by their numbers.

    ``wanted``: kind → group → the slug that it would have if no other had it; ``made``,
    ``figures`` and ``counts`` are labels of what no document names.
    """

    labels: Labels = field(default_factory=dict)
    wanted: dict[str, dict[int, str]] = field(default_factory=dict)
    ages: dict[int, Age] = field(default_factory=dict)
    slugs: dict[int, str] = field(default_factory=dict)
    iris: dict[int, Iri] = field(default_factory=dict)
    made: dict[int, str] = field(default_factory=dict)
    figures: dict[int, str] = field(default_factory=dict)
    counts: dict[tuple[int, str], str] = field(default_factory=dict)

    def renumbered(self, places: Sequence[int]) -> Called:
        """The same with other numbers: ``places`` has the new by the old."""
        return Called(
            _in_language(self.labels, places),
            {kind: _of_group(wanted, places) for kind, wanted in self.wanted.items()},
            _of_group(self.ages, places),
            _of_group(self.slugs, places),
            _of_group(self.iris, places),
            _of_group(self.made, places),
            _of_group(self.figures, places),
            _in_language(self.counts, places),
        )

    def without(self, roots: Set[int]) -> Called:
        """A copy that does not know some groups."""
        return Called(
            {key: text for key, text in self.labels.items() if key[0] not in roots},
            {kind: _but(roots, wanted) for kind, wanted in self.wanted.items()},
            _but(roots, self.ages),
            _but(roots, self.slugs),
            _but(roots, self.iris),
            _but(roots, self.made),
            _but(roots, self.figures),
            {key: text for key, text in self.counts.items() if key[0] not in roots},
        )

    def descriptions(self) -> dict[tuple[Iri, str], str]:
        """The labels of things that no document names: (thing, language) → text."""
        found = {(self.iris[root], "en"): text for root, text in self.made.items()}
        found |= {(self.iris[root], "en"): text for root, text in self.figures.items()}
        return found | {
            (self.iris[root], language): text for (root, language), text in self.counts.items()
        }

    def called(self, root: int) -> str:
        """The one label of a group without a name that documents give it, or ''."""
        return self.made.get(root) or self.figures.get(root, "")


class Calling:
    """Calls groups anew. ``known`` and ``before`` are the groups and names that there were.

    ``spoken`` are the nodes of whose groups the labels are others than before, ``renamed``
    those of which the IRI is another; new nodes are in neither.
    """

    def __init__(
        self,
        world: World,
        groups: Groups,
        records: Mapping[int, Record],
        authority: Authority,
        minter: Minter,
        known: Groups,
        before: Called,
    ) -> None:
        self._world = world
        self._groups = groups
        self._records = records
        self._authority = authority
        self._minter = minter
        self._known = known
        self._before = before
        self.now = Called()
        self.spoken: set[int] = set()
        self.renamed: set[int] = set()

    def call(self, changed: Set[int], old: Set[int]) -> Called:
        """What all groups are called, ``changed`` being those that are others than before.

        ``old`` are the nodes of these that are not new.
        """
        gone = {self._known.find(number) for number in old}
        self.now = self._before.without(gone | changed)
        self.now.labels |= choose(self._world, self._groups, self._records, sorted(changed))
        self._compare_labels(old)
        self._give_slugs(changed)
        self._describe(changed)
        return self.now

    def _compare_labels(self, old: Set[int]) -> None:
        before, now = self._before.labels, self.now.labels
        languages = {language for _, language in (*before, *now)}
        for number in old:
            was, is_ = self._known.find(number), self._groups.find(number)
            if any(before.get((was, one)) != now.get((is_, one)) for one in languages):
                self.spoken.add(number)

    def _give_slugs(self, changed: Set[int]) -> None:
        now = self.now
        slugs = Slugs(self._world, self._groups, now.labels, self._records, self._authority)
        homes = self._by_kind(changed)
        for kind in in_order({*now.wanted, *homes}):
            due = homes.get(kind, set())
            wanted = now.wanted.setdefault(kind, {})
            if not due and len(wanted) == len(self._before.wanted.get(kind, ())):
                slugs.slugs.update((root, now.slugs[root]) for root in wanted)
                continue
            for root in due:
                wanted[root] = slugs.wanted(root)
                now.ages.pop(root, None)
            others: set[int] = set()
            for root, home, slug in slugs.give(kind, wanted, now.ages):
                if now.slugs.get(root) != slug or root in changed:
                    now.slugs[root] = slug
                    now.iris[root] = self._minter.thing(home, slug)
                    others.update(self._groups.members(root))
            others = {number for number in others if self._is_renamed(number)}
            self.renamed |= others
            for later, roots in self._by_kind(self._leading_to(others)).items():
                homes.setdefault(later, set()).update(roots)

    def _is_renamed(self, number: int) -> bool:
        """Whether a node that is not new has another IRI than before."""
        was = self._before.iris.get(self._known.find(number))
        return was is not None and was != self.now.iris[self._groups.find(number)]

    def _describe(self, changed: Set[int]) -> None:
        now, world, groups = self.now, self._world, self._groups
        named = {root for root, _ in now.labels}
        due = self._by_kind(changed | self._leading_to(self.spoken))

        def said(root: int, text: str, made: dict[int, str], before: Mapping[int, str]) -> None:
            made[root] = text
            others = self._of_another(root, text, before)
            self.spoken |= others
            for kind, roots in self._by_kind(self._leading_to(others)).items():
                due.setdefault(kind, set()).update(roots)

        for kind in DESCRIBED:
            for root in sorted(due.get(kind, set()) - named):
                text = describe(world, groups, now.labels, now.made, root)
                said(root, text, now.made, self._before.made)
        for root in [one for kind in FIGURES for one in due.get(kind, ())]:
            text = describe_figure(world, groups, now.labels, world.nodes[root])
            said(root, text, now.figures, self._before.figures)
        described = ChainMap(now.made, now.figures)
        for root in due.get("count", ()):
            for language in _OTHERS:
                text = describe_in(language, world, groups, now.labels, described, root)
                now.counts[root, language] = text

    def _of_another(self, root: int, text: str, before: Mapping[int, str]) -> set[int]:
        """The nodes of a group that had another label ``before``; new ones are not among them."""
        members = self._groups.members(root)
        return {n for n in members if before.get(self._known.find(n)) not in (None, text)}

    def _leading_to(self, numbers: Iterable[int]) -> set[int]:
        return {self._groups.find(number) for number in self._world.leading_to(numbers)}

    def _by_kind(self, roots: Iterable[int]) -> dict[str, set[int]]:
        """Groups by the kind under which they get their slug: the first that a member is of."""
        found: dict[str, set[int]] = {}
        nodes = self._world.nodes
        for root in roots:
            kinds = {nodes[number].mention.local.kind for number in self._groups.members(root)}
            first = next(iter(kinds)) if len(kinds) == 1 else in_order(kinds)[0]
            found.setdefault(first, set()).add(root)
        return found


def _of_group(values: Mapping[int, _Value], places: Sequence[int]) -> dict[int, _Value]:
    return {places[root]: value for root, value in values.items()}


def _in_language(
    texts: Mapping[tuple[int, str], str], places: Sequence[int]
) -> dict[tuple[int, str], str]:
    return {(places[root], language): text for (root, language), text in texts.items()}


def _but(roots: Set[int], values: Mapping[int, _Value]) -> dict[int, _Value]:
    return {root: value for root, value in values.items() if root not in roots}
