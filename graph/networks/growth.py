"""How a network grew: which edges came and which went between two days, year by year.

An edge comes on the first day on which one of its ties counts, and goes on the first day on
which none does any more; it may come again. The edges of the first day, and those that came,
less those that went, are the edges of the last day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from graph.networks.answer import node_record, tie_record
from graph.networks.columns import Columns
from graph.networks.drawn import Cut, Edges
from graph.networks.dressing import nodes as dressed
from graph.networks.network import Edge, Node
from graph.networks.period import Period, on
from graph.networks.project import Projection
from graph.networks.timeline import change_days

Row = dict[str, object]
#: The positions of two nodes in the columns.
Pair = tuple[int, int]

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Event:
    """An edge that came or went on a day, with the ties that made it come, or that it had last.

    ``uncertain``: the documents leave the day open.
    """

    day: date
    edge: Edge
    has_come: bool
    uncertain: bool


@dataclass(frozen=True, slots=True)
class Year:
    """What came and went in a year, or the part of it that was asked for, and what was there then.

    ``nodes`` and ``edges`` count those of the year's last day.
    """

    year: int
    events: tuple[Event, ...]
    nodes: int
    edges: int


@dataclass(frozen=True, slots=True)
class Growth:
    """The growth between two days, from the network of the first to that of the last."""

    first: date | None
    last: date | None
    before: int
    years: tuple[Year, ...]

    @property
    def events(self) -> list[Event]:
        """All that came and went, in order."""
        return [event for year in self.years for event in year.events]


def growth(projection: Projection, within: Period | None = None) -> Growth:
    """What came and went from the first day of a period to its last.

    What counts on the first day is there already. A period that is not bounded
    begins before everything, and ends with the last change, or on its first
    day if nothing changed after it.
    """
    changes = change_days(projection.columns)
    first, last = _bounds(within, changes)
    if first is None or last is None:
        return Growth(first, last, 0, ())
    start = projection.cut(on(first))
    moves = sorted(_moves(projection, first, last, changes))
    shown = _shown(projection, {pair for _, _, pair in moves})
    events = [_event(day, shown[pair], has_come) for day, has_come, pair in moves]
    years = _years((first, last), start, projection.focus_place(), moves, events)
    return Growth(first, last, len(start.source), tuple(years))


def _bounds(within: Period | None, changes: list[date]) -> tuple[date | None, date | None]:
    """The first and the last day; where nothing changes between them, they are one."""
    first, last = (within.first, within.last) if within else (None, None)
    since = first or (changes[0] - _DAY if changes else last)
    until = last or (changes[-1] if changes else first)
    if since and until and until < since:
        return (since, since) if first else (until, until)
    return since, until


def _moves(
    projection: Projection, first: date, last: date, changes: list[date]
) -> Iterable[tuple[date, bool, Pair]]:
    """On which day which pair of nodes was joined (True), or no more."""
    if projection.definition.radius is None:
        return _of_spells(projection.columns, first, last)
    # Whether an edge is in depends on others here: two former partners are not kept.
    return _of_cuts(projection, first, [day for day in changes if first < day <= last])


def _of_spells(columns: Columns, first: date, last: date) -> Iterator[tuple[date, bool, Pair]]:
    begin, end = first.toordinal(), last.toordinal()
    for pair, spells in _spells(columns):
        for came, gone in spells:
            if begin < came <= end:
                yield date.fromordinal(came), True, pair
            if begin < gone <= end:
                yield date.fromordinal(gone), False, pair


def _spells(columns: Columns) -> Iterator[tuple[Pair, list[tuple[int, int]]]]:
    """By pair of nodes: from which day until before which one they are joined."""
    never = date.max.toordinal() + 1
    pair, times = (-1, -1), list[tuple[int, int]]()
    for strand in range(len(columns)):
        here = columns.source[strand], columns.target[strand]
        if here != pair:
            yield pair, _merged(times)
            pair, times = here, []
        start, end = (column[columns.slot[strand]] for column in (columns.start, columns.end))
        if columns.is_timeless(strand):
            times.append((0, end + 1 if end else never))
        elif start and (not end or start <= end):
            times.append((start, end + 1 if end else never))
    yield pair, _merged(times)


def _merged(times: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Times that overlap or follow each other without a day between as one."""
    merged: list[tuple[int, int]] = []
    for start, gone in sorted(times):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], gone))
        else:
            merged.append((start, gone))
    return merged


