"""The pages of documents, as a person uses them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from graph.pipeline import build
from graph.settings import Settings
from tests.browser import NARROW, Visit, visiting
from tests.server import serving

RELEASE = """湊市と東浜バイオ協会が連携協定を締結しました

令和6年5月20日
湊市

湊市と一般社団法人東浜バイオ協会は、令和6年5月15日にライフサイエンス分野における連携協定を締結しました。
<script>alert("x")</script> & <b>太字</b>

天気は晴れでした。
"""


@pytest.fixture(scope="module")
def at_hand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A service that has the documents of its graph at hand."""
    folder = tmp_path_factory.mktemp("at-hand")
    documents = folder / "documents"
    documents.mkdir()
    (documents / "release.txt").write_text(RELEASE, "utf-8")
    store = folder / "store"
    build([documents], Settings(store=store), lambda *_: None)
    with serving(store, documents=documents, token="open sesame") as client:
        yield str(client.base_url).rstrip("/")


AGAINST = """湊市の取り組み

令和7年1月10日
湊市

湊市と一般社団法人東浜バイオ協会は、令和6年5月16日にライフサイエンス分野における連携協定を締結しました。
<script>alert("x")</script>
"""


def sent(visit: Visit, name: str = "news.txt", content: str = AGAINST) -> None:
    """Sends a document with the form, as a person does."""
    file = {"name": name, "mimeType": "text/plain", "buffer": content.encode()}
    visit.page.goto("/documents")
    visit.page.locator("a[href^='/documents/new']").click()
    visit.page.locator("#file").set_input_files([file])
    visit.page.locator("#read").click(timeout=60_000)


def page_of(browser: Browser, base: str) -> str:
    with visiting(browser, base) as visit:
        listed = visit.page.request.get("/documents", headers={"Accept": "application/json"})
        return f"/documents/{listed.json()['results'][0]['slug']}"


def test_a_mark_shows_its_facts_and_a_fact_its_places(browser: Browser, at_hand: str) -> None:
    path = page_of(browser, at_hand)
    with visiting(browser, at_hand, language="ja") as visit:
        page = visit.page
        page.goto(path)
        day = page.locator("#text .mark", has_text="令和6年5月15日").first
        day.click()
        here = page.locator("#here")
        expect(here).to_contain_text("締結日")
        expect(here).to_contain_text("2024年5月15日")
        expect(page.locator("#facts li.picked").first).to_be_in_viewport()
        visit.picture("document-picked")
        # The address leads to the same view, and a fact back into the text.
        opened = page.url
        page.keyboard.press("Escape")
        expect(here).to_be_hidden()
        expect(day).to_be_focused()
        page.goto("about:blank")
        page.goto(opened)
        expect(here).to_contain_text("締結日")
        page.locator("#facts li", has_text="締結日").first.locator("[data-line]").click()
        expect(page.locator("#here-title")).to_have_text("この事実")
        expect(day).to_be_focused()


def test_the_marks_are_one_stop_of_the_keyboard(browser: Browser, at_hand: str) -> None:
    path = page_of(browser, at_hand)
    with visiting(browser, at_hand, language="de", viewport=NARROW) as visit:
        page = visit.page
        page.goto(path)
        marks = page.locator("#text .mark")
        marks.first.focus()
        page.keyboard.press("ArrowRight")
        expect(marks.nth(1)).to_be_focused()
        page.keyboard.press("End")
        expect(marks.last).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Hier ausgesagt")).to_be_visible()
        assert page.locator("#text .mark[tabindex='0']").count() == 1
        visit.picture("document-picked-narrow")
        page.get_by_role("button", name="Schließen").click()
        expect(page.locator("#here")).to_be_hidden()


def test_text_of_a_document_is_text(browser: Browser, at_hand: str) -> None:
    path = page_of(browser, at_hand)
    for scripts in (True, False):
        with visiting(browser, at_hand, scripts=scripts) as visit:
            visit.page.goto(path)
            expect(visit.page.locator("#text")).to_contain_text('<script>alert("x")</script>')
            assert visit.page.locator("#text b, #text script").count() == 0


def test_without_scripts_a_mark_leads_to_its_fact_and_back(browser: Browser, at_hand: str) -> None:
    path = page_of(browser, at_hand)
    with visiting(browser, at_hand, scripts=False) as visit:
        visit.page.goto(path)
        visit.page.locator("#text .mark", has_text="令和6年5月15日").first.click()
        target = visit.page.locator("#facts li:target")
        expect(target).to_be_in_viewport()
        target.locator(".places a").first.click()
        expect(visit.page.locator("#text .mark:target")).to_be_in_viewport()


def test_sentences_are_counted_where_the_text_is_at_hand(browser: Browser, at_hand: str) -> None:
    path = page_of(browser, at_hand)
    with visiting(browser, at_hand) as visit:
        answer = visit.page.request.get(f"{path}/quality").json()
        assert answer["sentences"]["count"] == 6
        visit.page.goto(path)
        expect(visit.page.locator(".quality")).to_contain_text(
            f"{answer['sentences']['with_facts']} of 6"
        )


