"""Figures: what is counted, for when, how it is put, and how much; and of what."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from graph.evaluate.agreements import Aligned
from graph.evaluate.match import assign
from graph.evaluate.outcome import Hit, Item, Outcome, line_of, surface, surfaces
from graph.evaluate.wanted_figures import Days, WantedFigure
from graph.model import Literal, Local, Reading, Span
from graph.vocab import QB, RK

_UNITS = {"yen": "JPY", "euro": "EUR", "us-dollar": "USD", "items": "count", "times": "count"}
_QUALIFIERS = {
    "About": "approx",
    "AtLeast": "min",
    "MoreThan": "min",
    "AtMost": "max",
    "LessThan": "max",
}
_MEASURES = {"Duration": "term"}


@dataclass(frozen=True, slots=True, eq=False)
class FoundFigure:
    """A figure of a reading; ``about`` is the entity that it is about."""

    item: Item
    names: frozenset[str]
    about: Local | None
    about_names: frozenset[str]
    period: Days
    measure: str
    value: Decimal
    unit: str
    qualifier: str


# --- the reading ----------------------------------------------------------------------------


def found_figures(reading: Reading) -> list[FoundFigure]:
    """The figures of a reading."""
    names: dict[Local, list[str]] = {}
    for entity in reading.entities:
        names.setdefault(entity.local, []).extend(name.text for name in entity.names)
    facts: dict[Local, dict[str, Any]] = {}
    spans: dict[Local, tuple[Span, ...]] = {}
    for statement in reading.statements:
        if isinstance(statement.subject, Local) and statement.subject.kind == "observation":
            facts.setdefault(statement.subject, {})[str(statement.predicate)] = statement.object
            if statement.predicate == RK("value"):
                spans[statement.subject] = statement.evidence
    made = [e.local for e in reading.entities if QB("Observation") in e.types]
    return [_found(facts[local], names, spans[local]) for local in made]


def _found(
    facts: Mapping[str, Any], names: Mapping[Local, list[str]], spans: tuple[Span, ...]
) -> FoundFigure:
    indicator, about = facts[RK("indicator")], facts.get(RK("about"))
    measure, unit = _last(facts[RK("measure")]), _last(facts[RK("unit")])
    period = _period(facts)
    stated = facts[RK("valueAsStated")].value
    shown = [names[indicator][0], str(period[0]) if period else "", measure, stated]
    return FoundFigure(
        Item(" · ".join(filter(None, shown)), spans=spans),
        surfaces(*names[indicator]),
        about,
        surfaces(*names.get(about, ())) if about else frozenset(),
        period,
        _MEASURES.get(measure, measure.lower()),
        Decimal(facts[RK("value")].value),
        _UNITS.get(unit, unit),
        _QUALIFIERS.get(_last(facts.get(RK("qualifier"), "")), ""),
    )


def _period(facts: Mapping[str, Any]) -> Days:
    first, last = (facts.get(RK(name)) for name in ("periodStart", "periodEnd"))
    if not isinstance(first, Literal) or not isinstance(last, Literal):
        return None
    return datetime.date.fromisoformat(first.value), datetime.date.fromisoformat(last.value)


def _last(iri: str) -> str:
    return re.split(r"[/#]", iri)[-1]


# --- the comparison -------------------------------------------------------------------------


@dataclass(slots=True)
class AlignedFigures:
    """The figures of a document side by side."""

    pairs: list[tuple[WantedFigure, FoundFigure]]
    missed: list[WantedFigure]
    invented: list[FoundFigure]


def align_figures(
    wanted: Sequence[WantedFigure], found: Sequence[FoundFigure], starts: list[int]
) -> AlignedFigures:
    """Pairs figures one-to-one; what repeats one in a line that the gold names is no invention."""

    def score(one: WantedFigure, other: FoundFigure) -> int:
        return _likeness(one, other, starts)

    keys = (
        lambda one: (one.item.lines, one.item.label),
        lambda one: (one.item.spans, one.item.label),
    )
    pairs = assign(wanted, found, score, keys)
    taken = {id(one) for pair in pairs for one in pair}
    return AlignedFigures(
        pairs,
        [one for one in wanted if id(one) not in taken and not one.optional],
        [
            one
            for one in found
            if id(one) not in taken and not any(_repeats(w, one, starts) for w in wanted)
        ],
    )


def _likeness(wanted: WantedFigure, found: FoundFigure, starts: list[int]) -> int:
    """0 if the figures differ; else more for the same name and the first line of the gold."""
    right = (
        wanted.value == found.value
        and wanted.unit == found.unit
        and found.measure in wanted.measures
        and found.period in wanted.periods
        and found.qualifier in wanted.qualifiers
        and _named(wanted, found)
    )
    lines = _lines(found, starts)
    if not right or not lines & set(wanted.item.lines):
        return 0
    same = bool(wanted.names & found.names)
    return 100 + 10 * same + 5 * (wanted.item.lines[0] in lines) - 50 * wanted.optional


def _named(wanted: WantedFigure, found: FoundFigure) -> bool:
    """Equal names in tables; in sentences, which annotators put in words, one in the other."""
    if wanted.names & found.names:
        return True
    pairs = ((a, b) for a in wanted.names for b in found.names)
    return not wanted.in_cell and any(a in b or b in a for a, b in pairs)


def _repeats(wanted: WantedFigure, found: FoundFigure, starts: list[int]) -> bool:
    same = wanted.value == found.value and wanted.unit == found.unit
    return same and not wanted.in_cell and _lines(found, starts) <= set(wanted.item.lines)


def _lines(found: FoundFigure, starts: list[int]) -> set[int]:
    return {line_of(starts, span.start) for span in found.item.spans}


def compare_observations(
    wanted: Sequence[WantedFigure] | None, reading: Reading, agreements: Aligned, starts: list[int]
) -> dict[str, Outcome | None]:
    """Figures, and what those that are right are about; None if the gold has no figures."""
    if wanted is None:
        return {"observations": None, "observation_subjects": None}
    aligned = align_figures(wanted, found_figures(reading), starts)
    return {
        "observations": compare_figures(aligned),
        "observation_subjects": compare_subjects(aligned, agreements),
    }


def compare_figures(aligned: AlignedFigures) -> Outcome:
    """Figures themselves."""
    return Outcome(
        [Hit(wanted.item, found.item) for wanted, found in _needed(aligned)],
        [wanted.item for wanted in aligned.missed],
        [found.item for found in aligned.invented],
    )


def compare_subjects(aligned: AlignedFigures, agreements: Aligned) -> Outcome:
    """Of the figures that are pairs: what they are about."""
    outcome = Outcome()
    partners = {wanted.key: ours.local for wanted, ours in agreements.pairs}
    for wanted, found in _needed(aligned):
        known = {partners[key] for key in wanted.about if key in partners}
        item = Item(f"{wanted.item.label} ← {', '.join(sorted(wanted.about))}", wanted.item.lines)
        if found.about in known or wanted.about & found.about_names:
            outcome.hits.append(Hit(item, found.item))
        else:
            outcome.misses.append(item)
            names = found.about_names or {surface(found.about.key if found.about else "–")}
            label = f"{found.item.label} ← {min(names)}"
            outcome.inventions.append(Item(label, spans=found.item.spans))
    return outcome


def _needed(aligned: AlignedFigures) -> Iterator[tuple[WantedFigure, FoundFigure]]:
    return (pair for pair in aligned.pairs if not pair[0].optional)
