"""The service and the dataset, described in RDF.

SPARQL 1.1 Service Description (W3C, 2013) and VoID (W3C note, 2011).
"""

from __future__ import annotations

from graph.errors import BadRequest
from graph.formats import GRAPHS, RESULTS
from graph.model import Iri, Literal
from graph.queries import saved
from graph.store import View
from graph.trig import Quad
from graph.vocab import DCTERMS, RDF, VOID, XSD, Minter, Namespace

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
OWL_VERSION = Iri("http://www.w3.org/2002/07/owl#versionInfo")


def checked(address: str) -> Iri:
    """An address that came with a request, as an IRI."""
    if any(character in '<>"{}|^`\\' or character <= " " for character in address):
        raise BadRequest("the Host header is not the name of a host")
    return Iri(address)


def _integer(number: int) -> Literal:
    return Literal(str(number), XSD("integer"))


def service_description(view: View, endpoint: str, base: str) -> list[Quad]:
    """What the endpoint can do, and which graphs it has."""
    name = Minter(base).graph("service")
    service = checked(endpoint)
    dataset, default = Iri(f"{service}#dataset"), Iri(f"{service}#default")
    claims: list[tuple[Iri, Iri, Iri | Literal]] = [
        (service, RDF("type"), SD("Service")),
        (service, SD("endpoint"), service),
        (service, SD("supportedLanguage"), SD("SPARQL11Query")),
        (service, SD("defaultDataset"), dataset),
        (dataset, RDF("type"), SD("Dataset")),
        (dataset, SD("defaultGraph"), default),
        (default, RDF("type"), SD("Graph")),
        (default, VOID("triples"), _integer(_counts(view)["triples"])),
        (dataset, OWL_VERSION, Literal(view.version)),
    ]
    claims += [(service, SD("resultFormat"), Iri(f.iri)) for f in (*RESULTS, *GRAPHS)]
    for number, graph in enumerate(view.graphs()):
        node = Iri(f"{service}#graph-{number}")
        claims += [
            (dataset, SD("namedGraph"), node),
            (node, RDF("type"), SD("NamedGraph")),
            (node, SD("name"), graph),
        ]
    return [Quad(*claim, name) for claim in claims]


def dataset_description(view: View, root: str, base: str) -> list[Quad]:
    """What the dataset is about, how large it is, and where to ask it."""
    name = Minter(base).graph("void")
    dataset = Iri(f"{checked(root)}.well-known/void#dataset")
    counts = _counts(view)
    claims: list[tuple[Iri, Iri, Iri | Literal]] = [
        (dataset, RDF("type"), VOID("Dataset")),
        (dataset, DCTERMS("title"), Literal("Renkei", language="en")),
        (dataset, OWL_VERSION, Literal(view.version)),
        (dataset, VOID("sparqlEndpoint"), Iri(f"{root}sparql")),
        (dataset, VOID("uriSpace"), Literal(f"{base}id/")),
        (dataset, VOID("triples"), _integer(counts["triples"])),
        (dataset, VOID("distinctSubjects"), _integer(counts["subjects"])),
        (dataset, VOID("properties"), _integer(counts["properties"])),
        (dataset, VOID("documents"), _integer(counts["documents"])),
    ]
    for number, row in enumerate(view.select(saved("classes"))):
        part = Iri(f"{dataset}-class-{number}")
        claims += [
            (dataset, VOID("classPartition"), part),
            (part, VOID("class"), row["class"]),
            (part, VOID("entities"), row["things"]),
        ]
    return [Quad(*claim, name) for claim in claims]


def _counts(view: View) -> dict[str, int]:
    (row,) = view.select(saved("counts"))
    return {name: int(str(getattr(value, "value", value))) for name, value in row.items()}
