"""The library of questions in RDF, as SPARQL editors such as SIB's read examples.

SHACL's ``sh:SPARQLExecutable`` (https://github.com/sib-swiss/sparql-examples).
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.languages import LANGUAGES
from graph.model import Iri, Literal
from graph.questions.question import Question, questions, topics
from graph.store import view_of
from graph.trig import Quad, Triple
from graph.vocab import DCTERMS, OWL, PREFIXES, RDF, RDFS, SCHEMA, SH, XSD, Minter

#: The query form → the class of SHACL and the property with the text.
_EXECUTABLES = {
    "SELECT": ("SPARQLSelectExecutable", "select"),
    "ASK": ("SPARQLAskExecutable", "ask"),
    "CONSTRUCT": ("SPARQLConstructExecutable", "construct"),
}


def examples(base: str, endpoint: Iri | None = None) -> list[Quad]:
    """The questions with their defaults as examples, and where to ask them, if that is known."""
    minter = Minter(base)
    graph = minter.graph("queries")
    prefixes = Iri(f"{graph}#prefixes")
    claims = list(_prefixes(prefixes))
    for one in questions().values():
        node = minter.thing("query", one.name)
        claims += _example(node, one, prefixes, base)
        if endpoint is not None:
            claims.append((node, SCHEMA("target"), endpoint))
    return [Quad(*claim, graph) for claim in claims]


def loaded(base: str) -> dict[Iri, list[bytes]]:
    """The same as Turtle, by the graph that it is loaded into."""
    quads = examples(base)
    graph = quads[0].graph
    return {graph: [view_of(quads).dump(graph)]}


def _prefixes(node: Iri) -> Iterator[Triple]:
    yield node, RDF("type"), OWL("Ontology")
    for name, namespace in PREFIXES.items():
        declared = Iri(f"{node}-{name}")
        yield node, SH("declare"), declared
        yield declared, SH("prefix"), Literal(name)
        yield declared, SH("namespace"), Literal(namespace, XSD("anyURI"))


def _example(node: Iri, one: Question, prefixes: Iri, base: str) -> Iterator[Triple]:
    kind, text = _EXECUTABLES[one.form]
    yield node, RDF("type"), SH("SPARQLExecutable")
    yield node, RDF("type"), SH(kind)
    yield node, SH("prefixes"), prefixes
    # Editors show one comment for each example, so there is one.
    yield node, RDFS("comment"), Literal(one.titles["en"], language="en")
    yield node, SH(text), Literal(one.text(base=base))
    for lang in LANGUAGES:
        yield node, RDFS("label"), Literal(one.titles[lang], language=lang)
        yield node, DCTERMS("description"), Literal(one.descriptions[lang], language=lang)
        yield node, SCHEMA("keywords"), Literal(topics()[one.topic][lang], language=lang)
