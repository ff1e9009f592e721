"""Events: what kind, when, where, who; signings with those who signed and who were there."""

from __future__ import annotations

from graph.calendar import PartialDate
from graph.extract.events import Event
from graph.extract.signing import Signing
from graph.model import Local, Span
from graph.statements.writer import Writer
from graph.vocab import EVENT_KINDS, RK


def write_events(writer: Writer) -> None:
    """Adds each event of the document."""
    writer.extractor = "events"
    for event in writer.findings.events:
        _write(writer, event)


def _write(writer: Writer, event: Event) -> None:
    is_signing = event.kind in ("conclusion", "renewal") and event.bond is not None
    local = _local(writer, event, is_signing)
    spans = tuple(event.spans)
    writer.entity(local, [RK("Event"), RK("SigningEvent")] if is_signing else [RK("Event")], [])
    writer.claim(local, RK("eventKind"), EVENT_KINDS(event.kind), *spans)
    if event.bond is not None and id(event.bond) in writer.bonds:
        predicate = RK("signingOf") if is_signing else RK("ofAgreement")
        writer.claim(local, predicate, writer.bonds[id(event.bond)], *spans)
    when = tuple(event.when) or spans
    for name, date in (("heldOn", event.date), ("startsOn", event.first), ("endsOn", event.last)):
        if date is not None:
            writer.dated(local, RK(name), date, *when)
    if event.place is not None and event.place.entity in writer.things:
        writer.claim(local, RK("heldIn"), writer.things[event.place.entity], event.place.span)
    for entity, span in event.actors.items():
        if entity in writer.things:
            writer.claim(local, RK("actor"), writer.things[entity], span)
    for entity, span in event.concerns.items():
        if entity in writer.things:
            writer.claim(local, RK("concerns"), writer.things[entity], span)
    if event.planned:
        writer.claim(local, RK("status"), RK("Planned"), *spans)
    if event.signing is not None:
        _write_people(writer, local, event.signing)


def _local(writer: Writer, event: Event, is_signing: bool) -> Local:
    if is_signing and event.bond is not None:
        return writer.keys.local("event", f"signing {writer.bonds[id(event.bond)].key}")
    actors = " ".join(
        writer.things[i].key for i in sorted(event.actors | event.concerns) if i in writer.things
    )
    return writer.keys.local("event", f"{event.kind} {actors} {_day(event)}")


def _day(event: Event) -> str:
    date: PartialDate | None = event.date or event.first or event.last
    return str(date) if date is not None else ""


def _write_people(writer: Writer, local: Local, signing: Signing) -> None:
    groups: tuple[tuple[str, list[tuple[int, Span]]], ...] = (
        ("signatory", signing.signatories),
        ("attendee", signing.attendees),
    )
    for predicate, group in groups:
        for number, span in group:
            writer.claim(local, RK(predicate), writer.people[number], span)
