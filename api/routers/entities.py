"""The collections: lists of things, and one thing with the statements about it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote

import anyio
from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from api import thing_schemas, things
from api.deps import CurrentQuotes, CurrentServices, refuse_unknown
from api.listing import CurrentListing
from api.negotiation import HTML, JSON, choose, wants_page
from api.parameters import LANG, described, of_list, of_page
from api.replies import asked_of, encoded, etag, next_page, not_modified, reply
from api.schemas import PROBLEMS
from api.web.document import document_page
from api.web.lists import list_page
from api.web.reader import reader_of
from api.web.statement import statement_page
from api.web.thing import thing_page
from graph.catalogue import COLLECTIONS, Collection, asked
from graph.catalogue import collection as find_collection
from graph.catalogue.asked import DEFAULT, cursor, language, limit
from graph.catalogue.rows import context
from graph.errors import NotFound

router = APIRouter(tags=["things"], responses=PROBLEMS)

_FORMS = [media_type for offer in things.OFFERS[1:] for media_type in offer.media_types]


_LANG = described("lang", "Language of names", LANG)
_KINDS = {one.kind: one for one in COLLECTIONS.values()}
#: Kinds of what the vocabulary itself names.
_OF_VOCABULARY = {
    "activity",
    "event-kind",
    "programme-kind",
    "scheme",
    "sector",
    "structure",
    "unit",
}
Handler = Callable[..., Awaitable[Response]]


def _lists(collection: Collection) -> Handler:
    async def list_things(
        request: Request, listing: CurrentListing, services: CurrentServices
    ) -> Response:
        if wants_page(request.headers.get("accept")):
            return await list_page(request, services, listing, collection)
        wanted = asked(collection, request.query_params.multi_items())
        tag = etag(listing.view.revision, *asked_of(request))
        if unchanged := not_modified(request, tag):
            return unchanged
        content, following = await listing.page(wanted)
        return _json(content, tag, next_page(request, following))

    list_things.__doc__ = f"{collection.about}."
    return list_things


def _shows(collection: Collection) -> Handler:
    async def show(
        slug: str,
        request: Request,
        listing: CurrentListing,
        quotes: CurrentQuotes,
        services: CurrentServices,
    ) -> Response:
        name, offer = things.split(slug)
        media_type = offer.media_types[0] if offer else ""
        if offer is None:
            offer, media_type = choose(request.headers.get("accept"), things.OFFERS)
        if offer is HTML and collection.name == "documents":
            return await document_page(request, services, listing, name)
        refuse_unknown(list(request.query_params), ("lang",))
        lang = language(request.query_params.get("lang", "en"))
        if offer is HTML:
            return await thing_page(request, services, listing, quotes, collection, name)
        tag = etag(listing.view.revision, len(quotes), *asked_of(request, media_type))
        if unchanged := not_modified(request, tag):
            return unchanged
        if offer is things.LINKED:
            found = await listing.linked(collection, name)
            where = f"{request.base_url}context/{collection.name}.jsonld"
            return reply(encoded({"@context": where, **found}), media_type, tag)
        if offer is not JSON:
            return reply(await listing.graph(collection, name, offer.name), media_type, tag)
        found = await listing.one(collection, name, lang)
        return _json({**found, "version": listing.view.version}, tag)

    show.__doc__ = f"One of the {collection.name}, with the statements about it and their evidence."
    return show


for _collection in COLLECTIONS.values():
    router.add_api_route(
        f"/{_collection.name}",
        _lists(_collection),
        name=f"list_{_collection.name}",
        openapi_extra={"parameters": of_list(_collection)},
        responses=thing_schemas.answers(thing_schemas.page(_collection)),
    )
    router.add_api_route(
        f"/{_collection.name}/{{slug}}",
        _shows(_collection),
        name=f"show_{_collection.name}",
        openapi_extra={"parameters": [_LANG]},
        responses=thing_schemas.answers(thing_schemas.thing(_collection), *_FORMS),
    )


@router.get(
    "/context/{collection}.jsonld",
    response_class=Response,
    responses={
        200: {
            "description": "A JSON-LD 1.1 context",
            "content": {"application/ld+json": {"schema": {"type": "object"}}},
        }
    },
)
async def jsonld_context(collection: str, request: Request) -> Response:
    """The JSON-LD context of a collection's things."""
    content = encoded(context(find_collection(collection)))
    tag = etag("", request.url.path)
    return not_modified(request, tag) or reply(content, "application/ld+json", tag)


