"""Tables of spin-offs: a company a row, with the day of its founding and what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.calendar import PartialDate, find_dates, find_years
from graph.extract.entities import Entities
from graph.extract.mentions import Mention, Scene
from graph.extract.relations import Relation
from graph.patterns import regex
from graph.segments import Segment
from graph.textmap import Mapped

_FOUNDED = regex(r"設立|創業|Founded|Founding|Gründung|[Gg]egründet|Established", re.IGNORECASE)
_BECAME = regex(r"現在|現況|その後|Status|Now|Today|heute|Verbleib|Outcome", re.IGNORECASE)
_MERGED = regex(
    r"に(?:吸収)?合併|に(?:社名|商号)変更|^(?:現|→)|\b(?:merged into|now|renamed)\b"
    r"|\b(?:aufgegangen in|heute|jetzt|umbenannt)\b",
    re.IGNORECASE,
)


def spin_off_rows(
    scene: Scene, entities: Entities, heading: Segment, source: int
) -> Iterator[Relation]:
    """What the table right under a heading for the spin-offs of ``source`` says."""
    rows = _table(scene, heading)
    if len(rows) < 2:
        return
    founded, became = (_column(rows[0], pattern) for pattern in (_FOUNDED, _BECAME))
    for row in rows[1:] if founded is not None or became is not None else rows:
        company = _company(scene, entities, row)
        if company is None:
            continue
        yield Relation(company.entity, "spinOffOf", source, company.span)
        if founded is not None and founded < len(row.cells):
            yield from _founded(company, row, row.cells[founded])
        if became is not None and became < len(row.cells):
            yield from _became(scene, company, row, row.cells[became])


def _table(scene: Scene, heading: Segment) -> list[Segment]:
    """The rows that follow the heading at once."""
    rows = []
    for line in scene.segments[heading.index + 1 :]:
        if line.kind != "row":
            break
        if re.fullmatch(r"[\s|:\-\t]*", line.text.text) is None:
            rows.append(line)
    return rows


def _column(head: Segment, pattern: re.Pattern[str]) -> int | None:
    found = [i for i, cell in enumerate(head.cells) if pattern.search(cell.text)]
    return found[0] if found else None


def _company(scene: Scene, entities: Entities, row: Segment) -> Mention | None:
    """The company that the first cell with a name is about."""
    for mention in scene.of(row, "organization"):
        types = set(entities.of(mention).types) if mention.entity >= 0 else {"none"}
        if "Company" in types or not types:
            return mention
    return None


def _founded(company: Mention, row: Segment, cell: Mapped) -> Iterator[Relation]:
    dates = find_dates(cell.text, row.language) or find_years(cell.text)
    if len(dates) == 1 and dates[0].date.year is not None:
        date: PartialDate = dates[0].date
        span = cell.span(dates[0].start, dates[0].end)
        yield Relation(company.entity, "founded", date, span)


def _became(scene: Scene, company: Mention, row: Segment, cell: Mapped) -> Iterator[Relation]:
    """…に合併, now …: the body that the cell names is what it became."""
    if not _MERGED.search(cell.text):
        return
    whole = cell.whole()
    for other in scene.of(row, "organization"):
        inside = whole.start <= other.span.start and other.span.end <= whole.end
        if inside and other.entity >= 0:
            yield Relation(company.entity, "succeededBy", other.entity, other.span)
            return
