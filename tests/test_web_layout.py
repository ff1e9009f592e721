"""Pages on screens of the sizes that people have."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import NARROW, visiting
from tests.network_page import ready

#: A small notebook, and a page that is shown twice as large.
NOTEBOOK = {"width": 1280, "height": 800}
LARGE = {"width": 640, "height": 800}
#: The smallest phone that is still in use.
SMALL = {"width": 360, "height": 740}


def reach(page: Page) -> int:
    """How wide the page is, with what is out of sight."""
    return int(page.evaluate("document.documentElement.scrollWidth"))


def test_fields_of_a_network_have_room_on_a_page_twice_as_large(
    browser: Browser, address: str
) -> None:
    with visiting(browser, address, language="de", viewport=LARGE) as visit:
        visit.page.goto("/networks/agreements")
        ready(visit.page)
        assert reach(visit.page) <= LARGE["width"]
        visit.picture("network-large")


@pytest.mark.parametrize("language", ["en", "ja", "de"])
def test_no_button_of_a_network_is_out_of_sight_on_a_small_phone(
    browser: Browser, address: str, language: str
) -> None:
    with visiting(browser, address, language=language, viewport=SMALL) as visit:
        visit.page.goto("/networks/link-j-partners")
        ready(visit.page)
        assert reach(visit.page) <= SMALL["width"]
        for button in visit.page.locator(".bar button:visible").all():
            box = button.bounding_box()
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= SMALL["width"]


def test_picture_and_time_are_in_sight_together(browser: Browser, address: str) -> None:
    with visiting(browser, address, viewport=NOTEBOOK) as visit:
        page = visit.page
        page.goto("/networks/agreements")
        ready(page)
        expect(page.get_by_role("slider")).to_be_in_viewport(ratio=1)
        expect(page.locator(".stage")).to_be_in_viewport(ratio=0.5)


def test_every_section_is_seen_on_a_phone(browser: Browser, address: str) -> None:
    with visiting(browser, address, viewport=NARROW) as visit:
        page = visit.page
        page.goto("/")
        links = page.get_by_role("navigation", name="Sections").get_by_role("link")
        for link in links.all():
            box = link.bounding_box()
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= NARROW["width"]
        expect(links.last).to_be_in_viewport(ratio=1)
