"""The serialisations of query results, as one table.

A format is a value with a name, media types, a file suffix and an IRI (W3C,
*Unique URIs for File Formats*); routes, command line and documentation read
the table instead of knowing formats.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.errors import BadRequest, meant

_W3C = "http://www.w3.org/ns/formats/"


@dataclass(frozen=True, slots=True)
class Format:
    """One serialisation. ``names`` and ``media_types`` have the preferred one first."""

    names: tuple[str, ...]
    media_types: tuple[str, ...]
    extension: str
    iri: str

    @property
    def name(self) -> str:
        """The preferred name."""
        return self.names[0]

    @property
    def media_type(self) -> str:
        """The preferred media type."""
        return self.media_types[0]


#: Of the answers to SELECT and ASK.
RESULTS = (
    Format(
        ("json",),
        ("application/sparql-results+json", "application/json"),
        "srj",
        _W3C + "SPARQL_Results_JSON",
    ),
    Format(
        ("xml",),
        ("application/sparql-results+xml", "application/xml", "text/xml"),
        "srx",
        _W3C + "SPARQL_Results_XML",
    ),
    Format(("csv",), ("text/csv",), "csv", _W3C + "SPARQL_Results_CSV"),
    Format(("tsv",), ("text/tab-separated-values",), "tsv", _W3C + "SPARQL_Results_TSV"),
)

#: Of the answers to CONSTRUCT and DESCRIBE, and of graphs.
GRAPHS = (
    Format(("turtle", "ttl"), ("text/turtle", "application/x-turtle"), "ttl", _W3C + "Turtle"),
    Format(("ntriples", "nt"), ("application/n-triples", "text/plain"), "nt", _W3C + "N-Triples"),
    Format(
        ("rdfxml", "xml", "rdf"),
        ("application/rdf+xml", "application/xml", "text/xml"),
        "rdf",
        _W3C + "RDF_XML",
    ),
    Format(
        ("jsonld", "json"), ("application/ld+json", "application/json"), "jsonld", _W3C + "JSON-LD"
    ),
    Format(("trig",), ("application/trig",), "trig", _W3C + "TriG"),
    Format(("nquads", "nq"), ("application/n-quads",), "nq", _W3C + "N-Quads"),
)

#: Aligned columns for people; the command line's default.
TABLE = Format(("table",), ("text/plain",), "txt", "")

_FORMS = {"SELECT": RESULTS, "ASK": RESULTS, "CONSTRUCT": GRAPHS, "DESCRIBE": GRAPHS}


def formats_for(form: str) -> tuple[Format, ...]:
    """The formats of a query form, given by its keyword (``SELECT`` …)."""
    return _FORMS.get(form, RESULTS)


def format_names(form: str = "") -> list[str]:
    """All names that :func:`find_format` knows for a form, or for any."""
    tables = (formats_for(form),) if form else (RESULTS, GRAPHS)
    names = {name: None for table in tables for format_ in table for name in format_.names}
    return [TABLE.name, *names]


def find_format(name: str, form: str) -> Format:
    """The format of that name or media type for a query form. Raises :class:`BadRequest`."""
    for format_ in (TABLE, *formats_for(form)):
        if name.lower() in (*format_.names, *format_.media_types):
            return format_
    known = format_names(form)
    raise BadRequest(
        f"{form or 'this query'} has no answer in the format {name[:40]!r}",
        suggestion=meant(name, known, f"use one of {', '.join(known)}"),
    )
