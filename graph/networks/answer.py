"""Who is central, and why: the one answer that the command line and the API give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.networks.measures import MEASURES, PLAIN, Column, How, Value, columns
from graph.networks.network import Network, Node, Tie
from graph.networks.project import When, project
from graph.vocab import DEFAULT_BASE

if TYPE_CHECKING:
    from graph.store import View

Row = dict[str, object]

#: The most uncertain edges that are named beside an answer about nodes.
NAMED = 1_000


@dataclass(frozen=True, slots=True)
class Answer:
    """A network, what it is (``meta``), and a row a node, the most central first."""

    network: Network
    meta: Row
    results: list[Row]


def answer(
    view: View,
    name: str,
    when: When = None,
    measures: Sequence[str] = (),
    lang: str = "en",
    *,
    explain: bool = False,
    how: How = PLAIN,
    limit: int | None = None,
    base: str = DEFAULT_BASE,
) -> Answer:
    """The measures of the nodes of the network called ``name``, of a day, period or all time.

    ``explain`` adds to each row the agreements behind it; ``how`` says whether
    weights count and what is estimated; ``limit`` is the most rows. Raises
    :class:`NotFound` for an unknown network and :class:`BadRequest` for an unknown measure.
    """
    network = project(view, name, when, base=base)
    return answer_for(network, measures, lang, explain=explain, how=how, limit=limit)


def answer_for(
    network: Network,
    names: Sequence[str] = (),
    lang: str = "en",
    *,
    explain: bool = False,
    how: How = PLAIN,
    limit: int | None = None,
) -> Answer:
    """The same for a network that is at hand.

    What has to be known of the values of a measure is in ``meta["stated"]``. The ends of the
    edges that may not be there on any day asked for are in ``meta["uncertain_edges"]``, the first
    :data:`NAMED` of them.
    """
    found = columns(network, names, how)
    results = _rows(network, found, lang, explain=explain, limit=limit)
    meta = network.meta(lang) | {
        "count": len(results),
        "weighted": how.weighted,
        "measures": {one.measure.name: one.measure.title(lang) for one in found},
    }
    stated = {one.measure.name: dict(one.stated) for one in found if one.stated}
    unsure = [{"source": a, "target": b} for a, b in network.uncertain_ends(NAMED)]
    more = {"stated": stated, "uncertain_edges": unsure}
    return Answer(network, meta | {key: some for key, some in more.items() if some}, results)


def centrality(
    network: Network,
    names: Sequence[str] = (),
    lang: str = "en",
    *,
    explain: bool = False,
    how: How = PLAIN,
    limit: int | None = None,
) -> list[Row]:
    """A row a node: ``id``, ``slug``, ``label`` and the measures.

    The first measure sorts, largest first, then the label. A value that is
    not defined is None and comes last. Raises :class:`BadRequest` for an
    unknown measure.
    """
    return _rows(network, columns(network, names, how), lang, explain=explain, limit=limit)


def _rows(
    network: Network, found: Sequence[Column], lang: str, *, explain: bool, limit: int | None
) -> list[Row]:
    first = found[0].values
    places = range(len(first)) if limit is None else _largest(first, limit)
    # All nodes are looked up together, a few of very many one by one.
    nodes = list(network.nodes) if len(places) == len(first) else network.nodes
    rows: list[tuple[tuple[float, str, str], int]] = []
    for place in places:
        value, node = first[place], nodes[place]
        order = (float("inf") if value is None else -value, node.label(lang), node.id)
        rows.append((order, place))
    chosen = [place for _, place in sorted(rows)[:limit]]
    behind = _behind(network, chosen, lang) if explain else {}
    results = []
    for place in chosen:
        node = nodes[place]
        row = node_record(node, lang)
        row |= {column.measure.name: column.values[place] for column in found}
        results.append(row | ({"ties": behind[node.id]} if explain else {}))
    return results


def _largest(values: Sequence[Value], limit: int) -> list[int]:
    """The places of the ``limit`` largest values, and of all that equal the last of them."""
    known = sorted((value for value in values if value is not None), reverse=True)
    if limit > len(known):
        return list(range(len(values)))
    return [
        place for place, one in enumerate(values) if one is not None and one >= known[limit - 1]
    ]


def _behind(network: Network, places: Sequence[int], lang: str) -> dict[str, list[Row]]:
    """The ties of some nodes, each with whom it is."""
    edges = network.touching(places)
    names = {network.nodes[place].id for place in places}
    others = {end for edge in edges for end in (edge.source, edge.target)}
    nodes = {node.id: node for node in network.nodes_called(others)}
    found: dict[str, list[Row]] = {name: [] for name in names}
    for edge in edges:
        for end, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if end in found:
                found[end] += [_because(tie, nodes[other], lang) for tie in edge.ties]
    return found


def _because(tie: Tie, other: Node, lang: str) -> Row:
    """One tie of a node, with whom it is."""
    return tie_record(tie, lang) | {"with": {"id": other.id, "label": other.label(lang)}}


def node_record(node: Node, lang: str) -> Row:
    """A node for a reader."""
    return {"id": node.id, "slug": node.slug, "label": node.label(lang)}


def tie_record(tie: Tie, lang: str) -> Row:
    """A tie for a reader: what is not known is left out.

    ``start`` and ``end`` are the days from and to which it counts, ``starts`` and ``ends`` the
    dates as documents state them, several where they differ.
    """
    record: Row = {"id": tie.id, "slug": tie.slug, "label": tie.label(lang), "kind": tie.kind}
    if tie.start:
        record["start"] = tie.start.isoformat()
    if tie.end:
        record["end"] = tie.end.isoformat()
    for name, stated in (("starts", tie.starts), ("ends", tie.ends)):
        if stated:
            record[name] = [one.text for one in stated]
    if tie.documents:
        record["documents"] = list(tie.documents)
    if tie.uncertain:
        record["uncertain"] = True
    return record


def measure_names() -> list[str]:
    """The names of all measures."""
    return list(MEASURES)
