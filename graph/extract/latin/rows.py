"""Tables of partners in German and English: what the head says of each column, row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.calendar import DateMention, find_years
from graph.extract.bond import Bond, Dated
from graph.extract.clauses import terms
from graph.extract.latin.bodies import slot
from graph.extract.latin.moments import all_dates
from graph.extract.latin.slashed import cell_months, slashed_dates
from graph.extract.mentions import Mention, Scene
from graph.extract.register import Agreements, add_name, dated, join_parties
from graph.extract.table_columns import offsets
from graph.patterns import regex
from graph.segments import Segment

#: What the heads of columns say of their cells; the first that fits counts.
_COLUMNS = {
    "signer": r"unterzeichner|signator|sign(?:ed|ing) by|unterschrieben von|vertreten durch"
    r"|represented by|ansprech|kontakt|contact|vertreter|representative",
    "own": r"träger|federführ|zuständig|auf (?:unserer|hiesiger|deutscher|regionaler) seite"
    r"|eigene seite"
    r"|in der region|on our side|lead (?:body|partner)|(?:local|regional|our) (?:party|side"
    r"|partner|body)",
    "seat": r"^(?:(?:partner)?land|staat|country|sitz|ort|stadt|seat|city|region)$",
    "review": r"review|überprüf",
    "until": r"\bbis\b|until|expir|\bends?\b|\bende\b|laufzeit|valid|gültig|ablauf|befrist"
    "|\bterm\b",
    "renewed": r"renew|verläng|erneuer|extended",
    "from": r"in kraft(?! seit)|in force(?! since)|effective|wirksam|beginn|start|valid from"
    r"|gültig ab",
    "signed": r"unterzeichn|unterschr|sign|date|datum|seit|since|abgeschloss|conclud|jahr|year|vom"
    r"|geschlossen|abschluss|executed",
    "kind": r"\bart\b|type|instrument|vereinbarung(?!s?part)|agreement|dokument|document|kind"
    r"|\bform\b|vertrag(?!s?part|schlie)|memorand|gegenstand",
    "partner": r"partner|gegenüber|counterpart|institution|organi[sz]ation|einrichtung|\bname\b"
    r"|verband|\bvereine?\b|clusters?\b|netzwerk|\binstitut|stiftung|firma|unternehmen|network"
    r"|association|company|hochschule|universit|\bbody\b|kontrahent|with|affiliate|party|parties"
    r"|parteien|beteiligte|signator|member",
    "status": r"status|stand|state",
}
_OPEN_CELL = regex(
    r"geplant|planned|in Vorbereitung|in preparation|pending|Entwurf|draft|vorgesehen|expected"
    r"|to be signed|anstehend|under review|in Abstimmung|forthcoming|tbc|tba",
    re.IGNORECASE,
)
_DEAD = regex(
    r"negotiation|Verhandlung|in talks|abgelehnt|declined|not signed|nicht unterzeichnet"
    r"|\b[Kk]eine?n? (?:Vertrag|Vereinbarung|Abkommen|Dokument)"
    r"|\b[Nn]o (?:[a-z]+ ){0,2}(?:[Aa]greement|contract|MoU|MOU|[Mm]emorandum|paper|document)"
    r"|\bohne (?:Vertrag|Vereinbarung)|\bformlos\b|\binform(?:ell|al)\b"
)
_RENEWAL = regex(r"renewal|renewed|Verlängerung|verlängert|Erneuerung|extension", re.IGNORECASE)
_AGAIN = regex(r"(?:renewed|verlängert|erneuert|extended)(?: (?:am|on|in))? ")
_ALSO = regex(
    r"(?:auch (?:gezeichnet|unterzeichnet)|(?:also|co-)signed|mitunterzeichnet) (?:von|vom|durch"
    r"|by)"
)
#: The partner of the row above.
_SAME = regex(
    r"(?:[Ss]ame|[Dd]itto|[Dd]ito|[Ii]dem|[Dd]esgl\.|[Ww]ie oben|[Dd]erselbe|[Dd]ieselbe)\b"
)
#: Renewal of the MOU of November 2012: a remark on what an agreement renews or replaces.
_OF_FIRST = regex(
    r"(?:[Rr]enewal of|[Rr]enews|[Rr]eplaces|[Vv]erlängerung|[Ee]rneuerung|[Ee]rsetzt)"
    r" (?:the |an? |des |der |die |das |den )?"
    r"(?:[\w -]{2,40}?(?: of| from| signed in| vom| von| aus) |(?=(?:19|20)\d{2} [A-Za-z]))"
)
_BETWEEN = regex(r" ?(?:;|/|\+|&| and | und |, )(?: the | der | die )? ?")


#: The head of a column that names all parties of each row.
_ALL = regex(r"(?i)(?:the )?(?:contracting )?parties|(?:vertrags)?parteien|beteiligte|signatories")


@dataclass(slots=True)
class _Table:
    """The head of a table, and what each column is."""

    head: Segment
    columns: dict[str, int] = field(default_factory=dict)
    #: The dates of the row that is read.
    dates: list[DateMention] = field(default_factory=list)
    #: Where a row whose first two cells ran into one has the second of them, else -1.
    parted: int = -1


def table_bonds(found: Agreements, segment: Segment, owner: Mention | None) -> Iterator[Bond]:
    """The agreements that a row of a table of partners stands for."""
    table = _table(found.scene, segment)
    if table is None or _DEAD.search(segment.text.text):
        return
    partners = _partners(found, segment, table)
    span = _span(segment, table, "own")
    mine = cell_bodies(found.scene, segment, *span) if span and span[1] - span[0] > 2 else []
    mine = mine or ([owner] if owner is not None else [])
    partners = [m for m in partners if m.entity < 0 or m.entity not in {o.entity for o in mine}]
    all_named = _ALL.fullmatch(table.head.cells[table.columns["partner"]].text.strip())
    if all_named and len(partners) >= 2:
        mine = []  # each row names both sides
    elif not partners or not mine:
        return
    bond = Bond(segment, 0, len(segment.text.text))
    join_parties(found, bond, [*mine, *partners, *_also(found, segment)])
    for term in terms(segment)[:1]:
        bond.kinds = [term.kind] * bool(term.kind)
        add_name(bond, segment, term)
    signed = _dates(segment, table, "signed")
    if not signed and not bond.names:
        return
    bond.signed = [dated(segment, d) for d in signed[:1]]
    bond.valid_until = [dated(segment, d) for d in _dates(segment, table, "until")[:1]]
    bond.valid_from = [dated(segment, d) for d in _dates(segment, table, "from")[:1]]
    if _IN_FORCE.search(_head_of(table, "signed")):
        bond.valid_from = list(bond.signed)
    bond.renewal = _RENEWAL.search(_cell(segment, table, "kind")) is not None
    pending = segment.text.text if not signed else _cell(segment, table, "signed")
    if _OPEN_CELL.search(pending):
        bond.status = "Planned"
        bond.signed = _expected(segment, table)
    yield bond
    yield from _renewals(segment, table, bond, signed)


def _expected(segment: Segment, table: _Table) -> list[Dated]:
    """The date that a remark names for a signing to come."""
    until = {d.start for d in _dates(segment, table, "until")}
    rest = [d for d in table.dates if d.start not in until]
    return [dated(segment, d) for d in rest[:1]]


def _renewals(
    segment: Segment, table: _Table, bond: Bond, signed: list[DateMention]
) -> Iterator[Bond]:
    """verlängert am D und am D: each date is a renewal."""
    text = segment.text.text
    dates = _dates(segment, table, "renewed")
    first = _OF_FIRST.search(text)
    years = [*table.dates, *find_years(text)]
    origin = [d for d in years if first and d.start == first.end() and d not in signed]
    if origin:
        bond.renewal = True
        older = Bond(segment, 0, len(text), kinds=list(bond.kinds), earlier=True)
        older.parties, older.names = dict(bond.parties), list(bond.names)
        older.signed = [dated(segment, origin[0])]
        yield older
    for match in _AGAIN.finditer(text):
        end = match.end()
        for date in table.dates:
            if date.start >= end and re.fullmatch(
                r"(?:,? ?(?:und|and|,)? ?(?:am|on|in)? ?)?", text[end : date.start]
            ):
                dates.append(date)
                end = date.end
    for date in dates:
        if date in signed[:1]:
            continue
        again = Bond(segment, 0, len(text), kinds=list(bond.kinds), renewal=True)
        again.parties, again.names = dict(bond.parties), list(bond.names)
        again.signed = [dated(segment, date)]
        yield again


def _table(scene: Scene, segment: Segment) -> _Table | None:
    """The table that ``segment`` is a row of, by the first row of its block."""
    if segment.kind != "row":
        return None
    head = segment
    for index in range(segment.index - 1, -1, -1):
        above = scene.segments[index]
        if above.kind != "row" or above.block != segment.block:
            break
        head = above
    if head is segment:
        return None
    table = _Table(head)
    for position, cell in enumerate(head.cells):
        for what, pattern in _COLUMNS.items():
            if what not in table.columns and re.search(pattern, cell.text, re.IGNORECASE):
                table.columns[what] = position
                break
    if "partner" not in table.columns and "signer" in table.columns:
        table.columns["partner"] = table.columns["signer"]
    text = segment.text.text
    # A row with a foreign name may look like another language: its dates are the document's.
    dates = [*all_dates(text, scene.language), *slashed_dates(scene, text)]
    told = {d.start for d in dates}
    dates += [d for d in cell_months(segment) if d.start not in told]
    table.dates = sorted(dates, key=lambda d: d.start)
    table.parted = _run_together(segment, table)
    wanted = "partner" in table.columns and len(table.columns) >= 2
    return table if wanted else None


def is_head(scene: Scene, segment: Segment) -> bool:
    """Whether a row is the head of a table: what its cells say is about those below them."""
    below = segment.index + 1
    if segment.kind != "row" or below >= len(scene.segments):
        return False
    following = scene.segments[below]
    return (
        following.block == segment.block
        and _is_first(scene, segment)
        and (_table(scene, following) is not None)
    )


def _is_first(scene: Scene, segment: Segment) -> bool:
    above = scene.segments[segment.index - 1] if segment.index else None
    return above is None or above.kind != "row" or above.block != segment.block


def _run_together(segment: Segment, table: _Table) -> int:
    """Delta Institute, Wye Foundation, Research agreement: a full first cell, and the next one."""
    if len(segment.cells) != len(table.head.cells) - 1 or table.columns.get("partner") != 0:
        return -1
    start, end = offsets(segment, segment.cells[0]) or (0, 0)
    here = [t for t in terms(segment) if start <= t.start and t.end == end]
    comma = segment.text.text.rfind(", ", start, here[0].start) if here else -1
    return comma + 2 if comma > 0 else -1


def _span(segment: Segment, table: _Table, what: str) -> tuple[int, int] | None:
    position = table.columns.get(what, -1)
    position -= table.parted >= 0 and position > 0
    if not 0 <= position < len(segment.cells):
        return None
    return offsets(segment, segment.cells[position])


def _cell(segment: Segment, table: _Table, what: str) -> str:
    span = _span(segment, table, what)
    return segment.text.text[span[0] : span[1]] if span else ""


#: In force since: the day that stands for the signing where no other is told.
_IN_FORCE = regex(r"(?i)in force|in kraft|effective|wirksam")


def _head_of(table: _Table, what: str) -> str:
    position = table.columns.get(what, -1)
    return table.head.cells[position].text if position >= 0 else ""


def _dates(segment: Segment, table: _Table, what: str) -> list[DateMention]:
    span = _span(segment, table, what)
    return [d for d in table.dates if span and span[0] <= d.start < span[1]]


def _partners(found: Agreements, segment: Segment, table: _Table) -> list[Mention]:
    """The bodies of the partner's cell: known ones, else what the cell says."""
    span = _span(segment, table, "partner")
    above = found.scene.segments[segment.index - 1]
    if span and _SAME.match(segment.text.text, span[0]) and above.kind == "row":
        return _partners(found, above, table) if above is not table.head else []
    if span is None:
        return []
    start, end = span
    end = table.parted if table.parted >= 0 else end
    cell = segment.text.text[start:end].rstrip()
    if "seat" in table.columns and _OF_COLLEGE.search(cell):
        # Institute of Wye, Ilm College: where it is has a column of its own.
        whole = _widened(found.scene, segment, start, start + len(cell))
        return [whole] if whole is not None else []
    bodies = cell_bodies(found.scene, segment, start, start + len(cell.rstrip(",;")))
    if cell.endswith((",", ";")):
        # The list goes on in a line of its own below the row.
        last = offsets(segment, segment.cells[-1])
        rest = last[1] + 1 if last else len(segment.text.text)
        if rest < len(segment.text.text):
            bodies += cell_bodies(found.scene, segment, rest, len(segment.text.text))
    return bodies


