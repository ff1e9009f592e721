"""Query parameters that many routes take, each with what it may be."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query

from graph.catalogue import Collection, Kind
from graph.catalogue.asked import COMMON, MOST, parameters
from graph.languages import LANGUAGES

Schema = dict[str, Any]

LANG: Schema = {"type": "string", "enum": list(LANGUAGES), "default": "en"}
LIMIT: Schema = {"type": "integer", "minimum": 1, "maximum": MOST, "default": 50}
CURSOR: Schema = {"type": "string", "minLength": 1}
DAY: Schema = {"type": "string", "format": "date"}
FLAG: Schema = {"type": "string", "enum": ["true", "false"]}
_DAY_OR_PART: Schema = {
    "anyOf": [
        DAY,
        {"type": "string", "pattern": r"^[12][0-9]{3}(-(0[1-9]|1[0-2]))?$"},
    ]
}
_NUMBER: Schema = {"type": "string", "pattern": r"^-?[0-9]{1,20}(\.[0-9]{1,10})?$"}
_TEXT: Schema = {"type": "string", "pattern": r"[^\s,]"}

Lang = Annotated[str, Query(description="Language of names", json_schema_extra=LANG)]
AsOf = Annotated[
    str | None,
    Query(description="A day, YYYY-MM-DD; without it all time", json_schema_extra=DAY),
]
Since = Annotated[
    str | None,
    Query(
        alias="from",
        description="The first day of a span, YYYY-MM-DD: what was in force on any of its days",
        json_schema_extra=DAY,
    ),
]
Until = Annotated[
    str | None,
    Query(alias="to", description="The last day of a span, YYYY-MM-DD", json_schema_extra=DAY),
]


def described(name: str, what: str, schema: Schema | None = None) -> Schema:
    """A query parameter as OpenAPI describes it."""
    return {
        "name": name,
        "in": "query",
        "description": what,
        "schema": schema or {"type": "string"},
    }


def of_list(collection: Collection) -> list[Schema]:
    """The parameters of a collection's list."""
    return [
        described(name, what, _schema(collection, name))
        for name, what in parameters(collection).items()
    ]


def of_page() -> list[Schema]:
    """The parameters of every paged list."""
    return [
        described("lang", "Language of names", LANG),
        described("limit", "Rows of a page", LIMIT),
        described("cursor", "next_cursor of the page before", CURSOR),
    ]


def _schema(collection: Collection, name: str) -> Schema:
    if name in COMMON:
        return _common(collection)[name]
    if name == "active_on":
        return DAY
    field = collection.field(name)
    if field is not None:
        return _NUMBER if field.kind is Kind.NUMBER else _TEXT
    ranged = collection.field(name.rpartition("_")[0])
    return _NUMBER if ranged is not None and ranged.kind is Kind.NUMBER else _DAY_OR_PART


def _common(collection: Collection) -> dict[str, Schema]:
    names = [field.name for field in collection.fields]
    ways = ["name", *(one.name for one in collection.fields if one.kind is not Kind.THING)]
    either = "|".join(names)
    some = {"type": "string", "pattern": f"^(({either})(,({either}))*)?$"}
    return {
        "q": {"type": "string"},
        "sort": {"type": "string", "enum": [sign + way for way in ways for sign in ("", "-")]},
        "limit": LIMIT,
        "cursor": CURSOR,
        "lang": LANG,
        "fields": some,
        "facets": some,
    }
