"""Runs of a page in the order of reading: columns of text one after another, tables row by row.

A page is cut into bands (lines that overlap). Bands that leave the same gap
free between letters on both sides belong to one region: columns if they are
full of text, else a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.readers.paragraphs import Text, is_marker, joined
from graph.readers.runs import Layer, Rule, Run

#: The least width of a gap between columns, in units of the letters' size.
_GUTTER = 1.0
#: The most columns of a table, less one.
_MOST_GAPS = 40
#: A region ends where the next line is this many sizes away and lies on one side only.
_AWAY = 2.2

Interval = tuple[float, float]


@dataclass(slots=True)
class Band:
    """Runs whose lines overlap."""

    runs: list[Run]
    top: float
    bottom: float


@dataclass(slots=True)
class _Region:
    """Bands with the same gaps; ``gaps`` have letters on both sides."""

    bands: list[Band]
    gaps: list[Interval] = field(default_factory=list)


def texts(layer: Layer) -> list[Text]:
    """The lines of a layer, those of a paragraph that goes on marked so, in reading order."""
    found: list[Text] = []
    for region in _regions(bands(layer.runs)):
        if not region.gaps:
            found += _plain(region.bands)
            continue
        columns = _columns(region)
        if _is_table(columns, region, layer.rules):
            found += _rows(region, layer.rules)
        else:
            for column in columns:
                # A column may itself hold a table, or lines apart.
                found += texts(Layer(column, layer.rules, layer.span))
    right = max((text.end for text in found if not (text.whole or text.right)), default=0.0)
    for text in found:
        text.right = text.right or right
    return found


def bands(runs: Sequence[Run]) -> list[Band]:
    """The runs as bands from top to bottom."""
    found: list[Band] = []
    for run in sorted(runs, key=lambda run: (run.top, run.start)):
        if found and run.top < found[-1].bottom - 0.05 * run.size:
            found[-1].runs.append(run)
            found[-1].bottom = max(found[-1].bottom, run.base)
        else:
            found.append(Band([run], run.top, run.base))
    return found


def _regions(all_: list[Band]) -> Iterator[_Region]:
    region: _Region | None = None
    for band in all_:
        own = _inner(band)
        if region is None:
            region = _Region([band], own)
            continue
        if not region.gaps and not own:
            region.bands.append(band)
            continue
        shared = _shared(region, band, own) if region.gaps else []
        if shared:
            region.bands.append(band)
            region.gaps = shared
            continue
        above = _beside(region, own, band) if own and not region.gaps else []
        if len(above) < len(region.bands):
            region.bands = region.bands[: len(region.bands) - len(above)]
            yield region
        region = _Region([*above, band], own)
    if region is not None:
        yield region


def _beside(region: _Region, gaps: list[Interval], band: Band) -> list[Band]:
    """The last bands of a region that stand in a right column which begins above the left one."""
    found: list[Band] = []
    below = band
    for above in reversed(region.bands):
        start = min(run.start for run in above.runs)
        size = max(run.size for run in above.runs)
        if start < gaps[0][1] - 0.5 * size or below.top - above.bottom > _AWAY * size:
            break
        found.insert(0, above)
        below = above
    return found


def _inner(band: Band) -> list[Interval]:
    """The gaps between the runs of a band, wide enough to part columns."""
    runs = sorted(band.runs, key=lambda run: run.start)
    gaps = []
    reach = runs[0].end
    for run in runs[1:]:
        if run.start - reach >= _GUTTER * min(run.size, 14.0):
            gaps.append((reach, run.start))
        reach = max(reach, run.end)
    return [] if _is_spread(runs) or len(gaps) > _MOST_GAPS else gaps


def _is_spread(runs: list[Run]) -> bool:
    """Whether a line is one word whose letters are set far apart: 覚　　書."""
    return len(runs) <= 8 and all(len(run.text) == 1 and run.asian for run in runs)


def _shared(region: _Region, band: Band, own: list[Interval]) -> list[Interval]:
    """The gaps that the band leaves free as well; none if it does not belong to the region."""
    last = region.bands[-1]
    size = max(run.size for run in band.runs)
    found = []
    for low, high in region.gaps:
        for run in band.runs:
            if run.start < (low + high) / 2 < run.end or (run.start < high and run.end > low):
                if run.end <= high and run.start <= low:
                    low = max(low, run.end)
                elif run.start >= low and run.end >= high:
                    high = min(high, run.start)
                else:
                    low = high
        if high - low >= _GUTTER * min(size, 14.0):
            found.append((low, high))
    one_sided = not own
    if one_sided and band.top - last.bottom > _AWAY * size:
        return []
    return found


def _columns(region: _Region) -> list[list[Run]]:
    edges = [(low + high) / 2 for low, high in sorted(region.gaps)]
    columns: list[list[Run]] = [[] for _ in range(len(edges) + 1)]
    for band in region.bands:
        for run in band.runs:
            columns[sum(run.start >= edge for edge in edges)].append(run)
    return [column for column in columns if column]


def _is_table(columns: list[list[Run]], region: _Region, rules: Sequence[Rule]) -> bool:
    top, bottom = region.bands[0].top, region.bands[-1].bottom
    if any(
        rule.down and low < rule.at < high and rule.low < bottom and rule.high > top
        for rule in rules
        for low, high in region.gaps
    ):
        # A single rule may part two columns of text; a grid has rules across as well.
        across = [r for r in rules if not r.down and top - 9 < r.at < bottom + 9]
        if len({round(rule.at) for rule in across}) >= 2:
            return True
    return not all(_is_prose(column) for column in columns)


def _is_prose(column: list[Run]) -> bool:
    """Whether a column is running text: several lines, most of them full."""
    lines = bands(column)
    left = min(run.start for run in column)
    right = max(run.end for run in column)
    width = right - left
    if len(lines) < 4 or width < 8 * column[0].size:
        return False
    full = [line for line in lines if max(run.end for run in line.runs) > right - 0.15 * width]
    return 5 * len(full) >= 2 * len(lines)


def _plain(lines: list[Band]) -> list[Text]:
    return [_text(line.runs) for line in lines]


def _text(runs: list[Run]) -> Text:
    """One line: runs in order, a raised or lowered one beside its neighbours."""
    runs = sorted(runs, key=lambda run: run.start)
    between = "" if _is_spread(runs) else " "
    main = max(runs, key=lambda run: len(run.text))
    start, end = runs[0].start, max(run.end for run in runs)
    text = between.join(run.text for run in runs)
    return Text(text, start, end, main.base, main.size, spaced=runs[-1].spaced)


def _rows(region: _Region, rules: Sequence[Rule]) -> list[Text]:
    """The rows of a table; a cell's lines are joined, cells are parted by tabs."""
    edges = [(low + high) / 2 for low, high in sorted(region.gaps)]
    found = []
    for group in _row_groups(region, rules, edges):
        runs = [run for band in group for run in band.runs]
        cells = [
            joined([_text(line.runs) for line in bands(cell)]) if cell else ""
            for cell in _split(runs, edges)
        ]
        first = min(runs, key=lambda run: (run.base, run.start))
        head = cells[0] == "" or is_marker(cells[0])
        between = " " if head and len(cells) == 2 else "\t"
        text = (
            between.join(cells).rstrip("\t") if between == "\t" else " ".join(filter(None, cells))
        )
        end = max(run.end for run in runs)
        base = max(run.base for run in runs)
        found.append(Text(text, first.start, end, base, first.size, whole=True, top=group[0].top))
    return found


