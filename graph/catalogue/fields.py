"""What a collection and a field are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What the values of a field are, which decides how they are filtered and shown."""

    #: A string as it is stated, compared as a whole.
    TEXT = "text"
    #: Strings in languages, shown in the one that is asked for.
    NAME = "name"
    #: A term of the vocabulary or of one of its lists, shown by its local name.
    WORD = "word"
    #: ``xsd:date``, ``xsd:gYearMonth`` or ``xsd:gYear``, as stated.
    DAY = "day"
    #: ``xsd:decimal`` or ``xsd:integer``.
    NUMBER = "number"
    #: Another thing.
    THING = "thing"


#: Kinds of which a range can be asked for.
ORDERED = (Kind.DAY, Kind.NUMBER)


@dataclass(frozen=True, slots=True)
class Field:
    """One property of the things of a collection.

    ``path`` is a SPARQL property path from the thing to its values, with the
    prefixes of :data:`graph.vocab.PREFIXES`. ``leads_to`` are the kinds of
    things (path segments of their IRIs) that a THING may be.
    """

    name: str
    kind: Kind
    path: str
    about: str
    many: bool = False
    leads_to: tuple[str, ...] = ()

    @property
    def predicate(self) -> str | None:
        """The property's prefixed name, with ^ if it leads here; None for a longer path."""
        is_plain = not set("/|*+?!()^") & set(self.path.removeprefix("^"))
        return self.path if is_plain else None


@dataclass(frozen=True, slots=True)
class Collection:
    """Things of one class. ``kind`` is the path segment of their IRIs."""

    name: str
    kind: str
    type: str
    about: str
    fields: tuple[Field, ...]

    def field(self, name: str) -> Field | None:
        """The field of that name."""
        return next((field for field in self.fields if field.name == name), None)
