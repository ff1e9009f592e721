"""Lists of people as tables: a body, a role and a name in the cells of each row.

The header may say which cell is which (機関 職 氏名, Organisation Position
Name); without one, a row counts when one cell is a body, one a role and one is
left for the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.japanese.roles import role_pattern
from graph.extract.latin.owner import owner
from graph.extract.latin.persons import TITLES, is_name
from graph.extract.latin.roles import role_pattern as latin_role
from graph.extract.mentions import Found, Mention, Scene
from graph.extract.sighting import Role, Sighting
from graph.extract.table_columns import offsets, rows_above
from graph.patterns import regex
from graph.segments import Segment

_COLUMNS = {
    "name": regex(
        r"^(?:氏名|名前|お名前|Names?|Ansprech(?:person|partner(?:in)?)|Kontakt(?:person)?"
        r"|Vertreter(?:in|/in|innen)?|Signatory|Represented by"
        r"|Signatar(?:e|in|innen)?|Person|(?:Vertreten|Gezeichnet|Unterschrieben) (?:durch|von)"
        r"|(?:Vertretungsberechtigt|Zeichnungsberechtigt|Bevollmächtigt)\w*"
        r"|(?:Unterzeichner(?:in|/in|innen)?|Unterzeichnet (?:von|durch)|Unterschrift"
        r"|Gegenzeichnung|Gegengezeichnet (?:von|durch)"
        r"|Signed by|Countersigned by|Countersignature)"
        r"(?: (?:des|vom|beim|of the|for the) [Pp]artners?| (?:auf|der) Partnerseite"
        r"| \(Partner\))?)$"
    ),
    "role": regex(
        r"^(?:職|職名|役職|役職名|肩書|Role|Position|Title|Funktion|Amt|Stellung|Eigenschaft"
        r"|Amtsbezeichnung|Office|Capacity|Function)$"
    ),
    "body": regex(
        r"^(?:機関|機関名|団体|団体名|所属|所属機関|組織|会社名|法人名|Organi[sz]ation|Institution|Body|Party|"
        r"Einrichtung|(?:Partner)?(?:[Vv]erband|[Vv]erein|[Cc]luster|[Nn]etzwerk|[Hh]ochschule)"
        r"|(?:[Vv]ertrags)?[Pp]artner(?:organisation|einrichtung)?|(?:Vertrags)?[Pp]artei"
        r"|Mitglied|Körperschaft"
        r"|Universität|Institut|Stiftung|Firma|Unternehmen|Network|Association|Company|University)$"
    ),
}
_TITLES = regex(TITLES)
_NAME = regex(r"[^\d|]{2,90}")


#: Who signs, answers or may be asked for a row, in English heads: Signed for the partner by.
_PERSON_HEAD = regex(
    r"(?i:(?:main |key |our |local |partner(?:['’]s)? |their )?(?:signator(?:y|ies)|signer"
    r"|signed(?= )|signing|person|contact(?: person)?|representatives?|represented"
    r"|responsible|coordinator"
    r"|liaison|officer)"
    r"(?: (?:in charge|person|officer|by|of|for|on|at|with|from|the|our|us|their"
    r"|partner(?:['’]s)?|side|behalf"
    r"|responsible|contact|part))*)(?: \((?P<side>[^()]+)\))?"
)
#: The head of such a column that is of those whose table it is: for us, on our side.
_OURS = regex(r"(?i)\b(?:our|us|own)\b")


def roster_people(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """The people of a row, if the row is one of a list of people or says who acts for whom."""
    if segment.kind != "row":
        return
    columns = _columns(scene, segment)
    if columns is not None:
        if "name" in columns and max(columns.values()) < len(segment.cells):
            yield from _person(scene, segment, columns, None)
        return
    yield from _acting(scene, segment)


def _acting(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """The people in the columns of an English table of partners that say who acts for whom."""
    head = _head(scene, segment)
    if head is None or len(segment.cells) > len(head.cells):
        return
    bodies = [i for i, cell in enumerate(head.cells) if _COLUMNS["body"].match(cell.text)]
    for position, cell in enumerate(head.cells[: len(segment.cells)]):
        match = _PERSON_HEAD.fullmatch(cell.text)
        name = _NAME_AND_ROLE.fullmatch(segment.cells[position].text) if match else None
        whole = name["name"] if name else segment.cells[position].text
        if match is None or not is_name(_TITLES.sub("", whole, count=1)) or " " not in whole:
            continue
        columns = {"name": position, **({"body": bodies[0]} if bodies else {})}
        yield from _person(scene, segment, columns, _side(scene, head, position))


def _head(scene: Scene, segment: Segment) -> Segment | None:
    """The first row of the block of rows that ``segment`` is one of."""
    block = [row for row in rows_above(scene, segment) if row.block == segment.block]
    return block[-1] if block else None


def _side(scene: Scene, head: Segment, position: int) -> Mention | None:
    """Signatory (X), for us: the body whose people a column names, if it is not each row's."""
    span = offsets(head, head.cells[position])
    named = [m for m in scene.of(head) if span and span[0] <= m.start < span[1]]
    if named:
        return named[0]
    return owner(scene) if _OURS.search(head.cells[position].text) else None