def test_only_the_places_are_shown_where_the_text_is_not_at_hand(
    browser: Browser, address: str
) -> None:
    with visiting(browser, address) as visit:
        page = visit.page
        page.goto("/documents/link-j-kawasaki-2018")
        expect(page.locator(".text .notice")).to_contain_text("not at hand")
        expect(page.locator("#facts")).to_contain_text("characters 43–46")
        expect(page.locator(".quality")).to_contain_text("not known without the text")
        # Facts can be narrowed down to what they are about, and the address says so.
        page.get_by_role("link", name="agreements 111").click()
        expect(page).to_have_url("/documents/link-j-kawasaki-2018?about=agreements")
        kinds = page.locator(".thing h3 > small:last-of-type")
        assert {"agreement"} == set(kinds.all_text_contents())
        visit.picture("document-without-text")


def test_a_form_can_be_sent_without_scripts_and_a_draft_refused(
    browser: Browser, at_hand: str
) -> None:
    with visiting(browser, at_hand, language="de", scripts=False) as visit:
        page = visit.page
        sent(visit, "<script>alert(1)</script>.txt")
        expect(page.get_by_text("noch nicht behalten").first).to_be_visible()
        expect(page.locator("#text")).to_contain_text('<script>alert("x")</script>')
        opened = page.url
        expect(page.get_by_role("button", name="Dokument behalten")).to_be_visible()
        expect(page.get_by_role("button", name="Ja, verwerfen")).to_be_hidden()
        page.locator("summary", has_text="Verwerfen").click()
        page.get_by_role("button", name="Ja, verwerfen").click()
        expect(page.get_by_role("status").first).to_contain_text("verworfen")
        expect(page.get_by_role("heading", name="Ein Dokument hinzufügen")).to_be_visible()
        assert page.request.get(opened).status == 404


def test_what_says_nothing_is_not_offered_to_be_kept(browser: Browser, at_hand: str) -> None:
    with visiting(browser, at_hand, scripts=False) as visit:
        sent(visit, content="The weather was fine for most of the day.\n")
        expect(visit.page.get_by_role("main")).to_contain_text("there is nothing to keep")
        expect(visit.page.get_by_role("button", name="Keep the document")).to_have_count(0)


def test_what_is_no_document_is_refused_in_words(browser: Browser, at_hand: str) -> None:
    with visiting(browser, at_hand) as visit:
        sent(visit, content="\0\0\0")
        expect(visit.page.get_by_role("alert")).to_contain_text("could not be read")
        # Browsers report pages with the status of an error on their console.
        visit.errors = [one for one in visit.errors if "422" not in one]


def test_a_draft_shows_what_may_be_the_same_as_something_known(
    browser: Browser, at_hand: str
) -> None:
    with visiting(browser, at_hand, scripts=False) as visit:
        sent(visit, content=AGAINST.replace("5月16日", "1月16日"))
        perhaps = visit.page.get_by_role("listitem").filter(has_text="perhaps the same as")
        expect(perhaps).to_have_count(1)
        # What is new has no page yet, and is not called like what is known.
        known = perhaps.get_by_role("link")
        expect(known).to_have_count(1)
        assert visit.page.request.get(known.get_attribute("href") or "").status == 200
        expect(perhaps).to_contain_text("連携協定")


def test_a_draft_shows_what_it_contradicts_and_is_kept_with_the_token(
    browser: Browser, at_hand: str
) -> None:
    with visiting(browser, at_hand, language="ja") as visit:
        page = visit.page
        sent(visit)
        conflict = page.locator(".conflict")
        expect(conflict).to_contain_text("2024年5月15日", timeout=60_000)
        expect(conflict).to_contain_text("2024年5月16日")
        # The counts are those of the facts that are shown below.
        for key, status in (("新しい事実", "新規"), ("確認された事実", "確認")):
            told = page.locator("ul.counts li", has_text=key).locator("b").inner_text()
            chips = page.locator("#facts li .chip", has_text=re.compile(f"^{status}$"))
            assert int(told) == chips.count(), key
        # Only what is in the graph already can be looked up.
        expect(conflict.locator("h3 a")).to_have_count(0)
        kept = conflict.locator(".side", has=page.locator("a[href^='/statements/']"))
        expect(kept).to_have_count(1)
        expect(kept).to_contain_text("2024年5月15日")
        expect(conflict.locator(".side", has_text="未保存")).to_contain_text("2024年5月16日")
        assert visit.violations() == []
        visit.picture("draft")
        page.locator("#text .mark", has_text="令和6年5月16日").first.click()
        expect(page.locator("#here")).to_contain_text("新規")
        page.get_by_label("運営者のトークン").fill("wrong")
        page.get_by_role("button", name="保存する").click()
        expect(page.get_by_role("alert")).to_contain_text("トークンが正しくありません")
        visit.errors = [one for one in visit.errors if "401" not in one]
        page.get_by_label("運営者のトークン").fill("open sesame")
        page.get_by_role("button", name="保存する").click(timeout=60_000)
        # It is a document like the others as soon as the graph with it is whole.
        expect(page).to_have_url(re.compile("/documents/(?!new)"), timeout=60_000)
        expect(page.get_by_role("status").first).to_contain_text("保存しました")
        expect(page.locator("#text")).to_contain_text("令和6年5月16日")
        expect(page.locator("#facts")).to_contain_text("食い違いあり")


def test_an_address_with_a_broken_end_opens_the_document(browser: Browser, address: str) -> None:
    with visiting(browser, address) as visit:
        visit.page.goto("/documents/iconm-2022#%")
        expect(visit.page.locator("#facts li").first).to_be_visible()
