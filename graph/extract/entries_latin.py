"""Agreements written without a sentence: contracts' first pages, entries of lists, rows of tables.

A contract names its parties line by line between its title and its first
article. Under a heading about agreements or partners, each entry names a
partner, mostly with the kind of agreement and dates.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from graph.calendar import DateMention
from graph.extract.bodies_latin import slot
from graph.extract.bond import Bond
from graph.extract.clauses import terms
from graph.extract.mentions import Mention
from graph.extract.moments_latin import all_dates
from graph.extract.names_latin import CAP
from graph.extract.register import Agreements, add_name, dated, join_parties
from graph.segments import Segment

_BETWEEN = re.compile(r"(?:zwischen|between|by and between|by and among|made between)[:,]?", re.I)
_BODY_OF_TEXT = re.compile(
    r"§|Art(?:ikel|icle)|Präambel|Preamble|WHEREAS|Whereas|1[.)]? |Section 1"
)
_ABOUT = re.compile(
    r"[Aa]greements?|[Aa]bkommen|[Vv]ereinbarung|[Vv]erträge|MoUs?\b|[Mm]emorand|[Pp]artner(?:s\b"
    r"|schaft|hochschul"
    r"|einrichtung|institution|liste|übersicht|tabelle|organisation|\b)|[Pp]artnerships?"
    r"|[Kk]ooperation|[Cc]ooperation"
    r"|[Cc]ollaboration",
)
_PLANNED = re.compile(r"geplant|planned|in Vorbereitung|in preparation|pending|vorgesehen|expected")
_ENDING = re.compile(
    r"(?:gültig bis|bis|expires?|until|valid (?:to|until)|ends?|Laufzeit bis|endet"
    r"|through|-|–)[:]? ?$",
    re.IGNORECASE,
)
_RENEWED = re.compile(
    r"(?:renewed|verlängert|erneuert|extended)(?: am| on| in)?[: ]*$", re.IGNORECASE
)


_OPEN = re.compile(
    r"negotiation|Verhandlung|in talks|abgelehnt|declined|expired without|not signed"
)
_RUN = rf"{CAP}(?: (?:(?:of|for|für|&|de|der|du) )?{CAP})+"
_FIRST_NAME = re.compile(rf"(?P<name>{_RUN})(?= [–—-] |, |: | \(| \| )")
_OF = re.compile(rf"(?:of|der|des|von) (?:the )?(?P<name>{_RUN})")


def preamble(found: Agreements, segment: Segment) -> Iterator[Bond]:
    """zwischen / der X / und / der Y: the parties of a contract, each on lines of its own."""
    if not _BETWEEN.fullmatch(segment.text.text.strip()):
        return
    title = next(
        (
            found.scene.segments[i]
            for i in range(segment.index - 1, max(-1, segment.index - 6), -1)
            if terms(found.scene.segments[i])
        ),
        None,
    )
    parties: list[Mention] = []
    for line in found.scene.segments[segment.index + 1 : segment.index + 40]:
        if _BODY_OF_TEXT.match(line.marker or line.text.text):
            break
        bodies = found.scene.of(line, "organization")
        first = re.match(
            r"(?:\(?\d\)? )?(?:[Dd]er|[Dd]ie|[Dd]em|[Dd]as|[Tt]he|und|and)?(?: der| dem| the)? ?",
            line.text.text,
        )
        start = first.end() if first else 0
        if bodies and bodies[0].start <= start and "OrganizationalUnit" not in bodies[0].types:
            parties.append(bodies[0])
    if title is None or len({m.entity for m in parties}) < 2:
        return
    term = terms(title)[0]
    bond = Bond(title, 0, len(title.text.text), kinds=[term.kind] * bool(term.kind))
    add_name(bond, title, term)
    join_parties(found, bond, parties)
    yield bond


def entry(found: Agreements, segment: Segment) -> Iterator[Bond]:
    """A line under a heading about agreements that begins with a partner's name."""
    text = segment.text.text
    if len(text) > 200 or segment.index == 0 or re.search(r"[a-zäöü]{3,}[.!?]$", text):
        return
    heading = _heading(found, segment)
    owner = _owner(found, heading) if heading is not None else None
    if heading is None or owner is None:
        return
    whole = [
        m
        for m in found.scene.of(segment, "organization")
        if "OrganizationalUnit" not in m.types and m.entity != owner.entity
    ]
    if _OPEN.search(text):
        return
    if not whole and (terms(segment) or all_dates(text, segment.language)):
        first = _FIRST_NAME.match(text)
        body = slot(found.scene, segment, *first.span("name")) if first else None
        whole = [body] if body is not None else []
    head = text[: whole[0].start] if whole else ""
    if not whole or len(re.sub(r"[\d\W_]", "", head)) > 12:
        return
    dates = all_dates(text, segment.language)
    named = terms(segment)
    if not dates and not named:
        return
    yield from _entered(found, segment, [owner, whole[0]], dates)


