"""Lists, things, search and what else needs no scripts, as people use it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import httpx2
import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, expect

from api.app import create_app
from api.web.facts import Facts
from api.web.lists import LOOKS
from api.web.reader import ENGLISH
from api.web.related import RELATIONS
from api.web.spans import spans
from api.web.terms import Terms
from api.web.values import Values
from api.web.words import words
from graph.catalogue import COLLECTIONS
from graph.catalogue.terms import Vocabulary
from graph.pipeline import build
from graph.release import load_released
from graph.settings import PROJECT, Settings
from graph.vocab import RK
from tests.browser import NARROW, visiting
from tests.markup import foreign_scripts

HTML = {"accept": "text/html"}
BROWSER = {"accept": "text/html,*/*;q=0.8"}
RENEWED = "/agreements/biom-kawasaki-city-memorandum-2020"
#: How values are shown where there is no vocabulary.
IN_ENGLISH = Values(ENGLISH, Terms(Vocabulary([]), "en"))
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'"


@pytest.fixture(scope="module")
def client(released: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(store=released, documents=released / "none"))) as client:
        yield client


@pytest.mark.parametrize(
    ("language", "heading", "country", "show", "found"),
    [
        ("en", "Organisations", "Germany", "Show", "found"),
        ("ja", "組織", "ドイツ", "表示", "件が該当"),
        ("de", "Organisationen", "Deutschland", "Anzeigen", "gefunden"),
    ],
)
def test_a_list_is_narrowed_down_without_scripts(
    browser: Browser, address: str, language: str, heading: str, country: str, show: str, found: str
) -> None:
    known = httpx2.get(f"{address}/organizations?country=DE&limit=1000").json()
    with visiting(browser, address, language=language, scripts=False) as visit:
        visit.page.goto("/organizations")
        expect(visit.page.locator("h1")).to_have_text(heading)
        visit.page.locator("select[name=country]").select_option("DE")
        visit.page.get_by_role("button", name=show, exact=True).click()
        expect(visit.page.get_by_role("status")).to_contain_text(str(known["meta"]["count"]))
        expect(visit.page.get_by_role("status")).to_contain_text(found)
        rows = visit.page.locator("table.things tbody tr")
        expect(rows).to_have_count(known["meta"]["count"])
        for row in rows.all():
            expect(row).to_contain_text(country)


def test_a_list_is_sorted_paged_and_may_be_empty(browser: Browser, address: str) -> None:
    with visiting(browser, address, viewport=NARROW) as visit:
        visit.page.goto("/agreements?limit=5")
        # On a phone the list comes first.
        visit.page.locator("details.narrow summary").click()
        visit.page.get_by_label("Order").select_option("-signed")
        visit.page.get_by_role("button", name="Show", exact=True).click()
        rows = visit.page.locator("table.things tbody tr")
        expect(rows.first).to_contain_text("28 February 2026")
        visit.page.goto("/observations")
        first = rows.first.inner_text()
        visit.page.get_by_role("link", name="Next page").click()
        expect(rows.first).not_to_have_text(first)
        visit.page.get_by_role("link", name="Back to the beginning").click()
        assert rows.first.inner_text() == first
        visit.page.goto("/people?q=zzzz")
        visit.page.locator(".empty").get_by_role("link", name="Show all").click()
        expect(visit.page.locator("table.things")).to_be_visible()


@pytest.mark.parametrize(
    ("language", "since", "partner", "source"),
    [
        ("en", "since 30 August 2018", "Kawasaki City", "Source"),
        ("ja", "2018年8月30日から", "川崎市", "出典"),
        ("de", "seit 30. August 2018", "Kawasaki", "Quelle"),
    ],
)
def test_who_works_with_whom_since_when_and_where_that_is_said(
    browser: Browser, address: str, language: str, since: str, partner: str, source: str
) -> None:
    with visiting(browser, address, language=language, scripts=False) as visit:
        visit.page.goto("/organizations/link-j")
        row = visit.page.locator("table.spans tbody tr").filter(has_text=since)
        expect(row).to_have_count(1)
        expect(row.get_by_role("link", name=partner)).to_be_visible()
        row.locator("summary").filter(has_text=source).click()
        expect(row.locator(".quote").first).to_be_visible()
        row.locator(".quote a[href*='/statements/']").first.click()
        expect(visit.page.locator("ol.places li").first).to_be_visible()


def test_renewals_follow_each_other_and_both_sides_of_a_dispute_are_shown(
    browser: Browser, address: str
) -> None:
    with visiting(browser, address) as visit:
        visit.page.goto(RENEWED)
        rows = visit.page.locator("table.spans tbody tr")
        expect(rows).to_have_count(4)
        expect(rows.nth(1)).to_have_class("current")
        expect(rows.nth(3)).to_contain_text("renewal")
        expect(rows.nth(3)).to_contain_text("28 February 2026 to 27 February 2029")
        rows.nth(0).get_by_role("link").first.click()
        visit.page.get_by_role("link", name="See both sides").click()
        conflict = visit.page.locator("article.conflict").filter(has_text="24 November 2017")
        expect(conflict.locator(".side")).to_have_count(2)
        expect(conflict.locator(".side.preferred")).to_contain_text("24 November 2017")
        expect(conflict.locator(".side:not(.preferred)")).to_contain_text("10 November 2017")
        conflict.get_by_role("link").first.click()
        expect(visit.page.locator("article.conflict")).to_contain_text("both stand")


def test_people_have_roles_and_are_shown_in_the_network(browser: Browser, address: str) -> None:
    with visiting(browser, address) as visit:
        visit.page.goto("/people/horst-domdey")
        roles = visit.page.get_by_role("region", name="Roles over time").get_by_role("row")
        expect(roles.filter(has_text="Geschäftsführer")).to_contain_text("BioM")
        visit.page.get_by_role("link", name="Show in the network").click()
        expect(visit.page.locator("main")).to_contain_text("Horst Domdey")


@pytest.mark.parametrize(
    ("language", "query", "label", "nothing"),
    [
        ("en", "Kwasaki", "Kawasaki City", "No name is like"),
        ("ja", "かわさき", "川崎市", "見つかりませんでした"),
        ("de", "Huebschle", "Hübschle", "Kein Name ähnelt"),
    ],
)
def test_search_forgives_spelling_and_says_when_there_is_nothing(
    browser: Browser, address: str, language: str, query: str, label: str, nothing: str
) -> None:
    with visiting(browser, address, language=language) as visit:
        visit.page.goto("/")
        box = visit.page.locator("#find")
        box.fill(query)
        box.press("Enter")
        expect(visit.page.locator("ol.found")).to_contain_text(label)
        assert visit.page.locator("#search").input_value() == query
        visit.page.goto("/search?q=qqqqxxxx")
        expect(visit.page.locator(".empty")).to_contain_text(nothing)


def test_the_first_page_leads_everywhere(browser: Browser, address: str) -> None:
    with visiting(browser, address, language="ja") as visit:
        visit.page.goto("/")
        organizations = httpx2.get(f"{address}/organizations?limit=1").json()["meta"]["count"]
        counts = visit.page.locator("ul.counts")
        expect(counts.get_by_role("link", name="組織")).to_contain_text(str(organizations))
        expect(visit.page.locator("article.news").first).to_contain_text("2026年2月28日")
        picture = visit.page.locator("a.picture img")
        picture.scroll_into_view_if_needed()
        assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 300
        hrefs = [one.get_attribute("href") for one in visit.page.locator("main a").all()]
    for href in dict.fromkeys(filter(None, hrefs)):
        answer = httpx2.get(f"{address}{href}", headers=BROWSER, follow_redirects=True, timeout=60)
        assert answer.status_code == 200, href


@pytest.mark.parametrize("language", ["en", "ja", "de"])
@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_collection_has_pages_in_every_language(
    client: TestClient, name: str, language: str
) -> None:
    parameters = {"lang": language}
    answer = client.get(f"/{name}", params=parameters, headers=HTML)
    assert answer.status_code == 200
    assert words()[f"lists.{name}"][language] in answer.text
    hrefs = re.findall(rf'<th scope="row"><a href="(/{name}/[^"]+)"', answer.text)
    page = client.get(hrefs[0], headers=HTML)
    assert page.status_code == 200 and f'<html lang="{language}">' in page.text


def test_the_first_page_has_the_newest_documents_and_says_which_days_are_worked_out(
    client: TestClient,
) -> None:
    home = client.get("/", headers=HTML).text
    documents = re.findall(r'href="/documents/([\w-]+)"', home.partition('id="documents"')[2])
    # One of 2026 does not say when it was issued, and tells of what was signed then.
    assert documents[0] == "kawasaki-biom-2026" and "link-j-kawasaki-2018" in documents
    assert "February 2020 to 31 January 2023 (worked out)" in home
    assert "28 February 2026 to 27 February 2029<" in home


def test_a_list_tells_from_when_and_until_when_agreements_are_or_would_be_in_force(
    client: TestClient,
) -> None:
    rows = _table(client.get("/agreements", headers=HTML).text).split("<tr>")
    (loan,) = [row for row in rows if "kawasaki-city-kiip-land-loan-planned" in row]
    assert "1 April 2022" in loan and "31 March 2052" in loan


def _table(page: str) -> str:
    """The table of a list, without the links that keep the parameters."""
    return page.partition("<tbody>")[2].partition("</tbody>")[0]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_list_has_its_columns_whatever_fields_a_program_would_want(
    client: TestClient, name: str
) -> None:
    whole = client.get(f"/{name}", headers=HTML)
    narrow = client.get(f"/{name}", params={"fields": "names", "facets": "document"}, headers=HTML)
    assert narrow.status_code == 200
    assert _table(narrow.text) == _table(whole.text)


def test_a_value_that_is_given_twice_is_refused_as_programs_are_told(client: TestClient) -> None:
    twice = "/organizations?kind=Company&kind=University"
    assert client.get(twice).status_code == client.get(twice, headers=HTML).status_code == 400


def test_every_field_that_is_shown_is_there() -> None:
    assert set(LOOKS) == set(COLLECTIONS) and set(RELATIONS) <= set(COLLECTIONS)
    for name, look in LOOKS.items():
        for field in (*look.columns, *look.filters, *look.ranges):
            assert field in ("period", "active_on") or COLLECTIONS[name].field(field), field
    for relations in RELATIONS.values():
        for one in relations:
            assert COLLECTIONS[one.collection].field(one.field) is not None
            assert f"things.{one.title}" in words()
            for field in one.columns:
                assert field == "period" or COLLECTIONS[one.collection].field(field), field
    for collection in COLLECTIONS.values():
        for field_ in collection.fields:
            assert f"fields.{field_.name}" in words()


def test_each_role_stands_with_its_own_source_where_one_is_stated_in_two_languages() -> None:
    titles = [("Direktor", "de"), ("Direktor", "en"), ("Vorstand", "de")]
    roles = [{"value": value, "lang": lang} for value, lang in titles]
    statements = [
        {
            "slug": f"said-{number}",
            "property": {"id": RK("roleTitle"), "label": "role"},
            "value": role,
            "document": {"id": "document/d", "kind": "document", "label": "D", "slug": "d"},
            "evidence": [{"start": number, "end": number + 1}],
        }
        for number, role in enumerate(roles)
    ]
    row = {"role": roles, "statements": statements, "led_to_by": [], "disputed": []}
    (group,) = Facts(COLLECTIONS["memberships"], row, IN_ENGLISH, ENGLISH).groups()
    assert {fact.value.text: [one.statement for one in fact.sources] for fact in group.facts} == {
        "Direktor": ["/statements/said-0", "/statements/said-1"],
        "Vorstand": ["/statements/said-2"],
    }


@pytest.mark.parametrize(
    ("start", "end"), [("1018-05-01", None), ("2041", "2043"), ("9999-12-31", None)]
)
def test_a_year_that_is_far_off_is_on_the_scale(start: str, end: str | None) -> None:
    row = {
        "id": "agreement/a",
        "slug": "a",
        "label": "A",
        "party": [],
        "status": ["Concluded"],
        "signed": [],
        "valid_from": [start],
        "valid_until": [end] if end else [],
        "active_from": None,
        "active_until": None,
        "renews": [],
        "renewed_by": [],
        "disputed": [],
    }
    found = spans([row], IN_ENGLISH, "en", date(2026, 6, 1), ENGLISH.link)
    (one,) = found.spans
    assert one.bar is not None
    assert 0 <= one.bar.start <= one.bar.certain <= one.bar.end <= 100
    assert 1 <= len(found.marks) <= 6 and all(0 <= place < 100 for _, place in found.marks)


def test_sentences_stand_beside_what_they_make(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    sentence = (
        "The City of Wye and Quillant Ltd signed a Memorandum of Understanding on 3 May 2021."
    )
    (folder / "a.txt").write_text(f"Wye and Quillant\n\n{sentence}\n")
    settings = Settings(store=tmp_path / "store", documents=folder)
    build([folder], settings, lambda *_: None)
    with TestClient(create_app(settings)) as client:
        home = client.get("/", headers=HTML).text
        assert sentence in home and "3 May 2021" in home
        (agreement,) = client.get("/agreements").json()["results"]
        page = client.get(f"/agreements/{agreement['slug']}", headers=HTML).text
        assert f"<blockquote>{sentence}</blockquote>" in page
        told = client.get(f"/agreements/{agreement['slug']}").json()["statements"][0]["slug"]
        assert sentence in client.get(f"/statements/{told}", headers=HTML).text


def test_markup_in_names_stays_text_on_every_page(tmp_path: Path) -> None:
    folder, store = tmp_path / "dataset", tmp_path / "store"
    folder.mkdir()
    literal = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')
    for path in (PROJECT / "dataset").glob("*.trig"):
        text = path.read_text("utf-8")
        # Every name, title and text in a language ends with markup.
        marked = re.sub(r'"(?=@(?:en|ja|de)\b)', lambda _: f'{literal}"', text)
        (folder / path.name).write_text(marked, "utf-8")
    load_released(folder, Settings(store=store), lambda *_: None)
    with TestClient(create_app(Settings(store=store, documents=store / "none"))) as client:
        paths = ["/", "/conflicts", "/validation", "/ontology", "/queries", f"/search?q={HOSTILE}"]
        for name in COLLECTIONS:
            listed = client.get(f"/{name}?limit=1000").json()["results"]
            paths += [f"/{name}", *(f"/{name}/{one['slug']}" for one in listed[:8])]
        seen = 0
        for path in paths:
            answer = client.get(path, headers=HTML)
            assert answer.status_code == 200, path
            assert foreign_scripts(answer.text) == [], path
            assert "<img src=x" not in answer.text, path
            seen += "&lt;script&gt;alert(1)" in answer.text
        assert seen > 40


def test_what_is_for_programs_says_so_at_the_foot_of_a_page(client: TestClient) -> None:
    foot = client.get("/organizations?lang=de", headers=HTML).text.partition("<footer")[2]
    links = re.findall(r"<li><a[^>]*>([^<]*)</a></li>", foot)
    assert links[-2:] == ["Für Programme: VoID (Turtle)", "OpenAPI (JSON)"]


def test_agreements_that_are_called_alike_are_told_apart_by_their_parties(
    client: TestClient,
) -> None:
    found = client.get("/search?q=業務提携の覚書&collection=agreements&lang=de", headers=HTML).text
    assert "<small>BIOCOM – LINK-J, 2016</small>" in found
    assert "<small>biocom-link-j-memorandum-2016</small>" not in found
    page = client.get("/documents/link-j-kawasaki-2018?lang=ja", headers=HTML).text
    assert re.search(r"業務提携の覚書</a> <small>[^<]* – [^<]*、2016</small>", page)
    own = client.get("/agreements/biocom-link-j-memorandum-2016", headers=HTML).text
    assert "<title>業務提携の覚書 (BIOCOM – LINK-J, 2016) – Renkei</title>" in own


def test_what_the_name_of_an_agreement_says_is_not_said_again(client: TestClient) -> None:
    page = client.get("/agreements/biom-kawasaki-city-memorandum-2023", headers=HTML).text
    (title,) = re.findall("<title>(.*?)</title>", page)
    assert title == "BioM – Kawasaki City: memorandum of understanding (2023) – Renkei"


def test_a_role_is_told_in_the_readers_language_or_said_not_to_be_stated(
    client: TestClient,
) -> None:
    for language, told in (("en", "Mayor"), ("ja", "市長"), ("de", "Bürgermeister")):
        page = client.get(f"/organizations/kawasaki-city?lang={language}", headers=HTML).text
        roles = re.findall(r'href="/memberships/[^"]*"[^>]*>([^<]*)</a>', page)
        assert told in roles, language
    assert "Funktion nicht genannt" in roles


def test_claims_that_say_the_same_stand_beside_each_other(client: TestClient) -> None:
    listed = client.get("/conflicts?limit=100").json()["results"]
    told = [[claim["value"] for claim in one["claims"]] for one in listed]
    # One of them is said in an order in which they do not.
    assert any(values != sorted(values, key=values.index) for values in told)
    for one in listed:
        page = client.get(f"/conflicts/{one['slug']}", headers=HTML).text
        sides = re.findall(r'<section class="side.*?<p><strong>(.*?)</p>', page, re.DOTALL)
        assert len(sides) == len(one["claims"]), one["slug"]
        assert sides == sorted(sides, key=sides.index), one["slug"]


@pytest.mark.parametrize(
    "path", ["/search?q=業務提携の覚書&collection=events&", "/documents/link-j-kawasaki-2018?"]
)
def test_what_rules_name_is_named_in_the_reader_s_language(client: TestClient, path: str) -> None:
    page = client.get(f"{path}lang=ja", headers=HTML).text
    assert "Signing of" in client.get("/events?limit=100").text
    assert "Signing of" not in page and "締結、業務提携の覚書" in page


def test_a_name_that_two_languages_share_stands_once(client: TestClient) -> None:
    page = client.get("/organizations/biom?lang=ja", headers=HTML).text
    (titles,) = re.findall(r'<p class="titles">(.*?)</p>', page)
    assert re.findall(r">([^<]+)</span>", titles) == ["BioM"]
