"""How many there are, told in two places for two times: the number has moved on.

Figures of a table are a series, which shows by itself what became of a number. But a sentence of
one document (about 80 organisations are located here) and a table or a sentence of another one
are no series: their indicators have names of their own. Where the names say the same, both say
how many there are at some time, and the numbers cannot be the same, each stands for its time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import combinations
from typing import NamedTuple, TypeAlias

from graph.calendar import parse_date
from graph.conflicts.claims import Claim, Facts
from graph.conflicts.figures import COUNTABLE, VALUE, figure_of
from graph.conflicts.grounds import Grounds
from graph.conflicts.kind import Clash, Kind, Preference, Question
from graph.conflicts.naming import CROWD, some_alike, tells_state
from graph.conflicts.values import Figure, disputed_figures
from graph.lexicon import table
from graph.model import Iri, Span
from graph.vocab import RDFS, RK

#: How far from a figure a word says that it is of a time, not of what happened in it.
_REACH = 24
_INDICATOR = RK("indicator")


#: The document and the indicator.
_Series: TypeAlias = tuple[str, Iri]


class _Told(NamedTuple):
    day: date
    known: Figure
    is_running: bool
    claim: Claim


def _question(claim: Claim, facts: Facts) -> Question | None:
    about, unit = facts.things(claim.subject, RK("about")), facts.things(claim.subject, RK("unit"))
    actual = facts.things(claim.subject, RK("measure")) == [RK("Actual")]
    if len(about) != 1 or len(unit) != 1 or not actual or not COUNTABLE.search(unit[0]):
        return None
    if facts.values(claim.subject, RK("per")) or len(facts.things(claim.subject, _INDICATOR)) != 1:
        return None
    return Question(about[0], VALUE, ("moved", unit[0]))


def _indicator(claim: Claim, facts: Facts) -> Iri:
    return facts.things(claim.subject, _INDICATOR)[0]


def _clashes(claims: Sequence[Claim], grounds: Grounds) -> Iterator[Clash]:
    """The last number of each series and document, of those whose names say the same."""
    facts = grounds.facts
    series: dict[_Series, list[Claim]] = {}
    for claim in sorted(claims, key=lambda one: one.place):
        series.setdefault((claim.document, _indicator(claim, facts)), []).append(claim)
    last: dict[_Series, _Told] = {}
    for key, own in series.items():
        if told := _last(own, grounds):
            last[key] = told
    if len(last) > CROWD:
        return
    labels = {key: facts.literals(key[1], RDFS("label")) for key in last}
    groups: dict[_Series, list[_Series]] = {}
    for one, other in combinations(sorted(last), 2):
        if _differ(last[one], last[other]) and some_alike(labels[one], labels[other]):
            groups.setdefault(one, [one]).append(other)
    seen: set[_Series] = set()
    for first, group in groups.items():
        if first not in seen:
            seen.update(group)
            stand = sorted((last[key] for key in group), key=lambda one: one.day)
            yield Clash(
                [one.claim for one in stand],
                (first[1],),
                Preference(stand[-1].claim, "later-time", "TimeDifference"),
            )


def _differ(one: _Told, other: _Told) -> bool:
    """Two numbers of two times; two running totals are followed for themselves (``running``)."""
    if one.day == other.day or (one.is_running and other.is_running):
        return False
    return all(disputed_figures([one.known, other.known]))


def _last(claims: Sequence[Claim], grounds: Grounds) -> _Told | None:
    """The latest of the figures that say how many there are at some time."""
    facts = grounds.facts
    undated = [claim for claim in claims if not facts.values(claim.subject, RK("periodEnd"))]
    told = []
    for claim in claims:
        known = figure_of(claim, facts)
        day = _day(claim, len(undated) == 1, grounds)
        if known is not None and day is not None:
            running = facts.literals(claim.subject, RK("cumulative")) == ["true"]
            told.append(_Told(day, known, running, claim))
    return max(told, key=lambda one: one.day, default=None)


def _day(claim: Claim, is_alone: bool, grounds: Grounds) -> date | None:
    """The day of which a figure is; None if it may be of what happened over some time.

    What has no period is of the day of its document if its name tells a state (located,
    employed), and is the only one of its name there or stands right behind a word for now.
    """
    facts = grounds.facts
    ends, starts = (facts.literals(claim.subject, RK(f"period{one}")) for one in ("End", "Start"))
    if not ends:
        names = facts.literals(_indicator(claim, facts), RDFS("label"))
        if any(tells_state(name) for name in names) and (
            is_alone or _says("now", claim, grounds.places.before)
        ):
            return grounds.days.of(claim.document)
        return None
    running = facts.literals(claim.subject, RK("cumulative"))
    if running == ["false"]:
        return None
    if ends == starts or running or _says("as_of", claim, grounds.places.behind):
        end = parse_date(ends[0])
        return end.latest() if end is not None and end.year is not None else None
    return None


def _says(what: str, claim: Claim, beside: Callable[[str, Span, int], str]) -> bool:
    """Whether the text beside a figure says that it is of now, or of a day."""
    texts = (beside(claim.document, span, _REACH) for span in claim.spans)
    return any(_words(what).search(text) for text in texts)


@cache
def _words(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(table("conflicts")[kind].values()), re.IGNORECASE)


MOVED = Kind(frozenset([VALUE]), _question, _clashes)
