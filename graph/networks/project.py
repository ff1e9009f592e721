"""From the graph to a network: run a definition, merge what is parallel, cut at a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import BadRequest
from graph.model import Iri, Literal, text_of
from graph.networks.definition import Definition, definition
from graph.networks.network import Edge, Network, Node, Tie, reach
from graph.networks.period import Days, days, sharpest
from graph.vocab import DEFAULT_BASE, ORG, RDF, RDFS, RK, SCHEMA, SKOS, Minter, kind_of

if TYPE_CHECKING:
    from graph.store import View

Row = Mapping[str, Iri | Literal]
Facts = dict[str, list[Iri | Literal]]

#: What a network that a user's own query makes is called.
QUERY = Definition(
    name="query",
    query="",
    titles={
        "en": "Network of a query",
        "ja": "クエリのネットワーク",
        "de": "Netzwerk einer Abfrage",
    },
    descriptions={},
    node="what the query calls ?source or ?target",
    edge="a row of the query",
    weight="the sum of ?weight, or the number of rows",
)

#: Classes that say no more than another class of the same thing does.
_GENERAL = {ORG("Organization"), RK("Agreement"), RK("Event")}


@cache
def _lookup(name: str) -> str:
    return (Path(__file__).parent / "lookups" / f"{name}.rq").read_text(encoding="utf-8")


@dataclass(slots=True)
class _Draft:
    """A tie while its rows are being read."""

    weight: float = 0
    names: dict[str, str] = field(default_factory=dict)
    starts: set[Days] = field(default_factory=set)
    ends: set[Days] = field(default_factory=set)


def project(
    view: View, network: str | Definition, as_of: date | None = None, *, base: str = DEFAULT_BASE
) -> Network:
    """The network of a name or a definition, as of a day or over all time.

    As of a day a tie is in if it has a start, and start ≤ day ≤ end (no end
    means open). A start that is stated as a month or a year counts from its
    first day; the tie is marked uncertain where the stated dates leave the
    day open. A plain relation without any date ("operated by") stays in on
    every day, marked uncertain. Raises :class:`NotFound` for an unknown name.
    """
    chosen = definition(network) if isinstance(network, str) else network
    focus = Minter(base).thing(*chosen.focus) if chosen.focus else None
    rows = view.select(chosen.query, focus=focus) if focus else view.select(chosen.query)
    return network_of_rows(view, rows, as_of, definition=chosen, focus=focus)


def network_of_rows(
    view: View,
    rows: Iterable[Row],
    as_of: date | None = None,
    *,
    definition: Definition = QUERY,
    focus: Iri | None = None,
) -> Network:
    """A network of the rows of any SELECT with ?source ?target [?edge ?weight ?start ?end ?label].

    Rows with the same ``?edge`` are one tie; rows without one are a tie each.
    Raises :class:`BadRequest` if a row has no source or target, or its weight
    is not a positive number.
    """
    drafts = _drafts(rows)
    edges = _edges(view, drafts)
    ties = [tie for edge in edges for tie in edge.ties]
    undated = len({tie.id for tie in ties if tie.start is None and not tie.timeless})
    if as_of:
        edges = [kept for edge in edges if (kept := _on_day(edge, as_of))]
    if focus and definition.radius is not None:
        near = reach(edges, focus, definition.radius)
        edges = [edge for edge in edges if edge.source in near and edge.target in near]
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    if focus and _facts(view, Iri(focus)):
        ends.add(focus)
    return Network(
        definition=definition,
        nodes=tuple(_node(view, end) for end in sorted(ends)),
        edges=tuple(edges),
        as_of=as_of,
        version=view.version,
        undated=undated,
        focus=focus,
    )


def _drafts(rows: Iterable[Row]) -> dict[tuple[str, str], dict[str, _Draft]]:
    """Rows by pair of ends (sorted) and by tie."""
    pairs: dict[tuple[str, str], dict[str, _Draft]] = {}
    for number, row in enumerate(rows, start=1):
        if "source" not in row or "target" not in row:
            raise BadRequest(
                f"row {number} of the network's query has no ?source or no ?target",
                suggestion="SELECT ?source ?target and bind both in every row",
            )
        source, target = sorted((text_of(row["source"]), text_of(row["target"])))
        if source == target:
            continue
        tie = text_of(row["edge"]) if "edge" in row else f"row-{number}"
        ties = pairs.setdefault((source, target), {})
        _add(ties.setdefault(tie, _Draft()), row, number)
    return pairs


def _add(draft: _Draft, row: Row, number: int) -> None:
    draft.weight = max(draft.weight, _weight(row, number))
    label = row.get("label")
    if isinstance(label, Literal):
        draft.names.setdefault(label.language, label.value)
    for key, found in (("start", draft.starts), ("end", draft.ends)):
        if key in row and (stated := days(text_of(row[key]))):
            found.add(stated)


def _weight(row: Row, number: int) -> float:
    if "weight" not in row:
        return 1
    try:
        weight = float(text_of(row["weight"]))
    except ValueError:
        weight = 0
    if not 0 < weight < float("inf"):
        raise BadRequest(
            f"row {number} of the network's query has ?weight {text_of(row['weight'])}",
            suggestion="a weight is a positive number",
        )
    return weight


def _edges(view: View, drafts: dict[tuple[str, str], dict[str, _Draft]]) -> list[Edge]:
    seen: dict[str, Tie] = {}

    def tie(name: str, draft: _Draft) -> Tie:
        # An agreement of many parties stands behind many edges: it is looked up once.
        if name not in seen:
            seen[name] = _tie(view, name, draft)
        return replace(seen[name], weight=draft.weight)

    edges = []
    for (source, target), ties in sorted(drafts.items()):
        found = sorted((tie(*item) for item in ties.items()), key=_by_start)
        edges.append(Edge(source, target, tuple(found)))
    return edges


def _by_start(tie: Tie) -> tuple[date, str]:
    return (tie.start or date.max, tie.id)


def _tie(view: View, name: str, draft: _Draft) -> Tie:
    kind = kind_of(name)
    facts: Facts = _facts(view, Iri(name)) if kind else {}
    names = _names(facts) or dict(draft.names)
    if not kind and ":" in name:
        kind, names = "relation", _relation_names(view, Iri(name))
    # What the documents state says how sure the days are; what is derived says which they are.
    starts = _stated(facts, RK("validFrom")) or _stated(facts, RK("signedOn")) or draft.starts
    ends = _stated(facts, RK("validUntil")) or draft.ends
    return Tie(
        id=name,
        kind=kind,
        names=names,
        start=min((one.earliest for one in draft.starts), default=None),
        end=max((one.latest for one in draft.ends), default=None),
        starts=tuple(sharpest(list(starts))),
        ends=tuple(sharpest(list(ends))),
        documents=tuple(sorted({text_of(one) for one in facts.get(RK("mentionedIn"), [])})),
        renews=tuple(sorted({text_of(one) for one in facts.get(RK("renews"), [])})),
    )


def _on_day(edge: Edge, day: date) -> Edge | None:
    """The edge with the ties that count on ``day``, or None."""
    kept = [
        replace(tie, uncertain=_uncertain(tie, day))
        for tie in edge.ties
        if (tie.timeless or (tie.start and tie.start <= day))
        and (tie.end is None or day <= tie.end)
    ]
    return replace(edge, ties=tuple(kept)) if kept else None


def _uncertain(tie: Tie, day: date) -> bool:
    """Whether the stated dates allow that the tie was not yet, or no longer, in force."""
    not_yet = any(one.latest > day for one in tie.starts)
    no_longer = any(one.earliest <= day < one.latest for one in tie.ends)
    return tie.timeless or not_yet or no_longer


def _node(view: View, name: str) -> Node:
    facts = _facts(view, Iri(name)) if ":" in name else {}
    types = {one for one in facts.get(RDF("type"), []) if isinstance(one, Iri)}
    countries = sorted(text_of(one) for one in facts.get(SCHEMA("addressCountry"), []))
    return Node(
        id=name,
        names=_names(facts),
        types=tuple(sorted(re.split(r"[/#]", one)[-1] for one in (types - _GENERAL or types))),
        country=countries[0] if countries else None,
    )


def _facts(view: View, thing: Iri) -> Facts:
    facts: Facts = {}
    for row in view.select(_lookup("thing"), thing=thing):
        facts.setdefault(text_of(row["property"]), []).append(row["value"])
    return facts


def _names(facts: Facts) -> dict[str, str]:
    """One name a language: the preferred one, else the first of what else it was called."""
    for key in (RDFS("label"), RK("roleTitle"), SKOS("altLabel")):
        found = _by_language(facts.get(key, []))
        if found:
            return found
    return {}


def _relation_names(view: View, relation: Iri) -> dict[str, str]:
    rows: Sequence[Row] = view.select(_lookup("relation"), thing=relation)
    local = re.split(r"[/#]", relation)[-1]
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", local).lower()
    return _by_language(row["value"] for row in rows) or {"en": words}


def _by_language(values: Iterable[Iri | Literal]) -> dict[str, str]:
    found: dict[str, str] = {}
    for value in sorted(one for one in values if isinstance(one, Literal)):
        found.setdefault(value.language, value.value)
    return found


def _stated(facts: Facts, predicate: Iri) -> set[Days]:
    return {found for one in facts.get(predicate, []) if (found := days(text_of(one)))}
