"""Pages of networks: which there are, and one with its picture, who is central, and files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import Response

from api.computing import computed
from api.deps import Services
from api.negotiation import HTML, Offer, choose
from api.network_asking import DAYS, Days, named
from api.replies import etag
from api.web.numbers import number_in
from api.web.reader import Reader, reader_of
from api.web.rendering import FIRST_NETWORK, fleeting, html, page_tag, render, unchanged
from graph.computing import overview
from graph.errors import BadRequest, nearest
from graph.exports import FORMATS
from graph.exports.palette import GROUPINGS
from graph.languages import choose as choose_name
from graph.networks import MEASURES, Asked, definitions
from graph.store import View

#: What the address of a page says of the view beside what files are asked with.
OF_VIEW = ("sort", "node", "edge", "path", "radius", "view")
#: Rows of the table that a page comes with.
ROWS = 100
#: Seconds that a page waits for them; its script asks for them itself.
_PATIENCE = 2.0
#: The files that a page offers, and what they are for.
_FILES = ("gexf", "graphml", "cyjs", "csv", "nodes.csv", "svg", "png", "pdf")


def is_for_people(request: Request) -> bool:
    """Whether a page is what ``Accept`` likes best."""
    formats = [Offer(one.name, (one.media_type,)) for one in FORMATS.values()]
    formats.sort(key=lambda one: one.name != "json")
    return choose(request.headers.get("accept"), [*formats, HTML])[0] is HTML


def list_page(request: Request, services: Services, view: View) -> Response:
    """All networks."""
    reader = reader_of(request)
    tag = page_tag(request, view.revision)
    if same := unchanged(request, tag):
        return same
    networks = _networks(services, reader)
    return html(
        request, render("networks.html", reader, style=("network",), networks=networks), tag
    )


async def network_page(
    request: Request, services: Services, view: View, name: str, during: Days
) -> Response:
    """One network; raises :class:`BadRequest` for a measure or a colour that there is not."""
    # A form that leaves the day out sends it empty.
    day, since, until = (one or None for one in during)
    asked = named(services, name, (day, since, until))
    reader = reader_of(request)
    tag = page_tag(request, view.revision)
    if same := unchanged(request, tag):
        return same
    given = request.query_params
    measure = _one_of("size", given.get("size") or "degree", list(MEASURES))
    sort = given.get("sort", f"-{measure}")
    first = sort.removeprefix("-") if sort.removeprefix("-") in MEASURES else measure
    found = await _overview(request, services, view, asked, first, reader.language)
    colour = _one_of(
        "color", given.get("color") or (found or {}).get("colouring", "kind"), GROUPINGS
    )
    days = {key: given[key] for key in DAYS if given.get(key)}
    look = {**days, "color": colour, "size": measure, "lang": reader.language}
    columns = list((found or {"meta": {"measures": {}}})["meta"]["measures"])
    page = render(
        "network.html",
        reader,
        script="network",
        style=("network", "panel"),
        words=("network",),
        name=name,
        networks=_networks(services, reader),
        found=found,
        rows=_rows(found, columns, reader) if found else [],
        columns=columns,
        measures=[(key, one.title(reader.language)) for key, one in MEASURES.items()],
        measure=measure,
        first=first,
        colour=colour,
        colours=GROUPINGS,
        days=days,
        picture=f"/networks/{name}.svg?{urlencode(look)}",
        files=[
            (one, f"/networks/{name}.{one}?{urlencode(_positioned(one, look))}") for one in _FILES
        ],
    )
    # What was not there yet is asked for anew.
    return html(request, page, tag) if found else fleeting(request, page)


def _networks(services: Services, reader: Reader) -> list[dict[str, str]]:
    return [
        {
            "slug": name,
            "title": choose_name(one.titles, reader.language) or name,
            "description": choose_name(one.descriptions, reader.language) or "",
        }
        for name, one in sorted(
            definitions(services.settings.networks).items(),
            key=lambda item: item[0] != FIRST_NETWORK,
        )
    ]


async def _overview(
    request: Request, services: Services, view: View, asked: Asked, first: str, language: str
) -> dict[str, Any] | None:
    """Who is central; None where it takes so long that the page does not wait for it."""
    given = {"measure": first, "lang": language, "limit": ROWS}
    tag = etag(view.revision, "overview", asked, sorted(given.items()))
    answer = await computed(
        request,
        services,
        view,
        tag,
        asked,
        overview,
        given,
        measures=[first],
        patience=_PATIENCE,
    )
    found: dict[str, Any] | None = (
        json.loads(bytes(answer.body)) if answer.status_code == 200 else None
    )
    return found


def _rows(
    found: dict[str, Any], columns: Sequence[str], reader: Reader
) -> list[tuple[dict[str, Any], list[str]]]:
    def told(value: float | None) -> str:
        if value is None:
            return "–"
        rounded = round(value, 3)
        return number_in(reader.language, int(rounded) if rounded == int(rounded) else rounded)

    return [(row, [told(row[name]) for name in columns]) for row in found["results"]]


def _positioned(form: str, look: dict[str, str]) -> dict[str, str]:
    """What a file is asked with: places, too, where programs take them up."""
    return look if form in ("svg", "png", "pdf", "csv") else {**look, "positions": "true"}


def _one_of(name: str, value: str, known: Sequence[str]) -> str:
    if value in known:
        return value
    guess = nearest(value, list(known))
    raise BadRequest(
        f"{name}={value[:40]} is none of {', '.join(known)}",
        suggestion=f"did you mean {guess}?" if guess else "ask for one of these",
    )
