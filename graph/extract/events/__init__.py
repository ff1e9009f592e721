"""Events: what happened, happens or is to happen, as a document's clauses and tables tell it."""

from graph.extract.events.event import Event
from graph.extract.events.of_things import openings
from graph.extract.events.reading import events

__all__ = ["Event", "events", "openings"]
