"""Pictures of networks: nothing lies on anything, all is on the page, and says what it is."""

from __future__ import annotations

import itertools
import math
import random
from datetime import date
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as Et

import igraph
import pytest

from graph.errors import BadRequest
from graph.exports import Export, Options, export
from graph.exports.palette import GREY, PALETTE, channels
from graph.exports.pictures.fonts import BOLD, REGULAR, width
from graph.exports.pictures.layout import apart, layout
from graph.exports.pictures.lettering import Box, Disc, Label, place, wrap
from graph.exports.pictures.network import DRAWN, darker, draw
from graph.exports.pictures.sheet import HEIGHT, WIDTH, Sheet
from graph.networks import Edge, Network, Node, Tie, definition, project
from graph.networks.native import to_igraph
from graph.networks.period import Days
from graph.store import View, memory_view

FACTS = (Path(__file__).parent / "networks.trig").read_text(encoding="utf-8")
SVG = "{http://www.w3.org/2000/svg}"
NAMES = (
    "Life Science Park {}stadt GmbH",
    "公益財団法人第{}市産業振興財団",
    "University of {}ton",
    "第{}大学先端生命科学研究所",
    "Łódź {}",
)


@cache
def view() -> View:
    return memory_view(FACTS)


@cache
def made(count: int, lines: int) -> Network:
    """A network of so many organisations, with names in two scripts."""
    chance = random.Random(count)
    nodes = tuple(
        Node(
            f"https://w3id.org/renkei/id/organization/n{number:04d}",
            {"en": NAMES[number % len(NAMES)].format(number)},
            country=chance.choice(["JP", "DE", "FR", None]),
        )
        for number in range(count)
    )
    pairs = {(chance.randrange(number), number) for number in range(1, count)}
    while len(pairs) < lines:
        one, other = sorted(chance.sample(range(count), 2))
        pairs.add((one, other))
    edges = tuple(Edge(nodes[a].id, nodes[b].id, ties(a + b)) for a, b in sorted(pairs))
    return Network(definition("agreements"), nodes, edges, version="0123456789abcdef")


def ties(number: int) -> tuple[Tie, ...]:
    day = date(2001 + number % 20, 1, 1)
    one = Tie(f"urn:t{number}", "agreement", {"en": "MoU"}, day, starts=(Days(day, day),))
    return (one,) * (1 + number % 3)


def shapes(root: Et.Element) -> tuple[list[Box], list[Box]]:
    """The discs of nodes and all texts of a drawing, as boxes."""
    discs = [
        Disc(*(float(circle.get(key, "")) for key in ("cx", "cy", "r"))).box
        for circle in root.iter("circle")
        if circle.find("title") is not None
    ]
    return discs, [text_box(text) for text in root.iter("text")]


def text_box(text: Et.Element) -> Box:
    """What a line of text covers, without the room above small letters."""
    size, x, y = (float(text.get(key, "")) for key in ("font-size", "x", "y"))
    weight = BOLD if text.get("font-weight") else REGULAR
    wide = width(text.text or "", weight) * size
    left = x - wide * {"start": 0, "middle": 0.5, "end": 1}[text.get("text-anchor", "start")]
    return Box(left, y - 0.8 * size, left + wide, y + 0.15 * size)


def clean(root: Et.Element) -> None:
    """Whether no text lies on another or on a node, and all are on the page."""
    discs, texts = shapes(root)
    page = Box(0, 0, WIDTH, float(root.get("height", "")))
    assert all(box.inside(page) for box in (*discs, *texts))
    for one, other in itertools.combinations(texts, 2):
        assert one.overlap(other) == 0
    assert not [1 for text in texts for disc in discs if text.overlap(disc) > 1]


