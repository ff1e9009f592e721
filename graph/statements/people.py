"""People and their memberships."""

from __future__ import annotations

from graph.extract.people import Person
from graph.extract.sighting import Role
from graph.lexicon import name_language
from graph.model import Literal, Local, Name, Span
from graph.patterns import regex
from graph.statements.writer import Writer
from graph.vocab import FOAF, ORG, RK, SCHEMA


def write_people(writer: Writer) -> None:
    """Adds each person and each of their roles."""
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


_FORM_OF_ADDRESS = regex(r"\b(?:Mr|Mrs|Ms|Herrn?|Frau)\b\.? ?")


def _write_titles(writer: Writer, local: Local, person: Person) -> None:
    for sighting in person.sightings:
        academic = _FORM_OF_ADDRESS.sub("", sighting.titles).strip()
        if academic:
            writer.claim(local, SCHEMA("honorificPrefix"), Literal(academic), sighting.span)
            return


def _write_membership(writer: Writer, member: Local, person: Person, role: Role) -> None:
    body = role.organization.entity if role.organization is not None else -1
    where = writer.things[body].key if body in writer.things else ""
    local = writer.keys.local("membership", f"{member.key} {where} {role.title}")
    writer.entity(local, [ORG("Membership")], [])
    stated = [role, *role.again]
    writer.claim(local, ORG("member"), member, *(_nearest(person, r) for r in stated))
    if role.title:
        title = Literal(role.title, language=name_language(role.title, role.segment.language))
        alike = [r.span for r in stated if r.title == role.title]
        writer.claim(local, RK("roleTitle"), title, *alike)
    if role.organization is not None and body in writer.things:
        bodies = [r.organization for r in stated if r.organization is not None]
        spans = [m.span for m in bodies if m.entity == body]
        writer.claim(local, ORG("organization"), writer.things[body], *spans)
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
