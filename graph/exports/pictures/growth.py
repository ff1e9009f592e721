"""The picture of a network's growth: a panel a year, each node in the same place in all."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree as Et

from graph.exports.attributes import Export
from graph.exports.palette import GREY, Colouring
from graph.exports.pictures.layout import Point, apart, layout
from graph.exports.pictures.legend import Key, Legend
from graph.exports.pictures.lettering import LEADING, Box, Disc, Label, Spot, place, wrap
from graph.exports.pictures.selection import colours_of, largest
from graph.exports.pictures.sheet import HEIGHT, MARGIN, WIDTH, Sheet, fitted
from graph.exports.pictures.telling import gist, group_name
from graph.exports.pictures.words import counted, word
from graph.networks.measures import scores
from graph.networks.native import to_igraph
from graph.networks.network import Edge, Network, reach

#: Panels at most: of more years some are drawn together.
PANELS = 12
#: Of a network of more nodes the largest are drawn.
DRAWN = 100
_TOP, _GAP, _HEAD = 100.0, 16.0, 30.0
_SHAPE, _TALLEST = 1.6, 0.85


@dataclass(frozen=True, slots=True)
class Panel:
    """The edges in force on the last day of some years, and what changed in these years."""

    first: int
    last: int
    there: frozenset[int]
    new: frozenset[int]
    gone: frozenset[int]
    arrived: frozenset[int]

    @property
    def years(self) -> str:
        """The year, or the first and last."""
        return str(self.last) if self.first == self.last else f"{self.first}–{self.last}"


def draw(export: Export) -> Et.Element:
    """The network year by year, as a drawing; ties without a known start are left out."""
    whole, lang = export.network, export.lang
    network = _drawn(whole)
    panels = _panels(network)
    title = word("growth_of", lang, title=network.title(lang))
    told = word("each_year", lang)
    if panels:
        told = f"{panels[0].first}–{panels[-1].last} · {told}"
    sheet = Sheet(title, told, lang, export.options.theme)
    colours = colours_of(export, network.nodes)
    legend = _legend(network, colours, panels, lang)
    bottom = HEIGHT - 48 - legend.height - 14
    if panels:
        columns, rows = _grid(len(panels), bottom - _TOP)
        wide = (WIDTH - 2 * MARGIN - (columns - 1) * _GAP) / columns
        high = min((bottom - _TOP - (rows - 1) * _GAP) / rows, wide / _TALLEST)
        points = _points(network, (wide, high), export.options.seed)
        for number, panel in enumerate(panels):
            x = MARGIN + number % columns * (wide + _GAP)
            y = _TOP + number // columns * (high + _GAP)
            box = Box(x, y, x + wide, y + high)
            _draw_panel(sheet, network, panel, points, box, colours)
    else:
        sheet.text(MARGIN, 140, word("undated_only", lang), 16, role="muted")
    sheet.head(title, told)
    legend.draw(sheet, HEIGHT - 48)
    sheet.foot(network.version, network.name, " · ".join(_notes(whole, network, lang)))
    return sheet.root


def _drawn(network: Network) -> Network:
    """The network, or the part that joins its nodes with most neighbours."""
    if len(network.nodes) <= DRAWN:
        return network
    return largest(network, scores(network, ["degree"])["degree"], DRAWN)[0]


def _notes(whole: Network, network: Network, lang: str) -> list[str]:
    """What of the whole network is not shown."""
    notes = []
    if len(network.nodes) < len(whole.nodes):
        counts = {"shown": str(len(network.nodes)), "all": str(len(whole.nodes))}
        notes.append(word("largest", lang, **counts))
    if whole.undated:
        notes.append(word("undated", lang, count=str(whole.undated)))
    return notes


def _there(edge: Edge, day: date) -> bool:
    return any(
        tie.start and tie.start <= day and (tie.end is None or day <= tie.end) for tie in edge.ties
    )


def _in_force(network: Network, day: date) -> frozenset[int]:
    """The edges in force on a day; of a network about a thing only those that are near it then."""
    edges = network.edges
    there = frozenset(number for number, edge in enumerate(edges) if _there(edge, day))
    radius = network.definition.radius
    if network.focus is None or radius is None:
        return there
    pairs = ((edges[number].source, edges[number].target) for number in there)
    near = reach(pairs, network.focus, radius)
    return frozenset(n for n in there if edges[n].source in near and edges[n].target in near)


def _panels(network: Network) -> list[Panel]:
    """From the year in which the first tie begins to that in which the last does."""
    starts = [tie.start.year for edge in network.edges for tie in edge.ties if tie.start]
    if not starts:
        return []
    step = math.ceil((max(starts) - min(starts) + 1) / PANELS)
    ends = list(range(max(starts), min(starts) - 1, -step))[::-1]
    place_of = {node.id: number for number, node in enumerate(network.nodes)}
    panels: list[Panel] = []
    before: frozenset[int] = frozenset()
    known: set[int] = set()
    for last in ends:
        day = date(last, 12, 31)
        there = _in_force(network, day)
        nodes = {
            place_of[end]
            for number in there
            for end in (network.edges[number].source, network.edges[number].target)
        }
        first = max(last - step + 1, min(starts))
        arrived = frozenset(nodes - known)
        panels.append(Panel(first, last, there, there - before, before - there, arrived))
        known |= nodes
        before = there
    return panels


def _grid(count: int, high: float) -> tuple[int, int]:
    """Columns and rows so that the panels are as large as can be, with few places empty."""

    def size(columns: int) -> float:
        rows = math.ceil(count / columns)
        full = math.sqrt(count / (columns * rows))
        return full * min((WIDTH - 2 * MARGIN) / columns / _SHAPE, high / rows)

    columns = max(range(1, count + 1), key=size)
    return columns, math.ceil(count / columns)


def _points(network: Network, panel: tuple[float, float], seed: int | None) -> list[Point]:
    """Where each node is within a panel; nodes that only undated ties join have a place, too."""
    room = (panel[0] - 2 * _side(panel[0]), panel[1] - _HEAD - 34)
    graph = to_igraph(network)
    radii = [5 * _scale(network)] * len(network.nodes)
    gap = max(4.0, 0.5 * math.sqrt(room[0] * room[1] / max(len(radii), 1)) - 8)
    return apart(layout(graph, room, seed), radii, room, gap)


def _scale(network: Network) -> float:
    """How much smaller than usual discs are, so that many have room."""
    return min(1.0, math.sqrt(40 / max(len(network.nodes), 1)))


def _side(wide: float) -> float:
    """What is left free at the sides of a panel, for names."""
    return min(84.0, 0.2 * wide)


def _draw_panel(
    sheet: Sheet,
    network: Network,
    panel: Panel,
    points: Sequence[Point],
    box: Box,
    colours: Colouring,
) -> None:
    frame = sheet.add("rect", fill="none", stroke="faint", x=box.left, y=box.top, rx=4)
    frame.attrib |= {
        "width": f"{box.right - box.left:.1f}",
        "height": f"{box.bottom - box.top:.1f}",
    }
    lines = _lines(network)
    degrees = [0] * len(points)
    for number in panel.there:
        for end in lines[number]:
            degrees[end] += 1
    most, scale = max([*degrees, 1]), _scale(network)
    left, top = box.left + _side(box.right - box.left), box.top + _HEAD + 12
    discs = [
        Disc(left + x, top + y, scale * (3.2 + 4.3 * math.sqrt(degree / most)) if degree else 1.4)
        for (x, y), degree in zip(points, degrees, strict=True)
    ]
    for numbers, role, thick in ((panel.gone, "line", 1.0), (panel.there, "line", 1.2)):
        for number in sorted(numbers):
            new = number in panel.new
            one, other = (discs[end] for end in lines[number])
            line = sheet.add("line", stroke="accent" if new else role)
            line.attrib |= {"x1": f"{one.x:.1f}", "y1": f"{one.y:.1f}"}
            line.attrib |= {"x2": f"{other.x:.1f}", "y2": f"{other.y:.1f}"}
            line.set("stroke-width", "2" if new else f"{thick:g}")
            if number in panel.gone:
                line.set("stroke-dasharray", "3 3")
    for number, disc in enumerate(discs):
        fill = colours.colour(number) if degrees[number] else "faint"
        circle = sheet.add("circle", fill=fill, cx=disc.x, cy=disc.y, r=disc.radius)
        if degrees[number]:
            sheet.hint(circle, network.nodes[number].label(sheet.lang))
    _draw_names(sheet, network, panel, discs, degrees, box)
    sheet.text(box.left + 12, box.top + 21, panel.years, 14, weight=700)
    told = _told(network, panel, sum(degree > 0 for degree in degrees), sheet.lang)
    sheet.text(box.right - 12, box.top + 21, told, 11, role="muted", anchor="end")


def _told(network: Network, panel: Panel, nodes: int, lang: str) -> str:
    """How many nodes and edges, and of these how many came and went."""
    changes = [f"+{len(panel.new)}"] * bool(panel.new) + [f"−{len(panel.gone)}"] * bool(panel.gone)
    return word(
        "panel",
        lang,
        nodes=counted(_kind(network), nodes, lang),
        edges=counted("link", len(panel.there), lang),
        change=f" ({' '.join(changes)})" if changes else "",
    )


def _kind(network: Network) -> str:
    kinds = {node.kind for node in network.nodes}
    return kinds.pop() if len(kinds) == 1 else "node"


def _lines(network: Network) -> list[tuple[int, int]]:
    place_of = {node.id: number for number, node in enumerate(network.nodes)}
    return [(place_of[edge.source], place_of[edge.target]) for edge in network.edges]


def _draw_names(
    sheet: Sheet,
    network: Network,
    panel: Panel,
    discs: Sequence[Disc],
    degrees: Sequence[int],
    box: Box,
) -> None:
    """The names of the nodes that are new in this panel."""
    names = [gist(node.label(sheet.lang)) for node in network.nodes]
    # What is not there yet is a mere dot that a name may lie on.
    solid = [d if degree else Disc(d.x, d.y, 0.0) for d, degree in zip(discs, degrees, strict=True)]
    there = [line for n, line in enumerate(_lines(network)) if n in panel.there]
    page = Box(box.left + 4, box.top + _HEAD, box.right - 4, box.bottom - 3)
    wide = box.right - box.left > 330
    # As large as all have room; in the end on one line, cut off if need be.
    tries = [(11.0, 3), (9.5, 3), (8.5, 3), (8.5, 1)] if wide else [(9.5, 3), (8.5, 3), (8.5, 1)]
    best = -1
    for size, lines in tries:
        tried = [
            _label(name, size, lines) if number in panel.arrived else None
            for number, name in enumerate(names)
        ]
        found = place(solid, tried, there, page)
        placed = sum(spot is not None for spot in found)
        if placed > best:
            best, labels, spots = placed, tried, found
        if placed == len(panel.arrived):
            break
    for label, spot, disc in zip(labels, spots, discs, strict=True):
        if label and spot:
            _draw_name(sheet, label, spot, disc)


def _label(name: str, size: float, lines: int) -> Label:
    return Label(
        tuple(fitted(line, 16 if lines > 1 else 12) for line in wrap(name, 11, lines)), size
    )


def _draw_name(sheet: Sheet, label: Label, spot: Spot, disc: Disc) -> None:
    box = spot.box
    x, y = box.nearest(disc.x, disc.y)
    if spot.away and math.dist((x, y), (disc.x, disc.y)) > disc.radius + 14:
        sheet.add("line", stroke="muted", stroke_width=0.6, x1=disc.x, y1=disc.y, x2=x, y2=y)
    plate = sheet.add("rect", fill="paper", x=box.left, y=box.top, rx=2, fill_opacity="0.75")
    plate.attrib |= {
        "width": f"{box.right - box.left:.1f}",
        "height": f"{box.bottom - box.top:.1f}",
    }
    anchor, at = "middle", (box.left + box.right) / 2
    if box.left > disc.x:
        anchor, at = "start", box.left + 2
    elif box.right < disc.x:
        anchor, at = "end", box.right - 2
    for row, line in enumerate(label.lines):
        y = box.top + label.size * (1.0 + row * LEADING)
        sheet.text(at, y, line, label.size, anchor=anchor)


def _legend(network: Network, colours: Colouring, panels: Sequence[Panel], lang: str) -> Legend:
    legend = Legend()
    if not panels:
        return legend
    sizes = scores(network, ["degree"])["degree"]
    keys = [
        Key(group_name(colours, group, network.nodes, sizes, lang), disc=6, fill=shade)
        for group, shade in colours.shades.items()
    ]
    if any(group not in colours.shades for group in colours.groups):
        unknown = all(group in colours.shades or not group for group in colours.groups)
        keys.append(Key(word("unknown" if unknown else "other", lang), disc=6, fill=GREY))
    if len(keys) > 1:
        legend.part(word(colours.by, lang), keys)
    marks = [Key(word("new", lang), line=2, fill="accent")]
    if any(panel.there - panel.new for panel in panels):
        marks.append(Key(word("earlier", lang), line=1.4, fill="line"))
    if any(panel.gone for panel in panels):
        marks.append(Key(word("gone", lang), line=1.4, fill="line", dashes="3 3"))
    legend.part("", marks)
    return legend
