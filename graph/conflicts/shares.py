"""Shares held against the numbers beside them: about 30 percent (19 organisations) of 70.

A share and a number of the same in one breath say what the number is a share of; the whole is
the figure of the same unit and thing that the text named last. Where it fits, the share is
confirmed; where it does not, the text may mean another whole, and nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graph.conflicts.claims import Claim, Facts
from graph.conflicts.counts import Check
from graph.conflicts.figures import VALUE, figure_of
from graph.model import Iri
from graph.vocab import RK

#: A share and its number stand within so many characters.
_BREATH = 12
#: How many characters before, at most, the whole was named.
_REACH = 300

Key = tuple[str, tuple[str, ...]]


def share_checks(claims: Iterable[Claim], facts: Facts) -> Iterator[Check]:
    """A check of each share that the figures around it confirm; linear in the claims."""
    for figures in _by_thing(claims, facts).values():
        for position, share in enumerate(figures):
            if _is_share(share, facts):
                check = _confirmed(share, figures, position, facts)
                if check is not None:
                    yield check


def _by_thing(claims: Iterable[Claim], facts: Facts) -> dict[Key, list[Claim]]:
    """The figures of each document and thing that has a share, in the order of the text."""
    found: dict[Key, list[Claim]] = {}
    for claim in claims:
        about = facts.parts(claim.subject, (RK("about"),)) if claim.predicate == VALUE else ()
        if any(about):
            found.setdefault((claim.document, about), []).append(claim)
    return {
        key: sorted((one for one in figures if one.spans), key=lambda one: one.place)
        for key, figures in found.items()
        if any(_is_share(one, facts) for one in figures)
    }


def _is_share(claim: Claim, facts: Facts) -> bool:
    return _unit(claim, facts).endswith("/percent")


def _confirmed(share: Claim, figures: Sequence[Claim], position: int, facts: Facts) -> Check | None:
    near = [*figures[max(0, position - 1) : position], *figures[position + 1 : position + 2]]
    parts = [one for one in near if _is_part(share, one, facts)]
    if len(parts) != 1:
        return None
    (part,) = parts
    whole = _whole(part, share, figures[:position], facts)
    stated = figure_of(share, facts)
    number, of = figure_of(part, facts), figure_of(whole, facts) if whole else None
    if whole is None or stated is None or number is None or of is None or not of.value:
        return None
    percent = 100 * number.value / of.value
    if not stated.low <= percent <= stated.high:
        return None
    return Check(share, round(percent), 2, (part, whole))


def _is_part(share: Claim, other: Claim, facts: Facts) -> bool:
    """Whether ``other`` is the number that is the share: of the same, right beside it."""
    first, second = sorted((share.spans[0], other.spans[0]))
    same = facts.parts(share.subject, _NAMED) == facts.parts(other.subject, _NAMED)
    return (
        same and _unit(other, facts) != _unit(share, facts) and second.start - first.end <= _BREATH
    )


def _whole(part: Claim, share: Claim, before: Sequence[Claim], facts: Facts) -> Claim | None:
    """The last figure of the part's unit before the share."""
    unit, start = _unit(part, facts), share.spans[0].start
    for claim in reversed(before):
        if start - claim.spans[0].end > _REACH:
            return None
        if claim != part and _unit(claim, facts) == unit:
            return claim
    return None


_NAMED = (RK("indicator"), RK("periodStart"), RK("periodEnd"), RK("measure"))


def _unit(claim: Claim, facts: Facts) -> str:
    units: list[Iri] = facts.things(claim.subject, RK("unit"))
    return units[0] if len(units) == 1 else ""
