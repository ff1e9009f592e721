"""Tables and lists of partners: one line, one date, one body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.calendar import DateMention, find_dates
from graph.extract.clauses import terms
from graph.extract.mentions import Mention, Scene
from graph.extract.table_columns import AGAIN, UNTIL, columns_of, in_column, offsets
from graph.patterns import regex
from graph.segments import Segment
from graph.textmap import Mapped

_ABOUT = regex(
    r"提携|連携|協定|覚書|MOU|パートナー|締結|[Pp]artner|[Aa]greement|[Cc]ooperation|Kooperation|Vereinbarung|Partnerschaft"
)
_REST = regex(r"\([^()]{1,12}\)|[\s、,・:;|()\[\]-]")


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """A line that names a date and a partner of the body that the table is about."""

    segment: Segment
    start: int
    end: int
    date: DateMention | None
    parties: list[Mention]
    kinds: tuple[str, ...]
    planned: bool = False
    #: The day of a renewal that the row speaks of: 2019/06/07更新.
    renewed: DateMention | None = None
    #: The last day that the column of terms states.
    until: DateMention | None = None


def partner_rows(scene: Scene) -> Iterator[PartnerRow]:
    """The rows under headings about agreements, with the body that the heading names."""
    for segment in scene.segments:
        if scene.language != "ja" and segment.kind == "row":
            continue
        if segment.kind == "row" and (columns := columns_of(scene, segment)):
            row = _by_columns(scene, segment, columns)
            if row is not None:
                yield row
            continue
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


_WITH_WHOM = regex(r"と\)")


def _with_whom(scene: Scene, segment: Segment) -> Mention | None:
    """連携覚書(北浜大学と): the other party of a row that names it."""
    text = segment.text.text
    named = [
        m
        for m in scene.of(segment, "organization")
        if text[m.start - 1 : m.start] == "(" and _WITH_WHOM.match(text, m.end)
    ]
    return named[0] if len(named) == 1 else None


def _by_columns(scene: Scene, segment: Segment, columns: dict[str, int]) -> PartnerRow | None:
    """A row of a table whose header says where the partner and the date stand."""
    if max(columns.values()) >= len(segment.cells):
        return None
    partner = _in_cell(scene, *_same_as_above(scene, segment, columns["partner"]))
    focal = _with_whom(scene, segment) or _first_body(scene, scene.segments[: segment.index])
    kinds = tuple(dict.fromkeys(t.kind for t in terms(segment) if t.kind))
    if partner is None or focal is None or focal.entity == partner.entity:
        return None
    if not kinds and (_NOT_AGREED.search(segment.text.text) or _others_name_theirs(scene, segment)):
        return None
    if _GIVEN_UP.search(segment.text.text):
        return None
    cell = segment.cells[columns["when"]]
    inside = offsets(segment, cell)
    dates = find_dates(segment.text.text, segment.language)
    dated = [d for d in dates if inside and inside[0] <= d.start < inside[1]]
    if not dated and not kinds:
        return None
    planned = (
        re.search(
            r"予定|見込|準備中|協議中|geplant|planned|in Vorbereitung|調整中", segment.text.text
        )
        is not None
    )
    own_end = partner.end if partner.segment is segment else 1
    stop = max(own_end, dated[0].end if dated else 0)
    date = dated[0] if dated else None
    renewed = next((d for d in dates if _RENEWED.match(segment.text.text, d.end)), None)
    renewed = renewed or in_column(scene, segment, AGAIN, dates)
    if date is None and planned:
        date = next((d for d in dates if _TO_SIGN.match(segment.text.text, d.end)), None)
    own = partner.segment is segment
    further = (
        [] if not own else _further(scene, segment, segment.cells[columns["partner"]], partner)
    )
    return PartnerRow(
        segment,
        0,
        stop,
        date,
        [focal, partner, *further],
        kinds,
        planned,
        renewed,
        in_column(scene, segment, UNTIL, dates),
    )


_RENEWED = regex(r"(?:に|付け?で)?(?:自動)?(?:更新|延長|再締結)(?!予定|期限)")
_TO_SIGN = regex(r"(?:の[^|\t。]{0,8}|に)?(?:署名|締結|調印)(?:の|を)?予定")


def _same_as_above(scene: Scene, segment: Segment, column: int) -> tuple[Segment, Mapped]:
    """The cell, or where it says 同上 the one above it that it means."""
    row = segment
    while row.index and row.kind == "row" and column < len(row.cells):
        if row.cells[column].text not in ("同上", "〃", "同"):
            return row, row.cells[column]
        row = scene.segments[row.index - 1]
    return segment, segment.cells[column]


#: Rows of a table of relations that are no agreements, and agreements that came to nothing.
_NOT_AGREED = regex(r"(?:^|[|\t ])(?:会員|賛助会員|交流のみ|協議中|member)(?:[|\t ]|$)")
_GIVEN_UP = regex(r"打診|辞退|見送|断念|不成立|declined|abgelehnt")


def _others_name_theirs(scene: Scene, segment: Segment) -> bool:
    """Whether the rows beside this one name an agreement each and this one does not."""
    beside = [
        scene.segments[i]
        for i in range(max(0, segment.index - 4), min(len(scene.segments), segment.index + 5))
        if i != segment.index and scene.segments[i].kind == "row"
    ]
    return sum(bool(terms(row)) for row in beside) >= 2 and not terms(segment)


def _further(scene: Scene, segment: Segment, cell: Mapped, partner: Mention) -> list[Mention]:
    """長野県、北浜市: the other bodies of a cell that lists several."""
    span = offsets(segment, cell)
    if span is None or not re.search(r"[、,/／]|及び|および", cell.text):
        return []
    return [
        m
        for m in scene.of(segment, "organization")
        if partner.end <= m.start < span[1]
        and "OrganizationalUnit" not in m.types
        and "(" not in segment.text.text[partner.end : m.start]
    ]


def _in_cell(scene: Scene, segment: Segment, cell: Mapped) -> Mention | None:
    """The body that a cell names."""
    span = offsets(segment, cell)
    if span is None:
        return None
    inside = [
        m
        for m in scene.of(segment, "organization", "facility")
        if span[0] <= m.start < span[1] and not m.pointing
    ]
    return inside[0] if inside else None


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
    for term in terms(segment):
        rest = rest.replace(text[term.name_start : term.name_end], "")
    return len(_REST.sub("", _ASIDE.sub("", rest))) <= 4


#: What a row may say besides: an open end, a state.
_ASIDE = regex(r"期限の定め(?:は)?なし|無期限|継続中|自動更新|締結|[~〜～]")


def _focal(scene: Scene, heading: Segment) -> Mention | None:
    for mention in scene.of(heading, "organization"):
        return mention
    return _first_body(scene, scene.segments[: heading.index])


def _first_body(scene: Scene, segments: list[Segment]) -> Mention | None:
    """The whole body named first in running text: who the page is about."""
    for segment in segments:
        bodies = [
            m
            for m in scene.of(segment, "organization")
            if not m.pointing and "OrganizationalUnit" not in m.types
        ]
        if bodies and segment.kind != "row":
            return bodies[0]
    return None


def _kinds(scene: Scene, heading: Segment) -> tuple[str, ...]:
    """The kind that the heading or, failing that, the document's first agreement word says."""
    for segment in (heading, *scene.segments):
        for term in terms(segment):
            if term.kind:
                return (term.kind,)
    return ()
