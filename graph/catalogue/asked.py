"""Parameters of a list → what is asked of a collection."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from graph.calendar import parse_date
from graph.catalogue.fields import ORDERED, Collection, Field, Kind
from graph.errors import BadRequest, NotFound, meant
from graph.languages import LANGUAGES
from graph.sparqlterms import is_number

DEFAULT, MOST = 50, 1000
#: Parameters that every list takes.
COMMON = ("q", "sort", "limit", "cursor", "lang", "fields", "facets")
#: Kinds of which the values can be counted.
_COUNTED = (Kind.TEXT, Kind.WORD, Kind.THING)


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on one field: equal to one of ``values``, or not beyond a bound."""

    field: Field
    values: tuple[str, ...] = ()
    least: str = ""
    most: str = ""


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page ended: its last thing, and what it was sorted by (None for nothing)."""

    key: str | None
    thing: str

    def packed(self) -> str:
        """As a parameter."""
        text = json.dumps([self.key, self.thing], ensure_ascii=False)
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a collection."""

    collection: Collection
    filters: tuple[Filter, ...] = ()
    q: str = ""
    active_on: str = ""
    #: The field to sort by; None for the name.
    sort: Field | None = None
    descending: bool = False
    limit: int = DEFAULT
    cursor: Cursor | None = None
    lang: str = "en"
    fields: tuple[Field, ...] = ()
    #: Fields of which the values are counted.
    facets: tuple[Field, ...] = ()

    def beside(self, field: Field) -> Asked:
        """The same without the filter on a field: what else could be chosen there."""
        return replace(self, filters=tuple(one for one in self.filters if one.field != field))


def parameters(collection: Collection) -> dict[str, str]:
    """Every parameter that a collection's list takes → what it does."""
    found = {
        "q": "Names that contain this",
        "sort": "A field, or name; with - before it the other way round",
        "limit": f"1 to {MOST}",
        "cursor": "next_cursor of the page before",
        "lang": "Language of names: en, ja or de",
        "fields": "Comma-separated: only these fields",
        "facets": "Comma-separated: fields of which meta counts the values",
    }
    for field in collection.fields:
        if field.kind in ORDERED:
            found[f"{field.name}_from"] = f"{field.about}: not before or below this"
            found[f"{field.name}_to"] = f"{field.about}: not after or above this"
        if field.kind is not Kind.NAME:
            found[field.name] = f"{field.about}: one of these, comma-separated"
    if collection.field("active_from") is not None:
        found["active_on"] = "A day, YYYY-MM-DD, on which it was in force"
    return found


def asked(collection: Collection, pairs: Iterable[tuple[str, str]]) -> Asked:
    """What the parameters ask. Raises :class:`BadRequest` that names the one that is wrong."""
    known = parameters(collection)
    given: dict[str, str] = {}
    for name, value in pairs:
        if name not in known:
            raise BadRequest(
                f"there is no parameter {name[:60]!r}",
                suggestion=meant(name, known, f"there are {', '.join(known)}"),
            )
        if name in given:
            raise BadRequest(f"{name} is given twice", suggestion="separate values with commas")
        given[name] = value
    filters = [made for field in collection.fields if (made := _filter(field, given))]
    sort, descending = _sort(collection, given.get("sort", "name"))
    return Asked(
        collection,
        tuple(filters),
        given.get("q", "").strip(),
        _day("active_on", given["active_on"]) if "active_on" in given else "",
        sort,
        descending,
        limit(given.get("limit", str(DEFAULT))),
        cursor(given["cursor"]) if "cursor" in given else None,
        language(given.get("lang", "en")),
        _chosen(collection, given["fields"]) if "fields" in given else collection.fields,
        _counted(collection, given.get("facets", "")),
    )


def language(lang: str) -> str:
    """A language of names. Raises :class:`BadRequest`."""
    if lang not in LANGUAGES:
        raise BadRequest(f"there are no names in lang={lang[:20]}", suggestion="use en, ja or de")
    return lang


def _filter(field: Field, given: dict[str, str]) -> Filter | None:
    values = tuple(filter(None, map(str.strip, given.get(field.name, "").split(","))))
    if field.name in given and not values:
        raise BadRequest(f"{field.name} is empty", suggestion=f"{field.about}: give a value")
    if field.kind is Kind.NUMBER:
        values = tuple(_number(field.name, value) for value in values)
    least, most = (
        _bound(field, f"{field.name}_{end}", given.get(f"{field.name}_{end}"))
        for end in ("from", "to")
    )
    return Filter(field, values, least, most) if values or least or most else None


def _bound(field: Field, name: str, value: str | None) -> str:
    if value is None:
        return ""
    return _number(name, value) if field.kind is Kind.NUMBER else _day(name, value, partial=True)


def _number(name: str, value: str) -> str:
    if not is_number(value):
        raise BadRequest(f"{name}={value[:40]} is not a number", suggestion=f"such as {name}=1000")
    return value


def _day(name: str, value: str, *, partial: bool = False) -> str:
    """A day, or the earliest of a month or year."""
    found = parse_date(value) if re.fullmatch(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", value) else None
    if found is None or (not partial and len(value) != 10):
        form = "2019-06-01, 2019-06 or 2019" if partial else "2019-06-01"
        raise BadRequest(f"{name}={value[:40]} is no day", suggestion=f"write it as {form}")
    return value


def _sort(collection: Collection, given: str) -> tuple[Field | None, bool]:
    name = given.removeprefix("-")
    fields = {one.name: one for one in collection.fields if one.kind is not Kind.THING}
    if name not in ("name", *fields):
        options = f"sort by name, {', '.join(fields)}"
        raise BadRequest(
            f"nothing can be sorted by {name[:60]!r}",
            suggestion=meant(name, ["name", *fields], options),
        )
    return fields.get(name), given.startswith("-")


def limit(given: str) -> int:
    """How many rows a page has. Raises :class:`BadRequest`."""
    if not re.fullmatch(r"[0-9]{1,6}", given) or not 1 <= int(given) <= MOST:
        raise BadRequest(
            f"limit={given[:20]} is no number from 1 to {MOST}", suggestion=f"use limit={DEFAULT}"
        )
    return int(given)


def cursor(given: str) -> Cursor:
    """Where the page before ended. Raises :class:`NotFound`."""
    try:
        text = base64.b64decode(given + "=" * (-len(given) % 4), altchars=b"-_", validate=True)
        key, thing = json.loads(text)
    except (ValueError, binascii.Error, TypeError):
        key, thing = 0, 0
    if not isinstance(thing, str) or not (key is None or isinstance(key, str)):
        raise NotFound(
            "cursor is none that was given here", suggestion="take next_cursor of the page before"
        )
    return Cursor(key, thing)


def _counted(collection: Collection, given: str) -> tuple[Field, ...]:
    fields = _chosen(collection, given)
    for field in fields:
        if field.kind not in _COUNTED:
            known = [one.name for one in collection.fields if one.kind in _COUNTED]
            raise BadRequest(
                f"the values of {field.name} are not counted",
                suggestion=f"count those of {', '.join(known)}",
            )
    return fields


def _chosen(collection: Collection, given: str) -> tuple[Field, ...]:
    names: Sequence[str] = [name.strip() for name in given.split(",") if name.strip()]
    for name in names:
        if collection.field(name) is None:
            known = [field.name for field in collection.fields]
            raise BadRequest(
                f"there is no field {name[:60]!r} in {collection.name}",
                suggestion=meant(name, known, f"there are {', '.join(known)}"),
            )
    return tuple(field for field in collection.fields if field.name in names)
