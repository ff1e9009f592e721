"""What would be left without a document: the jackknife, by documents instead of samples.

A score that falls apart when one document is left out rests on that document
alone. The interval of the scores without each (leave-one-out: M. H.
Quenouille, Biometrika 43 (1956), 353-360) says how much; it is a range over
the documents there are, and no confidence interval.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from graph.model import Iri, text_of
from graph.networks.measures import PLAIN, How, scores
from graph.networks.network import Edge, Network, Tie, ties_by_node

if TYPE_CHECKING:
    from graph.networks.measures import Value
    from graph.store import View

#: How many documents are left out in turn; of a node that more speak of, the first ones are.
MOST = 50
#: By the end of an edge: the documents that say a tie has to do with it.
Sources = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The scores of a node without one document, and the ties of the node that go with it."""

    document: str
    ties: tuple[str, ...]
    scores: Mapping[str, Value]


def documents_behind(network: Network, node: str) -> list[str]:
    """The documents that mention the ties of a node, sorted."""
    ties = (tie for _, tie in ties_by_node(network)[node])
    return sorted({document for tie in ties for document in tie.documents})


def left_out(
    view: View, network: Network, node: str, measures: Sequence[str], how: How = PLAIN
) -> list[LeftOut]:
    """A node's scores without each of the documents behind its ties, at most :data:`MOST`.

    A tie goes with a document if no other says that it has to do with one of
    the ends of its edge. The node stays, whether it has an edge left or not.
    """
    documents = documents_behind(network, node)[:MOST]
    resting = [
        (edge, tie)
        for edge in network.edges
        for tie in edge.ties
        if not set(documents).isdisjoint(tie.documents) or tie.kind == "relation"
    ]
    sources = {
        (edge.source, edge.target, tie.id): _sources(view, edge, tie) for edge, tie in resting
    }
    found = []
    for document in documents:
        rest, gone = _without(network, node, document, sources)
        place = [one.id for one in rest.nodes].index(node)
        values = {name: column[place] for name, column in scores(rest, measures, how).items()}
        found.append(LeftOut(document, gone, values))
    return found


def _without(
    network: Network, node: str, document: str, sources: Mapping[tuple[str, str, str], Sources]
) -> tuple[Network, tuple[str, ...]]:
    """The network without a document, and the ties of the node that are gone."""
    edges: list[Edge] = []
    gone: list[str] = []
    for edge in network.edges:
        kept = []
        for tie in edge.ties:
            found = sources.get((edge.source, edge.target, tie.id))
            if found is None or _stands(found, edge, document):
                kept.append(tie)
            elif node in (edge.source, edge.target):
                gone.append(tie.id)
        if kept:
            edges.append(edge if len(kept) == len(edge.ties) else replace(edge, ties=tuple(kept)))
    ends = {end for edge in edges for end in (edge.source, edge.target)} | {node}
    nodes = tuple(one for one in network.nodes if one.id in ends or one.id == network.focus)
    rest = replace(network, nodes=nodes, edges=tuple(edges))
    return rest, tuple(dict.fromkeys(gone))


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
                _lookup("relation_claims"), source=Iri(one), tie=Iri(tie.id), target=Iri(other)
            )
        )
        return {edge.source: said}
    found: dict[str, set[str]] = {}
    for row in view.select(_lookup("claims"), tie=Iri(tie.id)):
        found.setdefault(text_of(row["value"]), set()).add(text_of(row["document"]))
    ends: Collection[str] = [end for end in (edge.source, edge.target) if end in found]
    if not ends:
        return {edge.source: frozenset(tie.documents)}
    return {end: frozenset(found[end]) for end in ends}


@cache
def _lookup(name: str) -> str:
    return (Path(__file__).parent / "lookups" / f"{name}.rq").read_text(encoding="utf-8")
