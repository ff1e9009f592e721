"""Lists of people as tables: a body, a role and a name in the cells of each row.

The header may say which cell is which (機関 職 氏名, Organisation Position
Name); without one, a row counts when one cell is a body, one a role and one is
left for the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.japanese.roles import role_pattern
from graph.extract.latin.persons import TITLES
from graph.extract.latin.roles import role_pattern as latin_role
from graph.extract.mentions import Found, Mention, Scene
from graph.extract.sighting import Role, Sighting
from graph.extract.table_columns import offsets
from graph.segments import Segment

_COLUMNS = {
    "name": re.compile(
        r"^(?:氏名|名前|お名前|Names?|Vertreter(?:in|/in|innen)?|Signatory|Represented by"
        r"|Signatar(?:e|in|innen)?|Person|(?:Vertreten|Gezeichnet|Unterschrieben) (?:durch|von)"
        r"|(?:Vertretungsberechtigt|Zeichnungsberechtigt|Bevollmächtigt)\w*"
        r"|(?:Unterzeichner(?:in|/in|innen)?|Unterzeichnet (?:von|durch)|Unterschrift"
        r"|Gegenzeichnung|Gegengezeichnet (?:von|durch)"
        r"|Signed by|Countersigned by|Countersignature)"
        r"(?: (?:des|vom|beim|of the|for the) [Pp]artners?| (?:auf|der) Partnerseite"
        r"| \(Partner\))?)$"
    ),
    "role": re.compile(
        r"^(?:職|職名|役職|役職名|肩書|Role|Position|Title|Funktion|Amt|Stellung|Eigenschaft"
        r"|Amtsbezeichnung|Office|Capacity|Function)$"
    ),
    "body": re.compile(
        r"^(?:機関|機関名|団体|団体名|所属|所属機関|組織|会社名|法人名|Organi[sz]ation|Institution|Body|Party|"
        r"Einrichtung|(?:Partner)?(?:[Vv]erband|[Vv]erein|[Cc]luster|[Nn]etzwerk|[Hh]ochschule)"
        r"|(?:[Vv]ertrags)?[Pp]artner(?:organisation|einrichtung)?|(?:Vertrags)?[Pp]artei"
        r"|Mitglied|Körperschaft"
        r"|Universität|Institut|Stiftung|Firma|Unternehmen|Network|Association|Company|University)$"
    ),
}
_TITLES = re.compile(TITLES)
_NAME = re.compile(r"[^\d|]{2,90}")


def roster_people(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """The person of a row, if the row is one of a list of people."""
    if segment.kind != "row":
        return
    columns = _columns(scene, segment)
    if columns is None or "name" not in columns or max(columns.values()) >= len(segment.cells):
        return
    cell = segment.cells[columns["name"]]
    span = offsets(segment, cell)
    if span is None or not _NAME.fullmatch(cell.text) or role_pattern().fullmatch(cell.text):
        return
    role = _role(scene, segment, columns)
    titled = _TITLES.match(cell.text) if segment.language != "ja" else None
    cut = titled.end() if titled else 0
    titles = cell.text[:cut].strip()
    name = cell.text[cut:]
    behind = _NAME_AND_ROLE.fullmatch(name) if segment.language != "ja" else None
    if behind is not None and latin_role().search(behind["role"]) and "role" not in columns:
        # A. B., Director: the cell says the office, too.
        name, start = behind["name"], span[0] + cut + behind.start("role")
        body = role.organization if role else None
        role = Role(segment, start, start + len(behind["role"]), behind["role"], body)
    end = span[0] + cut + len(name)
    yield Sighting(segment, span[0] + cut, end, name, titles, [role] if role else [])


_NAME_AND_ROLE = re.compile(r"(?P<name>[^,(]+?)(?:, | \()(?P<role>[^()]+?)\)?")


def _columns(scene: Scene, segment: Segment) -> dict[str, int] | None:
    """Which cell holds what, by the header of the rows that ``segment`` is among."""
    for index in range(segment.index, max(-1, segment.index - 60), -1):
        row = scene.segments[index]
        if row.kind != "row":
            return None
        found = {
            what: position
            for position, cell in enumerate(row.cells)
            for what, pattern in _COLUMNS.items()
            if pattern.match(cell.text)
        }
        if "name" in found and len(found) >= 2:
            return found if index != segment.index else None
    return None


def _role(scene: Scene, segment: Segment, columns: dict[str, int]) -> Role | None:
    body = _body(scene, segment, columns)
    title = segment.cells[columns["role"]] if "role" in columns else None
    if title is not None and title.text and (span := offsets(segment, title)):
        return Role(segment, *span, title.text, body)
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
