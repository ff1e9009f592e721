"""Signings: when and where an agreement was signed, by whom, and who was there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph.extract.bond import Bond, Dated
from graph.extract.clauses import sentences, verb
from graph.extract.mentions import Mention
from graph.extract.register import Agreements
from graph.model import Span
from graph.segments import Segment

_CAPTION = re.compile(
    r"写真|[Pp]hoto|Foto|Bild|from left|v\.\s?l\.\s?n\.\s?r|左より|左から|締結式|調印式|\((?:左|右|left|right)\)"
)
_CEREMONY = re.compile(
    r"締結式|調印式|signing ceremony|ceremony|Zeremonie|Unterzeichnung", re.IGNORECASE
)
_SIGNED_BY = re.compile(
    r"(?:unterzeichnet|unterschrieben|Unterschrieben|unterschrieb|signed by|[Ss]ignatures? came from|beim Signieren|署名し)"
)


@dataclass(slots=True)
class Signing:
    """The signing of ``bond``: persons by their index, each with the place that shows it."""

    bond: Bond
    attendees: list[tuple[int, Span]] = field(default_factory=list)
    signatories: list[tuple[int, Span]] = field(default_factory=list)
    place: Mention | None = None
    held: list[Dated] = field(default_factory=list)
    evidence: Span = Span(0, 0)


def signing(found: Agreements) -> Signing | None:
    """The signing of the document's main agreement, if people were seen at it."""
    main = found.main
    if main is None or main.status != "Concluded":
        return None
    event = Signing(
        main, held=[d for d in main.signed if d.value.day is not None], evidence=main.span
    )
    for number, person in enumerate(found.people):
        for sighting in person.sightings:
            role = _part(found, sighting.segment, sighting.start)
            target = {"signatory": event.signatories, "attendee": event.attendees}.get(role)
            if target is not None and all(known != number for known, _ in target):
                target.append((number, sighting.span))
    return event if event.attendees or event.signatories else None


def _part(found: Agreements, segment: Segment, start: int) -> str:
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
    """A caption, or a line of names right under one that speaks of the ceremony."""
    text = segment.text.text
    if segment.kind == "caption" or _CAPTION.search(text):
        return True
    for index in range(segment.index - 1, max(-1, segment.index - 10), -1):
        above = found.scene.segments[index]
        if (
            len(above.text.text) < 60 and _CEREMONY.search(above.text.text)
        ) or above.marker.startswith("(from"):
            return segment.block - above.block <= 9
        if len(above.text.text) > 160:
            return False
    return False
