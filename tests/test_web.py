"""What holds for every page of the explorer, in a real browser."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from playwright.sync_api import Browser, Response, expect

from tests.browser import NARROW, WIDE, Held, visiting

#: Pages without parameters that everybody can open.
PAGES = (
    "/",
    "/documents/iconm-2022",
    "/documents/link-j-kawasaki-2018",
    "/documents/new",
    "/indicators",
    "/networks",
    "/networks/link-j-partners",
    "/ontology",
    "/queries",
    "/sparql",
    "/timeline",
    "/organizations",
    "/organizations/link-j",
    "/agreements/biom-kawasaki-city-memorandum-2020",
    "/search?q=kawasaki",
    "/conflicts",
    "/validation",
)
#: Bytes of a first view, compressed.
MOST = 300_000


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_page_is_open_to_everybody(browser: Browser, address: str, path: str, dark: bool) -> None:
    for name, viewport in (("wide", WIDE), ("narrow", NARROW)):
        with visiting(browser, address, dark=dark, viewport=viewport) as visit:
            visit.page.goto(path)
            assert visit.violations() == []
            page = re.sub(r"\W+", "-", path).strip("-") or "home"
            visit.picture(f"{page}-{name}-{'dark' if dark else 'light'}")


@pytest.mark.parametrize("path", PAGES)
def test_a_first_view_is_light(browser: Browser, address: str, path: str) -> None:
    with visiting(browser, address) as visit:
        answers: list[Response] = []
        visit.page.on("response", lambda answer: answers.append(answer))
        visit.page.goto(path, wait_until="networkidle")
        assert sum(int(one.headers.get("content-length", 0)) for one in answers) < MOST


@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_what_it_has_to_say_without_scripts(
    browser: Browser, address: str, path: str
) -> None:
    with visiting(browser, address, scripts=False) as visit:
        visit.page.goto(path)
        expect(visit.page.locator("main h1")).to_be_visible()
        assert len(visit.page.locator("main").inner_text()) > 80


def test_the_keyboard_leads_past_the_header(browser: Browser, address: str) -> None:
    with visiting(browser, address) as visit:
        visit.page.goto("/")
        visit.page.keyboard.press("Tab")
        skip = visit.page.locator("a.skip")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        visit.page.keyboard.press("Enter")
        expect(visit.page.locator("main")).to_be_focused()


@pytest.mark.parametrize(
    ("language", "typed", "name"),
    [("en", "kawa", "Kawasaki City"), ("ja", "かわさき", "川崎市"), ("de", "kawasak", "Kawasaki")],
)
def test_names_are_suggested_and_opened_with_the_keyboard(
    browser: Browser, address: str, language: str, typed: str, name: str
) -> None:
    with visiting(browser, address, language=language) as visit:
        visit.page.goto("/")
        with visit.page.expect_response(lambda one: asks_for(one.url, typed)):
            visit.page.get_by_role("combobox").press_sequentially(typed)
        options = visit.page.get_by_role("option")
        expect(options.filter(has_text=name).first).to_be_visible()
        visit.page.keyboard.press("ArrowDown")
        first = options.first
        expect(first).to_have_attribute("aria-selected", "true")
        label = first.locator("span").first.inner_text()
        visit.page.keyboard.press("Enter")
        expect(visit.page.locator("h1")).to_contain_text(label)


def asks_for(address: str, name: str) -> bool:
    """Whether an address is that of suggestions for what is typed."""
    return parse_qs(urlsplit(address).query).get("q") == [name]


def test_what_is_marked_stays_so_when_more_is_suggested(browser: Browser, address: str) -> None:
    with visiting(browser, address) as visit:
        page = visit.page
        page.goto("/")
        held = Held(page, "**/search?*")
        page.get_by_role("combobox").press_sequentially("kaw")
        held.let_go(0)
        page.get_by_role("combobox").press("a")
        held.address(1)
        page.keyboard.press("ArrowDown")
        marked = page.get_by_role("option", selected=True)
        label = marked.locator("span").first.inner_text()
        held.let_go(1)
        expect(marked.locator("span").first).to_have_text(label)
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_contain_text(label)


def test_names_that_come_late_do_not_open_a_list_that_was_left(
    browser: Browser, address: str
) -> None:
    with visiting(browser, address) as visit:
        held = Held(visit.page, "**/search?*")
        visit.page.goto("/")
        box = visit.page.get_by_role("combobox")
        box.fill("kawa")
        held.address(0)
        box.press("Tab")
        held.let_go(0)
        expect(visit.page.get_by_role("listbox", include_hidden=True)).to_be_hidden()


def test_what_is_composed_is_not_taken_for_a_choice(browser: Browser, address: str) -> None:
    with visiting(browser, address, language="ja") as visit:
        visit.page.goto("/")
        box = visit.page.get_by_role("combobox")
        box.press_sequentially("かわさき")
        expect(visit.page.get_by_role("option").first).to_be_visible()
        box.dispatch_event("keydown", {"key": "ArrowDown", "isComposing": True})
        expect(visit.page.locator("[role=option][aria-selected=true]")).to_have_count(0)
        box.dispatch_event("keydown", {"key": "ArrowDown"})
        expect(visit.page.locator("[role=option][aria-selected=true]")).to_have_count(1)


def test_a_page_speaks_the_language_that_is_preferred_or_chosen(
    browser: Browser, address: str
) -> None:
    with visiting(browser, address, language="de-AT") as visit:
        visit.page.goto("/")
        expect(visit.page.locator("html")).to_have_attribute("lang", "de")
        visit.page.get_by_role("link", name="日本語").click()
        expect(visit.page.locator("html")).to_have_attribute("lang", "ja")
        # The choice stays while somebody goes on.
        visit.page.get_by_role("navigation").get_by_role("link", name="質問集").click()
        expect(visit.page.locator("html")).to_have_attribute("lang", "ja")


def test_an_error_is_a_page_for_people_and_a_problem_for_programs(
    browser: Browser, address: str
) -> None:
    path = "/organizations/<script>alert(1)<script>"
    answer = httpx2.get(f"{address}/organizations/nobody", headers={"accept": "*/*"})
    assert answer.headers["content-type"] == "application/problem+json"
    context = browser.new_context(base_url=address, locale="ja")
    page = context.new_page()
    answered = page.goto(path)
    assert answered is not None and answered.status == 404
    expect(page.locator("h1")).to_have_text("見つかりません")
    expect(page.locator("main")).to_contain_text("<script>")
    context.close()


@pytest.mark.parametrize(
    ("language", "told", "near"),
    [
        ("ja", "このアドレスにはページがありません", "質問集"),
        ("de", "gibt es keine Seite", "Fragen"),
    ],
)
def test_an_error_is_told_in_the_reader_s_language_and_leads_on(
    address: str, language: str, told: str, near: str
) -> None:
    headers = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    answer = httpx2.get(f"{address}/queries/nothing?lang={language}", headers=headers)
    assert answer.status_code == 404 and told in answer.text
    assert f'<a href="/queries?lang={language}">{near}</a>' in answer.text
    # What programs are told is there for whoever opens it, marked as English.
    _, _, exactly = answer.text.partition("<details>")
    assert '<p lang="en">there is no question' in exactly


@pytest.mark.parametrize(
    ("kind", "content", "told"),
    [
        ("text/plain", b"", "Es kam kein Dokument an"),
        ("image/png", b"\x89PNG\r\n\x1a\n", "Dateien dieser Art werden nicht gelesen"),
    ],
)
def test_what_is_wrong_with_a_document_is_told_in_the_reader_s_language(
    address: str, kind: str, content: bytes, told: str
) -> None:
    sent = {"file": ("a", content, kind)}
    answer = httpx2.post(f"{address}/documents/new?lang=de", files=sent, timeout=60)
    assert answer.status_code >= 400 and told in answer.text


@pytest.mark.parametrize("path", [*PAGES, "/sparql?query=ASK{}", "/sparql?query=ASK"])
def test_a_page_is_compressed_for_whoever_reads_that(address: str, path: str) -> None:
    told = {"accept": "text/html", "accept-encoding": "gzip"}
    packed = httpx2.get(f"{address}{path}", headers=told)
    plain = httpx2.get(f"{address}{path}", headers={**told, "accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip" and packed.text == plain.text
    assert "content-encoding" not in plain.headers
    varied = "Accept, Accept-Language, Accept-Encoding"
    assert packed.headers["vary"].startswith(varied)
    if tag := packed.headers.get("etag"):
        assert tag != plain.headers["etag"]
        # Asked for in other words, so that it is not the answer that was given before.
        again = {**told, "accept": "text/html;q=0.9", "if-none-match": tag}
        same = httpx2.get(f"{address}{path}", headers=again)
        assert same.status_code == 304 and same.headers["vary"].startswith(varied)


def test_what_pages_load_is_kept_and_compressed(address: str) -> None:
    page = httpx2.get(address, headers={"accept": "text/html"})
    assert "'unsafe" not in page.headers["content-security-policy"]
    name = page.text.partition('href="/assets/')[2].partition('"')[0]
    style = httpx2.get(f"{address}/assets/{name}", headers={"accept-encoding": "gzip"})
    assert style.headers["content-encoding"] == "gzip"
    assert "immutable" in style.headers["cache-control"]
    plain = httpx2.get(f"{address}/assets/{name}", headers={"accept-encoding": "identity"})
    assert plain.text == style.text and "content-encoding" not in plain.headers
    assert httpx2.get(f"{address}/assets/..%2Fpackage.json").status_code == 404
