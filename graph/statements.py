"""What was found in a document → its entities and statements.

This is the only place where findings of the extractors become claims in the
vocabulary. Every claim carries the spans that make it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph.calendar import PartialDate
from graph.extract.bond import Bond, Dated
from graph.extract.entities import Thing
from graph.extract.findings import Findings
from graph.extract.keys import Keys
from graph.extract.mentions import Mention
from graph.extract.people import Person
from graph.extract.relations import Relation
from graph.extract.sighting import Role
from graph.extract.signing import Signing
from graph.lexicon import name_language
from graph.model import Entity, Iri, Literal, Local, Name, Object, Reading, Span, Statement
from graph.vocab import ACTIVITIES, DCTERMS, FOAF, ORG, RK, SCHEMA, XSD

_CATEGORY_TYPES = {"organization": ORG("Organization"), "facility": RK("Facility")}
_FOREIGN = {"OrganizationalUnit": ORG, "Organization": ORG, "Person": FOAF}
_STATUS = {name: RK(name) for name in ("Concluded", "Draft", "Planned")}


@dataclass(slots=True)
class _Writer:
    """Collects entities and statements of one document."""

    findings: Findings
    reading: Reading
    keys: Keys = field(default_factory=Keys)
    things: dict[int, Local] = field(default_factory=dict)
    people: dict[int, Local] = field(default_factory=dict)
    bonds: dict[int, Local] = field(default_factory=dict)

    def claim(self, subject: Local, predicate: Iri, value: Object, *spans: Span) -> None:
        """One statement; ``extractor`` is set by the caller through :meth:`as_`."""
        evidence = tuple(sorted(set(spans)))
        self.reading.statements.append(
            Statement(subject, predicate, value, evidence, self.extractor)
        )

    extractor: str = "names"

    def entity(self, local: Local, types: list[Iri], names: list[Name]) -> Entity:
        """Adds an entity."""
        made = Entity(local, tuple(dict.fromkeys(types)), names)
        self.reading.entities.append(made)
        return made

    def literal(self, text: str) -> Literal:
        """A language-tagged text of this document."""
        return Literal(text, language=name_language(text, self.reading.language))


def statements(findings: Findings, identifier: str) -> Reading:
    """The reading of the document whose findings these are."""
    scene = findings.scene
    reading = Reading(scene.document, identifier, scene.language)
    writer = _Writer(findings, reading)
    _write_things(writer)
    _write_document(writer)
    _write_relations(writer)
    _write_former_names(writer)
    _write_people(writer)
    _write_agreements(writer)
    if findings.signing is not None:
        _write_signing(writer, findings.signing)
    return reading


# --- bodies, clusters, facilities, places ---------------------------------------------


def _write_things(writer: _Writer) -> None:
    needed = _needed(writer.findings)
    for index, thing in writer.findings.entities.alive():
        if thing.category in ("place", "programme") and index not in needed:
            continue
        local = writer.keys.local(_kind(thing), thing.name)
        writer.things[index] = local
        entity = writer.entity(local, _types(writer, index, thing), _names(writer, thing.mentions))
        if thing.record is not None:
            entity.hints["authority"] = thing.record.slug


def _kind(thing: Thing) -> str:
    return thing.category


def _needed(findings: Findings) -> set[int]:
    """Places and programmes that something is said about."""
    used = {r.value for r in findings.relations if isinstance(r.value, int)}
    used |= {r.subject for r in findings.relations}
    if findings.signing is not None and findings.signing.place is not None:
        used.add(findings.signing.place.entity)
    return used


def _types(writer: _Writer, index: int, thing: Thing) -> list[Iri]:
    if thing.category == "organization":
        unit = "OrganizationalUnit" in thing.types
        types = [] if unit else [ORG("Organization")]
        kinds = ["OrganizationalUnit"] if unit else [t for t in thing.types if t]
        return types + [_FOREIGN.get(t, RK)(t) for t in kinds]
    types = [RK(thing.category.capitalize())]
    if thing.category in ("facility", "cluster") and _is_party(writer.findings, index):
        types.append(ORG("Organization"))
    return types


def _is_party(findings: Findings, index: int) -> bool:
    return any(index in bond.parties for bond in findings.agreements.bonds)


def _names(writer: _Writer, mentions: list[Mention]) -> list[Name]:
    default = writer.reading.language
    names = [
        Name(m.text, name_language(m.text, _language(m, default)), m.span)
        for m in mentions
        if not m.pointing
    ]
    return sorted(set(names), key=lambda name: (name.span, name.text))


def _language(mention: Mention, default: str) -> str:
    return mention.segment.language if mention.segment.language != default else default


# --- the document ---------------------------------------------------------------------


def _write_document(writer: _Writer) -> None:
    document = Local("document", writer.reading.identifier)
    writer.extractor = "document"
    findings = writer.findings
    if findings.title is not None:
        text = findings.title.text
        span = text.whole()
        writer.claim(document, DCTERMS("title"), writer.literal(text.text), span)
    if findings.issued is not None:
        value = findings.issued.value.literal()
        writer.claim(document, DCTERMS("issued"), value, findings.issued.span)


# --- relations ------------------------------------------------------------------------

_PREDICATES = {
    "unitOf": ORG("unitOf"),
    "country": SCHEMA("addressCountry"),
    "founded": SCHEMA("foundingDate"),
    "operatedBy": RK("operatedBy"),
    "opened": RK("openedOn"),
}


def _write_relations(writer: _Writer) -> None:
    writer.extractor = "relations"
    grouped: dict[tuple[int, str, object], list[Relation]] = {}
    for relation in writer.findings.relations:
        key = (relation.subject, relation.predicate, relation.value)
        grouped.setdefault(key, []).append(relation)
    for (subject, predicate, value), group in grouped.items():
        target = _value(writer, value)
        if subject not in writer.things or target is None:
            continue
        spans = [r.span for r in group]
        local = writer.things[subject]
        writer.claim(local, _PREDICATES[predicate], target, *spans)
        if predicate == "operatedBy" and local.kind == "cluster" and isinstance(target, Local):
            writer.claim(target, RK("manages"), local, *spans)


def _write_former_names(writer: _Writer) -> None:
    for index, thing in writer.findings.entities.alive():
        for mention in thing.former:
            if index in writer.things:
                name = Literal(
                    mention.text, language=name_language(mention.text, mention.segment.language)
                )
                writer.claim(writer.things[index], RK("formerName"), name, mention.span)


def _value(writer: _Writer, value: object) -> Object | None:
    if isinstance(value, int):
        return writer.things.get(value)
    if isinstance(value, PartialDate):
        return value.literal()
    return Literal(str(value))


# --- people ---------------------------------------------------------------------------


def _write_people(writer: _Writer) -> None:
    writer.extractor = "people"
    for number, person in enumerate(writer.findings.people):
        local = writer.keys.local("person", person.name)
        writer.people[number] = local
        names = [
            Name(s.name, name_language(s.name, s.segment.language), s.span)
            for s in person.sightings
        ]
        writer.entity(local, [FOAF("Person")], sorted(set(names), key=lambda n: (n.span, n.text)))
        _write_titles(writer, local, person)
        for role in person.roles:
            _write_membership(writer, local, person, role)


def _write_titles(writer: _Writer, local: Local, person: Person) -> None:
    for sighting in person.sightings:
        academic = re.sub(r"\b(?:Mr|Mrs|Ms|Herrn?|Frau)\b\.? ?", "", sighting.titles).strip()
        if academic:
            writer.claim(local, SCHEMA("honorificPrefix"), Literal(academic), sighting.span)
            return


def _write_membership(writer: _Writer, member: Local, person: Person, role: Role) -> None:
    body = role.organization.entity if role.organization is not None else -1
    where = writer.things[body].key if body in writer.things else ""
    local = writer.keys.local("membership", f"{member.key} {where} {role.title}")
    writer.entity(local, [ORG("Membership")], [])
    name = _nearest(person, role)
    writer.claim(local, ORG("member"), member, name)
    if role.title:
        title = Literal(role.title, language=name_language(role.title, role.segment.language))
        writer.claim(local, RK("roleTitle"), title, role.span)
    if role.organization is not None and body in writer.things:
        writer.claim(local, ORG("organization"), writer.things[body], role.organization.span)
    if role.unit is not None and role.unit.entity in writer.things:
        unit = writer.things[role.unit.entity]
        writer.claim(local, RK("organizationalUnit"), unit, role.unit.span)
    issued = writer.findings.issued
    if issued is not None:
        writer.claim(local, RK("attestedOn"), issued.value.literal(), issued.span)


def _nearest(person: Person, role: Role) -> Span:
    """The sighting that states the role: the nearest one."""
    start = role.span.start
    return min((s.span for s in person.sightings), key=lambda span: abs(span.start - start))


# --- agreements -----------------------------------------------------------------------


def _write_agreements(writer: _Writer) -> None:
    writer.extractor = "agreements"
    bonds = writer.findings.agreements.bonds
    for bond in bonds:
        year = next((str(d.value.year) for d in bond.signed if d.value.year), bond.status.lower())
        parties = " ".join(writer.things[i].key for i in sorted(bond.parties) if i in writer.things)
        local = writer.keys.local("agreement", f"{parties} {year}")
        writer.bonds[id(bond)] = local
        types = [RK("Agreement"), *(RK(kind) for kind in bond.kinds[:1])]
        names = [
            Name(s.text.text[a:b], name_language(s.text.text[a:b], s.language), s.text.span(a, b))
            for s, a, b in bond.names
        ]
        writer.entity(local, types, sorted(set(names), key=lambda n: (n.span, n.text)))
    for bond in bonds:
        _write_agreement(writer, bond)


def _write_agreement(writer: _Writer, bond: Bond) -> None:
    local = writer.bonds[id(bond)]
    for index, mention in bond.parties.items():
        if index in writer.things:
            writer.claim(local, RK("party"), writer.things[index], mention.span)
    writer.claim(local, RK("status"), _STATUS[bond.status], bond.span)
    dated: tuple[tuple[str, list[Dated]], ...] = (
        ("signedOn", bond.signed),
        ("validFrom", bond.valid_from),
        ("validUntil", bond.valid_until),
    )
    for name, dates in dated:
        for date in dates:
            writer.claim(local, RK(name), date.value.literal(), date.span)
    for term, span in bond.terms:
        writer.claim(local, RK("term"), Literal(term, XSD("duration")), span)
    if bond.renews is not None:
        writer.claim(local, RK("renews"), writer.bonds[id(bond.renews)], bond.span)
    if bond.succeeds is not None:
        writer.claim(local, RK("succeeds"), writer.bonds[id(bond.succeeds)], bond.span)
    for index, mention in bond.concerns.items():
        if index in writer.things:
            writer.claim(local, RK("concerns"), writer.things[index], mention.span)
    for concept in dict.fromkeys(c for c, _ in bond.activities):
        spans = [span for c, span in bond.activities if c == concept]
        writer.claim(local, RK("activity"), ACTIVITIES(concept), *spans)


def _write_signing(writer: _Writer, event: Signing) -> None:
    writer.extractor = "signings"
    agreement = writer.bonds[id(event.bond)]
    local = writer.keys.local("event", f"signing {agreement.key}")
    writer.entity(local, [RK("SigningEvent")], [])
    writer.claim(local, RK("signingOf"), agreement, event.evidence)
    for date in event.held:
        writer.claim(local, RK("heldOn"), date.value.literal(), date.span)
    if event.place is not None and event.place.entity in writer.things:
        writer.claim(local, RK("heldIn"), writer.things[event.place.entity], event.place.span)
    for predicate, group in (("signatory", event.signatories), ("attendee", event.attendees)):
        for number, span in group:
            writer.claim(local, RK(predicate), writer.people[number], span)
