"""How much of a document is in the graph, and what the document leaves open.

Counts of what is there, never a mark: how much a document says that nobody
extracted is not known here, only which of its sentences have no fact.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from graph.catalogue.rows import Row
from graph.vocab import ORG, RDF, RK, SCHEMA

#: A half-open span of code points.
Span = tuple[int, int]

#: Kinds of things, and properties of which people expect one. ``^`` is the other direction.
EXPECTED = (
    ("agreement", (RK("party"),)),
    ("agreement", (RK("signedOn"),)),
    ("agreement", (RK("validUntil"), RK("term"))),
    ("organization", (SCHEMA("addressCountry"), RK("locatedIn"))),
    ("person", ("^" + ORG("member"),)),
    ("event", (RK("heldOn"),)),
    ("observation", (RK("periodStart"),)),
    ("programme", (RK("startsOn"), RK("endsOn"))),
)


class Kind(NamedTuple):
    """Things of a kind, and the statements about them."""

    kind: str
    things: int
    statements: int


class Lack(NamedTuple):
    """Things of a kind that the document introduces and says none of some properties of."""

    kind: str
    properties: tuple[str, ...]
    things: tuple[Row, ...]
    #: Of how many things of the kind.
    of: int


class Coverage(NamedTuple):
    """The sentences of a text, and those in which a fact has a place."""

    sentences: int
    with_facts: int


def kinds(statements: Iterable[Row]) -> list[Kind]:
    """What a document states, by the kind of the thing that it is about; the most first."""
    about: dict[str, Counter[str]] = {}
    for one in statements:
        subject = one["subject"]
        about.setdefault(subject["kind"], Counter())[subject["id"]] += 1
    found = [Kind(kind, len(counted), counted.total()) for kind, counted in about.items()]
    return sorted(found, key=lambda one: (-one.statements, one.kind))


def lacks(statements: Iterable[Row]) -> Iterator[Lack]:
    """What people would expect a document to say of the things that it introduces."""
    introduced: dict[str, dict[str, Row]] = {}
    said: set[tuple[str, str]] = set()
    for one in statements:
        subject, property = one["subject"], one["property"]["id"]
        if property == RDF("type"):
            introduced.setdefault(subject["kind"], {})[subject["id"]] = subject
        said.add((subject["id"], property))
        said.add((one["value"].get("id", ""), "^" + property))
    for kind, properties in EXPECTED:
        things = introduced.get(kind, {})
        lacking = [
            thing
            for iri, thing in things.items()
            if not any((iri, property) in said for property in properties)
        ]
        if lacking:
            yield Lack(kind, tuple(map(str, properties)), tuple(lacking), len(things))


def coverage(sentences: Iterable[Span], places: Iterable[Span]) -> Coverage:
    """In how many sentences a fact has a place.

    >>> coverage([(0, 5), (6, 9)], [(7, 8)])
    Coverage(sentences=2, with_facts=1)
    """
    merged = _merged(places)
    starts = [start for start, _ in merged]
    count = covered = 0
    for start, end in sentences:
        count += 1
        before = bisect_right(starts, end - 1)
        covered += before > 0 and merged[before - 1][1] > start
    return Coverage(count, covered)


def _merged(places: Iterable[Span]) -> Sequence[Span]:
    """Spans as few that do not touch, in order."""
    found: list[Span] = []
    for start, end in sorted(places):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found
