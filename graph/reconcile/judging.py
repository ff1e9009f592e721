"""What is told of merges and doubts: kept for groups about which nothing was decided anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

from graph.reconcile.called import Called
from graph.reconcile.groups import Groups, Link
from graph.reconcile.judgement import Judgement, Reason, Verdict
from graph.reconcile.labels import pick, pick_person
from graph.reconcile.nodes import World


class Judging:
    """Tells why groups are one, and of which pairs that is not sure."""

    def __init__(self, world: World, groups: Groups, called: Called) -> None:
        self._world = world
        self._groups = groups
        self._called = called

    def merged(
        self, before: Mapping[int, list[Judgement]], again: Set[int]
    ) -> dict[int, list[Judgement]]:
        """The judgements on each group of several, those of one for the same reasons together.

        Those ``before`` are taken over but for groups ``again``, and for groups that are gone.
        """
        find = self._groups.find
        found = {
            root: list(told)
            for root, told in before.items()
            if root not in again and find(root) == root
        }
        links: dict[tuple[int, tuple[Reason, ...]], list[Link]] = {}
        for link in self._groups.merges:
            root = find(link.first)
            if root in again:
                links.setdefault((root, link.reasons), []).append(link)
        for (root, reasons), some in links.items():
            numbers = {number for link in some for number in link[:2]}
            names = {self._world.nodes[n].best_name for n in numbers} - {""}
            told = self._told((root,), names or {self._name(root)}, reasons, numbers)
            found.setdefault(root, []).append(told)
        return found

    def doubted(
        self, before: Mapping[tuple[int, int], Judgement], again: Set[int]
    ) -> dict[tuple[int, int], Judgement]:
        """The judgements on pairs that may be one thing."""
        return {
            pair: before[pair]
            if pair in before and again.isdisjoint(pair)
            else self._doubt(pair, reasons)
            for pair, reasons in self._groups.doubtful()
        }

    def _doubt(self, pair: tuple[int, int], reasons: tuple[Reason, ...]) -> Judgement:
        numbers = {number for root in pair for number in self._groups.members(root)}
        return self._told(pair, map(self._name, pair), reasons, numbers)

    def _told(
        self,
        roots: tuple[int, ...],
        names: Iterable[str],
        reasons: tuple[Reason, ...],
        numbers: Iterable[int],
    ) -> Judgement:
        things = tuple(sorted(self._called.iris[root] for root in roots))
        documents = tuple(sorted(set(self._documents(numbers))))
        verdict: Verdict = "same" if len(roots) == 1 else "unsure"
        return Judgement(things, verdict, tuple(sorted(names)), reasons, documents)

    def _documents(self, numbers: Iterable[int]) -> Iterator[str]:
        return (self._world.nodes[number].document for number in numbers)

    def _name(self, root: int) -> str:
        """What a group is called in the words that are told."""
        choose = pick_person if self._world.nodes[root].kind == "person" else pick
        return self._called.called(root) or choose(self._called.labels, root)
