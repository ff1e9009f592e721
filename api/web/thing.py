"""One thing as a page: what it is called, what is known of it and from where, whom it is with."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import anyio
from fastapi import Request
from fastapi.responses import Response

from api.deps import Services
from api.listing import Listing
from api.web import related
from api.web.disagreements import Disagreement, disagreements
from api.web.facts import Facts
from api.web.reader import Reader, reader_of
from api.web.rendering import html, page_tag, render, unchanged
from api.web.spans import spans
from api.web.terms import terms_of
from api.web.titles import references, titles
from api.web.values import Values
from graph.catalogue import Collection
from graph.catalogue.rows import Row
from graph.differences import conflicts
from graph.quotes import Quotes
from graph.vocab import Minter

#: Fields whose values have a part of the page of their own.
_APART = ("partner", "renews", "renewed_by", "event")
_APART_OF = {
    "organizations": ("agreement",),
    "people": ("organization", "role", "signed"),
}
#: Which field of agreements leads to a thing, by its collection.
_OF_AGREEMENTS = {
    "organizations": "party",
    "clusters": "concerns",
    "facilities": "concerns",
    "programmes": "concerns",
}
#: The network in which things of a collection are nodes.
_NETWORKS = {
    "organizations": "agreements",
    "people": "affiliations",
    "clusters": "clusters",
}
#: Agreements of one chain of renewals that are followed.
_LONGEST = 20


async def thing_page(
    request: Request,
    services: Services,
    listing: Listing,
    quotes: Quotes,
    collection: Collection,
    name: str,
) -> Response:
    """The page of a thing. Raises :class:`NotFound`."""
    reader = reader_of(request)
    today = datetime.now(UTC).date()
    tag = page_tag(request, listing.view.revision, len(quotes), today.isoformat())
    if same := unchanged(request, tag):
        return same
    row = await listing.one(collection, name, reader.language)
    terms = await terms_of(services, listing.view, reader.language)
    values = Values(reader, terms, await titles(listing, references(row), terms, reader))
    facts = Facts(collection, row, values, reader)
    found = await _agreements(listing, collection, row, reader)
    content = render(
        "thing.html",
        reader,
        style=("things",),
        collection=collection,
        thing=row,
        title=values.title(collection, row),
        title_language=_language_of(row),
        note=values.called(collection, row).note,
        kinds=values.of(collection, row, "kind"),
        titles=_titles(row, reader),
        names=facts.names(),
        groups=facts.groups((*_APART, *_APART_OF.get(collection.name, ()), "kind")),
        agreements=spans(found["results"], values, reader.language, today, reader.link),
        more_agreements=found["meta"]["count"] - len(found["results"]),
        all_agreements=_list_of(collection, row, reader),
        partners=_partners(row, found["results"], reader),
        sources={one["id"]: facts.of(one["id"]) for one in found["results"]},
        tables=await related.tables(listing, collection, row, facts, values, reader),
        conflicts=await _disputes(services, listing, quotes, row, values, reader),
        documents=values.of(collection, row, "document"),
        network=_network(collection, row, reader),
    )
    return html(request, content, tag)


def _language_of(row: Row) -> str:
    """The language of the name that a page is headed by; empty if that is not known."""
    return next((one["lang"] for one in row.get("names", []) if one["value"] == row["label"]), "")


def _titles(row: Row, reader: Reader) -> list[tuple[str, str]]:
    """What the thing is called in other languages: the first name of each, each name once."""
    found: dict[str, str] = {}
    for one in row.get("names", []):
        if one["lang"] and one["value"] != row["label"]:
            found.setdefault(one["lang"], one["value"])
    others = {name: lang for lang, name in reversed(found.items()) if lang != reader.language}
    return [(lang, name) for name, lang in reversed(others.items())]


async def _agreements(listing: Listing, kind: Collection, row: Row, reader: Reader) -> Row:
    if kind.name == "agreements":
        return await _chain(listing, row, reader)
    field = _OF_AGREEMENTS.get(kind.name)
    if field is None:
        return {"meta": {"count": 0}, "results": []}
    return await related.agreements(listing, row["id"], field, reader)


async def _chain(listing: Listing, row: Row, reader: Reader) -> Row:
    """An agreement with those that it renews, and those that renew it, to both ends."""
    found = {row["id"]: row}
    waiting = [row]
    while waiting and len(found) < _LONGEST:
        one = waiting.pop()
        for field, other in (("renews", "renewed_by"), ("renewed_by", "renews")):
            if not one[other]:
                continue
            page = await related.agreements(listing, one["id"], field, reader)
            new = [near for near in page["results"] if near["id"] not in found]
            found.update({near["id"]: near for near in new})
            waiting.extend(new)
    return {"meta": {"count": len(found)}, "results": list(found.values())}


def _list_of(kind: Collection, row: Row, reader: Reader) -> str:
    field = _OF_AGREEMENTS.get(kind.name)
    return reader.link("/agreements", **{field: row["slug"]}) if field else ""


def _partners(row: Row, found: list[Row], reader: Reader) -> list[tuple[str, str, int]]:
    """With whom an organisation has agreements: name, page, and how many are shown."""
    counted = Counter(
        party["id"] for one in found for party in one["party"] if party["id"] != row["id"]
    )
    return [
        (one["label"], reader.link(f"/organizations/{one['slug']}"), counted[one["id"]])
        for one in row.get("partner", [])
    ]


async def _disputes(
    services: Services, listing: Listing, quotes: Quotes, row: Row, values: Values, reader: Reader
) -> list[Disagreement]:
    """What documents say differently of a thing."""
    if not await listing.is_disputed(row["id"]):
        return []

    def find() -> list[Row]:
        minter = Minter(services.settings.base_iri)
        return conflicts(listing.view, minter, reader.language, quotes, subject=row["id"])

    found = await anyio.to_thread.run_sync(find)
    return disagreements(found, values, reader)


def _network(kind: Collection, row: Row, reader: Reader) -> str:
    """Where a thing is shown among its neighbours; empty where it has none."""
    name = _NETWORKS.get(kind.name)
    is_node = kind.name != "organizations" or row["partner"]
    return reader.link(f"/networks/{name}", node=row["slug"]) if name and is_node else ""
