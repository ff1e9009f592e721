"""The SPARQL endpoint, as the clients meet it that people have."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pandas
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from graph.vocab import PREFIXES
from tests.server import serving

PARTNERS = """SELECT ?partner ?name {
  <https://w3id.org/renkei/id/organization/link-j> rk:partnerOf ?partner .
  ?partner rdfs:label ?name FILTER(LANG(?name) = "en")
} ORDER BY ?name"""


@pytest.fixture(scope="module")
def endpoint(released: Path) -> Iterator[str]:
    with serving(released) as client:
        yield f"{client.base_url}/sparql"


@pytest.fixture(scope="module")
def wanted(endpoint: str) -> list[str]:
    """The names of LINK-J's partners, by the plainest client there is."""
    address = f"{endpoint}?format=csv&query={quote(PARTNERS)}"
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("there is no curl")
    run = subprocess.run([curl, "-sS", "--fail", address], capture_output=True, check=True)
    names = [row["name"] for row in csv.DictReader(io.StringIO(run.stdout.decode()))]
    assert len(names) > 5 and "MedCity" in names
    return names


@pytest.mark.parametrize("method", ["GET", POST])
@pytest.mark.parametrize("directly", [False, True])
def test_sparqlwrapper(endpoint: str, wanted: list[str], method: str, directly: bool) -> None:
    if directly and method == "GET":
        pytest.skip("GET has no body")
    wrapper = SPARQLWrapper(endpoint)
    wrapper.setMethod(method)
    if directly:
        wrapper.setRequestMethod(POSTDIRECTLY)
    wrapper.setQuery(PARTNERS)
    wrapper.setReturnFormat(JSON)
    rows = wrapper.queryAndConvert()["results"]["bindings"]
    assert [row["name"]["value"] for row in rows] == wanted
    wrapper.setReturnFormat(XML)
    assert wrapper.queryAndConvert().documentElement.tagName == "sparql"
    wrapper.setReturnFormat(CSV)
    assert wrapper.queryAndConvert().decode().splitlines()[0] == "partner,name"
    wrapper.setQuery("CONSTRUCT WHERE { ?s a rk:Facility }")
    wrapper.setReturnFormat(TURTLE)
    assert b"Facility" in wrapper.queryAndConvert()
    wrapper.setQuery("SELECT * { ?s")
    wrapper.setReturnFormat(JSON)
    with pytest.raises(QueryBadFormed, match="line"):
        wrapper.query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_sees_a_store_of_its_own_kind(endpoint: str, wanted: list[str], method: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        graph = rdflib.Graph(SPARQLStore(endpoint, method=method))
        rows = list(graph.query(PARTNERS))
        assert [str(row[1]) for row in rows] == wanted
        link_j = rdflib.URIRef("https://w3id.org/renkei/id/organization/link-j")
        labels = {str(label) for label in graph.objects(link_j, rdflib.RDFS.label)}
    assert "LINK-J" in labels


def test_pandas_reads_csv_from_an_address(endpoint: str, wanted: list[str]) -> None:
    frame = pandas.read_csv(f"{endpoint}?format=csv&query={quote(PARTNERS)}")
    assert list(frame["name"]) == wanted


def test_comunica_finds_out_what_the_endpoint_is_and_asks_it(
    endpoint: str, wanted: list[str]
) -> None:
    node = shutil.which("node", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    folder = Path(__file__).parent / "node"
    if node is None or not (folder / "node_modules/@comunica").exists():
        pytest.skip("Comunica is not installed: make setup, where Node and npm are at hand")
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=True)
    if int(told.stdout.removeprefix("v").partition(".")[0]) < 22:
        pytest.skip(f"Comunica needs Node 22 or newer, this is {told.stdout.strip()}")
    # Comunica takes a query apart itself, so it must know the prefixes.
    prefixes = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("rdfs", "rk"))
    graph = "<https://w3id.org/renkei/graph/authority>"
    queries = [
        PARTNERS,
        "ASK { ?s a rk:Cluster }",
        "CONSTRUCT WHERE { ?s rk:partnerOf ?o }",
        f"SELECT (COUNT(*) AS ?n) {{ GRAPH {graph} {{ ?s rdfs:label ?o }} }}",
    ]
    given = {"endpoint": endpoint, "queries": [prefixes + query for query in queries]}
    done = subprocess.run(
        [node, folder / "comunica.mjs"], input=json.dumps(given).encode(), capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()
    rows, is_there, triples, (count,) = json.loads(done.stdout)
    assert [row["name"] for row in rows] == wanted
    assert is_there is True
    assert len(triples) > 10 and all(PREFIXES["rk"] in triple[1] for triple in triples)
    assert int(count["n"]) > 10


@pytest.mark.parametrize(
    "iri",
    [
        "https://w3id.org/renkei/id/person/福田紀彦",
        "https://w3id.org/renkei/id/indicator/収入-合計",
    ],
)
def test_japanese_names_survive_every_way_in(endpoint: str, iri: str, tmp_path: Path) -> None:
    query = f"SELECT (<{iri}> AS ?iri) (STR(<{iri}>) AS ?text) {{}}"
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("there is no curl")
    body = tmp_path / "query.rq"
    body.write_text(query, encoding="utf-8")
    direct = ["-H", "Content-Type: application/sparql-query", "--data-binary", f"@{body}", endpoint]
    ways = [
        ["-G", "--data-urlencode", f"query={query}", endpoint],
        ["--data-urlencode", f"query={query}", endpoint],
        direct,
        [f"{endpoint}?query={quote(query)}"],
        [f"{endpoint}?query={quote(query, safe='').replace('%20', '+')}"],
    ]
    for way in ways:
        run = subprocess.run([curl, "-sS", "--fail", *way], capture_output=True, check=True)
        (row,) = json.loads(run.stdout)["results"]["bindings"]
        assert (row["iri"]["value"], row["text"]["value"]) == (iri, iri)
    graphs = ["-G", "--data-urlencode", f"default-graph-uri={iri}", endpoint]
    ask = ["--data-urlencode", "query=SELECT * { ?s ?p ?o }", "--data-urlencode", "format=csv"]
    run = subprocess.run([curl, "-sS", "--fail", *ask, *graphs], capture_output=True, check=True)
    assert sorted(run.stdout.strip().split(b",")) == [b"o", b"p", b"s"]
