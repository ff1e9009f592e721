"""The day that the head of a text, a label or signatures give: no sentence tells of it."""

from __future__ import annotations

import re

from graph.calendar import find_dates
from graph.extract.bond import Dated
from graph.extract.mentions import Scene
from graph.extract.register import dated
from graph.once import once
from graph.patterns import regex

_INVITES = regex(
    # Each begins with a letter that is plain, so that no other letter of a text is tried.
    r"Einladung(?<!einer Einladung)(?<!der Einladung)(?<![aA]uf Einladung)(?<!ihrer Einladung)"
    r"(?<!seiner Einladung)(?! (?:von|des|der) )|EINLADUNG|E I N L A D U N G"
    r"|Läd(?:t|en) Sie |läd(?:t|en) Sie |laden (?:wir )?Sie |Invitation|invitation|INVITATION"
    r"|cordially invite|invites? you|You are invited|Save the [Dd]ate|save the [Dd]ate"
    r"|SAVE THE DATE|request the pleasure|like you to be there"
    r"|Join us (?:when|for|on|at)\b|join us (?:when|for|on|at)\b|to be held$"
)


@once
def is_invitation(scene: Scene) -> bool:
    """Whether the text invites to what is still to come."""
    head = " ".join(segment.text.text for segment in scene.segments[:6])
    return _INVITES.search(head) is not None


def event_day(scene: Scene) -> list[Dated]:
    """The day of the event that a text invites to: that with an hour, else the first full date."""
    head = [
        (segment, date)
        for segment in scene.segments[:8]
        for date in find_dates(segment.text.text, segment.language)
        if date.date.day is not None and date.date.month is not None
    ]
    timed = [(s, d) for s, d in head if _AT_HOUR.match(s.text.text, d.end)]
    return [dated(*one) for one in (timed or head)[:1]]


#: Freitag, 2. Juni 2023, 11.00 Uhr; on 3 May at 10 am.
_AT_HOUR = regex(
    r",? (?:um |ab |von |at |from )?\d{1,2}(?:[.:]\d{2})?(?: ?(?:bis|[–-]"
    r"|to) ?\d{1,2}(?:[.:]\d{2})?)?"
    r" ?(?:Uhr\b|h\b|[ap]\.?m\b)"
)


_LABELLED = regex(
    r"(?:Date(?: and place)? (?:of )?(?:signature|signing|conclusion)|Signed(?: on)?|Signing date"
    r"|Concluded(?: on)?"
    r"|Tag der Unterzeichnung|Datum der Unterzeichnung|Unterzeichnet(?: am)?|Unterzeichnung"
    r"|[Uu]nterfertigt|[Uu]nterschrieben|[Gg]ezeichnet|[Gg]eschlossen"
    r"|(?:[Uu]nterzeichnet|[Gg]eschlossen|[Uu]nterschrieben|[Uu]nterfertigt|(?:So g|G)eschehen"
    r"|Ausgefertigt|Signed|Done|Concluded)"
    r" (?:in|at|zu) [A-ZÄÖÜ][\w ]{2,30}?(?: \([^()]{2,30}\))?"
    r"|Abschluss|Abgeschlossen am|Datum des Abschlusses)(?: am| on)?:? (?:\w+, (?:the |den )?)?$"
)


#: Beside such a label the day is that of the signing: Place: …; Signed by: ….
_OF_SIGNING = regex(
    r"(?:Signed by|Signator(?:y|ies)|Signers?|Place of signing|Unterzeichnet (?:von|durch)"
    r"|Unterzeichner(?:in|innen)?|Unterzeichnende)\b[^:]{0,20}:"
)
_PLAIN = regex(r"(?:Date|Day|Datum|Tag|Date and (?:place|time)|Datum und Ort) ?: ?(?:\w+, )?$")


def _is_of_signing(scene: Scene, index: int) -> bool:
    """Whether the lines beside one with a day say who signed, or where."""
    beside = scene.segments[max(0, index - 4) : index + 5]
    return any(_OF_SIGNING.match(line.text.text) for line in beside)


def labelled_day(scene: Scene) -> list[Dated]:
    """Date of signature: Thursday, 3 May 2021: the day that a label of a notice gives."""
    for segment in scene.segments:
        text = segment.text.text
        if len(text) > 120:
            continue
        for date in find_dates(text, segment.language)[:1]:
            if date.date.year is None:
                continue
            label = text[: date.start]
            if _LABELLED.fullmatch(label) or (
                _PLAIN.fullmatch(label) and _is_of_signing(scene, segment.index)
            ):
                return [dated(segment, date)]
    return []


def signature_dates(scene: Scene) -> list[Dated]:
    """The last of the dates beside signatures: Date: 4 December 2025; Ulm, den 3. Mai 2021."""
    found: list[Dated] = []
    for segment in scene.segments[len(scene.segments) // 3 :]:
        text = segment.text.text
        for date in find_dates(text, segment.language):
            label = re.search(
                r"(?:Date|Datum|Ort, Datum|Place(?: and|,) date|Dated?"
                r"|Signed(?: at \w+)?(?: on)?|, den|, the)"
                r"[::,]? ?$|^[A-ZÄÖÜ]\w+(?: \(\w+\))?, $",
                text[: date.start],
            )
            if label and len(text) < 120 and date.date.day is not None:
                found.append(dated(segment, date))
    full = [d for d in found if d.value.year is not None]
    return [max(full, key=lambda d: d.value.earliest())] if full else []
