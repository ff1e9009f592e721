"""Lists of signatories: a title, a label, and the bodies that signed, one on each line.

BODY — N. N., role — date; or the body on a line of its own and its people under it.
"""

from __future__ import annotations

import re

from graph.calendar import DateMention, find_dates
from graph.extract.bond import Bond
from graph.extract.clauses import terms, within
from graph.extract.latin.articles import SIGNED_FOR
from graph.extract.latin.persons import TITLE, TITLES, is_name
from graph.extract.latin.roles import role_pattern
from graph.extract.latin.rows import cell_bodies
from graph.extract.latin.shown_days import is_invitation, labelled_day
from graph.extract.latin.words import CAP, LEGAL, is_generic
from graph.extract.mentions import Mention
from graph.extract.register import Agreements, add_name, dated, join_parties
from graph.extract.table_columns import offsets
from graph.patterns import regex
from graph.segments import Segment

_LABEL = within(
    r"(?:(?:The |Die |[Ll]ist of (?:the )?|LIST OF |(?:Verzeichnis|Liste) der )?)(?:[Ss]ignatories"
    r"|SIGNATORIES|Unterzeichnenden|Unterzeichner(?:innen)?|Unterzeichneten|Vertragspartner"
    r"|[Uu]nterzeichnenden Einrichtungen|[Ss]igning (?:parties|organi[sz]ations)|[Ss]igned by"
    r"|[Ss]ignatures|[Uu]nterzeichnende"
    r"|Unterschriften|[Ss]igned (?:on (?:that|the same) (?:day|date|occasion)|at the (?:opening"
    r"|forum"
    r"|ceremony|meeting))|(?:First|Original|Initial) (?:signatories|signatures)"
    r"|Unterzeichner(?:innen)?|(?:Es )?[Hh]aben unterzeichnet|Signatory (?:bodies|parties"
    r"|organi[sz]ations)"
    r"|(?:Für (?:die|den|alle|beide) \w+ |Es )?(?:haben )?(?:unterzeichne(?:n|ten|t)"
    r"|unterschr(?:ieben|eiben))(?: haben)?"
    r"|(?:Unterzeichnet|Unterschrieben|Gezeichnet)(?: (?:in|zu|am|im) [^.:;]{3,60})? (?:von|durch)"
    r"|(?:The )?[Pp]arties|Vertragspartner|Erstunterzeichner\w*|Founding (?:members|signatories))"
    r"(?: \([^()]*\))?(?: (?:are|sind|(?:of|to|der|des|zur|zum) [^.:;]{3,90}))?[::]?"
)
_OTHERS = regex(
    r"(?:Observers?|Declined|Witness|Zeuge|Als Zeug|In Anwesenheit|In (?:the )?presence|Later acc"
    r"|Spätere|Beitritt|Noch offen|Nicht beteiligt|Pending"
    r"|Not (?:yet )?sign|Programm|Ablauf|Agenda|Tagesordnung|\d{1,2}[.:]\d{2}(?!\d|\.)"
    r"|Beobachter|Ausstehend|In attendance|Guests?|Gäste|The original|Copies)",
    re.IGNORECASE,
)
#: 5. X, Ilmport - signature pending: who has not signed.
_OPEN = regex(
    r"(?i)\b(?:pending|outstanding|awaited|not yet signed|yet to sign|signature (?:expected"
    r"|announced"
    r"|due)|to sign (?:by|in|on)|steht (?:noch )?aus|ausstehend|noch nicht unterzeichnet)\b"
)
#: Japan: Body (short name): the country a party comes from.
_COUNTRY = regex(r"[A-ZÄÖÜ][\w.-]+(?: [A-Z]\w+)?: (?=[A-Z])")
#: Organisation - Country - Signatory: what the fields of the lines below are.
_HEADS_OF_FIELDS = regex(
    r"(?:No\.? ?[|\t–—-] ?)?(?:Organi[sz]ation|Body|Party|Name|Institution|Partner|Signatory"
    r"|Einrichtung)"
    r" ?(?:[|\t]|[–—-] )"
)
_LEAD = regex(
    rf"(?:\d{{1,2}}[.)] )?(?P<name>{CAP}(?: (?:(?:of|for|für|&|de|do|da|del|der|du) )?{CAP})*)"
    r"(?=$| ?[—–:|(\t]|, | - )"
)


def signatories(found: Agreements) -> Bond | None:
    """The agreement whose signatories the document lists under a label."""
    for label in found.scene.segments:
        said = label.text.text.strip()
        said = said.capitalize() if said.isupper() else said
        if label.language == "ja" or not _LABEL.fullmatch(said):
            continue
        lines = [line for line in _lines(found, label) if not _OPEN.search(line.text.text)]
        parties = [body for line in lines for body in _party(found, line)]
        if len({m.text for m in parties}) < 2:
            parties = _spoken_for(found, lines)
        if len({m.text for m in parties}) >= 2:
            return _bond(found, label, lines, parties)
    return _in_table(found) or _in_blocks(found)


