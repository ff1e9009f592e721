"""Organisations, facilities and clusters, programmes, people and their roles."""

from __future__ import annotations

from graph.evaluate.found import Found, Membership, Thing
from graph.evaluate.gold import Gold, Wanted, WantedRole
from graph.evaluate.match import cover
from graph.evaluate.outcome import Item, Outcome


def compare_things(gold: Gold, found: Found, kind: str) -> Outcome | None:
    """Things of one kind by their names; None if the gold has no list of them."""
    wanted = gold.things.get(kind)
    if wanted is None:
        return None
    ours = [thing for thing in found.things if thing.kind == kind]
    others = [thing for thing in found.things if thing.kind != kind]
    outcome = cover(
        wanted,
        ours,
        lambda one, thing: bool(one.surfaces & thing.surfaces),
        lambda thing: _tolerated(gold, kind, thing),
    )
    outcome.splits = _splits(wanted, ours)
    _hit_by_others(outcome, wanted, others, kind)
    return outcome


def _hit_by_others(
    outcome: Outcome, wanted: tuple[Wanted, ...], others: list[Thing], kind: str
) -> None:
    """Turns misses into hits that were read as something that is as good."""
    again = cover(
        [one for one in wanted if one.item in outcome.misses],
        others,
        lambda one, thing: (
            bool(one.surfaces & thing.surfaces) and (kind in thing.kinds or one.also in thing.kinds)
        ),
        lambda thing: True,
    )
    outcome.misses = again.misses
    outcome.hits += again.hits


def _tolerated(gold: Gold, kind: str, thing: Thing) -> bool:
    """Whether the gold knows the thing in another place."""
    if thing.surfaces & gold.extra.get(kind, frozenset()):
        return True
    if "organisations" in thing.kinds and thing.surfaces & gold.passing:
        return True
    return any(
        one.surfaces & thing.surfaces and (one.also == kind or other in thing.kinds)
        for other, entries in gold.things.items()
        if other != kind
        for one in entries
    )


def _splits(wanted: tuple[Wanted, ...], found: list[Thing]) -> list[Item]:
    """Things of the gold that were read as several."""
    splits = []
    for one in wanted:
        parts = [thing.item for thing in found if thing.surfaces & one.surfaces]
        if len(parts) > 1:
            label = " | ".join(sorted(part.label for part in parts))
            spans = tuple(sorted(span for part in parts for span in part.spans))
            splits.append(Item(label, spans=spans))
    return splits


def compare_people(gold: Gold, found: Found) -> Outcome:
    """People by their names."""
    outcome = cover(
        gold.people,
        found.people,
        lambda one, person: bool(one.surfaces & person.surfaces),
        lambda person: False,
    )
    outcome.splits = _splits(gold.people, found.people)
    return outcome


def compare_roles(gold: Gold, found: Found) -> Outcome:
    """Roles: person, title and body must all be right."""
    return cover(gold.roles, found.memberships, _same_role, lambda membership: False)


def _same_role(wanted: WantedRole, membership: Membership) -> bool:
    title = membership.title in wanted.titles if membership.title else wanted.no_title
    if membership.bodies:
        body = any(link.surfaces & wanted.bodies for link in membership.bodies)
    else:
        body = wanted.no_body
    return title and body and bool(wanted.person & membership.person.surfaces)