def _person(
    scene: Scene, segment: Segment, columns: dict[str, int], side: Mention | None
) -> Iterator[Sighting]:
    cell = segment.cells[columns["name"]]
    span = offsets(segment, cell)
    if span is None or not _NAME.fullmatch(cell.text) or role_pattern().fullmatch(cell.text):
        return
    role = _role(scene, segment, columns)
    if side is not None:
        role = Role(segment, *span, "", side)
    titled = _TITLES.match(cell.text) if segment.language != "ja" else None
    cut = titled.end() if titled else 0
    titles = cell.text[:cut].strip()
    name = cell.text[cut:]
    behind = _NAME_AND_ROLE.fullmatch(name) if segment.language != "ja" else None
    office = behind is not None and (
        latin_role().search(behind["role"]) or _FOREIGN_OFFICE.fullmatch(behind["role"])
    )
    if behind is not None and office and "role" not in columns:
        # A. B., Director: the cell says the office, too.
        name, start = behind["name"], span[0] + cut + behind.start("role")
        body = role.organization if role else None
        role = Role(segment, start, start + len(behind["role"]), behind["role"], body)
    end = span[0] + cut + len(name)
    yield Sighting(segment, span[0] + cut, end, name, titles, [role] if role else [])


#: A. B., Prezes: one word behind a name, in a column of those who signed.
_FOREIGN_OFFICE = regex(r"[A-ZÄÖÜ][^\W\d_]{4,}")
_NAME_AND_ROLE = regex(r"(?P<name>[^,(]+?)(?:, | \()(?P<role>[^()]+?)\)?")


def _columns(scene: Scene, segment: Segment) -> dict[str, int] | None:
    """Which cell holds what, by the header of the rows that ``segment`` is among."""
    for row in (segment, *rows_above(scene, segment)):
        found = {
            what: position
            for position, cell in enumerate(row.cells)
            for what, pattern in _COLUMNS.items()
            if pattern.match(cell.text)
        }
        if "name" in found and len(found) >= 2:
            return found if row is not segment else None
    return None


#: Vice President (signed on 25 April): no part of the office.
_SIGNED_ASIDE = regex(r" \((?:also )?(?:signed|signing|by proxy|unterzeichnet|gezeichnet)[^()]*\)$")


def _role(scene: Scene, segment: Segment, columns: dict[str, int]) -> Role | None:
    body = _body(scene, segment, columns)
    title = segment.cells[columns["role"]] if "role" in columns else None
    if title is not None and title.text and (span := offsets(segment, title)):
        aside = _SIGNED_ASIDE.search(title.text)
        said = title.text[: aside.start()] if aside else title.text
        return Role(segment, span[0], span[0] + len(said), said, body)
    name = offsets(segment, segment.cells[columns["name"]])
    return Role(segment, *name, "", body) if name and body else None


def _body(scene: Scene, segment: Segment, columns: dict[str, int]) -> Mention | None:
    if "body" not in columns:
        return None
    span = offsets(segment, segment.cells[columns["body"]])
    if span is None:
        return None
    inside = [m for m in scene.of(segment, "organization") if span[0] <= m.start < span[1]]
    inside = inside or [
        m for m in scene.of(segment, "cluster", "facility") if span[0] == m.start < span[1]
    ]
    if inside:
        return inside[0]
    name = re.split(r"[(（]", segment.text.text[span[0] : span[1]])[0].strip()
    return scene.add(segment, Found(span[0], span[0] + len(name), "organization", ()))
