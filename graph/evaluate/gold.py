"""What people read from a document: both forms of annotation in one small model.

A field that a form of annotation does not have is not compared (None here);
that is different from a field that is empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.evaluate.conflicts import WantedConflict
from graph.evaluate.outcome import Item
from graph.evaluate.wanted import WantedClause, WantedContact
from graph.evaluate.wanted_events import WantedEvent
from graph.evaluate.wanted_figures import WantedFigure
from graph.evaluate.wanted_traits import Traits

#: Kinds of things with names: the annotation's list, and the name of the kind.
THINGS = {
    "organisations": "organisations",
    "facilities_or_clusters": "facilities_and_clusters",
    "programmes": "programmes",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A thing with names. ``also`` is a further kind as which it may be read."""

    item: Item
    surfaces: frozenset[str]
    optional: bool = False
    also: str = ""


@dataclass(frozen=True, slots=True)
class WantedRole:
    """A person's role at a body. ``titles`` and ``bodies`` are all forms that are right.

    ``no_title`` and ``no_body`` say that nothing is right, too.
    """

    item: Item
    person: frozenset[str]
    titles: frozenset[str]
    bodies: frozenset[str]
    no_title: bool
    no_body: bool
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A value of an agreement. ``value`` None: the text does not state it."""

    value: str | None
    acceptable: frozenset[str] = frozenset()
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """A party with all its names."""

    label: str
    surfaces: frozenset[str]


@dataclass(frozen=True, slots=True)
class WantedAgreement:
    """An agreement. ``fields`` are those that are annotated, by name.

    ``renewal`` and ``succeeds`` tell of an older agreement: None if not
    annotated, "" if there is none, else its ``key`` or "?" if only that there
    is one. ``activities``: concept → item and whether it is optional.
    """

    item: Item
    key: str
    names: frozenset[str]
    parties: tuple[Party, ...]
    other_parties: frozenset[str]
    parties_open: bool
    fields: Mapping[str, Field]
    renewal: str | None
    succeeds: str | None
    activities: Mapping[str, tuple[Item, bool]] | None
    optional: bool


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated document.

    ``extra``: surfaces by kind that may be read without being wanted.
    ``passing``: bodies named somewhere in the annotation; to read them as
    organisations is no invention.
    """

    stem: str
    language: str
    things: Mapping[str, tuple[Wanted, ...]]
    people: tuple[Wanted, ...]
    roles: tuple[WantedRole, ...]
    agreements: tuple[WantedAgreement, ...]
    extra: Mapping[str, frozenset[str]] = field(default_factory=dict)
    passing: frozenset[str] = frozenset()
    events: tuple[WantedEvent, ...] | None = None
    traits: Traits = field(default_factory=dict)
    figures: tuple[WantedFigure, ...] | None = None
    conflicts: tuple[WantedConflict, ...] | None = None
    clauses: tuple[WantedClause, ...] | None = None
    contacts: tuple[WantedContact, ...] | None = None
