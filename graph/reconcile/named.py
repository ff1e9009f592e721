"""Organisations, clusters, facilities, places and programmes: things known by their names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from graph.authority import Authority, Record
from graph.lexicon.legal_forms import legal_form
from graph.reconcile.groups import Groups
from graph.reconcile.judgement import Reason
from graph.reconcile.names import is_telling, name_key
from graph.reconcile.nodes import Node, World, led_to
from graph.reconcile.roles import UNIT_OF
from graph.vocab import ORG

NAMED = ("organization", "cluster", "facility", "place", "programme")

#: Kinds that the authority may know by name.
_KNOWN = (*NAMED, "person")

#: A body of one of these kinds is not of another one.
_EXCLUSIVE = frozenset({"Company", "University", "PublicBody"})
_UNIT = ORG("OrganizationalUnit")

#: A known name of another kind counts, as for a centre that a text treats as a body.
_INTERCHANGEABLE = frozenset({"organization", "cluster", "facility", "programme"})


@dataclass(slots=True)
class Traits:
    """What may speak against two groups being one: gathered once, joined as groups are."""

    countries: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    forms: dict[str, set[str]] = field(default_factory=dict)
    parents: set[int] = field(default_factory=set)
    unit: bool = False

    def add(self, other: Traits) -> None:
        """Take in the traits of another mention of the same thing."""
        self.countries |= other.countries
        self.kinds |= other.kinds
        self.parents |= other.parents
        self.unit |= other.unit
        for key, forms in other.forms.items():
            self.forms.setdefault(key, set()).update(forms)


class Named:
    """Groups of named things, and the record of each group that the authority knows."""

    def __init__(
        self, world: World, groups: Groups, authority: Authority, records: dict[int, Record]
    ) -> None:
        self.world = world
        self.groups = groups
        self.records = records
        self._known = _index(authority)
        self._traits: dict[int, Traits] = {}
        self._looked_up: dict[int, Record | None] = {}

    def reconcile(self, numbers: Sequence[int]) -> None:
        """Join what the authority knows by any name, then what has equal names."""
        self.join_known(numbers)
        self._join_equal_names(n for n in numbers if not is_unit(self.world.nodes[n]))

    def reconcile_units(self, numbers: Sequence[int]) -> None:
        """Join units of one body that have equal names. Bodies must be joined before."""
        units = [n for n in numbers if is_unit(self.world.nodes[n])]
        self._join_equal_names(self.world.of_kind(units, "organization"))

    def record(self, number: int) -> Record | None:
        """The record of a node's group."""
        return self.records.get(self.groups.find(number))

    def parents(self, number: int) -> set[int]:
        """The groups of the bodies that any member is a unit of."""
        members = (self.world.nodes[member] for member in self.groups.members(number))
        return led_to(self.world, self.groups, members, UNIT_OF)

    def join_known(self, numbers: Iterable[int]) -> None:
        """Join those that the authority knows, people too."""
        first: dict[tuple[str, str], int] = {}
        for number in numbers:
            self.records.pop(number, None)
            record = self.lookup(number)
            if record is None:
                continue
            thing = (record.kind, record.slug)
            if thing not in first:
                first[thing] = number
                self.records[number] = record
            if first[thing] != number:
                text = f"both are names of {_preferred(record)} in the list of known names"
                self._join(first[thing], number, Reason("known-name", text))

    def lookup(self, number: int) -> Record | None:
        """What the authority knows of a node."""
        if number not in self._looked_up:
            self._looked_up[number] = self._find(self.world.nodes[number])
        return self._looked_up[number]

    def _find(self, node: Node) -> Record | None:
        """The record that the first telling name with a record names."""
        hinted = node.hints.get("authority", "")
        for name in node.names:
            found = self._known.get(name_key(name.text), ())
            fits = [r for r in found if _kind_fits(node, r)]
            fits = [r for r in fits if r.slug == hinted] or [
                r for r in fits if is_telling(name.text) or _exactly(r, name.text)
            ]
            own = [r for r in fits if r.kind == node.kind] or fits
            if len(own) == 1:
                return own[0]
        return None

    def _join_equal_names(self, numbers: Iterable[int]) -> None:
        blocks: dict[tuple[str, str], list[int]] = {}
        for number in numbers:
            node = self.world.nodes[number]
            for key in {name_key(n.text) for n in node.names if is_telling(n.text)}:
                blocks.setdefault((node.kind, key), []).append(number)
        for (_, key), block in sorted(blocks.items()):
            self._join_block(key, block)

    def _join_block(self, key: str, block: list[int]) -> None:
        """Join a block's groups one by one with the first that nothing speaks against."""
        apart: list[int] = []
        for number in sorted(block, key=lambda n: (self.groups.find(n), n)):
            if any(self.groups.same(number, other) for other in apart):
                continue
            against: Reason | None = None
            for other in apart:
                against = self._contradiction(key, other, number)
                if against is None:
                    self._join(other, number, Reason("equal-name", "the names are equal"))
                    break
            else:
                if apart and against is not None and against.key != "known-apart":
                    equal = Reason("equal-name", "the names are equal")
                    self.groups.doubt(apart[-1], number, equal, against)
                apart.append(number)

    def _join(self, first: int, second: int, *reasons: Reason) -> None:
        records = [r for r in (self.record(first), self.record(second)) if r is not None]
        traits, other = self._traits_of(first), self._traits_of(second)
        self.groups.join(first, second, *reasons)
        traits.add(other)
        self._traits[self.groups.find(first)] = traits
        if records:
            self.records[self.groups.find(first)] = records[0]

    def _traits_of(self, number: int) -> Traits:
        root = self.groups.find(number)
        if root not in self._traits:
            node = self.world.nodes[root]
            record = self.records.get(root)
            parents = set(self.world.related(node, UNIT_OF))
            self._traits[root] = _traits(node, record, parents)
        return self._traits[root]

    def _contradiction(self, key: str, first: int, second: int) -> Reason | None:
        """What speaks against two groups with an equal name being one, or None."""
        one, other = self.record(first), self.record(second)
        if one is not None and other is not None and one is not other:
            return Reason("known-apart", "the list of known names tells them apart")
        a, b = self._traits_of(first), self._traits_of(second)
        if _disjoint(a.countries, b.countries):
            return Reason("different-country", "they are in different countries")
        if _disjoint(a.kinds, b.kinds):
            return Reason("different-kind", "they are bodies of different kinds")
        if _disjoint(a.forms.get(key, set()), b.forms.get(key, set())):
            return Reason("different-legal-form", "their legal forms differ")
        if a.unit and b.unit and one is None and other is None:
            return self._parents_differ(a.parents, b.parents)
        return None

    def _parents_differ(self, first: set[int], second: set[int]) -> Reason | None:
        a = {self.groups.find(number) for number in first}
        b = {self.groups.find(number) for number in second}
        if a & b:
            return None
        if not a or not b:
            return Reason("parent-unknown", "it is not stated that they are units of one body")
        return Reason("different-parent", "they are units of different bodies")


