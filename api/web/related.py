"""The things that lead to a thing, as tables on its page."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from api.listing import Listing
from api.web.facts import Facts, Source
from api.web.lists import Cell, cells
from api.web.reader import Reader
from api.web.values import Values
from api.web.words import text
from graph.catalogue import Asked, Collection, collection
from graph.catalogue.asked import Filter
from graph.catalogue.rows import Row
from graph.vocab import expanded

#: Rows of a table; the list of the collection has the rest.
_MOST = 30


@dataclass(frozen=True, slots=True)
class Relation:
    """Things of a collection of which a field leads here: a table with a title and columns."""

    title: str
    collection: str
    field: str
    columns: tuple[str, ...]
    sort: str = ""


_FIGURES = ("period", "measure", "value", "stated_as")
_EVENTS = ("held", "held_in")
_PROGRAMMES = ("kind", "starts", "ends")

#: Tables by the collection of the thing that they are about.
RELATIONS: Mapping[str, tuple[Relation, ...]] = MappingProxyType(
    {
        "organizations": (
            Relation(
                "people", "memberships", "organization", ("person", "unit", "attested", "document")
            ),
            Relation("people", "memberships", "unit", ("person", "organization", "attested")),
            Relation("units", "organizations", "unit_of", ("kind", "country")),
            Relation("spin_offs", "organizations", "spin_off_of", ("kind", "country", "founded")),
            Relation("founded", "organizations", "founded_by", ("kind", "country", "founded")),
            Relation("predecessors", "organizations", "succeeded_by", ("kind", "country")),
            Relation("facilities", "facilities", "operated_by", ("opened",)),
            Relation("leads", "programmes", "led_by", _PROGRAMMES),
            Relation("takes_part", "programmes", "participant", _PROGRAMMES),
            Relation("funds", "programmes", "funded_by", _PROGRAMMES),
            Relation("events", "events", "actor", (*_EVENTS, "agreement"), "held"),
            Relation("figures", "observations", "about", _FIGURES, "period_start"),
            Relation("duties", "clauses", "bearer", ("agreement", "heading")),
            Relation("published", "documents", "publisher", ("issued", "language"), "issued"),
        ),
        "people": (
            Relation(
                "roles",
                "memberships",
                "person",
                ("organization", "unit", "attested", "document"),
                "attested",
            ),
            Relation("signed", "events", "signatory", (*_EVENTS, "agreement"), "held"),
            Relation("attended", "events", "attendee", (*_EVENTS, "agreement"), "held"),
        ),
        "agreements": (
            Relation("events", "events", "agreement", (*_EVENTS, "signatory", "attendee"), "held"),
            Relation("clauses", "clauses", "agreement", ("heading", "bearer")),
            Relation("figures", "observations", "about", _FIGURES, "period_start"),
        ),
        "clusters": (
            Relation("facilities", "facilities", "in_cluster", ("operated_by", "opened")),
            Relation("events", "events", "actor", _EVENTS, "held"),
            Relation("figures", "observations", "about", _FIGURES, "period_start"),
        ),
        "facilities": (
            Relation("events", "events", "actor", _EVENTS, "held"),
            Relation("figures", "observations", "about", _FIGURES, "period_start"),
        ),
        "programmes": (
            Relation("parts", "programmes", "part_of", _PROGRAMMES),
            Relation("spin_offs", "organizations", "spin_off_of", ("kind", "country", "founded")),
            Relation("events", "events", "actor", _EVENTS, "held"),
            Relation("figures", "observations", "about", _FIGURES, "period_start"),
        ),
        "places": (
            Relation("located", "organizations", "located_in", ("kind", "country")),
            Relation("facilities", "facilities", "located_in", ("operated_by", "opened")),
            Relation("clusters", "clusters", "located_in", ("managed_by",)),
            Relation("places_here", "places", "located_in", ()),
            Relation("events", "events", "held_in", ("held", "actor"), "held"),
        ),
        "documents": (),
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing of a table, with what makes it stand there."""

    label: str
    href: str
    cells: tuple[Cell, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of things that lead here."""

    key: str
    title: str
    #: What the things themselves are called.
    name: str
    head: tuple[str, ...]
    lines: tuple[Line, ...]
    count: int
    #: The list that has all of them.
    href: str


async def tables(
    listing: Listing, kind: Collection, row: Row, facts: Facts, values: Values, reader: Reader
) -> list[Table]:
    """The tables of a thing's page; empty ones are left out."""
    leading = await listing.leading_properties(row["id"])
    wanted = [one for one in RELATIONS.get(kind.name, ()) if _leads(one) & leading]
    pages = await asyncio.gather(*(_page(listing, one, row["id"], reader) for one in wanted))
    return [
        _table(relation, page, row, facts, values, reader)
        for relation, page in zip(wanted, pages, strict=True)
        if page["meta"]["count"]
    ]


async def agreements(listing: Listing, thing: str, field: str, reader: Reader) -> Row:
    """The agreements of which a field leads to a thing, the earliest first."""
    return await _page(listing, Relation("", "agreements", field, (), "active_from"), thing, reader)


def _leads(relation: Relation) -> set[str]:
    """The properties behind a field."""
    field = collection(relation.collection).field(relation.field)
    assert field is not None
    return {expanded(one) for one in field.path.split("|")}


async def _page(listing: Listing, relation: Relation, thing: str, reader: Reader) -> Row:
    kind = collection(relation.collection)
    field = kind.field(relation.field)
    assert field is not None
    sort = kind.field(relation.sort) if relation.sort else None
    asked = Asked(
        kind,
        (Filter(field, (thing,)),),
        sort=sort,
        limit=_MOST,
        lang=reader.language,
        fields=kind.fields,
    )
    page, _ = await listing.page(asked)
    return page


def _table(
    relation: Relation, page: Row, row: Row, facts: Facts, values: Values, reader: Reader
) -> Table:
    kind = collection(relation.collection)
    # Columns that nothing fills are left out.
    columns = [
        name
        for name in relation.columns
        if any(values.of(kind, one, name) for one in page["results"])
    ]
    lines = tuple(
        Line(
            values.heading(kind, one),
            reader.link(f"/{kind.name}/{one['slug']}"),
            tuple(cells(values, kind, one, columns)),
            tuple(facts.of(one["id"])),
        )
        for one in sorted(page["results"], key=_in_order if kind.name == "clauses" else _as_it_is)
    )
    return Table(
        f"{relation.title}-{relation.field}",
        text(reader.language, f"things.{relation.title}"),
        values.heading_name(kind),
        tuple(values.field_name(kind, name) for name in columns),
        lines,
        page["meta"]["count"],
        reader.link(f"/{kind.name}", **{relation.field: row["slug"]}),
    )


def _in_order(clause: Row) -> list[tuple[int, str]]:
    """Articles, paragraphs and items as they are counted."""
    parts = [next(iter(clause[name]), "") for name in ("article", "paragraph", "item")]
    return [(int(part) if part.isdecimal() else 0, part) for part in parts]


def _as_it_is(_: Row) -> list[tuple[int, str]]:
    return []
