"""The page of the timeline: agreements and events of a cluster, a party, a kind, a period."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fastapi import Request
from fastapi.responses import Response

from api.deps import Services, refuse_unknown
from api.listing import Listing
from api.web.chronicle import Entry, Row, agreement, by_year, event, is_told_by_agreement
from api.web.numbers import day_in
from api.web.reader import reader_of
from api.web.rendering import html, page_tag, render, unchanged
from api.web.terms import Terms, terms_of
from api.web.words import text
from graph.catalogue import COLLECTIONS, asked
from graph.errors import BadRequest
from graph.networks.period import Days, days

#: How many agreements, and how many events, are shown: the latest.
_MOST = 400
_LATEST = {"agreements": "-active_from", "events": "-held"}
_FILTERS = ("cluster", "party", "kind", "from", "to")
Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the reader wants to see; empty parts want everything."""

    cluster: str
    party: str
    kind: str
    since: str
    until: str

    @property
    def period(self) -> tuple[date | None, date | None]:
        """The first and the last day."""
        first, last = _bound("from", self.since), _bound("to", self.until)
        return (first.earliest if first else None, last.latest if last else None)


async def timeline(request: Request, services: Services, listing: Listing) -> Response:
    """The page."""
    refuse_unknown(list(request.query_params), (*_FILTERS, "lang"))
    reader = reader_of(request)
    wanted = Wanted(*(request.query_params.get(name, "").strip() for name in _FILTERS))
    since, until = wanted.period
    tag = page_tag(request, listing.view.revision)
    if same := unchanged(request, tag):
        return same
    found = Found(listing, reader.language)
    (entries, is_whole), choices = await asyncio.gather(
        found.entries(wanted), found.choices(wanted)
    )
    entries = [one for one in entries if one.touches(since, until)]
    years, undated = by_year(entries)
    terms = await terms_of(services, listing.view, reader.language)
    page = render(
        "timeline.html",
        reader,
        script="timeline",
        style=("chart", "source", "timeline"),
        words=("timeline", "source"),
        wanted=wanted,
        choices=choices,
        years=years,
        undated=undated,
        count=len(entries),
        is_whole=is_whole,
        writer=Writer(reader.language, terms, wanted),
    )
    return html(request, page, tag)


class Writer:
    """Writes entries down for a reader."""

    def __init__(self, language: str, terms: Terms, wanted: Wanted) -> None:
        self._language = language
        self._terms = terms
        self._wanted = wanted

    def dates(self, stated: Sequence[str]) -> str:
        """Dates, each as precisely as it is stated."""
        return text(self._language, "timeline.or").join(
            day_in(self._language, one) for one in stated
        )

    def day(self, day: date) -> str:
        """A day."""
        return day_in(self._language, day.isoformat())

    def kind(self, name: str) -> str:
        """A kind of agreement or event."""
        name = self._terms(name, "" if name[:1].isupper() else "event-kind")
        return name[:1].upper() + name[1:]

    def status(self, name: str) -> str:
        """What a draft or a plan is called."""
        return self._terms(name)

    def title(self, entry: Entry) -> str:
        """What an entry is called: an event by its kind, for it has no name of its own."""
        if entry.collection == "agreements":
            return entry.label
        return ", ".join(map(self.kind, entry.kinds)) or entry.label

    def told(self, entry: Entry) -> str:
        """What an entry is called, and who made it or acts in it."""
        who = ", ".join(one["label"] for one in entry.who)
        return f"{self.title(entry)} ({who})" if who else self.title(entry)

    def lane(self, entry: Entry) -> str:
        """On which line of the chart an entry stands: that of its parties, or of its kind."""
        if entry.collection == "events":
            return self.title(entry)
        others = [one["label"] for one in entry.who if one["slug"] != self._wanted.party]
        return " – ".join(others)


