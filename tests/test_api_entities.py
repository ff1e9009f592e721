"""Lists of things and single things over the released dataset, as front ends meet them."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import rdflib
from fastapi.testclient import TestClient

from api.app import create_app
from graph.catalogue import COLLECTIONS, asked, sparql
from graph.catalogue.asked import Cursor
from graph.pipeline import build
from graph.search.folding import folded
from graph.settings import Settings
from graph.vocab import ACTIVITIES, Minter
from tests.markup import foreign_scripts

BIOM = "https://w3id.org/renkei/id/organization/biom"
MEMORANDUM = "kawasaki-city-link-j-memorandum-2018"


@pytest.fixture(scope="module")
def client(released: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(store=released, documents=released / "none"))) as client:
        yield client


def listed(client: TestClient, path: str, **parameters: str) -> list[dict[str, Any]]:
    answer = client.get(path, params=parameters)
    assert answer.status_code == 200, answer.text
    content: dict[str, Any] = answer.json()
    assert content["meta"]["version"] == answer.headers["renkei-version"]
    return list(content["results"])


def refused(client: TestClient, path: str, status: int = 400, **parameters: str) -> str:
    answer = client.get(path, params=parameters)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    found = answer.json()
    return f"{found['detail']} {found.get('suggestion')}"


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_collection_is_counted_as_sparql_counts_it(client: TestClient, name: str) -> None:
    types = " ".join(COLLECTIONS[name].type.split("|"))
    query = f"SELECT (COUNT(DISTINCT ?s) AS ?n) {{ VALUES ?t {{ {types} }} ?s a ?t }}"
    counted = client.get("/sparql", params={"query": query, "format": "csv"}).text.split()[1]
    answer = client.get(f"/{name}", params={"limit": "1000"}).json()
    assert answer["meta"]["count"] == len(answer["results"]) == int(counted) > 0
    fields = {field.name for field in COLLECTIONS[name].fields}
    assert all(
        {"id", "slug", "label", "disputed"} | fields == set(row) for row in answer["results"]
    )


@pytest.mark.parametrize("name", COLLECTIONS)
@pytest.mark.parametrize("sort", ["name", "-name", "field", "-field"])
def test_pages_together_are_the_whole_list_in_its_order(
    client: TestClient, name: str, sort: str
) -> None:
    if "field" in sort:
        kinds = [one for one in COLLECTIONS[name].fields if one.kind.value in ("day", "number")]
        kinds = kinds or [one for one in COLLECTIONS[name].fields if one.kind.value == "name"]
        sort = sort.replace("field", kinds[0].name)
    whole = listed(client, f"/{name}", sort=sort, limit="1000", fields="")
    found: list[str] = []
    path = f"/{name}?sort={sort}&limit=7&fields="
    while path:
        answer = client.get(path)
        found += [row["id"] for row in answer.json()["results"]]
        path = answer.links.get("next", {}).get("url", "")
    assert found == [row["id"] for row in whole]


def test_filters_by_value_relation_and_range(client: TestClient) -> None:
    companies = listed(client, "/organizations", country="JP", kind="Company")
    assert companies and all("JP" in one["country"] for one in companies)
    partners = listed(client, "/agreements", party="link-j")
    assert {one["slug"] for one in partners} >= {MEMORANDUM}
    assert all("link-j" in {party["slug"] for party in one["party"]} for one in partners)
    assert listed(client, "/agreements", party=BIOM) == listed(client, "/agreements", party="biom")
    for nothing in ("http://x y", "a:b> ?x ?y", "\x87", "none"):
        assert listed(client, "/agreements", party=nothing) == []
    both = listed(client, "/agreements", party="biom,link-j")
    assert len(both) > len(partners)
    late = listed(client, "/agreements", signed_from="2018-02", sort="signed")
    assert late and all(max(one["signed"]) >= "2018-02" for one in late)
    early = listed(client, "/agreements", signed_to="2017-12-31")
    assert early and all(min(one["signed"]) <= "2017-12-31" for one in early)
    large = listed(client, "/observations", value_from="1000000000", unit="yen")
    assert large and all(one["value"] >= 10**9 for one in large)
    about = listed(client, "/observations", measure="Target", document="iconm-2022", limit="1000")
    assert about and all(one["measure"] == ["Target"] for one in about)


def test_a_word_of_the_vocabulary_is_found_wherever_things_are() -> None:
    wanted = asked(COLLECTIONS["agreements"], [("activity", "mutual-visits"), ("party", "biom")])
    query = sparql.page(wanted, Minter("https://example.org/"))
    assert f"<{ACTIVITIES}mutual-visits>" in query
    assert "<https://example.org/id/organization/biom>" in query


def test_what_was_in_force_on_a_day(client: TestClient) -> None:
    query = """SELECT ?a { ?a rk:activeFrom ?f FILTER(?f <= "2019-06-01"^^xsd:date)
      OPTIONAL { ?a rk:activeUntil ?u } FILTER(!BOUND(?u) || ?u >= "2019-06-01"^^xsd:date) }"""
    asked = client.get("/sparql", params={"query": query, "format": "csv"}).text.split()[1:]
    active = listed(client, "/agreements", active_on="2019-06-01")
    assert {one["id"] for one in active} == set(asked) and asked


def test_names_are_searched_and_shown_in_the_language_asked_for(client: TestClient) -> None:
    slugs = {one["slug"] for one in listed(client, "/organizations", q="kawasaki")}
    assert "kawasaki-city" in slugs
    assert listed(client, "/organizations", q="川崎市") != []
    assert listed(client, "/organizations", q='"} DROP') == []
    labels = {
        lang: listed(client, "/organizations", q="Kawasaki City", lang=lang)[0]["label"]
        for lang in ("en", "ja")
    }
    assert labels == {"en": "Kawasaki City", "ja": "川崎市"}


def test_only_the_fields_asked_for(client: TestClient) -> None:
    row = listed(client, "/facilities", fields="opened,operated_by")[0]
    assert set(row) == {"id", "slug", "label", "disputed", "opened", "operated_by"}


@pytest.mark.parametrize(
    ("path", "parameters", "named"),
    [
        ("/organizations", {"contry": "JP"}, "country"),
        ("/agreements", {"active_on": "2019-06"}, "active_on=2019-06"),
        ("/agreements", {"signed_from": "soon"}, "signed_from=soon"),
        ("/agreements", {"signed_from": "2019-02-30"}, "2019-02-30"),
        ("/observations", {"value_from": "many"}, "value_from=many"),
        ("/observations", {"value": "1e400"}, "value=1e400"),
        ("/organizations", {"sort": "nmae"}, "name"),
        ("/organizations", {"limit": "0"}, "limit=0"),
        ("/organizations", {"limit": "1001"}, "1000"),
        ("/organizations", {"lang": "fr"}, "lang=fr"),
        ("/organizations", {"fields": "counrty"}, "country"),
        ("/organizations", {"country": ""}, "country is empty"),
        ("/organizations/link-j", {"land": "ja"}, "lang"),
    ],
)
def test_what_makes_no_sense_is_named(
    client: TestClient, path: str, parameters: dict[str, str], named: str
) -> None:
    assert named in refused(client, path, **parameters)


def test_a_slug_that_is_not_there_suggests_one_that_is(client: TestClient) -> None:
    assert "link-j" in refused(client, "/organizations/link-jj", 404)
    refused(client, "/documents/none/evidence", 404)
    for cursor in ("x", "WzEsMl0"):
        assert "cursor" in refused(client, "/organizations", 404, cursor=cursor)
    no_number = Cursor("1.2.3", "a:b").packed()
    assert "cursor" in refused(client, "/observations", 404, sort="value", cursor=no_number)
    no_place = "WyJ4IiwgInkiXQ"
    assert "cursor" in refused(client, "/documents/iconm-2022/evidence", 404, cursor=no_place)
    refused(client, "/statements/none", 404)
    refused(client, "/statements/%C2%87", 404)
    refused(client, "/facilities/a b%7B", 404)
    refused(client, "/id/evidence/x", 404)
    refused(client, "/context/things.jsonld", 404)


def test_one_thing_has_its_statements_with_their_places(client: TestClient) -> None:
    found = client.get("/people/horst-domdey").json()
    assert [one["slug"] for one in found["organization"]] == ["biom"]
    named = {one["property"]["name"] for one in found["statements"]}
    assert {"rdf:type", "schema:honorificPrefix"} <= named
    assert "rk:signatory" in {one["property"]["name"] for one in found["led_to_by"]}
    for one in found["statements"] + found["led_to_by"]:
        assert one["extractor"] and all(p["start"] < p["end"] for p in one["evidence"])
        again = client.get(f"/statements/{one['slug']}").json()
        assert again == one


def test_a_disputed_field_is_named_and_what_is_preferred_comes_first(client: TestClient) -> None:
    disputed = [one for one in listed(client, "/agreements", limit="1000") if one["disputed"]]
    assert "signed" in {name for one in disputed for name in one["disputed"]}
    conflicts = client.get("/conflicts?property=signedOn").json()["results"]
    for conflict in conflicts:
        (one,) = [row for row in disputed if row["id"] == conflict["subject"]["id"]]
        (taken,) = {c["value"] for c in conflict["claims"] if c["preferred"]}
        assert one["signed"][0] == taken and len(one["signed"]) > 1


def test_sentences_are_shown_where_the_documents_are_at_hand(tmp_path: Path) -> None:

    folder = tmp_path / "documents"
    folder.mkdir()
    sentence = (
        "The City of Wye and Quillant Ltd signed a Memorandum of Understanding on 3 May 2021."
    )
    (folder / "a.txt").write_text(f"Wye and Quillant\n\n{sentence}\n")
    settings = Settings(store=tmp_path / "store", documents=folder)
    build([folder], settings, lambda *_: None)
    with TestClient(create_app(settings)) as client:
        (agreement,) = client.get("/agreements").json()["results"]
        assert agreement["signed"] == ["2021-05-03"]
        one = client.get(f"/agreements/{agreement['slug']}").json()
        told = [p["sentence"] for s in one["statements"] for p in s["evidence"] if "sentence" in p]
        assert sentence in told
        page = client.get(f"/agreements/{agreement['slug']}.html").text
        assert sentence in page and not foreign_scripts(page)
        document = agreement["document"][0]["slug"]
        found, path = [], f"/documents/{document}/evidence?limit=2"
        while path:
            answer = client.get(path)
            found += [s["id"] for s in answer.json()["results"]]
            path = answer.links.get("next", {}).get("url", "")
        assert len(found) >= answer.json()["meta"]["count"] > 5


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("name", ["agreements", "organizations", "people", "documents", "events"])
def test_json_ld_expands_to_what_the_graph_says(client: TestClient, name: str) -> None:
    slug = listed(client, f"/{name}", limit="1")[0]["slug"]
    content = client.get(f"/{name}/{slug}.jsonld").json()
    path = content.pop("@context").partition("//")[2].partition("/")[2]
    content |= client.get(f"/{path}").json()
    told = rdflib.Graph().parse(data=json.dumps(content), format="json-ld")
    turtle = client.get(f"/{name}/{slug}.ttl").text
    known = set(rdflib.Graph().parse(data=turtle, format="turtle"))
    assert told and set(told) <= known


@pytest.mark.parametrize(
    ("accept", "suffix", "expected"),
    [
        ("application/json", "", "application/json"),
        ("", ".json", "application/json"),
        ("text/html,*/*;q=0.8", "", "text/html; charset=utf-8"),
        ("application/json", ".html", "text/html; charset=utf-8"),
        ("application/ld+json", "", "application/ld+json"),
        ("text/turtle", "", "text/turtle; charset=utf-8"),
        ("", ".ttl", "text/turtle; charset=utf-8"),
        ("", ".nq", "application/n-quads"),
        ("application/rdf+xml", "", "application/rdf+xml"),
    ],
)
def test_a_thing_in_each_of_its_forms(
    client: TestClient, accept: str, suffix: str, expected: str
) -> None:
    headers = {"accept": accept} if accept else {}
    answer = client.get(f"/facilities/iconm{suffix}", headers=headers)
    assert answer.status_code == 200 and answer.headers["content-type"] == expected
    known = {"if-none-match": answer.headers["etag"], **headers}
    assert client.get(f"/facilities/iconm{suffix}", headers=known).status_code == 304


def test_the_name_of_a_thing_leads_to_it_in_any_encoding(client: TestClient) -> None:
    for person in listed(client, "/people", limit="1000"):
        path = person["id"].partition("renkei")[2]
        answer = client.get(path, follow_redirects=True)
        assert answer.status_code == 200 and answer.json()["id"] == person["id"]
        assert client.get(path, follow_redirects=False).status_code == 303


def test_search_finds_and_names_things_of_every_collection(client: TestClient) -> None:
    for query in ("川崎", "かわさき", "Kawasaki"):
        found = listed(client, "/search", q=query, collection="organizations", lang="ja")
        assert (found[0]["slug"], found[0]["label"]) == ("kawasaki-city", "川崎市")
    assert {one["collection"] for one in listed(client, "/search", q="o", limit="1000")} >= {
        "people",
        "organizations",
        "agreements",
    }
    typed = listed(client, "/autocomplete/organizations", q="med")
    assert typed and all(folded(one["match"]["value"]).startswith("med") for one in typed)


@pytest.mark.parametrize(
    ("path", "parameters", "status", "named"),
    [
        ("/search", {}, 400, "q is missing"),
        ("/search", {"q": " "}, 400, "q is empty"),
        ("/search", {"q": "x" * 201}, 400, "200"),
        ("/search", {"q": "x", "collection": "organisations"}, 404, "organizations"),
        ("/search", {"q": "x", "limit": "many"}, 400, "limit=many"),
        ("/autocomplete/orgs", {"q": "x"}, 404, "organizations"),
    ],
)
def test_a_search_that_makes_no_sense_is_named(
    client: TestClient, path: str, parameters: dict[str, str], status: int, named: str
) -> None:
    assert named in refused(client, path, status, **parameters)


def test_the_values_of_fields_are_counted_for_whoever_filters(client: TestClient) -> None:
    every = listed(client, "/organizations", limit="1000")
    asked_for = {"facets": "kind,country,partner", "country": "DE", "lang": "de"}
    meta = client.get("/organizations", params=asked_for).json()["meta"]
    kinds = {one["value"]: one["count"] for one in meta["facets"]["kind"]}
    german = [one for one in every if "DE" in one["country"]]
    assert kinds["Company"] == sum("Company" in one["kind"] for one in german)
    labels = {one["value"]: one["label"] for one in meta["facets"]["kind"]}
    assert labels["Company"] == "Unternehmen"
    # What is filtered by a field can still be chosen otherwise.
    countries = {one["value"]: one["count"] for one in meta["facets"]["country"]}
    assert countries["JP"] == sum("JP" in one["country"] for one in every)
    partner = {"value": "kawasaki-city", "label": "Stadt Kawasaki", "count": 1}
    assert partner in meta["facets"]["partner"]
    assert "values of founded are not counted" in refused(
        client, "/organizations", facets="founded"
    )
    assert "no field 'kinds'" in refused(client, "/organizations", facets="kinds")


def test_properties_and_terms_have_names_in_the_language_asked_for(client: TestClient) -> None:
    one = client.get("/organizations/link-j", params={"lang": "ja"}).json()
    told = {(s["property"]["label"], s["value"].get("label")) for s in one["statements"]}
    assert ("種別", "団体") in told or ("種別", "組織") in told


def test_whatever_statements_lead_to_has_an_address(client: TestClient) -> None:
    for path in ("place/tokyo", "conflict/x", "indicator/x", "membership/x", "clause/x"):
        answer = client.get(f"/id/{path}", follow_redirects=False)
        assert answer.status_code == 303
        assert client.get("/places/tokyo").json()["label"] == "Tokyo"


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("id/organization/biom", "/organizations/biom?lang=ja"),
        ("id/statement/x", "/statements/x?lang=ja"),
        ("id/indicator/収入-合計", f"/observations?indicator={quote('収入-合計')}&lang=ja"),
        ("id/sector/x", "/ontology/sector-x?lang=ja"),
        ("ontology/Agreement", "/ontology?lang=ja#Agreement"),
    ],
)
def test_a_name_leads_on_in_the_language_that_was_chosen(
    client: TestClient, path: str, where: str
) -> None:
    html = {"accept": "text/html"}
    answer = client.get(f"/{path}?lang=ja", headers=html, follow_redirects=False)
    assert answer.headers["location"] == where


@pytest.mark.parametrize("sort", ["name", "signed"])
def test_a_long_list_is_sorted_without_looking_through_it_for_each_thing(sort: str) -> None:
    text = sparql.page(asked(COLLECTIONS["agreements"], [("sort", sort)]), Minter())
    assert not re.search(r"OPTIONAL \{\s*OPTIONAL", text)
