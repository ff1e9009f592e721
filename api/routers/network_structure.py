"""How networks are made: communities, paths, what is around a node, edges, figures of the whole."""

from __future__ import annotations

import re
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response

from api.computing import computed
from api.deps import CurrentServices, CurrentView, Services, only
from api.network_asking import (
    DAYS,
    LOOK,
    LOOKS,
    During,
    Measures,
    Most,
    Seed,
    Weighted,
    accepted_format,
    how_of,
    limit_of,
    listed,
    look_of,
    named,
    number,
)
from api.network_schemas import LATER, Communities, Edges, Figures, Paths
from api.parameters import FLAG, Lang
from api.replies import asked_of, etag
from api.schemas import PROBLEMS, bodies
from graph.catalogue.asked import language
from graph.computing import around
from graph.errors import BadRequest
from graph.exports import FORMATS, Format, format_of
from graph.networks import EDGE_MEASURES, METHODS, SEED, Asked
from graph.networks.structure import communities_of, edges_of, figures_of, paths_of
from graph.store import View

router = APIRouter(prefix="/networks/{name}", tags=["networks"], responses=PROBLEMS)

_THING = {"type": "string", "minLength": 1}
_EITHER = f"({'|'.join(EDGE_MEASURES)})"
Method = Annotated[
    str,
    Query(
        description=f"How communities are found: {' or '.join(METHODS)}",
        json_schema_extra={"enum": list(METHODS)},
    ),
]
Resolution = Annotated[
    str,
    Query(
        description="More than 1 gives smaller communities (leiden)",
        json_schema_extra={"type": "number", "minimum": 0.001, "maximum": 1000},
    ),
]
ByWeight = Annotated[
    str, Query(description="Whether weights count (they do)", json_schema_extra=FLAG)
]
Node = Annotated[str, Query(description="A node's IRI or slug", json_schema_extra=_THING)]
HowMany = Annotated[
    str,
    Query(
        description="How many paths",
        json_schema_extra={"type": "integer", "minimum": 1, "maximum": 100},
    ),
]
Radius = Annotated[
    str,
    Query(
        description="How many steps from the node",
        json_schema_extra={"type": "integer", "minimum": 1, "maximum": 20},
    ),
]
Suffix = Annotated[str, Path(description="A format", json_schema_extra={"enum": list(FORMATS)})]
OfEdges = Annotated[
    str | None,
    Query(
        description=f"Comma-separated: {', '.join(EDGE_MEASURES)}",
        json_schema_extra={"pattern": f"^({_EITHER}(,{_EITHER})*)?$"},
    ),
]


@router.get(
    "/communities",
    response_model=Communities,
    responses=LATER,
    dependencies=[Depends(only("method", "seed", "resolution", "weighted", *DAYS, "lang"))],
)
async def communities(
    request: Request,
    name: str,
    view: CurrentView,
    services: CurrentServices,
    during: During,
    method: Method = "leiden",
    seed: Seed = None,
    resolution: Resolution = "1",
    weighted: ByWeight = "true",
    lang: Lang = "en",
) -> Response:
    """Groups of nodes that are joined more among themselves than to others."""
    given = {
        "method": method,
        "seed": SEED if seed is None else number("seed", seed),
        "resolution": _decimal("resolution", resolution),
        "weighted": how_of(weighted, None, None).weighted,
        "lang": language(lang),
    }
    asked = named(services, name, during)
    tag = etag(view.revision, *asked_of(request))
    return await computed(request, services, view, tag, asked, communities_of, given)


@router.get(
    "/paths",
    response_model=Paths,
    responses=LATER,
    dependencies=[Depends(only("source", "target", "k", "weighted", *DAYS, "lang"))],
)
async def paths(
    request: Request,
    name: str,
    view: CurrentView,
    services: CurrentServices,
    during: During,
    source: Node,
    target: Node,
    k: HowMany = "1",
    weighted: Weighted = "false",
    lang: Lang = "en",
) -> Response:
    """The shortest paths between two nodes, with the agreements that they are made of."""
    given = {
        "source": source,
        "target": target,
        "k": number("k", k),
        "weighted": how_of(weighted, None, None).weighted,
        "lang": language(lang),
    }
    asked = named(services, name, during)
    tag = etag(view.revision, *asked_of(request))
    return await computed(request, services, view, tag, asked, paths_of, given)


