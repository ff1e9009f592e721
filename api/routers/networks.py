"""Networks, in every format, and who is central in them."""

from __future__ import annotations

import json
from functools import partial

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from api.computing import computed
from api.deps import CurrentQuotes, CurrentServices, CurrentView, only
from api.negotiation import wants_page
from api.network_asking import (
    DAYS,
    LOOK,
    LOOKS,
    During,
    Explain,
    Measures,
    Most,
    Sampling,
    Seed,
    Weighted,
    accepted_format,
    flag,
    how_of,
    limit_of,
    listed,
    look_of,
    named,
)
from api.network_schemas import LATER
from api.parameters import Lang
from api.replies import asked_of, encoded, etag, not_modified, reply
from api.schemas import PROBLEMS, Centrality, NetworkList, bodies
from api.web.network import OF_VIEW, is_for_people, list_page, network_page
from graph.catalogue.asked import language
from graph.computing import centrality, exported, look_closer
from graph.explaining import explained, quoted
from graph.exports import FORMATS, format_of, parted
from graph.languages import choose as choose_name
from graph.networks import DEFAULT, definitions, measure_names
from graph.quotes import Quotes
from graph.vocab import Minter

_CENTRAL = ("measures", *DAYS, "lang", "explain", "weighted", "sampling", "seed", "limit")

router = APIRouter(prefix="/networks", tags=["networks"], responses=PROBLEMS)


@router.get("", response_model=NetworkList, dependencies=[Depends(only("lang"))])
def list_networks(
    request: Request, view: CurrentView, services: CurrentServices, lang: Lang = "en"
) -> Response:
    """The named networks."""
    if wants_page(request.headers.get("accept")):
        return list_page(request, services, view)
    tag = etag(view.revision, *asked_of(request))
    if unchanged := not_modified(request, tag):
        return unchanged
    minter = Minter(services.settings.base_iri)
    results = [
        {
            "id": minter.thing("network", name),
            "slug": name,
            "label": choose_name(one.titles, language(lang)) or name,
            "description": choose_name(one.descriptions, language(lang)) or "",
            "links": {
                "centrality": f"/networks/{name}/centrality",
                "growth": f"/networks/{name}/growth.svg",
                "timeline": f"/networks/{name}/timeline.svg",
                **{key: f"/networks/{name}.{key}" for key in FORMATS},
            },
        }
        for name, one in definitions(services.settings.networks).items()
    ]
    meta = {"count": len(results), "version": view.version, "measures": measure_names()}
    return reply(encoded({"meta": meta, "results": results}), "application/json", tag)


@router.get(
    "/{name}/centrality",
    response_model=Centrality,
    responses=LATER,
    dependencies=[Depends(only(*_CENTRAL))],
)
async def centrality_of(
    request: Request,
    name: str,
    view: CurrentView,
    services: CurrentServices,
    during: During,
    quotes: CurrentQuotes,
    measures: Measures = None,
    lang: Lang = "en",
    explain: Explain = "false",
    weighted: Weighted = "false",
    sampling: Sampling = None,
    seed: Seed = None,
    limit: Most = None,
) -> Response:
    """Scores of the nodes, the most central first."""
    asked = named(services, name, during)
    names = listed(measures)
    tag = etag(view.revision, str(len(quotes)), *asked_of(request))
    how, most = how_of(weighted, sampling, seed), limit_of(limit)
    given: dict[str, object] = {"measures": names, "lang": language(lang), "how": how}
    if flag(explain) is None:
        given |= {"node": explain, "base": services.settings.base_iri}
        return await computed(
            request,
            services,
            view,
            tag,
            asked,
            explained,
            given,
            measures=names or DEFAULT,
            how=how,
            compute=look_closer,
            finish=partial(_quoted, quotes),
        )
    given |= {"explain": flag(explain), "limit": most}
    return await computed(
        request, services, view, tag, asked, centrality, given, measures=names or DEFAULT, how=how
    )


async def _known(request: Request, name: str) -> None:
    """Refuses unknown parameters; pages have some that say what of a network is in view."""
    of_view = OF_VIEW if _is_page(request, name) else ()
    await only(*DAYS, "lang", "measures", *LOOK, *of_view)(request)


def _is_page(request: Request, name: str) -> bool:
    return "." not in name and is_for_people(request)


@router.get(
    "/{name}",
    dependencies=[Depends(_known)],
    openapi_extra={"parameters": LOOKS},
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
    during: During,
    lang: Lang = "en",
    measures: Measures = None,
) -> Response:
    """A network: node-link JSON, or what its suffix or Accept asks for; a page for browsers."""
    stem, suffix = parted(name, definitions(services.settings.networks))
    if not suffix and is_for_people(request):
        return await network_page(request, services, view, stem, during)
    asked = named(services, stem, during)
    format_ = format_of(suffix) if suffix else accepted_format(request)
    names, look = listed(measures), look_of(request.query_params)
    given = {
        "form": format_.name,
        "lang": language(lang),
        "measures": names,
        "options": look,
    }
    tag = etag(view.revision, *asked_of(request, format_.name))
    return await computed(
        request,
        services,
        view,
        tag,
        asked,
        exported,
        given,
        measures=[*names, *filter(None, [look.size])],
        how=look.how,
        media_type=format_.media_type,
    )


def _quoted(quotes: Quotes, content: bytes) -> bytes:
    """An explanation with the sentences of the documents at hand."""
    found = json.loads(content)
    quoted(found, quotes)
    return encoded(found)