class Found:
    """Looks up what the page shows, as the lists of the API have it."""

    def __init__(self, listing: Listing, language: str) -> None:
        self._listing = listing
        self._language = language

    async def entries(self, wanted: Wanted) -> tuple[list[Entry], bool]:
        """The entries, and whether these are all."""
        parties = await self._parties(wanted.cluster) if wanted.cluster else None
        signed: list[Pairs] = [_given(kind=wanted.kind, party=wanted.party)]
        acted: list[Pairs] = [_given(kind=wanted.kind, actor=wanted.party)]
        if parties is not None:
            signed = [_given(kind=wanted.kind, concerns=wanted.cluster)]
            if parties:
                signed.append(_given(kind=wanted.kind, party=",".join(parties)))
            acted = [_given(kind=wanted.kind, actor=",".join([*parties, wanted.cluster]))]
        (agreements, all_signed), (events, all_acted) = await asyncio.gather(
            self._rows("agreements", signed), self._rows("events", acted)
        )
        if parties is not None and wanted.party:
            agreements = [one for one in agreements if _has(one["party"], wanted.party)]
            events = [one for one in events if _has(one["actor"], wanted.party)]
        if not wanted.kind:
            events = [one for one in events if not is_told_by_agreement(one)]
        return [*map(agreement, agreements), *map(event, events)], all_signed and all_acted

    async def choices(self, wanted: Wanted) -> dict[str, list[Row]]:
        """What may be chosen: clusters, parties, kinds of agreements and of events."""
        clusters, agreements, events = await asyncio.gather(
            self._page("clusters", [("limit", "200"), ("fields", "names")]),
            self._page("agreements", [("facets", "party,kind"), ("limit", "1")]),
            self._page("events", [("facets", "actor,kind"), ("limit", "1")]),
        )
        signed, acted = agreements["meta"]["facets"], events["meta"]["facets"]
        named = {one["value"]: one["label"] for one in [*acted["actor"], *signed["party"]]}
        if wanted.party:
            named.setdefault(wanted.party, wanted.party)
        parties = [{"slug": slug, "label": label} for slug, label in named.items()]
        return {
            "clusters": clusters["results"],
            "parties": sorted(parties, key=lambda one: one["label"].casefold()),
            "agreements": [one["value"] for one in signed["kind"] if one["value"] != "Agreement"],
            "events": [one["value"] for one in acted["kind"]],
        }

    async def _parties(self, cluster: str) -> list[str]:
        """Who manages or operates a cluster."""
        page = await self._page("clusters", [("limit", "200")])
        found = (one for one in page["results"] if cluster in (one["slug"], one["id"]))
        return [body["slug"] for one in found for body in (*one["operated_by"], *one["managed_by"])]

    async def _rows(self, collection: str, asked: Sequence[Pairs]) -> tuple[list[Row], bool]:
        """The things that one or another question asks for, and whether these are all."""
        pages = await asyncio.gather(
            *(
                self._page(collection, [*one, ("limit", str(_MOST)), ("sort", _LATEST[collection])])
                for one in asked
            )
        )
        rows = {row["id"]: row for page in pages for row in page["results"]}
        return list(rows.values()), all(page["meta"]["next_cursor"] is None for page in pages)

    async def _page(self, collection: str, given: Pairs) -> Row:
        pairs = [*given, ("lang", self._language)]
        page, _ = await self._listing.page(asked(COLLECTIONS[collection], pairs))
        return page


def _given(**filters: str) -> Pairs:
    return [(name, value) for name, value in filters.items() if value]


def _has(things: Sequence[Row], name: str) -> bool:
    return any(name in (one["slug"], one["id"]) for one in things)


def _bound(name: str, stated: str) -> Days | None:
    found = days(stated) if stated else None
    if stated and found is None:
        raise BadRequest(
            f"{name}={stated[:40]} is no day", suggestion="write it as 2019-06-01, 2019-06 or 2019"
        )
    return found
