"""Whether a figure is a running total: one name, counted together here and by the year there.

Where an indicator is a running total up to some time and a yearly number from then on, it was
defined anew, and the figures are no one series. Both kinds side by side for one time are two
indicators with one name and nothing of the sort.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from graph.conflicts.claims import Claim, Facts
from graph.conflicts.grounds import Grounds
from graph.conflicts.kind import Clash, Kind, Question
from graph.conflicts.naming import counted
from graph.model import Literal
from graph.patterns import regex
from graph.vocab import RDFS, RK

_CUMULATIVE = RK("cumulative")
_SPACE = regex(r"\s+")


def _question(claim: Claim, facts: Facts) -> Question | None:
    """Thing, unit and name, for a name with words that say how it is counted: without them."""
    about, unit = facts.things(claim.subject, RK("about")), facts.things(claim.subject, RK("unit"))
    indicator = facts.things(claim.subject, RK("indicator"))
    if len(about) != 1 or len(unit) != 1 or len(indicator) != 1 or not _end(claim, facts):
        return None
    names = [name for name in facts.literals(indicator[0], RDFS("label")) if counted().search(name)]
    return Question(about[0], _CUMULATIVE, (_stem(names[0]), unit[0])) if names else None


@lru_cache(maxsize=4096)
def _stem(name: str) -> str:
    """The name without what tells a running total from a yearly figure.

    >>> _stem("出願件数(累計)"), _stem("Patents per year"), _stem("Patents, cumulative")
    ('出願件数', 'patents', 'patents')
    """
    bare = counted().sub("", name).casefold()
    return _SPACE.sub(" ", bare).strip(" ,;:–-")


def _end(claim: Claim, facts: Facts) -> str:
    ends = facts.literals(claim.subject, RK("periodEnd"))
    return ends[0] if len(ends) == 1 else ""


def _clashes(claims: Sequence[Claim], grounds: Grounds) -> Iterator[Clash]:
    """The last figure counted one way and the first counted the other, of one measure."""
    facts = grounds.facts
    measures: dict[str, dict[bool, list[tuple[str, Claim]]]] = {}
    for claim in sorted(claims, key=lambda one: one.place):
        if isinstance(claim.value, Literal):
            (measure,) = facts.parts(claim.subject, (RK("measure"),))
            ways = measures.setdefault(measure, {True: [], False: []})
            ways[claim.value.value == "true"].append((_end(claim, facts), claim))
    breaks = [
        _break(measures[name][True], measures[name][False])
        for name in sorted(measures)
        if all(measures[name].values())
    ]
    whole = [one for one in breaks if one is not None]
    if whole and len(whole) == len(breaks):
        # Actual figures come before the other measures.
        yield Clash(whole[0])


def _break(
    totals: Sequence[tuple[str, Claim]], yearly: Sequence[tuple[str, Claim]]
) -> tuple[Claim, Claim] | None:
    """The two claims beside the time from which it is counted otherwise; None if there is none."""

    def ends(pair: tuple[str, Claim]) -> str:
        return pair[0]

    last_total, first_yearly = max(totals, key=ends), min(yearly, key=ends)
    if last_total[0] < first_yearly[0]:
        return last_total[1], first_yearly[1]
    last_yearly, first_total = max(yearly, key=ends), min(totals, key=ends)
    if last_yearly[0] < first_total[0]:
        return last_yearly[1], first_total[1]
    return None


REDEFINED = Kind(frozenset([_CUMULATIVE]), _question, _clashes)
