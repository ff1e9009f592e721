"""An event as one document tells of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.calendar import PartialDate
from graph.extract.bond import Bond
from graph.extract.mentions import Mention
from graph.extract.signing import Signing
from graph.model import Span


@dataclass(slots=True)
class Event:
    """What happened, when, and who brought it about or underwent it.

    ``kind`` is one of the list of event kinds. ``date`` is its day as stated;
    ``first`` and ``last`` bound what lasts, and either may be open. ``spans``
    are the clauses that tell of it, ``when`` the places of the dates in them.
    ``bond`` is the agreement that is concluded, begins or ends by it;
    ``signing`` is set where that is a signing with people or a place.
    """

    kind: str
    spans: list[Span]
    date: PartialDate | None = None
    first: PartialDate | None = None
    last: PartialDate | None = None
    when: list[Span] = field(default_factory=list)
    actors: dict[int, Span] = field(default_factory=dict)
    #: Programmes and clusters that the event is about.
    concerns: dict[int, Span] = field(default_factory=dict)
    place: Mention | None = None
    planned: bool = False
    bond: Bond | None = None
    signing: Signing | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """Two events of one key are one."""
        bond = id(self.bond) if self.bond is not None else 0
        return (
            self.kind,
            self.date,
            self.first,
            self.last,
            bond,
            frozenset(self.actors | self.concerns),
        )
