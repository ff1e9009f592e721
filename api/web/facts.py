"""What is known of a thing, fact by fact, each with what makes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from api.web.reader import Reader
from api.web.values import Shown, Values
from graph.catalogue import Collection, Field
from graph.catalogue.rows import Row
from graph.vocab import RDF, RDFS, SKOS, expanded

#: Properties that rules add; nobody states them.
_DERIVED = ("rk:partnerOf", "rk:activeFrom", "rk:activeUntil", "rk:mentionedIn")
#: Fields that pages show in a place of their own.
_APART = ("names", "document", "identifier")
_NAMES = (RDFS("label"), SKOS("altLabel"))
#: Quotes of one statement that are shown at once.
_MOST = 3


@dataclass(frozen=True, slots=True)
class Source:
    """A statement of a document: where it stands, and its sentences where they are at hand."""

    statement: str
    document: Shown
    sentences: tuple[str, ...]
    places: int
    #: The first place, in code points of the document.
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fact:
    """One value with its sources; ``origin`` is where it is from if no document states it."""

    value: Shown
    sources: tuple[Source, ...]
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The facts of one property."""

    label: str
    facts: tuple[Fact, ...]
    is_disputed: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """Something a thing is called in a language."""

    text: str
    lang: str
    sources: tuple[Source, ...]


class Facts:
    """What one answer of the API says of a thing, for one reader."""

    def __init__(self, collection: Collection, row: Row, values: Values, reader: Reader) -> None:
        self._collection = collection
        self._row = row
        self._values = values
        self._reader = reader
        self._told: dict[tuple[str, str], list[Source]] = {}
        for one in row["statements"]:
            said = one["property"]["id"], _key(one["value"])
            self._told.setdefault(said, []).append(self.source(one))
        self._leading: dict[str, list[Source]] = {}
        for one in row["led_to_by"]:
            self._leading.setdefault(one["subject"]["id"], []).append(self.source(one))

    def groups(self, without: Iterable[str] = ()) -> list[Group]:
        """All facts but those of some fields, by field; then what is in no field."""
        left_out = {*_APART, *without}
        fields = [one for one in self._collection.fields if one.name not in left_out]
        found = [self._group(field) for field in fields]
        return [*(one for one in found if one.facts), *self._others()]

    def names(self) -> list[Name]:
        """Every name, with the statements that use it."""
        return [
            Name(one["value"], one["lang"], tuple(self._stated(_NAMES, one)))
            for one in self._row.get("names", [])
        ]

    def of(self, subject: str) -> list[Source]:
        """The statements that lead from another thing to this one."""
        return _distinct(self._leading.get(subject, []))

    def source(self, statement: Row) -> Source:
        """A statement as the source of what it says."""
        places = statement["evidence"]
        sentences = dict.fromkeys(one["sentence"] for one in places if "sentence" in one)
        return Source(
            self._reader.link(f"/statements/{statement['slug']}"),
            replace(self._values.thing(statement["document"]), note=""),
            tuple(sentences)[:_MOST],
            len(places),
            places[0]["start"],
            places[0]["end"],
        )

    def _group(self, field: Field) -> Group:
        facts: dict[tuple[str, str], Fact] = {}
        for value, shown in self._values.each(self._collection, self._row, field.name):
            fact = self._fact(field, value, shown)
            before = facts.get((shown.text, shown.href))
            if before is not None:
                # The same words in two languages are one fact, with the sources of both.
                sources = _distinct([*before.sources, *fact.sources])
                fact = replace(before, sources=tuple(sources))
            facts[shown.text, shown.href] = fact
        label = self._values.field_name(self._collection, field.name)
        return Group(label, tuple(facts.values()), field.name in self._row["disputed"])

    def _fact(self, field: Field, value: Any, shown: Shown) -> Fact:
        predicate = field.predicate
        if predicate in _DERIVED:
            return Fact(shown, (), "derived")
        if predicate is None or predicate.startswith("^"):
            key = value.get("id", "") if isinstance(value, dict) else ""
            return Fact(shown, tuple(self.of(key)))
        property = RDF("type") if predicate == "a" else expanded(predicate)
        sources = tuple(self._stated((property,), value))
        return Fact(shown, sources, "" if sources else "curated")

    def _stated(self, properties: Iterable[str], value: Any) -> list[Source]:
        wanted = _key(value)
        return _distinct(
            source
            for (property, key), sources in self._told.items()
            if property in properties and _is_same(key, wanted)
            for source in sources
        )

    def _others(self) -> list[Group]:
        """What documents say with properties that are no fields of the collection."""
        known = {
            RDF("type") if one.predicate == "a" else expanded(one.predicate)
            for one in self._collection.fields
            if one.predicate
        }
        known.update((*_NAMES, RDF("type")))
        found: dict[str, dict[str, Fact]] = {}
        for one in self._row["statements"]:
            if one["property"]["id"] in known:
                continue
            label = one["property"]["label"]
            facts = found.setdefault(label[:1].upper() + label[1:], {})
            key = _key(one["value"])
            before = facts[key].sources if key in facts else ()
            facts[key] = Fact(self._values.stated(one["value"]), (*before, self.source(one)))
        return [Group(label, tuple(facts.values())) for label, facts in sorted(found.items())]


def _key(value: Any) -> str:
    if not isinstance(value, dict):
        return str(value)
    if "id" in value:
        return str(value["id"])
    return f"{value['value']}@{value.get('lang', '')}"


def _is_same(stated: str, wanted: str) -> bool:
    """Whether a field shows what a statement says: words are shown by their local names."""
    if stated == wanted:
        return True
    bare = stated.rpartition("@")[0] if "@" in stated else stated
    return bare == wanted or stated.replace("#", "/").rpartition("/")[2] == wanted


def _distinct(sources: Iterable[Source]) -> list[Source]:
    return list({one.statement: one for one in sources}.values())