def _entered(
    found: Agreements, segment: Segment, parties: list[Mention], dates: list[DateMention]
) -> Iterator[Bond]:
    text = segment.text.text
    columns = _columns(found, segment)
    named = terms(segment)
    bond = Bond(segment, 0, len(text))
    if _PLANNED.search(text):
        bond.status = "Planned"
    for term in named[:1]:
        bond.kinds = [term.kind] * bool(term.kind)
        add_name(bond, segment, term)
    join_parties(found, bond, parties)
    renewed: list[DateMention] = []
    for date in dates:
        column = columns(date.start)
        if _ENDING.search(text[: date.start]) or re.search(r"bis|until|expir|ends", column):
            bond.valid_until.append(dated(segment, date))
        elif _RENEWED.search(text[: date.start]) or re.search(r"renew|verläng|erneuer", column):
            renewed.append(date)
        elif not bond.signed:
            bond.signed.append(dated(segment, date))
    yield bond
    for date in renewed:
        again = Bond(segment, 0, len(text), kinds=list(bond.kinds), renewal=True)
        again.parties, again.names = dict(bond.parties), list(bond.names)
        again.signed = [dated(segment, date)]
        yield again


def _columns(found: Agreements, segment: Segment) -> Callable[[int], str]:
    """What the table's head says of the cell that an offset of the row lies in."""
    if segment.kind != "row":
        return lambda start: ""
    head = segment
    for index in range(segment.index - 1, -1, -1):
        above = found.scene.segments[index]
        if above.kind != "row" or above.block != segment.block:
            break
        head = above
    labels = [cell.text for cell in head.cells] if head is not segment else []
    text = segment.text.text
    mark = "\t" if "\t" in text else "|"

    def label(start: int) -> str:
        number = text[:start].count(mark) - text.startswith(mark)
        return labels[number] if 0 <= number < len(labels) else ""

    return label


def _heading(found: Agreements, segment: Segment) -> Segment | None:
    """The nearest heading, or short line with no date or body of its own, about agreements."""
    if segment.heading >= 0:
        above = found.scene.segments[segment.heading]
        if _ABOUT.search(above.text.text):
            return above
    for index in range(segment.index - 1, max(-1, segment.index - 40), -1):
        above = found.scene.segments[index]
        if above.kind in ("item", "row") or above.block == segment.block:
            continue
        text = above.text.text
        if len(text) < 110 and _ABOUT.search(text):
            return above
        if len(text) > 160:
            return None
    title = found.scene.segments[0]
    return title if len(title.text.text) < 110 and _ABOUT.search(title.text.text) else None


def _as_body(cluster: Mention) -> Mention | None:
    """A cluster that has partners is an organisation, unless it is known to be a place only."""
    if cluster.record is not None:
        return None
    types = ("ClusterOrganization",)
    return Mention(cluster.segment, cluster.start, cluster.end, "organization", types)


def _owner(found: Agreements, heading: Segment) -> Mention | None:
    """Whose partners they are: the body that the heading, or the lines before it, names alone."""
    for segment in (heading, *found.scene.segments[: heading.index + 3]):
        if segment.kind in ("row", "item"):
            continue
        bodies = found.scene.of(segment, "organization", "cluster")
        entities = {m.entity for m in bodies if "OrganizationalUnit" not in m.types}
        if len(entities) == 1:
            mention = next(m for m in bodies if m.entity in entities)
            return mention if mention.category == "organization" else _as_body(mention)
        if entities:
            return None
    named = _OF.search(heading.text.text)
    return slot(found.scene, heading, *named.span("name")) if named else None
