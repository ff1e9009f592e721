"""Networks, in every format, and who is central in them."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from api.computing import computed
from api.deps import CurrentServices, CurrentView, Services, only
from api.negotiation import Offer, choose
from api.network_schemas import LATER
from api.parameters import FLAG, AsOf, Lang
from api.replies import asked_of, encoded, etag, not_modified, reply
from api.schemas import PROBLEMS, Centrality, NetworkList, bodies
from graph.computing import centrality, exported
from graph.errors import BadRequest
from graph.exports import FORMATS, format_of, parted
from graph.languages import choose as choose_name
from graph.networks import DEFAULT, Asked, definition, definitions, measure_names, parse_day
from graph.vocab import Minter

router = APIRouter(prefix="/networks", tags=["networks"], responses=PROBLEMS)

_SOME = f"({'|'.join(measure_names())})"
Measures = Annotated[
    str | None,
    Query(
        description=f"Comma-separated: {', '.join(measure_names())}",
        json_schema_extra={"pattern": f"^({_SOME}(,{_SOME})*)?$"},
    ),
]
Explain = Annotated[
    str, Query(description="true adds the agreements behind each", json_schema_extra=FLAG)
]


@router.get("", response_model=NetworkList, dependencies=[Depends(only("lang"))])
def list_networks(
    request: Request, view: CurrentView, services: CurrentServices, lang: Lang = "en"
) -> Response:
    """The named networks."""
    tag = etag(view.revision, *asked_of(request))
    if unchanged := not_modified(request, tag):
        return unchanged
    minter = Minter(services.settings.base_iri)
    results = [
        {
            "id": minter.thing("network", name),
            "slug": name,
            "label": choose_name(one.titles, _language(lang)) or name,
            "description": choose_name(one.descriptions, _language(lang)) or "",
            "links": {
                "centrality": f"/networks/{name}/centrality",
                **{key: f"/networks/{name}.{key}" for key in FORMATS},
            },
        }
        for name, one in definitions(services.settings.networks).items()
    ]
    meta = {"count": len(results), "version": view.version, "measures": measure_names()}
    return _json({"meta": meta, "results": results}, tag)


@router.get(
    "/{name}/centrality",
    response_model=Centrality,
    responses=LATER,
    dependencies=[Depends(only("measures", "as_of", "lang", "explain"))],
)
async def centrality_of(
    request: Request,
    name: str,
    view: CurrentView,
    services: CurrentServices,
    measures: Measures = None,
    as_of: AsOf = None,
    lang: Lang = "en",
    explain: Explain = "false",
) -> Response:
    """Scores of the nodes, the most central first."""
    asked = _asked(services, name, as_of)
    names = _names(measures)
    given = {"names": names, "lang": _language(lang), "explain": _flag("explain", explain)}
    tag = etag(view.revision, *asked_of(request))
    return await computed(
        request, services, view, tag, asked, centrality, given, measures=names or DEFAULT
    )


@router.get(
    "/{name}",
    dependencies=[Depends(only("as_of", "lang", "measures"))],
    responses={
        200: {
            "description": "The network in the format asked for",
            "content": bodies(one.media_type for one in FORMATS.values()),
        },
        **LATER,
    },
)
async def network(
    request: Request,
    name: str,
    view: CurrentView,
    services: CurrentServices,
    as_of: AsOf = None,
    lang: Lang = "en",
    measures: Measures = None,
) -> Response:
    """A network: node-link JSON, or what its suffix or Accept asks for."""
    stem, suffix = parted(name)
    asked = _asked(services, stem, as_of)
    if suffix:
        format_, media_type = format_of(suffix), format_of(suffix).media_type
    else:
        offer, media_type = choose(request.headers.get("accept"), _offers())
        format_ = FORMATS[offer.name]
    names = _names(measures)
    given = {"form": format_.name, "lang": _language(lang), "measures": names}
    tag = etag(view.revision, *asked_of(request, format_.name))
    return await computed(
        request,
        services,
        view,
        tag,
        asked,
        exported,
        given,
        measures=names,
        media_type=media_type,
    )


def _asked(services: Services, name: str, as_of: str | None) -> Asked:
    """The network of a path. Raises :class:`NotFound` for one that there is not."""
    settings = services.settings
    definition(name, settings.networks)
    return Asked(
        name=name,
        as_of=parse_day(as_of) if as_of is not None else None,
        own=settings.networks,
        base=settings.base_iri,
    )


def _offers() -> list[Offer]:
    ordered = sorted(FORMATS.values(), key=lambda one: one.name != "json")
    return [Offer(one.name, (one.media_type,)) for one in ordered]


def _names(measures: str | None) -> list[str]:
    return [name.strip() for name in (measures or "").split(",") if name.strip()]


def _language(lang: str) -> str:
    if not re.fullmatch(r"en|ja|de", lang):
        raise BadRequest(f"there are no names in lang={lang[:20]}", suggestion="use en, ja or de")
    return lang


def _flag(name: str, value: str) -> bool:
    if value.lower() not in ("true", "false", "1", "0"):
        raise BadRequest(
            f"{name}={value[:20]} is neither true nor false", suggestion=f"write {name}=true"
        )
    return value.lower() in ("true", "1")


def _json(content: dict[str, object], tag: str) -> Response:
    return reply(encoded(content), "application/json", tag)
