"""Events that are said of things: foundings with their day and founders; and the day back again."""

from __future__ import annotations

from collections.abc import Iterator

from graph.calendar import PartialDate
from graph.extract.entities import Entities
from graph.extract.events.event import Event
from graph.extract.relations import Relation


def with_founded(stated: list[Relation], told: list[Event]) -> None:
    """Adds the body whose founding day it is where the clause of a founding does not name it."""
    for event in told:
        if event.kind == "founding" and not event.actors and not event.concerns:
            places = set(event.when)
            for relation in stated:
                if relation.predicate == "founded" and relation.span in places:
                    event.actors.setdefault(relation.subject, relation.span)


def foundings(entities: Entities, stated: list[Relation], told: list[Event]) -> Iterator[Event]:
    """Foundings that no clause tells: by a stated day, or by the founders alone.

    Founders are actors of the foundings that are told.
    """
    dated = [r for r in stated if r.predicate == "founded" and isinstance(r.value, PartialDate)]
    made: list[Event] = []
    for relation in dated:
        known = [e for e in (*told, *made) if e.kind == "founding" and relation.subject in e.actors]
        if not any(e.date == relation.value for e in known):
            assert isinstance(relation.value, PartialDate)
            event = Event("founding", [relation.span], relation.value, when=[relation.span])
            event.actors[relation.subject] = relation.span
            made.append(event)
    founders: dict[int, list[Relation]] = {}
    for relation in stated:
        if relation.predicate == "foundedBy" and isinstance(relation.value, int):
            founders.setdefault(relation.subject, []).append(relation)
    for subject, group in founders.items():
        known = [e for e in (*told, *made) if e.kind == "founding" and subject in e.actors]
        for event in known:
            _add_founders(event, group)
        if not known:
            event = Event("founding", [relation.span for relation in group])
            _add_founders(event, group)
            thing = entities.things[subject]
            place = event.concerns if thing.category == "cluster" else event.actors
            place[subject] = thing.first.span
            made.append(event)
    yield from made


def _add_founders(event: Event, group: list[Relation]) -> None:
    for relation in group:
        if isinstance(relation.value, int):
            event.actors.setdefault(relation.value, relation.span)


def openings(entities: Entities, told: list[Event]) -> list[Relation]:
    """``opened`` relations of the facilities whose opening is told with its day."""
    found = []
    for event in told:
        facilities = [i for i in event.actors if entities.things[i].category == "facility"]
        if event.kind == "opening" and event.date is not None and len(facilities) == 1:
            found.append(Relation(facilities[0], "opened", event.date, event.when[0]))
    return found
