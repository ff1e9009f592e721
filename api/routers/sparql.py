"""The SPARQL 1.1 Protocol, for queries (W3C, 2013)."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

import anyio
from fastapi import APIRouter, Request
from fastapi.responses import Response

from api import pages
from api.deps import CurrentServices, Services, refuse_unknown
from api.descriptions import service_description
from api.errors import TooLargeError
from api.negotiation import Offer, choose
from api.replies import etag, not_modified, reply
from api.schemas import PROBLEMS
from graph.errors import BadRequest, StoreUnavailable, UnsupportedMediaType, UpdateRefused
from graph.formats import GRAPHS, TABLE, find_format, formats_for
from graph.settings import Settings
from graph.sparqltext import is_volatile, keyword
from graph.store import View, view_of
from graph.workers import Job

router = APIRouter()

#: Longest query, in bytes of UTF-8.
MAX_QUERY = 2**20
_PARAMETERS = ("query", "default-graph-uri", "named-graph-uri", "timeout", "format", "update")
_HTML = Offer("html", ("text/html",))

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a client asks of the endpoint."""

    query: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    seconds: float
    format: str | None


def _parameter(name: str, what: str, **schema: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": what, "schema": schema}


_IRIS = {"type": "array", "items": {"type": "string", "format": "iri"}}
_DESCRIBED = {
    "parameters": [
        _parameter("query", "SPARQL 1.1 query; well-known prefixes may be left out", type="string"),
        _parameter("default-graph-uri", "A graph of the default graph", **_IRIS),
        _parameter("named-graph-uri", "A graph for GRAPH", **_IRIS),
        _parameter("timeout", "Time limit in seconds, capped", type="number"),
        _parameter("format", "Name of a format, instead of Accept", type="string"),
    ]
}
_POSTED = {
    "requestBody": {
        "required": True,
        "content": {
            "application/x-www-form-urlencoded": {
                "schema": {"type": "object", "properties": {"query": {"type": "string"}}}
            },
            "application/sparql-query": {"schema": {"type": "string"}},
        },
    }
}


@router.get("/sparql", openapi_extra=_DESCRIBED, responses=PROBLEMS, tags=["query"])
async def ask(request: Request, services: CurrentServices) -> Response:
    """Run a query, or describe the service where there is none."""
    pairs = _decoded(request.scope["query_string"], "the query string")
    if not pairs:
        return await _described(request, services)
    return await _answered(request, services, _asked(pairs, services.settings))


@router.post("/sparql", openapi_extra=_POSTED, responses=PROBLEMS, tags=["query"])
async def ask_posted(request: Request, services: CurrentServices) -> Response:
    """Run a query that is sent as a form or as it is."""
    pairs = _decoded(request.scope["query_string"], "the query string")
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/sparql-update":
        raise _read_only()
    if kind not in ("application/sparql-query", "application/x-www-form-urlencoded"):
        raise UnsupportedMediaType(
            f"a query cannot be sent as {kind[:80]!r}",
            suggestion="use application/sparql-query or application/x-www-form-urlencoded",
        )
    body = await _body(request)
    if kind == "application/sparql-query":
        pairs.append(("query", _utf8(body)))
    else:
        pairs += _decoded(body, "the form")
    return await _answered(request, services, _asked(pairs, services.settings))


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        # A form may write each byte as three.
        if len(body) > 3 * MAX_QUERY:
            raise TooLargeError(f"the request is larger than {3 * MAX_QUERY} bytes")
    return bytes(body)


def _utf8(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadRequest("the query is not UTF-8", suggestion="send it as UTF-8") from error


def _decoded(encoded: bytes, where: str) -> Pairs:
    try:
        return parse_qsl(
            encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=1000
        )
    except ValueError as error:
        raise BadRequest(
            f"{where} is not percent-encoded UTF-8", suggestion="encode each parameter"
        ) from error


def _asked(pairs: Pairs, settings: Settings) -> Asked:
    refuse_unknown([name for name, _ in pairs], _PARAMETERS)
    values: dict[str, list[str]] = {name: [] for name in _PARAMETERS}
    for name, value in pairs:
        values[name].append(value)
    if values["update"]:
        raise _read_only()
    for name in ("query", "timeout", "format"):
        if len(values[name]) > 1:
            raise BadRequest(f"{name} is given twice", suggestion="give it once")
    if not values["query"]:
        raise BadRequest("there is no query", suggestion="send it as query=…")
    if len(values["query"][0].encode(errors="replace")) > MAX_QUERY:
        raise TooLargeError(f"the query is longer than {MAX_QUERY} bytes")
    return Asked(
        query=values["query"][0],
        default_graphs=tuple(values["default-graph-uri"]),
        named_graphs=tuple(values["named-graph-uri"]),
        seconds=_seconds(values["timeout"], settings),
        format=next(filter(None, values["format"]), None),
    )


def _seconds(stated: Sequence[str], settings: Settings) -> float:
    if not stated or not stated[0]:
        return settings.query_timeout
    try:
        seconds = float(stated[0])
    except ValueError:
        seconds = math.nan
    if not seconds > 0:
        raise BadRequest(
            f"timeout={stated[0][:40]} is not a number of seconds", suggestion="such as timeout=10"
        )
    return min(seconds, settings.query_timeout_max)


def _read_only() -> UpdateRefused:
    return UpdateRefused(
        "this endpoint is read-only and takes no updates",
        suggestion="send a query, as query=… or application/sparql-query",
    )


def _chosen(request: Request, asked: Asked) -> tuple[str, str]:
    """Name of the format, and the media type to send it as."""
    form = keyword(asked.query)
    if asked.format == "html":
        return "html", "text/html"
    if asked.format is not None:
        format_ = find_format(asked.format, form)
        return format_.name, format_.media_type
    offers = [Offer(f.name, f.media_types) for f in formats_for(form)]
    if formats_for(form) is not GRAPHS:
        offers.append(Offer(TABLE.name, TABLE.media_types))
    offer, media_type = choose(request.headers.get("accept"), [*offers, _HTML])
    return offer.name, media_type


async def _answered(request: Request, services: Services, asked: Asked) -> Response:
    name, media_type = _chosen(request, asked)
    view = await anyio.to_thread.run_sync(services.view)
    key = (asked.query, asked.default_graphs, asked.named_graphs, name, media_type)
    tag = etag(view.revision, "sparql", *key)
    volatile = is_volatile(asked.query)
    if not volatile and (unchanged := not_modified(request, tag)):
        return unchanged
    content = await _run(services, view, asked, TABLE.name if name == "html" else name)
    if volatile:
        tag = etag(view.revision, "sparql", *key, hashlib.sha256(content).hexdigest())
    if name != "html":
        return reply(content, media_type, tag)
    shown = pages.query_page(asked.query, content.decode(errors="replace"))
    return reply(shown, media_type, tag, pages.HEADERS)


async def _run(services: Services, view: View, asked: Asked, format_name: str) -> bytes:
    def job(folder: View) -> Job:
        assert folder.path is not None
        graphs = asked.default_graphs, asked.named_graphs
        return Job(folder.path, asked.query, format_name, *graphs)

    try:
        return await services.query(job(view), asked.seconds)
    except StoreUnavailable:
        # Two builds may have been published since the view was looked up.
        newer = await anyio.to_thread.run_sync(services.view)
        if newer.path == view.path:
            raise
        return await services.query(job(newer), asked.seconds)


async def _described(request: Request, services: Services) -> Response:
    offers = [Offer(f.name, f.media_types) for f in GRAPHS]
    offer, media_type = choose(request.headers.get("accept"), [*offers, _HTML])
    if offer is _HTML:
        return pages.html(pages.query_page())
    view = await anyio.to_thread.run_sync(services.view)
    endpoint = str(request.base_url) + "sparql"
    tag = etag(view.revision, "description", endpoint, media_type)
    if unchanged := not_modified(request, tag):
        return unchanged
    quads = service_description(view, endpoint, services.settings.base_iri)
    return reply(view_of(quads).dump(quads[0].graph, media_type), media_type, tag)
