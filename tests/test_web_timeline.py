"""The page of the timeline, as people use it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from graph.publish import publish
from tests.browser import NARROW, Held, visiting
from tests.server import serving


def test_renewals_follow_each_other_on_one_line(browser: Browser, address: str) -> None:
    with visiting(browser, address) as visit:
        visit.page.goto("/timeline?party=biom&kind=MemorandumOfUnderstanding")
        chart = visit.page.get_by_role("group", name="Chart")
        bars = chart.get_by_role("link")
        expect(bars).to_have_count(4)
        expect(chart.locator("text").get_by_text("Kawasaki City", exact=True)).to_have_count(1)
        expect(chart.locator("div .renewal")).to_have_count(3)
        bars.first.press("ArrowDown")
        expect(bars.nth(1)).to_be_focused()
        visit.page.keyboard.press("ArrowUp")
        visit.page.keyboard.press("Enter")
        dialog = visit.page.get_by_role("dialog")
        expect(dialog.get_by_role("heading")).to_contain_text("(BioM, Kawasaki City)")
        expect(dialog.get_by_role("link").first).to_have_attribute(
            "href", re.compile("/documents/")
        )


def test_what_has_no_end_is_certain_until_today_only(browser: Browser, address: str) -> None:
    with visiting(browser, address) as visit:
        visit.page.clock.set_fixed_time("2026-06-30T12:00:00Z")
        visit.page.goto("/timeline")
        chart = visit.page.get_by_role("group", name="Chart")
        today = float(chart.locator(".today").get_attribute("x1") or 0)
        bar = chart.locator("a.agreements", has=visit.page.locator(".fading")).first
        faded = bar.locator(".fading").first
        assert float(faded.get_attribute("x") or 0) == pytest.approx(today, abs=0.1)


def test_a_dialog_tells_of_what_it_was_opened_for_when_an_older_answer_is_late(
    browser: Browser, address: str
) -> None:
    with visiting(browser, address) as visit:
        held = Held(visit.page, "**/agreements/*")
        visit.page.goto("/timeline?party=biom&kind=MemorandumOfUnderstanding")
        entries = visit.page.locator(".entry a.source")
        entries.first.click()
        held.address(0)
        visit.page.keyboard.press("Escape")
        entries.last.click()
        held.let_go(1)
        leads = visit.page.get_by_role("dialog").get_by_role("link").last
        expect(leads).to_have_text("All about it")
        held.let_go(0)
        slug = urlsplit(held.address(1)).path.rpartition("/")[2]
        expect(leads).to_have_attribute("href", re.compile(f"/{slug}$"))


@pytest.mark.parametrize(
    ("language", "stated", "open_"),
    [
        ("en", "January 2018 or February 2018", "no end stated"),
        ("ja", "2018年1月または2018年2月", "終期の記載なし"),
        ("de", "Januar 2018 oder Februar 2018", "kein Ende genannt"),
    ],
)
def test_a_date_is_as_precise_as_it_is_stated(
    browser: Browser, address: str, language: str, stated: str, open_: str
) -> None:
    with visiting(browser, address, language=language) as visit:
        visit.page.goto("/timeline?party=fbri")
        entry = visit.page.locator(".entry").first
        expect(entry.locator(".when")).to_have_text(stated)
        expect(entry).to_contain_text(open_)
        expect(entry.locator(".chip.bad")).to_be_visible()
        expect(visit.page.locator(".chart div .vague").first).to_be_visible()


def test_the_choice_is_made_by_a_form_and_kept_in_the_address(
    browser: Browser, address: str
) -> None:
    with visiting(browser, address, viewport=NARROW, scripts=False) as visit:
        visit.page.goto("/timeline")
        visit.page.get_by_label("Cluster").select_option("king-skyfront")
        visit.page.get_by_role("textbox", name="From").fill("2022")
        visit.page.get_by_role("textbox", name="To").fill("2022")
        visit.page.get_by_role("button", name="Show", exact=True).click()
        expect(visit.page).to_have_url(re.compile(r"cluster=king-skyfront.*from=2022&to=2022"))
        drafts = visit.page.locator(".entry.draft")
        expect(drafts).to_have_count(2)
        expect(visit.page.get_by_role("heading", level=2)).to_have_text(["2015", "2019", "2022"])
        visit.page.get_by_role("link", name="Show all").click()
        expect(visit.page).to_have_url(f"{address}/timeline")


def test_a_choice_that_fits_nothing_says_so_and_a_wrong_day_is_refused(
    browser: Browser, address: str
) -> None:
    with visiting(browser, address, language="de") as visit:
        visit.page.goto("/timeline?to=1950")
        expect(visit.page.get_by_role("status")).to_have_text(
            "Keine Vereinbarung und kein Ereignis passt zu dieser Auswahl."
        )
    context = browser.new_context(base_url=address)
    answer = context.new_page().goto("/timeline?from=soon")
    assert answer is not None and answer.status == 400
    context.close()


_HOSTILE = b"""
@prefix rk: <https://w3id.org/renkei/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix qb: <http://purl.org/linked-data/cube#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <https://w3id.org/renkei/id/> .
<../graph/x> {
  <organization/a> a org:Organization ; rdfs:label "<script>document.title = 'a'</script>"@en .
  <organization/b> a org:Organization ; rdfs:label "\\" onclick=\\"alert(1)"@en .
  <agreement/c> a rk:Agreement ; rdfs:label "<img src=x onerror=alert(1)>"@en ;
    rk:party <organization/a>, <organization/b> ; rk:status rk:Concluded ;
    rk:signedOn "2018"^^xsd:gYear ; rk:activeFrom "2018-01-01"^^xsd:date .
  <indicator/i> a rk:Indicator ; rdfs:label "</script><b>i</b>"@en .
  <observation/o> a qb:Observation ; rk:about <organization/a> ; rk:indicator <indicator/i> ;
    rk:measure rk:Actual ; rk:value 1.0 ; rk:valueAsStated "<u>1</u>" ;
    rk:periodStart "2018-01-01"^^xsd:date ; rk:periodEnd "2018-12-31"^^xsd:date .
  <observation/p> a qb:Observation ; rk:about <organization/a> ; rk:indicator <indicator/i> ;
    rk:measure rk:Target ; rk:value 2.0 ;
    rk:periodStart "2019-01-01"^^xsd:date ; rk:periodEnd "2019-12-31"^^xsd:date .
}
"""


def test_names_that_are_markup_stay_text(browser: Browser, tmp_path: Path) -> None:
    publish(tmp_path / "store", {"x.trig": _HOSTILE}, vocabulary={})
    with (
        serving(tmp_path / "store") as client,
        visiting(browser, str(client.base_url).rstrip("/")) as visit,
    ):
        visit.page.goto("/timeline")
        bar = visit.page.locator(".chart a")
        expect(bar).to_have_accessible_name(re.compile("<img src=x"))
        bar.press("Enter")
        expect(visit.page.get_by_role("dialog")).to_contain_text("<script>document.title")
        visit.page.goto("/indicators")
        expect(visit.page.locator("h1")).to_contain_text("<script>document.title")
        expect(visit.page.locator(".figure h2")).to_have_text("</script><b>i</b>")
        visit.page.get_by_role("link", name="1", exact=True).click()
        expect(visit.page.get_by_role("dialog")).to_contain_text("<u>1</u>")
