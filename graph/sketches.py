"""What reconciliation has to know of a document: its entities and what is said of them.

A sketch is a tenth of a reading. Those of all documents are in memory while it is
decided which entities are one; the readings are not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from graph.calendar import PartialDate, parse_date
from graph.model import Entity, Iri, Literal, Local, Name, Object, Reading
from graph.vocab import DCTERMS, RK, SCHEMA

_TITLE = DCTERMS("title")

#: Many documents state the same few dates.
_date = lru_cache(maxsize=50_000)(parse_date)


class Mention(NamedTuple):
    """An entity as one document knows it; ``document`` is the SHA-256 of its bytes."""

    document: str
    local: Local


@dataclass(slots=True, eq=False)
class Node:
    """A mention, its names and hints, and the statements it is the subject of."""

    mention: Mention
    types: frozenset[Iri]
    names: tuple[Name, ...]
    hints: dict[str, str]
    out: dict[Iri, list[Object]] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The kind of thing: ``organization``, ``person`` …"""
        return self.mention.local.kind

    @property
    def document(self) -> str:
        """SHA-256 of the document."""
        return self.mention.document

    @property
    def best_name(self) -> str:
        """The longest surface, or ''."""
        return max((n.text for n in self.names), key=lambda t: (len(t), t), default="")

    def texts(self, predicate: Iri) -> list[Literal]:
        """The literals of statements with ``predicate``."""
        objects = self.out.get(predicate)
        return [o for o in objects if isinstance(o, Literal)] if objects else []

    def dates(self, *predicates: Iri) -> list[PartialDate]:
        """The dates stated with any of ``predicates``, sorted."""
        found = (_date(t.value) for p in predicates for t in self.texts(p))
        return sorted({date for date in found if date is not None})

    def country(self) -> str:
        """ISO code that the document or the extractor's hint gives, or ''."""
        stated = self.texts(SCHEMA("addressCountry"))
        return stated[0].value if stated else self.hints.get("country", "")

    def class_names(self) -> frozenset[str]:
        """Local names of the classes of Renkei's own vocabulary."""
        return frozenset(t[len(RK) :] for t in self.types if t.startswith(RK))

    def __reduce__(self) -> tuple[type[Node], tuple[object, ...]]:
        # Ten thousand documents have a hundred thousand nodes to be read from disk.
        return Node, (self.mention, self.types, self.names, self.hints, self.out)


class Sketch(NamedTuple):
    """One document's nodes, and the titles it states of itself, the first place first."""

    sha256: str
    identifier: str
    nodes: tuple[Node, ...]
    titles: tuple[Literal, ...]


def sketch(reading: Reading) -> Sketch:
    """What reconciliation has to know of a reading."""
    titles = sorted(
        (statement.evidence, statement.object)
        for statement in reading.statements
        if statement.predicate == _TITLE and isinstance(statement.object, Literal)
    )
    return Sketch(
        reading.document.sha256,
        reading.identifier,
        tuple(sorted(_nodes(reading), key=lambda node: node.mention)),
        tuple(title for _, title in titles),
    )


def _nodes(reading: Reading) -> Iterable[Node]:
    nodes: dict[Local, Node] = {}
    sha256 = reading.document.sha256

    def node(local: Local) -> Node:
        if local not in nodes:
            nodes[local] = Node(Mention(sha256, local), frozenset(), (), {})
        return nodes[local]

    for entity in reading.entities:
        _fill(node(entity.local), entity)
    for statement in reading.statements:
        if isinstance(statement.object, Local):
            node(statement.object)
        if isinstance(statement.subject, Local):
            values = node(statement.subject).out.setdefault(statement.predicate, [])
            if statement.object not in values:
                values.append(statement.object)
    for made in nodes.values():
        for values in made.out.values():
            values.sort(key=repr)
    return [made for local, made in nodes.items() if local.kind != "document"]


def _fill(node: Node, entity: Entity) -> None:
    node.types |= frozenset(entity.types)
    node.names += tuple(entity.names)
    node.hints |= entity.hints
