"""Pictures of networks in time: how they grew, and when their agreements are in force."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import Response

from api.computing import computed
from api.deps import CurrentServices, CurrentView, Services, only
from api.network_asking import LOOKS, look_of, named
from api.network_schemas import LATER
from api.parameters import Lang
from api.replies import asked_of, etag
from api.schemas import PROBLEMS, bodies
from graph.catalogue.asked import language
from graph.computing import pictured
from graph.exports import MEDIA_TYPES, picture_format
from graph.store import View

router = APIRouter(prefix="/networks/{name}", tags=["networks"], responses=PROBLEMS)

Form = Annotated[
    str, Path(description="svg, png or pdf", json_schema_extra={"enum": list(MEDIA_TYPES)})
]
_LOOKS = [one for one in LOOKS if one["name"] in ("communities", "color", "seed", "theme")]
_ASKED = Depends(only("lang", *(one["name"] for one in _LOOKS)))
_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"description": "The picture", "content": bodies(MEDIA_TYPES.values())},
    **LATER,
}


@router.get(
    "/growth.{form}",
    dependencies=[_ASKED],
    responses=_ANSWERS,
    openapi_extra={"parameters": _LOOKS},
)
async def growth(
    request: Request,
    name: str,
    form: Form,
    view: CurrentView,
    services: CurrentServices,
    lang: Lang = "en",
) -> Response:
    """The network year by year: each node in the same place, new edges marked."""
    return await _pictured(request, services, view, name, ("growth", form), lang)


@router.get(
    "/timeline.{form}",
    dependencies=[_ASKED],
    responses=_ANSWERS,
    openapi_extra={"parameters": _LOOKS},
)
async def timeline(
    request: Request,
    name: str,
    form: Form,
    view: CurrentView,
    services: CurrentServices,
    lang: Lang = "en",
) -> Response:
    """The network's agreements as bars in time, joined by their renewals."""
    return await _pictured(request, services, view, name, ("timeline", form), lang)


async def _pictured(
    request: Request,
    services: Services,
    view: View,
    name: str,
    what: tuple[str, str],
    lang: str,
) -> Response:
    picture, form = what
    asked = named(services, name)
    media_type = picture_format(form)
    given = {
        "picture": picture,
        "form": form,
        "lang": language(lang),
        "options": look_of(request.query_params),
    }
    tag = etag(view.revision, *asked_of(request, picture, form))
    return await computed(
        request, services, view, tag, asked, pictured, given, media_type=media_type
    )
