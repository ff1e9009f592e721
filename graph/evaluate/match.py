"""Matching of what is wanted with what was found. No result depends on an order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

import networkx

from graph.evaluate.found import Value
from graph.evaluate.gold import Field
from graph.evaluate.outcome import Hit, Item, Outcome


class _Wanted(Protocol):
    @property
    def item(self) -> Item: ...
    @property
    def optional(self) -> bool: ...


class _Found(Protocol):
    @property
    def item(self) -> Item: ...


A = TypeVar("A")
B = TypeVar("B")
W = TypeVar("W", bound=_Wanted)
F = TypeVar("F", bound=_Found)


def cover(
    wanted: Sequence[W],
    found: Sequence[F],
    fits: Callable[[W, F], bool],
    tolerated: Callable[[F], bool],
) -> Outcome:
    """Each wanted thing is a hit if anything fits it; what fits nothing is an invention.

    Several wanted entries may be one thing found (an annotation with an entry
    per surface) and the other way round (a reading is compared before its
    things are reconciled). ``tolerated`` says of what fits nothing that it is
    no invention either.
    """
    outcome = Outcome()
    for one in wanted:
        pair = min((f.item for f in found if fits(one, f)), key=_place, default=None)
        if one.optional:
            continue
        if pair is None:
            outcome.misses.append(one.item)
        else:
            outcome.hits.append(Hit(one.item, pair))
    for thing in found:
        if not any(fits(one, thing) for one in wanted) and not tolerated(thing):
            outcome.inventions.append(thing.item)
    return outcome


def _place(item: Item) -> tuple[object, ...]:
    return (item.spans, item.label)


def assign(
    wanted: Sequence[A],
    found: Sequence[B],
    score: Callable[[A, B], int],
    keys: tuple[Callable[[A], Any], Callable[[B], Any]],
) -> list[tuple[A, B]]:
    """Pairs one-to-one with the greatest sum of scores; a score of 0 or less is no pair.

    ``keys`` order both sides, so that ties do not depend on how they were listed.
    Maximum weight matching after Galil, Efficient Algorithms for Finding
    Maximum Matching in Graphs, ACM Computing Surveys 18 (1986).
    """
    left, right = sorted(wanted, key=keys[0]), sorted(found, key=keys[1])
    graph = networkx.Graph()
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            weight = score(one, other)
            if weight > 0:
                graph.add_edge((0, i), (1, j), weight=weight)
    pairs = sorted(sorted(pair) for pair in networkx.max_weight_matching(graph))
    return [(left[i], right[j]) for (_, i), (_, j) in pairs]


def value(label: str, wanted: Field, found: Sequence[Value], lines: tuple[int, ...]) -> Outcome:
    """A value as stated: equal or acceptable is a hit; else one is missed, the other invented.

    Where the text states nothing, an acceptable value is neither.
    """
    outcome = Outcome()
    right = [f for f in found if f.text == wanted.value] or [
        f for f in found if f.text in wanted.acceptable
    ]
    item = Item(f"{label}: {wanted.value}", lines)
    if wanted.value is not None and right:
        outcome.hits.append(Hit(Item(item.label), Item(item.label, spans=right[0].spans)))
    elif wanted.value is not None and not (wanted.may_be_empty and not found):
        outcome.misses.append(item)
    for one in found:
        if one.text != wanted.value and one.text not in wanted.acceptable:
            outcome.inventions.append(Item(f"{label}: {one.text}", spans=one.spans))
    return outcome
