"""Totals that are not the sum of the parts that their table gives them.

Rounded parts add up to the total within half a last digit each: both stand, and a reader who adds
them up is told why it does not come out. A larger difference is a slip of the document or of
whoever read it. One table row is one conflict, however many of its years are off.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from graph.conflicts.claims import Claim, Facts
from graph.conflicts.figures import VALUE
from graph.conflicts.grounds import Grounds
from graph.conflicts.kind import Clash, Kind, Preference, Question
from graph.conflicts.values import figure
from graph.vocab import RK

_TOTAL_OF = RK("totalOf")
_ROW = tuple(RK(name) for name in ("indicator", "measure", "unit"))


class _Sum(NamedTuple):
    total: Claim
    parts: tuple[Claim, ...]
    stated: Decimal
    added: Decimal
    is_rounded: bool


def _question(claim: Claim, facts: Facts) -> Question | None:
    if not facts.values(claim.subject, _TOTAL_OF):
        return None
    about = facts.things(claim.subject, RK("about"))
    if len(about) != 1:
        return None
    return Question(about[0], VALUE, ("sum", claim.document, *facts.parts(claim.subject, _ROW)))


def _clashes(claims: Sequence[Claim], grounds: Grounds) -> Iterator[Clash]:
    """The totals of a row that are off by rounding, and those that are off by more."""
    sums = [one for claim in claims if (one := _added_up(claim, grounds.facts)) is not None]
    for rounded, reading in ((True, "BothStand"), (False, "Undecidable")):
        off = [one for one in sums if one.is_rounded == rounded and one.added != one.stated]
        if off:
            off.sort(key=lambda one: one.total.place)
            yield Clash(
                [claim for one in off for claim in (one.total, *one.parts)],
                ("rounded",) if rounded else (),
                Preference(off[-1].total, "stated-total", reading),
                tuple(f"{one.stated:f} ≠ {one.added:f}" for one in off),
            )


def _added_up(total: Claim, facts: Facts) -> _Sum | None:
    """A total with the parts that its document gives it; None where one is no plain number."""
    parts = [
        claim
        for part in facts.things(total.subject, _TOTAL_OF)
        for claim in facts.stated(part, VALUE)
        if claim.document == total.document
    ]
    figures = [figure(claim.value) for claim in (total, *parts)]
    steps = [facts.literals(claim.subject, RK("statedTo")) for claim in (total, *parts)]
    known = [one.value for one in figures if one is not None]
    if len(parts) < 2 or len(known) < len(figures) or any(len(step) != 1 for step in steps):
        return None
    stated, added = known[0], sum(known[1:], Decimal(0))
    open_ = sum((Decimal(step[0]) for step in steps), Decimal(0))
    return _Sum(total, tuple(parts), stated, added, abs(added - stated) * 2 <= open_)


SUMS = Kind(frozenset([VALUE]), _question, _clashes)
