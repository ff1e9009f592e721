"""One figure given twice under two names that say the same, and once cut off instead of rounded.

505,794 thousand here (research funds) and 505 million there (income from research funds):
one name is within the other, thing, period, kind and unit are the same, and the coarser number
is the finer one without its last digits, where rounding would give 506. Both are the same
amount; the finer one is to be taken. Numbers that agree by rounding differ in nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from graph.conflicts.claims import Claim, Facts
from graph.conflicts.figures import FIGURES, VALUE, figure_of
from graph.conflicts.grounds import Grounds
from graph.conflicts.kind import Clash, Kind, Question
from graph.conflicts.naming import some_alike
from graph.conflicts.values import cut_off
from graph.vocab import RDFS, RK

_SAME = tuple(RK(name) for name in ("periodStart", "periodEnd", "measure", "unit", "per"))
_NEEDED = _SAME[:-1]
#: A number of fewer digits agrees with too many others by chance.
_DIGITS = 2
#: Where more figures than this are so near each other, nearness says nothing.
_CROWD = 8


def _question(claim: Claim, facts: Facts) -> Question | None:
    about = facts.things(claim.subject, RK("about"))
    whole = all(len(facts.values(claim.subject, one)) == 1 for one in _NEEDED)
    if len(about) != 1 or not whole or facts.values(claim.subject, RK("qualifier")):
        return None
    if _step(claim, facts) is None:
        return None
    return Question(about[0], VALUE, ("rounding", *facts.parts(claim.subject, _SAME)))


def _step(claim: Claim, facts: Facts) -> Decimal | None:
    """The worth of the last digit that was stated; None for a number of too few digits."""
    steps = facts.literals(claim.subject, RK("statedTo"))
    known = figure_of(claim, facts)
    if len(steps) != 1 or known is None or known.value < 10 ** (_DIGITS - 1) * Decimal(steps[0]):
        return None
    return Decimal(steps[0])


def _clashes(claims: Sequence[Claim], grounds: Grounds) -> Iterator[Clash]:
    """Each coarser figure with the finer ones that it cuts off; figures meet by their head."""
    facts = grounds.facts
    steps = {claim: step for claim in claims if (step := _step(claim, facts)) is not None}
    for step in sorted(set(steps.values()))[1:]:
        heads: dict[Decimal, tuple[list[Claim], list[Claim]]] = {}
        for claim, own in steps.items():
            known = figure_of(claim, facts)
            if known is not None and own <= step:
                heads.setdefault(known.value // step, ([], []))[own < step].append(claim)
        for coarse, fine in heads.values():
            if len(coarse) + len(fine) <= _CROWD:
                for one, other in product(coarse, fine):
                    if _same(one, other, facts) and cut_off(one.value, other.value, step):
                        parts = facts.parts(other.subject, (RK("indicator"),))
                        yield Clash((one, other), parts)


def _same(one: Claim, other: Claim, facts: Facts) -> bool:
    """Whether the figures have two names of which one says all that the other says."""
    first, second = (facts.things(claim.subject, RK("indicator")) for claim in (one, other))
    if first == second:
        return False
    names = [
        facts.literals(indicator[0], RDFS("label")) if indicator else []
        for indicator in (first, second)
    ]
    return some_alike(*names)


ROUNDINGS = Kind(FIGURES.predicates, _question, _clashes)
