"""The picture of a network: discs that grow with a measure, lines that grow with their weight."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as Et

from graph.exports.attributes import Export
from graph.exports.palette import GREY, Colouring, channels
from graph.exports.pictures.fonts import width
from graph.exports.pictures.layout import apart, layout
from graph.exports.pictures.legend import Key, Legend
from graph.exports.pictures.lettering import LEADING, Box, Disc, Label, Spot, covered, place, wrap
from graph.exports.pictures.selection import colours_of, largest
from graph.exports.pictures.sheet import HEIGHT, MARGIN, WIDTH, Sheet, fitted
from graph.exports.pictures.telling import (
    began,
    counts,
    gist,
    group_name,
    number,
    story,
    when,
)
from graph.exports.pictures.words import word
from graph.networks.measures import MEASURES, Value, scores
from graph.networks.native import to_igraph
from graph.networks.network import Edge, Network, Node

#: Of a network of more nodes the largest are drawn.
DRAWN = 400
#: From so many nodes on, names that have no room are left out rather than all made smaller.
_CROWD = 60
_NAMED = 150
#: Pictures with at most so many edges show when each began.
_DATED = 30
_TOP = 98.0
#: Names nearer than this to their discs need no line to them.
_NEAR = 22.0


@dataclass(frozen=True, slots=True)
class Scene:
    """What of a network is drawn, and where."""

    export: Export
    nodes: Sequence[Node]
    edges: Sequence[Edge]
    lines: Sequence[tuple[int, int]]
    discs: Sequence[Disc]
    values: Sequence[Value]
    measure: str
    colours: Colouring
    page: Box


def draw(export: Export) -> Et.Element:
    """The network as a drawing; nodes grow with ``size``, else the first measure or the degree."""
    network, lang = export.network, export.lang
    title = network.title(lang)
    measure, values = _measure(export)
    shown, values = largest(network, values, DRAWN)
    told = f"{when(network, lang)} · {counts(network, lang, shown)}"
    sheet = Sheet(title, told, lang, export.options.theme)
    colours = colours_of(export, shown.nodes)
    legend = _legend(export, shown, measure, values, colours)
    bottom = HEIGHT - 48 - legend.height
    scene = _scene(export, shown, measure, values, colours, bottom)
    _draw_edges(sheet, scene)
    spots, labels = _spots(scene)
    _draw_leaders(sheet, scene, spots)
    _draw_nodes(sheet, scene)
    if len(scene.lines) <= _DATED:
        _draw_dates(sheet, scene, spots)
    _draw_labels(sheet, scene, spots, labels)
    if not scene.discs:
        sheet.text(MARGIN, 140, word("empty", lang), 16, role="muted")
    sheet.head(title, told)
    legend.draw(sheet, HEIGHT - 48)
    note = ""
    if len(shown.nodes) < len(network.nodes):
        note = word("largest", lang, shown=str(len(shown.nodes)), all=str(len(network.nodes)))
    sheet.foot(network.version, network.name, note)
    return sheet.root


def _measure(export: Export) -> tuple[str, Sequence[Value]]:
    if export.options.size:
        return export.options.size, export.sizes
    found = export.measures or scores(export.network, ["degree"])
    return next(iter(found.items()))


def _scene(
    export: Export,
    shown: Network,
    measure: str,
    values: Sequence[Value],
    colours: Colouring,
    bottom: float,
) -> Scene:
    graph = to_igraph(shown)
    radii = _radii(values)
    count = len(shown.nodes)
    # Names stand beside the outermost nodes.
    side, end = (130.0, 34.0) if count <= _CROWD else (90.0, 20.0)
    room = (WIDTH - 2 * side, bottom - _TOP - 2 * end)
    # Where all are spread over the page, names have room between them.
    gap = max(6.0, 0.5 * math.sqrt(room[0] * room[1] / max(count, 1)) - 2 * min(radii, default=0))
    points = apart(layout(graph, room, export.options.seed), radii, room, gap)
    discs = [Disc(side + x, _TOP + end + y, r) for (x, y), r in zip(points, radii, strict=True)]
    return Scene(
        export=export,
        nodes=shown.nodes,
        edges=shown.edges,
        lines=[(edge.source, edge.target) for edge in graph.es],
        discs=discs,
        values=values,
        measure=measure,
        colours=colours,
        page=Box(MARGIN / 2, _TOP - 6, WIDTH - MARGIN / 2, bottom),
    )


def _radii(values: Sequence[Value]) -> list[float]:
    """The area of a disc grows with its value, beside what each has at least."""
    count = len(values)
    small = 9.0 if count <= 25 else 7.0 if count <= _CROWD else 4.5 if count <= 150 else 2.5
    largest = max((value for value in values if value), default=0) or 1
    return [small * (1 + 1.9 * math.sqrt(max(value or 0, 0) / largest)) for value in values]


def _draw_edges(sheet: Sheet, scene: Scene) -> None:
    group = sheet.add("g", stroke_linecap="round")
    if len(scene.lines) > 200:
        group.set("stroke-opacity", "0.55")
    for edge, (source, target) in zip(scene.edges, scene.lines, strict=True):
        one, other = scene.discs[source], scene.discs[target]
        line = sheet.add("line", group, stroke="line", x1=one.x, y1=one.y, x2=other.x, y2=other.y)
        line.set("stroke-width", f"{_thickness(edge, len(scene.lines)):.1f}")
        if edge.uncertain:
            line.set("stroke-dasharray", "5 6")
        sheet.hint(line, story(edge, scene.export.lang))


def _thickness(edge: Edge, count: int) -> float:
    thin = 1.6 if count <= 100 else 1.0
    return min(9.0, thin * (1 + 0.8 * math.log2(max(edge.weight, 1))))


def _draw_nodes(sheet: Sheet, scene: Scene) -> None:
    lang = scene.export.lang
    title = MEASURES[scene.measure].title(lang)
    for node, disc, value, colour in zip(
        scene.nodes, scene.discs, scene.values, scene.colours.colours, strict=True
    ):
        parent = sheet.root
        if node.id.startswith(("https://", "http://")):
            parent = Et.SubElement(sheet.root, "a", {"href": node.id})
        circle = sheet.add(
            "circle",
            parent,
            fill=colour,
            stroke=darker(colour),
            cx=disc.x,
            cy=disc.y,
            r=disc.radius,
        )
        circle.set("stroke-width", "1.2" if disc.radius > 6 else "0.6")
        sheet.hint(circle, f"{node.label(lang)}\n{title}: {number(value, lang)}")


def darker(colour: str) -> str:
    """The rim of a disc, which keeps a light colour apart from white."""
    return "#" + "".join(f"{round(0.68 * channel):02x}" for channel in channels(colour))


def _spots(scene: Scene) -> tuple[list[Spot | None], list[Label | None]]:
    """Places and labels: as large as all have room, in a crowd what has room in a small size."""
    count = len(scene.discs)
    sizes: tuple[float, ...] = (15.0, 13.0, 11.0) if count <= 25 else (13.0, 11.5, 10.0, 9.0)
    if count > _CROWD:
        sizes = (10.0,) if count <= 120 else (9.0,)
    best: tuple[list[Spot | None], list[Label | None]] = ([], [])
    most = -1
    for size in sizes:
        labels = _labels(scene, size)
        spots = place(scene.discs, labels, scene.lines, scene.page)
        placed = sum(spot is not None for spot in spots)
        if placed > most:
            most, best = placed, (spots, labels)
        if placed == count:
            break
    return best


def _labels(scene: Scene, size: float) -> list[Label | None]:
    """A label for each node; of very many only for the largest."""
    count = len(scene.discs)
    order = sorted(range(count), key=lambda i: (-scene.discs[i].radius, i))
    named = set(order[:_NAMED])
    names = [gist(node.label(scene.export.lang)) for node in scene.nodes]
    return [
        Label(tuple(fitted(line, 22) for line in wrap(name, 14)), size) if i in named else None
        for i, name in enumerate(names)
    ]


def _draw_leaders(sheet: Sheet, scene: Scene, spots: Sequence[Spot | None]) -> None:
    """A thin line from each disc to its name, where that lies farther off."""
    group = sheet.add("g", stroke_width=0.8)
    for disc, spot in zip(scene.discs, spots, strict=False):
        if spot and spot.away:
            x, y = spot.box.nearest(disc.x, disc.y)
            if math.dist((x, y), (disc.x, disc.y)) < disc.radius + _NEAR:
                continue
            sheet.add("line", group, stroke="muted", x1=disc.x, y1=disc.y, x2=x, y2=y)


def _draw_labels(
    sheet: Sheet, scene: Scene, spots: Sequence[Spot | None], labels: Sequence[Label | None]
) -> None:
    group = sheet.add("g")
    for label, spot, disc in zip(labels, spots, scene.discs, strict=False):
        if label is None or spot is None:
            continue
        box = spot.box
        if any(_under(box, scene, line) for line in scene.lines):
            wide, high = box.right - box.left, box.bottom - box.top
            plate = sheet.add("rect", group, fill="paper", x=box.left, y=box.top, rx=3)
            plate.attrib |= {"width": f"{wide:.1f}", "height": f"{high:.1f}"}
            plate.set("fill-opacity", "0.8")
        anchor, x = "middle", (box.left + box.right) / 2
        if box.left > disc.x:
            anchor, x = "start", box.left + 2
        elif box.right < disc.x:
            anchor, x = "end", box.right - 2
        for row, line in enumerate(label.lines):
            y = box.top + label.size * (1.0 + row * LEADING)
            sheet.text(x, y, line, label.size, group, anchor=anchor)


def _under(box: Box, scene: Scene, line: tuple[int, int]) -> bool:
    one, other = scene.discs[line[0]], scene.discs[line[1]]
    return covered(box, (one.x, one.y), (other.x, other.y)) > 0


def _draw_dates(sheet: Sheet, scene: Scene, spots: Sequence[Spot | None]) -> None:
    """When each edge began, on its line where nothing else is; if it has no room, not at all."""
    taken = [disc.box for disc in scene.discs] + [spot.box for spot in spots if spot]
    size = 11.0
    for edge, (source, target) in zip(scene.edges, scene.lines, strict=True):
        text = began(edge)
        if not text:
            continue
        one, other = scene.discs[source], scene.discs[target]
        half = (width(text) * size + 8) / 2
        others = [line for line in scene.lines if line != (source, target)]
        for along in (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8):
            x, y = one.x + along * (other.x - one.x), one.y + along * (other.y - one.y)
            box = Box(x - half, y - 8, x + half, y + 8)
            if any(map(box.overlap, taken)) or any(_under(box, scene, line) for line in others):
                continue
            taken.append(box)
            plate = sheet.add("rect", fill="paper", x=box.left, y=box.top, width=2 * half)
            plate.set("height", "16")
            sheet.text(x, y + 4, text, size, role="muted", anchor="middle")
            break


def _legend(
    export: Export,
    shown: Network,
    measure: str,
    values: Sequence[Value],
    colours: Colouring,
) -> Legend:
    lang, legend = export.lang, Legend()
    if not shown.nodes:
        return legend
    keys = [
        Key(group_name(colours, group, shown.nodes, values, lang), disc=7, fill=shade)
        for group, shade in colours.shades.items()
        if group in colours.groups
    ]
    rest = [group for group in set(colours.groups) if group not in colours.shades]
    if "" in rest:
        keys.append(Key(word("unknown", lang), disc=7, fill=GREY))
    if any(rest):
        keys.append(Key(word("other", lang), disc=7, fill=GREY))
    if len(keys) > 1 or export.colouring:
        legend.part(word(colours.by, lang), keys)
    known = [value for value in values if value is not None] or [0]
    radii = dict(zip(values, _radii(values), strict=True))
    # As large beside each other as in the picture, but no larger than a row of the legend.
    shrunk = min(1.0, 11.0 / max(radii.values()))
    ends = dict.fromkeys((min(known), max(known)))
    discs = [Key(number(end, lang), disc=radii.get(end, 6.0) * shrunk) for end in ends]
    legend.part(word("size", lang, measure=MEASURES[measure].title(lang)), discs)
    plain = all(tie.kind == "agreement" for edge in shown.edges for tie in edge.ties)
    lines = []
    if any(edge.weight > 1 for edge in shown.edges):
        lines.append(Key(word("several" if plain else "several_ties", lang), line=4, fill="line"))
    if any(edge.uncertain for edge in shown.edges):
        lines.append(Key(word("uncertain", lang), line=2, fill="line", dashes="5 6"))
    legend.part("", lines)
    return legend
