"""What documents say people do: body, unit, role, and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache

from graph.authority import normalise
from graph.calendar import PartialDate
from graph.lexicon import role_key
from graph.patterns import regex
from graph.reconcile.groups import Groups
from graph.reconcile.names import words
from graph.reconcile.nodes import World, led_to
from graph.vocab import ORG, RK

MEMBER = ORG("member")
ORGANIZATION = ORG("organization")
UNIT = RK("organizationalUnit")
UNIT_OF = ORG("unitOf")
ROLE_TITLE = RK("roleTitle")
ATTESTED_ON = RK("attestedOn")
SIGNING_OF, ATTENDEE, SIGNATORY = RK("signingOf"), RK("attendee"), RK("signatory")

_IN_BRACKETS = regex(r"\(.*?\)")


@lru_cache(maxsize=50_000)
def role_of(title: str) -> str:
    """The key of a role in every language, or '' for an unknown role."""
    return role_key(title) or ""


@lru_cache(maxsize=50_000)
def _plain(title: str) -> str:
    """A title as it is compared: without what stands in brackets."""
    return normalise(_IN_BRACKETS.sub("", title))


@dataclass(slots=True)
class Roles:
    """Everything that is said about what some mentions of people do.

    ``bodies`` and ``units`` are groups, ``keys`` role keys, ``titles``
    normalised titles, ``agreements`` the groups of agreements whose signing
    the people took part in, ``dates`` those of the memberships.
    """

    bodies: set[int] = field(default_factory=set)
    units: set[int] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    agreements: set[int] = field(default_factory=set)
    dates: set[PartialDate] = field(default_factory=set)

    def add(self, other: Roles) -> None:
        """Take in what is said about more mentions of the same person."""
        self.bodies |= other.bodies
        self.units |= other.units
        self.keys |= other.keys
        self.titles |= other.titles
        self.agreements |= other.agreements
        self.dates |= other.dates


#: Group of a unit → groups of the bodies it is in, at any height.
Above = Mapping[int, Set[int]]


def roles_of_people(
    world: World, groups: Groups, numbers: Sequence[int], above: Above
) -> dict[int, Roles]:
    """The roles of some person nodes. Bodies and agreements must be joined before."""
    found = {number: Roles() for number in numbers}
    memberships = world.leading_to(numbers, MEMBER)
    for number in world.of_kind(memberships, "membership"):
        said = _of_membership(world, groups, number)
        for body in list(said.bodies):
            if body in above:
                said.units.add(body)
                said.bodies |= above[body]
        for person in world.related(world.nodes[number], MEMBER):
            if person in found:
                found[person].add(said)
    events = world.leading_to(numbers, ATTENDEE, SIGNATORY)
    for number in world.of_kind(events, "event"):
        node = world.nodes[number]
        agreements = led_to(world, groups, [node], SIGNING_OF)
        for part in (ATTENDEE, SIGNATORY):
            for person in world.related(node, part):
                if person in found:
                    found[person].agreements |= agreements
    for number, roles in found.items():
        if hint := world.nodes[number].hints.get("role", ""):
            roles.keys.add(hint)
    return found


def bodies_above(units: Mapping[int, Sequence[int]], groups: Groups) -> Above:
    """The bodies that units are in. ``units``: node → the nodes that it is said to be a unit of."""
    direct: dict[int, set[int]] = {}
    for number, parents in units.items():
        direct.setdefault(groups.find(number), set()).update(map(groups.find, parents))
    found: dict[int, set[int]] = {}
    for unit in direct:
        above: set[int] = set()
        waiting = [unit]
        while waiting:
            new = direct.get(waiting.pop(), set()) - above
            above |= new
            waiting += new
        found[unit] = above - {unit}
    return found


def _of_membership(world: World, groups: Groups, number: int) -> Roles:
    node = world.nodes[number]
    titles = [title.value for title in node.texts(ROLE_TITLE)]
    return Roles(
        bodies=led_to(world, groups, [node], ORGANIZATION),
        units=led_to(world, groups, [node], UNIT),
        keys={role_of(title) for title in titles} - {""},
        titles={_plain(title) for title in titles},
        dates={date for date in node.dates(ATTESTED_ON) if date.year is not None},
    )


def is_distinctive(keys: Iterable[str]) -> bool:
    """Whether one of the roles is held by one person in a place at a time, as a mayor's is."""
    return any(key in words()["roles"]["distinctive"] for key in keys)
