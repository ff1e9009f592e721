"""Disputes about figures of one series and period, and about two counts of one thing."""

from __future__ import annotations

from collections.abc import Sequence

from graph.conflicts.claims import Claim, Facts
from graph.conflicts.grounds import Grounds
from graph.conflicts.kind import Kind, Question, flagged, side_by_side
from graph.conflicts.values import Figure, disputed_figures, figure
from graph.patterns import regex
from graph.vocab import RK

VALUE, _UNIT = RK("value"), RK("unit")
#: Units of what is counted one by one; amounts, shares and lengths of time are others.
COUNTABLE = regex(r"/(?:organisations|companies|people|items)$")
#: Numbers of one series within so many characters are stated beside each other.
_BREATH = 40
#: What two figures must share to be figures of the same: the series and the period.
_SERIES = tuple(
    RK(name)
    for name in (
        *("indicator", "periodStart", "periodEnd", "measure", "unit"),
        *("per", "cumulative"),
    )
)
_NEEDED = (RK("indicator"), RK("periodStart"), RK("periodEnd"), RK("measure"))
_COUNTED = tuple(RK(name) for name in ("countedBy", "countedKind", "countedCountry"))


def _question(claim: Claim, facts: Facts) -> Question | None:
    counted = facts.things(claim.subject, RK("countOf"))
    if len(counted) == 1:
        # Two documents count at two times; and one may count on the way to a larger number.
        return Question(counted[0], VALUE, (claim.document, *facts.parts(claim.subject, _COUNTED)))
    about = facts.things(claim.subject, RK("about"))
    whole = all(len(facts.values(claim.subject, one)) == 1 for one in _NEEDED)
    if len(about) != 1 or not whole:
        return None
    return Question(about[0], VALUE, facts.parts(claim.subject, _SERIES))


def _flags(claims: Sequence[Claim], grounds: Grounds) -> list[bool]:
    beside = side_by_side(claims, _BREATH)
    figures = {claim: figure_of(claim, grounds.facts) for claim in claims if claim not in beside}
    known = {claim: one for claim, one in figures.items() if one is not None}
    judged = dict(zip(known, disputed_figures(list(known.values())), strict=True))
    return [judged.get(claim, False) for claim in claims]


def figure_of(claim: Claim, facts: Facts) -> Figure | None:
    """The number of a claim with the interval that its words and its rounding leave open."""
    qualifiers = facts.things(claim.subject, RK("qualifier"))
    steps = facts.literals(claim.subject, RK("statedTo"))
    name = qualifiers[0].rpartition("#")[2] if qualifiers else ""
    step = steps[0] if len(steps) == 1 else ""
    if step == "1" and any(COUNTABLE.search(unit) for unit in facts.things(claim.subject, _UNIT)):
        step = ""  # Who says six companies has rounded nothing.
    return figure(claim.value, name, step)


FIGURES = Kind(frozenset([VALUE]), _question, flagged(_flags))
