"""Whether a document's two graphs mirror each other: each fact has its statement, and back.

Four shapes ask a store for facts, statements, evidence and graphs that are left
alone. Their queries have no answer where the graphs are as the pipeline writes
them, and that can be seen without a store. What is written otherwise, even if
it may be right, is no mirror, and the queries decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph.model import Iri, Literal
from graph.store import in_default_graph
from graph.trig import Quad
from graph.vocab import OA, RDF, RK, Namespace

_SHAPES = Namespace("https://w3id.org/renkei/shapes#")
#: The shapes whose queries have no answer of graphs that mirror each other.
MIRRORED = frozenset(
    str(_SHAPES(name))
    for name in (
        "EvidenceFromItsDocument",
        "FactHasEvidence",
        "GraphHasDocument",
        "StatementHasFact",
    )
)

_FACTS_IN, _HAS_SOURCE = RK("factsIn"), OA("hasSource")
_PARTS = (RDF("subject"), RDF("predicate"), RDF("object"))
_IS_PART = frozenset(_PARTS)
#: Graphs that belong to no document.
_COMMON = ("/graph/authority", "/graph/derived", "/graph/ontology")

_Term = Iri | Literal


def by_graph(quads: Iterable[Quad]) -> dict[Iri, list[Quad]]:
    """The same claims, each with those of its graph."""
    graphs: dict[Iri, list[Quad]] = {}
    for quad in quads:
        said = graphs.get(quad[3])
        if said is None:
            graphs[quad[3]] = [quad]
        else:
            said.append(quad)
    return graphs


def mirrored(graphs: Mapping[Iri, Sequence[Quad]]) -> bool:
    """Whether each fact in ``graphs`` has one statement and nothing is left alone."""
    facts = {graph: said for graph, said in graphs.items() if in_default_graph(graph)}
    documents: dict[_Term, set[_Term]] = {}
    for said in facts.values():
        for subject, predicate, value, _ in said:
            if predicate == _FACTS_IN:
                documents.setdefault(value, set()).add(subject)
    mine = {graph for graph in facts if not graph.endswith(_COMMON)}
    return (
        mine == documents.keys()
        and graphs.keys() - facts.keys() <= {_provenance_of(graph) for graph in mine}
        and all(
            _is_mirror(facts[graph], graphs.get(_provenance_of(graph), ()), documents[graph])
            for graph in mine
        )
    )


def _provenance_of(graph: Iri) -> Iri:
    return Iri(f"{graph}/provenance")


def _is_mirror(facts: Iterable[Quad], apart: Iterable[Quad], documents: set[_Term]) -> bool:
    """Whether a graph of one document says what the statements of its provenance graph say."""
    #: By statement: the subject, predicate and object that it names.
    claims: dict[Iri, dict[Iri, _Term]] = {}
    for subject, predicate, value, _ in apart:
        if predicate in _IS_PART:
            parts = claims.get(subject)
            if parts is None:
                parts = claims[subject] = {}
            if parts.setdefault(predicate, value) != value:
                return False
        elif predicate == _HAS_SOURCE and value not in documents:
            return False
    return len(documents) == 1 and _claimed(claims) == {quad[:3] for quad in facts}


def _claimed(statements: dict[Iri, dict[Iri, _Term]]) -> set[tuple[_Term | None, ...]]:
    """What the statements of a graph say; a part that is missing is None, which no fact has."""
    subject, predicate, value = _PARTS
    return {
        (parts.get(subject), parts.get(predicate), parts.get(value))
        for parts in statements.values()
    }
