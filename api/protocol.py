"""What a client asks of the SPARQL endpoint (SPARQL 1.1 Protocol, W3C, 2013)."""

from __future__ import annotations

import math
import secrets
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from fastapi import Request

from api.deps import refuse_unknown
from api.errors import TooLargeError
from api.forms import parsed
from api.headers import header
from graph.errors import BadRequest, UnsupportedMediaType, UpdateRefused
from graph.patterns import regex
from graph.settings import Settings

#: Longest query, in bytes of UTF-8.
MAX_QUERY = 2**20
#: Shortest time limit, in seconds.
LEAST_TIME = 0.1
#: What SIB's editor adds to its own queries, so that others can leave them out of statistics.
_IGNORED = ("ac",)
#: The language of the page that a browser gets.
_OF_PAGE = "lang"
#: What other endpoints call ``format``; clients such as SPARQLWrapper send all of them.
_SYNONYMS = ("output", "results")
_PARAMETERS = (
    *("query", "default-graph-uri", "named-graph-uri", "timeout", "format", "update"),
    *_SYNONYMS,
    *_IGNORED,
    _OF_PAGE,
)
#: Parameters that may be given once.
_ONCE = frozenset(("query", "timeout", "format", *_SYNONYMS))
_ID = regex(r"[A-Za-z0-9._~-]{1,64}")

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a client asks of the endpoint."""

    query: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    seconds: float
    format: str | None
    id: str


def asked_by_get(request: Request, settings: Settings) -> Asked | None:
    """What the query string asks, None for nothing at all. Raises :class:`BadRequest` …"""
    pairs = _decoded(request.scope["query_string"], "the query string")
    asks = any(name != _OF_PAGE for name, _ in pairs)
    return _asked(request, pairs, settings) if asks else None


async def asked_by_post(request: Request, settings: Settings) -> Asked:
    """What query string and body ask. Raises :class:`BadRequest`, :class:`UpdateRefused` …"""
    return _asked(request, await posted(request), settings)


async def posted(request: Request) -> Pairs:
    """The parameters of query string and body; a body that is a query is the parameter ``query``.

    Raises :class:`BadRequest`, :class:`UpdateRefused`, :class:`UnsupportedMediaType`.
    """
    pairs = _decoded(request.scope["query_string"], "the query string")
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/sparql-update":
        raise _read_only()
    if kind not in ("application/sparql-query", "application/x-www-form-urlencoded"):
        raise UnsupportedMediaType(
            f"a query cannot be sent as {kind[:80]!r}",
            suggestion="use application/sparql-query or application/x-www-form-urlencoded",
        )
    body = await _body(request)
    if kind == "application/sparql-query":
        pairs.append(("query", _utf8(body)))
    else:
        pairs += _decoded(body, "the form")
    return pairs


def given_once(pairs: Pairs, known: Sequence[str]) -> dict[str, str]:
    """Parameters by name. Raises :class:`BadRequest` for one not ``known`` or given twice."""
    refuse_unknown([name for name, _ in pairs], tuple(known))
    given: dict[str, str] = {}
    for name, value in pairs:
        if name in given:
            raise BadRequest(f"{name} is given twice", suggestion="give it once")
        given[name] = value
    return given


def query_text(text: str) -> str:
    """The text of a query. Raises :class:`BadRequest` for none, :class:`TooLargeError`."""
    if not text.strip():
        raise BadRequest("there is no query", suggestion="send it as query=…")
    # No character takes more than four bytes.
    if len(text) > MAX_QUERY // 4 and len(text.encode(errors="replace")) > MAX_QUERY:
        raise TooLargeError(f"the query is longer than {MAX_QUERY} bytes")
    return text


def asked_by_name(
    request: Request,
    settings: Settings,
    parameters: Collection[str],
    written: Callable[[dict[str, str]], str],
) -> Asked:
    """What the query string asks of a query of ours, which ``written`` makes of its parameters.

    Raises :class:`BadRequest` and what ``written`` raises.
    """
    pairs = _decoded(request.scope["query_string"], "the query string")
    given = given_once(pairs, (*parameters, "timeout", "format", _OF_PAGE))
    own = {name: value for name, value in given.items() if name in parameters}
    rest = [(name, value) for name, value in given.items() if name not in parameters]
    return _asked(request, [("query", written(own)), *rest], settings)


def query_id(request: Request) -> str:
    """The name of a query while it runs: the client's ``Query-Id``, or a new one."""
    given = header(request.scope, b"query-id")
    if given is None:
        return secrets.token_hex(16)
    if not _ID.fullmatch(given):
        raise BadRequest(
            "the header Query-Id has other characters than letters, digits and ._~-, or over 64",
            suggestion="send a name of your own such as a UUID, or none",
        )
    return given


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        # A form may write each byte as three.
        if len(body) > 3 * MAX_QUERY:
            raise TooLargeError(f"the request is larger than {3 * MAX_QUERY} bytes")
    return bytes(body)


def _utf8(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadRequest("the query is not UTF-8", suggestion="send it as UTF-8") from error


def _decoded(encoded: bytes, where: str) -> Pairs:
    try:
        return parsed(encoded, most=1000)
    except ValueError as error:
        raise BadRequest(
            f"{where} is not percent-encoded UTF-8", suggestion="encode each parameter"
        ) from error


def _asked(request: Request, pairs: Pairs, settings: Settings) -> Asked:
    if len(pairs) == 1 and pairs[0][0] == "query":
        # Most clients send nothing else.
        text, seconds = query_text(pairs[0][1]), settings.query_timeout
        return Asked(text, (), (), seconds, None, query_id(request))
    refuse_unknown([name for name, _ in pairs], _PARAMETERS)
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    if "update" in values:
        raise _read_only()
    for name in _ONCE.intersection(values):
        if len(values[name]) > 1:
            raise BadRequest(f"{name} is given twice", suggestion="give it once")
    forms = (values[name][0] for name in ("format", *_SYNONYMS) if name in values)
    return Asked(
        query=query_text(values.get("query", [""])[0]),
        default_graphs=tuple(values.get("default-graph-uri", ())),
        named_graphs=tuple(values.get("named-graph-uri", ())),
        seconds=_seconds(values.get("timeout", [""])[0], settings),
        format=next(filter(None, forms), None),
        id=query_id(request),
    )


def _seconds(stated: str, settings: Settings) -> float:
    if not stated:
        return settings.query_timeout
    try:
        seconds = float(stated)
    except ValueError:
        seconds = math.nan
    if not seconds >= LEAST_TIME:
        raise BadRequest(
            f"timeout={stated[:40]} is not a number of seconds from {LEAST_TIME}",
            suggestion="such as timeout=10",
        )
    return min(seconds, settings.query_timeout_max)


def _read_only() -> UpdateRefused:
    return UpdateRefused(
        "this endpoint is read-only and takes no updates",
        suggestion="send a query, as query=… or application/sparql-query",
    )
