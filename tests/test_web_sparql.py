"""The page for SPARQL, as people use it."""

from __future__ import annotations

import re
from urllib.parse import quote

import httpx2
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import Held, visiting

#: Works for as long as it may.
_SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def _editor(page: Page) -> Locator:
    return page.locator(".cm-content")


def _write(page: Page, query: str) -> None:
    _editor(page).click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(query)


def _ask(page: Page, query: str) -> None:
    _write(page, query)
    page.keyboard.press("Control+Enter")


@pytest.mark.parametrize(
    ("language", "rows"), [("en", "3 rows in"), ("ja", "3行"), ("de", "3 Zeilen in")]
)
def test_a_query_is_run_and_its_address_opens_the_same(
    browser: Browser, address: str, language: str, rows: str
) -> None:
    query = (
        "SELECT ?cluster ?name { ?cluster a rk:Cluster ; rdfs:label ?name } ORDER BY ?name LIMIT 3"
    )
    with visiting(browser, address, language=language) as visit:
        visit.page.goto("/sparql")
        _ask(visit.page, query)
        expect(visit.page.get_by_role("status")).to_contain_text(rows)
        expect(visit.page.locator("#shown tbody tr")).to_have_count(3)
        visit.page.reload()
        expect(_editor(visit.page)).to_contain_text("rk:Cluster")
        expect(visit.page.locator("#shown tbody tr")).to_have_count(3)
        first = visit.page.locator("#shown tbody a").first
        expect(first).to_have_attribute("href", re.compile("/id/cluster/"))
        visit.picture(f"sparql-{language}")


def test_what_may_be_written_is_suggested(browser: Browser, address: str) -> None:
    with visiting(browser, address, language="de") as visit:
        visit.page.goto("/sparql")
        _write(visit.page, "SELECT * { ?agreement ")
        _editor(visit.page).press_sequentially("rk:signedO")
        option = visit.page.get_by_role("option").filter(has_text="rk:signedOn")
        expect(option).to_contain_text("unterzeichnet")
        visit.page.keyboard.press("Enter")
        visit.page.keyboard.press("Space")
        _editor(visit.page).press_sequentially("?agr")
        expect(visit.page.get_by_role("option")).to_have_text(["?agreement"])


def test_after_a_classes_are_suggested_and_nothing_else(browser: Browser, address: str) -> None:
    with visiting(browser, address) as visit:
        visit.page.goto("/sparql")
        _write(visit.page, "SELECT * { ?thing a ")
        _editor(visit.page).press_sequentially("rk:")
        options = visit.page.get_by_role("option")
        expect(options.first).to_be_visible()
        names = options.locator(".cm-completionLabel").all_inner_texts()
        assert "rk:Agreement" in names and all(one[3].isupper() for one in names)


def test_an_agreement_of_several_rows_is_one_bar(browser: Browser, address: str) -> None:
    query = (
        "SELECT ?agreement ?party ?signed { ?agreement rk:party ?party ; rk:signedOn ?signed "
        "FILTER(?signed > '2026-01-01'^^xsd:date) }"
    )
    with visiting(browser, address) as visit:
        visit.page.goto("/sparql")
        _ask(visit.page, query)
        expect(visit.page.locator("#shown tbody tr")).to_have_count(3)
        visit.page.get_by_role("tab", name="Timeline").click()
        bars = visit.page.locator(".timeline a.source")
        expect(bars).to_have_count(1)
        told = bars.first.get_attribute("aria-label") or ""
        assert told.count("party:") == 3 and told.count("signed:") == 1


def test_an_error_is_underlined_where_it_is(browser: Browser, address: str) -> None:
    query = "SELECT * {\n  ?s schem:url ?o }"
    with visiting(browser, address) as visit:
        visit.page.goto("/sparql")
        visit.errors.clear()
        _ask(visit.page, query)
        alert = visit.page.get_by_role("alert")
        expect(alert).to_contain_text("Line 2, column 6: the prefix schem: is not declared")
        expect(visit.page.locator(".cm-lintRange-error")).to_have_text("schem:url")
        # The browser reports the answer's status by itself.
        assert all("400" in one for one in visit.errors)
        visit.errors.clear()
    page = httpx2.get(f"{address}/sparql", params={"query": query}, headers={"accept": "text/html"})
    assert page.status_code == 400
    assert "Line 2, column 6" in page.text and "schem:url ?o }</textarea>" in page.text


