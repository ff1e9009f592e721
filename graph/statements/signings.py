"""Signing events: when, where, who signed and who was there."""

from __future__ import annotations

from graph.statements.writer import Writer
from graph.vocab import RK


def write_signing(writer: Writer) -> None:
    """Adds the signing of the main agreement, if the text shows one."""
    event = writer.findings.signing
    if event is None:
        return
    writer.extractor = "signings"
    agreement = writer.bonds[id(event.bond)]
    local = writer.keys.local("event", f"signing {agreement.key}")
    writer.entity(local, [RK("SigningEvent")], [])
    writer.claim(local, RK("signingOf"), agreement, event.evidence)
    for date in event.held:
        writer.claim(local, RK("heldOn"), date.value.literal(), date.span)
    if event.place is not None and event.place.entity in writer.things:
        writer.claim(local, RK("heldIn"), writer.things[event.place.entity], event.place.span)
    for predicate, group in (("signatory", event.signatories), ("attendee", event.attendees)):
        for number, span in group:
            writer.claim(local, RK(predicate), writer.people[number], span)
