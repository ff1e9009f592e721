"""What describes the data: vocabulary, shapes, VoID and DCAT; and the data as one file."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import anyio
from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response, StreamingResponse

from api.deps import CurrentServices, CurrentView, Services, only
from api.descriptions import dataset_description
from api.glossary import Glossary
from api.negotiation import HTML, Offer, choose
from api.parameters import LANG, described
from api.replies import asked_of, etag, not_modified, reply, reply_headers, text_type
from api.schemas import PROBLEMS, bodies
from api.web.reader import reader_of
from api.web.rendering import html, page_tag, unchanged
from api.web.vocabulary import vocabulary_page
from graph.errors import NotFound
from graph.formats import GRAPHS
from graph.rdftext import read_rdf
from graph.store import View, view_of
from graph.trig import Quad
from graph.vocab import Minter

router = APIRouter(tags=["description"], responses=PROBLEMS)
#: What has a page takes the language of it.
_PAGE: dict[str, Any] = {
    "dependencies": [Depends(only("lang"))],
    "openapi_extra": {"parameters": [described("lang", "Language of the page", LANG)]},
}
_BARE: dict[str, Any] = {"dependencies": [Depends(only())]}

_OFFERS = [Offer(one.name, one.media_types) for one in GRAPHS]
_SUFFIXES = {one.extension: one.media_type for one in GRAPHS} | {"html": "text/html"}
_TRIG = "application/trig"
_PIECE = 256 * 1024


def _media(*more: str) -> dict[int | str, dict[str, Any]]:
    kinds = [*(one.media_type for one in GRAPHS), *more]
    return {200: {"description": "The description", "content": bodies(kinds)}}


@router.get("/ontology", **_PAGE, response_class=Response, responses=_media("text/html"))
def ontology(request: Request, view: CurrentView, services: CurrentServices) -> Response:
    """The vocabulary: a page for people, RDF for programs."""
    _, media_type = choose(request.headers.get("accept"), [*_OFFERS, HTML])
    return _vocabulary(request, view, services, media_type)


@router.get("/ontology.{suffix}", **_PAGE, response_class=Response, responses=_media("text/html"))
def ontology_file(
    suffix: str, request: Request, view: CurrentView, services: CurrentServices
) -> Response:
    """The vocabulary in the format of a suffix: ttl, nt, rdf, jsonld, trig, nq or html."""
    if suffix not in _SUFFIXES:
        raise NotFound(
            f"the vocabulary has no form {suffix[:20]!r}",
            suggestion=f"there are {', '.join(_SUFFIXES)}",
        )
    return _vocabulary(request, view, services, _SUFFIXES[suffix])


_LED: dict[int | str, dict[str, Any]] = {303: {"description": "Its place on the page of terms"}}


@router.get("/ontology/{term}", **_PAGE, response_class=Response, responses={**_media(), **_LED})
def ontology_term(
    term: str, request: Request, view: CurrentView, services: CurrentServices
) -> Response:
    """One term: RDF for programs, its place on the page of all terms for browsers (303)."""
    stem, dot, suffix = term.rpartition(".")
    name, media_type = (stem, _SUFFIXES[suffix]) if dot and suffix in _SUFFIXES else (term, "")
    if not media_type:
        _, media_type = choose(request.headers.get("accept"), [*_OFFERS, HTML])
    tag = etag(view.revision, *asked_of(request, media_type))
    if same := not_modified(request, tag):
        return same
    graph = Minter(services.settings.base_iri).graph("ontology")
    found = _glossary(view, graph).described(name)
    if media_type == "text/html":
        where = reader_of(request).link(f"/ontology#{quote(name)}")
        return RedirectResponse(where, 303, {"Vary": "Accept"})
    quads = [quad._replace(graph=graph) for quad in found]
    return reply(view_of(quads).dump(graph, media_type), media_type, tag)


@router.get("/shapes", **_BARE, response_class=Response, responses=_media())
def shapes(request: Request, view: CurrentView, services: CurrentServices) -> Response:
    """The SHACL shapes, as RDF."""
    _, media_type = choose(request.headers.get("accept"), _OFFERS)
    name = Minter(services.settings.base_iri).graph("shapes")
    return _conditional(request, view.dump(name, media_type), media_type)


@router.get("/.well-known/void", **_BARE, response_class=Response, responses=_media())
async def void(request: Request, view: CurrentView, services: CurrentServices) -> Response:
    """The dataset, described with VoID and DCAT."""
    _, media_type = choose(request.headers.get("accept"), _OFFERS)
    tag = etag(view.revision, str(request.base_url), "void", view.published, media_type)
    if same := not_modified(request, tag):
        return same
    size = sum(path.stat().st_size for path in await anyio.to_thread.run_sync(_files, view))
    quads = await dataset_description(services, view, str(request.base_url), size)
    return reply(view_of(quads).dump(quads[0].graph, media_type), media_type, tag)


@router.get(
    "/dataset.trig",
    **_BARE,
    response_class=Response,
    responses={200: {"description": "TriG", "content": {_TRIG: {"schema": {"type": "string"}}}}},
)
async def dump(request: Request, view: CurrentView) -> Response:
    """The whole dataset, all named graphs with their provenance, as TriG."""
    tag = etag(view.version, "dump")
    if same := not_modified(request, tag):
        return same
    files = await anyio.to_thread.run_sync(_files, view)
    size = sum(path.stat().st_size for path in files)
    headers = {**reply_headers(tag), "Content-Length": str(size)}
    return StreamingResponse(_pieces(files), 200, headers, text_type(_TRIG))


def _files(view: View) -> list[Path]:
    assert view.path is not None
    return sorted((view.path / "dataset").glob("*.trig"))


async def _pieces(files: list[Path]) -> AsyncGenerator[bytes, None]:
    for path in files:
        async with await anyio.open_file(path, "rb") as file:
            while piece := await file.read(_PIECE):
                yield piece


def _vocabulary(request: Request, view: View, services: Services, media_type: str) -> Response:
    name = Minter(services.settings.base_iri).graph("ontology")
    if media_type != "text/html":
        return _conditional(request, view.dump(name, media_type), media_type)
    tag = page_tag(request, view.revision)
    if same := unchanged(request, tag):
        return same
    return html(request, vocabulary_page(_glossary(view, name), reader_of(request)), tag)


def _glossary(view: View, graph: str) -> Glossary:
    quads: list[Quad] = list(read_rdf(view.dump(graph), "text/turtle"))
    return Glossary(quads)


def _conditional(request: Request, content: bytes, media_type: str) -> Response:
    tag = etag(hashlib.sha256(content).hexdigest(), request.url.path, media_type)
    return not_modified(request, tag) or reply(content, media_type, tag)
