"""Validation: the standing report, and reports on what is sent."""

from __future__ import annotations

import contextlib
import hashlib
import json
from typing import Annotated, Any

import anyio
from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from api import validating
from api.deps import CurrentServices, CurrentView, Services, only
from api.negotiation import HTML, JSON, Offer, choose, wants_page
from api.parameters import Lang
from api.replies import etag, not_modified, reply
from api.schemas import PROBLEMS, ValidationReport
from api.web.reader import reader_of
from api.web.rendering import html, page_tag, unchanged
from api.web.reports import report_page
from graph.catalogue.asked import language as find_language
from graph.errors import BadRequest, NotFound, StoreUnavailable
from graph.formats import GRAPHS
from graph.vocab import Minter
from graph.workers import Check

router = APIRouter(tags=["description"], responses=PROBLEMS)

_OFFERS = [
    JSON,
    Offer("turtle", ("text/turtle",)),
    HTML,
]
_MIB = 2**20
_BODY: dict[str, Any] = {
    "requestBody": {
        "required": False,
        "description": "RDF in UTF-8; nothing with graph=",
        "content": {
            media_type: {"schema": {"type": "string"}}
            for one in GRAPHS
            for media_type in one.media_types
        },
    }
}
_REPORT: dict[int | str, dict[str, Any]] = {
    200: {
        "model": ValidationReport,
        "description": "The report",
        "content": {
            "text/turtle": {"schema": {"type": "string"}},
            "text/html": {"schema": {"type": "string"}},
        },
    }
}


@router.get("/validation", dependencies=[Depends(only("lang"))])
def validation(request: Request, view: CurrentView, lang: Lang = "en") -> Response:
    """The report of the validation that the graph passed before it was published."""
    content = view.report()
    if content is None:
        raise NotFound("this graph has no validation report")
    if wants_page(request.headers.get("accept")):
        tag = page_tag(request, view.revision)
        told = json.loads(content)
        report = told.get("validation") or {"conforms": told["conforms"], "results": []}
        of = told if "documents" in told else None
        return unchanged(request, tag) or html(
            request, report_page(report, reader_of(request), of=of), tag
        )
    find_language(lang)
    tag = etag(hashlib.sha256(content).hexdigest(), request.url.path)
    return not_modified(request, tag) or reply(content, "application/json", tag)


@router.post(
    "/validate",
    dependencies=[Depends(only("graph", "lang"))],
    openapi_extra=_BODY,
    responses=_REPORT,
)
async def validate(
    request: Request,
    services: CurrentServices,
    graph: Annotated[
        str | None, Query(description="A graph of the dataset, by IRI or name, instead of a body")
    ] = None,
    lang: Annotated[str, Query(description="Language of the page: en, ja or de")] = "en",
) -> Response:
    """Validate RDF that is sent, or one of our graphs, against the shapes; nothing is kept."""
    find_language(lang)
    offer, media_type = choose(request.headers.get("accept"), _OFFERS)
    form = "turtle" if offer.name == "turtle" else "json"
    body = await validating.body_of(request, int(services.settings.validation_size * _MIB))
    if graph is not None:
        if body:
            raise BadRequest("both a body and graph= are given", suggestion="give one of them")
        check = await _check_of_graph(services, graph, form)
    else:
        if not body:
            raise BadRequest("there is no RDF", suggestion="send it as the body, or name a graph=")
        check = Check(form, body, validating.media_type_sent(request))
    # The report needs no graph, but every answer names the version that is served beside it.
    with contextlib.suppress(StoreUnavailable):
        await anyio.to_thread.run_sync(services.view)
    content = await services.validator.report(check)
    tag = etag("", "validate", hashlib.sha256(content).hexdigest(), media_type)
    headers = {"Cache-Control": "no-store"}
    if offer is HTML:
        page = report_page(json.loads(content), reader_of(request))
        return html(request, page, tag, headers)
    return reply(content, media_type, tag, headers)


async def _check_of_graph(services: Services, name: str, form: str) -> Check:
    view = await anyio.to_thread.run_sync(services.view)
    iri = name if "://" in name else Minter(services.settings.base_iri).graph(name)
    return Check(form, folder=view.path, graph=iri)
