"""People: who is who across documents.

Mentions are blocked by family name (loosened Latin readings), never compared
all with all. Full names are settled first, then names without a given name,
which join a person only if exactly one fits.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from graph.reconcile.groups import Groups
from graph.reconcile.judgement import Reason
from graph.reconcile.nodes import Node, World
from graph.reconcile.personal import PersonName, best, parse_name
from graph.reconcile.roles import Above, Roles, is_distinctive, roles_of_people

#: Two statements about a person are of one period if less than this lies between, in days.
PERIOD = 366

#: A title of more letters than this says more than a bare "director".
_LONG_TITLE = 12

_EQUAL = Reason("equal-full-name", "the full names are equal")
_READING = Reason("equal-reading", "the readings of family and given name agree")
_FAMILY = Reason("equal-family-name", "the family names are equal")
_SAME_BODY = Reason("same-organization", "both belong to the same organisation")
_LIKE_BODY = Reason("like-organization", "their organisations are possibly the same")
_SAME_UNIT = Reason("same-unit", "both belong to the same unit")
_SAME_ROLE = Reason("same-role", "both have the same role")
_SAME_SIGNING = Reason("same-signing", "both took part in the signing of the same agreement")
_RARE = Reason("rare-name", "the full name is rare enough to tell people apart")
_ONLY = Reason("nobody-else", "nobody else of that family name fits")
_SEVERAL = Reason("several-fit", "more than one person of that family name fits")
_COMMON = Reason("common-name", "the name is common")
_APART = Reason("different-organizations", "they belong to different organisations")
_PERIOD = Reason("same-period", "they have unrelated roles in the same period")


@dataclass(slots=True)
class Person:
    """What is known of one person so far: all mentions joined."""

    names: set[PersonName] = field(default_factory=set)
    roles: Roles = field(default_factory=Roles)
    documents: set[str] = field(default_factory=set)

    @property
    def full(self) -> bool:
        """Whether any name has a given name in full."""
        return any(name.full for name in self.names)

    @property
    def common(self) -> bool:
        """Whether the family name is among the most common ones."""
        return any(name.common for name in self.names)

    def add(self, other: Person) -> None:
        """Take in another mention of the same person."""
        self.names |= other.names
        self.roles.add(other.roles)
        self.documents |= other.documents


class People:
    """Joins mentions of people. Bodies, units and agreements must be joined before.

    ``numbers`` are all who share a family name with any of them, ``above`` the bodies
    that units are in (:func:`graph.reconcile.roles.bodies_above`).
    """

    def __init__(self, world: World, groups: Groups, numbers: Sequence[int], above: Above) -> None:
        self.groups = groups
        self._possible = groups.possibly_same()
        self._likely: dict[int, list[int]] = {}
        for one, other in self._possible:
            self._likely.setdefault(one, []).append(other)
        self._people: dict[int, Person] = {}
        roles = roles_of_people(world, groups, numbers, above)
        for number in numbers:
            node = world.nodes[number]
            person = Person(set(forms_of(node)), roles[number], {node.document})
            self._people.setdefault(groups.find(number), Person()).add(person)

    def reconcile(self) -> None:
        """Settle full names, then names without a given name."""
        for block in self._blocks(full=True):
            self._join_full(block)
        for block in self._blocks(full=False):
            self._join_short(block)

    def _blocks(self, *, full: bool) -> Iterable[list[int]]:
        """Groups that share a reading of the family name (and of the given name, if ``full``)."""
        found: dict[tuple[str, ...], set[int]] = {}
        for number, person in self._people.items():
            for name in person.names:
                for key in _keys(name, full):
                    found.setdefault(key, set()).add(number)
        return [sorted(block) for _, block in sorted(found.items()) if len(block) > 1]

    # ---- full names

    def _join_full(self, block: Sequence[int]) -> None:
        """Join people of one full name, those with a shared role or body first."""
        people = self._join_sharing(self.groups.roots(block))
        kept: list[int] = []
        for number in people:
            if not self._join_double(number, kept, strict=False):
                kept.append(number)
        people = self.groups.roots(kept)
        for first, second in pairwise(people):
            a, b = self._person(first), self._person(second)
            if _agree(a, b):
                against = [_APART, _PERIOD] if _clash(a.roles, b.roles) else [_COMMON]
                self.groups.doubt(first, second, _likeness(a, b), *against)

    def _join_sharing(self, people: Iterable[int]) -> list[int]:
        """Join those who share a role, body, unit or agreement; the groups that are left.

        Each is compared with those only who have one of these in common with it.
        """
        having: dict[Hashable, set[int]] = {}
        kept: list[int] = []
        for number in people:
            shared = self._sharable(number)
            near = self.groups.roots(other for one in shared for other in having.get(one, ()))
            if not self._join_double(number, near, strict=True):
                kept.append(number)
            for one in shared:
                having.setdefault(one, set()).add(number)
        return self.groups.roots(kept)

    def _sharable(self, number: int) -> set[Hashable]:
        """What may make another of the same name this person, see :meth:`_shared`."""
        roles = self._person(number).roles
        found: set[Hashable] = {*roles.keys, *roles.titles}
        found |= {("unit", unit) for unit in roles.units}
        found |= {("agreement", agreement) for agreement in roles.agreements}
        for body in roles.bodies:
            found |= {("body", one) for one in (body, *self._likely.get(body, ()))}
        return found

    def _join_double(self, number: int, kept: Sequence[int], strict: bool) -> bool:
        """Join ``number`` with the one of ``kept`` it is; whether there was one."""
        person = self._person(number)
        fits: list[tuple[int, list[Reason]]] = []
        for other in kept:
            candidate = self._person(other)
            if _agree(candidate, person):
                shared = self._shared(candidate.roles, person.roles)
                reasons = shared or ([] if strict else _lone(candidate, person))
                if reasons:
                    fits.append((other, [_likeness(candidate, person), *reasons]))
        equal = [fit for fit in fits if _EQUAL in fit[1]]
        if len(fits) > 1 and not equal:
            for other, reasons in fits:
                self.groups.doubt(other, number, *reasons, _SEVERAL)
            return False
        for other, reasons in (equal or fits)[:1]:
            self._join(other, number, reasons)
            return True
        return False

    # ---- family names

    def _join_short(self, block: Sequence[int]) -> None:
        """Join mentions without a given name with the one person who fits."""
        people = self.groups.roots(block)
        known = [n for n in people if self._person(n).full]
        self._join_each_other([n for n in people if not self._person(n).full])
        for number in self.groups.roots(n for n in people if not self._person(n).full):
            person = self._person(number)
            near = [n for n in known if _agree(self._person(n), person)]
            fits = [(n, self._speaks(self._person(n), person)) for n in near]
            fits = [(n, reasons) for n, reasons in fits if reasons]
            if len(fits) == 1:
                self._join(fits[0][0], number, [_FAMILY, *fits[0][1], _ONLY])
                known = self.groups.roots(known)
            elif fits:
                for other, reasons in fits:
                    self.groups.doubt(other, number, _FAMILY, *reasons, _SEVERAL)
            else:
                self._doubt_weak(number, near)

    def _join_each_other(self, short: Sequence[int]) -> None:
        kept: list[int] = []
        for number in short:
            person = self._person(number)
            for other in kept:
                candidate = self._person(other)
                reasons = self._speaks(candidate, person) if _agree(candidate, person) else []
                if reasons:
                    self._join(other, number, [_FAMILY, *reasons])
                    break
            else:
                kept.append(number)

    def _speaks(self, first: Person, second: Person) -> list[Reason]:
        """What makes two equal family names one person; empty if it is not enough."""
        a, b = first.roles, second.roles
        bodies, roles = self._bodies_shared(a, b), _roles_shared(a, b)
        rare = not first.common
        if bodies:
            return [*bodies, *roles] if roles or rare or _SAME_UNIT in bodies else []
        if a.bodies and b.bodies:
            return []
        titled = any(len(title) > _LONG_TITLE for title in a.titles & b.titles)
        telling = titled or is_distinctive(a.keys & b.keys) or a.agreements & b.agreements
        return roles if telling or rare else []

    def _doubt_weak(self, number: int, near: Sequence[int]) -> None:
        """List a family name beside the people it may belong to, if more than it speaks for it."""
        person = self._person(number)
        for other in near:
            candidate = self._person(other)
            bodies = self._bodies_shared(candidate.roles, person.roles)
            reasons = bodies + _roles_shared(candidate.roles, person.roles)
            if reasons:
                apart = candidate.roles.bodies and person.roles.bodies and not bodies
                against = [_APART] if apart else [_COMMON]
                self.groups.doubt(other, number, _FAMILY, *reasons, *against)

    # ---- comparing

    def _shared(self, a: Roles, b: Roles) -> list[Reason]:
        return self._bodies_shared(a, b) + _roles_shared(a, b)

    def _bodies_shared(self, a: Roles, b: Roles) -> list[Reason]:
        reasons = [_SAME_BODY] if a.bodies & b.bodies else []
        if not reasons and any((x, y) in self._possible for x in a.bodies for y in b.bodies):
            reasons = [_LIKE_BODY]
        return reasons + ([_SAME_UNIT] if a.units & b.units else [])

    def _person(self, number: int) -> Person:
        return self._people[self.groups.find(number)]

    def _join(self, first: int, second: int, reasons: Iterable[Reason]) -> None:
        one, other = self._person(first), self._person(second)
        self.groups.join(first, second, *dict.fromkeys(reasons))
        one.add(other)
        self._people[self.groups.find(first)] = one


def forms_of(node: Node) -> Iterator[PersonName]:
    """The names that a document gives a person, taken apart."""
    hints = (node.hints.get("family", ""), node.hints.get("reading", ""))
    for name in node.names:
        form = parse_name(name.text, *hints)
        if form is not None:
            yield form


def _keys(name: PersonName, full: bool) -> list[tuple[str, ...]]:
    if not full:
        return [(family,) for family in name.families]
    if not name.full:
        return []
    return [(family, given) for family in name.families for given in name.givens]


def _agree(first: Person, second: Person) -> bool:
    """Whether both may be one person: their fullest names agree, and no document has both."""
    if first.documents & second.documents:
        return False
    one = best(name for name in first.names if name.script != "katakana")
    other = best(name for name in second.names if name.script != "katakana")
    return one is None or other is None or one.agrees(other)


def _likeness(first: Person, second: Person) -> Reason:
    exact = {name.exact for name in first.names}
    return _EQUAL if exact & {name.exact for name in second.names} else _READING


def _roles_shared(a: Roles, b: Roles) -> list[Reason]:
    reasons = [_SAME_ROLE] if a.keys & b.keys or a.titles & b.titles else []
    return reasons + ([_SAME_SIGNING] if a.agreements & b.agreements else [])


def _lone(first: Person, second: Person) -> list[Reason]:
    """What joins an equal full name with nothing else shared: that it is rare, and no clash."""
    if first.common or second.common or _clash(first.roles, second.roles):
        return []
    return [_RARE]


def _clash(a: Roles, b: Roles) -> bool:
    """Whether both are said to be in different bodies within one period."""
    if not a.bodies or not b.bodies:
        return False
    return any(abs((x.earliest() - y.earliest()).days) < PERIOD for x in a.dates for y in b.dates)
