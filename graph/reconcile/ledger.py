"""What a reconciliation decided, kept for the next, which decides about fewer mentions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.reconcile.called import Called
from graph.reconcile.groups import Groups
from graph.reconcile.judgement import Judgement
from graph.reconcile.meetings import Meetings
from graph.reconcile.nodes import World

#: With more than this share of new documents it is quicker to decide everything anew.
_MUCH = 0.1


@dataclass(slots=True)
class Ledger:
    """All decisions about the nodes of a world, by their numbers in it.

    ``sizes``: SHA-256 → number of nodes, in the order of the world. ``units``: unit → the
    bodies that it is said to be in. ``records``: group → kind and slug of its record in the
    authority. ``merged`` and ``doubted`` are the judgements.
    """

    sizes: Mapping[str, int] = field(default_factory=dict)
    meetings: Meetings = field(default_factory=Meetings)
    units: dict[int, list[int]] = field(default_factory=dict)
    groups: Groups = field(default_factory=lambda: Groups(0))
    records: dict[int, tuple[str, str]] = field(default_factory=dict)
    called: Called = field(default_factory=Called)
    merged: dict[int, list[Judgement]] = field(default_factory=dict)
    doubted: dict[tuple[int, int], Judgement] = field(default_factory=dict)

    def serves(self, documents: Mapping[str, object]) -> bool:
        """Whether few documents came since, and none went: then few decisions are to be made."""
        new = len(documents) - len(self.sizes)
        return new <= _MUCH * len(self.sizes) and all(sha256 in documents for sha256 in self.sizes)

    def renumbered(self, world: World) -> Ledger:
        """The same by the numbers of a world that has these documents and others."""
        places = list(world.numbers(self.sizes))
        return Ledger(
            self.sizes,
            self.meetings.renumbered(places),
            {places[unit]: [places[one] for one in above] for unit, above in self.units.items()},
            self.groups.renumbered(places, len(world)),
            {places[root]: record for root, record in self.records.items()},
            self.called.renumbered(places),
            {places[root]: found for root, found in self.merged.items()},
            {(places[a], places[b]): found for (a, b), found in self.doubted.items()},
        )
