"""Contact points: whose they are, of which kind, and the value."""

from __future__ import annotations

from dataclasses import dataclass

from graph.evaluate.found import Found, Thing
from graph.evaluate.match import cover
from graph.evaluate.outcome import Item, Outcome, surface
from graph.evaluate.wanted import CONTACT_FIELDS, WantedContact
from graph.model import Literal, Local, Reading
from graph.vocab import SCHEMA


@dataclass(frozen=True, slots=True, eq=False)
class FoundContact:
    """One value that was read."""

    item: Item
    owner: Thing
    kind: str
    value: str


def found_contacts(reading: Reading, found: Found) -> list[FoundContact]:
    """The contact points of a reading."""
    things = {thing.local: thing for thing in (*found.things, *found.people)}
    kinds = {SCHEMA(kind): kind for kind in CONTACT_FIELDS.values()}
    made = []
    for one in reading.statements:
        kind = kinds.get(one.predicate)
        if kind is None or not isinstance(one.subject, Local) or one.subject not in things:
            continue
        owner = things[one.subject]
        value = one.object.value if isinstance(one.object, Literal) else str(one.object)
        label = f"{owner.item.label.split(' = ')[0]} · {kind}: {value}"
        made.append(FoundContact(Item(label, spans=one.evidence), owner, kind, surface(value)))
    return made


def compare_contacts(
    wanted: tuple[WantedContact, ...] | None, ours: list[FoundContact]
) -> Outcome | None:
    """Values of contacts: owner, kind and value must all be right."""
    if wanted is None:
        return None
    return cover(
        wanted,
        ours,
        lambda one, other: (
            one.kind == other.kind
            and one.value == other.value
            and bool(one.owners & other.owner.surfaces)
        ),
        lambda other: False,
    )
