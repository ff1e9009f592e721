"""YASGUI, the editor that others put on their pages, from a page of another origin."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import Visit

BUILT = Path(__file__).parent / "node/node_modules/@zazuko/yasgui/build"
PAGE = b"""<!DOCTYPE html><meta charset="utf-8"><title>Elsewhere</title>
<link rel="stylesheet" href="yasgui.min.css"><div id="yasgui"></div>
<script src="yasgui.min.js"></script>"""
QUERY = """PREFIX rk: <https://w3id.org/renkei/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?name { ?partner rk:partnerOf <https://w3id.org/renkei/id/organization/link-j> ;
  rdfs:label ?name FILTER(LANG(?name) = "%s") } ORDER BY ?name"""


class _Elsewhere(SimpleHTTPRequestHandler):
    """The page, and the files of YASGUI."""

    def do_GET(self) -> None:
        if self.path != "/":
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(PAGE)))
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[str]:
    """The address of a page with YASGUI. The test is skipped where that is not installed."""
    if not BUILT.exists():
        pytest.skip("YASGUI is not installed (npm ci in tests/node)")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Elsewhere, directory=BUILT)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_yasgui_asks_from_another_origin_and_shows_rows_and_errors(
    browser: Browser, address: str, elsewhere: str, method: str
) -> None:
    with browser.new_context() as context:
        visit = Visit(context)
        page = visit.page
        page.goto(elsewhere)
        asked = {"endpoint": f"{address}/sparql", "method": method}
        page.evaluate(
            """([config, query]) => {
              Yasgui.Yasqe.defaults.autocompleters = [];
              window.yasgui = new Yasgui(document.getElementById("yasgui"), {
                requestConfig: { ...Yasgui.defaults.requestConfig, ...config },
                copyEndpointOnNewTab: false,
              });
              yasgui.getTab().setQuery(query);
            }""",
            [asked, QUERY % "ja"],
        )
        page.evaluate("() => void yasgui.getTab().query()")
        rows = page.locator(".yasr table tbody tr")
        expect(rows.first).to_be_visible()
        expect(page.locator(".yasr table")).to_contain_text("神戸医療産業都市")
        visit.picture(f"yasgui-{method.lower()}")
        page.evaluate("() => yasgui.getTab().setQuery('SELECT * { ?s')")
        page.evaluate("() => void yasgui.getTab().query()")
        expect(page.locator(".yasr")).to_contain_text("SPARQL syntax error")
