"""What the marks of a picture mean: keys in rows at its foot, as many as have room in each."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.exports.palette import PALETTE
from graph.exports.pictures.fonts import BOLD, REGULAR, width
from graph.exports.pictures.sheet import MARGIN, WIDTH, Sheet

_SIZE, _ROW, _GAP, _PART = 13.0, 25.0, 18.0, 34.0


@dataclass(frozen=True, slots=True)
class Key:
    """A mark and what it means.

    A mark is a disc of a radius, a line of a thickness, a bar in pieces of these
    opacities, an arrow, or nothing.
    """

    text: str
    disc: float = 0
    line: float = 0
    fill: str = "muted"
    dashes: str = ""
    bar: tuple[float, ...] = ()
    arrow: bool = False
    bold: bool = False

    @property
    def mark(self) -> float:
        """How wide the mark is, with what is free behind it."""
        if self.disc:
            return 2 * self.disc + 8
        return 38 if self.line or self.bar or self.arrow else 0

    @property
    def wide(self) -> float:
        """How wide mark and meaning are."""
        return self.mark + width(self.text, BOLD if self.bold else REGULAR) * _SIZE


@dataclass(slots=True)
class Legend:
    """Parts of keys; each part begins with what its keys stand for."""

    parts: list[list[Key]] = field(default_factory=list)

    def part(self, title: str, keys: list[Key]) -> None:
        """Add a part, if it has keys."""
        if keys:
            self.parts.append([Key(title, bold=True), *keys] if title else keys)

    def rows(self) -> list[list[tuple[float, Key]]]:
        """The keys in rows, each with the place where it begins."""
        rows: list[list[tuple[float, Key]]] = [[]]
        x = float(MARGIN)
        for part in self.parts:
            whole = sum(key.wide + _GAP for key in part) - _GAP
            if rows[-1] and x + whole > WIDTH - MARGIN:
                rows.append([])
                x = float(MARGIN)
            for key in part:
                if rows[-1] and x + key.wide > WIDTH - MARGIN:
                    rows.append([])
                    x = float(MARGIN)
                rows[-1].append((x, key))
                x += key.wide + _GAP
            x += _PART - _GAP
        return [row for row in rows if row]

    @property
    def height(self) -> float:
        """How high all rows are."""
        return len(self.rows()) * _ROW

    def draw(self, sheet: Sheet, bottom: float) -> None:
        """Draw the rows so that the last one ends at ``bottom``."""
        rows = self.rows()
        for number, row in enumerate(rows):
            y = bottom - (len(rows) - 1 - number) * _ROW - 7
            for x, key in row:
                _draw(sheet, key, x, y)


def _draw(sheet: Sheet, key: Key, x: float, y: float) -> None:
    middle = y - 4.5
    if key.disc:
        sheet.add("circle", fill=key.fill, cx=x + key.disc, cy=middle, r=key.disc)
    elif key.line:
        line = sheet.add("line", stroke=key.fill, x1=x, x2=x + 30, y1=middle, y2=middle)
        line.set("stroke-width", f"{key.line:g}")
        if key.dashes:
            line.set("stroke-dasharray", key.dashes)
    elif key.bar:
        wide = 30 / len(key.bar)
        for place, opacity in enumerate(key.bar):
            at = x + place * wide
            piece = sheet.add("rect", fill=PALETTE[0], x=at, y=middle - 6, width=wide, height=12.0)
            piece.set("fill-opacity", f"{opacity:g}")
    elif key.arrow:
        path = f"M{x:.1f} {middle:.1f}h30m-5 -4l5 4l-5 4"
        sheet.add("path", fill="none", stroke="ink", stroke_width=1.4, d=path)
    weight = BOLD if key.bold else REGULAR
    sheet.text(x + key.mark, y, key.text, _SIZE, weight=weight)
