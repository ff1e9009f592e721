"""The one doorway between this project's terms and pyoxigraph's: nothing else converts terms."""

from __future__ import annotations

import pyoxigraph as ox

from graph.model import Iri, Literal
from graph.trig import Quad

Term = Iri | Literal

_BLANK = "_:"


def to_pyoxigraph(term: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """The pyoxigraph term for ``term``. Raises ValueError for an invalid IRI or language tag."""
    if isinstance(term, Literal):
        if term.language:
            return ox.Literal(term.value, language=term.language)
        return ox.Literal(term.value, datatype=ox.NamedNode(term.datatype))
    if term.startswith(_BLANK):
        return ox.BlankNode(term[len(_BLANK) :])
    return ox.NamedNode(term)


def from_pyoxigraph(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Term:
    """The model term for ``term``.

    A blank node, which only the shapes graph has, becomes an :class:`Iri` that
    begins with ``_:``. Language tags come back in lower case: pyoxigraph
    normalises them. Raises TypeError for a triple term, which no query of
    this project yields.
    """
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    if isinstance(term, ox.Literal):
        if term.language is not None:
            return Literal(term.value, language=term.language)
        return Literal(term.value, term.datatype.value)
    if isinstance(term, ox.BlankNode):
        return Iri(_BLANK + term.value)
    raise TypeError(f"no model term for {term}")


def to_quad(quad: Quad) -> ox.Quad:
    """The pyoxigraph quad for a claim in a named graph."""
    subject, predicate, object_, graph = quad
    return ox.Quad(
        _resource(subject), ox.NamedNode(predicate), to_pyoxigraph(object_), _resource(graph)
    )


def from_quad(quad: ox.Quad) -> Quad:
    """The claim of a pyoxigraph quad in a named graph."""
    if isinstance(quad.graph_name, ox.DefaultGraph):
        raise TypeError("a quad of the default graph has no graph name")
    return Quad(
        from_node(quad.subject),
        Iri(quad.predicate.value),
        from_pyoxigraph(quad.object),
        from_node(quad.graph_name),
    )


def from_triple(triple: ox.Triple) -> tuple[Iri, Iri, Term]:
    """The claim of a pyoxigraph triple."""
    return from_node(triple.subject), Iri(triple.predicate.value), from_pyoxigraph(triple.object)


def _resource(term: Iri) -> ox.NamedNode | ox.BlankNode:
    converted = to_pyoxigraph(term)
    assert not isinstance(converted, ox.Literal)
    return converted


def said_in(quad: ox.Quad) -> tuple[Iri, Term]:
    """What a quad says of its subject: the property and the value."""
    return Iri(quad.predicate.value), from_pyoxigraph(quad.object)


def from_node(term: ox.NamedNode | ox.BlankNode | ox.Triple) -> Iri:
    """The model term for a subject or the name of a graph."""
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    converted = from_pyoxigraph(term)
    assert isinstance(converted, Iri)
    return converted
