"""Where mentions meet: the keys under which they are compared, and who bears each.

Mentions that share no key, and are linked by no chain of shared keys, cannot have
a say in what becomes of each other.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence, Set

from graph.authority import Record
from graph.reconcile.agreements import days_of
from graph.reconcile.glosses import ministry_key
from graph.reconcile.named import NAMED
from graph.reconcile.names import is_telling, name_key
from graph.reconcile.nodes import Node
from graph.reconcile.people import forms_of
from graph.reconcile.translations import translation_key

#: What is compared, and the key.
Key = tuple[str, Hashable]


class Meetings:
    """The numbers of the nodes under each key."""

    def __init__(self) -> None:
        self._bearers: dict[Key, list[int]] = {}

    def add(self, number: int, keys: Iterable[Key]) -> None:
        """Note under which keys a node is compared."""
        for key in keys:
            self._bearers.setdefault(key, []).append(number)

    def bearers(self, keys: Iterable[Key]) -> Iterator[int]:
        """The nodes under some keys; one may come more than once."""
        for key in keys:
            yield from self._bearers.get(key, ())

    def renumbered(self, places: Sequence[int]) -> Meetings:
        """The same with other numbers: ``places`` has the new by the old."""
        other = Meetings()
        other._bearers = {
            key: [places[number] for number in numbers] for key, numbers in self._bearers.items()
        }
        return other


def keys_of(node: Node, record: Record | None) -> Set[Key]:
    """The keys under which a node is compared; ``record`` is what the authority knows of it."""
    found: set[Key] = set()
    if record is not None:
        found.add(("record", (record.kind, record.slug)))
    if node.kind in NAMED:
        names = {name.text for name in node.names}
        found |= {(node.kind, name_key(name)) for name in names if is_telling(name)}
        if node.kind == "organization":
            meanings = {*map(translation_key, names), *map(ministry_key, names)} - {None}
            found |= {("meaning", meaning) for meaning in meanings}
    elif node.kind == "person":
        families = {family for form in forms_of(node) for family in form.families}
        found |= {("person", family) for family in families}
    elif node.kind == "agreement":
        found |= {("agreement", str(day)) for day in days_of(node)}
    elif node.kind == "indicator":
        found.add(("indicator", node.mention.local.key))
    return found