def _split(runs: list[Run], edges: list[float]) -> list[list[Run]]:
    cells: list[list[Run]] = [[] for _ in range(len(edges) + 1)]
    for run in runs:
        cells[sum(run.start >= edge for edge in edges)].append(run)
    return cells


def _row_groups(region: _Region, rules: Sequence[Rule], edges: list[float]) -> Iterator[list[Band]]:
    """The bands of each row: between two rules, or from one first cell to the next."""
    top, bottom = region.bands[0].top, region.bands[-1].bottom
    left = min(run.start for band in region.bands for run in band.runs)
    right = max(run.end for band in region.bands for run in band.runs)
    lines = sorted(
        rule.at
        for rule in rules
        if not rule.down
        and top < rule.at < bottom
        and min(rule.high, right) - max(rule.low, left) > 0.5 * (right - left)
    )
    group: list[Band] = []
    for band in region.bands:
        if group and _begins_row(group[-1], band, lines, edges):
            yield group
            group = []
        group.append(band)
    if group:
        yield group


def _begins_row(upper: Band, lower: Band, lines: list[float], edges: list[float]) -> bool:
    if lines:
        middle, other = (upper.top + upper.bottom) / 2, (lower.top + lower.bottom) / 2
        return any(middle < line < other for line in lines)
    size = lower.runs[0].size
    return bool(_split(lower.runs, edges)[0]) or lower.top - upper.bottom > size
