"""A network of a client's own query."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.computing import computed
from api.deps import CurrentServices, CurrentView
from api.network_asking import LOOK, LOOKS, accepted_format, how_of, listed, look_of, of_query
from api.network_schemas import LATER
from api.parameters import DAY, LANG, described
from api.protocol import given_once, posted, query_text
from api.replies import etag
from api.schemas import PROBLEMS, Centrality, bodies
from graph.catalogue.asked import language
from graph.computing import centrality, exported
from graph.exports import FORMATS, format_of
from graph.networks import DEFAULT, measure_names

router = APIRouter(prefix="/networks/query", tags=["networks"], responses=PROBLEMS)

_COMMON = [
    described("as_of", "A day, YYYY-MM-DD; without it all time", DAY),
    described("from", "The first day of a span, instead of as_of", DAY),
    described("to", "The last day of a span", DAY),
    described("lang", "Language of names", LANG),
    described("measures", f"Comma-separated: {', '.join(measure_names())}"),
]
#: How measures are computed.
_HOW = ("weighted", "sampling", "seed")
_QUERY = {"type": "string", "minLength": 1, "format": "sparql"}
_FORMAT = described("format", "A format, instead of Accept", {"type": "string", "enum": [*FORMATS]})


def _described(*more: dict[str, Any]) -> dict[str, Any]:
    """A query as the body or in a form. The form may hold parameters instead of the address."""
    form = {
        "type": "object",
        "required": ["query"],
        "properties": {"query": _QUERY},
        "additionalProperties": False,
    }
    content = {
        "application/sparql-query": {"schema": _QUERY},
        "application/x-www-form-urlencoded": {"schema": form},
    }
    body = {"required": True, "content": content}
    return {"parameters": [*_COMMON, *more], "requestBody": body}


@router.post(
    "",
    openapi_extra=_described(_FORMAT, *LOOKS),
    responses={
        200: {
            "description": "The network in the format asked for",
            "content": bodies(one.media_type for one in FORMATS.values()),
        },
        **LATER,
    },
    response_class=Response,
)
async def network(request: Request, view: CurrentView, services: CurrentServices) -> Response:
    """The network that a SELECT of ?source ?target [?edge ?weight ?start ?end ?label] makes."""
    given = await _given(request, "format", *LOOK)
    form = given.get("format")
    format_ = format_of(form) if form else accepted_format(request)
    asked = of_query(services, query_text(given.get("query", "")), given)
    names = listed(given.get("measures"))
    look = look_of(given)
    arguments = {
        "form": format_.name,
        "lang": language(given.get("lang", "en")),
        "measures": names,
        "options": look,
    }
    tag = etag(view.revision, request.url.path, sorted(given.items()), format_.name)
    return await computed(
        request,
        services,
        view,
        tag,
        asked,
        exported,
        arguments,
        measures=[*names, *filter(None, [look.size])],
        how=look.how,
        media_type=format_.media_type,
    )


@router.post(
    "/centrality",
    openapi_extra=_described(*(one for one in LOOKS if one["name"] in _HOW)),
    response_model=Centrality,
    responses=LATER,
)
async def scores(request: Request, view: CurrentView, services: CurrentServices) -> Response:
    """Scores of the nodes of such a network, the most central first."""
    given = await _given(request, *_HOW)
    asked = of_query(services, query_text(given.get("query", "")), given)
    names = listed(given.get("measures"))
    how = how_of(given.get("weighted", "false"), given.get("sampling"), given.get("seed"))
    arguments = {
        "measures": names,
        "lang": language(given.get("lang", "en")),
        "explain": False,
        "how": how,
    }
    tag = etag(view.revision, request.url.path, sorted(given.items()))
    return await computed(
        request,
        services,
        view,
        tag,
        asked,
        centrality,
        arguments,
        measures=names or DEFAULT,
        how=how,
    )


async def _given(request: Request, *more: str) -> dict[str, str]:
    known = ("query", *(one["name"] for one in _COMMON), *more)
    return given_once(await posted(request), known)