def test_a_question_of_the_library_is_shown_as_chart_network_and_timeline(
    browser: Browser, address: str
) -> None:
    with visiting(browser, address) as visit:
        visit.page.goto("/sparql")
        visit.page.get_by_label("Filter questions").fill("reached")
        visit.page.get_by_role("link", name="Targets and results by year").click()
        chart = visit.page.get_by_role("tab", name="Chart")
        chart.click()
        expect(visit.page.locator("#view div .target")).to_have_count(16)
        chart.press("ArrowRight")
        expect(visit.page.get_by_role("tab", name="Network")).to_be_focused()
        expect(visit.page.locator("#view canvas").first).to_be_attached()
        visit.page.get_by_role("tab", name="Timeline").click()
        expect(visit.page.locator("#view svg .span").first).to_be_visible()
        expect(visit.page).to_have_url(re.compile("#timeline$"))


def test_a_chart_is_of_what_the_first_column_counts_where_all_are_numbers(
    browser: Browser, address: str
) -> None:
    query = "SELECT ?year ?count { VALUES (?year ?count) { (2016 3) (2017 5) (2018 9) } }"
    with visiting(browser, address) as visit:
        visit.page.goto(f"/sparql?query={quote(query)}#chart")
        expect(visit.page.locator("#view svg").first).to_contain_text("2017")
        once = "SELECT ?one ?other { VALUES (?one ?other) { (1 3) (1 5) } }"
        visit.page.goto(f"/sparql?query={quote(once)}")
        expect(visit.page.get_by_role("tab", name="Table")).to_be_visible()
        expect(visit.page.get_by_role("tab", name="Chart")).to_have_count(0)


_LINKS = "SELECT ?one ?other { ?one rk:partnerOf ?other } LIMIT 5"
#: Counts the pictures that still hold memory of the graphics card.
_PICTURES = """
window.pictures = [];
const before = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (...given) {
  const made = before.apply(this, given);
  if (given[0].startsWith("webgl") && made && !pictures.includes(made)) pictures.push(made);
  return made;
};
"""


#: Whether anything is written on the layer of a picture that has the names.
_WRITTEN = """() => {
  const { width, height } = document.querySelector("canvas.sigma-names");
  const pen = document.querySelector("canvas.sigma-names").getContext("2d");
  return pen.getImageData(0, 0, width, height).data.some((value) => value > 0);
}"""


def test_things_have_names_where_there_is_none_in_the_pages_language(
    browser: Browser, address: str
) -> None:
    query = "SELECT ?one { ?one rk:partnerOf <id/organization/link-j> }"
    with visiting(browser, address, language="ja") as visit:
        visit.page.goto(f"/sparql?query={quote(query)}#table")
        for name in ("川崎市", "Eurobiomed"):
            expect(visit.page.locator("#view small", has_text=name)).to_have_count(1)
        visit.page.goto(f"/sparql?query={quote(_LINKS)}#network")
        expect(visit.page.locator("canvas.sigma-names")).to_be_attached()
        visit.page.wait_for_function(_WRITTEN)
        visit.picture("sparql-network")


def test_a_network_is_gone_with_its_answer(browser: Browser, address: str) -> None:
    with visiting(browser, address) as visit:
        visit.page.add_init_script(_PICTURES)
        visit.page.goto(f"/sparql?query={quote(_LINKS)}#network")
        live = "pictures.filter((one) => !one.isContextLost()).length"
        expect(visit.page.locator("#view canvas").first).to_be_attached()
        assert visit.page.evaluate(live) > 0
        _ask(visit.page, "ASK {}")
        expect(visit.page.locator(".verdict")).to_be_visible()
        visit.page.wait_for_function(f"{live} === 0")


