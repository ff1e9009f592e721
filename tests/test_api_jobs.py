"""What takes long goes on as a job; networks of a client's own query."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api import jobs
from api.app import create_app
from api.jobs import Job, Jobs
from graph.settings import Settings
from graph.workers import Call, Limits, QueryCancelled

PARTNERS = """SELECT ?source ?target ?edge ?start ?end WHERE {
  ?edge a rk:Agreement ; rk:status rk:Concluded ; rk:party ?source, ?target .
  FILTER(STR(?source) < STR(?target))
  OPTIONAL { ?edge rk:activeFrom ?start } OPTIONAL { ?edge rk:activeUntil ?end }
}"""
#: Rows without end.
ENDLESS = "SELECT ?source ?target WHERE { ?source ?a ?b . ?target ?c ?d . ?x ?y ?z . ?u ?v ?w }"
SPARQL = {"Content-Type": "application/sparql-query"}


@pytest.fixture(scope="module")
def client(released: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(store=released, network_rows=5000))) as started:
        yield started


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "PATIENCE", 0.0)


def ended(client: TestClient, path: str) -> dict[str, object]:
    """A job when it is over."""
    for _ in range(200):
        state = client.get(path).json()
        if state["state"] != "running":
            return dict(state)
        time.sleep(0.05)
    raise AssertionError("the job does not end")


@pytest.mark.usefixtures("impatient")
def test_what_takes_long_is_asked_after(client: TestClient) -> None:
    question = "/networks/link-j-partners/centrality?measures=degree&lang=ja"
    first = client.get(question)
    assert first.status_code == 202
    assert int(first.headers["retry-after"]) >= 1
    place = first.headers["location"]
    assert first.json()["links"]["self"] == place
    assert ended(client, place)["state"] == "done"
    result = client.get(f"{place}/result")
    again = client.get(question)
    assert again.status_code == result.status_code == 200
    assert result.json() == again.json()
    assert again.json()["results"]
    assert result.headers["etag"] == again.headers["etag"]
    tag = {"If-None-Match": result.headers["etag"]}
    assert client.get(f"{place}/result", headers=tag).status_code == 304


@pytest.mark.usefixtures("impatient")
def test_a_job_can_be_ended(client: TestClient) -> None:
    place = client.post("/networks/query", content=ENDLESS, headers=SPARQL)
    assert place.status_code == 202
    path = place.headers["location"]
    assert client.get(f"{path}/result").status_code in (202, 413)
    client.delete(path)
    assert client.get(path).status_code == 404
    assert client.delete(path).status_code == 404


class Endless(Jobs):
    """Jobs that come to no end by themselves."""

    async def _answer(self, job: Job, call: Call) -> bytes:
        try:
            await asyncio.sleep(60)
        finally:
            # Giving a worker back takes a moment.
            await asyncio.sleep(0.01)
        return b""


def test_who_waits_for_a_job_that_is_ended_is_told_and_may_ask_again() -> None:
    async def ask() -> None:
        working = Endless(Limits(), 60, 0)
        call = Call(Path(), list, {})
        first = asyncio.create_task(working.outcome("a", call, "", ""))
        await asyncio.sleep(0.01)
        assert working.cancel("a")
        second = asyncio.create_task(working.outcome("a", call, "", ""))
        with pytest.raises(QueryCancelled, match="ended"):
            await first
        assert working.get("a") is not None
        await working.close()
        with pytest.raises(QueryCancelled, match="ended"):
            await second

    asyncio.run(ask())


def test_an_unknown_job_is_a_problem(client: TestClient) -> None:
    for answer in (client.get("/jobs/x"), client.get("/jobs/x/result"), client.delete("/jobs/x")):
        assert answer.status_code == 404
        assert "no job 'x'" in answer.json()["detail"]


def test_a_query_is_answered_like_a_named_network(client: TestClient) -> None:
    named = client.get("/networks/agreements?as_of=2019-01-01").json()
    own = client.post("/networks/query?as_of=2019-01-01", content=PARTNERS, headers=SPARQL)
    assert own.status_code == 200
    found = own.json()
    assert [node["id"] for node in found["nodes"]] == [node["id"] for node in named["nodes"]]
    assert found["edges"] == named["edges"]
    again = client.post("/networks/query", data={"query": PARTNERS, "as_of": "2019-01-01"})
    assert again.json() == found
    scores = client.post("/networks/query/centrality", data={"query": PARTNERS})
    assert (
        scores.json()["results"] == client.get("/networks/agreements/centrality").json()["results"]
    )


def test_a_query_is_written_in_every_format(client: TestClient) -> None:
    table = client.post("/networks/query?format=csv", content=PARTNERS, headers=SPARQL)
    assert table.headers["content-type"].startswith("text/csv")
    picture = client.post(
        "/networks/query", content=PARTNERS, headers={**SPARQL, "Accept": "image/svg+xml"}
    )
    assert picture.content.lstrip().startswith(b"<")


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT ?source WHERE { ?source ?p ?o }", "needs ?target"),
        ("ASK { ?s ?p ?o }", "needs ?source and ?target"),
        ("SELECT ?source ?target WHERE { ?source rdfs:label ?target }", "literal"),
        (ENDLESS, "5000"),
        ("SELECT ?source", '"line": 1'),
        ("", "no query"),
        ("SELECT ?source ?target WHERE { SERVICE <http://localhost/> { ?source ?p ?target } }", ""),
    ],
)
def test_a_query_that_makes_no_network_is_refused(
    client: TestClient, query: str, says: str
) -> None:
    answer = client.post("/networks/query", content=query, headers=SPARQL)
    assert 400 <= answer.status_code < 500, answer.text
    assert says in answer.text


@pytest.mark.parametrize("edge", ['"Agreement: no IRI"', '"<a:b>"', "<<( <a:b> <a:c> 1 )>>", "1"])
def test_an_edge_may_be_called_anything(client: TestClient, edge: str) -> None:
    query = f"SELECT (<a:x> AS ?source) (<a:y> AS ?target) ({edge} AS ?edge) {{}}"
    answer = client.post("/networks/query", content=query, headers=SPARQL)
    assert answer.status_code == 200, answer.text
    (found,) = answer.json()["edges"]
    assert found["ties"][0]["kind"] == ""


def test_a_triple_is_no_node(client: TestClient) -> None:
    query = "SELECT (<<( <a:b> <a:c> 1 )>> AS ?source) (<a:b> AS ?target) {}"
    answer = client.post("/networks/query", content=query, headers=SPARQL)
    assert answer.status_code == 400
    assert "?source" in answer.text


def test_unknown_parameters_and_bodies_are_refused(client: TestClient) -> None:
    unknown = client.post("/networks/query?measure=degree", content=PARTNERS, headers=SPARQL)
    assert unknown.status_code == 400
    assert "measures" in unknown.json()["suggestion"]
    assert client.post("/networks/query", json={"query": PARTNERS}).status_code == 415
    update = {"Content-Type": "application/sparql-update"}
    assert client.post("/networks/query", content="CLEAR ALL", headers=update).status_code == 403


@pytest.mark.usefixtures("impatient")
def test_more_jobs_than_can_wait_are_refused(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "_MOST", 1)
    first = client.post("/networks/query", content=ENDLESS + " LIMIT 4999", headers=SPARQL)
    second = client.post("/networks/query", content=ENDLESS + " LIMIT 4998", headers=SPARQL)
    assert first.status_code == 202
    assert second.status_code == 503
    assert second.headers["retry-after"]
    assert "Too much at once" in second.text
    client.delete(first.headers["location"])
