"""What every question about a network is asked with, from the query string or a form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated

from fastapi import Depends, Query, Request

from api.deps import Services
from api.negotiation import Offer, choose
from api.parameters import FLAG, AsOf, Schema, Since, Until, described
from graph.errors import BadRequest
from graph.exports import FORMATS, Format, Options
from graph.exports.options import PARALLEL
from graph.exports.palette import GROUPINGS
from graph.exports.pictures.sheet import THEMES, themed
from graph.networks import (
    METHODS,
    SEED,
    Asked,
    How,
    definition,
    measure_names,
    parse_period,
)

#: The largest whole number that anything is asked with: what igraph's generator takes.
LARGEST = 2**31 - 1
_SEED: Schema = {"type": "integer", "minimum": 0, "maximum": LARGEST}
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
        json_schema_extra={"anyOf": [{"type": "integer", "minimum": 2}]},
    ),
]
Seed = Annotated[
    str | None,
    Query(
        description="Where random numbers begin",
        json_schema_extra={"anyOf": [_SEED]},
    ),
]
Explain = Annotated[
    str,
    Query(
        description="true adds the agreements behind each; a node's IRI or slug, what it rests on"
    ),
]

#: How a network is written or drawn: what may be asked, what it means, and its values.
LOOK: dict[str, tuple[str, Schema]] = {
    "parallel": (
        "sum joins all agreements of two nodes in one edge, keep makes each of them an edge",
        {"type": "string", "enum": [*PARALLEL]},
    ),
    "communities": ("Find communities by this method", {"type": "string", "enum": [*METHODS]}),
    "color": ("What colours stand for", {"type": "string", "enum": [*GROUPINGS]}),
    "size": ("Nodes grow with this measure", {"type": "string", "enum": measure_names()}),
    "seed": ("Where random numbers begin", _SEED),
    "theme": ("Of pictures", {"type": "string", "enum": [*THEMES]}),
    "positions": ("Whether nodes get the places that a picture gives them", FLAG),
    "weighted": ("Whether weights count where they can", FLAG),
    "sampling": (
        "Estimate betweenness and closeness from so many nodes",
        {"type": "integer", "minimum": 2},
    ),
}
LOOKS = [described(name, *told) for name, told in LOOK.items()]


def look_of(given: Mapping[str, str]) -> Options:
    """How a network is to be written. Raises :class:`BadRequest`."""
    for name, (_, schema) in LOOK.items():
        if given.get(name) == "":
            raise BadRequest(f"{name} is empty", suggestion=f"{name} is {_values(schema)}")
    how = how_of(given.get("weighted", "false"), given.get("sampling"), given.get("seed"))
    return Options(
        parallel=given.get("parallel", "sum"),
        communities=given.get("communities", ""),
        color=given.get("color", ""),
        size=given.get("size", ""),
        seed=how.seed if "seed" in given else None,
        theme=themed(given.get("theme", "auto")),
        weighted=how.weighted,
        sampling=how.sampling,
        positions=switch("positions", given.get("positions", "false")),
    )


def _values(schema: Schema) -> str:
    return " or ".join(schema.get("enum", ["a whole number"]))


Most = Annotated[
    str | None,
    Query(
        description="The most rows; names are looked up of these only",
        json_schema_extra={"anyOf": [{"type": "integer", "minimum": 1, "maximum": LARGEST}]},
    ),
]


def limit_of(text: str | None) -> int | None:
    """The most rows that an answer may have. Raises :class:`BadRequest`."""
    found = None if text is None else number("limit", text)
    if found == 0:
        raise BadRequest("limit=0 leaves nothing", suggestion="ask for 1 or more")
    return found


#: The parameters that say which days are asked for.
DAYS = ("as_of", "from", "to")


async def _days(as_of: AsOf = None, since: Since = None, until: Until = None) -> Days:
    return as_of, since, until


#: What these say, as it was sent.
Days = tuple[str | None, str | None, str | None]
During = Annotated[Days, Depends(_days)]
_ALWAYS: Days = (None, None, None)


def named(services: Services, name: str, during: Days = _ALWAYS) -> Asked:
    """The network of a path, of the days asked for.

    Raises :class:`NotFound` for one that there is not, and :class:`BadRequest` for the days.
    """
    settings = services.settings
    definition(name, settings.networks)
    return Asked.by(settings, name, when=parse_period(*during))


def of_query(services: Services, query: str, given: Mapping[str, str]) -> Asked:
    """The network that a client's SELECT makes."""
    period = parse_period(*(given.get(name) for name in DAYS))
    return Asked.by(services.settings, query=query, when=period)


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


def switch(name: str, value: str) -> bool:
    """The same of a parameter that has to be either. Raises :class:`BadRequest`."""
    found = flag(value)
    if found is None:
        raise BadRequest(
            f"{name}={value[:20]} is neither true nor false", suggestion=f"write {name}=true"
        )
    return found


def how_of(weighted: str, sampling: str | None, seed: str | None) -> How:
    """How measures are to be computed. Raises :class:`BadRequest`."""
    is_weighted = switch("weighted", weighted)
    sample = None if sampling is None else number("sampling", sampling)
    return How(is_weighted, sample, SEED if seed is None else number("seed", seed))


def number(name: str, text: str) -> int:
    """A whole number from 0. Raises :class:`BadRequest`."""
    if not re.fullmatch(r"[0-9]{1,10}", text) or int(text) > LARGEST:
        raise BadRequest(
            f"{name}={text[:20]} is no whole number from 0 to {LARGEST}",
            suggestion=f"such as {name}=10",
        )
    return int(text)
