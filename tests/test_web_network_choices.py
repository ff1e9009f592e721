"""Choices on the page of a network: the last one counts, and what is in their way is said."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect

from tests.browser import Held, visiting
from tests.network_page import parameters, ready


def test_colours_and_their_legend_are_those_that_were_chosen_last(
    browser: Browser, address: str
) -> None:
    with visiting(browser, address) as visit:
        page = visit.page
        page.goto("/networks/agreements?color=kind")
        ready(page)
        held = Held(page, "**/agreements.graphology.json*")
        page.get_by_label("Colour").select_option("country")
        held.address(0)
        page.get_by_label("Colour").select_option("community")
        held.let_go(1)
        legend = page.locator(".legend").inner_text()
        held.let_go(0)
        expect(page.locator(".legend")).to_have_text(legend, use_inner_text=True)
        assert parameters(page)["color"] == "community"


def test_what_fails_is_said_until_it_works_again(browser: Browser, address: str) -> None:
    with visiting(browser, address) as visit:
        page = visit.page
        page.goto("/networks/agreements?node=biom")
        ready(page)
        page.route("**/networks/agreements/*", lambda route: route.abort())
        page.get_by_role("button", name="Next change").click()
        page.get_by_role("button", name="All times").click()
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("Failed to fetch")
        page.locator("#path-to").press_sequentially("nucl")
        page.locator("#path-to-hits li").filter(has_text="One Nucleus").click()
        expect(page.locator("#details h2")).to_have_text("From BioM to One Nucleus")
        expect(page.locator("#details .notice.bad")).to_have_text("Failed to fetch")
        page.unroute_all()
        page.get_by_label("As of").fill("2020-02-10")
        expect(alert).to_have_count(0)
        # The browser reports the requests that failed by itself.
        assert all("ERR_FAILED" in one for one in visit.errors)
        visit.errors.clear()


def test_who_is_there_again_is_not_said_to_be_missing(browser: Browser, address: str) -> None:
    with visiting(browser, address) as visit:
        page = visit.page
        page.goto("/networks/agreements?as_of=1950-01-01")
        nobody = page.locator("#beside .empty")
        expect(nobody).to_be_visible()
        page.get_by_label("As of").fill("2020-02-10")
        ready(page)
        expect(nobody).to_have_count(0)
        page.get_by_label("As of").fill("1950-01-01")
        expect(nobody).to_be_visible()


def test_the_address_keeps_up_with_a_slider_and_is_not_changed_too_often(
    browser: Browser, address: str
) -> None:
    drag = """(slider) => {
        const replace = history.replaceState.bind(history);
        window.changes = 0;
        history.replaceState = (...given) => { changes += 1; replace(...given); };
        for (let day = 17000; day <= 17500; day += 1) {
            slider.value = day;
            slider.dispatchEvent(new Event("input"));
        }
    }"""
    with visiting(browser, address) as visit:
        visit.page.goto("/networks/link-j-partners")
        ready(visit.page)
        visit.page.get_by_role("slider").evaluate(drag)
        expect(visit.page).to_have_url(re.compile("as_of=2017-11-30"))
        # Safari takes 100 in 30 seconds.
        assert visit.page.evaluate("changes") < 30


def test_a_day_that_is_chosen_ends_the_play(browser: Browser, address: str) -> None:
    with visiting(browser, address) as visit:
        page = visit.page
        page.goto("/networks/link-j-partners")
        ready(page)
        page.get_by_role("button", name="Play").click()
        page.get_by_label("As of").fill("2018-01-15")
        expect(page.get_by_role("button", name="Play")).to_be_visible()
        page.wait_for_timeout(500)
        assert parameters(page)["as_of"] == "2018-01-15"


def test_no_numbers_of_other_days_stand_in_the_table_while_time_plays(
    browser: Browser, address: str
) -> None:
    with visiting(browser, address) as visit:
        page = visit.page
        page.goto("/networks/link-j-partners?as_of=2017-01-01")
        ready(page)
        degrees = page.locator("#table tbody td.number:first-of-type")
        # What the page came with is replaced by what the script asks for.
        expect(degrees.first).to_have_text("2")
        page.get_by_role("button", name="Play").click()
        expect(degrees.first).to_have_text("…")
        page.get_by_role("button", name="Pause").click()
        expect(degrees.first).to_have_text(re.compile(r"^\d$"))
        nodes = int(re.findall(r"Nodes: (\d+)", page.locator(".counts").inner_text())[0])
        # All of them are LINK-J's partners.
        expect(degrees.first).to_have_text(str(nodes - 1))


def test_the_keyboard_stays_in_a_panel_that_is_filled_anew(browser: Browser, address: str) -> None:
    with visiting(browser, address) as visit:
        page = visit.page
        page.goto("/networks/agreements?node=biom")
        ready(page)
        around = page.get_by_label("Neighbourhood")
        around.focus()
        around.select_option("1")
        expect(page.locator(".counts")).to_contain_text("Nodes: 3")
        expect(around).to_be_focused()
        page.locator("#path-to").press_sequentially("nucl")
        expect(page.locator("#path-to-hits li").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="From BioM to One Nucleus")).to_be_focused()


def test_back_leads_from_choice_to_choice_and_escape_leaves_one(
    browser: Browser, address: str
) -> None:
    with visiting(browser, address) as visit:
        page = visit.page
        page.goto("/networks/agreements")
        ready(page)
        details = page.locator("#details")
        biom = page.locator("#table").get_by_role("button", name="BioM", exact=True)
        biom.focus()
        page.keyboard.press("Enter")
        expect(details.locator("h2")).to_have_text("BioM")
        page.get_by_label("Colour").select_option("kind")
        expect(page.locator(".legend")).not_to_contain_text("Japan")
        page.get_by_label("Size").select_option("betweenness")
        for day in ("2023-06-30", "2024-01-01"):
            page.get_by_label("As of").fill(day)
        assert parameters(page)["as_of"] == "2024-01-01"
        # All days in a row are one step.
        page.go_back()
        expect(page.get_by_label("As of")).to_have_value("")
        expect(page.get_by_label("Size")).to_have_value("betweenness")
        page.go_back()
        expect(page.get_by_label("Size")).to_have_value("degree")
        page.go_back()
        expect(page.locator(".legend")).to_contain_text("Japan")
        expect(details.locator("h2")).to_have_text("BioM")
        page.go_back()
        expect(details).to_be_hidden()
        page.go_forward()
        expect(details.locator("h2")).to_have_text("BioM")
        biom.focus()
        page.keyboard.press("Escape")
        expect(details).to_be_hidden()
        expect(biom).to_be_focused()


def test_names_are_suggested_although_scores_come_while_they_are_typed(
    browser: Browser, address: str
) -> None:
    with visiting(browser, address) as visit:
        held = Held(visit.page, "**/centrality?*")
        visit.page.goto("/networks/agreements?node=biom")
        box, hits = visit.page.locator("#path-to"), visit.page.locator("#path-to-hits li")
        box.press_sequentially("nucl")
        expect(hits.first).to_contain_text("One Nucleus")
        held.let_go(0)
        expect(visit.page.locator("#table tbody button").first).to_be_visible()
        expect(hits.first).to_contain_text("One Nucleus")
        expect(box).to_have_value("nucl")
        expect(box).to_be_focused()


def test_a_link_that_cannot_be_copied_is_said_to_be_in_the_address_bar(
    browser: Browser, address: str
) -> None:
    with visiting(browser, address) as visit:
        # Browsers let pages write there only where the connection is safe.
        visit.page.add_init_script("delete Navigator.prototype.clipboard")
        visit.page.goto("/networks/agreements")
        ready(visit.page)
        visit.page.get_by_role("button", name="Copy link").click()
        expect(visit.page.get_by_role("button", name="The link is in the address")).to_be_visible()
