"""Names of the vocabulary and of the things it describes.

The ontology's namespace is fixed; the base of things and graphs can be moved
with ``RENKEI_BASE_IRI``.
"""

from __future__ import annotations

import unicodedata

from graph.model import Iri
from graph.patterns import regex


class Namespace(str):
    """A namespace IRI; calling it with a local name gives the full IRI."""

    __slots__ = ()

    def __call__(self, name: str) -> Iri:
        """The IRI of ``name`` in this namespace."""
        return Iri(self + name)


RK = Namespace("https://w3id.org/renkei/ontology#")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
ORG = Namespace("http://www.w3.org/ns/org#")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
PROV = Namespace("http://www.w3.org/ns/prov#")
SCHEMA = Namespace("https://schema.org/")
QB = Namespace("http://purl.org/linked-data/cube#")
OA = Namespace("http://www.w3.org/ns/oa#")
VOID = Namespace("http://rdfs.org/ns/void#")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
SH = Namespace("http://www.w3.org/ns/shacl#")

PREFIXES: dict[str, str] = {
    "rk": RK,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "org": ORG,
    "foaf": FOAF,
    "skos": SKOS,
    "dcterms": DCTERMS,
    "prov": PROV,
    "schema": SCHEMA,
    "qb": QB,
    "oa": OA,
    "void": VOID,
    "dcat": DCAT,
    "sh": SH,
}

DEFAULT_BASE = "https://w3id.org/renkei/"

#: Concepts of the list of cooperation activities (``ontology/activities.ttl``).
ACTIVITIES = Namespace("https://w3id.org/renkei/id/activity/")

#: Concepts of the lists of event kinds and programme kinds (``ontology/*-kinds.ttl``).
EVENT_KINDS = Namespace("https://w3id.org/renkei/id/event-kind/")
PROGRAMME_KINDS = Namespace("https://w3id.org/renkei/id/programme-kind/")


_CJK = r"[\u3005\u3040-\u30ff\u3400-\u9fff]"
_BETWEEN_CJK = regex(rf"(?<={_CJK})\s+(?={_CJK})")
_UNSPOKEN = regex(r"[\^'’\"“”„()*]")
_NO_WORD = regex(r"[^\w]+")


def slugify(text: str) -> str:
    """A readable path segment: NFKC, lower case, letters and digits of any script.

    >>> slugify("Bio^M Biotech Cluster")
    'biom-biotech-cluster'
    >>> slugify("福田 紀彦")
    '福田紀彦'
    """
    text = unicodedata.normalize("NFKC", text).lower()
    text = _BETWEEN_CJK.sub("", text)
    text = _UNSPOKEN.sub("", text)
    return _NO_WORD.sub("-", text).strip("-_")


def shortened(iri: str) -> str:
    """An IRI with a well-known prefix, where there is one.

    >>> shortened("https://schema.org/url")
    'schema:url'
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return str(iri)


def expanded(name: str) -> str:
    """A name with a well-known prefix as an IRI; anything else as it is."""
    prefix, colon, local = name.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else name


def local_name(iri: str) -> str:
    """What an IRI ends with: a thing's slug, or a term's name."""
    return iri.replace("#", "/").rpartition("/")[2]


def kind_of(iri: str) -> str:
    """The kind in a thing's IRI (``organization``, ``person`` …), empty for other IRIs.

    >>> kind_of("https://w3id.org/renkei/id/organization/link-j"), kind_of(RK("Actual"))
    ('organization', '')
    """
    _, mark, tail = iri.rpartition("/id/")
    return tail.partition("/")[0] if mark and "/" in tail else ""


class Minter:
    """Mints IRIs of things and graphs under one base."""

    def __init__(self, base: str = DEFAULT_BASE) -> None:
        self.base = base if base.endswith("/") else base + "/"

    def thing(self, kind: str, slug: str) -> Iri:
        """``{base}id/{kind}/{slug}``."""
        return Iri(f"{self.base}id/{kind}/{slug}")

    def graph(self, name: str) -> Iri:
        """``{base}graph/{name}``: a document's identifier, ``authority`` or ``derived``."""
        return Iri(f"{self.base}graph/{name}")

    def provenance(self, document: str) -> Iri:
        """``{base}graph/{document}/provenance``."""
        return Iri(f"{self.base}graph/{document}/provenance")
