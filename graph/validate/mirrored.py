"""Whether a document's two graphs mirror each other: each fact has its statement, and back.

Four shapes ask a store for facts, statements, evidence and graphs that are left
alone. Their queries have no answer where the graphs are as the pipeline writes
them, and that can be seen without a store. What is written otherwise, even if
it may be right, is no mirror, and the queries decide.
"""

from __future__ import annotations

from collections.abc import Iterable

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
#: Graphs that belong to no document.
_COMMON = ("/graph/authority", "/graph/derived", "/graph/ontology")

_Term = Iri | Literal


def mirrored(quads: Iterable[Quad]) -> bool:
    """Whether each fact in ``quads`` has one statement and nothing is left alone."""
    documents: dict[_Term, set[_Term]] = {}
    facts: dict[Iri, set[tuple[_Term, ...]]] = {}
    sources: dict[str, set[_Term]] = {}
    #: By provenance graph and statement: the subject, predicate and object that it names.
    claims: dict[str, dict[Iri, dict[Iri, _Term]]] = {}
    apart: set[str] = set()
    for subject, predicate, value, graph in quads:
        if in_default_graph(graph):
            facts.setdefault(graph, set()).add((subject, predicate, value))
            if predicate == _FACTS_IN:
                documents.setdefault(value, set()).add(subject)
            continue
        apart.add(graph)
        if predicate in _PARTS:
            parts = claims.setdefault(graph, {}).setdefault(subject, {})
            if parts.setdefault(predicate, value) != value:
                return False
        elif predicate == _HAS_SOURCE:
            sources.setdefault(graph, set()).add(value)
    for graph in [graph for graph in facts if graph.endswith(_COMMON)]:
        del facts[graph]
    return (
        facts.keys() == documents.keys()
        and apart <= {f"{graph}/provenance" for graph in facts}
        and all(
            len(documents[graph]) == 1
            and sources.get(f"{graph}/provenance", set()) <= documents[graph]
            and _claimed(claims.get(f"{graph}/provenance", {})) == said
            for graph, said in facts.items()
        )
    )


def _claimed(statements: dict[Iri, dict[Iri, _Term]]) -> set[tuple[_Term | None, ...]]:
    """What the statements of a graph say; a part that is missing is None, which no fact has."""
    return {tuple(parts.get(part) for part in _PARTS) for parts in statements.values()}
