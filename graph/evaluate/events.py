"""Events: what happened, happens or is to happen, when, and by whom.

An event of the gold is known by its lines and its date; what it is stands there
in words that no reading has. So an event that was read is right if its evidence
touches one of the lines and its date is the one that the gold gives, or as
good. Several that were read may be one of the gold (two agreements that end on
one day) and the other way round.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.evaluate.found import Found, Thing
from graph.evaluate.match import cover
from graph.evaluate.outcome import Hit, Item, Outcome, line_of
from graph.evaluate.wanted_events import WantedEvent
from graph.model import Literal, Local, Reading, Span, Statement
from graph.vocab import RK

_EVENTS = {RK("Event"), RK("SigningEvent")}

_ACTING = {RK("actor"), RK("signatory"), RK("attendee")}


@dataclass(frozen=True, slots=True, eq=False)
class FoundEvent:
    """An event that was read; an interval of days is written ``first/last``."""

    item: Item
    dates: frozenset[str]
    actors: tuple[Thing, ...]


def found_events(reading: Reading, found: Found) -> list[FoundEvent]:
    """The events of a reading."""
    things = {thing.local: thing for thing in (*found.things, *found.people)}
    facts: dict[Local, list[Statement]] = {}
    for statement in reading.statements:
        if isinstance(statement.subject, Local) and statement.subject.kind == "event":
            facts.setdefault(statement.subject, []).append(statement)
    return [
        _found(facts.get(entity.local, []), things)
        for entity in reading.entities
        if _EVENTS & set(entity.types)
    ]


def _found(statements: Sequence[Statement], things: Mapping[Local, Thing]) -> FoundEvent:
    def of(name: str) -> list[str]:
        said = [s.object for s in statements if s.predicate == RK(name)]
        return [value.value for value in said if isinstance(value, Literal)]

    first, last = of("startsOn"), of("endsOn")
    lasting = [f"{a}/{b}" for a in first for b in last] or [*first, *last]
    dates = frozenset([*of("heldOn"), *lasting])
    actors = tuple(
        things[s.object]
        for s in statements
        if s.predicate in _ACTING and isinstance(s.object, Local) and s.object in things
    )
    kinds = sorted(str(s.object) for s in statements if s.predicate == RK("eventKind"))
    what = kinds[0].rsplit("/", 1)[-1] if kinds else "event"
    shown = [", ".join(sorted(dates)) or "–", what, *(_first(actor) for actor in actors)]
    spans = tuple(dict.fromkeys(sorted(_evidence(statements))))
    return FoundEvent(Item(" · ".join(shown), spans=spans), dates, actors)


def _evidence(statements: Sequence[Statement]) -> Iterator[Span]:
    """Where the event itself is told; its actors may be named elsewhere."""
    telling = [s for s in statements if s.predicate not in _ACTING]
    for statement in telling or statements:
        yield from statement.evidence


def _first(thing: Thing) -> str:
    return thing.item.label.split(" = ")[0]


def compare_events(
    wanted: tuple[WantedEvent, ...] | None, ours: Sequence[FoundEvent], starts: list[int]
) -> dict[str, Outcome]:
    """Events by place and date; then, of those that are right, who acted."""
    if wanted is None:
        return {}

    def fits(one: WantedEvent, other: FoundEvent) -> bool:
        return _when(one, other) and _where(one, other, starts)

    told = cover(wanted, ours, fits, lambda other: False)
    actors = Outcome()
    for one in wanted:
        right = [other for other in ours if fits(one, other)]
        if right and not one.optional:
            actors.extend(_acted(one, right))
    return {"events": told, "event_actors": actors}


def _when(one: WantedEvent, other: FoundEvent) -> bool:
    return bool(one.dates & other.dates) or (one.dateless and not other.dates)


def _where(one: WantedEvent, other: FoundEvent, starts: list[int]) -> bool:
    """Whether the evidence touches a line of the gold; true where it names none."""
    touched = {
        line
        for span in other.item.spans
        for line in range(line_of(starts, span.start), line_of(starts, max(span.end - 1, 0)) + 1)
    }
    return not one.item.lines or bool(touched & set(one.item.lines))


def _acted(one: WantedEvent, right: Sequence[FoundEvent]) -> Outcome:
    """Bodies that act and are not named are inventions; people may be named by their office."""
    outcome = Outcome()
    actors = {actor.local: actor for event in right for actor in event.actors}.values()
    known = frozenset().union(one.others, *(names for _, names in one.actors))
    for label, names in one.actors:
        item = Item(f"{one.item.label} ← {label}", one.item.lines)
        fitting = [actor.item for actor in actors if actor.surfaces & names]
        if fitting:
            outcome.hits.append(Hit(Item(item.label), Item(fitting[0].label)))
        else:
            outcome.misses.append(item)
    for actor in actors:
        if actor.kind != "people" and not actor.surfaces & known:
            label = f"{one.item.label} ← {_first(actor)}"
            outcome.inventions.append(Item(label, spans=right[0].item.spans))
    return outcome
