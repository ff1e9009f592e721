"""The SPARQL endpoint."""

from __future__ import annotations

from typing import Any

import anyio
from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.answering import answer
from api.deps import CurrentServices, Services
from api.descriptions import service_description
from api.negotiation import HTML, Offer, choose
from api.parameters import LANG, described
from api.protocol import LEAST_TIME, asked_by_get, asked_by_post
from api.replies import etag, not_modified, reply
from api.schemas import PROBLEMS, bodies
from api.web.reader import reader_of
from api.web.rendering import html, page_tag, unchanged
from api.web.sparql import query_page
from graph.formats import GRAPHS, RESULTS, TABLE, format_names
from graph.store import view_of

router = APIRouter()


_IRIS = {"type": "array", "items": {"type": "string", "format": "uri"}}
_QUERY = {"type": "string", "minLength": 1, "format": "sparql"}
_FORMATS = ["html", *format_names()]
_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The answer in the format asked for",
        "content": bodies(
            media_type
            for one in (*RESULTS, *GRAPHS, TABLE)
            for media_type in (*one.media_types, "text/html")
        ),
    },
    304: {"description": "What the client has is still right (If-None-Match)"},
    **PROBLEMS,
}
_DESCRIBED = {
    "parameters": [
        described("query", "SPARQL 1.1 query; well-known prefixes may be left out", _QUERY),
        described("default-graph-uri", "A graph of the default graph", _IRIS),
        described("named-graph-uri", "A graph for GRAPH", _IRIS),
        described(
            "timeout", "Time limit in seconds, capped", {"type": "number", "minimum": LEAST_TIME}
        ),
        described("lang", "Language of the page, for browsers", LANG),
        described("format", "A format, instead of Accept", {"type": "string", "enum": _FORMATS}),
    ]
}
_POSTED = {
    "requestBody": {
        "required": True,
        "content": {
            "application/x-www-form-urlencoded": {
                "schema": {"type": "object", "required": ["query"], "properties": {"query": _QUERY}}
            },
            "application/sparql-query": {"schema": _QUERY},
        },
    }
}


@router.get("/sparql", openapi_extra=_DESCRIBED, responses=_ANSWERS, tags=["query"])
async def ask(request: Request, services: CurrentServices) -> Response:
    """Run a query, or describe the service where there is none."""
    asked = asked_by_get(request, services.settings)
    return await (answer(request, services, asked) if asked else _described(request, services))


@router.post("/sparql", openapi_extra=_POSTED, responses=_ANSWERS, tags=["query"])
async def ask_posted(request: Request, services: CurrentServices) -> Response:
    """Run a query that is sent as a form or as it is."""
    return await answer(request, services, await asked_by_post(request, services.settings))


async def _described(request: Request, services: Services) -> Response:
    offers = [Offer(f.name, f.media_types) for f in GRAPHS]
    offer, media_type = choose(request.headers.get("accept"), [*offers, HTML])
    if offer is HTML:
        tag = page_tag(request, "")
        return unchanged(request, tag) or html(request, query_page(reader_of(request)), tag)
    view = await services.current()
    endpoint = str(request.base_url) + "sparql"
    tag = etag(view.revision, "description", endpoint, media_type)
    if same := not_modified(request, tag):
        return same
    base = services.settings.base_iri
    quads = await anyio.to_thread.run_sync(service_description, view, endpoint, base)
    return reply(view_of(quads).dump(quads[0].graph, media_type), media_type, tag)