@router.get(
    "/figures",
    response_model=Figures,
    responses=LATER,
    dependencies=[Depends(only("weighted", *DAYS, "lang"))],
)
async def figures(
    request: Request,
    name: str,
    view: CurrentView,
    services: CurrentServices,
    during: During,
    weighted: Weighted = "false",
    lang: Lang = "en",
) -> Response:
    """Figures of the network as a whole; what is not defined is null, with the reason."""
    how = how_of(weighted, None, None)
    given = {"how": how, "lang": language(lang)}
    asked = named(services, name, during)
    tag = etag(view.revision, *asked_of(request))
    lengthy = ("diameter", "radius", "average_path_length")
    return await computed(
        request, services, view, tag, asked, figures_of, given, measures=lengthy, how=how
    )


@router.get(
    "/edges",
    response_model=Edges,
    responses=LATER,
    dependencies=[Depends(only("measures", "weighted", "limit", *DAYS, "lang"))],
)
async def edges(
    request: Request,
    name: str,
    view: CurrentView,
    services: CurrentServices,
    during: During,
    measures: OfEdges = None,
    weighted: Weighted = "false",
    limit: Most = None,
    lang: Lang = "en",
) -> Response:
    """Measures of the edges, with the agreements that they are made of."""
    how, names = how_of(weighted, None, None), listed(measures)
    given = {"measures": names, "how": how, "lang": language(lang), "limit": limit_of(limit)}
    asked = named(services, name, during)
    tag = etag(view.revision, *asked_of(request))
    return await computed(
        request,
        services,
        view,
        tag,
        asked,
        edges_of,
        given,
        measures=names or list(EDGE_MEASURES),
        how=how,
    )


_EGO = ("node", "radius", "measures", *DAYS, "lang", *LOOK)
_FORMATS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The network in the format asked for",
        "content": bodies(one.media_type for one in FORMATS.values()),
    },
    **LATER,
}
_LOOKS = {"parameters": LOOKS}


@router.get("/ego", dependencies=[Depends(only(*_EGO))], responses=_FORMATS, openapi_extra=_LOOKS)
async def ego(
    request: Request,
    name: str,
    view: CurrentView,
    services: CurrentServices,
    during: During,
    node: Node,
    radius: Radius = "1",
    measures: Measures = None,
    lang: Lang = "en",
) -> Response:
    """What is around a node and how it is joined: node-link JSON, or what Accept asks for."""
    given = _around(node, radius, measures, lang)
    asked = named(services, name, during)
    return await _ego(request, services, view, asked, accepted_format(request), given)


@router.get(
    "/ego.{suffix}", dependencies=[Depends(only(*_EGO))], responses=_FORMATS, openapi_extra=_LOOKS
)
async def ego_file(
    request: Request,
    name: str,
    suffix: Suffix,
    view: CurrentView,
    services: CurrentServices,
    during: During,
    node: Node,
    radius: Radius = "1",
    measures: Measures = None,
    lang: Lang = "en",
) -> Response:
    """What is around a node and how it is joined, in a format."""
    given = _around(node, radius, measures, lang)
    asked = named(services, name, during)
    return await _ego(request, services, view, asked, format_of(suffix), given)


def _around(node: str, radius: str, measures: str | None, lang: str) -> dict[str, object]:
    return {
        "node": node,
        "radius": number("radius", radius),
        "lang": language(lang),
        "measures": listed(measures),
    }


async def _ego(
    request: Request,
    services: Services,
    view: View,
    asked: Asked,
    format_: Format,
    given: dict[str, object],
) -> Response:
    tag = etag(view.revision, *asked_of(request, format_.name))
    look = look_of(request.query_params)
    given = {**given, "form": format_.name, "options": look}
    return await computed(
        request,
        services,
        view,
        tag,
        asked,
        around,
        given,
        # Sizes are those of the whole network.
        measures=[look.size] if look.size else (),
        how=look.how,
        media_type=format_.media_type,
    )


def _decimal(name: str, text: str) -> float:
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?", text):
        raise BadRequest(f"{name}={text[:20]} is no number", suggestion=f"such as {name}=1.5")
    return float(text)
