"""Search as a page: names of things, and the terms and questions that are called so."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import Response

from api.deps import Services
from api.listing import Listing
from api.web.reader import Reader, reader_of
from api.web.rendering import html, page_of, page_tag, render, unchanged
from api.web.terms import Terms, terms_of
from api.web.titles import titles
from api.web.values import Called
from api.web.words import text
from graph.catalogue import COLLECTIONS
from graph.catalogue.rows import label
from graph.questions import questions
from graph.search import Hit, Lookup

#: Kinds that are searched where none is chosen: not those that are named after other things,
#: nor places, of which the bodies there have the names, too.
SEARCHED = frozenset(
    one.kind for one in COLLECTIONS.values() if one.name not in ("memberships", "clauses", "places")
)
_KINDS = {one.kind: one.name for one in COLLECTIONS.values()}
#: Kinds of which rules make the names: nobody calls things so.
_MADE = ("event", "observation")
#: Hits of a page at first, and at most.
_SIZE, _MOST = 20, 200
#: Terms and questions that are shown.
_FEW = 5


@dataclass(frozen=True, slots=True)
class Found:
    """A hit: what it is, and the name that fits where that is another than the one shown."""

    label: str
    href: str
    kind: str
    #: What tells it from others that are called so.
    note: str
    match: str
    lang: str


async def search_page(
    request: Request, services: Services, listing: Listing, query: str, chosen: list[str], size: int
) -> Response:
    """What is called like ``query``; without one the page says how names are found."""
    reader = reader_of(request)
    tag = page_tag(request, listing.view.revision)
    if same := unchanged(request, tag):
        return same
    size = min(max(size, _SIZE), _MOST)
    terms = await terms_of(services, listing.view, reader.language)
    found = await _hits(listing, query, chosen, size, terms, reader) if query else []
    content = render(
        "search.html",
        reader,
        style=("things",),
        query=query,
        found=found,
        collections=[(one, text(reader.language, f"lists.{one}")) for one in COLLECTIONS],
        chosen=chosen[0] if len(chosen) == 1 else "",
        more=reader.here(limit=min(size * 2, _MOST)) if size <= len(found) < _MOST else None,
        terms=[
            (name, meaning, reader.link(f"/ontology#{place}"))
            for name, meaning, place in terms.called(query)[:_FEW]
        ]
        if query and not chosen
        else [],
        questions=_questions(query, reader) if query and not chosen else [],
    )
    return html(request, content, tag)


async def _hits(
    listing: Listing, query: str, chosen: list[str], size: int, terms: Terms, reader: Reader
) -> list[Found]:
    assert listing.view.path is not None
    kinds = frozenset(COLLECTIONS[name].kind for name in chosen) or SEARCHED
    hits = await listing.hits(Lookup(listing.view.path, query, kinds, size, False))
    things = {hit.thing for hit in hits}
    labels, called = await asyncio.gather(
        listing.names(things), titles(listing, things, terms, reader)
    )
    names = {one: Called(label(labels, one, reader.language)) for one in things} | dict(called)
    return [_found(hit, names[hit.thing], reader) for hit in hits]


def _found(hit: Hit, called: Called, reader: Reader) -> Found:
    is_made = hit.kind in _MADE
    return Found(
        called.text,
        reader.link(page_of(hit.thing)),
        text(reader.language, f"common.one_of_{_KINDS[hit.kind]}"),
        called.note,
        "" if is_made or hit.name == called.text else hit.name,
        hit.language,
    )


def _questions(query: str, reader: Reader) -> list[tuple[str, str]]:
    """The questions of the library in whose titles the query stands."""
    wanted = query.casefold()
    return [
        (one.titles[reader.language], reader.link(f"/queries#{one.name}"))
        for one in questions().values()
        if any(wanted in title.casefold() for title in one.titles.values())
    ][:_FEW]
