"""The rows of a network's query as columns of numbers: a hundred bytes a row, however many.

A *strand* is one tie between one pair of nodes; an agreement of three parties has three. Strands
are in the order of edges: by pair of nodes, then by start and identifier of the tie.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.errors import BadRequest
from graph.model import Literal, text_of
from graph.networks.period import Days, days
from graph.vocab import kind_of

Term = str | Literal | None

#: What a row may have, in the order in which rows are read.
VARIABLES = ("source", "target", "member", "edge", "start", "end", "weight", "label")

#: The most rows, and the most strands, unless told otherwise.
MOST = 2_000_000

_NEVER = date.max.toordinal() + 1


@dataclass(slots=True)
class Columns:
    """What a query says: nodes sorted by IRI, ties, and strands.

    ``source`` < ``target`` are positions in ``nodes``, ``tie`` in ``ties``. Days are ordinals, 0
    where none is known, and stand with weights in slots, which the strands of one tie may share.
    ``stated`` has the days of slots that are not just two days; ``labels`` are those of ties.
    """

    nodes: list[str]
    ties: list[str]
    source: array[int]
    target: array[int]
    tie: array[int]
    slot: array[int]
    start: array[int]
    end: array[int]
    weight: array[float]
    stated: Mapping[int, tuple[Sequence[Days], Sequence[Days]]]
    labels: Mapping[int, Mapping[str, str]]

    def __len__(self) -> int:
        """The number of strands."""
        return len(self.source)

    def starts(self, slot: int) -> Sequence[Days]:
        """The days that a slot's start may mean, as they are stated."""
        return self.stated[slot][0] if slot in self.stated else _exactly(self.start[slot])

    def ends(self, slot: int) -> Sequence[Days]:
        """The same of its end."""
        return self.stated[slot][1] if slot in self.stated else _exactly(self.end[slot])

    def is_timeless(self, strand: int) -> bool:
        """Whether a strand is a plain relation of which no date is known."""
        return not self.start[self.slot[strand]] and is_relation(self.ties[self.tie[strand]])

    def undated(self) -> int:
        """How many ties have no start and are no plain relations."""
        start, slot, tie = self.start, self.slot, self.tie
        found = {tie[one] for one in range(len(self)) if not start[slot[one]]}
        return sum(not is_relation(self.ties[one]) for one in found)


def is_relation(tie: str) -> bool:
    """Whether a tie is a property of the vocabulary."""
    return ":" in tie and not kind_of(tie)


def _exactly(day: int) -> Sequence[Days]:
    return (Days(date.fromordinal(day), date.fromordinal(day)),) if day else ()


def gathered(rows: Iterable[Sequence[Term]], most: int = MOST) -> Columns:
    """The columns of rows that have the :data:`VARIABLES` in their order.

    A row has a source and a target, which its tie joins, or a member, which its tie joins with
    all its other members. Rows with the same edge are of one tie; those without are a tie each.
    Raises :class:`BadRequest` for what makes no network, as soon as it is read.
    """
    found = _Gatherer(most)
    for number, row in enumerate(rows, start=1):
        if number > most:
            raise BadRequest(
                f"the network's query has more than {most} rows",
                suggestion="bind more of its terms, or sum rows up with GROUP BY and ?weight",
            )
        found.add(number, *row)
    return found.columns()


