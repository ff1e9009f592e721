"""The first page: what is here, and where to begin."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import Response

from api.deps import Services
from api.listing import Listing
from api.web.numbers import day_in, number_in
from api.web.reader import Reader, reader_of
from api.web.rendering import FIRST_NETWORK, html, page_tag, render, unchanged
from api.web.spans import when
from api.web.terms import terms_of
from api.web.values import Shown, Values
from api.web.words import text
from graph.catalogue import COLLECTIONS, Asked, collection
from graph.catalogue.rows import Row
from graph.errors import StoreUnavailable

#: Collections that are counted on the first page.
_COUNTED = (
    "organizations",
    "agreements",
    "people",
    "programmes",
    "events",
    "observations",
    "documents",
)
#: The doors to everything else.
_DOORS = (
    ("network", f"/networks/{FIRST_NETWORK}"),
    ("timeline", "/timeline"),
    ("indicators", "/indicators"),
    ("documents", "/documents"),
    ("questions", "/queries"),
    ("sparql", "/sparql"),
)
_LATEST = 4


@dataclass(frozen=True, slots=True)
class News:
    """An agreement: who, since when, and the sentence that says so."""

    parties: tuple[Shown, ...]
    name: str
    href: str
    when: str
    sentence: str
    document: Shown | None


async def home(request: Request, services: Services) -> Response:
    """The start page."""
    reader = reader_of(request)
    try:
        view = await services.current()
    except StoreUnavailable:
        empty = render("home.html", reader, style=("home",), version=None)
        return html(request, empty, page_tag(request, ""))
    quotes = await asyncio.to_thread(services.quotes, view)
    tag = page_tag(request, view.revision, len(quotes))
    if same := unchanged(request, tag):
        return same
    listing = Listing(services, view)
    values = Values(reader, await terms_of(services, view, reader.language))
    latest, documents, counts = await asyncio.gather(
        _rows(listing, "agreements", "active_from", reader),
        _rows(listing, "documents", "issued", reader),
        asyncio.gather(*(listing.count(collection(name)) for name in _COUNTED)),
    )
    content = render(
        "home.html",
        reader,
        style=("things", "home"),
        version=view.version,
        published=day_in(reader.language, view.published[:10]),
        counts=[
            (name, text(reader.language, f"lists.{name}"), number_in(reader.language, count))
            for name, count in zip(_COUNTED, counts, strict=True)
        ],
        news=await asyncio.gather(*(_news(listing, row, values, reader) for row in latest)),
        documents=[
            (
                one,
                day_in(reader.language, one.get("issued") or ""),
                values.of(_DOCUMENTS, one, "publisher"),
            )
            for one in _newest(documents, latest)
        ],
        doors=_DOORS,
    )
    return html(request, content, tag)


_DOCUMENTS = COLLECTIONS["documents"]


async def _rows(listing: Listing, name: str, sort: str, reader: Reader) -> list[Row]:
    """The latest things of a collection that have a date."""
    kind = collection(name)
    field = kind.field(sort)
    asked = Asked(
        kind,
        sort=field,
        descending=True,
        limit=_LATEST,
        lang=reader.language,
        fields=kind.fields,
    )
    page, _ = await listing.page(asked)
    return [row for row in page["results"] if row[sort]]


def _newest(dated: list[Row], agreements: list[Row]) -> list[Row]:
    """The latest documents, the newest first.

    One that does not say when it was issued is no older than what it tells of.
    """
    found = {one["id"]: (one["issued"], one) for one in dated}
    for agreement in agreements:
        for one in agreement["document"]:
            found.setdefault(one["id"], (agreement["active_from"], one))
    newest = sorted(found.values(), key=lambda one: str(one[0]), reverse=True)
    return [one for _, one in newest[:_LATEST]]


async def _news(listing: Listing, row: Row, values: Values, reader: Reader) -> News:
    told = await listing.told_of(row["id"], reader.language)
    sentence, source = _telling(told)
    return News(
        tuple(values.of(COLLECTIONS["agreements"], row, "party")),
        row["label"],
        reader.link(f"/agreements/{row['slug']}"),
        when(row, reader.language),
        sentence,
        values.thing(source) if source else None,
    )


def _telling(told: list[Row]) -> tuple[str, Row | None]:
    """The sentence that most statements are made of, and its document."""
    counted: Counter[str] = Counter()
    documents: dict[str, Row] = {}
    for one in told:
        for sentence in {place["sentence"] for place in one["evidence"] if "sentence" in place}:
            counted[sentence] += 1
            documents[sentence] = one["document"]
    if not counted:
        return "", told[0]["document"] if told else None
    best = max(counted, key=lambda sentence: (counted[sentence], len(sentence)))
    return best, documents[best]
