"""Search over names, and names while they are typed."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from api.deps import CurrentServices, only
from api.listing import CurrentListing, Listing
from api.negotiation import wants_page
from api.parameters import LIMIT, Lang, described
from api.replies import asked_of, encoded, etag, not_modified, reply
from api.schemas import PROBLEMS, Found
from api.web.search import SEARCHED, search_page
from graph.catalogue import COLLECTIONS
from graph.catalogue import collection as find_collection
from graph.catalogue.asked import language
from graph.catalogue.asked import limit as page_size
from graph.catalogue.rows import label
from graph.errors import BadRequest
from graph.search import Lookup
from graph.vocab import local_name

router = APIRouter(tags=["things"], responses=PROBLEMS)

_KINDS = {one.kind: one.name for one in COLLECTIONS.values()}
_LONGEST = 200

Words = Annotated[
    str,
    Query(
        description="A name or a part of one, in any language and spelling",
        json_schema_extra={"minLength": 1, "maxLength": _LONGEST, "pattern": r"\S"},
    ),
]
Limit = Annotated[str, Query(json_schema_extra=LIMIT)]
_SOME = f"({'|'.join(COLLECTIONS)})"
Collections = Annotated[
    str,
    Query(
        description="Comma-separated: only these",
        json_schema_extra={"pattern": f"^({_SOME}(,{_SOME})*)?$"},
    ),
]


_QUERY = described(
    "q",
    "A name or a part of one, in any language and spelling",
    {"type": "string", "minLength": 1, "maxLength": _LONGEST, "pattern": r"\S"},
)


@router.get(
    "/search",
    response_model=Found,
    openapi_extra={"parameters": [_QUERY | {"required": True}]},
    dependencies=[Depends(only("q", "collection", "limit", "lang"))],
)
async def search(
    request: Request,
    listing: CurrentListing,
    services: CurrentServices,
    # Described above: programs have to say it, but people may come without.
    q: Annotated[str | None, Query(include_in_schema=False)] = None,
    collection: Collections = "",
    limit: Limit = "20",
    lang: Lang = "en",
) -> Response:
    """Things by name: the whole name first, then its beginning, a part of it, one spelt like it."""
    names = [name.strip() for name in collection.split(",") if name.strip()]
    if wants_page(request.headers.get("accept")):
        for name in names:
            find_collection(name)
        words = (q or "").strip()[:_LONGEST]
        return await search_page(request, services, listing, words, names, page_size(limit))
    if q is None:
        raise BadRequest("q is missing", suggestion="see /openapi.json")
    return await _found(request, listing, names, q, limit, lang, start=False)


@router.get(
    "/autocomplete/{name}",
    response_model=Found,
    dependencies=[Depends(only("q", "limit", "lang"))],
)
async def autocomplete(
    request: Request,
    listing: CurrentListing,
    name: str,
    q: Words,
    limit: Limit = "10",
    lang: Lang = "en",
) -> Response:
    """The things of a collection whose names begin so."""
    return await _found(request, listing, [name], q, limit, lang, start=True)


async def _found(
    request: Request,
    listing: Listing,
    names: list[str],
    query: str,
    most: str,
    lang: str,
    *,
    start: bool,
) -> Response:
    if not query.strip() or len(query) > _LONGEST:
        raise BadRequest(
            f"q is empty or longer than {_LONGEST} characters", suggestion="such as q=Kawasaki"
        )
    kinds = frozenset(find_collection(name).kind for name in names) or SEARCHED
    size, lang = page_size(most), language(lang)
    view = listing.view
    tag = etag(view.revision, *asked_of(request))
    if unchanged := not_modified(request, tag):
        return unchanged
    assert view.path is not None
    hits = await listing.hits(Lookup(view.path, query, kinds, size, start))
    labels = await listing.names({hit.thing for hit in hits})
    results: list[dict[str, Any]] = [
        {
            "id": hit.thing,
            "slug": local_name(hit.thing),
            "collection": _KINDS[hit.kind],
            "label": label(labels, hit.thing, lang),
            "match": {"value": hit.name, "lang": hit.language},
            "score": round(hit.score, 3),
        }
        for hit in hits
    ]
    meta = {"count": len(results), "limit": size, "version": view.version}
    return reply(encoded({"meta": meta, "results": results}), "application/json", tag)