def test_a_view_that_comes_late_does_not_take_the_place_of_another(
    browser: Browser, address: str
) -> None:
    with visiting(browser, address) as visit:
        visit.page.goto(f"/sparql?query={quote('DESCRIBE <id/organization/biom>')}")
        held = Held(visit.page, "**/sparql?*ntriples*")
        visit.page.get_by_role("tab", name="Network").click()
        held.address(0)
        visit.page.get_by_role("tab", name="Text").click()
        held.let_go(0)
        expect(visit.page.locator("#view pre")).to_be_visible()
        expect(visit.page.locator("#view canvas")).to_have_count(0)


def test_a_view_that_fails_says_why(browser: Browser, address: str) -> None:
    with visiting(browser, address) as visit:
        visit.page.goto(f"/sparql?query={quote('DESCRIBE <id/organization/biom>')}")
        visit.page.route("**/sparql?*ntriples*", lambda route: route.abort())
        visit.page.get_by_role("tab", name="Network").click()
        expect(visit.page.get_by_role("alert")).to_contain_text("This view cannot be shown")
        # The browser reports the request that failed by itself.
        assert all("ERR_FAILED" in one for one in visit.errors)
        visit.errors.clear()


def test_the_question_that_was_picked_last_is_asked(browser: Browser, address: str) -> None:
    with visiting(browser, address) as visit:
        visit.page.goto("/sparql")
        held = Held(visit.page, "**/queries/*.rq")
        visit.page.locator(".library summary").first.click()
        links = visit.page.locator(".library [data-question]:visible")
        links.nth(0).click()
        links.nth(1).click()
        held.let_go(1)
        held.let_go(0)
        wanted = httpx2.get(held.address(1)).text.strip()
        assert visit.page.locator("#query").input_value() == wanted


def test_a_query_is_cancelled_where_it_works(browser: Browser, address: str) -> None:
    with visiting(browser, address) as visit:
        visit.page.goto("/sparql")
        _ask(visit.page, _SLOW)
        cancel = visit.page.get_by_role("button", name="Cancel")
        expect(cancel).to_be_visible()
        cancel.click()
        expect(visit.page.get_by_role("status")).to_contain_text("Cancelled after")
        expect(cancel).to_be_hidden()
        visit.page.wait_for_timeout(300)
        running = httpx2.get(f"{address}/sparql/running").json()
        assert running["results"] == []
        visit.errors.clear()


def test_a_thing_is_inserted_by_its_name(browser: Browser, address: str) -> None:
    with visiting(browser, address, language="ja") as visit:
        visit.page.goto("/sparql")
        visit.page.get_by_label("名称から項目を挿入").press_sequentially("かわさき")
        visit.page.get_by_role("option").filter(has_text="川崎市").first.click()
        expect(_editor(visit.page)).to_contain_text(re.compile("<id/.+/kawasaki"))


def test_without_scripts_the_form_answers(browser: Browser, address: str) -> None:
    query = 'SELECT ("<script>alert(1)</script>" AS ?x) (1 AS ?n) {}'
    with visiting(browser, address, language="de", scripts=False) as visit:
        visit.page.goto(f"/sparql?query={quote('ASK { ?s ?p ?o }')}")
        expect(visit.page.locator(".verdict")).to_have_text("Ja")
        visit.page.get_by_label("Abfrage", exact=True).fill(query)
        visit.page.get_by_role("button", name="Ausführen").click()
        cells = visit.page.locator("#shown td")
        expect(cells).to_have_text(["<script>alert(1)</script>", "1"])


def test_a_box_for_a_thing_suggests_names_and_takes_the_chosen_one(
    browser: Browser, address: str
) -> None:
    with visiting(browser, address, language="ja") as visit:
        visit.page.goto("/queries")
        box = visit.page.locator("#partners-party")
        box.focus()
        visit.page.keyboard.type("かわさき")
        expect(visit.page.get_by_role("option").first).to_contain_text("川崎市")
        visit.page.keyboard.press("ArrowDown")
        visit.page.keyboard.press("Enter")
        expect(box).to_have_value("kawasaki-city")
        visit.page.keyboard.press("Enter")
        expect(visit.page.locator("h1")).to_contain_text("提携先")
        expect(visit.page.locator("#shown table")).to_contain_text("agreement/")
