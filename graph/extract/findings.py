"""One document's findings: the table of extractors, run in order."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.authority import Authority
from graph.extract.activities import add_activities
from graph.extract.agreements import agreements
from graph.extract.anaphora import point
from graph.extract.bond import Dated
from graph.extract.clauses_of_contract import Clause, clauses
from graph.extract.concerns import add_concerns
from graph.extract.contact_points import ContactPoint, contact_points
from graph.extract.contract.held import held_contracts
from graph.extract.counts import Count, counts
from graph.extract.entities import Entities
from graph.extract.events import Event, events, openings
from graph.extract.identity import entities
from graph.extract.issued import issued
from graph.extract.latin.abridged import join_abridged
from graph.extract.latin.datelines import dateline
from graph.extract.latin.pointing import point_latin
from graph.extract.latin.respective import give_each_a_party
from graph.extract.mentions import Scene
from graph.extract.naming import find_mentions
from graph.extract.observations import Figure, figures
from graph.extract.origins import origins
from graph.extract.people import Person, people
from graph.extract.programmes import Programme, programme_relations, programmes
from graph.extract.register import Agreements
from graph.extract.relations import Relation, relations
from graph.extract.seats import seats
from graph.extract.signing import Signing, signing
from graph.extract.spin_offs import spin_offs
from graph.extract.successions import successions
from graph.extract.title import title
from graph.extract.validity import add_validity
from graph.model import Document
from graph.segments import Segment


@dataclass(slots=True)
class Findings:
    """Everything the extractors found in one document."""

    scene: Scene
    entities: Entities
    people: list[Person]
    agreements: Agreements
    relations: list[Relation]
    signing: Signing | None
    title: Segment | None
    issued: Dated | None
    clauses: list[Clause] = field(default_factory=list)
    contacts: list[ContactPoint] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    programmes: list[Programme] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)


def find(
    document: Document, language: str, segments: list[Segment], authority: Authority
) -> Findings:
    """Reads a document's segments."""
    scene = Scene(document, language, segments, authority)
    find_mentions(scene)
    known = entities(scene)
    point(scene, known)
    point_latin(scene, known)
    if language != "ja":
        join_abridged(known)
    persons = people(scene, known)
    date = issued(scene) or dateline(scene)
    bonds = agreements(scene, known, persons, date.value if date else None)
    if language != "ja":
        give_each_a_party(bonds)
    contracts = held_contracts(bonds)
    add_validity(bonds)
    add_activities(bonds)
    add_concerns(bonds)
    stated = relations(scene, known)
    parties = {entity for bond in bonds.bonds for entity in bond.parties}
    undertakings = programmes(scene, known, parties)
    stated += [
        *programme_relations(scene, undertakings),
        *spin_offs(scene, known),
        *origins(scene),
        *successions(scene),
    ]
    ceremony = signing(bonds)
    told = events(scene, known, bonds, ceremony, stated, date)
    known_facts = {(r.subject, r.predicate, r.value) for r in stated}
    stated += [r for r in openings(known, told) if r[:3] not in known_facts]
    reached = contact_points(scene, known, persons)
    stated += seats(scene, reached)
    return Findings(
        scene,
        known,
        persons,
        bonds,
        stated,
        ceremony,
        title(scene),
        date,
        clauses=clauses(bonds, contracts),
        contacts=reached,
        counts=counts(bonds),
        figures=figures(scene, known, bonds.bonds),
        programmes=undertakings,
        events=told,
    )
