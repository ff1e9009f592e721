"""Annotation files → gold.

The detailed form has one entry per organisation with aliases, and lines; the
plain one has an entry per surface.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graph.errors import BadRequest
from graph.evaluate.conflicts import wanted_conflicts
from graph.evaluate.gold import (
    THINGS,
    Field,
    Gold,
    Party,
    Wanted,
    WantedAgreement,
    WantedRole,
)
from graph.evaluate.outcome import Item, surface, surfaces
from graph.evaluate.wanted import wanted_clauses, wanted_contacts
from graph.evaluate.wanted_events import wanted_events
from graph.evaluate.wanted_figures import wanted_figures
from graph.evaluate.wanted_traits import wanted_traits

_ALSO = {
    "organisation": "organisations",
    "facility": "facilities_and_clusters",
    "cluster": "facilities_and_clusters",
    "programme": "programmes",
}

#: Where an annotation names bodies in passing: a list, and fields of its entries.
_PASSING = {
    "people": ("organisation", "organisation_acceptable", "unit"),
    "agreements": ("parties", "parties_acceptable"),
    "organisations": (
        *("parent", "parent_acceptable", "founders", "mandated_by", "now", "former_names"),
        *("defined_as",),
    ),
    "facilities_or_clusters": ("operator", "operator_acceptable", "founded_by"),
    "programmes": ("lead", "lead_acceptable", "leads", "participants"),
    "contacts": ("organisation", "unit"),
    "events": ("actors", "actors_acceptable"),
}

Entry = Mapping[str, Any]


def find_gold(folder: Path) -> dict[str, Path]:
    """The JSON files of a folder by stem. Raises :class:`BadRequest` if it is no folder."""
    if not folder.is_dir():
        raise BadRequest(f"{folder} is not a folder", suggestion="give a folder of annotations")
    return {path.stem: path for path in sorted(folder.glob("*.json"))}


def load_gold(path: Path) -> Gold | None:
    """The annotation in a file, or None if the file is something else.

    Raises :class:`BadRequest` for a file that is no JSON or is annotated in an unknown form.
    """
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise BadRequest(f"{path.name} cannot be read as JSON: {error}") from error
    if not isinstance(data, dict) or not {"lang", "organisations", "agreements"} <= data.keys():
        return None
    try:
        return gold(path.stem, data)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise BadRequest(
            f"{path.name} is not in a form of annotation that is known ({error!r})",
            suggestion="docs/evaluation.md describes the form",
        ) from error


def gold(stem: str, data: Mapping[str, Any]) -> Gold:
    """The annotation ``data`` of the document ``stem``."""
    names = _Names(data)
    extra = data.get("acceptable_extra") or {}
    return Gold(
        stem,
        data.get("lang") or "und",
        {kind: tuple(map(_thing, data[key])) for key, kind in THINGS.items() if key in data},
        tuple(_people(data)),
        tuple(_role(entry, names) for entry in data.get("people", ()) if _has_role(entry)),
        tuple(_agreement(entry, names) for entry in data.get("agreements", ())),
        {
            THINGS.get(key, key): surfaces(*texts)
            for key, texts in extra.items()
            if isinstance(texts, list)
        },
        surfaces(data.get("publisher"), *_list(data.get("publisher_acceptable")), *_passing(data)),
        figures=wanted_figures(data),
        conflicts=wanted_conflicts(data),
        clauses=wanted_clauses(data),
        contacts=wanted_contacts(data),
        events=wanted_events(data, names.groups),
        traits=wanted_traits(data, names.groups),
    )


class _Names:
    """All names of an organisation, facility or programme by any of them."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.groups: dict[str, frozenset[str]] = {}
        for kind in THINGS:
            for entry in data.get(kind, ()):
                group = _surfaces(entry)
                for name in group:
                    self.groups[name] = self.groups.get(name, frozenset()) | group

    def all_of(self, *texts: str | None) -> frozenset[str]:
        """Those names and all others of the things that they name."""
        given = surfaces(*texts)
        return given.union(*(self.groups.get(name, given) for name in given))


def _thing(entry: Entry) -> Wanted:
    also = str(entry.get("also_acceptable_as") or "").split(":")[0]
    words = (entry["name"], *entry.get("aliases", ()))
    return Wanted(
        Item(entry["name"], _lines(entry), words=words),
        _surfaces(entry),
        bool(entry.get("optional")),
        _ALSO.get(also, ""),
    )


