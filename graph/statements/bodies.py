"""Facilities and clusters that act like organisations: as parties, with offices, running others."""

from __future__ import annotations

from graph.model import Entity, Local, Statement, Subject
from graph.statements.writer import Writer
from graph.vocab import ORG, RK

#: What leads to an organisation (shapes: LinkToOrganization).
_LEADS_TO_A_BODY = frozenset(
    {
        ORG("organization"),
        ORG("unitOf"),
        *map(RK, ("party", "lender", "borrower", "operatedBy", "bearer", "organizationalUnit")),
    }
)
_CAN_ACT = frozenset({"facility", "cluster"})


def write_bodies(writer: Writer) -> None:
    """Makes a facility or cluster an organisation too where a statement takes it for one.

    What can be no organisation (a place) makes such a statement none: it is left out.
    """
    kinds = {entity.local: entity for entity in writer.reading.entities}
    kept = []
    for statement in writer.reading.statements:
        target = statement.object
        if statement.predicate in _LEADS_TO_A_BODY and isinstance(target, Local):
            entity = kinds[target]
            if not _is_body(entity) and target.kind not in _CAN_ACT:
                continue
            if not _is_body(entity):
                entity.types = (*entity.types, ORG("Organization"))
        kept.append(statement)
    empty = _empty_memberships(kept)
    writer.reading.statements[:] = [s for s in kept if s.subject not in empty]
    writer.reading.entities[:] = [e for e in writer.reading.entities if e.local not in empty]


def _empty_memberships(statements: list[Statement]) -> set[Subject]:
    """Memberships that say neither in what nor as what."""
    telling = {ORG("organization"), RK("roleTitle")}
    told = {s.subject for s in statements if s.predicate in telling}
    return {s.subject for s in statements if s.predicate == ORG("member")} - told


def _is_body(entity: Entity) -> bool:
    return ORG("Organization") in entity.types or ORG("OrganizationalUnit") in entity.types
