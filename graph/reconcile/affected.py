"""Which mentions have to be decided about anew because some documents are new.

What becomes of a mention hangs on those it is compared with and on what its statements
lead to. So each step takes those who meet a new mention, or lead to one that became part
of another group, with all whom they are compared with; the others stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from graph.authority import normalise
from graph.model import Iri
from graph.reconcile.agreements import PARTY, parties_of
from graph.reconcile.doings import HELD_IN, OF_AGREEMENT, agreements_of, people_of
from graph.reconcile.groups import Groups
from graph.reconcile.meetings import Key, Meetings, keys_of
from graph.reconcile.named import NAMED, Named, is_unit
from graph.reconcile.nodes import Node, World
from graph.reconcile.roles import (
    ATTENDEE,
    MEMBER,
    ORGANIZATION,
    SIGNATORY,
    SIGNING_OF,
    UNIT,
    Above,
    bodies_above,
)

#: The groups of the people, or agreements, of a membership or an event.
GroupsOf = Callable[[World, Groups, Node], frozenset[int]]


class Affected:
    """Finds them step by step; each step's own decisions have to be made before the next.

    ``new`` are the new nodes, ``known`` the groups that there were, ``groups`` those that
    are being made. ``units``: unit → bodies that it is said to be in.
    """

    def __init__(
        self,
        world: World,
        known: Groups,
        groups: Groups,
        meetings: Meetings,
        named: Named,
        units: Mapping[int, Sequence[int]],
        new: Iterable[int],
    ) -> None:
        self._world = world
        self._known = known
        self._groups = groups
        self._meetings = meetings
        self._named = named
        self._units = units
        self._new: dict[str, set[int]] = {}
        for number in new:
            self._new.setdefault(world.nodes[number].kind, set()).add(number)
        self._fresh = frozenset(n for some in self._new.values() for n in some)
        #: Named things and agreements that are in other groups than before.
        self._moved: set[int] = set()
        #: The groups that are others than before.
        self.changed: set[int] = set()

    def decided(self, numbers: Iterable[int]) -> None:
        """Note what became of nodes that were decided about anew."""
        for root in self._groups.roots(numbers):
            members = self._groups.members(root)
            old = {self._known.find(number) for number in members if number not in self._fresh}
            if old != {root} or self._known.members(root) != members:
                self.changed.add(root)
            if old != {root}:
                self._moved.update(
                    n for n in members if n not in self._fresh and self._known.find(n) != root
                )

    def old(self) -> set[int]:
        """The nodes of changed groups that are not new."""
        members = {n for root in self.changed for n in self._groups.members(root)}
        return members - self._fresh

    # ---- named things

    def named(self) -> set[int]:
        """Those of a name, in whatever dress or language, that a new one has; units with bodies."""
        below: dict[int, list[int]] = {}
        for unit, bodies in self._units.items():
            for body in bodies:
                below.setdefault(body, []).append(unit)
        found: set[int] = set()
        met: set[Key] = set()
        waiting = [n for kind in NAMED for n in self._new.get(kind, ())]
        while waiting:
            number = waiting.pop()
            if number in found:
                continue
            found.add(number)
            keys = self._keys(number) - met
            met |= keys
            waiting += self._meetings.bearers(keys)
            waiting += below.get(number, ())
            if is_unit(self._world.nodes[number]):
                bodies = self._units.get(number, ())
                waiting += (body for body in bodies if is_unit(self._world.nodes[body]))
        return found

    def _keys(self, number: int) -> set[Key]:
        return set(keys_of(self._world.nodes[number], self._named.lookup(number)))

    # ---- agreements

    def agreements(self) -> set[int]:
        """New ones, those of which a party is in another group, and all that meet them.

        They meet those of the same parties, and those of the same day whose parties are
        some or more of theirs.
        """
        found: set[int] = set()
        blocks: set[tuple[bool, frozenset[int]]] = set()
        waiting = [*self._new.get("agreement", ()), *self._agreements_of(self._moved)]
        while waiting:
            number = waiting.pop()
            if number in found:
                continue
            found.add(number)
            for groups in (self._groups, self._known):
                parties = parties_of(self._world, groups, number)
                block = groups is self._known, parties
                if block not in blocks:
                    blocks.add(block)
                    waiting += self._of_parties(groups, parties)
                waiting += self._of_one_day(groups, number, parties)
        return found

    def _of_parties(self, groups: Groups, parties: frozenset[int]) -> Iterator[int]:
        fewest = min((groups.members(party) for party in parties), key=len, default=())
        for number in self._agreements_of(fewest):
            if parties_of(self._world, groups, number) == parties:
                yield number

    def _of_one_day(self, groups: Groups, number: int, parties: frozenset[int]) -> Iterator[int]:
        # Two agreements that share two parties share one besides the most frequent.
        shared = sorted((groups.members(party) for party in parties), key=len)[:-1]
        near = {self._world.document_of(member) for members in shared for member in members}
        for other in self._meetings.bearers(keys_of(self._world.nodes[number], None)):
            if self._world.document_of(other) in near:
                theirs = parties_of(self._world, groups, other)
                if theirs < parties or parties < theirs:
                    yield other

    def _agreements_of(self, numbers: Iterable[int]) -> set[int]:
        found = self._world.leading_to(numbers, PARTY)
        return {number for number in found if self._world.nodes[number].kind == "agreement"}

    # ---- people

    def people(self, above: Above) -> set[int]:
        """New ones, those whose roles lead elsewhere than before, and all of their names."""
        found: set[int] = set()
        met: set[Key] = set()
        waiting = [*self._new.get("person", ()), *self._people_at(self._elsewhere(above))]
        waiting += self._signing(self._moved)
        while waiting:
            number = waiting.pop()
            if number in found:
                continue
            found.add(number)
            keys = self._keys(number) - met
            met |= keys
            waiting += self._meetings.bearers(keys)
        return found

    def _elsewhere(self, above: Above) -> set[int]:
        """Named things that are others, possibly the same as others, or in other bodies."""
        possible = self._groups.possibly_same() ^ self._known.possibly_same()
        roots = {root for pair in possible for root in pair}
        known = {unit: bodies for unit, bodies in self._units.items() if unit not in self._fresh}
        before = bodies_above(known, self._known)
        roots |= {unit for unit in {*above, *before} if above.get(unit) != before.get(unit)}
        return self._moved | {number for root in roots for number in self._groups.members(root)}

    def _people_at(self, bodies: Iterable[int]) -> set[int]:
        roles = self._world.leading_to(bodies, ORGANIZATION, UNIT)
        return self._related(self._world.of_kind(roles, "membership"), MEMBER)

    def _signing(self, agreements: Iterable[int]) -> set[int]:
        events = self._world.leading_to(agreements, SIGNING_OF)
        return self._related(self._world.of_kind(events, "event"), ATTENDEE, SIGNATORY)

    def _related(self, numbers: Iterable[int], *predicates: Iri) -> set[int]:
        world = self._world
        return {
            person
            for number in numbers
            for part in predicates
            for person in world.related(world.nodes[number], part)
        }

    # ---- what they do

    def memberships(self) -> set[int]:
        """New ones, those of people or in bodies that are others, and all of the same people."""
        roles = self._world.leading_to(self._moved | self._of_other_names(), ORGANIZATION, UNIT)
        due = self._world.of_kind(roles, "membership")
        return self._with_all("membership", due, self._changed("person"), people_of, MEMBER)

    def _of_other_names(self) -> set[int]:
        """The nodes of groups that have other names than before."""
        found: set[int] = set()
        for root in self._changed(*NAMED):
            members = set(self._groups.members(root)) - self._fresh
            names = self._names(self._groups.members(root))
            for other in self._known.roots(members):
                if self._names(self._known.members(other)) != names:
                    found |= members.intersection(self._known.members(other))
        return found

    def _names(self, members: Iterable[int]) -> set[str]:
        return {normalise(name.text) for n in members for name in self._world.nodes[n].names}

    def _changed(self, *kinds: str) -> set[int]:
        return {root for root in self.changed if self._world.nodes[root].kind in kinds}

    def events(self) -> set[int]:
        """New ones, those of agreements or at places that are others, and all of the same."""
        due = self._world.of_kind(self._world.leading_to(self._moved, HELD_IN), "event")
        whose = self._changed("agreement")
        return self._with_all("event", due, whose, agreements_of, SIGNING_OF, OF_AGREEMENT)

    def _with_all(
        self, kind: str, due: Iterable[int], whose: Iterable[int], groups_of: GroupsOf, *by: Iri
    ) -> set[int]:
        """New nodes of a kind, those that are due, and all that are of the same groups."""
        found = {*due, *self._new.get(kind, ())}
        waiting = [*whose, *(root for number in found for root in self._of(groups_of, number))]
        met: set[int] = set()
        while waiting:
            root = waiting.pop()
            if root not in met:
                met.add(root)
                leading = self._world.leading_to(self._groups.members(root), *by)
                others = set(self._world.of_kind(leading, kind)) - found
                found |= others
                waiting += (one for number in others for one in self._of(groups_of, number))
        return found

    def _of(self, groups_of: GroupsOf, number: int) -> frozenset[int]:
        return groups_of(self._world, self._groups, self._world.nodes[number])

    def indicators(self) -> set[int]:
        """New ones and all of the same name."""
        new = self._new.get("indicator", set())
        keys = {key for number in new for key in self._keys(number)}
        return {*new, *self._meetings.bearers(keys)}


class Everything:
    """The same where there are no decisions yet."""

    def __init__(self, world: World, groups: Groups) -> None:
        self._groups = groups
        self._numbers: dict[str, set[int]] = {}
        for number in range(len(world)):
            self._numbers.setdefault(world.nodes[number].kind, set()).add(number)

    @property
    def changed(self) -> set[int]:
        """All groups."""
        return set(self._groups.roots(n for some in self._numbers.values() for n in some))

    def decided(self, numbers: Iterable[int]) -> None:
        """Nothing is other than before."""

    def old(self) -> set[int]:
        """No node is known."""
        return set()

    def named(self) -> set[int]:
        """All named things."""
        return {number for kind in NAMED for number in self._numbers.get(kind, ())}

    def agreements(self) -> set[int]:
        """All agreements."""
        return self._numbers.get("agreement", set())

    def people(self, above: Above) -> set[int]:
        """All people."""
        return self._numbers.get("person", set())

    def memberships(self) -> set[int]:
        """All memberships."""
        return self._numbers.get("membership", set())

    def events(self) -> set[int]:
        """All events."""
        return self._numbers.get("event", set())

    def indicators(self) -> set[int]:
        """All indicators."""
        return self._numbers.get("indicator", set())