@router.get(
    "/documents/{slug}/evidence",
    openapi_extra={"parameters": of_page()},
    responses=thing_schemas.answers(thing_schemas.statements()),
)
async def document_evidence(
    slug: str, request: Request, listing: CurrentListing, quotes: CurrentQuotes
) -> Response:
    """What a document states, in the order of its text, with the sentences."""
    given = dict(request.query_params)
    refuse_unknown(list(given), ("lang", "limit", "cursor"))
    lang, size = language(given.get("lang", "en")), limit(given.get("limit", str(DEFAULT)))
    after = cursor(given["cursor"]) if "cursor" in given else None
    tag = etag(listing.view.revision, len(quotes), *asked_of(request))
    if unchanged := not_modified(request, tag):
        return unchanged
    content, following = await listing.within(slug, size, after, lang)
    return _json(content, tag, next_page(request, following))


@router.get(
    "/documents/{slug}/text",
    response_class=Response,
    responses={
        200: {
            "description": "The document as read, into which spans point",
            "content": {
                "text/plain": {
                    "schema": {"type": "string"},
                    # No text of a document is ours to give as an example.
                    "examples": {"text": {"value": "Example Foundation joins.\n"}},
                }
            },
        }
    },
)
async def document_text(
    slug: str, request: Request, listing: CurrentListing, quotes: CurrentQuotes
) -> Response:
    """The whole text of a document, where its file is at hand."""
    refuse_unknown(list(request.query_params), ())
    name = await listing.document(slug)
    text = await anyio.to_thread.run_sync(quotes.text, name)
    if text is None:
        raise NotFound(
            f"the text of {name[:80]!r} is not at hand: only what it says is, and where",
            suggestion="the operator can put its file into RENKEI_DOCUMENTS",
        )
    tag = etag(listing.view.revision, len(quotes), *asked_of(request))
    return not_modified(request, tag) or reply(text.encode(errors="replace"), "text/plain", tag)


def _json(content: dict[str, Any], tag: str, headers: dict[str, str] | None = None) -> Response:
    return reply(encoded(content), "application/json", tag, headers)


@router.get(
    "/statements/{id}",
    openapi_extra={"parameters": [_LANG]},
    responses=thing_schemas.answers(thing_schemas.STATEMENT),
)
async def show_statement(
    id: str,
    request: Request,
    listing: CurrentListing,
    quotes: CurrentQuotes,
    services: CurrentServices,
) -> Response:
    """A statement and the sentences that make it."""
    refuse_unknown(list(request.query_params), ("lang",))
    lang = language(request.query_params.get("lang", "en"))
    if wants_page(request.headers.get("accept")):
        return await statement_page(request, services, listing, len(quotes), id)
    tag = etag(listing.view.revision, len(quotes), *asked_of(request))
    if unchanged := not_modified(request, tag):
        return unchanged
    return _json(await listing.statement(id, lang), tag)


@router.get(
    "/id/{kind}/{slug}",
    status_code=303,
    response_class=RedirectResponse,
    responses={303: {"description": "Where it is", "content": {}}},
)
async def lead(kind: str, slug: str, request: Request) -> Response:
    """From the name of a thing to what is said of it (303), in the language that was chosen."""
    return RedirectResponse(reader_of(request).link(_address_of(kind, slug)), 303)


def _address_of(kind: str, slug: str) -> str:
    """Where it is told what is said of a thing. Raises :class:`NotFound`."""
    if kind == "statement":
        return f"/statements/{quote(slug)}"
    if kind == "query":
        return f"/queries/{quote(slug)}.rq"
    if kind in _OF_VOCABULARY:
        return f"/ontology/{kind}-{quote(slug)}"
    if kind == "conflict":
        return f"/conflicts/{quote(slug)}"
    if kind == "indicator":
        return f"/observations?indicator={quote(slug, safe='')}"
    if kind not in _KINDS:
        raise NotFound(
            f"things of the kind {kind[:60]!r} have no page",
            suggestion=f"there are {', '.join(_KINDS)}; ask /sparql about others",
        )
    return f"/{_KINDS[kind].name}/{quote(slug)}"
