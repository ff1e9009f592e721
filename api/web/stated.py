"""What a document states, as its page lists it: by thing, in the order of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from api.web.marked import Place
from api.web.reader import Reader
from api.web.terms import Terms
from api.web.values import Called, Shown, Values
from api.web.words import text
from graph.catalogue import COLLECTIONS
from graph.catalogue.rows import Row
from graph.vocab import FOAF, ORG, QB, RK, expanded

#: The most facts that one page shows.
MOST_FACTS = 6000
#: What facts are about, as people look for it: name → kinds of things.
ABOUT = {
    "document": ("document",),
    "who": ("organization", "person", "membership"),
    "agreements": ("agreement", "clause"),
    "events": ("event",),
    "figures": ("observation", "indicator", "count"),
    "places": ("cluster", "facility", "place", "programme"),
}
_ABOUT_KIND = {kind: name for name, kinds in ABOUT.items() for kind in kinds}
#: How figures are arranged as data cubes, and what names files: no news to whoever reads.
BOOKKEEPING_KINDS = ("dataset", "slice")
_BOOKKEEPING = ("qb:dataSet", "rk:factsIn", "rk:statedTo", "schema:sha256")
_WITH_PAGES = frozenset(one.kind for one in COLLECTIONS.values())
#: What things of a kind are, where that is not the term of ours that is called alike.
_CLASSES = {
    "organization": ORG("Organization"),
    "person": FOAF("Person"),
    "membership": ORG("Membership"),
    "observation": QB("Observation"),
    "count": RK("CountClaim"),
    "dataset": QB("DataSet"),
    "slice": QB("Slice"),
}


class Span(NamedTuple):
    """A place of a fact: half-open, in code points."""

    start: int
    end: int


@dataclass(slots=True)
class Fact:
    """A statement of a document."""

    slug: str
    property: str
    value: Shown
    places: list[Span]
    #: Whether the document says so as a whole.
    is_whole: bool
    #: What else is said of it, such as that documents disagree: chip and where it leads.
    notes: list[Shown]


@dataclass(slots=True)
class Thing:
    """A thing, and what a document states of it."""

    name: Shown
    kind: str
    about: str
    is_new: bool
    facts: list[Fact] = field(default_factory=list)


class Writer:
    """Writes statements down for a reader."""

    def __init__(
        self, reader: Reader, terms: Terms, called: Mapping[str, Called] = MappingProxyType({})
    ) -> None:
        self._language = reader.language
        self._values = Values(reader, terms, called)

    def value(self, row: Row) -> Shown:
        """A thing or what a literal says; a link only to what has a page already."""
        if row.get("datatype") == "xsd:boolean" and row["value"] in ("true", "false"):
            return Shown(text(self._language, f"things.{row['value']}"))
        if row.get("is_new"):
            # What a draft calls so may be the name of something else until it is kept.
            return Shown(row["label"])
        # Where a draft would give a thing another name, it has its page under the one of before.
        shown = self._values.stated({**row, "id": row["known_as"]} if "known_as" in row else row)
        has_page = row.get("kind") in _WITH_PAGES
        return shown if has_page or "id" not in row else Shown(shown.text)

    def property(self, name: str) -> str:
        """What a property is called; ``^`` is the other direction."""
        if name == "^" + ORG("member"):
            return text(self._language, "document.role")
        return self._values.term(expanded(name))

    def kind(self, kind: str) -> str:
        """What things of a kind are called."""
        return self._values.term(_CLASSES.get(kind) or RK(kind.capitalize()))


def is_news(statement: Row) -> bool:
    """Whether a statement says something to whoever reads, and is no arrangement of the data."""
    kind, name = statement["subject"]["kind"], statement["property"]["name"]
    return kind not in BOOKKEEPING_KINDS and name not in _BOOKKEEPING


def things_in(
    statements: Iterable[Row],
    length: int,
    writer: Writer,
    notes: Callable[[Row], Iterable[Shown]] = lambda _: (),
) -> list[Thing]:
    """The things that a document of some length speaks of, each with its facts.

    ``notes`` tells what else is to be said of a statement.
    """
    things: dict[str, Thing] = {}
    for one in filter(is_news, statements):
        subject = one["subject"]
        thing = things.get(subject["id"])
        if thing is None:
            about = _ABOUT_KIND.get(subject["kind"], "places")
            is_new = bool(subject.get("is_new"))
            name = writer.value(subject)
            thing = things[subject["id"]] = Thing(name, subject["kind"], about, is_new)
        places = [Span(place["start"], place["end"]) for place in one["evidence"]]
        thing.facts.append(
            Fact(
                one["slug"],
                writer.property(one["property"]["id"]),
                writer.value(one["value"]),
                places,
                # That there is the document is said by all of it.
                places[0] == (0, length),
                list(notes(one)),
            )
        )
    return list(things.values())


def length_of(statements: Iterable[Row]) -> int:
    """How long a text is, from the places in it: what is said of it as a whole spans it."""
    return max((place["end"] for one in statements for place in one["evidence"]), default=0)


def places_in(things: Iterable[Thing]) -> list[Place]:
    """What is marked in the text: not what is stated by the document as a whole."""
    return [
        Place(start, end, fact.slug)
        for thing in things
        for fact in thing.facts
        if not fact.is_whole
        for start, end in fact.places
    ]


def by_slug(things: Iterable[Thing]) -> Mapping[str, str]:
    """What each fact is about."""
    return {fact.slug: thing.about for thing in things for fact in thing.facts}
