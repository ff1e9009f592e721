"""Helpers for tests: pages as a person meets them, in the browser of the machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    Route,
    expect,
    sync_playwright,
)

from graph.settings import PROJECT

#: Names that the browser goes by.
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = ("--disable-quic", "--no-first-run", "--disable-background-networking")
_SOFTWARE = (
    "--disable-component-update",
    "--disable-sync",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
)
#: Where pictures of pages are left, if anywhere.
_PICTURES = os.environ.get("RENKEI_SCREENSHOTS")

#: Pixels of a page that is pictured as a whole.
_TALLEST = 16_000
AXE = PROJECT / "tests/node/node_modules/axe-core/axe.min.js"
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

# A machine that others use, too, may take its time.
expect.set_options(timeout=20_000)

WIDE = {"width": 1280, "height": 860}
NARROW = {"width": 390, "height": 844}
#: What A4 has between margins of a centimetre.
PAPER = {"width": 718, "height": 1047}


def executable() -> str:
    """The browser's path. The test is skipped where there is none."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("there is no Chromium (Debian: apt install chromium)")
    return found


@contextmanager
def running() -> Iterator[Browser]:
    """A browser without a window."""
    path = executable()
    with sync_playwright() as playwright:
        browser = _launched(playwright, path)
        try:
            yield browser
        finally:
            browser.close()


def _launched(playwright: Playwright, path: str) -> Browser:
    # As root, as in containers, Chromium runs only without its sandbox.
    flags = [*_FLAGS, *_SOFTWARE, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    return playwright.chromium.launch(executable_path=path, args=flags)


class Visit:
    """One person's browser: what went wrong in it is collected in ``errors``."""

    def __init__(self, context: BrowserContext) -> None:
        self.errors: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("pageerror", lambda error: self.errors.append(f"error: {error}"))
        self.page.on("console", self._console)
        self.page.on("request", lambda request: self._requested(request.url))

    def _console(self, message: object) -> None:
        kind, text = getattr(message, "type", ""), getattr(message, "text", "")
        if kind in ("error", "warning"):
            self.errors.append(f"{kind}: {text}")

    def _requested(self, url: str) -> None:
        if not url.startswith(("http://127.0.0.1:", "data:", "blob:", "about:")):
            self.errors.append(f"asked another host: {url}")

    def violations(self) -> list[str]:
        """What is not as WCAG 2.2 AA wants it. The test is skipped where axe is not installed."""
        if not AXE.exists():
            pytest.skip("axe-core is not installed (npm ci in tests/node)")
        self.page.evaluate(AXE.read_text("utf-8"))
        found = self.page.evaluate(f"axe.run({{runOnly: {_RULES}}})")
        return [
            f"{one['id']}: {one['help']}: {node['html'][:200]}"
            for one in found["violations"]
            for node in one["nodes"]
        ]

    def picture(self, name: str) -> None:
        """Leave a picture of the whole page in ``RENKEI_SCREENSHOTS``, if that is set."""
        if _PICTURES:
            Path(_PICTURES).mkdir(parents=True, exist_ok=True)
            path = Path(_PICTURES) / f"{name}.png"
            height = int(self.page.evaluate("document.documentElement.scrollHeight"))
            self.page.screenshot(path=path, full_page=height < _TALLEST)


class Held:
    """What a page asks for at addresses like ``pattern``, held back until it is let go."""

    def __init__(self, page: Page, pattern: str) -> None:
        self._page, self._pattern = page, pattern
        self._routes: list[Route] = []
        page.route(pattern, lambda route: self._routes.append(route))

    def address(self, number: int) -> str:
        """The address that was asked for as the first (0), second …; waits until it is."""
        while len(self._routes) <= number:
            self._page.wait_for_timeout(20)
        return self._routes[number].request.url

    def let_go(self, number: int) -> None:
        """Let that be answered, and the page do with it what it does."""
        self.address(number)
        self._routes[number].continue_()
        self._routes[number].request.response()
        self._page.wait_for_timeout(300)


@contextmanager
def visiting(
    browser: Browser,
    base: str,
    *,
    language: str = "en",
    dark: bool = False,
    viewport: dict[str, int] | None = None,
    scripts: bool = True,
) -> Iterator[Visit]:
    """Somebody who visits the pages at ``base``; afterwards nothing may have gone wrong."""
    context = browser.new_context(
        base_url=base,
        locale=language,
        color_scheme="dark" if dark else "light",
        viewport=viewport or WIDE,
        java_script_enabled=scripts,
    )
    context.set_default_timeout(20_000)
    try:
        visit = Visit(context)
        yield visit
        assert visit.errors == []
    finally:
        context.close()
