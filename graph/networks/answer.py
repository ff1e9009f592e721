"""Who is central, and why: the one answer that the command line and the API give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from graph.networks.measures import MEASURES, PLAIN, Column, How, columns
from graph.networks.network import Network, Node, Tie, ties_by_node
from graph.networks.project import project
from graph.vocab import DEFAULT_BASE

if TYPE_CHECKING:
    from graph.store import View

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Answer:
    """A network, what it is (``meta``), and a row a node, the most central first."""

    network: Network
    meta: Row
    results: list[Row]


def answer(
    view: View,
    name: str,
    as_of: date | None = None,
    measures: Sequence[str] = (),
    lang: str = "en",
    *,
    explain: bool = False,
    how: How = PLAIN,
    base: str = DEFAULT_BASE,
) -> Answer:
    """The measures of the nodes of the network called ``name``, as of a day or over all time.

    ``explain`` adds to each row the agreements behind it; ``how`` says whether
    weights count and what is estimated. Raises :class:`NotFound` for an unknown
    network and :class:`BadRequest` for an unknown measure.
    """
    network = project(view, name, as_of, base=base)
    return answer_for(network, measures, lang, explain=explain, how=how)


def answer_for(
    network: Network,
    names: Sequence[str] = (),
    lang: str = "en",
    *,
    explain: bool = False,
    how: How = PLAIN,
) -> Answer:
    """The same for a network that is at hand.

    What has to be known of the values of a measure is in ``meta["stated"]``.
    """
    found = columns(network, names, how)
    results = _rows(network, found, lang, explain=explain)
    meta = network.meta(lang) | {
        "count": len(results),
        "weighted": how.weighted,
        "measures": {one.measure.name: one.measure.title(lang) for one in found},
    }
    stated = {one.measure.name: dict(one.stated) for one in found if one.stated}
    return Answer(network, meta | ({"stated": stated} if stated else {}), results)


def centrality(
    network: Network,
    names: Sequence[str] = (),
    lang: str = "en",
    *,
    explain: bool = False,
    how: How = PLAIN,
) -> list[Row]:
    """A row a node: ``id``, ``slug``, ``label`` and the measures.

    The first measure sorts, largest first, then the label. A value that is
    not defined is None and comes last. Raises :class:`BadRequest` for an
    unknown measure.
    """
    return _rows(network, columns(network, names, how), lang, explain=explain)


def _rows(network: Network, found: Sequence[Column], lang: str, *, explain: bool) -> list[Row]:
    behind = ties_by_node(network) if explain else {}
    nodes = {node.id: node for node in network.nodes}
    rows: list[tuple[tuple[float, str, str], Row]] = []
    for place, node in enumerate(network.nodes):
        row: Row = {"id": node.id, "slug": node.slug, "label": node.label(lang)}
        row |= {column.measure.name: column.values[place] for column in found}
        if explain:
            row["ties"] = [_because(tie, nodes[other], lang) for other, tie in behind[node.id]]
        first = found[0].values[place]
        order = (float("inf") if first is None else -first, node.label(lang), node.id)
        rows.append((order, row))
    return [row for _, row in sorted(rows, key=lambda item: item[0])]


def _because(tie: Tie, other: Node, lang: str) -> Row:
    """One tie of a node, with whom it is."""
    return tie_record(tie, lang) | {"with": {"id": other.id, "label": other.label(lang)}}


def tie_record(tie: Tie, lang: str) -> Row:
    """A tie for a reader: what is not known is left out."""
    record: Row = {"id": tie.id, "slug": tie.slug, "label": tie.label(lang), "kind": tie.kind}
    if tie.start:
        record["start"] = tie.start.isoformat()
    if tie.end:
        record["end"] = tie.end.isoformat()
    if tie.documents:
        record["documents"] = list(tie.documents)
    if tie.uncertain:
        record["uncertain"] = True
    return record


def measure_names() -> list[str]:
    """The names of all measures."""
    return list(MEASURES)
