"""What every question about a network is asked with, from the query string or a form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated

from fastapi import Query, Request

from api.deps import Services
from api.negotiation import Offer, choose
from api.parameters import FLAG
from graph.errors import BadRequest
from graph.exports import FORMATS, Format
from graph.networks import SEED, Asked, How, definition, measure_names, parse_day

#: What igraph's generator takes.
LARGEST_SEED = 2**31 - 1
_SOME = f"({'|'.join(measure_names())})"
Measures = Annotated[
    str | None,
    Query(
        description=f"Comma-separated: {', '.join(measure_names())}",
        json_schema_extra={"pattern": f"^({_SOME}(,{_SOME})*)?$"},
    ),
]
Weighted = Annotated[
    str, Query(description="Whether weights count where they can", json_schema_extra=FLAG)
]
Sampling = Annotated[
    str | None,
    Query(
        description="Estimate betweenness and closeness from so many nodes",
        json_schema_extra={"type": "integer", "minimum": 2},
    ),
]
Seed = Annotated[
    str | None,
    Query(
        description="Where random numbers begin",
        json_schema_extra={"type": "integer", "minimum": 0, "maximum": LARGEST_SEED},
    ),
]
Explain = Annotated[
    str,
    Query(
        description="true adds the agreements behind each; a node's IRI or slug, what it rests on"
    ),
]


def named(services: Services, name: str, as_of: str | None) -> Asked:
    """The network of a path. Raises :class:`NotFound` for one that there is not."""
    settings = services.settings
    definition(name, settings.networks)
    return Asked(name=name, as_of=_day(as_of), own=settings.networks, base=settings.base_iri)


def of_query(services: Services, query: str, given: Mapping[str, str]) -> Asked:
    """The network that a client's SELECT makes."""
    settings = services.settings
    return Asked(
        query=query,
        as_of=_day(given.get("as_of")),
        rows=settings.network_rows,
        base=settings.base_iri,
    )


def accepted_format(request: Request) -> Format:
    """The format that ``Accept`` asks for, node-link JSON where it leaves the choice."""
    ordered = sorted(FORMATS.values(), key=lambda one: one.name != "json")
    offers = [Offer(one.name, (one.media_type,)) for one in ordered]
    return FORMATS[choose(request.headers.get("accept"), offers)[0].name]


def listed(names: str | None) -> list[str]:
    """Names with commas between."""
    return [name.strip() for name in (names or "").split(",") if name.strip()]


def flag(value: str) -> bool | None:
    """Whether a parameter is true or false, None if it is neither."""
    return {"true": True, "1": True, "false": False, "0": False}.get(value.lower())


def how_of(weighted: str, sampling: str | None, seed: str | None) -> How:
    """How measures are to be computed. Raises :class:`BadRequest`."""
    is_weighted = flag(weighted)
    if is_weighted is None:
        raise BadRequest(
            f"weighted={weighted[:20]} is neither true nor false", suggestion="write weighted=true"
        )
    sample = None if sampling is None else number("sampling", sampling)
    return How(is_weighted, sample, SEED if seed is None else number("seed", seed))


def number(name: str, text: str, largest: int = LARGEST_SEED) -> int:
    """A whole number from 0. Raises :class:`BadRequest`."""
    if not re.fullmatch(r"[0-9]{1,10}", text) or int(text) > largest:
        raise BadRequest(
            f"{name}={text[:20]} is no whole number up to {largest}",
            suggestion=f"such as {name}=100",
        )
    return int(text)


def _day(as_of: str | None) -> date | None:
    return parse_day(as_of) if as_of is not None else None
