"""Conflicts: whether what people found to differ is found, within documents and between them.

A wanted conflict is found if one of the graph's has claims on the lines of two of its values.
A count that was checked is found too, with the statements it was checked against: what people
noted as differing may turn out to agree. What people read as a difference of time (an office
passes on, a number grows) contradicts nothing: such changes are a kind of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.authority import Authority
from graph.conflicts import differences, is_wording
from graph.conflicts.claims import Claim
from graph.evaluate.outcome import Hit, Item, Outcome, line_of, line_starts
from graph.model import Reading, Span
from graph.rdf import authority_quads, facts
from graph.reconcile import reconcile
from graph.sketches import sketch
from graph.store import view_of
from graph.vocab import Minter

#: The kinds of outcomes: contradictions, and what differs because its times do.
CONFLICTS, CHANGES = "conflicts", "changes"


@dataclass(frozen=True, slots=True)
class WantedConflict:
    """A conflict of the gold: document (the start of its stem, "" for its own) and line by value.

    ``optional``: other words for one thing, which are no contradiction.
    """

    key: str
    item: Item
    places: tuple[tuple[str, int], ...]
    optional: bool
    kind: str = CONFLICTS


@dataclass(frozen=True, slots=True)
class FoundConflict:
    """A conflict of the graph (or a checked count): documents and spans of its claims.

    ``is_extra``: a checked count, or other words for one thing: no invention where the gold has
    nothing of the sort.
    """

    label: str
    places: tuple[tuple[str, Span], ...]
    is_extra: bool = False
    kind: str = CONFLICTS


def wanted_conflicts(data: Mapping[str, Any]) -> tuple[WantedConflict, ...] | None:
    """The conflicts of an annotation; None if it has no such list."""
    if "conflicts" not in data:
        return None
    return tuple(
        WantedConflict(
            entry["id"],
            Item(f"{entry['id']} {entry['what']}", _own_lines(entry)),
            tuple((value.get("doc") or "", value["line"]) for value in entry["values"]),
            entry.get("scope") == "terminology",
            CHANGES if entry.get("reading") == "time_difference" else CONFLICTS,
        )
        for entry in data["conflicts"]
    )


def _own_lines(entry: Mapping[str, Any]) -> tuple[int, ...]:
    return tuple(value["line"] for value in entry["values"] if not value.get("doc"))


def found_conflicts(readings: Mapping[str, Reading], authority: Authority) -> list[FoundConflict]:
    """The conflicts and checked counts of documents, by stem, taken together."""
    minter = Minter()
    stems = {reading.identifier: stem for stem, reading in readings.items()}
    every = [readings[stem] for stem in sorted(readings)]
    merged = reconcile(map(sketch, every), authority, minter)
    quads = [quad for reading in every for quad in facts(reading, merged, minter)]
    quads += authority_quads(authority, set(merged.things.values()), minter)
    by_identifier = {reading.identifier: reading for reading in every}
    found, checks = differences(view_of(quads), by_identifier.get, minter)

    def made(subject: str, claims: Iterable[Claim], is_extra: bool, kind: str) -> FoundConflict:
        places = [(stems[one.document], span) for one in claims for span in one.spans]
        return FoundConflict(subject.rpartition("/")[2], tuple(sorted(places)), is_extra, kind)

    return [
        *(
            made(dispute.subject, dispute.claims, is_wording(dispute), _kind(chosen.reading))
            for dispute, chosen in found
        ),
        *(
            made(check.claim.subject, [check.claim, *check.against], True, CONFLICTS)
            for check in checks
        ),
    ]


def _kind(reading: str) -> str:
    return CHANGES if reading == "TimeDifference" else CONFLICTS


def compare_conflicts(
    wanted: Mapping[str, Sequence[WantedConflict]],
    found: Sequence[FoundConflict],
    texts: Mapping[str, str],
) -> dict[str, dict[str, Outcome]]:
    """Outcomes by stem and kind. A conflict between documents counts once, with the first.

    Several of the graph that one of the gold covers (a pair of figures for each year) count once.
    """
    outcomes = {stem: {CONFLICTS: Outcome(), CHANGES: Outcome()} for stem in wanted}
    starts = {stem: line_starts(text) for stem, text in texts.items()}
    every = sorted(_once(wanted), key=lambda pair: pair[1].optional)
    places = [[(_stem(doc, stem, wanted), line) for doc, line in one.places] for stem, one in every]
    covering = [
        [number for number, ours in enumerate(found) if _covers(own, ours, starts)]
        for own in places
    ]
    answers = _answers([one for _, one in every], found, covering)
    for number, (stem, one) in enumerate(every):
        if one.optional or any(not doc for doc, _ in places[number]):
            continue
        outcome = outcomes[stem][one.kind]
        if number in answers:
            ours = found[answers[number]]
            spans = tuple(span for doc, span in ours.places if doc == stem)
            outcome.hits.append(Hit(one.item, Item(ours.label, spans=spans)))
        else:
            outcome.misses.append(one.item)
    covered = {number for numbers in covering for number in numbers}
    for number, ours in enumerate(found):
        home = ours.places[0][0] if ours.places else ""
        if number not in answers.values() and not ours.is_extra and home in outcomes:
            spans = tuple(span for doc, span in ours.places if doc == home)
            outcome = outcomes[home][ours.kind]
            others = outcome.splits if number in covered else outcome.inventions
            others.append(Item(ours.label, spans=spans))
    return outcomes


def _answers(
    wanted: Sequence[WantedConflict],
    found: Sequence[FoundConflict],
    covering: Sequence[Sequence[int]],
) -> dict[int, int]:
    """Which of the graph's conflicts answers which of the gold, each at most one.

    What counts is paired first, and those of one kind before others: on the same lines a document
    may say who signed and when.
    """
    answers: dict[int, int] = {}
    for alike in (True, False):
        for number, one in enumerate(wanted):
            free = [
                ours
                for ours in covering[number]
                if ours not in answers.values() and (found[ours].kind == one.kind) == alike
            ]
            if free and number not in answers:
                answers[number] = free[0]
    return answers


def _once(
    wanted: Mapping[str, Sequence[WantedConflict]],
) -> Iterator[tuple[str, WantedConflict]]:
    seen: set[str] = set()
    for stem in sorted(wanted):
        for one in wanted[stem]:
            if one.key not in seen:
                seen.add(one.key)
                yield stem, one


def _stem(document: str, own: str, known: Iterable[str]) -> str:
    """The stem of a value's document, or "" where it is not compared."""
    if not document:
        return own
    return next((stem for stem in sorted(known) if stem.startswith(document)), "")


def _covers(
    places: Sequence[tuple[str, int]], ours: FoundConflict, starts: Mapping[str, list[int]]
) -> bool:
    """Whether two claims stand on the lines of two values."""
    values: set[int] = set()
    claims: set[tuple[str, Span]] = set()
    for document, span in ours.places:
        first = line_of(starts[document], span.start)
        last = line_of(starts[document], max(span.start, span.end - 1))
        hit = {
            number
            for number, (doc, line) in enumerate(places)
            if doc == document and first <= line <= last
        }
        if hit:
            values |= hit
            claims.add((document, span))
    return len(values) > 1 and len(claims) > 1
