"""The service and the dataset, described in RDF.

SPARQL 1.1 Service Description (W3C, 2013), VoID (W3C note, 2011), DCAT 3 (W3C, 2024).
"""

from __future__ import annotations

from collections.abc import Iterator

from api.deps import Services
from api.selecting import Solution, select
from graph import statistics
from graph.errors import BadRequest
from graph.formats import GRAPHS, RESULTS
from graph.model import Iri, Literal, text_of
from graph.queries import saved
from graph.questions import examples
from graph.store import View
from graph.trig import Quad, Triple
from graph.vocab import (
    DCAT,
    DCTERMS,
    FOAF,
    OWL,
    PREFIXES,
    RDF,
    RDFS,
    VOID,
    XSD,
    Minter,
    Namespace,
)

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
OWL_VERSION = OWL("versionInfo")
_SIMPLE = Iri("http://www.w3.org/ns/entailment/Simple")

_DEFAULT = (
    "The union of all graphs but those of provenance, the ontology, the shapes, the questions "
    "and the statistics."
)
_TITLES = {
    "en": "Renkei: cooperation of life-science clusters",
    "ja": "連携：ライフサイエンスクラスターの協力関係",
    "de": "Renkei: Zusammenarbeit von Clustern der Lebenswissenschaften",
}
_DESCRIPTIONS = {
    "en": "A knowledge graph of life-science clusters: organisations, people, agreements, "
    "programmes and figures; every fact has the place in a document that states it.",
    "ja": "ライフサイエンスクラスターの知識グラフ。組織、人物、協定、事業、数値を収め、"
    "すべての事実に、それを述べる文書中の箇所を付す。",
    "de": "Ein Wissensgraph von Clustern der Lebenswissenschaften: Organisationen, Personen, "
    "Vereinbarungen, Programme und Zahlen; zu jedem Fakt gehört die Stelle im Dokument.",
}
_LANGUAGE = Namespace("http://id.loc.gov/vocabulary/iso639-1/")
_LICENCE = Iri("https://spdx.org/licenses/MIT")
_TRIG = Iri("https://www.iana.org/assignments/media-types/application/trig")


def checked(address: str) -> Iri:
    """An address that came with a request, as an IRI."""
    if any(character in '<>"{}|^`\\' or character <= " " for character in address):
        raise BadRequest("the Host header is not the name of a host")
    return Iri(address)


def service_description(view: View, endpoint: str, base: str) -> list[Quad]:
    """What the endpoint can do, which graphs it has, and how it is asked.

    Editors look here for examples and for classes with their properties, as the default graph
    has none.
    """
    name = Minter(base).graph("service")
    service = checked(endpoint)
    dataset, default = Iri(f"{service}#dataset"), Iri(f"{service}#default")
    available = Iri(f"{service}#graphs")
    known = statistics.kept(view) or statistics.counted(view)
    claims: list[Triple] = [
        (service, RDF("type"), SD("Service")),
        (service, SD("endpoint"), service),
        (service, SD("supportedLanguage"), SD("SPARQL11Query")),
        (service, SD("supportedLanguage"), SD("SPARQL10Query")),
        (service, SD("defaultEntailmentRegime"), _SIMPLE),
        (service, SD("defaultDataset"), dataset),
        (service, SD("availableGraphs"), available),
        (available, RDF("type"), SD("GraphCollection")),
        (dataset, RDF("type"), SD("Dataset")),
        (dataset, SD("defaultGraph"), default),
        (default, RDF("type"), SD("Graph")),
        # Not sd:UnionDefaultGraph, which would promise all graphs without exception.
        (default, RDFS("comment"), Literal(_DEFAULT, language="en")),
        *known.claims(default),
        (dataset, OWL_VERSION, Literal(view.version)),
    ]
    claims += [(service, SD("resultFormat"), Iri(f.iri)) for f in (*RESULTS, *GRAPHS)]
    for number, graph in enumerate(view.graphs()):
        node = Iri(f"{service}#graph-{number}")
        claims += [
            (dataset, SD("namedGraph"), node),
            (available, SD("namedGraph"), node),
            (node, RDF("type"), SD("NamedGraph")),
            (node, SD("name"), graph),
        ]
    described = [Quad(*claim, name) for claim in claims]
    return described + [one._replace(graph=name) for one in examples(base, service)]