def is_unit(node: Node) -> bool:
    """Whether a mention is a unit of a body rather than a body."""
    return _UNIT in node.types or UNIT_OF in node.out


@lru_cache(maxsize=4)
def _index(authority: Authority) -> dict[str, tuple[Record, ...]]:
    """Name key → records of named kinds; each record once."""
    index: dict[str, dict[tuple[str, str], Record]] = {}
    for record in authority.records:
        if record.kind in _KNOWN:
            for surface, _ in record.surfaces():
                index.setdefault(name_key(surface), {})[record.kind, record.slug] = record
    return {key: tuple(found.values()) for key, found in index.items()}


def _kind_fits(node: Node, record: Record) -> bool:
    return record.kind == node.kind or {record.kind, node.kind} <= _INTERCHANGEABLE


def _exactly(record: Record, text: str) -> bool:
    return any(surface == text for surface, _ in record.surfaces())


def _preferred(record: Record) -> str:
    names = (record.preferred(language) for language in ("en", "de", "ja"))
    return next(name for name in names if name is not None)


def _traits(node: Node, record: Record | None, parents: set[int]) -> Traits:
    forms: dict[str, set[str]] = {}
    for name in node.names:
        if form := legal_form(name.text):
            forms.setdefault(name_key(name.text), set()).add(form)
    known = record.country if record is not None else ""
    return Traits(
        {node.country(), known} - {""},
        set(node.class_names() & _EXCLUSIVE),
        forms,
        parents,
        is_unit(node),
    )


def _disjoint(a: set[str], b: set[str]) -> bool:
    return bool(a and b and not a & b)
