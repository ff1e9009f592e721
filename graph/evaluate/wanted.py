"""Clauses and contact points as an annotation has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.evaluate.outcome import Item, surface, surfaces
from graph.patterns import regex

#: The numbers of a clause, from the outermost.
NUMBERS = ("article", "paragraph", "item", "subitem")
_MARKS = regex(r"第|条|項|号|Artikel|Article|Section|Art\.|[§()\s]")
#: Fields of an annotation and what they are called in the graph.
CONTACT_FIELDS = {
    "phone": "telephone",
    "fax": "faxNumber",
    "email": "email",
    "url": "url",
    "address": "address",
}
#: What belongs to the body even where a person is named.
_OF_THE_BODY = ("url", "address")


@dataclass(frozen=True, slots=True)
class WantedClause:
    """A clause of an annotated agreement.

    ``numbers`` are article, paragraph, item and sub-item without words and
    brackets, "" for none. ``bearers`` are the ways in which they are right,
    each a list of the bearers' names; ``everyone`` says that all parties do.
    """

    item: Item
    agreement: str
    numbers: tuple[str, ...]
    apart: str
    heading: str
    bearers: tuple[tuple[frozenset[str], ...], ...]
    everyone: bool
    deadlines: frozenset[str]
    optional: bool


@dataclass(frozen=True, slots=True)
class WantedContact:
    """One value of an annotated contact; ``owners`` are the names of those whose it may be."""

    item: Item
    owners: frozenset[str]
    kind: str
    value: str
    optional: bool


def wanted_clauses(data: Mapping[str, Any]) -> tuple[WantedClause, ...] | None:
    """The clauses of an annotation; None if it has no list of them."""
    if "clauses" not in data:
        return None
    labels = dict(_labels(data))
    return tuple(_wanted(entry, labels) for entry in data["clauses"])


def _labels(data: Mapping[str, Any]) -> Iterator[tuple[str, frozenset[str]]]:
    """The names of a body by each of them, and by what the contract calls it (甲)."""
    for entry in data.get("organisations", ()):
        names = surfaces(entry["name"], *(entry.get("aliases") or ()))
        for name in (*names, *surfaces(entry.get("defined_as"))):
            yield name, names


def _wanted(entry: Mapping[str, Any], labels: Mapping[str, frozenset[str]]) -> WantedClause:
    numbers = tuple(_MARKS.sub("", str(entry.get(name) or "")) for name in NUMBERS)
    apart = "preamble" if entry.get("preamble") else "closing" if entry.get("closing") else ""
    bearer = entry.get("bearer")
    ways = [bearer, *(entry.get("bearer_acceptable") or ())]
    shown = [apart, *numbers, f"part {entry['part']}" if "part" in entry else "", bearer or "–"]
    lines = (entry["line"], *(entry.get("also_lines") or ())) if "line" in entry else ()
    return WantedClause(
        Item(f"{entry['agreement']}: {' '.join(filter(None, shown))}", lines),
        entry["agreement"],
        numbers,
        apart,
        surface(entry.get("heading") or ""),
        tuple(_bearers(way, labels) for way in ways if way != "both"),
        "both" in ways,
        frozenset([entry.get("deadline") or "", *(entry.get("deadline_acceptable") or ())]),
        bool(entry.get("optional")),
    )


def _bearers(way: Any, labels: Mapping[str, frozenset[str]]) -> tuple[frozenset[str], ...]:
    names = [] if way is None else way if isinstance(way, list) else [way]
    return tuple(labels.get(surface(name), surfaces(name)) for name in names)


def wanted_contacts(data: Mapping[str, Any]) -> tuple[WantedContact, ...] | None:
    """The contact points of an annotation; None if it has no list of them."""
    if "contacts" not in data:
        return None
    names: dict[str, frozenset[str]] = {}
    for entry in data.get("organisations", ()):
        group = surfaces(entry["name"], *(entry.get("aliases") or ()))
        names |= dict.fromkeys(group, group)
    return tuple(one for entry in data["contacts"] for one in _values(entry, names))


def _values(
    entry: Mapping[str, Any], names: Mapping[str, frozenset[str]]
) -> Iterator[WantedContact]:
    lines = (*([entry["line"]] if "line" in entry else []), *(entry.get("also_lines") or ()))
    near = [entry[name] for name in ("unit", "person") if entry.get(name)]
    for field, kind in CONTACT_FIELDS.items():
        value = entry.get(field)
        if not value:
            continue
        body = [entry.get("organisation")] if field in _OF_THE_BODY or not near else []
        given = surfaces(*near, *body)
        owners = given.union(*(names.get(name, given) for name in given))
        label = f"{(body or near)[0]} · {kind}: {value}"
        item = Item(label, lines, words=(str(value),))
        yield WantedContact(item, owners, kind, surface(value), bool(entry.get("optional")))
