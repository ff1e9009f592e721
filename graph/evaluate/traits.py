"""What is said of a thing besides its names: beginnings, wholes, places, who runs or leads it.

A trait is right if the thing, the property and the value are. What is read of a
thing that the gold does not have says nothing about traits: the thing itself is
counted as an invention.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.evaluate.found import Found, Thing
from graph.evaluate.gold import Gold
from graph.evaluate.match import cover
from graph.evaluate.outcome import Item, Outcome, surface
from graph.evaluate.wanted_traits import TRAITS, WantedTrait
from graph.model import Iri, Literal, Local, Reading


@dataclass(frozen=True, slots=True, eq=False)
class FoundTrait:
    """One statement about a thing, with all names of its value."""

    item: Item
    subject: frozenset[str]
    property: Iri
    values: frozenset[str]


def found_traits(reading: Reading, found: Found) -> list[FoundTrait]:
    """The traits of a reading."""
    things: dict[Local, Thing] = {thing.local: thing for thing in (*found.things, *found.people)}
    compared = {property_ for fields in TRAITS.values() for property_ in fields.values()}
    made = []
    for one in reading.statements:
        subject = things.get(one.subject) if isinstance(one.subject, Local) else None
        if subject is None or one.predicate not in compared:
            continue
        target = things.get(one.object) if isinstance(one.object, Local) else None
        text = one.object.value if isinstance(one.object, Literal) else ""
        values = target.surfaces if target is not None else frozenset([surface(text)])
        shown = _first(target) if target is not None else text
        label = f"{_first(subject)} · {one.predicate.replace('#', '/').rsplit('/', 1)[-1]}: {shown}"
        item = Item(label, spans=one.evidence)
        made.append(FoundTrait(item, subject.surfaces, one.predicate, values))
    return made


def _first(thing: Thing) -> str:
    return thing.item.label.split(" = ")[0]


def compare_traits(gold: Gold, ours: Sequence[FoundTrait]) -> dict[str, Outcome]:
    """Traits by kind: thing, property and value must all be right.

    What the gold does not have, a thing or a field of it, is not compared.
    """
    outcomes = {}
    for kind, (wanted, annotated) in gold.traits.items():
        about = [one for one in ours if one.subject & annotated.get(one.property, frozenset())]
        outcomes[kind] = cover(wanted, about, _same, lambda other: False)
    return outcomes


def _same(one: WantedTrait, other: FoundTrait) -> bool:
    return (
        one.property == other.property
        and bool(one.subject & other.subject)
        and bool(one.values & other.values)
    )
