"""Memberships and events: joined when everything they relate has been joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.authority import normalise
from graph.calendar import PartialDate
from graph.model import Iri, Literal
from graph.reconcile.groups import Groups
from graph.reconcile.judgement import Reason
from graph.reconcile.nodes import Node, World, led_to
from graph.reconcile.roles import MEMBER, ORGANIZATION, ROLE_TITLE, SIGNING_OF, UNIT, role_of
from graph.vocab import RK

HELD_ON = RK("heldOn")
HELD_IN = RK("heldIn")
STARTS_ON = RK("startsOn")
ENDS_ON = RK("endsOn")
OF_AGREEMENT = RK("ofAgreement")
ACTOR = RK("actor")
CONCERNS = RK("concerns")
EVENT_KIND = RK("eventKind")

_MEMBERSHIP = Reason("same-membership", "person, organisation and role are the same")
_EVENT = Reason("same-event", "one kind of event of one agreement, with date or place in common")

Key = tuple[frozenset[int], frozenset[int], str]


def join_memberships(world: World, groups: Groups, numbers: Iterable[int]) -> None:
    """Join memberships of one person in one body with one role.

    A role in several languages (市長, Mayor) is one; two titles of one language
    are two roles, unless one is the other with the body's name before it.
    """
    blocks: dict[Key, list[int]] = {}
    for number in numbers:
        node = world.nodes[number]
        people = people_of(world, groups, node)
        bodies = _groups(world, groups, node, ORGANIZATION) | _groups(world, groups, node, UNIT)
        if people:
            for role in {_role(title) for title in node.texts(ROLE_TITLE)} or {""}:
                blocks.setdefault((people, bodies, role), []).append(number)
    for (_, bodies, _), block in sorted(blocks.items(), key=lambda item: item[1]):
        if len(block) < 2:
            continue
        prefixes = _prefixes(world, groups, bodies)
        kept: list[list[int]] = []
        for number in block:
            titles = world.nodes[number].texts(ROLE_TITLE)
            for group in kept:
                known = [t for n in group[:8] for t in world.nodes[n].texts(ROLE_TITLE)]
                if _one_role(titles, known, prefixes):
                    groups.join(group[0], number, _MEMBERSHIP)
                    group.append(number)
                    break
            else:
                kept.append([number])


def join_events(world: World, groups: Groups, numbers: Iterable[int]) -> None:
    """Join signings of one agreement that agree in date and place, one of them stated by both;
    and so its beginnings, and its ends.

    Two events of one document stay two.
    """
    blocks: dict[tuple[frozenset[int], str], list[int]] = {}
    for number in numbers:
        node = world.nodes[number]
        if agreements := agreements_of(world, groups, node):
            kind = "signing" if world.related(node, SIGNING_OF) else event_kind([node])
            blocks.setdefault((agreements, kind), []).append(number)
    for _, block in sorted(blocks.items(), key=lambda item: item[1]):
        kept: list[list[int]] = []
        for number in sorted(block, key=lambda n: (-len(world.nodes[n].dates(HELD_ON)), n)):
            for group in kept:
                if all(_one_event(world, groups, other, number) for other in group):
                    groups.join(group[0], number, _EVENT)
                    group.append(number)
                    break
            else:
                kept.append([number])


def people_of(world: World, groups: Groups, node: Node) -> frozenset[int]:
    """The groups of the people whose membership a node is."""
    return _groups(world, groups, node, MEMBER)


def agreements_of(world: World, groups: Groups, node: Node) -> frozenset[int]:
    """The groups of the agreements that an event is the signing of, or else begins or ends."""
    signed = _groups(world, groups, node, SIGNING_OF)
    return signed or _groups(world, groups, node, OF_AGREEMENT)


def event_kind(nodes: Sequence[Node]) -> str:
    """The kind of an event as the last part of its concept's IRI, or 'event'."""
    stated = {str(kind) for node in nodes for kind in node.out.get(EVENT_KIND, ())}
    return min((kind.rsplit("/", 1)[-1] for kind in stated), default="event")


def _groups(world: World, groups: Groups, node: Node, predicate: Iri) -> frozenset[int]:
    return frozenset(led_to(world, groups, [node], predicate))


def _role(title: Literal) -> str:
    return role_of(title.value) or normalise(title.value)


def _prefixes(world: World, groups: Groups, bodies: frozenset[int]) -> set[str]:
    """Normalised names of the bodies, which a title may begin with."""
    members = {member for body in bodies for member in groups.members(body)}
    return {normalise(name.text) for member in members for name in world.nodes[member].names}


def _one_role(titles: Sequence[Literal], known: Sequence[Literal], names: set[str]) -> bool:
    """Whether titles of one role key are one role's."""
    for title in titles:
        rivals = [t for t in known if t.language == title.language]
        if rivals and not any(_one_title(title.value, t.value, names) for t in rivals):
            return False
    return True


def _one_title(first: str, second: str, names: set[str]) -> bool:
    short, long = sorted((normalise(first), normalise(second)), key=len)
    if short == long:
        return True
    before = long.removesuffix(short)
    return before != long and any(name.startswith(before) for name in names)


def _one_event(world: World, groups: Groups, first: int, second: int) -> bool:
    a, b = world.nodes[first], world.nodes[second]
    if a.document == b.document:
        return False
    dates = _relation(a.dates(HELD_ON), b.dates(HELD_ON))
    places_a, places_b = (_groups(world, groups, n, HELD_IN) for n in (a, b))
    places = None if not places_a or not places_b else bool(places_a & places_b)
    return False not in (dates, places) and True in (dates, places)


def _relation(a: Sequence[PartialDate], b: Sequence[PartialDate]) -> bool | None:
    """Whether two lists of dates agree; None if one is empty."""
    if not a or not b:
        return None
    return any(x.compatible(y) for x in a for y in b)
