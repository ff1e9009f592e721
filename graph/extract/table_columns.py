"""The columns of a table of partners: which cell holds what, by the header."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.calendar import DateMention
from graph.extract.mentions import Found, Scene
from graph.patterns import regex
from graph.segments import Segment
from graph.textmap import Mapped

#: Headers of the columns of a table of partners.
_PARTNER = regex(
    r"^(?:(?:連携|提携|協力|協定|締結)(?:機関|団体|相手)名?|相手機関|相手方|相手先|機関|機関名|団体名?|団体・組織名|提携先|連携先|締結先|組織名?|Partner(?:organisation|einrichtung)?|"
    r"Partner(?: organi[sz]ation| institution)?|Organi[sz]ation|Institution|Einrichtung|Name"
    r"|(?:Partner)?(?:[Vv]erband|[Vv]erein|[Cc]luster|[Nn]etzwerk|[Hh]ochschule|[Uu]niversität)"
    r"|Institut|Stiftung|Firma|Unternehmen|Network|Association|Company|University)$",
    re.IGNORECASE,
)


_WHEN = regex(
    r"^(?:年月日?|締結|締結日|締結年月日?|締結時期|(?:締結|調印|署名|交わした|結んだ)(?:年月日?|時期|年|日)|調印日?|署名日?|開始|開始年月日?|開始日|発効日?|年度|日付|時期|Datum|Date|Signed"
    r"|Date signed|Jahr|Year|"
    r"Seit|Since|Unterzeichnet(?: am)?|"
    r"Abgeschlossen(?: am)?)$",
    re.IGNORECASE,
)


#: A line drawn between the header and the rows.
_RULE = regex(r"[\W_ー]*")
#: A table has at most as many rows below its header.
_REACH = 59
_NUMBERED = regex(r"^(?:No\.?|№|番号|#) ?(?=[^\s.])", re.IGNORECASE)


def rows_above(scene: Scene, row: Segment) -> Iterator[Segment]:
    """The rows of a table above one of them, the nearest first, without lines that are drawn."""
    for above in reversed(scene.segments[max(0, row.index - _REACH) : row.index]):
        if _RULE.fullmatch(above.text.text):
            continue
        if above.kind != "row":
            return
        yield above


#: Represented by: who signs for the bodies of a table of signatories.
_SIGNATORY = regex(
    r"^(?:(?:Represented|Signed) by|Signator(?:y|ies)|Representative|Vertreten durch"
    r"|Unterzeichne(?:t von|nde[rn]?|r(?:in)?)|Für die Partei)$",
    re.IGNORECASE,
)
_HEADERS = {"when": _WHEN, "signatory": _SIGNATORY}


def columns_of(scene: Scene, segment: Segment, other: str = "when") -> dict[str, int] | None:
    """Which cells hold partner and date, by the header of the table ``segment`` is a row of.

    ``other``: the column looked for beside that of the partners, ``when`` or ``signatory``.
    """
    for row in rows_above(scene, segment):
        # No 締結日: the column of numbers is so narrow that its header touches the next one.
        numbered = _NUMBERED.match(row.cells[0].text) if row.cells else None
        beside = numbered is not None and segment.cells[0].text.isdigit()
        found = {
            what: position + beside
            for what, pattern in (("partner", _PARTNER), (other, _HEADERS[other]))
            for position, cell in enumerate(row.cells)
            if pattern.match(_NUMBERED.sub("", cell.text))
        }
        if len(found) == 2:
            return found
    return None


UNTIL = regex(
    r"(?:有効)?期限|期間|協定期間|満了日?|終了日?|有効期間|Gültig bis|Valid until|Expires"
)


#: A column of the days on which agreements were renewed.
AGAIN = regex(
    r"(?:直近の|最終|前回の?)?(?:更新|延長|改定)(?:日|年月日?|時期)?|[Rr]enewed|Verlängert"
)


def in_column(
    scene: Scene, segment: Segment, header: re.Pattern[str], dates: list[DateMention]
) -> DateMention | None:
    """The only date in the column with that header."""
    for row in rows_above(scene, segment):
        for position, cell in enumerate(row.cells):
            if header.fullmatch(cell.text) and position < len(segment.cells):
                span = offsets(segment, segment.cells[position])
                inside = [d for d in dates if span and span[0] <= d.start < span[1]]
                return inside[0] if len(inside) == 1 else None
    return None


def partner_cells(scene: Scene) -> Iterator[tuple[Segment, Found]]:
    """The names in the columns of partners of tables, known or not."""
    for segment in scene.segments:
        columns = (
            columns_of(scene, segment) or columns_of(scene, segment, "signatory")
            if segment.kind == "row"
            else None
        )
        if columns is None or max(columns.values()) >= len(segment.cells):
            continue
        cell = segment.cells[columns["partner"]]
        span = offsets(segment, cell)
        inside = span and any(
            span[0] <= m.start < span[1] for m in scene.of(segment, "organization", "facility")
        )
        if span is not None and not inside and (name := name_of(cell)):
            yield segment, Found(span[0], span[0] + len(name), "organization", ())


#: Delta Technopark, Ulm: where it is.
_SEAT_LAST = regex(r"(?<=[a-zäöüß]), (?!Inc|Ltd|LLC|Co\b|Corp|S\.)[A-ZÄÖÜ][a-zäöüß-]+$")


def name_of(cell: Mapped) -> str:
    """What stands before brackets in a cell, "" if it is too short for a name."""
    name = re.split(r" ?[(（\[]", cell.text)[0].strip()
    name = _SEAT_LAST.sub("", name)
    return name if len(name) >= 3 and re.search(r"[A-Za-z一-龥ァ-ヶ]", name) else ""


def offsets(segment: Segment, cell: Mapped) -> tuple[int, int] | None:
    """Where a cell's text stands in the text of its row."""
    for position, start in enumerate(segment.text.starts):
        if cell.text and start == cell.starts[0]:
            end = position + len(cell.text)
            return (position, end) if segment.text.text[position:end] == cell.text else None
    return None