#: …, Ilm College: a part that is named behind the whole, and agrees for itself.
_OF_COLLEGE = regex(r"^[^,;]+, [A-ZÄÖÜ]\w+ (?:College|Campus|Branch|School|Faculty|Hospital)$")


def cell_bodies(scene: Scene, segment: Segment, start: int, end: int) -> list[Mention]:
    """The bodies that a cell, or the head of an entry, names, one after another."""
    text = segment.text.text
    stop = re.search(r" ?[(\[]", text[start:end])
    end = start + stop.start() if stop else end
    end = _before_seat(scene, segment, start, end)
    inside = [
        m
        for m in scene.of(segment, "organization", "facility", "cluster")
        if start <= m.start and m.end <= end and not m.pointing
    ]
    if inside and inside[0].start == start and inside[-1].end == end:
        return _as_bodies(inside)
    found: list[Mention] = []
    position = start
    while position < end:
        known = next((m for m in inside if m.start == position), None)
        gap = _BETWEEN.search(text, known.end if known else position, end)
        upto = gap.start() if gap else end
        name = text[position:upto].strip()
        if known is not None and known.end == upto:
            found.append(known)
        elif (
            len(name) >= 3
            and name[0].isupper()
            and not re.search(r"\d{3}", name)
            and not _NUMBERED_PART.fullmatch(name)
        ):
            wider = _widened(scene, segment, position, position + len(name))
            found.extend([wider] if wider else [])
        position = gap.end() if gap else end
    return _as_bodies(found)


