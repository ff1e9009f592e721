"""All events of a document: of its agreements, as its clauses tell them, of its things."""

from __future__ import annotations

from collections.abc import Iterator

from graph.calendar import PartialDate, find_dates
from graph.extract.bond import Dated
from graph.extract.entities import Entities
from graph.extract.events.actors import add_actors
from graph.extract.events.clauses_ja import Told, dated_clauses, repeated_clauses
from graph.extract.events.clauses_latin import latin_clauses
from graph.extract.events.event import Event
from graph.extract.events.of_agreements import agreement_events
from graph.extract.events.of_things import foundings, with_founded
from graph.extract.events.scheduled import scheduled_clauses
from graph.extract.events.undated_ja import undated_clauses
from graph.extract.mentions import Scene
from graph.extract.register import Agreements
from graph.extract.relations import Relation
from graph.extract.signing import Signing
from graph.model import Span
from graph.patterns import regex
from graph.segments import Segment


def events(
    scene: Scene,
    entities: Entities,
    found: Agreements,
    signing: Signing | None,
    stated: list[Relation],
    issued: Dated | None,
) -> list[Event]:
    """The events in document order; what is told twice is one event."""
    published = issued.value if issued is not None else None
    told = list(agreement_events(found, signing, published))
    taken = _taken(told)
    for segment in scene.segments:
        for one in _clauses(scene, segment, _years(found, segment, published)):
            if not _is_of_agreement(segment, one, taken):
                told.append(_event(scene, segment, one, published))
    with_founded(stated, told)
    told += foundings(entities, stated, told)
    latin = scene.language != "ja"
    told = [event for event in told if _is_whole(event, latin)]
    if issued is not None:
        told.append(_publication(scene, issued))
    return _merged(told)


def _clauses(scene: Scene, segment: Segment, years: dict[int, PartialDate]) -> Iterator[Told]:
    if segment.language != "ja":
        yield from latin_clauses(segment, years)
        return
    if segment.kind != "article":
        yield from dated_clauses(segment, years)
        yield from repeated_clauses(segment)
        yield from undated_clauses(scene, segment)
    yield from scheduled_clauses(scene, segment)


def _years(
    found: Agreements, segment: Segment, published: PartialDate | None
) -> dict[int, PartialDate]:
    """A month or day without a year is the last one before the day that the document knows.

    That is the day of issue, or else the day its agreement was signed on.
    """
    main = found.main
    known = [d.value for d in main.signed if d.value.month] if main is not None else []
    today = published if published is not None and published.month else None
    today = today or (known[0] if len(known) == 1 else None)
    if today is None or today.year is None:
        return {}
    years = {}
    for mention in find_dates(segment.text.text, segment.language):
        date = mention.date
        if date.year is None and date.month is not None:
            later = (date.month, date.day or 0) > (today.month or 0, today.day or 31)
            years[mention.start] = date.refine(PartialDate(today.year - later))
    return years


def _taken(told: list[Event]) -> set[Span]:
    return {span for event in told for span in event.when}


_AGREED = regex(r"締結|調印|更新|unterzeichn|signed|concluded|geschlossen")


def _is_of_agreement(segment: Segment, told: Told, taken: set[Span]) -> bool:
    """Whether the date is that of an agreement's conclusion, beginning or end."""
    if told.when is None or told.date is None:
        return False
    when = segment.text.span(*told.when)
    between = segment.text.text[told.when[1] : told.verb[0]]
    near = any(span.start <= when.start < span.end for span in taken)
    return near and (told.kind in ("end", "start") or _AGREED.search(between) is not None)


def _event(scene: Scene, segment: Segment, told: Told, published: PartialDate | None) -> Event:
    begins = told.date or told.first
    later = published is not None and begins is not None and begins.earliest() > published.latest()
    event = Event(
        told.kind,
        [segment.text.span(told.start, told.end)],
        told.date,
        told.first,
        told.last,
        [segment.text.span(*told.when)] if told.when else [],
        planned=told.planned or later,
    )
    add_actors(scene, segment, told, event)
    return event


#: What says nothing where nobody is known to whom it happened.
_OF_SOMEBODY = frozenset(
    {
        *("founding", "opening", "start", "end", "award", "selection", "application"),
        *("visit", "meeting"),
    }
)


def _is_whole(event: Event, latin: bool) -> bool:
    """In German and English a verb has its subject; one that is not known tells nothing."""
    needed = event.kind in _OF_SOMEBODY or (latin and event.kind != "publication")
    return not needed or bool(event.actors or event.concerns)


def _publication(scene: Scene, issued: Dated) -> Event:
    """The document's own day of issue; the bodies on the lines right under it issue it."""
    event = Event("publication", [issued.span], issued.value, when=[issued.span])
    under = [s for s in scene.segments if s.text.starts[0] > issued.span.start]
    for line in under[:3]:
        alone = [m for m in scene.of(line, "organization") if m.text == line.text.text]
        if not alone or alone[0].entity < 0:
            break
        event.actors.setdefault(alone[0].entity, alone[0].span)
    return event


def _merged(told: list[Event]) -> list[Event]:
    """Events of one key are one; a founding told twice of one body with one date, too."""
    kept: dict[tuple[object, ...], Event] = {}
    for event in told:
        first = kept.setdefault(event.key, event)
        if first is not event:
            first.spans += event.spans
            first.when += event.when
    return sorted(kept.values(), key=lambda event: min(event.spans))
