"""From RDF files, RDF text and quads to one rdflib dataset, without a network.

rdflib follows remote JSON-LD contexts; a file is refused that asks for one,
for a file from a stranger must not make this machine open a connection or
read another file.
"""

from __future__ import annotations

import json
import logging
import re
import warnings
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax import SAXParseException

from rdflib import BNode, Dataset, URIRef
from rdflib import Graph as RdfGraph
from rdflib import Literal as RdfLiteral
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result

from graph.errors import BadRequest, UnsupportedMediaType
from graph.model import Iri, Literal
from graph.vocab import XSD

#: Suffixes of RDF files and rdflib's names of their formats.
FORMATS = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nt": "nt",
    ".nq": "nquads",
    ".jsonld": "json-ld",
    ".json": "json-ld",
    ".rdf": "xml",
    ".xml": "xml",
    ".owl": "xml",
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

    Raises :class:`BadRequest`, with the line where it is known, for a missing
    file and for RDF that is not well-formed, and :class:`UnsupportedMediaType`
    for an unknown suffix.
    """
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        raise UnsupportedMediaType(
            f"{path.name} is no RDF file that is known here",
            suggestion="give a file that ends in " + ", ".join(FORMATS),
        )
    try:
        text = path.read_bytes().decode()
    except OSError as error:
        raise BadRequest(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadRequest(f"{path.name} is not written in UTF-8") from error
    read_text(text, form, into, path.name)


def read_text(text: str, form: str, into: Dataset, name: str = "the RDF sent") -> None:
    """Adds RDF text to ``into``; ``form`` is one of the values of :data:`FORMATS`.

    Raises :class:`BadRequest`, with the line where it is known.
    """
    # A format without graphs is read into the default graph, which rdflib
    # would otherwise give an invented name.
    target = into.default_graph if form in ("turtle", "nt", "xml") else into
    try:
        if form == "json-ld":
            _refuse_remote_contexts(json.loads(text))
        with quiet():
            target.parse(data=text, format=form)
    except BadRequest:
        raise
    except Exception as error:  # rdflib's parsers share no class of error
        line, column = _position(error)
        where = "" if line is None else f" at line {line}"
        raise BadRequest(
            f"{name} is not well-formed RDF ({form}){where}: {_reason(error)}",
            line=line,
            column=column,
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


def _refuse_remote_contexts(value: object) -> None:
    """Raises :class:`BadRequest` where JSON-LD names a context that would be fetched."""
    if isinstance(value, list):
        for item in value:
            _refuse_remote_contexts(item)
    elif isinstance(value, dict):
        contexts = value.get("@context")
        for context in contexts if isinstance(contexts, list) else [contexts]:
            if isinstance(context, str):
                raise BadRequest(
                    f"the JSON-LD context {context} would have to be fetched, which is not done",
                    suggestion="write the context into the file",
                )
        if "@import" in value:
            raise BadRequest("JSON-LD's @import would have to be fetched, which is not done")
        for item in value.values():
            _refuse_remote_contexts(item)


def _position(error: Exception) -> tuple[int | None, int | None]:
    """Line and column (1-based) of a parser's error, as far as it says."""
    if isinstance(error, json.JSONDecodeError):
        return error.lineno, error.colno
    if isinstance(error, SAXParseException):
        return error.getLineNumber(), (error.getColumnNumber() or 0) + 1
    found = re.search(r"at line (\d+)", str(error))
    return (int(found.group(1)), None) if found else (None, None)


def _reason(error: Exception) -> str:
    """A parser's error in one line, without the text that it quotes."""
    if isinstance(error, BadSyntax):
        found = re.search(r"Bad syntax \((.*?)\) at \^ in", str(error), re.DOTALL)
        if found:
            return " ".join(found.group(1).split())
    if isinstance(error, SAXParseException):
        return str(error.getMessage())
    return " ".join(str(error).split())[:200]
