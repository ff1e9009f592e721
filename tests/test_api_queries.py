"""The library of questions over HTTP: the list in its forms, answers by name, examples in RDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.formats import GRAPHS, RESULTS, Format
from graph.questions import questions
from graph.settings import Settings
from tests.markup import foreign_scripts

SH = "http://www.w3.org/ns/shacl#"


@pytest.fixture(scope="module")
def client(released: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(store=released))) as client:
        yield client


def problem(response: Any, status: int) -> dict[str, Any]:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    content: dict[str, Any] = response.json()
    return content


def test_the_list_tells_what_can_be_asked_and_how(client: TestClient) -> None:
    answer = client.get("/queries", params={"lang": "ja"})
    content = answer.json()
    assert content["meta"]["count"] == len(content["results"]) == len(questions())
    (one,) = [one for one in content["results"] if one["slug"] == "partners-on-day"]
    assert one["title"] == "ある日の提携先"
    assert one["id"] == "https://w3id.org/renkei/id/query/partners-on-day"
    assert [made["name"] for made in one["parameters"]] == ["party", "on", "lang"]
    party, on, lang = one["parameters"]
    assert (party["kind"], party["default"]) == ("thing", "link-j")
    assert (on["kind"], on["default"]) == ("day", "2017-12-31")
    assert lang["values"] == ["en", "ja", "de"]
    assert client.get(one["links"]["run"]).status_code == 200
    assert "SELECT" in client.get(one["links"]["text"]).text
    led = client.get(one["id"].removeprefix("https://w3id.org/renkei"), follow_redirects=False)
    assert (led.status_code, led.headers["location"]) == (303, one["links"]["text"])
    known = client.get(
        "/queries", params={"lang": "ja"}, headers={"if-none-match": answer.headers["etag"]}
    )
    assert known.status_code == 304


def test_the_page_has_a_form_for_each_question(client: TestClient) -> None:
    page = client.get("/queries?lang=de", headers={"accept": "text/html"})
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "Partner einer Organisation an einem Tag" in page.text
    for name in questions():
        assert f'<form action="/queries/{name}" method="get">' in page.text
    assert '<input name="on" type="date" value="2017-12-31">' in page.text
    assert not foreign_scripts(page.text)


def test_the_editor_lists_them_and_is_filled_by_them(client: TestClient) -> None:
    editor = client.get("/sparql", headers={"accept": "text/html"}).text
    assert 'href="/queries/renewal-chain?format=html">' in editor
    assert "facility-sharing" in client.get("/queries/agreement-as-graph?format=html").text
    filled = client.get("/queries/renewal-chain?format=html").text
    assert "rk:renews+" in filled.partition("</textarea>")[0]
    assert "biom-kawasaki-city-memorandum-2023" in filled.partition("</form>")[2]


def test_an_answer_by_name_is_the_answer_to_its_text(client: TestClient) -> None:
    asked = {"party": "link-j", "on": "2018-06-15"}
    by_name = client.get("/queries/partners-on-day", params=asked)
    text = client.get("/queries/partners-on-day.rq", params=asked)
    assert text.headers["content-type"] == "application/sparql-query; charset=utf-8"
    assert '"2018-06-15"^^xsd:date' in text.text
    by_text = client.get("/sparql", params={"query": text.text})
    rows = by_name.json()["results"]["bindings"]
    assert len(rows) == 8
    assert rows == by_text.json()["results"]["bindings"]
    assert by_name.headers["etag"] == by_text.headers["etag"]


@pytest.mark.parametrize("format_", [*RESULTS, *GRAPHS], ids=lambda one: one.media_type)
def test_every_format_by_accept_and_by_name(client: TestClient, format_: Format) -> None:
    path = "/queries/partners" if format_ in RESULTS else "/queries/agreement-as-graph"
    for answer in (
        client.get(path, headers={"accept": format_.media_type}),
        client.get(path, params={"format": format_.name}),
    ):
        assert answer.status_code == 200
        assert answer.headers["content-type"].partition(";")[0] == format_.media_type
        again = client.get(
            path,
            headers={"accept": format_.media_type, "if-none-match": answer.headers["etag"]},
        )
        assert again.status_code == 304


def test_what_makes_no_sense_is_named(client: TestClient) -> None:
    unknown = problem(client.get("/queries/partners?prty=biom"), 400)
    assert "prty" in unknown["detail"] and unknown["suggestion"] == "did you mean party?"
    twice = problem(client.get("/queries/partners?party=biom&party=kiip"), 400)
    assert "party" in twice["detail"]
    day = problem(client.get("/queries/partners-on-day?on=2018-06"), 400)
    assert "on=2018-06" in day["detail"]
    missing = problem(client.get("/queries/partner"), 404)
    assert missing["suggestion"] == "did you mean partners?"
    assert "partners" in problem(client.get("/queries/partner.rq"), 404)["suggestion"]
    problem(client.get("/queries?language=ja"), 400)
    problem(client.get("/queries?lang=fr"), 400)
    problem(client.get("/queries", headers={"accept": "image/png"}), 406)
    problem(client.get("/queries/partners", headers={"accept": "text/turtle"}), 406)


@pytest.mark.parametrize("value", ['x"}', "x> } #", "} UNION {", "a b", "<a:b>", "a:b } {"])
def test_nothing_that_is_sent_becomes_a_part_of_the_query(client: TestClient, value: str) -> None:
    assert (
        "party=" in problem(client.get("/queries/partners", params={"party": value}), 400)["detail"]
    )
    # As text any value is one, and says nothing.
    answer = client.get("/queries/organizations", params={"country": value})
    assert answer.json()["results"]["bindings"] == []


def test_a_japanese_slug_and_an_iri_name_the_same(client: TestClient) -> None:
    by_slug = client.get("/queries/roles-of-person", params={"person": "鈴木毅"})
    iri = "https://w3id.org/renkei/id/person/鈴木毅"
    by_iri = client.get("/queries/roles-of-person", params={"person": iri})
    assert by_slug.json() == by_iri.json()
    (row,) = by_slug.json()["results"]["bindings"]
    assert row["role"]["value"] == "理事長"


def test_the_examples_are_those_that_editors_read(client: TestClient) -> None:
    turtle = client.get("/queries.ttl")
    assert turtle.headers["content-type"] == "text/turtle; charset=utf-8"
    assert client.get("/queries", headers={"accept": "text/turtle"}).content == turtle.content
    store = pyoxigraph.Store()
    store.load(turtle.content, pyoxigraph.RdfFormat.TURTLE)
    found = store.query(
        f"""PREFIX sh: <{SH}> PREFIX schema: <https://schema.org/>
        SELECT ?query ?comment {{
          ?example a sh:SPARQLExecutable ; rdfs:comment ?comment ; schema:target ?endpoint ;
            sh:prefixes/sh:declare/sh:prefix "rk" ; sh:select|sh:ask|sh:construct ?query .
          FILTER(STR(?endpoint) = "http://testserver/sparql")
        }}""",
        prefixes={"rdfs": "http://www.w3.org/2000/01/rdf-schema#"},
    )
    assert isinstance(found, pyoxigraph.QuerySolutions)
    texts = [solution["query"].value for solution in found]
    assert len(texts) == len(questions())
    for text in texts:
        pyoxigraph.Store().query(text)
    for media_type in ("application/ld+json", "application/n-triples", "application/rdf+xml"):
        other = client.get("/queries", headers={"accept": media_type})
        assert other.headers["content-type"].partition(";")[0] == media_type


def test_the_description_names_every_parameter(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    described = {one["name"] for one in paths["/queries/{name}"]["get"]["parameters"]}
    assert described >= {made for one in questions().values() for made in one.parameters}
    answers = paths["/queries/{name}"]["get"]["responses"]["200"]["content"]
    assert {"text/csv", "text/turtle"} <= set(answers)


def test_a_question_by_name_has_a_time_limit(client: TestClient) -> None:
    assert client.get("/queries/partners?timeout=5").status_code == 200
    assert "timeout" in problem(client.get("/queries/partners?timeout=soon"), 400)["detail"]


def test_without_a_graph_there_is_nothing_to_ask(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(store=tmp_path / "none"))) as client:
        for path in ("/queries/partners", "/queries", "/queries.ttl"):
            problem(client.get(path), 503)


def test_a_person_gives_things_by_name_and_is_asked_which_are_meant(client: TestClient) -> None:
    html = {"accept": "text/html"}

    def asked(party: str) -> Any:
        given = {"party": party, "lang": "de"}
        path = "/queries/partners"
        return client.get(path, params=given, headers=html, follow_redirects=False)

    one = asked("Kawasaki City")
    assert one.status_code == 303 and "party=kawasaki-city" in one.headers["location"]
    several = asked("Kawasaki")
    assert several.status_code == 200 and "Was ist mit „Kawasaki“ gemeint?" in several.text
    assert 'href="/queries/partners?lang=de&amp;party=kawasaki-city"' in several.text
    nobody = asked("qqqqxxxx")
    assert nobody.status_code == 404 and "Nichts hier heißt „qqqqxxxx“" in nobody.text
    # Whoever asks for JSON gives a short name.
    assert client.get("/queries/partners?party=qqqqxxxx").json()["results"]["bindings"] == []


def test_an_answer_stands_under_its_question_and_leads_on_in_the_language_chosen(
    client: TestClient,
) -> None:
    page = client.get("/queries/partners?party=biom&lang=ja&format=html").text
    question = questions()["partners"]
    assert f"<h1>{question.titles['ja']}</h1>" in page
    assert page.index("<table>") < page.index("<textarea")
    assert 'href="/id/organization/kawasaki-city?lang=ja"' in page