#: The head of a column that says who signed, or for whom, in a table of signatories.
_SIGNED_COLUMN = regex(
    r"(?i)(?:unterzeichn|unterschr|gezeichnet|signat|vertreten durch|vertreter|bevollmächtigt"
    r"|signed|represented by|on behalf)"
)
_BODY_COLUMN = regex(
    r"(?i)(?:organisation|organization|einrichtung|institution|partner|(?:vertrags)?partei|party"
    r"|body|mitglied|unternehmen|verband|verein|cluster|network|körperschaft)"
)
_OWN_ROW = regex(
    r"(?i)\b(?:vertrag|vereinbarung|abkommen|memorand|dokument|instrument|agreement|document|art"
    r"|kind|type|form)\b|vertrag$|vereinbarung$"
)


def _in_table(found: Agreements) -> Bond | None:
    """Organisation | Represented by | Office: the parties of a paper, one in each row."""
    head = next((s for s in found.scene.segments[:4] if terms(s) and s.kind != "row"), None)
    if head is None or head.language == "ja" or len(head.text.text) > 160:
        return None
    for top in found.scene.segments:
        cells = [cell.text for cell in top.cells] if top.kind == "row" else []
        named = next((i for i, cell in enumerate(cells) if _BODY_COLUMN.match(cell)), None)
        signed = any(_SIGNED_COLUMN.search(cell) for cell in cells)
        if named is None or not signed or any(_OWN_ROW.search(cell) for cell in cells):
            continue
        rows = [
            row
            for row in found.scene.segments[top.index + 1 :]
            if row.kind == "row" and row.block == top.block and named < len(row.cells)
        ]
        parties = [
            body
            for row in rows
            if (span := offsets(row, row.cells[named])) and not _OTHERS.match(row.text.text)
            for body in cell_bodies(found.scene, row, *span)
        ]
        if len({m.text for m in parties}) >= 2:
            bond = _bond(found, top, rows, parties)
            title = _bond(found, head, [], [])
            bond.segment, bond.start, bond.end = title.segment, title.start, title.end
            bond.kinds, bond.names = title.kinds, title.names
            bond.signed = labelled_day(found.scene) or bond.signed
            return bond
    return None


_FOR = regex(SIGNED_FOR)


def _in_blocks(found: Agreements) -> Bond | None:
    """Für die X / N. N., role: the parties of a paper by the heads of its signature blocks.

    Where the paper says below its title when it was signed, the name of a body alone, with a
    person on the next line, heads a block, too.
    """
    head = next((s for s in found.scene.segments[:3] if terms(s)), None)
    if head is None or head.language == "ja" or len(head.text.text) > 160:
        return None
    parties: list[Mention] = []
    lines: list[Segment] = []
    signed = any(_SIGNED_LINE.match(s.text.text) for s in found.scene.segments[1:4])
    for line in found.scene.segments:
        if _OTHERS.match(line.text.text):
            break
        opened = _FOR.match(line.text.text)
        edge = opened.end() if opened else 0
        named = [
            m
            for m in found.scene.of(line, "organization", "cluster", "facility")
            if m.start == edge and (opened or (signed and _has_person_below(found, line)))
        ]
        rest = line.text.text[named[0].end :] if named else "-"
        if re.fullmatch(r"(?: \([^()]*\))?(?:, [^,;]{2,30})?:?", rest):
            lines.append(line)
            parties.extend(cell_bodies(found.scene, line, named[0].start, named[0].end))
    if len({m.text for m in parties}) < 2:
        return None
    bond = _bond(found, head, lines, parties)
    bond.signed = labelled_day(found.scene) or bond.signed
    return bond


#: Unterzeichnet in Ulm am 3. Juni 2021: a line of its own below the title.
_SIGNED_LINE = regex(r"(?:Unterzeichnet|Unterschrieben|Geschlossen|Signed) (?=.*\d{4}\.?$)")


def _has_person_below(found: Agreements, line: Segment) -> bool:
    """Whether the next line, of the same block, begins with a person."""
    below = found.scene.segments[line.index + 1 : line.index + 2]
    return any(
        s.segment is one and s.start <= 12 and one.block == line.block
        for one in below
        for person in found.people
        for s in person.sightings
    )


