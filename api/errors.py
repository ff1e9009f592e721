"""One road from errors to answers: ``application/problem+json`` (RFC 9457)."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from api.watching import note, request_name
from api.web.rendering import HEADERS, error_page
from graph.errors import BadRequest, NotFound, RenkeiError, meant
from graph.vocab import DEFAULT_BASE

MEDIA_TYPE = "application/problem+json"
_log = logging.getLogger("renkei")


def problem(request: Request, error: RenkeiError, headers: Mapping[str, str] = {}) -> Response:
    """The answer that tells a client of ``error``."""
    count_problem(request, error)
    content: dict[str, object] = {
        "type": f"{DEFAULT_BASE}problem/{error.slug}",
        "title": error.title,
        "status": error.status,
        "detail": error.message,
        "instance": request.url.path,
    }
    for key in ("suggestion", "line", "column"):
        if getattr(error, key) is not None:
            content[key] = getattr(error, key)
    extra = {"Cache-Control": "no-store", **headers}
    if error.status == 401:
        extra["WWW-Authenticate"] = "Bearer"
    if error.status == 503:
        extra["Retry-After"] = "5"
    if _is_browser(request):
        return Response(error_page(request, content), error.status, extra | HEADERS, "text/html")
    # A lone surrogate of a hostile request cannot be written as UTF-8.
    body = json.dumps(content, ensure_ascii=False).encode(errors="replace")
    return Response(body, error.status, extra, MEDIA_TYPE)


def count_problem(request: Request, error: RenkeiError) -> None:
    """Count a problem, and note it for the log."""
    request.app.state.services.metrics.problems.labels(error.slug).inc()
    note(request, "problem", error.slug)


def _is_browser(request: Request) -> bool:
    """Whether somebody looks at the answer: browsers ask for pages first, and name XHTML, too."""
    accept = request.headers.get("accept", "")
    return accept.startswith("text/html,") and "application/xhtml+xml" in accept


class TooLargeError(RenkeiError):
    """A request is larger than anything that makes sense."""

    status = 413
    slug = "too-large"
    title = "Request too large"


class UnauthorizedError(RenkeiError):
    """Something that needs the operator's token."""

    status = 401
    slug = "unauthorized"
    title = "Not authorised"


class ForbiddenError(RenkeiError):
    """Something that this service does for nobody."""

    status = 403
    slug = "forbidden"
    title = "Not allowed"


class AnswerBrokenError(Exception):
    """An answer of which a part was sent cannot be ended."""


class _OtherStatusError(RenkeiError):
    """What the web framework refuses by itself, such as a method."""

    def __init__(self, status: int, title: str, message: str, suggestion: str | None) -> None:
        super().__init__(message, suggestion=suggestion)
        self.status, self.title, self.slug = status, title, title.lower().replace(" ", "-")


def _from_framework(request: Request, error: HTTPException) -> RenkeiError:
    path = request.url.path
    if error.status_code == 404:
        known = [route for route in request.app.openapi()["paths"] if "{" not in route]
        return NotFound(
            f"there is nothing at {path[:200]}",
            suggestion=meant(path, known, "see / for what there is"),
        )
    if error.status_code == 405:
        return _OtherStatusError(
            405,
            "Method not allowed",
            f"{path[:200]} does not take {request.method[:20]}",
            f"use {allowed_methods(request)}",
        )
    return _OtherStatusError(error.status_code, "Request refused", str(error.detail), None)


def allowed_methods(request: Request) -> str:
    """The methods that the path of ``request`` takes, as in the header ``Allow``."""
    found = {"HEAD"}
    for route, methods in request.app.openapi()["paths"].items():
        if re.fullmatch(re.sub(r"\{[^}]*\}", "[^/]+", route), request.url.path):
            found.update(method.upper() for method in methods)
    return ", ".join(sorted(found))


def _from_validation(error: RequestValidationError) -> RenkeiError:
    first = error.errors()[0]
    name = str(first["loc"][-1])
    if first["type"] == "missing":
        return BadRequest(f"{name} is missing", suggestion="see /openapi.json")
    return BadRequest(f"{name}: {first['msg']}", suggestion="see /openapi.json")


def add_handlers(app: FastAPI) -> None:
    """Have every error of ``app`` answered with a problem."""

    @app.exception_handler(RenkeiError)
    async def _known(request: Request, error: RenkeiError) -> Response:
        return problem(request, error)

    @app.exception_handler(HTTPException)
    async def _framework(request: Request, error: HTTPException) -> Response:
        headers = dict(error.headers or {})
        if error.status_code == 405:
            headers["Allow"] = allowed_methods(request)
        return problem(request, _from_framework(request, error), headers)

    @app.exception_handler(RequestValidationError)
    async def _validation(request: Request, error: RequestValidationError) -> Response:
        return problem(request, _from_validation(error))

    @app.exception_handler(Exception)
    async def _unexpected(request: Request, error: Exception) -> Response:
        _log.error("unexpected error at %s", request.url.path, exc_info=error)
        name = request_name()
        said = f"something went wrong here; it has been logged as request {name}"
        return problem(request, RenkeiError(said), {"X-Request-Id": name})