class _Gatherer:
    """Columns while their rows are being read."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._nodes: dict[str, int] = {}
        self._ties: dict[str, int] = {}
        self._source, self._target, self._tie = array("l"), array("l"), array("l")
        self._slot, self._start, self._end = array("l"), array("l"), array("l")
        self._weight = array("d")
        self._stated: dict[int, tuple[set[Days], set[Days]]] = {}
        self._labels: dict[int, dict[str, str]] = {}
        self._pairs: dict[tuple[int, int, int], int] = {}
        #: The slot and the members of a tie that has members.
        self._members: dict[int, list[int]] = {}

    def add(
        self,
        number: int,
        source: Term,
        target: Term,
        member: Term,
        edge: Term,
        start: Term,
        end: Term,
        weight: Term,
        label: Term,
    ) -> None:
        """Read one row."""
        name = f"row-{number}" if edge is None else text_of(edge)  # type: ignore[arg-type]
        if member is not None:
            one = self._node(number, "member", member)
            tie = self._ties.setdefault(name, len(self._ties))
            slot = self._join(number, tie, one)
        else:
            one = self._node(number, "source", source)
            other = self._node(number, "target", target)
            if one == other:
                return
            tie = self._ties.setdefault(name, len(self._ties))
            key = (tie, one, other) if one < other else (tie, other, one)
            slot = self._pairs.get(key, -1)
            if slot < 0:
                slot = self._pairs[key] = self._new_slot()
                self._strand(number, one, other, tie, slot)
        if weight is not None:
            self._weight[slot] = max(self._weight[slot], _weight(number, weight))
        if start is not None:
            self._say(slot, 0, self._start, start)
        if end is not None:
            self._say(slot, 1, self._end, end)
        if isinstance(label, Literal):
            self._labels.setdefault(tie, {}).setdefault(label.language, label.value)

    def _node(self, number: int, variable: str, term: Term) -> int:
        if term is None:
            raise BadRequest(
                f"row {number} of the network's query has no ?{variable}",
                suggestion="SELECT ?source ?target and bind both in every row",
            )
        if isinstance(term, Literal):
            raise BadRequest(
                f"row {number} of the network's query has a literal as ?{variable}",
                suggestion="nodes are things: bind IRIs, and give names as ?label of the edge",
            )
        return self._nodes.setdefault(term, len(self._nodes))

    def _join(self, number: int, tie: int, one: int) -> int:
        """Let a tie have one more member; its slot."""
        known = self._members.get(tie)
        if known is None:
            known = self._members[tie] = [self._new_slot()]
        slot = known[0]
        if one not in known[1:]:
            for other in known[1:]:
                self._strand(number, other, one, tie, slot)
            known.append(one)
        return slot

    def _new_slot(self) -> int:
        self._start.append(0)
        self._end.append(0)
        self._weight.append(0)
        return len(self._start) - 1

    def _strand(self, number: int, one: int, other: int, tie: int, slot: int) -> None:
        if len(self._source) >= self._most:
            raise BadRequest(
                f"the network's query joins more than {self._most} pairs by its row {number}",
                suggestion="leave out what has very many members, or ask for fewer of its terms",
            )
        self._source.append(one)
        self._target.append(other)
        self._tie.append(tie)
        self._slot.append(slot)

    def _say(self, slot: int, which: int, column: array[int], term: Term) -> None:
        """Note a stated day: the earliest start and the latest end count."""
        assert term is not None
        said = days(text_of(term))  # type: ignore[arg-type]
        if said is None:
            return
        day = (said.latest if which else said.earliest).toordinal()
        known = column[slot]
        if said.earliest != said.latest or (known and known != day) or slot in self._stated:
            both = self._stated.get(slot)
            if both is None:
                before = (set(_exactly(self._start[slot])), set(_exactly(self._end[slot])))
                both = self._stated[slot] = before
            both[which].add(said)
        column[slot] = (max if which else min)(known, day) if known else day

    def columns(self) -> Columns:
        """What was read, in order."""
        used = array("b", bytes(len(self._nodes)))
        for column in (self._source, self._target):
            for node in column:
                used[node] = 1
        names = sorted(name for name, node in self._nodes.items() if used[node])
        place = array("l", [0]) * len(self._nodes)
        for rank, name in enumerate(names):
            place[self._nodes[name]] = rank
        for strand, (one, other) in enumerate(zip(self._source, self._target, strict=True)):
            a, b = place[one], place[other]
            self._source[strand], self._target[strand] = (a, b) if a < b else (b, a)
        ties = list(self._ties)
        order = self._order(len(names), ties)
        return Columns(
            nodes=names,
            ties=ties,
            source=_picked(self._source, order),
            target=_picked(self._target, order),
            tie=_picked(self._tie, order),
            slot=_picked(self._slot, order),
            start=self._start,
            end=self._end,
            weight=array("d", [one or 1 for one in self._weight]),
            stated={slot: (tuple(a), tuple(b)) for slot, (a, b) in self._stated.items()},
            labels=self._labels,
        )

    def _order(self, count: int, ties: list[str]) -> list[int]:
        """Strands by pair of nodes; those of one pair by start, then by identifier."""
        pairs = [a * count + b for a, b in zip(self._source, self._target, strict=True)]
        order = sorted(range(len(pairs)), key=pairs.__getitem__)

        def when(strand: int) -> tuple[int, str]:
            return self._start[self._slot[strand]] or _NEVER, ties[self._tie[strand]]

        first = 0
        for place in range(1, len(order) + 1):
            if place == len(order) or pairs[order[place]] != pairs[order[first]]:
                if place - first > 1:
                    order[first:place] = sorted(order[first:place], key=when)
                first = place
        return order


def _picked(column: array[int], order: Sequence[int]) -> array[int]:
    return array("l", map(column.__getitem__, order))


def _weight(number: int, term: Term) -> float:
    said = text_of(term)  # type: ignore[arg-type]
    try:
        weight = float(said)
    except ValueError:
        weight = 0
    if not 0 < weight < float("inf"):
        raise BadRequest(
            f"row {number} of the network's query has ?weight {said[:60]}",
            suggestion="a weight is a positive number",
        )
    return weight
