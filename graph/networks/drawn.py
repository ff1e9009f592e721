"""A network drawn from columns: what counts in a period, and how it is shown once somebody looks.

Measures need numbers only. Nodes and edges become objects, with everything that is said of them,
when they are asked for: a few of them, or all at once.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, overload

from graph.networks import dressing
from graph.networks.columns import Columns, is_relation
from graph.networks.dressing import Stated
from graph.networks.network import Edge, EdgeNumbers, Node, NodeNames, Tie, reach
from graph.networks.period import Period, sharpest
from graph.vocab import kind_of

if TYPE_CHECKING:
    from graph.store import View

#: Beyond so many things looking at one of them does not show all.
_FEW = 1_000


@dataclass(slots=True)
class Cut:
    """The strands of columns that are in a network, and the nodes and edges that they make.

    ``nodes`` are positions in the columns' nodes, ``source`` and ``target`` positions in ``nodes``.
    Edge i has the strands ``first[i]`` to ``first[i + 1]`` of ``kept``.
    """

    columns: Columns
    kept: Sequence[int]
    nodes: list[int]
    source: array[int]
    target: array[int]
    first: array[int]

    @classmethod
    def of(cls, columns: Columns, kept: Sequence[int], also: int | None = None) -> Cut:
        """Of the strands ``kept``, in their order; the node ``also`` is in even if it is alone."""
        ends, source, target, first = {also} - {None}, array("l"), array("l"), array("l")
        last = (-1, -1)
        all_sources, all_targets = columns.source, columns.target
        for place, strand in enumerate(kept):
            pair = all_sources[strand], all_targets[strand]
            if pair != last:
                last = pair
                source.append(pair[0])
                target.append(pair[1])
                first.append(place)
        first.append(len(kept))
        ends.update(source)
        ends.update(target)
        nodes = sorted(one for one in ends if one is not None)
        place_of = {node: place for place, node in enumerate(nodes)}
        return cls(
            columns,
            kept,
            nodes,
            array("l", map(place_of.__getitem__, source)),
            array("l", map(place_of.__getitem__, target)),
            first,
        )


def strands(columns: Columns, period: Period | None) -> Sequence[int]:
    """The strands that count on any day of a period, or all of them."""
    if period is None:
        return range(len(columns))
    first = period.first.toordinal() if period.first else 0
    last = period.last.toordinal() if period.last else date.max.toordinal()
    in_force = [
        (0 < start <= last) and (not end or end >= first)
        for start, end in zip(columns.start, columns.end, strict=True)
    ]
    slot = columns.slot
    if 0 not in columns.start:
        return [one for one in range(len(columns)) if in_force[slot[one]]]
    return [
        one
        for one in range(len(columns))
        if in_force[slot[one]]
        or (columns.is_timeless(one) and not 0 < columns.end[slot[one]] < first)
    ]


def within(columns: Columns, kept: Sequence[int], focus: int, radius: int) -> list[int]:
    """Those of the strands ``kept`` that join nodes within ``radius`` steps of ``focus``."""
    near = reach(((columns.source[one], columns.target[one]) for one in kept), focus, radius)
    return [one for one in kept if columns.source[one] in near and columns.target[one] in near]


class Nodes(NodeNames):
    """The nodes of a cut. One of many is looked up by itself, all of them at once."""

    def __init__(self, view: View, cut: Cut) -> None:
        self._view, self._cut = view, cut
        self._one: dict[int, Node] = {}

    def __len__(self) -> int:
        """Their number; costs nothing."""
        return len(self._cut.nodes)

    @overload
    def __getitem__(self, place: int) -> Node: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Node]: ...
    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice) or len(self) <= _FEW or "_all" in self.__dict__:
            return self._all[place]
        place = range(len(self))[place]
        if place not in self._one:
            self._one[place] = dressing.nodes(self._view, [self.name(place)])[0]
        return self._one[place]

    def __iter__(self) -> Iterator[Node]:
        return iter(self._all)

    def __eq__(self, other: object) -> bool:
        return self._all == tuple(other) if isinstance(other, Sequence) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._all)

    def name(self, place: int) -> str:
        """The IRI of a node, which costs nothing."""
        return self._cut.columns.nodes[self._cut.nodes[place]]

    def called(self, names: Collection[str]) -> list[Node]:
        """The nodes of these IRIs."""
        known = self._cut.columns.nodes
        if len(self) <= _FEW or "_all" in self.__dict__:
            return [node for node in self._all if node.id in names]
        return dressing.nodes(
            self._view, [known[one] for one in self._cut.nodes if known[one] in names]
        )

    @cached_property
    def _all(self) -> tuple[Node, ...]:
        names = [self.name(place) for place in range(len(self))]
        return tuple(dressing.nodes(self._view, names))


class Edges(EdgeNumbers):
    """The edges of a cut, with the same care."""

    def __init__(self, view: View, cut: Cut, period: Period | None) -> None:
        self._view, self._cut, self._period = view, cut, period

    def __len__(self) -> int:
        """Their number; costs nothing."""
        return len(self._cut.source)

    @overload
    def __getitem__(self, place: int) -> Edge: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Edge]: ...
    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice) or len(self) <= _FEW or "_all" in self.__dict__:
            return self._all[place]
        return self._shown([range(len(self))[place]])[0]

    def __iter__(self) -> Iterator[Edge]:
        return iter(self._all)

    def __eq__(self, other: object) -> bool:
        return self._all == tuple(other) if isinstance(other, Sequence) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._all)

    def pairs(self) -> list[tuple[int, int]]:
        """The ends of each, as positions among the nodes."""
        return list(zip(self._cut.source, self._cut.target, strict=True))

    def ends(self, place: int) -> tuple[str, str]:
        """The IRIs of the ends of one."""
        cut, names = self._cut, self._cut.columns.nodes
        return names[cut.nodes[cut.source[place]]], names[cut.nodes[cut.target[place]]]

    def weights(self) -> list[float]:
        """The weight of each."""
        columns, cut = self._cut.columns, self._cut
        one = [columns.weight[columns.slot[strand]] for strand in cut.kept]
        sums = (sum(one[a:b]) for a, b in zip(cut.first, cut.first[1:], strict=False))
        return [int(total) if total == int(total) else total for total in sums]

    def tie_count(self) -> int:
        """How many ties there are, whatever number of edges they are behind."""
        tie = self._cut.columns.tie
        return len({tie[strand] for strand in self._cut.kept})

    def uncertain(self) -> list[int]:
        """The places of those of which every tie leaves open whether it counts."""
        return self._uncertain

    @cached_property
    def _uncertain(self) -> list[int]:
        if self._period is None:
            return []
        cut = self._cut
        stated = dressing.stated(self._view, self._tie_names(range(len(self))))
        unsure = [self._is_unsure(strand, stated) for strand in cut.kept]
        bounds = enumerate(zip(cut.first, cut.first[1:], strict=False))
        return [place for place, (a, b) in bounds if all(unsure[a:b])]

    def touching(self, places: Sequence[int]) -> list[Edge]:
        """The edges of some nodes, which are given by their places."""
        wanted = set(places)
        found = [
            place
            for place, (one, other) in enumerate(
                zip(self._cut.source, self._cut.target, strict=True)
            )
            if one in wanted or other in wanted
        ]
        return self._shown(found)

    @cached_property
    def _all(self) -> tuple[Edge, ...]:
        return tuple(self._shown(range(len(self))))

    def _tie_names(self, places: Sequence[int]) -> list[str]:
        columns, cut = self._cut.columns, self._cut
        kept = (cut.kept[i] for edge in places for i in range(cut.first[edge], cut.first[edge + 1]))
        return [columns.ties[tie] for tie in dict.fromkeys(columns.tie[one] for one in kept)]

    def _is_unsure(self, strand: int, stated: dict[str, Stated]) -> bool:
        if self._period is None:
            return False
        starts, ends = self._days(strand, stated)
        is_timeless = self._cut.columns.is_timeless(strand)
        return is_timeless or self._period.leaves_open(starts, ends)

    def _days(self, strand: int, stated: dict[str, Stated]) -> Stated:
        """What documents state says how sure days are; what is derived says which they are."""
        columns = self._cut.columns
        slot, told = columns.slot[strand], stated.get(columns.ties[columns.tie[strand]])
        return Stated(
            sharpest((told and told.starts) or columns.starts(slot)),
            sharpest((told and told.ends) or columns.ends(slot)),
        )

    def _shown(self, places: Sequence[int]) -> list[Edge]:
        cut, columns, view = self._cut, self._cut.columns, self._view
        ties = self._tie_names(places)
        stated = dressing.stated(view, ties)
        names, documents = dressing.tie_names(view, ties), dressing.documents(view, ties)
        renewed = dressing.renewed(view, ties)

        def tie(strand: int) -> Tie:
            name, slot = columns.ties[columns.tie[strand]], columns.slot[strand]
            days = self._days(strand, stated)
            weight = columns.weight[slot]
            return Tie(
                id=name,
                kind=kind_of(name) or ("relation" if is_relation(name) else ""),
                names=names.get(name) or columns.labels.get(columns.tie[strand], {}),
                start=date.fromordinal(columns.start[slot]) if columns.start[slot] else None,
                end=date.fromordinal(columns.end[slot]) if columns.end[slot] else None,
                starts=tuple(days.starts),
                ends=tuple(days.ends),
                documents=documents.get(name, ()),
                renews=renewed.get(name, ()),
                weight=int(weight) if weight == int(weight) else weight,
                uncertain=self._is_unsure(strand, stated),
            )

        node = columns.nodes
        return [
            Edge(
                node[cut.nodes[cut.source[place]]],
                node[cut.nodes[cut.target[place]]],
                tuple(tie(cut.kept[i]) for i in range(cut.first[place], cut.first[place + 1])),
            )
            for place in places
        ]
