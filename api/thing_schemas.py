"""JSON Schemas of lists and things, made from the table of collections, for ``/openapi.json``."""

from __future__ import annotations

from typing import Any

from api.schemas import bodies
from graph.catalogue import Collection, Field, Kind

Schema = dict[str, Any]

_STRING: Schema = {"type": "string"}
_IRI: Schema = {"type": "string", "format": "iri"}
_DAY: Schema = {
    "type": "string",
    "description": "A day, a month or a year, as stated",
    "pattern": r"^-?[0-9-]+$",
}


def _object(required: Schema, optional: Schema | None = None, what: str = "") -> Schema:
    schema = {
        "type": "object",
        "required": list(required),
        "properties": {**required, **(optional or {})},
    }
    return {**schema, "description": what} if what else schema


def _many(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


#: Another thing.
REFERENCE = _object(
    {"id": _IRI, "slug": _STRING, "kind": _STRING, "label": _STRING}, what="Another thing"
)
_NAME = _object({"value": _STRING, "lang": _STRING}, what="A name in a language")
_VALUE = _object(
    {"value": _STRING}, {"lang": _STRING, "datatype": _STRING}, what="A value that is no thing"
)
_PLACE = _object(
    {
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 0},
    },
    {"sentence": {"type": "string", "description": "Where the document is at hand"}},
    "A half-open span in code points of the document as read",
)
#: A statement with its evidence.
STATEMENT = _object(
    {
        "id": _IRI,
        "slug": _STRING,
        "subject": REFERENCE,
        "property": _object({"id": _IRI, "name": _STRING, "label": _STRING}),
        "value": {"oneOf": [REFERENCE, _VALUE]},
        "document": REFERENCE,
        "extractor": _STRING,
        "evidence": _many(_PLACE),
    },
    what="What a document says, and where",
)
META = _object(
    {
        "count": {"type": "integer", "description": "On all pages", "minimum": 0},
        "limit": {"type": "integer"},
        "next_cursor": {"type": ["string", "null"]},
        "version": {"type": "string", "description": "Of the dataset"},
    }
)

_OF_KIND = {
    Kind.TEXT: _STRING,
    Kind.NAME: _STRING,
    Kind.WORD: _STRING,
    Kind.DAY: _DAY,
    Kind.NUMBER: {"type": "number"},
    Kind.THING: REFERENCE,
}


def _value(field: Field) -> Schema:
    one = _NAME if field.kind is Kind.NAME and field.many else _OF_KIND[field.kind]
    if field.many:
        return {**_many(one), "description": field.about}
    return {"oneOf": [one, {"type": "null"}], "description": field.about}


def _row(collection: Collection) -> tuple[Schema, Schema]:
    """What every row of a collection has, and what ``fields`` may leave out."""
    known = {
        "id": _IRI,
        "slug": _STRING,
        "label": {"type": "string", "description": "Its name in the language asked for"},
        "disputed": {**_many(_STRING), "description": "Fields that documents disagree on"},
    }
    return known, {field.name: _value(field) for field in collection.fields}


_FACET = _object(
    {"value": _STRING, "label": _STRING, "count": {"type": "integer"}},
    what="A value of a field, its name, and how many things have it",
)
_FACETS: Schema = {
    "type": "object",
    "description": "By field, where facets= asks for it",
    "additionalProperties": _many(_FACET),
}


def page(collection: Collection) -> Schema:
    """A page of a list."""
    meta = {**META, "properties": {**META["properties"], "facets": _FACETS}}
    return _object({"meta": meta, "results": _many(_object(*_row(collection)))})


def thing(collection: Collection) -> Schema:
    """One thing with its statements."""
    known, fields = _row(collection)
    told = {"statements": _many(STATEMENT), "led_to_by": _many(STATEMENT), "version": _STRING}
    return _object({**known, **fields, **told})


def statements() -> Schema:
    """A page of statements."""
    return _object({"meta": META, "results": _many(STATEMENT)})


def answers(schema: Schema, *more: str) -> dict[int | str, dict[str, Any]]:
    """The answers of a route: JSON of this schema, and further media types."""
    kinds = bodies(more) | {"application/json": {"schema": schema}}
    unchanged = {"description": "What the client has is still right (If-None-Match)"}
    return {200: {"description": "Found", "content": kinds}, 304: unchanged}
