"""The explorer's own addresses; its other pages are those of lists and things, for browsers."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.deps import CurrentServices
from api.listing import CurrentListing
from api.replies import takes_gzip
from api.schemas import PROBLEMS
from api.web import draft
from api.web.assets import assets
from api.web.indicators import indicators
from api.web.timeline import timeline
from graph.errors import NotFound

router = APIRouter(tags=["explorer"], responses=PROBLEMS, include_in_schema=False)

#: For a year, the longest that is told (RFC 9111): another content has another name.
_LASTING = "public, max-age=31536000, immutable"


@router.get("/assets/{name}")
async def asset(name: str, request: Request) -> Response:
    """A style, script or picture of the pages."""
    found = assets().get(name)
    if found is None:
        raise NotFound(f"there is no file {name[:80]!r}", suggestion="load the page anew")
    headers = {"Cache-Control": _LASTING, "Vary": "Accept-Encoding"}
    content = found.content
    if takes_gzip(request.headers.get("accept-encoding")):
        content, headers["Content-Encoding"] = found.zipped, "gzip"
    return Response(content, headers=headers, media_type=found.media_type)


@router.get("/indicators")
async def show_indicators(
    request: Request, services: CurrentServices, listing: CurrentListing
) -> Response:
    """Figures of a thing as charts and tables."""
    return await indicators(request, services, listing)


@router.get("/timeline")
async def show_timeline(
    request: Request, services: CurrentServices, listing: CurrentListing
) -> Response:
    """Agreements and events in time."""
    return await timeline(request, services, listing)


@router.get("/documents/new")
async def show_new(request: Request, services: CurrentServices) -> Response:
    """A form to send a document with."""
    return await draft.new_page(request, services)


@router.post("/documents/new")
async def send_new(request: Request, services: CurrentServices) -> Response:
    """What would be read from a document, before anything is kept."""
    return await draft.send(request, services)


@router.get("/documents/new/{id}")
async def show_draft(id: str, request: Request, services: CurrentServices) -> Response:
    """What a document that was sent would add, confirm and contradict."""
    return await draft.draft_page(request, services, id)


@router.post("/documents/new/{id}")
async def decide_draft(id: str, request: Request, services: CurrentServices) -> Response:
    """Keep a document that was sent, or refuse it."""
    return await draft.decide(request, services, id)
