"""Running totals that fall: what was counted once stays counted.

A running total of an earlier time that is larger than one of a later time contradicts it. Where
both are targets the plan was made anew, and each stands for its plan. Names that say the same
(:mod:`graph.conflicts.naming`) are followed from one table to the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from graph.conflicts.claims import Claim, Facts
from graph.conflicts.figures import VALUE, figure_of
from graph.conflicts.grounds import Grounds
from graph.conflicts.kind import Clash, Kind, Preference, Question
from graph.conflicts.naming import CROWD, some_alike
from graph.conflicts.values import Figure
from graph.vocab import RDFS, RK


class _At(NamedTuple):
    end: str
    place: tuple[object, ...]
    known: Figure
    claim: Claim


def _question(claim: Claim, facts: Facts) -> Question | None:
    if facts.literals(claim.subject, RK("cumulative")) != ["true"]:
        return None
    about = facts.things(claim.subject, RK("about"))
    series = facts.parts(claim.subject, (RK("measure"), RK("unit")))
    ends = facts.literals(claim.subject, RK("periodEnd"))
    if len(about) != 1 or not all(series) or len(ends) != 1:
        return None
    return Question(about[0], VALUE, ("running-total", *series))


def _clashes(claims: Sequence[Claim], grounds: Grounds) -> Iterator[Clash]:
    facts = grounds.facts
    rows: dict[str, list[_At]] = {}
    for claim in claims:
        known = figure_of(claim, facts)
        (indicator,) = facts.parts(claim.subject, (RK("indicator"),))
        if known is not None and indicator:
            (end,) = facts.literals(claim.subject, RK("periodEnd"))
            rows.setdefault(indicator, []).append(_At(end, claim.place, known, claim))
    target = facts.things(claims[0].subject, RK("measure")) != [RK("Actual")]
    for names, series in _series(rows, facts):
        fallen = _fallen(sorted(series))
        if fallen:
            latest = Preference(fallen[-1], "plan-anew", "BothStand") if target else None
            yield Clash(fallen, names, latest)


def _series(
    rows: dict[str, list[_At]], facts: Facts
) -> Iterator[tuple[tuple[str, ...], list[_At]]]:
    """Each indicator by itself, and two whose names say the same where neither falls alone."""
    falls = {name for name, row in rows.items() if _fallen(sorted(row))}
    for name in sorted(falls):
        yield (name,), rows[name]
    rising = sorted(rows.keys() - falls)
    if len(rising) > CROWD:
        return
    labels = {name: facts.literals(name, RDFS("label")) for name in rising}
    for one, other in combinations(rising, 2):
        if some_alike(labels[one], labels[other]):
            yield (one, other), [*rows[one], *rows[other]]


def _fallen(series: Sequence[_At]) -> list[Claim]:
    """The largest total that a later one is below, and those; in order of time."""
    highest: _At | None = None
    below: list[_At] = []
    for one in series:
        if highest is not None and one.end > highest.end and one.known.high < highest.known.low:
            below.append(one)
        elif not below and (highest is None or one.known.low >= highest.known.low):
            highest = one
    return [highest.claim, *(one.claim for one in below)] if highest and below else []


RUNNING = Kind(frozenset([VALUE]), _question, _clashes)
