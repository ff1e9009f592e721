"""Growth and timeline: what came and went in which year, and how sure the days are."""

from __future__ import annotations

import itertools
from datetime import date
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as Et

import pytest

from graph.errors import BadRequest, NotFound
from graph.exports import Export, Options, picture
from graph.exports.pictures import growth, timeline
from graph.exports.pictures.lettering import Box
from graph.exports.pictures.sheet import WIDTH
from graph.networks import Edge, Network, Node, Tie, definition, project
from graph.networks.period import Days, days
from graph.store import View, memory_view
from tests.test_pictures import text_box

FACTS = (Path(__file__).parent / "networks.trig").read_text(encoding="utf-8")
BASE = "https://w3id.org/renkei/id/"


@cache
def view() -> View:
    return memory_view(FACTS)


def tie(name: str, start: str, end: str | None = None, renews: str = "") -> Tie:
    begun, ended = days(start), days(end) if end else None
    assert begun
    return Tie(
        f"{BASE}agreement/{name}",
        "agreement",
        {"en": f"Memorandum {name}", "ja": f"{name}に関する覚書"},
        begun.earliest,
        ended.latest if ended else None,
        (begun,),
        (ended,) if ended else (),
        renews=(f"{BASE}agreement/{renews}",) if renews else (),
    )


def made(*edges: tuple[str, str, tuple[Tie, ...]], undated: int = 0) -> Network:
    names = sorted({end for edge in edges for end in edge[:2]})
    nodes = tuple(Node(f"{BASE}organization/{n}", {"en": f"Body {n}"}, country="JP") for n in names)
    joined = tuple(
        Edge(f"{BASE}organization/{a}", f"{BASE}organization/{b}", ties) for a, b, ties in edges
    )
    return Network(definition("agreements"), nodes, joined, version="0123", undated=undated)


def three() -> Network:
    return made(
        ("a", "b", (tie("one", "2016-05", "2019-04"), tie("two", "2019-05-01", renews="one"))),
        ("a", "c", (tie("three", "2017", "2018-06-30"),)),
        ("b", "c", (tie("four", "2018-02-01", "2018-03-31"),)),
    )


def said(root: Et.Element) -> list[str]:
    return [text.text or "" for text in root.iter("text")]


def clean(root: Et.Element) -> None:
    page = Box(0, 0, WIDTH, float(root.get("height", "")))
    boxes = [text_box(text) for text in root.iter("text")]
    assert all(box.inside(page) for box in boxes)
    named = zip(boxes, said(root), strict=True)
    for (one, first), (other, second) in itertools.combinations(named, 2):
        assert one.overlap(other) == 0, (first, second)


def test_each_year_has_a_panel_with_what_came_and_went() -> None:
    root = growth.draw(Export.of(three()))
    texts = said(root)
    years = [text for text in texts if text in ("2016", "2017", "2018", "2019")]
    assert years == ["2016", "2017", "2018", "2019"]
    # What began and ended within a year is in force on none of the days shown.
    counts = ["2 organisations, 1 link (+1)", "3 organisations, 2 links (+1)",
              "2 organisations, 1 link (−1)", "2 organisations, 1 link"]  # fmt: skip
    assert [text for text in texts if "organisations," in text] == counts
    clean(root)


def test_a_node_is_in_the_same_place_in_every_panel() -> None:
    root = growth.draw(Export.of(three()))
    frames = [one for one in root.iter("rect") if one.get("fill") == "none"]
    assert len(frames) == 4
    circles = [one for one in root.iter("circle") if float(one.get("r", "")) < 12]
    places = [
        [
            (round(float(c.get("cx", "")) - left, 1), round(float(c.get("cy", "")) - top, 1))
            for c in circles[3 * number : 3 * number + 3]
        ]
        for number, (left, top) in enumerate(
            (float(frame.get("x", "")), float(frame.get("y", ""))) for frame in frames
        )
    ]
    assert all(
        abs(a - b) < 0.3
        for panel in places[1:]
        for one, other in zip(places[0], panel, strict=True)
        for a, b in zip(one, other, strict=True)
    )


@pytest.mark.parametrize("name", ["link-j-partners", "agreements"])
def test_a_panel_has_the_edges_of_the_network_as_of_its_day(name: str) -> None:
    texts = said(growth.draw(Export.of(project(view(), name))))
    years = [int(text) for text in texts if text.isdecimal()]
    told = [text for text in texts if " organisations, " in text]
    assert years and len(years) == len(told)
    for year, panel in zip(years, told, strict=True):
        found = project(view(), name, date(year, 12, 31))
        assert panel.startswith(f"{len(found.nodes)} organisations, {len(found.edges)} link")


