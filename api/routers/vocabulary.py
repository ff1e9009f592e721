"""What describes the data: vocabulary, shapes, VoID."""

from __future__ import annotations

import hashlib

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from api.deps import CurrentServices, CurrentView, only
from api.descriptions import dataset_description
from api.negotiation import Offer, choose
from api.replies import etag, not_modified, reply
from api.schemas import PROBLEMS
from graph.formats import GRAPHS
from graph.store import View, view_of
from graph.vocab import Minter

router = APIRouter(tags=["description"], responses=PROBLEMS, dependencies=[Depends(only())])

_OFFERS = [Offer(one.name, one.media_types) for one in GRAPHS]


@router.get("/ontology")
def ontology(request: Request, view: CurrentView, services: CurrentServices) -> Response:
    """The vocabulary, as RDF."""
    return _graph(request, view, Minter(services.settings.base_iri).graph("ontology"))


@router.get("/shapes")
def shapes(request: Request, view: CurrentView, services: CurrentServices) -> Response:
    """The SHACL shapes, as RDF."""
    return _graph(request, view, Minter(services.settings.base_iri).graph("shapes"))


@router.get("/.well-known/void")
def void(request: Request, view: CurrentView, services: CurrentServices) -> Response:
    """The dataset, described with VoID."""
    _, media_type = choose(request.headers.get("accept"), _OFFERS)
    tag = etag(view.revision, str(request.base_url), "void", media_type)
    if unchanged := not_modified(request, tag):
        return unchanged
    quads = dataset_description(view, str(request.base_url), services.settings.base_iri)
    return reply(view_of(quads).dump(quads[0].graph, media_type), media_type, tag)


def _graph(request: Request, view: View, name: str) -> Response:
    _, media_type = choose(request.headers.get("accept"), _OFFERS)
    return _conditional(request, view.dump(name, media_type), media_type)


def _conditional(request: Request, content: bytes, media_type: str) -> Response:
    tag = etag(hashlib.sha256(content).hexdigest(), request.url.path, media_type)
    return not_modified(request, tag) or reply(content, media_type, tag)
