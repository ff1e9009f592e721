"""Documents beside what all collections have: how much of each is in the graph."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import Response

from api.deps import CurrentQuotes, CurrentServices, only
from api.listing import CurrentListing
from api.parameters import Lang
from api.quality import quality_of, told
from api.replies import asked_of, encoded, etag, not_modified, reply
from api.schemas import PROBLEMS, DocumentQuality
from graph.catalogue.asked import language

router = APIRouter(prefix="/documents", tags=["things"], responses=PROBLEMS)


@router.get(
    "/{slug}/quality",
    dependencies=[Depends(only("lang"))],
    responses={200: {"model": DocumentQuality, "description": "The measures"}},
)
async def document_quality(
    request: Request,
    slug: Annotated[str, Path(description="IRI or short name")],
    listing: CurrentListing,
    quotes: CurrentQuotes,
    services: CurrentServices,
    lang: Lang = "en",
) -> Response:
    """How much of a document is in the graph, what it leaves open, and what is wrong with it."""
    chosen = language(lang)
    tag = etag(listing.view.revision, len(quotes), *asked_of(request))
    if unchanged := not_modified(request, tag):
        return unchanged
    stated = await listing.stated(slug, chosen)
    measured = await quality_of(services, listing.view, stated, chosen)
    content = {**told(stated, measured), "version": listing.view.version}
    return reply(encoded(content), "application/json", tag)
