"""Events as an annotation has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.evaluate.outcome import Item, surfaces


@dataclass(frozen=True, slots=True)
class WantedEvent:
    """An event of the gold.

    ``dates`` are all that are right; ``dateless`` says that none is right, too.
    ``actors``: each with all its names. ``others``: names that may be among them.
    """

    item: Item
    dates: frozenset[str]
    dateless: bool
    actors: tuple[tuple[str, frozenset[str]], ...]
    others: frozenset[str]
    optional: bool


def wanted_events(
    data: Mapping[str, Any], names: Mapping[str, frozenset[str]]
) -> tuple[WantedEvent, ...] | None:
    """The events of an annotation; None if it has no list of them."""
    if "events" not in data:
        return None
    return tuple(_wanted(entry, names) for entry in data["events"])


def _wanted(entry: Mapping[str, Any], names: Mapping[str, frozenset[str]]) -> WantedEvent:
    date, accepted = entry.get("date"), entry.get("date_acceptable") or []
    dates = [date, *accepted, entry.get("date_from")]
    lines = (*([entry["line"]] if "line" in entry else []), *(entry.get("also_lines") or ()))
    actors = [(name, _all_of(name, names)) for name in entry.get("actors") or ()]
    others = [_all_of(name, names) for name in entry.get("actors_acceptable") or ()]
    return WantedEvent(
        Item(f"{date or '–'} · {entry.get('what') or ''}", lines),
        frozenset(one for one in dates if one),
        date is None or None in accepted,
        tuple(actors),
        frozenset().union(*others),
        bool(entry.get("optional")),
    )


def _all_of(name: str, names: Mapping[str, frozenset[str]]) -> frozenset[str]:
    given = surfaces(name)
    return given.union(*(names.get(one, given) for one in given))
