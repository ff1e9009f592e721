"""The query tests of the W3C's suite for the SPARQL 1.1 Protocol, by their names there.

The suite loads its data from the web; here its graphs have invented names.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.publish import publish
from graph.settings import Settings

ONE, TWO, THREE = (f"http://data.example/{name}.rdf" for name in ("one", "two", "three"))
DATA = "".join(f"GRAPH <{name}> {{ <{name}> a <http://a.example/Document> }}\n" for name in (
    ONE, TWO, THREE
))  # fmt: skip
DIRECT = {"content-type": "application/sparql-query"}
TABLES = {"application/sparql-results+xml", "application/sparql-results+json"}
TEXTS = {"text/tab-separated-values", "text/csv"}
RDF = {"application/rdf+xml", "text/turtle"}
BOTH = f"ASK {{ <{ONE}> ?p ?o . <{TWO}> ?p ?o }}"
BOTH_NAMED = f"ASK {{ GRAPH ?g {{ <{ONE}> a ?x }} GRAPH ?h {{ <{TWO}> a ?y }} }}"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("store")
    publish(folder, {"x.trig": DATA.encode()}, vocabulary={})
    with TestClient(create_app(Settings(store=folder))) as client:
        yield client


def asked(client: TestClient, kind: str, query: str, **graphs: list[str]) -> Any:
    """The answer by GET, by a form or directly; ``default`` and ``named`` graphs."""
    chosen = {f"{name}-graph-uri": names for name, names in graphs.items()}
    if kind == "get":
        return client.get("/sparql", params={"query": query, **chosen})
    if kind == "form":
        return client.post("/sparql", data={"query": query, **chosen})
    return client.post("/sparql", params=chosen, content=query, headers=DIRECT)


@pytest.mark.parametrize("kind", ["get", "form", "direct"])
@pytest.mark.parametrize(
    ("query", "graphs"),
    [
        pytest.param("ASK {}", {}, id="query"),
        pytest.param(f"ASK {{ <{ONE}> ?p ?o }}", {"default": [ONE]}, id="default_graph"),
        pytest.param(BOTH, {"default": [ONE, TWO]}, id="default_graphs"),
        pytest.param(BOTH_NAMED, {"named": [ONE, TWO]}, id="named_graphs"),
        pytest.param(
            f"ASK {{ <{THREE}> ?y ?o GRAPH ?g {{ ?s ?p ?o }} FILTER(?g != <{THREE}>) }}",
            {"default": [THREE], "named": [ONE, TWO]},
            id="full",
        ),
        pytest.param(
            f"ASK FROM <{ONE}> {{ <{TWO}> ?p ?o }}", {"default": [TWO]}, id="multiple_dataset"
        ),
    ],
)
def test_query_dataset(
    client: TestClient, kind: str, query: str, graphs: dict[str, list[str]]
) -> None:
    answer = asked(client, kind, query, **graphs)
    assert answer.status_code == 200 and answer.headers["content-type"] in TABLES
    assert answer.json()["boolean"] is True


@pytest.mark.parametrize(
    ("query", "types"),
    [
        pytest.param("SELECT (1 AS ?value) {}", TABLES | TEXTS, id="select"),
        pytest.param("ASK {}", TABLES, id="ask"),
        pytest.param("DESCRIBE <http://example.org/>", RDF, id="describe"),
        # Relative IRIs have a base: RFC 3986, section 5.1.
        pytest.param("CONSTRUCT { <s> <p> 1 } WHERE {}", RDF, id="construct"),
    ],
)
@pytest.mark.parametrize("kind", ["get", "form", "direct"])
def test_query_content_type(client: TestClient, kind: str, query: str, types: set[str]) -> None:
    answer = asked(client, kind, query)
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] in types


ASK = "ASK%20%7B%7D"
UTF16 = {"content-type": "application/sparql-query; charset=UTF-16"}


@pytest.mark.parametrize(
    ("method", "query", "content", "headers"),
    [
        pytest.param("PUT", f"?query={ASK}", "", {}, id="query_method"),
        pytest.param("GET", f"?query={ASK}&query={ASK}", "", {}, id="multiple_queries"),
        pytest.param("POST", "", "ASK {}", {"content-type": "text/plain"}, id="wrong_media_type"),
        pytest.param("POST", "", f"query={ASK}", {}, id="missing_form_type"),
        pytest.param("POST", "", "ASK {}", {}, id="missing_direct_type"),
        pytest.param("POST", "", "ASK {}".encode("utf-16"), UTF16, id="non_utf8"),
        pytest.param("GET", "?query=ASK%20%7B", "", {}, id="syntax"),
        pytest.param("GET", "?update=CLEAR%20ALL", "", {}, id="update_get"),
    ],
)
def test_bad_query(
    client: TestClient, method: str, query: str, content: str | bytes, headers: dict[str, str]
) -> None:
    answer = client.request(method, f"/sparql{query}", content=content, headers=headers)
    assert 400 <= answer.status_code < 500
    assert answer.headers["content-type"] == "application/problem+json"
