"""Rows of a page → tables: which columns label a row, which hold figures, what heads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.extract.mentions import Scene
from graph.extract.observations.cells import read_cell
from graph.extract.observations.headers import Heading, column, read_heading
from graph.patterns import regex
from graph.quantities import Quantity
from graph.segments import Segment
from graph.textmap import Mapped

_YEAR = regex(r"(?:19|20)[0-9]{2}(?![0-9]|[.,][0-9])")
_DASH = regex(r"[-–—―ー−*.…]*|n/?a|k\. ?A\.", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with a figure and the note in brackets behind it."""

    view: Mapped
    quantity: Quantity
    note: str


@dataclass(slots=True)
class Grid:
    """A table of figures.

    ``heads`` are, by column, what the header's cells over it say and where; ``labels`` the
    columns that name a row; ``rows`` the body.
    """

    rows: list[Segment]
    headers: list[Segment]
    labels: list[int]
    values: list[int]
    language: str
    heads: dict[int, list[tuple[Heading, Mapped]]] = field(default_factory=dict)

    def cell(self, row: Segment, position: int) -> Mapped | None:
        """A cell that is not empty."""
        if position >= len(row.cells) or not row.cells[position].text:
            return None
        return row.cells[position]

    def figure(self, row: Segment, position: int) -> Cell | None:
        """A cell's figure."""
        view = self.cell(row, position)
        read = read_cell(view.text, self.language) if view else None
        return Cell(view, *read) if view and read else None


def runs(scene: Scene) -> Iterator[list[Segment]]:
    """Rows that follow each other, with the short lines between them that head a group."""
    run: list[Segment] = []
    for segment in scene.segments:
        joins = run and segment.block == run[-1].block and len(segment.text.text) <= 40
        if segment.kind == "row" or joins:
            if run and segment.block != run[-1].block and _headed(segment, scene):
                yield run
                run = []
            run.append(segment)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _headed(segment: Segment, scene: Scene) -> bool:
    """Whether a row after a blank line begins a table of its own: it holds no figure."""
    return not any(_is_figure(cell.text, scene.language) for cell in segment.cells)


def grid(rows: list[Segment], language: str) -> Grid | None:
    """The table of figures that rows make, or None if they are none."""
    if len(rows) < 2:
        return None
    top = _depth(rows, language)
    headers, body = [r for r in rows[:top] if r.kind == "row"], rows[top:]
    width = max(len(row.cells) for row in rows)
    kinds = [_kind(position, body, headers, language) for position in range(width)]
    values = [position for position, kind in enumerate(kinds) if kind == "value"]
    if not values or not body or (not headers and values != [1]):
        return None
    labels = [p for p, kind in enumerate(kinds) if kind == "label" and p < max(values)]
    made = Grid(body, headers, labels, values, language)
    made.heads = _heads(made)
    return made


def _depth(rows: list[Segment], language: str) -> int:
    """How many rows at the top are a header: they hold no figure but years."""
    depth = 0
    for row in rows[:3]:
        texts = [cell.text for cell in row.cells if cell.text]
        if len(row.cells) == 2 == len(texts) and not _names_columns(texts):
            break
        figures = [text for text in texts if _is_figure(text, language)]
        if depth and len(texts) == 1 and row.cells and row.cells[0].text:
            break
        if not all(_is_year(text) for text in figures) or (depth and len(figures) == 1):
            break
        depth += 1
    return depth if depth < len(rows) else 0


def _is_year(text: str) -> bool:
    """Whether a cell is a year, perhaps with the kind of its figures: 2021 (Plan)."""
    return bool(_YEAR.match(text)) and read_heading(text, "en").period is not None


def _names_columns(texts: list[str]) -> bool:
    """Whether two cells head a table of two columns, rather than being its first line."""
    kinds = ("indicator", "thing", "value", "aside")
    return any(column(kind).search(text) for kind in kinds for text in texts) or any(
        _is_year(text) or read_heading(text, "ja").measure for text in texts[1:]
    )


def _is_figure(text: str, language: str) -> bool:
    return read_cell(text, language) is not None


def _kind(position: int, body: list[Segment], headers: list[Segment], language: str) -> str:
    """``value`` for a column of figures, ``label`` for one of names, '' for one to leave out."""
    head = " ".join(_text(row, position) for row in headers).strip()
    if column("aside").search(head) or column("change").search(head):
        return ""
    texts = [text for row in body if (text := _text(row, position)) and not _DASH.fullmatch(text)]
    figures = [text for text in texts if _is_figure(text, language)]
    if not texts:
        return ""
    years = all(read_heading(text, language).period for text in texts)
    if not years and 2 * len(figures) >= len(texts):
        return "value"
    return "label"


def _text(row: Segment, position: int) -> str:
    return row.cells[position].text if position < len(row.cells) else ""


def _heads(made: Grid) -> dict[int, list[tuple[Heading, Mapped]]]:
    """What stands over each column of figures; a header over several columns counts for all."""
    heads: dict[int, list[tuple[Heading, Mapped]]] = {position: [] for position in made.values}
    first = min(made.values)
    for depth, row in enumerate(made.headers):
        spread = depth < len(made.headers) - 1
        cells = _spans(row, made, spread=spread)
        for position in made.values:
            view = cells.get(position)
            if view is not None and position >= first:
                heads[position].append((read_heading(view.text, made.language), view))
    return heads


def _spans(row: Segment, made: Grid, *, spread: bool) -> dict[int, Mapped]:
    """The header cell of each column; where ``spread``, an empty cell belongs to the one before.

    A converter may have dropped the empty cells: then the filled ones share the columns evenly.
    """
    cells = {p: view for p, view in enumerate(row.cells) if view.text}
    over = [p for p in cells if p >= min(made.values)]
    if not spread:
        return cells
    wide, few = len(made.values), len(over)
    narrow = len(row.cells) <= max(made.values) and few and few < wide and not wide % few
    if narrow and over == list(range(over[0], over[0] + few)):
        return {p: cells[over[i * few // wide]] for i, p in enumerate(made.values)}
    found: dict[int, Mapped] = {}
    last: Mapped | None = None
    for position in range(max(made.values) + 1):
        if position in cells:
            last = cells[position] if position >= min(made.values) else None
        if last is not None:
            found[position] = last
    return found
