"""The page of indicators, as people use it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import NARROW, PAPER, visiting


def _figure(page: Page, title: str) -> Locator:
    return page.locator(".figure").filter(
        has=page.get_by_role("heading", name=title, exact=True, level=2)
    )


@pytest.mark.parametrize(
    ("language", "year", "short", "difference"),
    [
        ("en", "FY 2016", "FY 2016", "Result − target"),
        ("ja", "2016年度", "2016年度", "実績 − 目標"),
        ("de", "Haushaltsjahr 2016", "HJ 2016", "Ist − Ziel"),
    ],
)
def test_a_target_stands_beside_its_result(
    browser: Browser, address: str, language: str, year: str, short: str, difference: str
) -> None:
    with visiting(browser, address, language=language) as visit:
        visit.page.goto("/indicators?about=iconm")
        figure = _figure(visit.page, "入居率")
        cells = figure.get_by_role("row", name=year).get_by_role("cell")
        expect(cells).to_have_text(["55", "42", "−13"])
        expect(figure.get_by_role("columnheader", name=difference)).to_be_visible()
        expect(figure.locator(".chart div .bar")).to_have_count(6)
        expect(figure.locator(".chart div .target")).to_have_count(7)
        # Years are called alike in the chart and in the table, or shorter.
        ticks = figure.locator(".chart .tick.middle, .chart .tick.end[transform]")
        expect(ticks.nth(1)).to_have_text(short)


def test_a_total_is_shown_with_its_parts_as_money_is_written(
    browser: Browser, address: str
) -> None:
    with visiting(browser, address, language="de") as visit:
        visit.page.goto("/indicators?about=iconm")
        row = _figure(visit.page, "収入").get_by_role("row", name="Haushaltsjahr 2020")
        expect(row.get_by_role("cell").last).to_have_text("972.441.000")
        expect(row.get_by_role("cell").filter(has_text="600.536.000")).to_be_visible()
        visit.picture("indicators-de")


def test_a_number_tells_where_it_stands(browser: Browser, address: str) -> None:
    with visiting(browser, address, viewport=NARROW) as visit:
        visit.page.goto("/indicators?about=iconm")
        number = _figure(visit.page, "入居率").get_by_role("link", name="42", exact=True)
        number.press("Enter")
        dialog = visit.page.get_by_role("dialog")
        expect(dialog.get_by_role("heading")).to_have_text("入居率 – actual – FY 2016")
        expect(dialog).to_contain_text("42%")
        expect(dialog.get_by_role("link").first).to_contain_text("characters")
        visit.page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        expect(number).to_be_focused()


def test_a_loss_has_its_number_beside_its_bar(browser: Browser, address: str) -> None:
    with visiting(browser, address) as visit:
        visit.page.goto("/indicators?about=iconm")
        figure = _figure(visit.page, "当期収支差額")
        expect(figure.locator(".chart .value").filter(has_text="-")).to_have_text(
            ["-23.5M", "-5.4M"]
        )


def test_on_paper_no_digit_of_a_number_is_cut_off(browser: Browser, address: str) -> None:
    with visiting(browser, address, viewport=PAPER) as visit:
        visit.page.emulate_media(media="print")
        visit.page.goto("/indicators?about=iconm")
        edges = visit.page.locator("table").evaluate_all(
            "all => all.map((one) => one.getBoundingClientRect().right)"
        )
        assert len(edges) > 5 and max(edges) <= PAPER["width"]


def test_without_scripts_numbers_lead_to_their_pages(browser: Browser, address: str) -> None:
    with visiting(browser, address, scripts=False) as visit:
        visit.page.goto("/indicators")
        visit.page.get_by_label("Figures of").select_option("king-skyfront")
        visit.page.get_by_role("button", name="Show").click()
        expect(visit.page.locator("h1")).to_have_text("Indicators: King Skyfront")
        _figure(visit.page, "エリア進出決定機関数").get_by_role("link", name="69").click()
        expect(visit.page).to_have_url(re.compile(f"{address}/observations/.+-actual"))


def test_what_has_no_figures_says_so(browser: Browser, address: str) -> None:
    with visiting(browser, address, language="ja") as visit:
        visit.page.goto("/indicators?about=link-k")
        expect(visit.page.locator(".empty")).to_have_text(
            "これについての数値を記した文書はありません。"
        )
