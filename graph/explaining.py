"""Why a node has the score that it has: agreements, documents, sentences, and what is disputed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.catalogue import evidence, terms
from graph.catalogue.rows import Names, names_of, reference
from graph.catalogue.sparql import labels
from graph.differences import Quote, conflicts
from graph.networks import PLAIN, How, Network, Node, Tie, left_out, node_record, tie_record
from graph.networks.finding import place_of
from graph.networks.measures import Value
from graph.networks.measures import columns as measured
from graph.networks.without import MOST
from graph.store import View
from graph.vocab import Minter

Row = dict[str, Any]

#: The most documents that are left out in turn.
DOCUMENTS = MOST
#: The most places in documents that are shown for one tie.
_PLACES = 100
#: The most ties of which statements and conflicts are shown; the rest is counted.
_TIES = 200


def explained(
    view: View,
    network: Network,
    node: str,
    measures: Sequence[str],
    lang: str,
    *,
    base: str,
    how: How = PLAIN,
) -> Row:
    """The score of a node of a network (IRI or slug), and what it rests on.

    Raises :class:`NotFound` for a node that is not in the network and
    :class:`BadRequest` for an unknown measure.
    """
    place = place_of(network, node)
    found = network.nodes[place]
    columns = measured(network, measures, how)
    scores = {one.measure.name: one.values[place] for one in columns}
    node_of = node_record(found, lang)
    without = left_out(view, network, found.id, list(scores), how)
    groups = _groups(network, place)
    shown = groups[:_TIES]
    disputes = _disputes(view, {tie.id for tie, _ in shown}, Minter(base), lang)
    names = _names(view, {one.document for one in without})
    vocabulary = terms.Vocabulary(view.select(terms.query(base)))
    explanation = {
        "node": node_of,
        "rank": _rank(columns[0].values, place),
        "scores": scores,
        "interval": _intervals(scores, [one.scores for one in without]),
        "documents": [
            reference(one.document, names, lang)
            | {"ties": list(one.ties), "without": dict(one.scores)}
            for one in without
        ],
        "ties": [
            tie_record(tie, lang)
            | {
                "with": [{"id": other.id, "label": other.label(lang)} for other in others],
                "statements": _statements(view, found.id, tie, others, vocabulary, lang),
            }
            for tie, others in shown
        ],
        "omitted": len(groups) - len(shown),
        "disputed": bool(disputes),
        "conflicts": disputes,
    }
    return {"meta": network.meta(lang), "results": [node_of | scores], "explanation": explanation}


#: What statements say that only name a thing.
_NAMING = ("rdf:type", "rdfs:label", "skos:altLabel")


def quoted(answer: Row, quote: Quote) -> None:
    """Puts sentences to the places of an explanation, where the documents are at hand."""
    said = (one for tie in answer["explanation"]["ties"] for one in tie["statements"])
    claims = (one for found in answer["explanation"]["conflicts"] for one in found["claims"])
    for statement in (*said, *claims):
        evidence.quoted(statement, quote)


def lines(answer: Row) -> Iterator[str]:
    """An explanation for a terminal."""
    found = answer["explanation"]
    yield f"{found['node']['label']}: rank {found['rank']} of {answer['meta']['nodes']}"
    for name, value in found["scores"].items():
        span = found["interval"].get(name)
        without = f", {_number(span['least'])} to {_number(span['largest'])} without a document"
        yield f"  {name} {_number(value)}" + (without if span else "")
    for document in found["documents"]:
        scores = ", ".join(f"{name} {_number(v)}" for name, v in document["without"].items())
        yield f"Without {document['slug']}: {scores} ({len(document['ties'])} ties fewer)"
    for tie in found["ties"]:
        others = ", ".join(one["label"] for one in tie["with"])
        days = " to ".join(" / ".join(tie[name]) for name in ("starts", "ends") if name in tie)
        yield ""
        yield f"{tie['label']} (with {others}{', ' + days if days else ''})"
        for statement in tie["statements"]:
            if statement["property"]["name"] not in _NAMING:
                yield from _sentences(statement)
    for conflict in found["conflicts"]:
        claims = " / ".join(dict.fromkeys(one["value"] for one in conflict["claims"]))
        yield ""
        yield f"Disputed: {conflict['property']['name']} of {conflict['subject']['slug']}: {claims}"


def _sentences(statement: Row) -> Iterator[str]:
    value = statement["value"]
    said = f"  {statement['property']['name']} {value.get('label', value.get('value'))}"
    for place in statement["evidence"]:
        where = f"{statement['document']['slug']} {place['start']}–{place['end']}"
        quote = f": {place['sentence']}" if "sentence" in place else ""
        yield f"{said} [{where}]{quote}"


def _number(value: float | int | None) -> str:
    return "–" if value is None else f"{value:.4g}"


def _groups(network: Network, place: int) -> list[tuple[Tie, list[Node]]]:
    """The ties of a node, each with the nodes at its other ends: an agreement may have several."""
    node = network.nodes[place].id
    edges = [one for one in network.touching([place]) if node in (one.source, one.target)]
    nodes = {
        one.id: one
        for one in network.nodes_called({end for one in edges for end in (one.source, one.target)})
    }
    found: dict[tuple[str, str], tuple[Tie, list[Node]]] = {}
    for edge in edges:
        other = edge.target if edge.source == node else edge.source
        for tie in edge.ties:
            key = (tie.id, other if tie.kind == "relation" else "")
            found.setdefault(key, (tie, []))[1].append(nodes[other])
    return list(found.values())


def _rank(values: Sequence[Value], place: int) -> int | None:
    """How many nodes have more, and one; None where the value is not defined."""
    own = values[place]
    return None if own is None else 1 + sum(one is not None and one > own for one in values)


def _statements(
    view: View, node: str, tie: Tie, others: Sequence[Node], vocabulary: terms.Vocabulary, lang: str
) -> list[Row]:
    """What documents say of a tie, statement by statement, with the places."""
    if tie.kind == "relation":
        ends = {node, *(other.id for other in others)}
        solutions = [
            one
            for end in sorted(ends)
            for one in view.select(evidence.about(end, _PLACES))
            if one["property"] == tie.id and one["value"] in ends
        ]
    else:
        solutions = view.select(evidence.about(tie.id, _PLACES))
    things = evidence.things_in(solutions)
    names = {**vocabulary.among(things), **_names(view, things)}
    return evidence.statements(solutions, names, lang, lambda *_: None)


def _names(view: View, things: Iterable[str]) -> Names:
    wanted = sorted(things)
    return names_of(view.select(labels(wanted))) if wanted else {}


def _disputes(view: View, ties: Collection[str], minter: Minter, lang: str) -> list[Row]:
    """The conflicts about ties."""
    return [one for one in conflicts(view, minter, lang) if one["subject"]["id"] in ties]


def _intervals(scores: Mapping[str, Any], without: Sequence[Mapping[str, Any]]) -> dict[str, Row]:
    """For each measure the least and the largest value with all documents or without one."""
    found: dict[str, Row] = {}
    for name, value in scores.items():
        values = [one for one in (value, *(scored[name] for scored in without)) if one is not None]
        if values:
            found[name] = {"least": min(values), "largest": max(values)}
    return found
