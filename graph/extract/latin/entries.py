"""Agreements written without a sentence: contracts' first pages, entries of lists, rows of tables.

A contract names its parties line by line between its title and its first
article. Under a heading about agreements or partners, each entry names a
partner, mostly with the kind of agreement and dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.calendar import DateMention, find_years
from graph.extract.bond import Bond, Dated
from graph.extract.clauses import term_pattern, terms, verb
from graph.extract.latin.bodies import slot
from graph.extract.latin.moments import all_dates
from graph.extract.latin.owner import contracting, owner
from graph.extract.latin.rows import cell_bodies, table_bonds
from graph.extract.latin.shown_days import event_day, is_invitation
from graph.extract.latin.slashed import slashed_dates
from graph.extract.latin.words import CAP, is_generic
from graph.extract.mentions import Mention
from graph.extract.register import Agreements, add_name, dated, distinct, join_parties
from graph.patterns import regex
from graph.segments import Segment

_BETWEEN = regex(r"(?:zwischen|between|by and between|by and among|made between)[:,]?", re.I)
#: … at the renewal of the memorandum between: whose names the lines below are.
_BETWEEN_LAST = regex(r"\b(?:between|of the parties):?$")
_BODY_OF_TEXT = regex(r"§|Art(?:ikel|icle)|Präambel|Preamble|WHEREAS|Whereas|1[.)]? |Section 1")
_ABOUT = regex(
    r"[Aa]greements?|[Aa]bkommen|[Vv]ereinbarung|[Vv]erträge|MoUs?\b|[Mm]emorand|[Pp]artner(?:s\b"
    r"|schaft|hochschul"
    r"|einrichtung|institution|liste|übersicht|tabelle|organisation|\b)|[Pp]artnerships?"
    r"|[Kk]ooperation|[Cc]ooperation"
    r"|[Cc]ollaboration",
)
_PLANNED = regex(
    r"geplant|planned|in draft|Entwurf|in Vorbereitung|in preparation|pending|vorgesehen|expected"
)
_ENDING = regex(
    r"(?:gültig bis|bis|expire[sd]?|until|valid (?:to|until)|end(?:s|ed)?|Laufzeit bis|endet"
    r"|through|-|–)(?: on| am)?[:]? ?$",
    re.IGNORECASE,
)
_RENEWED = regex(
    r"(?:renewed|verlängert|erneuert|extended|Neufassung|neu gefasst|amended)(?: am| on| in| vom"
    r"| of)?[: ]*$",
    re.IGNORECASE,
)


#: erneuert am D und am D
_AND_AGAIN = regex(r",? (?:und|and|sowie)(?: erneut)?(?: am| on| in| im)? |, (?:am |on |in )?")
#: 2021 um drei Jahre verlängert; in 2021 renewed.
_RENEWED_THEN = regex(
    r" (?:um [^,;]{3,25} |für [^,;]{3,25} )?(?:renewed|extended|verlängert|erneuert)\b"
)
_OPEN = regex(r"negotiation|Verhandlung|in talks|abgelehnt|declined|expired without|not signed")
_RUN = rf"{CAP}(?: (?:(?:of|for|für|&|de|der|du) )?{CAP})+"
_OF = regex(rf"(?:of|der|des|von) (?:the )?(?P<name>{_RUN})")


#: X, Ulm; X, Hauptstraße 3, 89073 Ulm: where a party has its seat.
_SEAT = regex(
    r", [A-ZÄÖÜ]\w+(?: [A-Z]\w+)?$|, (?=[^,]*\d)[^,]{3,40}(?:, |$)|, [^,]{3,30}, [A-Z]\w+$"
)


def preamble(found: Agreements, segment: Segment) -> Iterator[Bond]:
    """zwischen / der X / und / der Y: the parties of a contract, each on lines of its own."""
    ends = segment.language == "en" and _BETWEEN_LAST.search(segment.text.text) is not None
    if not ends and not _BETWEEN.fullmatch(segment.text.text.strip()):
        return
    title = (
        segment
        if ends and terms(segment)
        else next(
            (
                found.scene.segments[i]
                for i in range(segment.index - 1, max(-1, segment.index - 6), -1)
                if terms(found.scene.segments[i])
            ),
            None,
        )
    )
    parties: list[Mention] = []
    joined = False
    block = segment.block
    for line in found.scene.segments[segment.index + 1 : segment.index + 40]:
        if ends and block == segment.block:
            block = line.block  # the parties stand in lines of the paragraph below
        if ends and line.block != block:
            break
        if _BODY_OF_TEXT.match(line.marker or line.text.text):
            break
        bodies = found.scene.of(line, "organization")
        first = re.match(
            r"(?:\(?\d\)? )?(?:[Dd]er|[Dd]ie|[Dd]em|[Dd]as|[Tt]he|und|and)?(?: der| dem| the)? ?",
            line.text.text,
        )
        start = first.end() if first else 0
        if re.fullmatch(
            r"(?:und|and|sowie|as well as)[,:]?", line.text.text.strip(), re.IGNORECASE
        ):
            joined = True
            continue
        alone = line.block == block and len(line.text.text) < 90
        if alone and (not parties or joined) and line.text.text[start : start + 1].isupper():
            # A line of its own between ‘zwischen’ and ‘und’ is the name of a party.
            seat = _SEAT.search(line.text.text)
            stop = seat.start() if seat else len(line.text.text)
            parties.extend(_whole_line(found, line, start, stop))
            joined = False
        elif bodies and bodies[0].start <= start and "OrganizationalUnit" not in bodies[0].types:
            parties.append(bodies[0])
    if title is None or len(distinct(found, parties)) < 2:
        return
    term = terms(title)[0]
    bond = Bond(title, 0, len(title.text.text), kinds=[term.kind] * bool(term.kind))
    if is_invitation(found.scene):
        bond.status, bond.signed = "Planned", event_day(found.scene)
    bond.renewal = ends and verb("renew", "en").search(title.text.text) is not None
    add_name(bond, title, term)
    join_parties(found, bond, parties)
    yield bond


_SENTENCE_LAST = regex(r"[a-zäöü]{3,}[.!?]$")


def _whole_line(found: Agreements, line: Segment, start: int, stop: int) -> list[Mention]:
    """The body whose name a line is; what was seen as a part of it gives way."""
    name = line.text.text[start:stop]
    cut = re.search(r" ?[(\[]", name)
    stop = start + cut.start() if cut else stop
    exact = [m for m in found.scene.of(line) if (m.start, m.end) == (start, stop)]
    if exact and exact[0].category == "organization":
        exact[0].types = tuple(t for t in exact[0].types if t != "OrganizationalUnit")
        return exact[:1]
    over = [m for m in found.scene.of(line) if m.start < stop and start < m.end]
    if any(m.record is not None for m in over if m.category != "place"):
        return [m for m in over if m.category == "organization"][:1]
    for mention in over:
        found.scene.mentions[line.index].remove(mention)
    body = slot(found.scene, line, start, stop)
    return [body] if body is not None else []


#: (i) Vantiscope Ltd. Agreement of 2020. …: an item that begins with the partner's name alone.
_NAME_FIRST = regex(
    rf"{CAP}(?: (?:(?:of|for|and|the|and the|&) )?{CAP}){{0,9}}\. (?=[A-Z])(?![^.]{{0,40}}\?)"
)


def entry(found: Agreements, segment: Segment) -> Iterator[Bond]:
    """A line of a list of agreements or partners that begins with a partner's name."""
    text = segment.text.text
    headed = segment.kind == "item" and _NAME_FIRST.match(text) is not None
    if (
        len(text) > (450 if headed else 220)
        or segment.index == 0
        or (_SENTENCE_LAST.search(text) and not headed)
    ):
        return
    heading = _heading(found, segment)
    own = contracting(found.scene)
    if own is None and heading is not None:
        own = _owner(found, heading)
    own = own or owner(found.scene)
    if _STATE.match(text):
        return
    if segment.kind == "row":
        yield from table_bonds(found, segment, as_body(own) if own else None)
        return
    listed = heading is not None or (segment.kind == "item" and terms(segment))
    if not listed or own is None or _OPEN.search(text):
        return
    dates, named = all_dates(text, segment.language), terms(segment)
    dates = sorted([*dates, *slashed_dates(found.scene, text)], key=lambda d: d.start)
    if not (dates or named) or re.match(r"\d", text) or (_ASKS.search(text) and not headed):
        return
    partners = [m for m in _leading(found, segment) if m.entity < 0 or m.entity != own.entity]
    if partners:
        yield from _entered(found, segment, [as_body(own) or own, *partners], dates)


