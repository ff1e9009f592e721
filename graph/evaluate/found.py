"""What was read from a document, in the terms in which it is compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from graph.evaluate.outcome import Item, surface, surfaces
from graph.model import Entity, Iri, Literal, Local, Object, Reading, Span, Statement
from graph.vocab import ORG, RK

#: Kinds of local entities and the kind of the evaluation.
_KINDS = {
    "organization": "organisations",
    "facility": "facilities_and_clusters",
    "cluster": "facilities_and_clusters",
    "programme": "programmes",
    "person": "people",
}
_BODIES = {ORG("Organization"), ORG("OrganizationalUnit")}


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    """A thing with names. ``kinds`` are all as which it was read, ``kind`` is the first."""

    local: Local
    kind: str
    kinds: frozenset[str]
    surfaces: frozenset[str]
    item: Item


class Link(NamedTuple):
    """A thing that a statement names, with the names that count for it there."""

    thing: Thing
    surfaces: frozenset[str]
    spans: tuple[Span, ...]


class Value(NamedTuple):
    """A value that a statement gives."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Membership:
    """A person's role: ``title`` may be empty; ``bodies`` are organisation and unit."""

    person: Thing
    title: str
    bodies: tuple[Link, ...]
    item: Item


@dataclass(frozen=True, slots=True, eq=False)
class Agreement:
    """An agreement: ``fields`` by the names that the gold uses."""

    local: Local
    names: frozenset[str]
    parties: tuple[Link, ...]
    fields: dict[str, list[Value]]
    renews: tuple[tuple[Local, Value], ...]
    succeeds: tuple[tuple[Local, Value], ...]
    activities: tuple[Value, ...]
    item: Item


@dataclass(slots=True)
class Found:
    """Everything of a reading that is compared."""

    things: list[Thing]
    people: list[Thing]
    memberships: list[Membership]
    agreements: list[Agreement]


def found(reading: Reading) -> Found:
    """The things, people, roles and agreements of a reading."""
    made = {e.local: _thing(e) for e in reading.entities if e.local.kind in _KINDS}
    facts = _Facts(reading, made)
    memberships = [_membership(e, facts) for e in reading.entities if e.local.kind == "membership"]
    return Found(
        [thing for thing in made.values() if thing.kind != "people"],
        [thing for thing in made.values() if thing.kind == "people"],
        [membership for membership in memberships if membership is not None],
        [_agreement(e, facts) for e in reading.entities if e.local.kind == "agreement"],
    )


class _Facts:
    """Statements by subject and predicate."""

    def __init__(self, reading: Reading, things: dict[Local, Thing]) -> None:
        self._text = reading.document.text
        self._things = things
        self._by: dict[tuple[object, str], list[Statement]] = {}
        for statement in reading.statements:
            key = (statement.subject, str(statement.predicate))
            self._by.setdefault(key, []).append(statement)

    def of(self, subject: Local, *predicates: Iri) -> list[Statement]:
        """The statements about ``subject`` with one of the predicates."""
        return [s for name in predicates for s in self._by.get((subject, str(name)), ())]

    def links(self, subject: Local, *predicates: Iri) -> tuple[Link, ...]:
        """The things that those statements name."""
        return tuple(
            Link(self._things[s.object], self._names(self._things[s.object], s), s.evidence)
            for s in self.of(subject, *predicates)
            if isinstance(s.object, Local) and s.object in self._things
        )

    def _names(self, thing: Thing, statement: Statement) -> frozenset[str]:
        """The thing's names, and the one in the evidence if it is a form of one of them."""
        texts = {surface(self._text[span.start : span.end]) for span in statement.evidence}
        forms = {t for t in texts for n in thing.surfaces if t and (t in n or n in t)}
        return thing.surfaces | forms

    def values(self, subject: Local, *predicates: Iri) -> list[Value]:
        """Those statements' values as text: of an IRI the last part."""
        return [Value(_text(s.object), s.evidence) for s in self.of(subject, *predicates)]

    def locals(self, subject: Local, predicate: Iri) -> tuple[tuple[Local, Value], ...]:
        """Those statements' objects where they are entities."""
        return tuple(
            (s.object, Value(s.object.key, s.evidence))
            for s in self.of(subject, predicate)
            if isinstance(s.object, Local)
        )


def _text(value: Object) -> str:
    if isinstance(value, Literal):
        return value.value
    if isinstance(value, Local):
        return value.key
    return value.replace("#", "/").rsplit("/", 1)[-1]


def _thing(entity: Entity) -> Thing:
    kind = _KINDS[entity.local.kind]
    kinds = {kind}
    if kind != "people" and _BODIES & set(entity.types):
        kinds.add("organisations")
    names = list(dict.fromkeys(name.text for name in entity.names))
    spans = tuple(sorted({name.span for name in entity.names}))
    label = " = ".join(names[:3]) or entity.local.key
    return Thing(entity.local, kind, frozenset(kinds), surfaces(*names), Item(label, spans=spans))


def _membership(entity: Entity, facts: _Facts) -> Membership | None:
    people = facts.links(entity.local, ORG("member"))
    if not people:
        return None
    titles = facts.values(entity.local, RK("roleTitle"))
    bodies = facts.links(entity.local, ORG("organization"), RK("unit"), RK("organizationalUnit"))
    title = titles[0].text if titles else ""
    body = " / ".join(_first(link.thing) for link in bodies)
    label = " · ".join([_first(people[0].thing), title or "–", body or "–"])
    spans = _spans([people[0].spans, *(value.spans for value in titles)])
    return Membership(people[0].thing, surface(title), bodies, Item(label, spans=spans))


def _agreement(entity: Entity, facts: _Facts) -> Agreement:
    local = entity.local
    parties = facts.links(local, RK("party"))
    fields = {
        "signed": facts.values(local, RK("signedOn")),
        "valid_from": facts.values(local, RK("validFrom")),
        "valid_until": facts.values(local, RK("validUntil")),
        "term": facts.values(local, RK("term")),
        "status": [
            Value(value.text.lower(), value.spans) for value in facts.values(local, RK("status"))
        ],
    }
    when = ", ".join(value.text for value in fields["signed"] or fields["status"])
    label = " · ".join(filter(None, [" + ".join(_first(p.thing) for p in parties), when]))
    spans = _spans(
        [
            *(value.spans for value in fields["status"]),
            *(value.spans for value in fields["signed"]),
            *((name.span,) for name in entity.names),
            *(party.spans for party in parties),
        ]
    )
    return Agreement(
        local,
        surfaces(*(name.text for name in entity.names)),
        parties,
        fields,
        facts.locals(local, RK("renews")),
        facts.locals(local, RK("succeeds")),
        tuple(facts.values(local, RK("activity"))),
        Item(label or local.key, spans=spans),
    )


def _first(thing: Thing) -> str:
    return thing.item.label.split(" = ")[0]


def _spans(groups: Iterable[Iterable[Span]]) -> tuple[Span, ...]:
    """All spans once, the first ones first: what states the claim leads."""
    return tuple(dict.fromkeys(span for group in groups for span in group))
