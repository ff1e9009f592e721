"""The values that pass from stage to stage.

A *document* is the user's text. A *mention* is a place in it where something
is named. A *statement* is one claim that the document makes, about entities
that are still local to the document (:class:`Local`), with the spans that say
so. A *reading* is everything one document yields. Reconciliation maps locals
to things with IRIs; it never rewrites a statement.
"""

from __future__ import annotations

import bisect
import hashlib
from dataclasses import dataclass, field
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open interval of Unicode code points in the document as read."""

    start: int
    end: int


class Iri(str):
    """An absolute IRI."""

    __slots__ = ()


class Literal(NamedTuple):
    """An RDF literal. ``language`` is set for language-tagged strings only."""

    value: str
    datatype: str = "http://www.w3.org/2001/XMLSchema#string"
    language: str = ""


def text_of(term: Iri | Literal) -> str:
    """What a literal says, or an IRI."""
    return term.value if isinstance(term, Literal) else str(term)


class Local(NamedTuple):
    """An entity as one document knows it: its kind and a key within the document.

    ``kind`` is the IRI path segment of the thing it will become
    (``organization``, ``person``, ``agreement`` …); ``key`` is unique among
    the document's entities of that kind and the same on every build.
    """

    kind: str
    key: str


Subject = Local | Iri
Object = Local | Iri | Literal


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim of one document, with the places in it that make the claim.

    ``evidence`` holds one or more spans, in document order. ``extractor``
    names the rule family that found it.
    """

    subject: Subject
    predicate: Iri
    object: Object
    evidence: tuple[Span, ...]
    extractor: str

    def key(self, document: str) -> str:
        """A stable identifier: 20 hex digits of the SHA-256 of the claim.

        ``document`` is the SHA-256 of the document's bytes. The identifier
        depends on the claim as the document makes it, so neither a merge nor
        better evidence changes it.
        """
        parts = (document, repr(self.subject), self.predicate, repr(self.object))
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:20]


class Name(NamedTuple):
    """One surface form of an entity, as the document writes it (NFKC, one line)."""

    text: str
    language: str
    span: Span


@dataclass(slots=True)
class Entity:
    """A local entity: its classes, its names in document order, and hints.

    ``types`` are class IRIs. ``hints`` carry what reconciliation may use and
    what no statement says (a person's family name, a role's canonical key).
    """

    local: Local
    types: tuple[Iri, ...]
    names: list[Name] = field(default_factory=list)
    hints: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read. ``text`` has its line ends and no byte order mark.

    ``pages`` holds the offset at which each page begins, in order; it is empty
    where the format has no pages.
    """

    sha256: str
    name: str
    media_type: str
    text: str
    pages: tuple[int, ...] = ()

    def page(self, offset: int) -> int | None:
        """The number of the page, from 1, that the character at ``offset`` stands on."""
        return bisect.bisect_right(self.pages, offset) or None


@dataclass(slots=True)
class Reading:
    """Everything that was read from one document: entities and statements."""

    document: Document
    identifier: str
    language: str
    entities: list[Entity] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