async def dataset_description(services: Services, view: View, root: str, size: int) -> list[Quad]:
    """What the dataset is about, how large it is, and where to get it; ``size`` is of the dump."""
    base = services.settings.base_iri
    document = Iri(f"{checked(root)}.well-known/void")
    dataset = Iri(f"{document}#dataset")
    known = await _statistics(services, view)
    things = await select(services, view, saved("examples"))
    links = await select(services, view, saved("links"))
    claims: list[Triple] = [
        (document, RDF("type"), VOID("DatasetDescription")),
        (document, FOAF("primaryTopic"), dataset),
        (dataset, RDF("type"), DCAT("Dataset")),
        *((dataset, DCTERMS("title"), Literal(t, language=tag)) for tag, t in _TITLES.items()),
        *(
            (dataset, DCTERMS("description"), Literal(text, language=tag))
            for tag, text in _DESCRIPTIONS.items()
        ),
        *((dataset, DCTERMS("language"), _LANGUAGE(tag)) for tag in _TITLES),
        (dataset, DCTERMS("license"), _LICENCE),
        (dataset, OWL_VERSION, Literal(view.version)),
        (dataset, DCAT("version"), Literal(view.version)),
        (dataset, DCAT("landingPage"), Iri(root)),
        (dataset, VOID("sparqlEndpoint"), Iri(f"{root}sparql")),
        (dataset, VOID("dataDump"), Iri(f"{root}dataset.trig")),
        (dataset, VOID("uriSpace"), Literal(f"{base}id/")),
        *known.claims(dataset),
    ]
    if view.published:
        moment = Literal(view.published, XSD("dateTime"))
        claims += [(dataset, DCTERMS(name), moment) for name in ("issued", "modified")]
    used = [*known.classes, *known.properties]
    spaces = {str(one)[: max(str(one).rfind("#"), str(one).rfind("/")) + 1] for one in used}
    named = spaces & set(PREFIXES.values())
    claims += [(dataset, VOID("vocabulary"), Iri(one)) for one in sorted(named)]
    claims += [(dataset, VOID("exampleResource"), Iri(text_of(row["example"]))) for row in things]
    claims += _linksets(dataset, links)
    claims += _distributions(dataset, root, size)
    # A view in memory gives first what came last.
    claims.sort(key=lambda claim: claim[0], reverse=True)
    name = Minter(base).graph("void")
    return [Quad(*claim, name) for claim in claims]


async def _statistics(services: Services, view: View) -> statistics.Statistics:
    """Those that are kept with the graph; they are counted where there are none."""
    rows = await select(services, view, saved(statistics.KEPT))
    if not rows:
        several = [await select(services, view, saved(name)) for name in statistics.COUNTED]
        rows = [row for some in several for row in some]
    return statistics.Statistics.of(rows)


def _linksets(dataset: Iri, links: list[Solution]) -> Iterator[Triple]:
    for number, row in enumerate(links):
        linkset, other = Iri(f"{dataset}-links-{number}"), Iri(f"{dataset}-target-{number}")
        yield dataset, VOID("subset"), linkset
        yield linkset, RDF("type"), VOID("Linkset")
        yield linkset, VOID("linkPredicate"), OWL("sameAs")
        yield linkset, VOID("subjectsTarget"), dataset
        yield linkset, VOID("objectsTarget"), other
        yield linkset, VOID("triples"), row["triples"]
        yield other, RDF("type"), VOID("Dataset")
        yield other, VOID("uriSpace"), Literal(text_of(row["elsewhere"]))


def _distributions(dataset: Iri, root: str, size: int) -> Iterator[Triple]:
    dump, asked, service = (Iri(f"{dataset}-{name}") for name in ("dump", "sparql", "service"))
    for one in (dump, asked):
        yield dataset, DCAT("distribution"), one
        yield one, RDF("type"), DCAT("Distribution")
        yield one, DCTERMS("license"), _LICENCE
    yield dump, DCTERMS("title"), Literal("All graphs as TriG", language="en")
    yield dump, DCAT("accessURL"), Iri(f"{root}dataset.trig")
    yield dump, DCAT("downloadURL"), Iri(f"{root}dataset.trig")
    yield dump, DCAT("mediaType"), _TRIG
    yield dump, DCAT("byteSize"), Literal(str(size), XSD("nonNegativeInteger"))
    yield asked, DCTERMS("title"), Literal("SPARQL endpoint", language="en")
    yield asked, DCAT("accessURL"), Iri(f"{root}sparql")
    yield asked, DCAT("accessService"), service
    yield service, RDF("type"), DCAT("DataService")
    yield service, DCTERMS("title"), Literal("SPARQL endpoint", language="en")
    yield service, DCAT("endpointURL"), Iri(f"{root}sparql")
    yield service, DCAT("endpointDescription"), Iri(f"{root}sparql")
    yield service, DCAT("servesDataset"), dataset
    yield service, DCTERMS("conformsTo"), Iri("https://www.w3.org/TR/sparql11-protocol/")
