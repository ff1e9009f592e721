"""The service itself: where to start, and how it is."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.deps import CurrentServices, CurrentView
from api.negotiation import wants_page
from api.replies import etag, not_modified, reply
from api.schemas import PROBLEMS, State
from api.web.home import home
from graph.catalogue import COLLECTIONS
from graph.errors import StoreUnavailable

router = APIRouter(tags=["service"])

LINKS = {
    "/sparql": "ask the graph with SPARQL",
    "/search?q=Kawasaki": "find things by name, in any language and spelling",
    **{f"/{one.name}": one.about for one in COLLECTIONS.values()},
    "/queries": "questions that are answered by name",
    "/networks": "the networks in it, and who is central",
    "/conflicts": "where documents contradict each other",
    "/ontology": "its vocabulary",
    "/shapes": "what holds for its data",
    "/validation": "the standing validation report",
    "/.well-known/void": "what it is about and how large it is",
    "/metrics": "what it measures of itself, for Prometheus",
    "/openapi.json": "all of this for programs",
}
_TEXT: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/plain": {"schema": {"type": "string"}}}}
}


@router.get("/", responses=PROBLEMS)
async def start(request: Request, services: CurrentServices) -> Response:
    """Where everything is: a page for browsers, JSON for programs."""
    if wants_page(request.headers.get("accept")):
        return await home(request, services)
    try:
        version = (await services.current()).version
    except StoreUnavailable:
        version = None
    tag = etag(version or "", "start")
    if unchanged := not_modified(request, tag):
        return unchanged
    content = json.dumps({"meta": {"version": version}, "links": LINKS}, ensure_ascii=False)
    return reply(content.encode(), "application/json", tag)


@router.get("/healthz", response_model_exclude_none=True)
async def alive() -> State:
    """Whether the process answers."""
    return State(status="ok", version=None)


@router.get("/readyz", responses=PROBLEMS)
def ready(view: CurrentView) -> State:
    """Whether there is a graph to serve; a problem with status 503 until there is."""
    return State(status="ready", version=view.version)


@router.get("/metrics", response_class=Response, responses=PROBLEMS | _TEXT)
def metrics(request: Request, services: CurrentServices) -> Response:
    """What the service measures of itself, for Prometheus."""
    view = services.opened()
    accept = request.headers.get("accept", "")
    content, media_type = services.metrics.told(accept, view.path if view else None)
    return Response(content, headers={"Cache-Control": "no-store", "Content-Type": media_type})


@router.get("/openapi.json", responses=PROBLEMS)
def openapi(request: Request) -> Response:
    """All of this for programs (OpenAPI 3.1)."""
    content = json.dumps(request.app.openapi(), ensure_ascii=False).encode()
    tag = etag(hashlib.sha256(content).hexdigest(), "openapi")
    return not_modified(request, tag) or reply(content, "application/json", tag)