def test_many_years_share_panels() -> None:
    edges = [
        (f"n{number:02d}", f"n{number + 1:02d}", (tie(f"t{number}", str(1990 + number)),))
        for number in range(30)
    ]
    root = growth.draw(Export.of(made(*edges)))
    spans = [text for text in said(root) if "–" in text and "·" not in text]
    assert len(spans) <= growth.PANELS and spans[-1] == "2017–2019"
    clean(root)


def test_a_bar_is_pale_where_the_day_is_open_and_fades_where_no_end_is_stated() -> None:
    root = timeline.draw(Export.of(three()))
    bars = {
        (group.findtext("title") or "").split("\n")[0]: [
            float(piece.get("fill-opacity", "1")) for piece in group.findall("rect")
        ]
        for group in root.iter("g")
        if group.find("title") is not None
    }
    assert bars["Memorandum one"] == [0.35, 1, 0.35]  # May 2016 to April 2019
    assert bars["Memorandum three"] == [0.35, 1]  # 2017 to 30 June 2018
    assert bars["Memorandum four"] == [1]
    fading = bars["Memorandum two"]
    assert fading[0] == 1 and fading[1:] == sorted(fading[1:], reverse=True) and fading[-1] < 0.1
    clean(root)


def test_a_renewal_is_an_arrow_from_the_earlier_agreement() -> None:
    root = timeline.draw(Export.of(three()))
    assert len(list(root.iter("path"))) == 2  # the renewal, and the legend
    assert "renewed" in said(root)
    plain = timeline.draw(Export.of(made(("a", "b", (tie("one", "2016"),)))))
    assert not list(plain.iter("path")) and "renewed" not in said(plain)


def test_an_agreement_of_three_parties_is_one_bar() -> None:
    one = tie("one", "2016-05-01")
    network = made(("a", "b", (one,)), ("a", "c", (one,)), ("b", "c", (one,)))
    texts = said(timeline.draw(Export.of(network)))
    assert "Body a · Body b · Body c" in texts
    assert texts.count("Memorandum one") == 1


@pytest.mark.parametrize("lang", ["en", "ja", "de"])
@pytest.mark.parametrize("name", ["link-j-partners", "agreements", "affiliations", "iconm"])
def test_every_network_is_drawn_clean_in_time(name: str, lang: str) -> None:
    network = project(view(), name)
    for draw in (growth.draw, timeline.draw):
        root = draw(Export.of(network, lang, options=Options(color="country")))
        clean(root)
        assert network.name in said(root)[-1] + said(root)[-2]


@pytest.mark.parametrize("years", [("0018", "2018"), ("9999", "9999"), ("1868", "2018")])
def test_dates_far_off_are_drawn(years: tuple[str, str]) -> None:
    first, last = years
    network = made(("a", "b", (tie("one", first), tie("two", last, "9999-12-31"))))
    for draw in (growth.draw, timeline.draw):
        clean(draw(Export.of(network)))


def test_a_name_of_a_thousand_words_is_cut_off() -> None:
    network = made(("a" * 9000, "連携 " * 3000, (tie("one", "2016"),)))
    for name in ("network", "growth", "timeline"):
        assert len(picture(network, name)) < 60_000 + 4 * len(network.nodes[0].label())


def test_what_has_no_date_is_counted_not_drawn() -> None:
    network = made(("a", "b", (tie("one", "2016"),)), undated=3)
    for draw in (growth.draw, timeline.draw):
        assert "without a date, not shown: 3" in said(draw(Export.of(network)))
    empty = made()
    for draw in (growth.draw, timeline.draw):
        assert "Nothing here has a date." in said(draw(Export.of(empty)))


def test_pictures_come_in_three_formats_and_another_is_refused() -> None:
    starts = {"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}
    for name in ("network", "growth", "timeline"):
        for form, start in starts.items():
            first, again = (picture(three(), name, form) for _ in range(2))
            assert first.startswith(start) and first == again
    for name, form in (("grow", "svg"), ("growth", "gif")):
        with pytest.raises(NotFound):
            picture(three(), name, form)
    with pytest.raises(BadRequest):
        picture(project(view(), "agreements", date(2018, 6, 15)), "growth")


def test_conflicting_days_make_one_uncertain_beginning() -> None:
    begun = (Days(date(2018, 1, 1), date(2018, 1, 31)), Days(date(2018, 2, 1), date(2018, 2, 28)))
    one = Tie(f"{BASE}agreement/x", "agreement", {"en": "X"}, date(2018, 1, 1), starts=begun)
    root = timeline.draw(Export.of(made(("a", "b", (one,)))))
    group = next(group for group in root.iter("g") if group.find("title") is not None)
    pale = group.findall("rect")[0]
    assert pale.get("fill-opacity") == "0.35"
    assert group.findtext("title") == "X\n2018-01 / 2018-02 –"