#: Stand 31.12.2022, …: how new a list is.
_STATE = regex(
    r"(?:Stand|As (?:of|at)|Status|Updated|Last updated|Version)\b:? ?(?:\d|[A-Z]\w+ \d)"
)
_ASKS = regex(r"\?$|\b(?:is|are|was|were|will|has|have|ist|sind|wird|wurden?|hat|haben) ")
_HEAD = regex(
    rf"(?P<name>{CAP}(?: (?:(?:of|for|für|&|de|der|du|the) )?{CAP})+)(?= [–—-] |, |: | \(|; )"
)


#: 4. Coined (Wyeland) – …: in a numbered list a single word may be a name.
_ONE_WORD = regex(rf"(?P<name>{CAP})(?=(?: \([^()]*\))? [–—-] )")


def _leading(found: Agreements, segment: Segment) -> list[Mention]:
    """The body, or the bodies joined by ‘and’, with which a line begins."""
    text = segment.text.text
    bodies = [
        m
        for m in found.scene.of(segment, "organization", "cluster", "facility")
        if "OrganizationalUnit" not in m.types
    ]
    head = text[: bodies[0].start] if bodies else text
    if bodies and len(re.sub(r"[\d\W_]", "", head)) <= 12:
        last = bodies[0]
        for other in bodies[1:]:
            if not re.fullmatch(
                r"(?: \([^()]*\))?(?:,? (?:and|und|sowie) (?:the |der |die |das )?|; | \+ | / )",
                text[last.end : other.start],
            ):
                break
            last = other
        joined = re.match(rf",? (?:and|und|sowie) (?={CAP})", text[last.end :])
        if last is bodies[0] and not joined and bodies[0].category == "organization":
            return [bodies[0]]
        end = last.end
        if joined and (run := re.match(rf"{CAP}(?: {CAP})*", text[last.end + joined.end() :])):
            end = last.end + joined.end() + run.end()
        return cell_bodies(found.scene, segment, bodies[0].start, end)
    first = _HEAD.match(text) or (_ONE_WORD.match(text) if segment.marker else None)
    if (
        first is None
        or is_generic(first["name"])
        or term_pattern(segment.language).search(first["name"])
    ):
        return []
    return cell_bodies(found.scene, segment, *first.span("name"))