#: Stadt X, MA 99; Land Y, Referat 42: a part of a body by its number.
_NUMBERED_PART = regex(r"(?:[A-ZÄÖÜ]{1,4}|\w*(?:[Aa]bteilung|[Rr]eferat|[Dd]ezernat|Amt)) ?\d+\w?")


def _before_seat(scene: Scene, segment: Segment, start: int, end: int) -> int:
    """Delta Technopark, Ulm: a single word after a comma is where the body is."""
    seat = re.search(
        r", (?:Republic of |USA$|UK$)?([A-ZÄÖÜ][\w.-]+)$", segment.text.text[start:end]
    )
    if seat is None or re.search(r"[a-z][A-Z]|^[A-Z]{3,}$", seat[1]):
        return end
    place = start + seat.start() + 2
    body = any(
        m.start == place
        for m in scene.of(segment, "organization")
        if m.end - m.start > len(seat[1])
    )
    return end if body else start + seat.start()


def _widened(scene: Scene, segment: Segment, start: int, end: int) -> Mention | None:
    """A name that fills a cell; what was seen as a part of it gives way."""
    over = [m for m in scene.of(segment) if m.start < end and start < m.end]
    if over and all(start <= m.start and m.end <= end for m in over):
        first = over[0]
        for other in over[1:]:
            scene.mentions[segment.index].remove(other)
        if (first.start, first.end) != (start, end):
            first.category, first.types, first.record = "organization", (), None
            first.start, first.end, first.entity = start, end, -1
        return first
    return slot(scene, segment, start, end)


def _as_bodies(mentions: list[Mention]) -> list[Mention]:
    """Facilities and clusters that have agreements are bodies too."""
    bodies = []
    for mention in mentions:
        if mention.category == "organization":
            bodies.append(mention)
        else:
            types = ("ClusterOrganization",) if mention.category == "cluster" else ()
            twin = Mention(mention.segment, mention.start, mention.end, "organization", types)
            bodies.append(twin)
    return bodies


def _also(found: Agreements, segment: Segment) -> list[Mention]:
    """auch gezeichnet vom X: one party more."""
    match = _ALSO.search(segment.text.text)
    if match is None:
        return []
    after = [m for m in found.scene.of(segment, "organization") if m.start >= match.end()]
    return after[:1]