@pytest.mark.parametrize(("count", "lines", "named"), [(10, 13, 10), (60, 75, 60), (300, 420, 30)])
def test_names_lie_neither_on_each_other_nor_on_nodes(count: int, lines: int, named: int) -> None:
    network = made(count, lines)
    root = draw(Export.of(network))
    clean(root)
    discs, _ = shapes(root)
    for one, other in itertools.combinations(discs, 2):
        radii = (one.right - one.left + other.right - other.left) / 2
        middles = ((one.left + one.right - other.left - other.right) / 2,
                   (one.top + one.bottom - other.top - other.bottom) / 2)  # fmt: skip
        assert math.hypot(*middles) >= radii - 0.2
    shown = {text.text for text in root.iter("text")}
    labels = [node.label() for node in network.nodes]
    assert sum(all(line in shown for line in wrap(label, 14)) for label in labels) >= named


@pytest.mark.parametrize("lang", ["en", "ja", "de"])
@pytest.mark.parametrize("name", ["link-j-partners", "agreements", "affiliations", "iconm"])
def test_every_network_is_drawn_clean_in_every_language(name: str, lang: str) -> None:
    network = project(view(), name)
    root = draw(Export.of(network, lang))
    clean(root)
    shown = {text.text for text in root.iter("text")}
    for node in network.nodes:
        assert all(line in shown for line in wrap(node.label(lang), 14))


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_the_picture_has_title_day_source_legend_and_names(lang: str) -> None:
    network = project(view(), "link-j-partners", date(2018, 6, 15))
    root = Et.fromstring(export(network, "svg", lang=lang))
    texts = [element.text or "" for element in root.iter(f"{SVG}text")]
    said = "\n".join(texts)
    assert root.findtext(f"{SVG}title") == network.title(lang)
    assert network.title(lang) in texts
    assert "2018-06-15" in said and "link-j-partners" in said
    assert ("Japan" if lang == "en" else "日本") in texts
    assert "Noto Sans CJK JP" in root.get("font-family", "")
    dashed = [line for line in root.iter(f"{SVG}line") if line.get("stroke-dasharray")]
    assert len(dashed) == 2  # the memorandum of June 2018, and the legend


def test_a_picture_is_light_and_an_svg_dark_on_a_dark_page() -> None:
    root = draw(Export.of(made(5, 4)))
    assert root.find("rect").get("fill") == "#ffffff"  # type: ignore[union-attr]
    assert "prefers-color-scheme: dark" in root.findtext("style", "")
    dark = draw(Export.of(made(5, 4), options=Options(theme="dark")))
    assert dark.find("rect").get("fill") == "#14171a"  # type: ignore[union-attr]
    assert dark.find("style") is None
    with pytest.raises(BadRequest):
        draw(Export.of(made(5, 4), options=Options(theme="pink")))


def test_nodes_grow_with_the_measure_and_have_the_colours_that_are_asked_for() -> None:
    network = project(view(), "link-j-partners")
    for options, measures, title in (
        (Options(), (), "Size: Degree"),
        (Options(), ("betweenness",), "Size: Betweenness"),
        (Options(size="strength", color="kind"), ("betweenness",), "Size: Strength"),
    ):
        root = draw(Export.of(network, measures=measures, options=options))
        texts = [text.text for text in root.iter("text")]
        assert title in texts
        assert ("Kind" if options.color else "Country") in texts
        circles = [one for one in root.iter("circle") if one.find("title") is not None]
        largest = max(circles, key=lambda one: float(one.get("r", "")))
        assert (largest.findtext("title") or "").startswith("LINK-J")


def test_a_seed_gives_the_same_picture_and_another_seed_another() -> None:
    network = made(60, 75)
    first, again, other = (export(network, "svg", options=Options(seed=seed)) for seed in (1, 1, 7))
    assert first == again != other


def test_of_a_very_large_network_the_largest_nodes_are_drawn() -> None:
    network = made(DRAWN + 50, DRAWN + 60)
    root = draw(Export.of(network))
    discs, _ = shapes(root)
    assert len(discs) == DRAWN
    assert f"The {DRAWN} largest of {DRAWN + 50} nodes" in [text.text for text in root.iter("text")]


