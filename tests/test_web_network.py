"""The page of a network, as a person uses it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as Et

import httpx2
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser import NARROW, PAPER, visiting
from tests.network_page import parameters, ready
from tests.server import serving

SVG = "{http://www.w3.org/2000/svg}"
DAYS = {
    "link-j-partners": ["2016-05-10", "2017-06-01", "2018-01-15"],
    "agreements": ["2016-06-01", "2020-02-10", "2023-06-30", "2026-03-01"],
    "affiliations": ["2018-08-31"],
    "iconm": ["2013-10-05", "2019-06-01", "2024-01-01"],
    "people": ["2020-01-15"],
}


def drawn(page: Page) -> Et.Element:
    """What is in view, as the page saves it."""
    with page.expect_download() as saved:
        page.get_by_role("button", name="SVG").click()
    return Et.parse(saved.value.path()).getroot()


def discs(drawing: Et.Element) -> dict[str, tuple[float, float]]:
    """Where nodes are, by name."""
    return {
        one.findtext(f"{SVG}title", ""): (float(one.get("cx", 0)), float(one.get("cy", 0)))
        for one in drawing.iter(f"{SVG}circle")
    }


def click(page: Page, x: float, y: float) -> None:
    """Click on a point of the picture."""
    page.locator(".stage").click(position={"x": x, "y": y})


def test_a_disc_and_a_line_lead_to_agreements_and_their_places(
    browser: Browser, address: str
) -> None:
    with visiting(browser, address) as visit:
        page = visit.page
        page.goto("/networks/link-j-partners")
        ready(page)
        places = discs(drawn(page))
        assert len(places) == 10
        (x1, y1), (x2, y2) = places["LINK-J"], places["Kawasaki City"]
        click(page, x2, y2)
        details = page.locator("#details")
        expect(details.locator("h2")).to_have_text("Kawasaki City")
        expect(details).to_contain_text("30 August 2018")
        expect(details.locator("[data-tie]")).to_contain_text("Characters")
        assert parameters(page)["node"] == "kawasaki-city"
        click(page, (x1 + x2) / 2, (y1 + y2) / 2)
        expect(details.locator("h2")).to_contain_text("Kawasaki City – LINK-J")
        visit.picture("network-edge")
        page.keyboard.press("Escape")
        click(page, 5, 5)
        expect(details).to_be_hidden()
        assert "edge" not in parameters(page)


@pytest.mark.parametrize("name", DAYS)
def test_what_is_there_on_a_day_is_what_the_service_says(
    browser: Browser, address: str, name: str
) -> None:
    with visiting(browser, address) as visit:
        for day in DAYS[name]:
            meta = httpx2.get(f"{address}/networks/{name}?as_of={day}").json()["graph"]
            visit.page.goto(f"/networks/{name}?as_of={day}")
            ready(visit.page)
            counts = visit.page.locator(".counts")
            expect(counts).to_have_text(f"Nodes: {meta['nodes']}, edges: {meta['edges']}")
            dashed = visit.page.locator(".legend .line")
            expect(dashed).to_have_count(1 if meta["uncertain"] else 0)


def test_time_plays_and_stands_still(browser: Browser, address: str) -> None:
    with visiting(browser, address, language="ja") as visit:
        page = visit.page
        page.goto("/networks/link-j-partners")
        ready(page)
        before = discs(drawn(page))
        page.get_by_role("button", name="再生").click()
        expect(page.locator(".counts")).to_contain_text("3 ノード")
        page.get_by_role("button", name="一時停止").click()
        day = parameters(page)["as_of"]
        assert "2016-05" <= day < "2017-06"
        # What is there stays where it was.
        after = discs(drawn(page))
        assert {name: before[name] for name in after} == after and len(after) == 3
        page.get_by_role("button", name="次の変化").click()
        expect(page.locator(".counts")).to_contain_text("4 ノード")
        slider = page.get_by_role("slider")
        expect(slider).to_have_attribute("aria-valuetext", re.compile("2017年6月1日"))
        slider.press("ArrowRight")
        assert parameters(page)["as_of"] == "2017-07-01"
        page.get_by_role("button", name="全期間").click()
        assert "as_of" not in parameters(page)
        visit.picture("network-ja")


def test_a_name_is_found_and_a_path_is_shown_with_the_keyboard(
    browser: Browser, address: str
) -> None:
    with visiting(browser, address, language="de", dark=True) as visit:
        page = visit.page
        page.goto("/networks/agreements")
        ready(page)
        page.locator("#find").press_sequentially("nucl")
        expect(page.locator("#find-hits li").first).to_contain_text("One Nucleus")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        details = page.locator("#details")
        expect(details.locator("h2")).to_have_text("One Nucleus")
        page.locator("#path-to").press_sequentially("biom")
        expect(page.locator("#path-to-hits li").first).to_contain_text("BioM")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(details.locator("h2")).to_have_text("Von One Nucleus zu BioM")
        expect(details.locator("ol.path > li")).to_have_count(4)
        visit.picture("network-path")
        # The address opens the same view.
        page.goto(page.url)
        expect(details.locator("ol.path > li")).to_have_count(4)


def test_a_name_that_is_typed_is_taken_and_an_unknown_one_is_told(
    browser: Browser, address: str
) -> None:
    with visiting(browser, address) as visit:
        page = visit.page
        page.goto("/networks/agreements?node=nobody")
        ready(page)
        unknown = page.get_by_text("Nothing in this network is called “nobody”.")
        expect(unknown).to_be_visible()
        assert "node" not in parameters(page)
        page.locator("#find").fill("biom")
        page.keyboard.press("Enter")
        details = page.locator("#details")
        expect(details.locator("h2")).to_have_text("BioM")
        page.locator("#path-to").fill("Atlantis")
        page.keyboard.press("Enter")
        expect(details.get_by_role("status")).to_contain_text("called “Atlantis”")
        expect(page.locator("#path-to")).to_have_value("Atlantis")
        page.locator("#path-to").fill("One Nucleus")
        page.keyboard.press("Enter")
        expect(details.locator("h2")).to_have_text("From BioM to One Nucleus")
        # Of several nothing is taken unasked.
        page.locator("#find").fill("kawasaki")
        page.keyboard.press("Enter")
        expect(page.locator("#find-hits li").nth(1)).to_be_visible()
        expect(details.locator("h2")).to_have_text("From BioM to One Nucleus")


def test_the_table_sorts_and_chooses_and_the_neighbourhood_is_left(
    browser: Browser, address: str
) -> None:
    with visiting(browser, address) as visit:
        page = visit.page
        page.goto("/networks/agreements?as_of=2026-03-01")
        ready(page)
        page.get_by_role("button", name="Name").click()
        names = page.locator("#table tbody th").all_inner_texts()
        assert names == sorted(names, key=str.lower)
        page.get_by_role("button", name="BioM", exact=True).click()
        page.get_by_label("Neighbourhood").select_option("1")
        expect(page.locator(".counts")).to_have_text("Nodes: 3, edges: 3")
        # Files are of what is in view, and are called so.
        expect(page.locator(".legend li")).to_have_text(["Japan", "Germany", "Nodes: 3, edges: 3"])
        gexf = page.get_by_role("link", name="GEXF").get_attribute("href")
        told = httpx2.get(f"{address}{gexf}").text
        assert told.count("<node id=") == 3 and "viz:position" in told
        with page.expect_download() as saved:
            page.get_by_role("button", name="PNG").click()
        assert saved.value.suggested_filename == "agreements-biom-1-2026-03-01.png"
        named = page.get_by_role("link", name="GEXF").get_attribute("download")
        assert named == "agreements-biom-1-2026-03-01.gexf"
        page.wait_for_timeout(500)
        places = discs(drawn(page)).values()
        assert max(x for x, _ in places) - min(x for x, _ in places) > 150
        assert saved.value.path().read_bytes().startswith(b"\x89PNG")


def test_who_comes_first_has_a_name_in_the_picture(browser: Browser, address: str) -> None:
    with visiting(browser, address) as visit:
        visit.page.goto("/networks/parties-activities")
        ready(visit.page)
        first = visit.page.locator("#table tbody th").all_inner_texts()[:8]
        words = " ".join(one.text or "" for one in drawn(visit.page).iter(f"{SVG}text"))
        assert [name for name in first if name not in words] == []


def test_on_paper_every_score_has_its_name(browser: Browser, address: str) -> None:
    with visiting(browser, address, viewport=PAPER) as visit:
        page = visit.page
        page.emulate_media(media="print")
        page.goto("/networks/agreements")
        expect(page.locator("#table tbody button").first).to_be_visible()
        expect(page.locator("#table tbody tr").last).to_contain_text("University of California")
        expect(page.locator("#table thead").get_by_text("PageRank")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= PAPER["width"]


def test_the_table_is_there_without_scripts_and_on_a_phone(browser: Browser, address: str) -> None:
    with visiting(browser, address, scripts=False) as visit:
        visit.page.goto("/networks/agreements?as_of=&size=betweenness&color=kind")
        expect(visit.page.locator("img.picture")).to_be_visible()
        first = visit.page.locator("#table tbody tr").first
        expect(first).to_contain_text("LINK-J")
        first.get_by_role("link").click()
        expect(visit.page.locator("h1")).to_contain_text("LINK-J")
    with visiting(browser, address, viewport=NARROW, language="ja") as visit:
        visit.page.goto("/networks/agreements?node=biom")
        ready(visit.page)
        expect(visit.page.locator("#details h2")).to_have_text("バイオエム")
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
        visit.picture("network-phone")


#: The colour of what stands out, by day (red, green, blue).
ACCENT = (0x0B, 0x64, 0x73)


def pixels(png: bytes, colour: tuple[int, int, int]) -> int:
    """How many pixels of a picture have a colour."""
    with Image.open(BytesIO(png)) as image:
        return sum(one == colour for one in image.convert("RGB").get_flattened_data())


#: Ten thousand organisations, each joined to two others.
MANY = """
SELECT ?source ?target ?edge ?start WHERE {
  VALUES ?a { 0 1 2 3 4 5 6 7 8 9 } VALUES ?b { 0 1 2 3 4 5 6 7 8 9 }
  VALUES ?c { 0 1 2 3 4 5 6 7 8 9 } VALUES ?d { 0 1 2 3 4 5 6 7 8 9 } VALUES ?k { 3 7 }
  BIND(?a * 1000 + ?b * 100 + ?c * 10 + ?d AS ?n)
  FILTER(?n > 0)
  BIND(xsd:integer(FLOOR(?n / ?k)) AS ?m)
  BIND(IRI(CONCAT("https://example.org/id/organization/n", STR(?n))) AS ?source)
  BIND(IRI(CONCAT("https://example.org/id/organization/n", STR(?m))) AS ?target)
  BIND(IRI(CONCAT("https://example.org/id/agreement/a", STR(?k), "-", STR(?n))) AS ?edge)
  BIND(STRDT(CONCAT(STR(2000 + ?d), "-01-01"), xsd:date) AS ?start)
}
"""


@pytest.fixture
def crowded(released: Path, tmp_path: Path) -> Iterator[str]:
    (tmp_path / "crowd.rq").write_text(MANY, "utf-8")
    with serving(released, networks=tmp_path) as client:
        yield str(client.base_url).rstrip("/")


def test_ten_thousand_nodes_are_drawn_and_answer(browser: Browser, crowded: str) -> None:
    with visiting(browser, crowded) as visit:
        page = visit.page
        page.set_default_timeout(60_000)
        page.goto("/networks/crowd")
        expect(page.locator(".counts")).to_have_text("Nodes: 10,000, edges: 19,996", timeout=60_000)
        page.locator("#find").press_sequentially("n4321")
        expect(page.locator("#find-hits li").first).to_contain_text("n4321")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.locator("#details h2")).to_have_text("n4321")
        page.locator("#path-to").press_sequentially("n9998")
        expect(page.locator("#path-to-hits li").first).to_contain_text("n9998")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.locator("#details h2")).to_have_text("From n4321 to n9998")
        page.wait_for_timeout(1_000)
        assert pixels(page.locator(".stage").screenshot(), ACCENT) > 100
        page.get_by_label("As of").fill("2004-06-01")
        expect(page.locator(".counts")).to_have_text("Nodes: 6,284, edges: 9,996")
        visit.picture("network-crowd")