def _surfaces(entry: Entry) -> frozenset[str]:
    return surfaces(entry["name"], *_list(entry.get("aliases")), *_list(entry.get("former_names")))


def _people(data: Mapping[str, Any]) -> Iterator[Wanted]:
    """Every person once, however many roles are annotated."""
    groups: dict[str, list[Entry]] = {}
    for entry in data.get("people", ()):
        groups.setdefault(surface(entry["name"]), []).append(entry)
    for group in groups.values():
        lines = tuple(sorted({line for entry in group for line in _lines(entry)}))
        yield Wanted(
            Item(group[0]["name"], lines, words=(group[0]["name"],)),
            frozenset().union(*map(_person, group)),
            all(entry.get("optional") for entry in group),
        )


def _person(entry: Entry) -> frozenset[str]:
    return surfaces(entry["name"], *_list(entry.get("name_aliases")), entry.get("reading"))


_ROLE = ("role", "organisation", "unit")


def _has_role(entry: Entry) -> bool:
    """Whether a reader may take a role from an entry: what is only acceptable counts, too."""
    return any(entry.get(key) or entry.get(f"{key}_acceptable") for key in _ROLE)


def _role(entry: Entry, names: _Names) -> WantedRole:
    titles = [entry.get("role"), *_list(entry.get("role_acceptable"))]
    bodies = [entry.get("organisation"), *_list(entry.get("organisation_acceptable"))]
    shown = [entry["name"], entry.get("role"), entry.get("organisation")]
    return WantedRole(
        Item(" · ".join(text or "–" for text in shown), _lines(entry), words=(entry["name"],)),
        _person(entry),
        surfaces(*titles),
        names.all_of(*bodies, entry.get("unit")),
        None in titles,
        None in bodies,
        bool(entry.get("optional")) or not any(map(entry.get, _ROLE)),
    )


_FIELDS = ("signed", "valid_from", "valid_until", "term", "status")


def _agreement(entry: Entry, names: _Names) -> WantedAgreement:
    parties = tuple(Party(name, names.all_of(name)) for name in entry["parties"])
    signed = entry.get("signed") or entry.get("signed_partial")
    shown = [entry.get("key"), " + ".join(entry["parties"]), signed or entry.get("status")]
    label = " · ".join(text for text in shown if text)
    fields = {name: _field(entry, name) for name in _FIELDS if name in entry}
    if "signed" in fields and signed:
        fields["signed"] = Field(signed, fields["signed"].acceptable, fields["signed"].may_be_empty)
    words = tuple(text for text in (entry.get("name"), *entry["parties"]) if text)
    succeeds = (entry.get("succeeds") or "") if "key" in entry else None
    optional = bool(entry.get("optional") or entry.get("abandoned"))
    return WantedAgreement(
        Item(label, _lines(entry), words=words),
        entry.get("key") or label,
        surfaces(entry.get("name"), *_list(entry.get("name_acceptable"))),
        parties,
        names.all_of(*_list(entry.get("parties_acceptable"))),
        bool(entry.get("parties_incomplete")) or None in _list(entry.get("parties_acceptable")),
        fields,
        _renewal(entry),
        succeeds,
        _activities(entry),
        optional,
    )


def _field(entry: Entry, name: str) -> Field:
    acceptable = _list(entry.get(f"{name}_acceptable"))
    return Field(entry[name], frozenset(value for value in acceptable if value), None in acceptable)


def _renewal(entry: Entry) -> str | None:
    if "renewal" not in entry:
        return None
    return str(entry.get("renews") or "?") if entry["renewal"] else ""


def _activities(entry: Entry) -> Mapping[str, tuple[Item, bool]] | None:
    if "activities" not in entry:
        return None
    concepts: dict[str, list[Entry]] = {}
    for activity in entry["activities"]:
        concepts.setdefault(activity["concept"], []).append(activity)
    return {
        concept: (
            Item(concept, tuple(sorted({line for one in group for line in _lines(one)}))),
            all(one.get("optional") or one["basis"] in ("comment", "abandoned") for one in group),
        )
        for concept, group in concepts.items()
    }


def _passing(data: Mapping[str, Any]) -> Iterator[str]:
    for kind, fields in _PASSING.items():
        for entry in data.get(kind, ()):
            for name in fields:
                yield from (text for text in _list(entry.get(name)) if isinstance(text, str))


def _lines(entry: Entry) -> tuple[int, ...]:
    first = entry.get("line")
    return (() if first is None else (first,)) + tuple(entry.get("also_lines") or ())


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
