"""What an annotation says of things besides their names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from graph.evaluate.outcome import Item, surfaces
from graph.model import Iri
from graph.patterns import regex
from graph.vocab import ORG, RK, SCHEMA

#: The lists of an annotation, the fields of their entries, and the property of each.
TRAITS: Mapping[str, Mapping[str, Iri]] = {
    "organisations": {
        "country": SCHEMA("addressCountry"),
        "founded": SCHEMA("foundingDate"),
        "founders": RK("foundedBy"),
        "parent": ORG("unitOf"),
        "mandated_by": RK("commissionedBy"),
        "now": RK("succeededBy"),
    },
    "facilities_or_clusters": {
        "operator": RK("operatedBy"),
        "opened": RK("openedOn"),
        "founded_by": RK("foundedBy"),
    },
    "programmes": {
        "lead": RK("ledBy"),
        "leads": RK("ledBy"),
        "participants": RK("participant"),
        "period_from": RK("startsOn"),
        "period_until": RK("endsOn"),
        "part_of": RK("subProgrammeOf"),
    },
}

#: The kinds of the table: of which lists they are.
KINDS_OF_TRAITS: Mapping[str, tuple[str, ...]] = {
    "traits": ("organisations", "facilities_or_clusters"),
    "programme_traits": ("programmes",),
}
#: By kind: the traits, and for each property the names of the things that have its field.
Traits: TypeAlias = Mapping[str, tuple[tuple["WantedTrait", ...], Mapping[Iri, frozenset[str]]]]

_FISCAL = regex(r"FY(\d{4})")


@dataclass(frozen=True, slots=True)
class WantedTrait:
    """One value of a field. ``optional``: it may be read and need not be."""

    item: Item
    subject: frozenset[str]
    property: Iri
    values: frozenset[str]
    optional: bool


def wanted_traits(data: Mapping[str, Any], names: Mapping[str, frozenset[str]]) -> Traits:
    """The traits that are annotated, by kind, and of which things they are annotated at all."""
    found: dict[str, tuple[tuple[WantedTrait, ...], dict[Iri, frozenset[str]]]] = {}
    for kind, lists in KINDS_OF_TRAITS.items():
        entries = [(name, entry) for name in lists for entry in data.get(name, ())]
        annotated: dict[Iri, frozenset[str]] = {}
        for name, entry in entries:
            for field, property_ in TRAITS[name].items():
                if field in entry or f"{field}_acceptable" in entry:
                    known = annotated.get(property_, frozenset())
                    annotated[property_] = known | _names(entry)
        if annotated:
            traits = tuple(trait for name, entry in entries for trait in _of(entry, name, names))
            found[kind] = traits, annotated
    return found


def _names(entry: Mapping[str, Any]) -> frozenset[str]:
    return surfaces(entry["name"], *(entry.get("aliases") or ()))


def _of(
    entry: Mapping[str, Any], name: str, names: Mapping[str, frozenset[str]]
) -> Iterator[WantedTrait]:
    subject = _names(entry)
    lines = (*([entry["line"]] if "line" in entry else []), *(entry.get("also_lines") or ()))
    for field, property_ in TRAITS[name].items():
        stated, accepted = _list(entry.get(field)), _list(entry.get(f"{field}_acceptable"))
        also = _values([v for v in accepted if v], field, names)
        # A body and what it is now may be read as one.
        free = bool(entry.get("optional")) or None in accepted or field == "now"
        for value in stated:
            item = Item(f"{entry['name']} · {field}: {value}", lines)
            values = _values([value], field, names) | also
            yield WantedTrait(item, subject, property_, values, free)
        if also and not stated:
            item = Item(f"{entry['name']} · {field}: {accepted[0]}", lines)
            yield WantedTrait(item, subject, property_, also, True)


def _values(
    stated: Sequence[str], field: str, names: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    given = surfaces(*(_day(value, field) for value in stated))
    return given.union(*(names.get(one, given) for one in given))


def _day(value: str, field: str) -> str:
    """The first or last day of a fiscal year, which runs from April to March."""
    year = _FISCAL.fullmatch(value)
    if year is None:
        return value
    return f"{int(year[1]) + 1}-03-31" if field.endswith("until") else f"{year[1]}-04-01"


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