def _of_cuts(
    projection: Projection, first: date, days: list[date]
) -> Iterator[tuple[date, bool, Pair]]:
    known = _pairs(projection.cut(on(first)))
    for day in days:
        there = _pairs(projection.cut(on(day)))
        yield from ((day, True, pair) for pair in there - known)
        yield from ((day, False, pair) for pair in known - there)
        known = there


def _pairs(cut: Cut) -> set[Pair]:
    ends = zip(cut.source, cut.target, strict=True)
    return {(cut.nodes[one], cut.nodes[other]) for one, other in ends}


def _shown(projection: Projection, pairs: set[Pair]) -> dict[Pair, Edge]:
    """The edges between these nodes, with all their ties."""
    columns = projection.columns
    ends = enumerate(zip(columns.source, columns.target, strict=True))
    cut = Cut.of(columns, [strand for strand, pair in ends if pair in pairs])
    found = [
        (cut.nodes[one], cut.nodes[other])
        for one, other in zip(cut.source, cut.target, strict=True)
    ]
    return dict(zip(found, Edges(projection.view, cut, None), strict=True))


def _event(day: date, edge: Edge, has_come: bool) -> Event:
    """What came or went on a day: the ties that count on it, or that did on the day before."""
    period = on(day if has_come else day - _DAY)
    counted = [
        tie for tie in edge.ties if (tie.start or tie.timeless) and period.has(tie.start, tie.end)
    ]
    if has_come:
        unsure = all(period.leaves_open(tie.starts, ()) for tie in counted)
    else:
        unsure = all(period.leaves_open((), tie.ends) for tie in counted)
    return Event(day, replace(edge, ties=tuple(counted)), has_come, unsure)


def _years(
    bounds: tuple[date, date],
    start: Cut,
    focus: int | None,
    moves: list[tuple[date, bool, Pair]],
    events: list[Event],
) -> Iterator[Year]:
    degrees = Counter(node for pair in _pairs(start) for node in pair)
    edges, place = len(start.source), 0
    for year in range(bounds[0].year, bounds[1].year + 1):
        begun = place
        while place < len(moves) and moves[place][0].year == year:
            _, has_come, pair = moves[place]
            edges += 1 if has_come else -1
            for node in pair:
                degrees[node] += 1 if has_come else -1
            place += 1
        nodes = {node for node, count in degrees.items() if count} | ({focus} - {None})
        yield Year(year, tuple(events[begun:place]), len(nodes), edges)


def told(projection: Projection, within: Period | None = None, lang: str = "en") -> Row:
    """The growth for a reader: a row a year, with the edges that came and those that went."""
    found = growth(projection, within)
    ends = {end for event in found.events for end in (event.edge.source, event.edge.target)}
    nodes = {node.id: node for node in dressed(projection.view, sorted(ends))}
    rows: list[Row] = [
        {
            "year": year.year,
            "nodes": year.nodes,
            "edges": year.edges,
            "came": [_record(one, nodes, lang) for one in year.events if one.has_come],
            "went": [_record(one, nodes, lang) for one in year.events if not one.has_come],
        }
        for year in found.years
    ]
    came = sum(event.has_come for event in found.events)
    meta: Row = {
        "network": projection.definition.name,
        "title": projection.title(lang),
        "version": projection.view.version,
    }
    bounds = {"from": found.first, "to": found.last}
    meta |= {key: day.isoformat() for key, day in bounds.items() if day}
    meta |= {
        "edges_before": found.before,
        "edges_after": found.years[-1].edges if found.years else found.before,
        "came": came,
        "went": len(found.events) - came,
        "uncertain": sum(event.uncertain for event in found.events),
        "undated": projection.columns.undated(),
        "count": len(rows),
    }
    return {"meta": meta, "results": rows}


def _record(event: Event, nodes: dict[str, Node], lang: str) -> Row:
    edge = event.edge
    row: Row = {
        "day": event.day.isoformat(),
        "source": node_record(nodes[edge.source], lang),
        "target": node_record(nodes[edge.target], lang),
    }
    row |= {"weight": edge.weight, "ties": [tie_record(tie, lang) for tie in edge.ties]}
    return row | ({"uncertain": True} if event.uncertain else {})
