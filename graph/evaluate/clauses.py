"""Clauses: the numbered pieces of an agreement's text, with who bears them and by when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from graph.evaluate.agreements import Aligned
from graph.evaluate.found import Found, Thing
from graph.evaluate.match import assign
from graph.evaluate.outcome import Hit, Item, Outcome, line_of, surface
from graph.evaluate.wanted import NUMBERS, WantedClause
from graph.model import Entity, Literal, Local, Reading, Span, Statement
from graph.vocab import RK


@dataclass(frozen=True, slots=True, eq=False)
class FoundClause:
    """A clause that was read."""

    item: Item
    agreement: Local
    numbers: tuple[str, ...]
    apart: str
    heading: str
    bearers: tuple[Thing, ...]
    deadline: str


def found_clauses(reading: Reading, found: Found) -> list[FoundClause]:
    """The clauses of a reading."""
    things = {thing.local: thing for thing in found.things}
    said: dict[object, list[Statement]] = {}
    for statement in reading.statements:
        said.setdefault(statement.subject, []).append(statement)
    clauses = [e for e in reading.entities if e.local.kind == "clause"]
    made = [_found(entity, said.get(entity.local, []), things) for entity in clauses]
    return [clause for clause in made if clause is not None]


def _found(
    entity: Entity, said: list[Statement], things: Mapping[Local, Thing]
) -> FoundClause | None:
    agreement = next((s for s in said if s.predicate == RK("clauseOf")), None)
    if agreement is None or not isinstance(agreement.object, Local):
        return None
    texts = {s.predicate: s.object.value for s in said if isinstance(s.object, Literal)}
    numbers = tuple(texts.get(RK(name), "") for name in NUMBERS)
    role = entity.hints.get("role", "")
    apart = role if role in ("preamble", "closing") else ""
    bearers = tuple(
        things[s.object]
        for s in said
        if s.predicate == RK("bearer") and isinstance(s.object, Local) and s.object in things
    )
    spans: tuple[Span, ...] = agreement.evidence
    shown = " ".join(filter(None, [apart, *numbers]))
    names = " + ".join(thing.item.label.split(" = ")[0] for thing in bearers)
    return FoundClause(
        Item(f"{agreement.object.key}: {shown} · {names or '–'}", spans=spans),
        agreement.object,
        numbers,
        apart,
        surface(texts.get(RK("heading"), "")),
        bearers,
        texts.get(RK("deadline"), ""),
    )


def compare_clauses(
    wanted: tuple[WantedClause, ...] | None,
    ours: list[FoundClause],
    aligned: Aligned,
    starts: list[int],
) -> Outcome | None:
    """Clauses one-to-one: agreement, numbers, heading, bearers and deadline must all be right."""
    if wanted is None:
        return None
    agreements = {gold.key: found for gold, found in aligned.pairs}

    def likeness(one: WantedClause, other: FoundClause) -> int:
        agreement = agreements.get(one.agreement)
        if agreement is None or agreement.local != other.agreement:
            return 0
        everyone = [link.thing for link in agreement.parties]
        return _likeness(starts, one, other, everyone)

    keys = (lambda one: (one.item.lines, one.item.label), lambda other: other.item.spans)
    pairs = assign(wanted, ours, likeness, keys)
    hit = {id(one) for one, _ in pairs}, {id(other) for _, other in pairs}
    return Outcome(
        [Hit(one.item, other.item) for one, other in pairs if not one.optional],
        [one.item for one in wanted if id(one) not in hit[0] and not one.optional],
        [other.item for other in ours if id(other) not in hit[1]],
    )


def _likeness(
    starts: list[int], one: WantedClause, other: FoundClause, everyone: list[Thing]
) -> int:
    right = (
        one.numbers == other.numbers
        and one.apart == other.apart
        and one.heading == other.heading
        and other.deadline in one.deadlines
        and _borne(one, other, everyone)
    )
    lines = {line_of(starts, span.start) for span in other.item.spans}
    return (10 + 5 * bool(lines & set(one.item.lines))) * right


def _borne(one: WantedClause, other: FoundClause, everyone: list[Thing]) -> bool:
    locals_ = {thing.local for thing in other.bearers}
    if one.everyone and locals_ == {thing.local for thing in everyone}:
        return True
    named = partial(_named, other.bearers)
    return any(len(way) == len(other.bearers) and all(map(named, way)) for way in one.bearers)


def _named(bearers: tuple[Thing, ...], names: frozenset[str]) -> bool:
    return any(thing.surfaces & names for thing in bearers)
