"""A table's rows as lines: cells that span rows or columns are filled in, tabs between cells."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element as Element

#: What makes a table a means of layout: its cells hold parts of a page.
_PARTS = ("table", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "dl", "hr", "form")

#: A cell with this many characters is a part of a page as well.
_LONG = 600

#: Bounds on what spans may blow up: columns, cells of a table, characters that are repeated.
_COLUMNS = 200
_CELLS = 100_000
_REPEATED = 200_000


def is_layout(table: Element) -> bool:
    """Whether ``table`` only arranges parts of the page, as pages did before style sheets."""
    if table.get("role") in ("presentation", "none"):
        return True
    if any(part is not table for part in table.iter(*_PARTS)):
        return True
    rows = [_cells(row) for row in table.iter("tr")]
    if not rows or max(map(len, rows)) < 2:
        return True
    return any(_is_part(cell) for row in rows for cell in row)


def _is_part(cell: Element) -> bool:
    if sum(1 for _ in cell.iter("p")) > 3:
        return True
    return sum(len(text) for text in cell.itertext()) > _LONG


def rows(table: Element) -> Iterator[list[Element | None]]:
    """The cells of each row of a table without nested tables.

    A cell that spans rows or columns stands in each of them; None where a row
    has no cell, or the table is blown up beyond reason.
    """
    hanging: dict[int, tuple[int, Element]] = {}
    budget = _CELLS
    repeated = _REPEATED
    for row in table.iter("tr"):
        line: list[Element | None] = []
        for cell in _cells(row):
            _fill(line, hanging)
            size = sum(len(text) for text in cell.itertext())
            across, down = _span(cell, "colspan", _COLUMNS), _span(cell, "rowspan", _CELLS)
            for number in range(across):
                if len(line) >= _COLUMNS:
                    break
                repeated -= size if number else 0
                line.append(cell if number == 0 or repeated > 0 else None)
                if down > 1 and repeated > 0:
                    hanging[len(line) - 1] = (down - 1, cell)
                    repeated -= size
        _fill(line, hanging)
        budget -= len(line)
        if budget < 0:
            hanging.clear()
        yield line


def _fill(line: list[Element | None], hanging: dict[int, tuple[int, Element]]) -> None:
    """Adds the cells that hang down into this row at the place that has been reached."""
    while (place := len(line)) in hanging:
        left, cell = hanging.pop(place)
        line.append(cell)
        if left > 1:
            hanging[place] = (left - 1, cell)


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _span(cell: Element, name: str, most: int) -> int:
    try:
        return min(max(int(cell.get(name, "1").strip()[:6]), 1), most)
    except ValueError:
        return 1
