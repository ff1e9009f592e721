"""What was found in a document → its entities and statements.

This is the only place where findings of the extractors become claims in the
vocabulary. Every claim carries the spans that make it. A kind of fact is one
file here and one row of :data:`WRITERS`; the order is that of the files that
build on the entities of others.
"""

from __future__ import annotations

from collections.abc import Callable

from graph.extract.findings import Findings
from graph.model import Reading
from graph.statements.agreements import write_agreements
from graph.statements.bodies import write_bodies
from graph.statements.clauses import write_clauses
from graph.statements.contacts import write_contacts
from graph.statements.counts import write_counts
from graph.statements.document import write_document
from graph.statements.events import write_events
from graph.statements.observations import write_observations
from graph.statements.people import write_people
from graph.statements.relations import write_relations
from graph.statements.things import write_things
from graph.statements.writer import Writer

WRITERS: tuple[Callable[[Writer], None], ...] = (
    write_things,
    write_document,
    write_relations,
    write_people,
    write_agreements,
    write_events,
    write_observations,
    write_clauses,
    write_contacts,
    write_counts,
    # Last: it looks at what all others wrote.
    write_bodies,
)


def statements(findings: Findings, identifier: str) -> Reading:
    """The reading of the document whose findings these are."""
    scene = findings.scene
    writer = Writer(findings, Reading(scene.document, identifier, scene.language))
    for write in WRITERS:
        write(writer)
    return writer.reading
