"""Events: what happened, happens or is to happen, as a document's clauses and tables tell it."""

from graph.extract.events.event import Event
from graph.extract.events.reading import events, openings

__all__ = ["Event", "events", "openings"]
