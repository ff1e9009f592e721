"""Signings: when and where an agreement was signed, by whom, and who was there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph.calendar import PartialDate, find_dates
from graph.extract.bond import Bond, Dated
from graph.extract.clauses import sentences, verb
from graph.extract.japanese.signing import part_ja
from graph.extract.mentions import Mention
from graph.extract.register import Agreements
from graph.model import Span
from graph.patterns import regex
from graph.segments import Segment

_CEREMONY = regex(
    r"締結式|調印式|締結の様子|signing ceremony|ceremony|Zeremonie|Unterzeichnung", re.IGNORECASE
)
_NEXT_PICTURE = regex(r"(?:写真|[Pp]hoto|Foto|Bild)\s*\d")
_SIGNED_BY = regex(
    r"(?:unterzeichnet|unterschrieben|Unterschrieben|unterschrieb|signed by"
    r"|[Ss]ignatures? came from|beim Signieren)"
)


@dataclass(slots=True)
class Signing:
    """The signing of ``bond``: persons by their index, each with the place that shows it."""

    bond: Bond
    attendees: list[tuple[int, Span]] = field(default_factory=list)
    signatories: list[tuple[int, Span]] = field(default_factory=list)
    place: Mention | None = None
    held: list[Dated] = field(default_factory=list)
    evidence: Span = field(default_factory=lambda: Span(0, 0))


def signing(found: Agreements) -> Signing | None:
    """The signing of the document's main agreement, if people were seen at it."""
    main = found.main
    if main is None or main.status != "Concluded":
        return None
    event = Signing(
        main, held=[d for d in main.signed if d.value.day is not None], evidence=main.span
    )
    _ceremony(found, event)
    for number, person in enumerate(found.people):
        for sighting in person.sightings:
            role = _part(found, sighting.segment, sighting.start)
            target = {"signatory": event.signatories, "attendee": event.attendees}.get(role)
            if target is not None and all(known != number for known, _ in target):
                target.append((number, sighting.span))
    return event if event.attendees or event.signatories or event.place else None


def _part(found: Agreements, segment: Segment, start: int) -> str:
    if segment.language == "ja" and (part := part_ja(segment, start)):
        return part
    for sentence in sentences(segment):
        if not sentence.start <= start < sentence.end:
            continue
        before = sentence.text[: start - sentence.start]
        if re.search(r"(?:presence of|Beisein|Anwesenheit|attended by|出席)", before):
            return "attendee"
        if _SIGNED_BY.search(sentence.text) and segment.language != "ja":
            return "signatory"
        if verb("conclude", segment.language).search(sentence.text) and segment.language == "en":
            return "signatory"
    return "attendee" if _in_caption(found, segment) else ""


def _in_caption(found: Agreements, segment: Segment) -> bool:
    """A line of names that speaks of the ceremony itself, or stands right under one that does."""
    text = segment.text.text
    if _CEREMONY.search(text):
        return True
    for index in range(segment.index - 1, max(-1, segment.index - 10), -1):
        above = found.scene.segments[index]
        if len(above.text.text) < 60 and _CEREMONY.search(above.text.text):
            return True
        if len(above.text.text) > 160 or _NEXT_PICTURE.match(above.text.text):
            return False
    return False


def _ceremony(found: Agreements, event: Signing) -> None:
    """2月11日に…を訪問し、締結式を行いました: day and place of the ceremony."""
    for segment in found.scene.segments:
        for sentence in sentences(segment):
            if not _CEREMONY.search(sentence.text):
                continue
            for date in find_dates(segment.text.text, segment.language):
                if sentence.start <= date.start < sentence.end and date.date.day is not None:
                    _held(event, date.date, segment.text.span(date.start, date.end))
            for place in found.scene.of(segment, "place", "facility"):
                inside = sentence.start <= place.start < sentence.end
                if inside and event.place is None and _at(segment.text.text, place):
                    event.place = place


def _held(event: Signing, date: PartialDate, span: Span) -> None:
    """The day of the ceremony, if it can be the day the agreement was signed on."""
    for number, known in enumerate(event.bond.signed):
        day = known.value.refine(date)
        if day.day is not None and day.year is not None and day.compatible(date):
            if known.value.day is None:
                event.bond.signed[number] = Dated(day, span)
            if all(d.value != day for d in event.held):
                event.held.append(Dated(day, span))
            return


def _at(text: str, place: Mention) -> bool:
    after, before = text[place.end : place.end + 6], text[: place.start]
    if re.match(r"(?:を訪問|で(?!は|あ|き)|において|にて|に招)", after):
        return True
    return re.search(r"(?:\bin|\bat|\bim|\bin der)(?: the)? $", before) is not None
