"""What would be left without a document: the jackknife, by documents instead of samples.

A score that falls apart when one document is left out rests on that document
alone. The interval of the scores without each (leave-one-out: M. H.
Quenouille, Biometrika 43 (1956), 353-360) says how much; it is a range over
the documents there are, and no confidence interval.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import igraph

from graph.model import Iri, text_of
from graph.networks.dressing import lookup
from graph.networks.measures import PLAIN, How, graph_columns
from graph.networks.native import to_igraph
from graph.networks.network import Edge, Network, Tie, node_ids

if TYPE_CHECKING:
    from graph.networks.measures import Value
    from graph.store import View

#: How many documents are left out in turn; of a node that more speak of, the first ones are.
MOST = 50
#: From how many edges on only the ties of the node itself are left out.
LARGE = 20_000
#: By the end of an edge: the documents that say a tie has to do with it.
Sources = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The scores of a node without one document, and the ties of the node that go with it."""

    document: str
    ties: tuple[str, ...]
    scores: Mapping[str, Value]


def left_out(
    view: View, network: Network, node: str, measures: Sequence[str], how: How = PLAIN
) -> list[LeftOut]:
    """A node's scores without each of the documents behind its ties, at most :data:`MOST`.

    A tie goes with a document if no other says that it has to do with one of
    the ends of its edge. The node stays, whether it has an edge left or not. In
    a network of more than :data:`LARGE` edges only the node's own ties go.
    """
    names = node_ids(network)
    place = names.index(node)
    own = network.touching([place])
    ties = (tie for edge in own if node in (edge.source, edge.target) for tie in edge.ties)
    documents = sorted({document for tie in ties for document in tie.documents})[:MOST]
    edges = own if len(network.edges) > LARGE else network.edges
    graph = to_igraph(network)
    sources = _resting(view, edges, documents)
    places = {name: number for number, name in enumerate(names)}
    kept = {place} | ({places[network.focus]} if network.focus in places else set())
    found = []
    for document in documents:
        gone = [(edge, tie) for edge, tie, said in sources if not _stands(said, edge, document)]
        rest = _without(graph, gone, places)
        values = _values(rest, kept, place, measures, how)
        own_ties = (tie.id for edge, tie in gone if node in (edge.source, edge.target))
        found.append(LeftOut(document, tuple(dict.fromkeys(own_ties)), values))
    return found


def _without(
    graph: igraph.Graph, gone: Sequence[tuple[Edge, Tie]], places: Mapping[str, int]
) -> igraph.Graph:
    """A copy of a network's graph without some ties; an edge is gone with the last of them."""
    rest = graph.copy()
    lost: dict[int, float] = {}
    for edge, tie in gone:
        place = graph.get_eid(places[edge.source], places[edge.target])
        lost[place] = lost.get(place, 0) + tie.weight
    for place, weight in lost.items():
        left = graph.es[place]["weight"] - weight
        rest.es[place]["weight"] = left
        rest.es[place]["distance"] = 1 / left if left > 0 else 0
    rest.delete_edges([place for place in lost if rest.es[place]["weight"] <= 0])
    return rest


def _values(
    rest: igraph.Graph, kept: Collection[int], place: int, measures: Sequence[str], how: How
) -> dict[str, Value]:
    """The measures of one vertex, those that have no edge left out but the ``kept``."""
    alone = [vertex for vertex, degree in enumerate(rest.degree()) if not degree]
    dropped = [vertex for vertex in alone if vertex not in kept]
    moved = place - sum(vertex < place for vertex in dropped)
    rest.delete_vertices(dropped)
    columns = graph_columns(rest, measures, how)
    return {column.measure.name: column.values[moved] for column in columns}


def _resting(
    view: View, edges: Sequence[Edge], documents: Sequence[str]
) -> list[tuple[Edge, Tie, Sources]]:
    """The ties that may go with one of the documents, each with what its ends rest on."""
    return [
        (edge, tie, _sources(view, edge, tie))
        for edge in edges
        for tie in edge.ties
        if tie.kind == "relation" or not set(documents).isdisjoint(tie.documents)
    ]


def _stands(sources: Sources, edge: Edge, document: str) -> bool:
    """Whether the tie is still stated without the document, or was stated by none."""
    said = [sources[end] for end in (edge.source, edge.target) if sources.get(end)]
    return all(documents - {document} for documents in said)


def _sources(view: View, edge: Edge, tie: Tie) -> Sources:
    """The documents behind each end; those that mention the tie where none says it of an end."""
    if tie.kind == "relation":
        said = frozenset(
            text_of(row["document"])
            for one, other in ((edge.source, edge.target), (edge.target, edge.source))
            for row in view.select(
                lookup("relation_claims"), source=Iri(one), tie=Iri(tie.id), target=Iri(other)
            )
        )
        return {edge.source: said}
    found: dict[str, set[str]] = {}
    for row in view.select(lookup("claims"), tie=Iri(tie.id)):
        found.setdefault(text_of(row["value"]), set()).add(text_of(row["document"]))
    ends: Collection[str] = [end for end in (edge.source, edge.target) if end in found]
    if not ends:
        return {edge.source: frozenset(tie.documents)}
    return {end: frozenset(found[end]) for end in ends}
