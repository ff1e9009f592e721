"""RDF texts of strangers, read without opening anything.

A remote JSON-LD context or an external entity is an error, and so is XML that
grows when it is read: entities may only stand for a short plain text, as those
for namespaces do.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from xml.parsers import expat

import pyoxigraph as ox

from graph.errors import RdfSyntaxError
from graph.model import Iri
from graph.terms import from_node, from_pyoxigraph
from graph.trig import Quad

_XML = "application/rdf+xml"
#: Longest text that an entity may stand for, and how deep elements may be nested.
_LONGEST, _DEEPEST = 200, 1000


def read_rdf(content: bytes, media_type: str) -> Iterator[Quad]:
    """The claims of an RDF text; those in no named graph have the graph ``""``.

    ``media_type`` is the preferred one of a format. Literals are as they are
    written, blank nodes are new ones. Raises :class:`RdfSyntaxError`, with
    line and column where they are known.
    """
    try:
        content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise RdfSyntaxError("the RDF is not written in UTF-8", line=line) from error
    content = content.removeprefix(codecs.BOM_UTF8)
    if media_type == _XML:
        _check_xml(content)
    known = ox.RdfFormat.from_media_type(media_type)
    if known is None:
        raise ValueError(f"{media_type} is no RDF")
    try:
        for quad in ox.parse(content, known, rename_blank_nodes=True):
            yield _claim(quad)
    except SyntaxError as error:
        raise _syntax_error(error) from error
    except (TypeError, ValueError) as error:
        raise RdfSyntaxError(f"this RDF cannot be read: {error}") from error


def _claim(quad: ox.Quad) -> Quad:
    graph = quad.graph_name
    return Quad(
        from_node(quad.subject),
        Iri(quad.predicate.value),
        from_pyoxigraph(quad.object),
        Iri("") if isinstance(graph, ox.DefaultGraph) else from_node(graph),
    )


def _syntax_error(error: SyntaxError) -> RdfSyntaxError:
    message = str(error.msg)
    if "LoadDocumentCallback" in message:
        return RdfSyntaxError(
            "a JSON-LD context would have to be fetched, which is not done",
            suggestion="write the context into what you send",
        )
    said = re.sub(r"^Parser error .*?: ", "", message)
    return RdfSyntaxError(
        said[:300], line=error.lineno, column=error.offset, suggestion=_suggestion(said)
    )


def _suggestion(said: str) -> str | None:
    if "No scheme found" in said:
        return "write absolute IRIs, or declare a base"
    return None


def _check_xml(content: bytes) -> None:
    """Refuse XML that is not well-formed, deeply nested, or declares more than short names."""
    parser = expat.ParserCreate()
    depth = 0

    def refuse(why: str) -> RdfSyntaxError:
        line, column = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        return RdfSyntaxError(why, line=line, column=column)

    def declared(
        name: str, is_parameter: bool, value: str | None, base: object, system: object, *_: object
    ) -> None:
        if is_parameter or value is None:
            raise refuse(f"the entity {name[:40]} would have to be fetched, which is not done")
        if "&" in value or "%" in value or "<" in value or len(value) > _LONGEST:
            raise refuse(f"the entity {name[:40]} is more than a short text")

    def began(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise refuse(f"elements are nested more than {_DEEPEST} deep")

    def ended(*_: object) -> None:
        nonlocal depth
        depth -= 1

    parser.EntityDeclHandler = declared
    parser.StartElementHandler = began
    parser.EndElementHandler = ended
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise RdfSyntaxError(
            expat.ErrorString(error.code), line=error.lineno, column=error.offset + 1
        ) from error