def _year_of(found: Agreements, segment: Segment) -> Dated | None:
    """The year that a line of its own gives to the entries under it."""
    for index in range(segment.index - 1, max(-1, segment.index - 30), -1):
        above = found.scene.segments[index]
        if re.fullmatch(r"(?:19|20)\d{2}:?", above.text.text):
            return dated(above, find_years(above.text.text)[0])
    return None


def _entered(
    found: Agreements, segment: Segment, parties: list[Mention], dates: list[DateMention]
) -> Iterator[Bond]:
    text = segment.text.text
    named = terms(segment)
    bond = Bond(segment, 0, len(text))
    if _PLANNED.search(text):
        bond.status = "Planned"
    for term in named[:1]:
        bond.kinds = [term.kind] * bool(term.kind)
        add_name(bond, segment, term)
    join_parties(found, bond, parties)
    renewed: list[DateMention] = []
    for before, date in zip([None, *dates], dates, strict=False):
        if before in renewed and _AND_AGAIN.fullmatch(text[before.end : date.start]):
            renewed.append(date)
        elif _ENDING.search(text[: date.start]):
            bond.valid_until.append(dated(segment, date))
        elif _RENEWED.search(text[: date.start]) or _RENEWED_THEN.match(text, date.end):
            renewed.append(date)
        elif not bond.signed:
            bond.signed.append(dated(segment, date))
    year = _year_of(found, segment)
    if year is not None and not renewed:
        bond.signed = [
            Dated(d.value.refine(year.value) if d.value.year is None else d.value, d.span)
            for d in bond.signed
        ] or ([year] if bond.status == "Concluded" else [])
    if (not bond.signed and len(renewed) == 1) or (
        re.search(r"\brenewed\b|verlängert", text) and not renewed
    ):
        bond.renewal = True
        bond.signed = bond.signed or [dated(segment, d) for d in renewed]
        renewed = []
    yield bond
    for date in renewed:
        again = Bond(segment, 0, len(text), kinds=list(bond.kinds), renewal=True)
        again.parties, again.names = dict(bond.parties), list(bond.names)
        again.signed = [dated(segment, date)]
        yield again


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


def as_body(cluster: Mention) -> Mention | None:
    """A cluster that has partners is an organisation, unless it is known to be a place only."""
    if cluster.category == "organization":
        return cluster
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
        # Agreements held by Wye Science Park: a place that has partners is a body.
        bodies = bodies or found.scene.of(segment, "facility")
        entities = {m.entity for m in bodies if "OrganizationalUnit" not in m.types}
        if len(entities) == 1:
            mention = next(m for m in bodies if m.entity in entities)
            return mention if mention.category == "organization" else as_body(mention)
        if entities:
            return None
    named = _OF.search(heading.text.text)
    return slot(found.scene, heading, *named.span("name")) if named else None
