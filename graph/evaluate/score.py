"""The table of kinds, and one document's reading held against its gold."""

from __future__ import annotations

from dataclasses import dataclass

from graph.evaluate.agreements import OF_AGREEMENTS, align
from graph.evaluate.clauses import compare_clauses, found_clauses
from graph.evaluate.conflicts import CHANGES, CONFLICTS
from graph.evaluate.contacts import compare_contacts, found_contacts
from graph.evaluate.events import compare_events, found_events
from graph.evaluate.figures import compare_observations
from graph.evaluate.found import found
from graph.evaluate.gold import THINGS, Gold
from graph.evaluate.outcome import Outcome, Tally, line_of, line_starts
from graph.evaluate.things import compare_people, compare_roles, compare_things
from graph.evaluate.traits import compare_traits, found_traits
from graph.evaluate.wanted_traits import KINDS_OF_TRAITS
from graph.model import Document, Reading

#: Every kind that is compared, in the order of the table.
KINDS: tuple[str, ...] = (
    *("organisations", "people", "roles"),
    *OF_AGREEMENTS,
    *("facilities_and_clusters", "programmes"),
    *("observations", "observation_subjects"),
    *("events", "event_actors"),
    *KINDS_OF_TRAITS,
    *("clauses", "contacts", CONFLICTS, CHANGES),
)


@dataclass(slots=True)
class Scored:
    """One document with what the comparison gave; ``outcomes`` has the kinds that are annotated."""

    stem: str
    language: str
    document: Document
    outcomes: dict[str, Outcome]
    starts: list[int]

    def tally(self, kind: str) -> Tally | None:
        """The counts of a kind; None if it is not annotated."""
        return self.outcomes[kind].tally(self.starts) if kind in self.outcomes else None

    def line(self, offset: int) -> int:
        """The line (1-based) of an offset."""
        return line_of(self.starts, offset)


def score(gold: Gold, reading: Reading) -> Scored:
    """Holds a reading against the gold of its document."""
    ours = found(reading)
    starts = line_starts(reading.document.text)
    aligned = align(gold, ours, starts)
    outcomes: dict[str, Outcome | None] = {
        **{kind: compare_things(gold, ours, kind) for kind in THINGS.values()},
        "people": compare_people(gold, ours),
        "roles": compare_roles(gold, ours),
        **{kind: compare(aligned) for kind, compare in OF_AGREEMENTS.items()},
        **compare_observations(gold.figures, reading, aligned, starts),
        **compare_events(gold.events, found_events(reading, ours), starts),
        **compare_traits(gold, found_traits(reading, ours)),
        "clauses": compare_clauses(gold.clauses, found_clauses(reading, ours), aligned, starts),
        "contacts": compare_contacts(gold.contacts, found_contacts(reading, ours)),
    }
    return Scored(
        gold.stem,
        gold.language,
        reading.document,
        {kind: outcome for kind in KINDS if (outcome := outcomes.get(kind)) is not None},
        starts,
    )
