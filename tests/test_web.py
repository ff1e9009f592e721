"""What holds for every page of the explorer, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from graph.settings import PROJECT
from tests.browser import NARROW, WIDE, running, visiting
from tests.server import serving

#: Pages without parameters that everybody can open.
PAGES = ("/", "/queries", "/sparql", "/ontology")
AXE = PROJECT / "tests/node/node_modules/axe-core/axe.min.js"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running() as found:
        yield found


@pytest.fixture(scope="module")
def address(released: Path) -> Iterator[str]:
    with serving(released) as client:
        yield str(client.base_url).rstrip("/")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_page_is_open_to_everybody(browser: Browser, address: str, path: str, dark: bool) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed (npm ci in tests/node)")
    for name, viewport in (("wide", WIDE), ("narrow", NARROW)):
        with visiting(browser, address, dark=dark, viewport=viewport) as visit:
            visit.page.goto(path)
            visit.page.evaluate(AXE.read_text("utf-8"))
            found = visit.page.evaluate(
                "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
            )
            told = [
                f"{one['id']}: {one['help']}: {node['html'][:200]}"
                for one in found["violations"]
                for node in one["nodes"]
            ]
            assert told == []
            page = path.strip("/").replace("/", "-") or "home"
            visit.picture(f"{page}-{name}-{'dark' if dark else 'light'}")
