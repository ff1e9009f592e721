"""Lists of things as pages: a form that narrows them down, a table, and the next page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from fastapi import Request
from fastapi.responses import Response

from api.deps import Services
from api.listing import Listing
from api.web.numbers import number_in
from api.web.reader import Reader, reader_of
from api.web.rendering import html, page_tag, render, unchanged
from api.web.terms import terms_of
from api.web.values import Shown, Values
from api.web.words import text
from graph.catalogue import COLLECTIONS, Collection, Field, Kind, asked

#: The most values of one field in a row of a table.
_MOST = 3
#: Parameters that the page answers by itself.
_OWN = ("lang", "fields", "facets")


@dataclass(frozen=True, slots=True)
class Look:
    """What a list shows of its things, and by what it can be narrowed down.

    ``ranges`` are fields of which a beginning and an end can be given.
    """

    columns: tuple[str, ...]
    filters: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()


LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "organizations": Look(
            ("kind", "country", "partner"), ("kind", "country", "partner", "document")
        ),
        "people": Look(("role", "organization"), ("organization", "document")),
        "memberships": Look(
            ("person", "organization", "attested", "document"), ("organization", "document")
        ),
        "agreements": Look(
            ("kind", "party", "signed", "active_from", "active_until", "status"),
            ("kind", "party", "status", "activity", "concerns", "active_on"),
        ),
        "clauses": Look(("agreement", "heading", "bearer"), ("agreement", "bearer")),
        "clusters": Look(("managed_by", "located_in", "document"), ("managed_by", "document")),
        "facilities": Look(("operated_by", "opened", "document"), ("operated_by", "document")),
        "places": Look(("located_in", "document"), ("document",)),
        "programmes": Look(
            ("kind", "led_by", "funded_by", "starts"),
            ("kind", "led_by", "participant", "funded_by", "document"),
        ),
        "events": Look(
            ("held", "actor", "agreement", "held_in"), ("kind", "actor", "document"), ("held",)
        ),
        "observations": Look(
            ("about", "period", "measure", "value"),
            ("about", "indicator", "measure", "document"),
            ("period_start",),
        ),
        "documents": Look(("publisher", "issued", "language"), ("publisher", "language")),
    }
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A field to choose a value of: its options with how many things have them."""

    name: str
    label: str
    options: tuple[tuple[str, str, str], ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class Cell:
    """The first values of a field, and how many more there are."""

    values: tuple[Shown, ...]
    more: int
    is_number: bool
    is_disputed: bool


async def list_page(
    request: Request, services: Services, listing: Listing, collection: Collection
) -> Response:
    """A list of a collection's things."""
    reader = reader_of(request)
    tag = page_tag(request, listing.view.revision)
    if same := unchanged(request, tag):
        return same
    look, pairs = LOOKS[collection.name], _given(reader)
    given = dict(pairs)
    facets = [name for name in look.filters if name != "active_on"]
    page, following = await listing.page(
        asked(collection, [*pairs, ("lang", reader.language), ("facets", ",".join(facets))])
    )
    values = Values(reader, await terms_of(services, listing.view, reader.language))
    meta, results = page["meta"], page["results"]
    content = render(
        "list.html",
        reader,
        style=("things",),
        collection=collection,
        names=[(one, text(reader.language, f"lists.{one}")) for one in COLLECTIONS],
        given=given,
        is_narrowed=bool(set(given) - {"sort", "limit", "cursor"}),
        choices=[_choice(values, collection, name, meta["facets"][name], given) for name in facets],
        days=_days(values, collection, look, given, reader.language),
        sorts=_sorts(values, collection, look, given, reader.language),
        head=[("name", values.heading_name(collection))]
        + [(name, values.field_name(collection, name)) for name in look.columns],
        rows=[
            (row, values.heading(collection, row), cells(values, collection, row, look.columns))
            for row in results
        ],
        count=number_in(reader.language, meta["count"]),
        following=reader.here(cursor=following) if following else None,
        beginning=reader.here(cursor=None) if "cursor" in given else None,
    )
    return html(request, content, tag)


def cells(
    values: Values, collection: Collection, row: dict[str, Any], columns: Iterable[str]
) -> list[Cell]:
    """What a table shows of a thing."""
    found = []
    for name in columns:
        shown = values.of(collection, row, name)
        field = collection.field(name)
        found.append(
            Cell(
                tuple(shown[:_MOST]),
                max(0, len(shown) - _MOST),
                field is not None and field.kind is Kind.NUMBER,
                name in row["disputed"],
            )
        )
    return found


def _given(reader: Reader) -> list[tuple[str, str]]:
    """What is asked of a list; what a form leaves empty is not."""
    return [pair for pair in reader.parameters if pair[1].strip() and pair[0] not in _OWN]


def _choice(
    values: Values,
    collection: Collection,
    name: str,
    counted: list[dict[str, Any]],
    given: Mapping[str, str],
) -> Choice:
    field, chosen = collection.field(name), given.get(name, "")
    assert field is not None
    options = [
        (one["value"], _named(values, collection, field, one), str(one["count"])) for one in counted
    ]
    if field.kind is Kind.WORD:
        options.sort(key=lambda one: one[1].casefold())
    if chosen and chosen not in {value for value, _, _ in options}:
        options.append((chosen, chosen, ""))
    return Choice(name, values.field_name(collection, name), tuple(options), chosen)


def _named(values: Values, collection: Collection, field: Field, counted: dict[str, Any]) -> str:
    if field.kind is Kind.THING:
        return str(counted["label"])
    return values.value(collection, field, counted["value"]).text


def _days(
    values: Values,
    collection: Collection,
    look: Look,
    given: Mapping[str, str],
    language: str,
) -> list[tuple[str, str, str]]:
    """Boxes for days: parameter, what it is called with its end, and what is given."""
    found = []
    if "active_on" in look.filters:
        label = values.field_name(collection, "active_on")
        found.append(("active_on", label, given.get("active_on", "")))
    for name in look.ranges:
        label = values.field_name(collection, name.removesuffix("_start"))
        for end, key in (("from", "since"), ("to", "until")):
            parameter = f"{name}_{end}"
            called = text(language, f"lists.{key}", field=label)
            found.append((parameter, called, given.get(parameter, "")))
    return found


def _sorts(
    values: Values,
    collection: Collection,
    look: Look,
    given: Mapping[str, str],
    language: str,
) -> list[tuple[str, str, bool]]:
    """Orders: what is sent, what it is called, and whether it is chosen."""
    names = ["name", *(name for name in look.columns if _is_sorted(collection, name))]
    chosen = given.get("sort", "name")
    return [
        (
            sign + name,
            text(language, f"lists.{way}", field=values.field_name(collection, name)),
            sign + name == chosen,
        )
        for name in names
        for sign, way in (("", "ascending"), ("-", "descending"))
    ]


def _is_sorted(collection: Collection, name: str) -> bool:
    field = collection.field(name)
    return field is not None and field.kind is not Kind.THING
