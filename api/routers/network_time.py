"""Networks over time: a measure day by day, and which edges came and went."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from api.computing import computed
from api.deps import CurrentServices, CurrentView, only
from api.network_asking import Weighted, how_of, named
from api.network_schemas import LATER, Growth, Timeline
from api.parameters import Lang, Since, Until
from api.replies import asked_of, etag
from api.schemas import PROBLEMS
from graph.catalogue.asked import language
from graph.computing import over_time
from graph.networks import FIGURES, MEASURES, parse_period
from graph.networks.growth import told as grown
from graph.networks.timeline import STEPS
from graph.networks.timeline import told as series

router = APIRouter(prefix="/networks/{name}", tags=["networks"], responses=PROBLEMS)

_ALL = [*MEASURES, *FIGURES]
Measured = Annotated[
    str,
    Query(
        description="A measure of nodes, or a figure of the whole network",
        json_schema_extra={"enum": _ALL},
    ),
]
OneNode = Annotated[
    str | None,
    Query(description="Only this node: IRI or slug", json_schema_extra={"minLength": 1}),
]
Step = Annotated[
    str,
    Query(
        description="On each day of a change, or on the last of each month or year",
        json_schema_extra={"enum": list(STEPS)},
    ),
]


@router.get(
    "/timeline",
    response_model=Timeline,
    responses=LATER,
    dependencies=[Depends(only("measure", "node", "step", "from", "to", "weighted", "lang"))],
)
async def timeline(
    request: Request,
    name: str,
    view: CurrentView,
    services: CurrentServices,
    measure: Measured = "degree",
    node: OneNode = None,
    step: Step = "change",
    since: Since = None,
    until: Until = None,
    weighted: Weighted = "false",
    lang: Lang = "en",
) -> Response:
    """A measure of the nodes, of one node, or of the whole network over time."""
    asked = named(services, name)
    how = how_of(weighted, None, None)
    given = {
        "measure": measure,
        "node": node,
        "step": step,
        "within": parse_period(None, since, until),
        "how": how,
        "lang": language(lang),
    }
    tag = etag(view.revision, *asked_of(request))
    return await computed(
        request,
        services,
        view,
        tag,
        asked,
        series,
        given,
        measures=[measure],
        how=how,
        compute=over_time,
    )


@router.get(
    "/growth",
    response_model=Growth,
    responses=LATER,
    dependencies=[Depends(only("from", "to", "lang"))],
)
async def growth(
    request: Request,
    name: str,
    view: CurrentView,
    services: CurrentServices,
    since: Since = None,
    until: Until = None,
    lang: Lang = "en",
) -> Response:
    """Which edges came and which went between two days, by year, with their agreements."""
    asked = named(services, name)
    given = {"within": parse_period(None, since, until), "lang": language(lang)}
    tag = etag(view.revision, *asked_of(request))
    return await computed(request, services, view, tag, asked, grown, given, compute=over_time)
