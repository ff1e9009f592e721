"""Linked data: every description parses, says what it should, and leads to what exists."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import rdflib
import yaml
from fastapi.testclient import TestClient
from rdflib import DCAT, DCTERMS, FOAF, OWL, RDF, RDFS, SKOS, VOID, Literal, Namespace, URIRef

from api.app import create_app
from graph.formats import GRAPHS, Format
from graph.settings import PROJECT, Settings
from graph.validate.reading import quiet

RK = Namespace("https://w3id.org/renkei/ontology#")
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
ORG = Namespace("http://www.w3.org/ns/org#")
#: Descriptions, and a resource that each must say something of.
DESCRIPTIONS = {
    "/ontology": RK.Agreement,
    "/ontology/Agreement": RK.Agreement,
    "/shapes": URIRef("https://w3id.org/renkei/shapes#Named"),
    "/.well-known/void": URIRef("http://testserver/.well-known/void#dataset"),
    "/sparql": URIRef("http://testserver/sparql"),
}


@pytest.fixture(scope="module")
def client(released: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(store=released))) as client:
        yield client


def graph(client: TestClient, path: str, format_: Format = GRAPHS[0]) -> rdflib.Graph:
    answer = client.get(path, headers={"accept": format_.media_type})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].partition(";")[0] == format_.media_type
    with quiet():
        everything = rdflib.Dataset(default_union=True)
        everything.parse(data=answer.content, format=format_.media_type)
        found = rdflib.Graph()
        for triple in everything.triples((None, None, None)):
            found.add(triple)
        return found


@pytest.mark.parametrize("path", DESCRIPTIONS)
def test_a_description_says_the_same_in_every_format(client: TestClient, path: str) -> None:
    sizes = set()
    for format_ in GRAPHS:
        found = graph(client, path, format_)
        sizes.add(len(found))
        assert (DESCRIPTIONS[path], None, None) in found, format_.name
    assert len(sizes) == 1


# The vocabulary


def test_the_page_of_the_vocabulary_has_every_term_in_three_languages(client: TestClient) -> None:
    answer = client.get("/ontology", headers={"accept": "text/html,*/*;q=0.8"})
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    page = answer.text
    ids = re.findall(r'id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    vocabulary = graph(client, "/ontology")
    own = {
        str(term).rpartition("#")[2]
        for term in vocabulary.subjects(RDF.type)
        if str(term).startswith(RK)
    }
    assert own <= set(ids) and {"activity-mutual-visits", "org-Membership"} <= set(ids)
    (agreement,) = re.findall(r'<section id="Agreement">.*?</section>', page, re.DOTALL)
    for language in ("en", "ja", "de"):
        for property_ in (RDFS.label, SKOS.definition):
            (words,) = (
                str(one)
                for one in vocabulary.objects(RK.Agreement, property_)
                if isinstance(one, Literal) and one.language == language
            )
            assert words in agreement
    assert 'href="#party"' in agreement
    (company,) = re.findall(r'<section id="Company">.*?</section>', page, re.DOTALL)
    assert 'href="#schema-Corporation"' in company and "rdfs:subClassOf" in company
    (status,) = re.findall(r'<section id="status">.*?</section>', page, re.DOTALL)
    assert (
        "rdfs:domain" in status and 'href="#Agreement"' in status and 'href="#Programme"' in status
    )


def test_a_term_is_rdf_for_programs_and_a_place_on_the_page_for_browsers(
    client: TestClient,
) -> None:
    party = graph(client, "/ontology/party")
    assert (RK.party, RDF.type, OWL.ObjectProperty) in party
    assert set(party.subjects()) >= {RK.party}
    status = graph(client, "/ontology/status")
    (domain,) = status.objects(RK.status, RDFS.domain)
    assert list(status.items(status.value(domain, OWL.unionOf))) == [  # type: ignore[arg-type]
        RK.Agreement,
        RK.Event,
        RK.Programme,
    ]
    led = client.get("/ontology/party", headers={"accept": "text/html"}, follow_redirects=False)
    assert (led.status_code, led.headers["location"]) == (303, "/ontology#party")
    by_suffix = client.get("/ontology/party.jsonld")
    assert by_suffix.headers["content-type"] == "application/ld+json"
    missing = client.get("/ontology/Agrement")
    assert missing.status_code == 404
    assert missing.json()["suggestion"] == "did you mean Agreement?"


def test_the_name_of_a_concept_leads_to_it_and_a_list_has_its_concepts(client: TestClient) -> None:
    concept = "https://w3id.org/renkei/id/activity/mutual-visits"
    found = graph(client, urlsplit(concept).path.removeprefix("/renkei"))
    assert (URIRef(concept), RDF.type, SKOS.Concept) in found
    statuses = graph(client, "/ontology/scheme-statuses")
    assert set(statuses.subjects(SKOS.inScheme)) == {
        RK.Concluded,
        RK.Draft,
        RK.Planned,
        RK.Abandoned,
    }


@pytest.mark.parametrize("format_", GRAPHS, ids=lambda one: one.name)
def test_the_vocabulary_by_suffix(client: TestClient, format_: Format) -> None:
    answer = client.get(f"/ontology.{format_.extension}")
    assert answer.headers["content-type"].partition(";")[0] == format_.media_type
    assert client.get("/ontology.doc").status_code == 404


# The dataset


DATASET = URIRef("http://testserver/.well-known/void#dataset")


def test_void_and_dcat_describe_the_released_dataset(client: TestClient) -> None:
    found = graph(client, "/.well-known/void")
    assert {VOID.Dataset, DCAT.Dataset} == set(found.objects(DATASET, RDF.type))
    for property_ in (DCTERMS.title, DCTERMS.description):
        texts = list(found.objects(DATASET, property_))
        assert {one.language for one in texts if isinstance(one, Literal)} == {"en", "ja", "de"}
    assert found.value(DATASET, DCTERMS.license) == URIRef("https://spdx.org/licenses/MIT")
    version = client.get("/readyz").json()["version"]
    assert str(found.value(DATASET, URIRef(f"{DCAT}version"))) == version
    # The five documents, and the five organisations with an identifier of ROR.
    assert found.value(DATASET, VOID.documents) == Literal(5)
    (linkset,) = found.objects(DATASET, VOID.subset)
    assert found.value(linkset, VOID.linkPredicate) == OWL.sameAs
    assert found.value(linkset, VOID.triples) == Literal(5)
    target = found.value(linkset, VOID.objectsTarget)
    assert str(found.value(target, VOID.uriSpace)) == "https://ror.org/"
    vocabularies = set(found.objects(DATASET, VOID.vocabulary))
    assert {URIRef(RK), URIRef(ORG), URIRef(FOAF)} <= vocabularies
    page = URIRef("http://testserver/.well-known/void")
    assert found.value(page, FOAF.primaryTopic) == DATASET


def test_the_partitions_add_up(client: TestClient) -> None:
    found = graph(client, "/.well-known/void")
    parts = list(found.objects(DATASET, VOID.propertyPartition))
    sizes = [int(str(found.value(part, VOID.triples))) for part in parts]
    assert sum(sizes) == int(str(found.value(DATASET, VOID.triples)))
    assert len(parts) == int(str(found.value(DATASET, VOID.properties)))
    classes = {
        found.value(part, VOID["class"]): int(str(found.value(part, VOID.entities)))
        for part in found.objects(DATASET, VOID.classPartition)
    }
    for path, class_ in (("agreements", RK.Agreement), ("people", FOAF.Person)):
        assert client.get(f"/{path}").json()["meta"]["count"] == classes[class_]
    assert classes[RK.Document] == 5


def test_what_the_description_names_is_there(client: TestClient) -> None:
    found = graph(client, "/.well-known/void")
    dump = str(found.value(DATASET, VOID.dataDump))
    download = next(found.objects(None, DCAT.downloadURL))
    assert dump == str(download)
    answer = client.get(urlsplit(dump).path)
    size = next(found.objects(None, DCAT.byteSize))
    assert int(str(size)) == len(answer.content) == int(answer.headers["content-length"])
    endpoint = str(found.value(DATASET, VOID.sparqlEndpoint))
    assert client.get(urlsplit(endpoint).path, params={"query": "ASK {}"}).json()["boolean"]
    examples = list(found.objects(DATASET, VOID.exampleResource))
    assert len(examples) == 4
    for example in examples:
        path = str(example).removeprefix("https://w3id.org/renkei")
        assert client.get(path, headers={"accept": "text/turtle"}).status_code == 200


def test_the_dump_is_the_whole_dataset(client: TestClient) -> None:
    answer = client.get("/dataset.trig")
    assert answer.headers["content-type"] == "application/trig"
    files = sorted((PROJECT / "dataset").glob("*.trig"))
    assert answer.content == b"".join(path.read_bytes() for path in files)
    tag = answer.headers["etag"]
    assert client.get("/dataset.trig", headers={"if-none-match": tag}).status_code == 304
    assert client.head("/dataset.trig").content == b""


def test_the_service_description_is_complete(client: TestClient) -> None:
    found = graph(client, "/sparql")
    service = URIRef("http://testserver/sparql")
    assert (service, RDF.type, SD.Service) in found
    assert SD.SPARQL11Query in set(found.objects(service, SD.supportedLanguage))
    assert not list(found.objects(service, SD.extensionFunction))
    available = found.value(service, SD.availableGraphs)
    assert (available, RDF.type, SD.GraphCollection) in found
    graphs = {str(found.value(one, SD.name)) for one in found.objects(available, SD.namedGraph)}
    query = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
    rows = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    assert graphs == {row["g"]["value"] for row in rows}


# Citing


def test_the_citation_file_is_valid_cff() -> None:
    content = yaml.safe_load((PROJECT / "CITATION.cff").read_text("utf-8"))
    # Citation File Format 1.2.0: what it requires, and the keys that are used here.
    assert {"cff-version", "message", "title", "authors"} <= content.keys()
    assert content["cff-version"] == "1.2.0" and content["type"] == "software"
    assert content.keys() <= {
        *("abstract", "authors", "cff-version", "keywords", "license", "message", "title"),
        *("type", "version", "references"),
    }
    people = [*content["authors"], *(a for r in content["references"] for a in r["authors"])]
    assert all(one.keys() == {"name"} for one in people)
    assert all({"type", "title", "authors"} <= one.keys() for one in content["references"])
    assert len(set(content["keywords"])) == len(content["keywords"])
