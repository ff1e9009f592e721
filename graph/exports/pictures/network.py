"""A picture for a slide (SVG 1.1 with a little CSS): white, dark where the reader's page is dark.

Colours are attributes, so that programs without CSS show them; the style
sheet only changes them for dark pages. The palette is that of M. Okabe and K.
Ito (Color Universal Design, 2008), told apart by colour-blind readers.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as Et

from graph.exports.attributes import Export, xml_text
from graph.exports.pictures.layout import layout
from graph.exports.pictures.lettering import LEADING, Box, Disc, Label, place, width, wrap
from graph.exports.pictures.words import word
from graph.networks.measures import MEASURES, Value, scores, to_igraph
from graph.networks.network import Edge, Node
from graph.networks.period import Days

WIDTH, HEIGHT = 1280, 720
#: Where the network is drawn; labels may use the whole of _PAGE.
_AREA = Box(150, 130, 900, 620)
_PAGE = Box(24, 92, 1040, 664)
_LEGEND = 1064
#: From so many nodes on, names that would lie on others are left out.
_CROWD = 60
#: Pictures with at most so many edges show when each began.
_DATED = 30
_FONTS = (
    "'Noto Sans', 'Helvetica Neue', Arial, 'Noto Sans CJK JP', 'Noto Sans JP', "
    "'Hiragino Sans', 'Yu Gothic', Meiryo, sans-serif"
)
_PALETTE = ("#0072b2", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#56b4e9", "#b8a800")
_GREY, _INK, _MUTED, _LINE, _PAPER = "#8a8f98", "#1b1f24", "#5b626b", "#a9b0ba", "#ffffff"
_DARK = """
@media (prefers-color-scheme: dark) {
  .paper { fill: #14171a } .ink { fill: #eceff2 } .muted { fill: #a7aeb7 }
  .line { stroke: #59616b } .disc { stroke: #14171a } .key { stroke: #a7aeb7 }
}
"""


@dataclass(frozen=True, slots=True)
class _Scene:
    """Everything that is to be drawn, in pixels."""

    export: Export
    discs: list[Disc]
    colours: list[str]
    groups: list[tuple[str, str]]
    grouping: str
    measure: str
    values: Sequence[Value]
    lines: list[tuple[int, int]]


def draw(export: Export) -> Et.Element:
    """The network as a picture; nodes grow with the first measure, else with their degree."""
    scene = _scene(export)
    title = export.network.title(export.lang)
    root = Et.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img"})
    root.attrib |= {"viewBox": f"0 0 {WIDTH} {HEIGHT}", "width": str(WIDTH), "height": str(HEIGHT)}
    root.attrib |= {"xml:lang": export.lang, "font-family": _FONTS}
    Et.SubElement(root, "title").text = xml_text(title)
    Et.SubElement(root, "desc").text = xml_text(_counts(scene))
    Et.SubElement(root, "style").text = _DARK
    paper = {"width": str(WIDTH), "height": str(HEIGHT), "fill": _PAPER, "class": "paper"}
    Et.SubElement(root, "rect", paper)
    _draw_edges(root, scene)
    _draw_nodes(root, scene)
    _draw_labels(root, scene)
    _text(root, 40, 52, title, 26, weight="600")
    _text(root, 40, 78, _counts(scene), 15, shade="muted")
    _text(root, 40, HEIGHT - 24, _source(export), 12, shade="muted")
    _draw_legend(root, scene)
    return root


def _scene(export: Export) -> _Scene:
    network = export.network
    graph = to_igraph(network)
    measure, values = next(iter((export.measures or scores(network, ["degree"])).items()))
    largest = max((value for value in values if value), default=0) or 1
    count = len(network.nodes)
    small = 9.0 if count <= _CROWD else 5.0 if count <= 2 * _CROWD else 2.5
    discs = []
    for (x, y), value in zip(layout(graph), values, strict=True):
        radius = small * (1 + 1.8 * math.sqrt(max(value or 0, 0) / largest))
        across, down = _AREA.right - _AREA.left, _AREA.bottom - _AREA.top
        discs.append(Disc(_AREA.left + x * across, _AREA.top + y * down, radius))
    grouping, keys = _groups(network.nodes)
    ranked = [key for key, _ in sorted(Counter(keys).items(), key=lambda item: (-item[1], item[0]))]
    shades = dict(zip([key for key in ranked if key], _PALETTE, strict=False))
    groups = [(word(key, export.lang), shade) for key, shade in shades.items()]
    if "" in ranked:
        groups.append((word("unknown", export.lang), _GREY))
    if len(ranked) - ("" in ranked) > len(shades):
        groups.append((word("other", export.lang), _GREY))
    return _Scene(
        export=export,
        discs=discs,
        colours=[shades.get(key, _GREY) for key in keys],
        groups=groups,
        grouping=grouping,
        measure=measure,
        values=values,
        lines=[(edge.source, edge.target) for edge in graph.es],
    )


def _groups(nodes: Sequence[Node]) -> tuple[str, list[str]]:
    """What colours stand for, and each node's group: its kind if kinds differ, else its country."""
    kinds = [node.kind for node in nodes]
    if len(set(kinds)) > 1 or not any(node.country for node in nodes):
        return "kind", kinds
    return "country", [node.country or "" for node in nodes]


def _counts(scene: _Scene) -> str:
    network, lang = scene.export.network, scene.export.lang
    day = network.as_of.isoformat() if network.as_of else None
    when = word("as_of", lang, day=day) if day else word("all_time", lang)
    numbers = {"nodes": str(len(network.nodes)), "edges": str(len(network.edges))}
    return f"{when} · {word('counts', lang, **numbers)}"


def _source(export: Export) -> str:
    network = export.network
    return word("source", export.lang, version=network.version, name=network.name)


def _text(
    parent: Et.Element,
    x: float,
    y: float,
    text: str,
    size: float,
    *,
    shade: str = "ink",
    weight: str = "400",
    anchor: str = "start",
) -> None:
    fill = _INK if shade == "ink" else _MUTED
    element = Et.SubElement(parent, "text", {"x": f"{x:.1f}", "y": f"{y:.1f}", "class": shade})
    element.attrib |= {"font-size": f"{size:g}", "fill": fill, "text-anchor": anchor}
    if weight != "400":
        element.set("font-weight", weight)
    element.text = xml_text(text)


def _draw_edges(root: Et.Element, scene: _Scene) -> None:
    group = Et.SubElement(root, "g", {"fill": "none", "stroke-linecap": "round"})
    for edge, (source, target) in zip(scene.export.network.edges, scene.lines, strict=True):
        one, other = scene.discs[source], scene.discs[target]
        line = Et.SubElement(group, "line", {"class": "line", "stroke": _LINE})
        line.attrib |= {"x1": f"{one.x:.1f}", "y1": f"{one.y:.1f}"}
        line.attrib |= {"x2": f"{other.x:.1f}", "y2": f"{other.y:.1f}"}
        line.set("stroke-width", f"{_thickness(edge):.1f}")
        if edge.uncertain:
            line.set("stroke-dasharray", "5 6")
        Et.SubElement(line, "title").text = xml_text(_story(edge, scene.export.lang))
    if len(scene.lines) <= _DATED:
        _draw_dates(root, scene)


def _draw_dates(root: Et.Element, scene: _Scene) -> None:
    """When each edge began, on the line, nearer to its smaller end."""
    for edge, (source, target) in zip(scene.export.network.edges, scene.lines, strict=True):
        text = _began(edge)
        if not text:
            continue
        near, far = sorted((scene.discs[source], scene.discs[target]), key=lambda d: d.radius)
        x, y = near.x + 0.36 * (far.x - near.x), near.y + 0.36 * (far.y - near.y)
        wide = width(text) * 11 + 6
        plate = {"x": f"{x - wide / 2:.1f}", "y": f"{y - 8:.1f}", "width": f"{wide:.1f}"}
        Et.SubElement(root, "rect", plate | {"height": "16", "fill": _PAPER, "class": "paper"})
        _text(root, x, y + 4, text, 11, shade="muted", anchor="middle")


def _began(edge: Edge) -> str:
    """The stated start of one agreement, or the years of several."""
    dated = [tie for tie in edge.ties if tie.starts]
    if len(dated) == 1:
        return _when(dated[0].starts)
    years = dict.fromkeys(str(tie.starts[0].earliest.year) for tie in dated)
    return ", ".join(years) if len(years) <= 4 else f"{next(iter(years))} … {list(years)[-1]}"


def _thickness(edge: Edge) -> float:
    return 1.4 + 1.3 * math.log2(max(edge.weight, 1))


def _story(edge: Edge, lang: str) -> str:
    """The agreements of an edge, one a line."""
    return "\n".join(f"{tie.label(lang)} ({_when(tie.starts)})" for tie in edge.ties)


def _when(starts: Sequence[Days]) -> str:
    """Stated dates as precisely as they are stated; empty brackets tell of none."""
    return " / ".join(_stated(one) for one in starts) or "–"


def _stated(one: Days) -> str:
    if one.earliest == one.latest:
        return one.earliest.isoformat()
    same_month = one.earliest.month == one.latest.month
    return one.earliest.isoformat()[: 7 if same_month else 4]


def _draw_nodes(root: Et.Element, scene: _Scene) -> None:
    title = MEASURES[scene.measure].title(scene.export.lang)
    for node, disc, colour, value in zip(
        scene.export.network.nodes, scene.discs, scene.colours, scene.values, strict=True
    ):
        parent = root
        if node.id.startswith(("https://", "http://")):
            parent = Et.SubElement(root, "a", {"href": node.id})
        circle = Et.SubElement(parent, "circle", {"class": "disc", "fill": colour})
        circle.attrib |= {"cx": f"{disc.x:.1f}", "cy": f"{disc.y:.1f}", "r": f"{disc.radius:.1f}"}
        circle.attrib |= {"stroke": _PAPER, "stroke-width": "2"}
        told = f"{node.label(scene.export.lang)}\n{title}: {_number(value)}"
        Et.SubElement(circle, "title").text = xml_text(told)


def _number(value: Value) -> str:
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{value:.3g}"


def _draw_labels(root: Et.Element, scene: _Scene) -> None:
    labels = _labels(scene)
    boxes = place(scene.discs, labels, scene.lines, _PAGE)
    group = Et.SubElement(root, "g")
    order = sorted(range(len(labels)), key=lambda i: (-scene.discs[i].radius, i))
    drawn: list[Box] = []
    for label, box, disc in ((labels[i], boxes[i], scene.discs[i]) for i in order):
        if label is None or box is None:
            continue
        if len(labels) > _CROWD and any(map(box.overlap, drawn)):
            continue
        drawn.append(box)
        plate = {"x": f"{box.left:.1f}", "y": f"{box.top:.1f}", "rx": "3", "class": "paper"}
        plate |= {"width": f"{label.width:.1f}", "height": f"{label.height:.1f}"}
        Et.SubElement(group, "rect", plate | {"fill": _PAPER, "fill-opacity": "0.82"})
        anchor, x = "middle", (box.left + box.right) / 2
        if box.left > disc.x:
            anchor, x = "start", box.left + 2
        elif box.right < disc.x:
            anchor, x = "end", box.right - 2
        for number, line in enumerate(label.lines):
            y = box.top + label.size * (1.0 + number * LEADING)
            _text(group, x, y, line, label.size, anchor=anchor)


def _labels(scene: _Scene) -> list[Label | None]:
    """A label for each node; in a crowd only for the largest, so that some can be read."""
    count = len(scene.discs)
    size = 14 if count <= 25 else 12 if count <= _CROWD else 10
    order = sorted(range(count), key=lambda i: (-scene.discs[i].radius, i))
    shown = set(order[:120])
    names = [node.label(scene.export.lang) for node in scene.export.network.nodes]
    return [
        Label(tuple(wrap(name, 14)), size) if i in shown else None for i, name in enumerate(names)
    ]


def _draw_legend(root: Et.Element, scene: _Scene) -> None:
    lang, network = scene.export.lang, scene.export.network
    y = 122.0
    if scene.groups:
        _text(root, _LEGEND, y, word(scene.grouping, lang), 13, weight="600")
    for name, colour in scene.groups:
        y += 24
        place_ = {"cx": str(_LEGEND + 7), "cy": f"{y - 5:.0f}", "r": "7", "fill": colour}
        Et.SubElement(root, "circle", place_)
        _text(root, _LEGEND + 22, y, name, 13)
    y += 36
    measure = MEASURES[scene.measure].title(lang)
    if scene.discs:
        _text(root, _LEGEND, y, word("size", lang, measure=measure), 13, weight="600")
        top = [value for value in scene.values if value is not None] or [0]
        ends = dict.fromkeys(_number(value) for value in (min(top), max(top)))
        _text(root, _LEGEND, y + 21, " – ".join(ends), 13)
    else:
        _text(root, _PAGE.left + 16, 150, word("empty", lang), 16, shade="muted")
    y += 58
    plain = all(tie.kind == "agreement" for edge in network.edges for tie in edge.ties)
    several = "several" if plain else "several_ties"
    keys = [
        (several, any(edge.weight > 1 for edge in network.edges), {"stroke-width": "4"}),
        ("uncertain", any(e.uncertain for e in network.edges), {"stroke-dasharray": "5 6"}),
    ]
    for key, shown, style in keys:
        if shown:
            line = {"x1": str(_LEGEND), "x2": str(_LEGEND + 30), "stroke": _MUTED, "class": "key"}
            line |= {"y1": f"{y - 5:.0f}", "y2": f"{y - 5:.0f}", "stroke-width": "2"}
            Et.SubElement(root, "line", line | style)
            _text(root, _LEGEND + 40, y, word(key, lang), 13)
            y += 24
