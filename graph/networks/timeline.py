"""A measure over time: its values on each day on which the network changed, or by year or month.

The graph is read once; each day is a cut of the same columns.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from graph.errors import BadRequest, meant
from graph.networks.columns import Columns
from graph.networks.dressing import nodes as dressed
from graph.networks.figures import FIGURES, figures
from graph.networks.finding import place_of
from graph.networks.measures import MEASURES, PLAIN, How, Value, columns
from graph.networks.network import node_ids
from graph.networks.period import Period
from graph.networks.project import Projection

Row = dict[str, object]

#: On which days the values are taken.
STEPS = ("change", "month", "year")

_LAST = date.max.toordinal()

#: The most days of a series.
MOST_DAYS = 2_000


@dataclass(frozen=True, slots=True)
class Moment:
    """The network on one day: its size, and the values of the measure that are known.

    ``values`` are those of nodes by IRI, ``value`` that of the one node, or of the whole network.
    """

    day: date
    nodes: int
    edges: int
    values: Mapping[str, Value]
    value: Value = None


def change_days(columns: Columns) -> list[date]:
    """The days on which a tie begins to count, and those after the last on which it did."""
    found: set[int] = set()
    for slot in set(columns.slot):
        start, end = columns.start[slot], columns.end[slot]
        if start and not 0 < end < start:
            found |= {start, end + 1} if end else {start}
    if 0 in columns.start:
        # What is always there may still end.
        endless = {columns.slot[one] for one in range(len(columns)) if columns.is_timeless(one)}
        found |= {columns.end[slot] + 1 for slot in endless if columns.end[slot]}
    return [date.fromordinal(day) for day in sorted(found) if day <= _LAST]


def days_of(columns: Columns, step: str = "change", within: Period | None = None) -> list[date]:
    """The days on which a series has values.

    ``change``: each day on which the network changed, and the first day asked for; ``month`` and
    ``year``: the last day of each, from the first change (or day asked for) to the last, and the
    last day asked for. Raises :class:`BadRequest` for another step, and for too many days.
    """
    if step not in STEPS:
        raise BadRequest(
            f"there is no step '{step[:20]}'; there are: {', '.join(STEPS)}",
            suggestion=meant(step, STEPS, "step=year has a value for each year"),
        )
    changes = change_days(columns)
    first = (within and within.first) or (changes[0] if changes else None)
    last = (within and within.last) or (changes[-1] if changes else None)
    if first is None or last is None or last < first:
        return []
    if step == "change":
        found = sorted({first, *(day for day in changes if first <= day <= last)})
    else:
        found = list(_ends(first, last, step))
        if within is not None and within.last is not None:
            found = [*(day for day in found if day < last), last]
    if len(found) > MOST_DAYS:
        longer = "" if step == "year" else "ask with step=year, or "
        raise BadRequest(
            f"a value for each {step} makes {len(found)} days, more than {MOST_DAYS} in a series",
            suggestion=f"{longer}ask for fewer days with from and to",
        )
    return found


def _ends(first: date, last: date, step: str) -> Iterator[date]:
    """The last days of the months or years from that of ``first`` to that of ``last``."""
    months = range(1, 13) if step == "month" else (12,)
    for year in range(first.year, last.year + 1):
        for month in months:
            if step == "year" or _month(first) <= (year, month) <= _month(last):
                yield date(year, month, calendar.monthrange(year, month)[1])


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def timeline(
    projection: Projection,
    measure: str = "degree",
    node: str | None = None,
    step: str = "change",
    within: Period | None = None,
    how: How = PLAIN,
) -> list[Moment]:
    """The values of a measure of nodes, or of a figure of the whole network, day by day.

    ``node`` (IRI or slug) asks for one node only. Raises :class:`BadRequest`
    for an unknown measure or step, and :class:`NotFound` for a node that is
    never in the network.
    """
    _check(measure, node)
    name = None if node is None else _name(projection, node)
    found = []
    for day in days_of(projection.columns, step, within):
        network = projection.network(day)
        size = len(network.nodes), len(network.edges)
        if measure in FIGURES:
            value = figures(network, how, [measure])[measure].value
            found.append(Moment(day, *size, {}, value))
            continue
        values = columns(network, [measure], how)[0].values
        named = dict(zip(node_ids(network), values, strict=True))
        if name is None:
            found.append(Moment(day, *size, named))
        else:
            found.append(Moment(day, *size, {}, named.get(name)))
    return found


def _check(measure: str, node: str | None) -> None:
    if measure not in MEASURES and measure not in FIGURES:
        known = [*MEASURES, *FIGURES]
        raise BadRequest(
            f"there is no measure '{measure[:40]}'; there are: {', '.join(known)}",
            suggestion=meant(measure, known, "ask for one of these"),
        )
    if measure in FIGURES and node is not None:
        raise BadRequest(
            f"{measure} is a figure of the whole network, no node has it",
            suggestion="leave out node, or ask for a measure of nodes such as degree",
        )


def _name(projection: Projection, node: str) -> str:
    everything = projection.network()
    return everything.nodes[place_of(everything, node)].id


def told(
    projection: Projection,
    measure: str = "degree",
    node: str | None = None,
    step: str = "change",
    within: Period | None = None,
    how: How = PLAIN,
    lang: str = "en",
) -> Row:
    """The series for a reader: a row a day; ``meta["labels"]`` has the names of the nodes."""
    moments = timeline(projection, measure, node, step, within, how)
    is_of_nodes = measure in MEASURES and node is None
    rows: list[Row] = []
    for one in moments:
        row: Row = {"day": one.day.isoformat(), "nodes": one.nodes, "edges": one.edges}
        rows.append(row | ({"values": dict(one.values)} if is_of_nodes else {"value": one.value}))
    title = (MEASURES[measure] if measure in MEASURES else FIGURES[measure]).title(lang)
    meta: Row = {
        "network": projection.definition.name,
        "title": projection.title(lang),
        "version": projection.view.version,
        "measure": measure,
        "label": title,
        "step": step,
        "weighted": how.weighted,
        "count": len(rows),
    }
    if within is not None:
        bounds = {"from": within.first, "to": within.last}
        meta |= {key: day.isoformat() for key, day in bounds.items() if day}
    names = {name for one in moments for name in one.values}
    if node is not None:
        names = {_name(projection, node)}
        meta["node"] = min(names)
    meta["labels"] = {one.id: one.label(lang) for one in dressed(projection.view, sorted(names))}
    return {"meta": meta, "results": rows}
