"""Tables and lists of partners: one line, one date, one body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.calendar import DateMention, find_dates
from graph.extract.clauses import terms
from graph.extract.entities import Entities
from graph.extract.mentions import Mention, Scene
from graph.segments import Segment

_ABOUT = re.compile(
    r"提携|連携|協定|覚書|MOU|パートナー|締結|[Pp]artner|[Aa]greement|[Cc]ooperation|Kooperation|Vereinbarung|Partnerschaft"
)
_REST = re.compile(r"\([^()]{1,12}\)|[\s、,・:;|()\[\]-]")


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """A line that names a date and a partner of the body that the table is about."""

    segment: Segment
    start: int
    end: int
    date: DateMention
    parties: list[Mention]
    kinds: tuple[str, ...]


def partner_rows(scene: Scene, entities: Entities) -> Iterator[PartnerRow]:
    """The rows under headings about agreements, with the body that the heading names."""
    for segment in scene.segments:
        text = segment.text.text
        if len(text) > 160 or segment.kind not in ("paragraph", "row", "item"):
            continue
        heading = _heading(scene, segment)
        if heading is None:
            continue
        dates = find_dates(text, segment.language)
        bodies = scene.of(segment, "organization", "facility")
        whole = [m for m in bodies if "OrganizationalUnit" not in m.types]
        if not dates or not whole or not _is_row(segment, dates[0], whole[0]):
            continue
        focal = _focal(scene, heading)
        if focal is None or focal.entity == whole[0].entity:
            continue
        stop = max(whole[0].end, dates[0].end)
        yield PartnerRow(segment, 0, stop, dates[0], [focal, whole[0]], _kinds(scene, heading))


def _heading(scene: Scene, segment: Segment) -> Segment | None:
    """The nearest heading (or short line above the table) that speaks of agreements."""
    if segment.heading >= 0 and _ABOUT.search(scene.segments[segment.heading].text.text):
        return scene.segments[segment.heading]
    for index in range(segment.index - 1, max(-1, segment.index - 40), -1):
        above = scene.segments[index]
        if above.block < segment.block - 1:
            return None
        if (
            above.block != segment.block
            and len(above.text.text) < 60
            and _ABOUT.search(above.text.text)
        ):
            return above
    return None


def _is_row(segment: Segment, date: DateMention, body: Mention) -> bool:
    """Whether date and body fill a cell each, or the line (but for a country mark)."""
    text = segment.text.text
    if segment.kind == "row":
        cells = [cell.text for cell in segment.cells]
        return any(body.text in cell and len(cell) <= len(body.text) + 16 for cell in cells)
    rest = text[: min(date.start, body.start)] + text[max(date.end, body.end) :]
    if date.end <= body.start:
        rest += text[date.end : body.start]
    else:
        rest += text[body.end : date.start]
    return len(_REST.sub("", rest)) <= 4


def _focal(scene: Scene, heading: Segment) -> Mention | None:
    for mention in scene.of(heading, "organization"):
        return mention
    for segment in scene.segments[: heading.index]:
        bodies = scene.of(segment, "organization")
        if bodies:
            return bodies[0]
    return None


def _kinds(scene: Scene, heading: Segment) -> tuple[str, ...]:
    """The kind that the heading or, failing that, the document's first agreement word says."""
    for segment in (heading, *scene.segments):
        for term in terms(segment):
            if term.kind:
                return (term.kind,)
    return ()
