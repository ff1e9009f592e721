"""Helpers for tests of extraction: a text → what was found in it."""

from __future__ import annotations

import hashlib

from graph.authority import Authority, load_authority
from graph.extract.findings import Findings, find
from graph.lexicon import language_of
from graph.model import Document
from graph.segments import segments

#: An authority that has never heard of anybody.
NOBODY = Authority((), {})


def findings(text: str, *, known: bool = False) -> Findings:
    """What is found in ``text``; without ``known`` no name is known beforehand."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(sha256, "x.txt", "text/plain", text)
    language = language_of(text, "en")
    authority = load_authority() if known else NOBODY
    return find(document, language, segments(document, language), authority)


def bonds(text: str, *, known: bool = False) -> list[tuple[set[str], str, str]]:
    """Each agreement as (party names, date or '', status)."""
    found = findings(text, known=known)
    return [
        (
            {found.entities.things[i].first.text for i in bond.parties},
            ",".join(sorted(str(d.value) for d in bond.signed)),
            bond.status,
        )
        for bond in found.agreements.bonds
    ]


def people(text: str, *, known: bool = False) -> dict[str, list[tuple[str, str]]]:
    """Name → roles as (title, body)."""
    found = findings(text, known=known)
    return {
        person.name: [
            (r.title, r.organization.text if r.organization else "") for r in person.roles
        ]
        for person in found.people
    }


def bodies(text: str, *, known: bool = False) -> set[str]:
    """The fullest name of each organisation."""
    found = findings(text, known=known)
    return {thing.name for _, thing in found.entities.alive("organization")}


def programmes(text: str, *, known: bool = False) -> dict[str, str]:
    """The fullest name of each programme with its kind, "" where nothing tells it."""
    found = findings(text, known=known)
    return {found.entities.things[p.entity].name: p.kind for p in found.programmes}


def relations(text: str, *, known: bool = False) -> set[tuple[str, str, str]]:
    """What is said of things: name, predicate, name or date."""
    found = findings(text, known=known)
    things = found.entities.things
    return {
        (
            things[r.subject].name,
            r.predicate,
            things[r.value].name if isinstance(r.value, int) else str(r.value),
        )
        for r in found.relations
    }


def events(text: str, *, known: bool = False) -> list[tuple[str, str, str, str]]:
    """Each event as kind, date or first/last, actors and what it is about, in document order."""
    found = findings(text, known=known)
    things = found.entities.things

    def names(entities: dict[int, object]) -> str:
        return " + ".join(sorted(things[i].name for i in entities))

    told = []
    for event in found.events:
        bounds = "/".join(str(d) for d in (event.first, event.last) if d is not None)
        date = str(event.date) if event.date is not None else bounds
        told.append((event.kind, date, names({**event.actors}), names({**event.concerns})))
    return told
