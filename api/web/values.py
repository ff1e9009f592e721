"""Values of things as their reader sees them: names instead of codes, dates as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from api.web.numbers import day_in, number_in, period_in
from api.web.reader import Reader
from api.web.rendering import page_of
from api.web.terms import Terms
from api.web.words import text, words
from graph.catalogue import Collection, Field, Kind
from graph.catalogue.rows import Row
from graph.vocab import expanded

#: Fields of which the words are concepts of a list: field → kind of its concepts.
_LISTS = {
    "activity": "activity",
    "events.kind": "event-kind",
    "programmes.kind": "programme-kind",
    "unit": "unit",
}
#: Kinds of which things are told apart by more than their names.
_ALIKE = ("agreement",)
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$")
_DATES = ("xsd:date", "xsd:gYear", "xsd:gYearMonth", "xsd:dateTime")
_NUMBERS = ("xsd:decimal", "xsd:integer")


@dataclass(frozen=True, slots=True)
class Shown:
    """A value on a page: its text, where it leads, in which language it is, and a remark."""

    text: str
    href: str = ""
    lang: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Called:
    """What a thing is called in a reader's words, and what tells it from others called so."""

    text: str
    note: str = ""


class Values:
    """Shows values to one reader; ``called`` are names of things that tell more than theirs."""

    def __init__(
        self, reader: Reader, terms: Terms, called: Mapping[str, Called] = MappingProxyType({})
    ) -> None:
        self._reader = reader
        self._language = reader.language
        self._terms = terms
        self._called = called

    def field_name(self, collection: Collection, name: str) -> str:
        """What a field is called, or a parameter that is named after one."""
        for key in (f"fields.{collection.name}_{name}", f"fields.{name}"):
            if key in words():
                return text(self._language, key)
        field = collection.field(name)
        predicate = field.predicate if field else None
        return self._terms(expanded((predicate or name).removeprefix("^")))

    def term(self, name: str) -> str:
        """What a term of the vocabulary is called."""
        return self._terms(name)

    def meaning(self, name: str) -> str:
        """What a term of the vocabulary means."""
        return self._terms.meaning(name)

    def title(self, collection: Collection, row: Row) -> str:
        """What a thing is called, in the reader's words where the graph made up its name."""
        made = _TITLES.get(collection.name)
        if made is None:
            return str(row["label"])
        parts = {name: [one.text for one in self.of(collection, row, name)] for name in made}
        if collection.name == "clauses":
            parts["place"] = [self._place(row)]
        told = [found for name in (*made, "place") if (found := self._listed(parts.get(name, [])))]
        return self._comma.join(told) or str(row["label"])

    def called(self, collection: Collection, row: Row) -> Called:
        """What a thing is called among others; of agreements also whose they are, and the year.

        What the name says already is not said again.
        """
        if collection.name != "agreements":
            return Called(self.title(collection, row))
        name = str(row["label"])
        parties = [one.text for one in self.of(collection, row, "party")]
        starts = (*row["signed"], *row["valid_from"], row["active_from"])
        year = next((one[:4] for one in starts if one), "")
        whose = "" if all(one in name for one in parties) else " – ".join(parties)
        return Called(
            name, self._comma.join(filter(None, [whose, year if year not in name else ""]))
        )

    def heading(self, collection: Collection, row: Row) -> str:
        """What a thing is called in a table about another, which says the rest in its columns."""
        if collection.name == "clauses":
            return self._place(row) or str(row["label"])
        name = _HEADINGS.get(collection.name)
        found = self._in_one_language(self.of(collection, row, name)) if name else []
        told = self._listed([one.text for one in found])
        if collection.name == "memberships":
            return told or text(self._language, "lists.no_role")
        return told or str(row["label"])

    def heading_name(self, collection: Collection) -> str:
        """What :meth:`heading` tells."""
        return self.field_name(collection, _HEADINGS.get(collection.name, "name"))

    def _place(self, clause: Row) -> str:
        """Where in its agreement a clause stands."""
        return self._space.join(
            text(self._language, f"things.in_{name}", number=clause[name][0])
            for name in ("article", "paragraph", "item")
            if clause[name]
        )

    def _in_one_language(self, shown: list[Shown]) -> list[Shown]:
        """Those in the reader's language, if there are any, else all: they say the same."""
        return [one for one in shown if one.lang == self._language] or shown

    def _listed(self, texts: list[str]) -> str:
        return self._comma.join(texts[:2]) + (" …" if len(texts) > 2 else "")

    @property
    def _comma(self) -> str:
        return "、" if self._language == "ja" else ", "

    @property
    def _space(self) -> str:
        return "" if self._language == "ja" else ", "

    def of(self, collection: Collection, row: Row, name: str) -> list[Shown]:
        """The values that a row has in a field, or in ``period``."""
        if name == "period":
            written = period_in(self._language, row["period_start"], row["period_end"])
            return [Shown(written)] if written else []
        if collection.name == "events" and name == "held" and not row["held"]:
            # What lasts has a first and a last day instead.
            first, last = (next(iter(row[end]), None) for end in ("starts", "ends"))
            written = period_in(self._language, first, last)
            return [Shown(written)] if written else []
        if name in _AS_STATED and not row.get(name):
            # Of what was never concluded nobody works out when it is in force.
            return self.of(collection, row, _AS_STATED[name])
        shown: dict[tuple[str, str], Shown] = {}
        for _, one in self.each(collection, row, name):
            # A role may have been stated in the same words in two languages.
            shown.setdefault((one.text, one.href), one)
        return list(shown.values())

    def each(self, collection: Collection, row: Row, name: str) -> Iterator[tuple[Any, Shown]]:
        """Each value that a row has in a field, and how it is shown; some may look alike."""
        field, found = collection.field(name), row.get(name)
        if field is None or found is None:
            return
        values = found if isinstance(found, list) else [found]
        for value in self._special(values) if name == "kind" else values:
            is_figure = name == "value" and field.kind is Kind.NUMBER
            yield value, self.quantity(row) if is_figure else self.value(collection, field, value)

    def quantity(self, row: Row) -> Shown:
        """The figure of an observation with its unit and how exact it is."""
        number = number_in(self._language, row["value"])
        unit = self._terms(row["unit"][0], "unit") if row["unit"] else ""
        exactness = [self._terms(one) for one in row["qualifier"]]
        if self._language == "ja":
            # Some of these words stand before a number and some behind it.
            return Shown(f"{number}{unit}", note="、".join(exactness))
        return Shown(" ".join(filter(None, [*exactness, number, unit])))

    def amount(self, value: str, unit: str) -> str:
        """A number as a statement has it, with its unit."""
        number, word = number_in(self._language, Decimal(value)), self._terms(unit, "unit")
        return f"{number}{word}" if self._language == "ja" else f"{number} {word}"

    def value(self, collection: Collection, field: Field, value: Any) -> Shown:
        """One value of a field."""
        if field.kind is Kind.THING:
            return self.thing(value)
        if field.kind is Kind.WORD:
            kind = _LISTS.get(f"{collection.name}.{field.name}", _LISTS.get(field.name, ""))
            return Shown(self._terms(value, kind))
        if isinstance(value, dict):
            return Shown(value["value"], lang=value.get("lang", ""))
        if field.kind is Kind.DAY:
            return Shown(day_in(self._language, value))
        if field.kind is Kind.NUMBER:
            return Shown(number_in(self._language, value))
        return self._text(field.name, str(value))

    def thing(self, thing: Row) -> Shown:
        """Another thing, by its name; a link if it has a page."""
        kind = thing.get("kind", "")
        if not kind:
            # Terms are explained in the vocabulary.
            name = self._terms(thing["id"])
            return Shown(name)
        called = self._called.get(thing["id"])
        if called is None:
            called = Called(thing["label"], thing["slug"] if kind in _ALIKE else "")
        return Shown(called.text, self._reader.link(page_of(thing["id"])), note=called.note)

    def literal(self, value: Row) -> Shown:
        """What a statement says that is no thing."""
        datatype = value.get("datatype", "")
        if datatype in _DATES:
            return Shown(day_in(self._language, value["value"]))
        if datatype in _NUMBERS and re.fullmatch(r"-?\d+(\.\d+)?", value["value"]):
            number = value["value"]
            return Shown(number_in(self._language, float(number) if "." in number else int(number)))
        if datatype == "xsd:duration":
            return Shown(self._duration(value["value"]))
        return Shown(value["value"], lang=value.get("lang", ""))

    def stated(self, value: Row) -> Shown:
        """The value of a statement."""
        return self.thing(value) if "id" in value else self.literal(value)

    def _text(self, name: str, value: str) -> Shown:
        if name == "country":
            key = f"countries.{value}"
            return Shown(text(self._language, key) if key in words() else value)
        if name == "language":
            key = f"languages.{value}"
            return Shown(text(self._language, key) if key in words() else value)
        if name == "term":
            return Shown(self._duration(value))
        if name == "url" and value.startswith(("http://", "https://")):
            return Shown(value, value)
        if name == "email":
            return Shown(value, f"mailto:{value}")
        if name == "telephone":
            return Shown(value, f"tel:{re.sub('[^0-9+]', '', value)}")
        if name == "cumulative":
            return Shown(text(self._language, f"things.{value}") if value in _FLAGS else value)
        return Shown(value)

    def _duration(self, value: str) -> str:
        found = _DURATION.match(value)
        if found is None or not any(found.groups()):
            return value
        parts = [
            text(self._language, f"numbers.{unit if int(count) == 1 else unit + 's'}", count=count)
            for unit, count in zip(
                ("a_year", "a_month", "a_week", "a_day"), found.groups(), strict=True
            )
            if count
        ]
        return " ".join(parts)

    def _special(self, kinds: list[str]) -> list[str]:
        """Kinds without those that say nothing beside a more special one."""
        special = [one for one in kinds if one not in _GENERAL]
        return special or kinds


#: Of collections whose things have names that rules make: fields that name them instead.
_TITLES = {
    "memberships": ("person", "role", "organization"),
    "events": ("kind", "agreement", "actor", "held"),
    "observations": ("indicator", "measure", "period"),
    "clauses": ("agreement",),
}
#: What the things of some collections are called in tables about others.
_HEADINGS = {"memberships": "role", "events": "kind", "observations": "indicator"}
#: Days that rules work out: the field with what documents state instead.
_AS_STATED = {"active_from": "valid_from", "active_until": "valid_until"}
_FLAGS = ("true", "false")
#: Classes that every thing of a collection is in.
_GENERAL = ("Organization", "Agreement", "Agent", "Event", "Programme")
