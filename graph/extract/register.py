"""The agreements of one document while they are collected, and small helpers around them."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.calendar import DateMention, PartialDate
from graph.extract.bond import Bond, Dated, name_key
from graph.extract.clauses import Term
from graph.extract.entities import Entities
from graph.extract.mentions import Mention, Scene
from graph.extract.people import Person
from graph.segments import Segment

#: A title stands among as many lines at the top.
HEAD = 6


@dataclass(slots=True)
class Agreements:
    """The agreements of a document; ``main`` is the one it is about."""

    scene: Scene
    entities: Entities
    people: list[Person]
    issued: PartialDate | None = None
    bonds: list[Bond] = field(default_factory=list)
    main: Bond | None = None
    #: Parties and kind named last in a block of lines: a following sentence may leave them out.
    last_parties: dict[int, tuple[list[Mention], list[str]]] = field(default_factory=dict)
    last_signed: list[Dated] = field(default_factory=list)
    #: The agreement that a line tells of because of the heading it stands under, by its index.
    entered: dict[int, Bond] = field(default_factory=dict)


def dated(segment: Segment, date: DateMention) -> Dated:
    """A date mention of ``segment`` with its place in the document."""
    return Dated(date.date, segment.text.span(date.start, date.end))


def distinct(found: Agreements, mentions: list[Mention]) -> list[Mention]:
    """One mention per entity, in order; a body's name as soon as it has one."""
    chosen: dict[int, Mention] = {}
    for mention in mentions:
        if mention.entity < 0:
            found.entities.place(mention)
        chosen.setdefault(mention.entity, mention)
    return list(chosen.values())


def join_parties(found: Agreements, bond: Bond, mentions: list[Mention]) -> None:
    """Adds parties, one per entity."""
    for mention in distinct(found, mentions):
        bond.parties.setdefault(mention.entity, mention)


def add_name(bond: Bond, segment: Segment, term: Term) -> None:
    """Adds the name that a term belongs to; 支援 in it makes a support agreement."""
    name = segment.text.text[term.name_start : term.name_end]
    if "支援" in name and term.kind == "CooperationAgreement":
        bond.kinds = ["SupportAgreement"]
    bond.names.append((segment, term.name_start, term.name_end))
    if term.quoted or term.draft or (len(name) > 5 and name.endswith(("契約", "契約書"))):
        bond.formal.add(name_key(name))


def renewed(bond: Bond, segment: Segment, date: DateMention) -> Bond:
    """The renewal of ``bond`` that ``segment`` dates."""
    again = Bond(segment, date.start, date.end, dict(bond.parties), list(bond.kinds))
    again.names, again.formal = list(bond.names), set(bond.formal)
    again.signed, again.renewal, again.earlier = [dated(segment, date)], True, bond.earlier
    return again
