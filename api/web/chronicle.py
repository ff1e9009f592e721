"""Agreements and events as entries of a timeline, each with the days that it may mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.networks.period import Days, days, sharpest

Row = Mapping[str, Any]
#: Events that an agreement tells of itself: its signing, its beginning and its end.
_OF_AGREEMENT = {"conclusion", "renewal", "start", "end"}


@dataclass(frozen=True, slots=True)
class Entry:
    """An agreement or an event. ``kinds`` are local names, ``dates`` as they are stated."""

    collection: str
    slug: str
    label: str
    kinds: tuple[str, ...]
    #: ``Draft``, ``Planned`` or ``Abandoned`` where it is no more than that.
    status: str
    who: tuple[Row, ...]
    about: tuple[Row, ...]
    documents: tuple[Row, ...]
    dates: tuple[str, ...]
    ends: tuple[str, ...]
    begins: tuple[Days, ...]
    closes: tuple[Days, ...]
    renews: tuple[Row, ...]
    is_disputed: bool

    @property
    def first(self) -> date | None:
        """The first day that it may have begun on."""
        return min((one.earliest for one in self.begins), default=None)

    @property
    def sure(self) -> date | None:
        """The day by which it has begun."""
        return max((one.latest for one in self.begins), default=None)

    @property
    def closing(self) -> date | None:
        """The first day that it may end on; none where no end is stated."""
        return min((one.earliest for one in self.closes), default=None)

    @property
    def last(self) -> date | None:
        """The last day that it may end on."""
        return max((one.latest for one in self.closes), default=None)

    def touches(self, since: date | None, until: date | None) -> bool:
        """Whether some day of it lies in a period; what is open goes on."""
        if self.first is None:
            return since is None and until is None
        is_open = self.collection == "agreements" and self.last is None
        last = date.max if is_open else max(self.last or self.first, self.sure or self.first)
        return (since is None or last >= since) and (until is None or self.first <= until)


def agreement(row: Row) -> Entry:
    """The entry of an agreement: from its stated start, else its signing, to its end."""
    stated = row["valid_from"] or row["signed"]
    ends = row["valid_until"] or [one for one in [row["active_until"]] if one]
    fields = {"signed", "valid_from", "valid_until", "term"}
    return Entry(
        "agreements",
        row["slug"],
        row["label"],
        tuple(one for one in row["kind"] if one != "Agreement") or ("Agreement",),
        _status(row),
        tuple(row["party"]),
        (),
        tuple(row["document"]),
        _told(stated),
        _told(ends),
        _sharp(stated),
        _sharp(ends),
        tuple(row["renews"]),
        bool(fields & set(row["disputed"])),
    )


def event(row: Row) -> Entry:
    """The entry of an event: its day, or from its first day to its last."""
    stated = row["held"] or row["starts"]
    ends = [] if row["held"] else row["ends"]
    return Entry(
        "events",
        row["slug"],
        row["label"],
        tuple(row["kind"]),
        _status(row),
        tuple(row["actor"]),
        (*row["concerns"], *row["agreement"]),
        tuple(row["document"]),
        _told(stated),
        _told(ends),
        _sharp(stated),
        _sharp(ends),
        (),
        bool({"held", "starts", "ends"} & set(row["disputed"])),
    )


def is_told_by_agreement(row: Row) -> bool:
    """Whether an event is what its agreement's own days say."""
    return bool(row["agreement"]) and set(row["kind"]) <= _OF_AGREEMENT


def by_year(entries: Iterable[Entry]) -> tuple[dict[int, list[Entry]], list[Entry]]:
    """Entries by the year in which they begin, in order; and those of which no day is known."""
    years: dict[int, list[Entry]] = {}
    undated = []
    for one in sorted(entries, key=lambda one: (one.first or date.max, one.label, one.slug)):
        if one.first is None:
            undated.append(one)
        else:
            years.setdefault(one.first.year, []).append(one)
    return years, undated


def _status(row: Row) -> str:
    stated = set(row["status"])
    return next((one for one in ("Draft", "Planned", "Abandoned") if one in stated), "")


def _told(stated: Sequence[str]) -> tuple[str, ...]:
    """Dates in their order, without what another of them states more precisely."""
    kept = _sharp(stated)
    return tuple(one for one in stated if (found := days(one)) is None or found in kept)


def _sharp(stated: Sequence[str]) -> tuple[Days, ...]:
    return tuple(sharpest(found for one in stated if (found := days(one)) is not None))
