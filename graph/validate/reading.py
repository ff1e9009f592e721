"""From RDF files and quads to one rdflib dataset, without a network.

Files are read as everywhere (:mod:`graph.rdftext`), not by rdflib: its parsers
follow remote JSON-LD contexts, and a file from a stranger must not make this
machine open a connection or read another file.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from rdflib import BNode, Dataset, URIRef
from rdflib import Graph as RdfGraph
from rdflib import Literal as RdfLiteral
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result

from graph.errors import BadRequest, RdfSyntaxError, UnsupportedMediaType
from graph.formats import GRAPHS
from graph.model import Iri, Literal
from graph.rdftext import read_rdf
from graph.vocab import XSD

#: Suffixes of RDF files and the media types of their formats.
MEDIA_TYPES = {
    **{f".{one.extension}": one.media_type for one in GRAPHS},
    ".json": "application/ld+json",
    ".xml": "application/rdf+xml",
    ".owl": "application/rdf+xml",
}

QuadTuple = tuple[Iri, Iri, Iri | Literal, Iri]


class UnionDataset(Dataset):
    """A dataset whose default graph is the union of all graphs.

    Parsing a query takes rdflib longer than answering most of them here, so
    each text is parsed once.
    """

    def __init__(self) -> None:
        super().__init__(default_union=True)

    # rdflib deprecates the next two and calls them for every look-up, each
    # time with a warning, which costs as much as the look-up.
    @property  # type: ignore[misc]
    def default_context(self) -> Any:
        """The graph of the triples that are in no named graph."""
        return self.default_graph

    def contexts(self, triple: Any = None) -> Generator[RdfGraph, None, None]:
        """All graphs, the default one too; or those that hold ``triple``."""
        return self.graphs(triple)

    def query(self, query_object: str | Query, *args: Any, **options: Any) -> Result:
        """Answers a SPARQL query; its text is parsed once in a process."""
        if isinstance(query_object, str):
            query_object = _parsed(query_object)
        return super().query(query_object, *args, **options)


@cache
def _parsed(query: str) -> Query:
    return prepareQuery(query)


@contextmanager
def quiet() -> Iterator[None]:
    """Silences two noises of rdflib and nothing else.

    Its datasets and their parsers call parts of it that it deprecates, and each
    literal that its type does not allow is logged with a stack trace; the
    shapes report those.
    """
    log = logging.getLogger("rdflib.term")

    def relevant(record: logging.LogRecord) -> bool:
        return not str(record.msg).startswith("Failed to convert Literal lexical form")

    log.addFilter(relevant)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings(
                "ignore",
                r"(Dataset\.\w+|ConjunctiveGraph) is deprecated",
                category=DeprecationWarning,
            )
            yield
    finally:
        log.removeFilter(relevant)


def read_file(path: Path, into: Dataset) -> None:
    """Adds the RDF of ``path``, its format told by the suffix, to ``into``.

    Raises :class:`BadRequest` for a missing file, :class:`RdfSyntaxError`, with the
    line where it is known, and :class:`UnsupportedMediaType` for an unknown suffix.
    """
    media_type = MEDIA_TYPES.get(path.suffix.lower())
    if media_type is None:
        raise UnsupportedMediaType(
            f"{path.name} is no RDF file that is known here",
            suggestion="give a file that ends in " + ", ".join(MEDIA_TYPES),
        )
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadRequest(f"{path} cannot be read: {error.strerror}") from error
    try:
        add_quads(read_rdf(content, media_type), into)
    except RdfSyntaxError as error:
        raise RdfSyntaxError(
            f"{path.name} is not well-formed RDF: {error.message}",
            line=error.line,
            column=error.column,
            suggestion=error.suggestion,
        ) from error


def add_quads(quads: Iterable[QuadTuple], into: Dataset) -> None:
    """Adds quads of the model's terms to ``into``; the graph ``""`` is the default graph."""
    graphs: dict[str, RdfGraph] = {"": into.default_graph}

    def graph_of(name: str) -> RdfGraph:
        if name not in graphs:
            graphs[name] = into.graph(URIRef(name))
        return graphs[name]

    with quiet():
        into.addN((to_rdflib(s), URIRef(p), to_rdflib(o), graph_of(g)) for s, p, o, g in quads)


def to_rdflib(term: Iri | Literal) -> URIRef | BNode | RdfLiteral:
    """A term of the model as rdflib's; ``_:x`` is a blank node."""
    if isinstance(term, Literal):
        if term.language:
            return RdfLiteral(term.value, lang=term.language)
        plain = term.datatype == XSD("string")
        return RdfLiteral(term.value, datatype=None if plain else URIRef(term.datatype))
    return BNode(term[2:]) if term.startswith("_:") else URIRef(term)


def from_rdflib(term: object) -> Iri | Literal:
    """A term of rdflib's as the model's; the inverse of :func:`to_rdflib`."""
    if isinstance(term, RdfLiteral):
        if term.language:
            return Literal(str(term), language=term.language)
        return Literal(str(term), str(term.datatype or XSD("string")))
    return Iri(f"_:{term}") if isinstance(term, BNode) else Iri(str(term))
