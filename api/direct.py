"""The short way to the SPARQL endpoint.

The framework's routing takes longer than all else that is done for a short
query, so requests for the endpoint go past it, to the same functions.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from fastapi import Request
from fastapi.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.deps import Services
from api.errors import problem
from graph.errors import RenkeiError

Handler = Callable[[Request, Services], Awaitable[Response]]


class Direct:
    """ASGI middleware that answers requests for one path; ``handlers`` are by method."""

    def __init__(
        self, app: ASGIApp, services: Services, path: str, handlers: Mapping[str, Handler]
    ) -> None:
        self.app = app
        self.services = services
        self.path = path
        self.handlers = handlers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        is_here = scope["type"] == "http" and scope["path"] == self.path
        handler = self.handlers.get(scope["method"]) if is_here else None
        if handler is None:
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        try:
            response = await handler(request, self.services)
        except RenkeiError as error:
            response = problem(request, error)
        await response(scope, receive, send)
