"""The rows of a network's query as columns of numbers: a hundred bytes a row, however many.

A *strand* is one tie between one pair of nodes; an agreement of three parties has three. Strands
are in the order of edges: by pair of nodes, then by start and identifier of the tie.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.model import Literal
from graph.networks.period import Days
from graph.sparqlterms import is_iri
from graph.vocab import kind_of

Term = str | Literal | None

#: What a row may have, in the order in which rows are read.
VARIABLES = ("source", "target", "member", "edge", "start", "end", "weight", "label")

#: The most rows, and the most strands, unless told otherwise.
MOST = 1_000_000


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
    #: What :meth:`undated` found, once it has been asked for.
    without_start: int | None = None

    def __len__(self) -> int:
        """The number of strands."""
        return len(self.source)

    def starts(self, slot: int) -> Sequence[Days]:
        """The days that a slot's start may mean, as they are stated."""
        return self.stated[slot][0] if slot in self.stated else exactly(self.start[slot])

    def ends(self, slot: int) -> Sequence[Days]:
        """The same of its end."""
        return self.stated[slot][1] if slot in self.stated else exactly(self.end[slot])

    def is_timeless(self, strand: int) -> bool:
        """Whether a strand is a plain relation of which no date is known."""
        return not self.start[self.slot[strand]] and is_relation(self.ties[self.tie[strand]])

    def undated(self) -> int:
        """How many ties have no start and are no plain relations."""
        if self.without_start is None:
            start, slot, tie = self.start, self.slot, self.tie
            found = {tie[one] for one in range(len(self)) if not start[slot[one]]}
            self.without_start = sum(not is_relation(self.ties[one]) for one in found)
        return self.without_start


def is_relation(tie: str) -> bool:
    """Whether a tie is a property of the vocabulary."""
    return is_iri(tie) and not kind_of(tie)


def exactly(day: int) -> Sequence[Days]:
    """A day that is stated, by its ordinal; nothing for 0."""
    return (Days(date.fromordinal(day), date.fromordinal(day)),) if day else ()