def _lines(found: Agreements, label: Segment) -> list[Segment]:
    """The lines of the list: of one block, or of blocks that follow each other."""
    lines: list[Segment] = []
    for line in found.scene.segments[label.index + 1 : label.index + 60]:
        text = line.text.text
        if not lines and line.index <= label.index + 2 and re.search(r"[a-z]{3}[.]$", text):
            continue  # Done at …: a sentence between the label and the list.
        if _OTHERS.match(text) or len(text) > 180 or re.search(r"[a-zäöü]{3}[.!?]$", text):
            break
        if lines and line.block > lines[-1].block + 1:
            break
        lines.append(line)
    return lines


def _spoken_for(found: Agreements, lines: list[Segment]) -> list[Mention]:
    """The bodies of the people whom the lines name with their offices: N. N., Mayor of X."""
    inside = {line.index for line in lines}
    return [
        role.organization
        for person in found.people
        for sighting in person.sightings
        if sighting.segment.index in inside
        for role in sighting.roles
        if role.organization is not None and role.organization.category == "organization"
    ]


def _party(found: Agreements, line: Segment) -> list[Mention]:
    """The body that a line begins with, unless it is a line of people."""
    text = line.text.text
    if _HEADS_OF_FIELDS.match(text):
        return []
    country = _COUNTRY.match(text)
    edge = country.end() if country and not role_pattern().search(country.group()) else 0
    here = found.scene.of(line, "organization", "cluster", "facility")
    if edge and any(m.start <= 1 and m.end == edge - 2 for m in here):
        edge = 0  # X: N. N., Director: a body before the colon, not the country of one.
    opened = _FOR.match(text, edge)
    edge = opened.end() if opened else edge
    named = [m for m in here if edge <= m.start <= max(4, edge)]
    if named and "OrganizationalUnit" not in named[0].types:
        return cell_bodies(found.scene, line, named[0].start, named[0].end)
    lead = _LEAD.match(text, edge)
    if lead is None or is_generic(lead["name"]) or re.match(TITLE, text):
        return []
    alone = lead.end() == len(text)
    if role_pattern().match(text) or (alone and is_name(lead["name"]) and len(text.split()) < 4):
        return []
    if any(s.segment is line and s.start <= 4 for p in found.people for s in p.sightings):
        return []
    dashed = (
        re.match(r" ?[—–]| - |\t|\|", text[lead.end() :])
        or (
            # 3. Coined, Tallinn: in a numbered list, what stands before the seat.
            bool(line.marker) and re.fullmatch(r"(?: \([^()]*\))?, [^,;]{2,30}", text[lead.end() :])
        )
        or _signs(found, line, lead.end())
    )
    alone = alone or bool(edge)
    return cell_bodies(found.scene, line, *lead.span("name")) if alone or dashed else []


#: Coined, Ulm (Deutschland) – N. N.; Coined (DLT) e. V.: N. N.
_UP_TO_PERSON = regex(
    rf"(?: \([^()]*\))?(?: {LEGAL})?(?:, [A-ZÄÖÜ][\w -]{{2,28}})?(?: \([^()]*\))?"
    rf"(?: ?[—–:|] ?| - |\t)(?:{TITLES})?"
)


def _signs(found: Agreements, line: Segment, end: int) -> bool:
    """Whether a person stands behind what a line begins with."""
    up_to = _UP_TO_PERSON.match(line.text.text, end)
    return up_to is not None and any(
        s.segment is line and s.start == up_to.end() for p in found.people for s in p.sightings
    )


def _bond(found: Agreements, label: Segment, lines: list[Segment], parties: list[Mention]) -> Bond:
    title = label if terms(label) else found.scene.segments[0]
    bond = Bond(title, 0, len(title.text.text))
    join_parties(found, bond, parties)
    if is_invitation(found.scene):
        bond.status = "Planned"
    for term in terms(title)[:1]:
        bond.kinds = [term.kind] * bool(term.kind)
        add_name(bond, title, term)
    days = [(line, d) for line in lines if not _JOINED.match(line.text.text) for d in _full(line)]
    heads = [
        (line, d)
        for line in found.scene.segments[: label.index + 1]
        for d in _full(line)
        if not re.search(r"in force|in Kraft|since|seit", line.text.text[: d.start], re.IGNORECASE)
    ]
    # Where but one of many signed on another day, the day above the list is that of the agreement.
    if days and (not heads or 2 * len({line.index for line, _ in days}) > len(lines)):
        line, day = max(days, key=lambda one: one[1].date.earliest())
        bond.signed = [dated(line, day)]
    elif heads:
        own = [(line, d) for line, d in heads if d.date != found.issued]
        bond.signed = [dated(*[*own, *heads][0])]
    return bond


#: Joined on 15 January: the day on which one more came in.
_JOINED = regex(r"(?i:joined|acceded|added|accession|beigetreten|beitritt)\b")


def _full(line: Segment) -> list[DateMention]:
    dates = find_dates(line.text.text, line.language)
    return [d for d in dates if d.date.year is not None and d.date.day is not None]