def test_nodes_stay_apart_and_on_the_page() -> None:
    graph = to_igraph(project(view(), "agreements"))
    room = (1000.0, 500.0)
    points = layout(graph, room)
    assert points == layout(graph, room)
    assert all(0 <= x <= 1000 and 0 <= y <= 500 for x, y in points)
    moved = apart([(5.0, 5.0)] * 4 + points[4:], [10.0] * len(points), room, 4)
    assert all(0 <= x <= 1000 and 0 <= y <= 500 for x, y in moved)
    assert all(math.dist(a, b) > 23.9 for a, b in itertools.combinations(moved, 2))


def test_a_large_component_is_laid_out_the_same_way_twice() -> None:
    ring = igraph.Graph.Ring(320)
    assert layout(ring, (1000, 500)) == layout(ring, (1000, 500))
    assert layout(igraph.Graph(0), (1000, 500)) == []


def test_japanese_names_break_where_a_reader_would() -> None:
    assert wrap("公益財団法人神戸医療産業都市推進機構", 14) == [
        "公益財団法人",
        "神戸医療産業都市推進機構",
    ]
    assert wrap("カリフォルニア大学サンディエゴ校", 14) == ["カリフォルニア大学", "サンディエゴ校"]
    assert wrap("One Nucleus", 14) == ["One Nucleus"]
    assert "".join(wrap("あ" * 60, 14)) == "あ" * 60
    assert wrap("x" * 80, 14) == ["x" * 80]


def test_labels_do_not_lie_on_each_other() -> None:
    discs = [Disc(200 + 70 * i, 200, 10) for i in range(6)]
    spots = place(discs, [Label(("Organisation",), 14)] * 6, [], Box(0, 0, 800, HEIGHT))
    found = [spot.box for spot in spots if spot]
    assert len(found) == 6
    assert sum(a.overlap(b) for i, a in enumerate(found) for b in found[i + 1 :]) == 0


#: Colours as seen without cones for red, green or blue, from linear light: G. M. Machado and
#: others, IEEE Transactions on Visualization and Computer Graphics 15 (2009), 1291-1298.
SEEN = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour: str) -> list[float]:
    shares = [channel / 255 for channel in channels(colour)]
    return [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares]


def lightness(light: list[float]) -> float:
    return sum(share * one for share, one in zip((0.2126, 0.7152, 0.0722), light, strict=True))


def lab(light: list[float]) -> tuple[float, float, float]:
    """CIE L*a*b* of linear light (D65)."""
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    xyz = [sum(k * max(one, 0) for k, one in zip(row, light, strict=True)) for row in rows]
    x, y, z = (
        (share ** (1 / 3) if share > 0.008856 else 7.787 * share + 16 / 116)
        for share in (one / by for one, by in zip(xyz, white, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("who", SEEN)
def test_colours_are_told_apart_whatever_cones_one_has(who: str) -> None:
    seen = [
        lab([sum(k * one for k, one in zip(row, linear(c), strict=True)) for row in SEEN[who]])
        for c in (*PALETTE, GREY)
    ]
    assert min(math.dist(one, other) for one, other in itertools.combinations(seen, 2)) > 14


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_and_marks_stand_out_from_the_page(theme: str) -> None:
    sheet = Sheet("", "", "en", theme)

    def contrast(one: str, other: str) -> float:
        dark, light = sorted(lightness(linear(sheet.colour(c))) for c in (one, other))
        return (light + 0.05) / (dark + 0.05)

    # WCAG 2.2: 4.5 for text (1.4.3), 3 for graphics (1.4.11).
    assert contrast("ink", "paper") > 7 and contrast("muted", "paper") > 4.5
    assert contrast("accent", "paper") > 4.5
    rims = PALETTE if theme == "dark" else [darker(colour) for colour in PALETTE]
    assert min(contrast(colour, "paper") for colour in rims) > 3
