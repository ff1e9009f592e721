"""Answers for pages of any origin (Fetch standard, CORS protocol)."""

from __future__ import annotations

from functools import cached_property

from starlette.middleware.cors import CORSMiddleware
from starlette.types import Message, Receive, Scope, Send


class Shared(CORSMiddleware):
    """Starlette's middleware for a service that is open to all: every answer says so.

    Starlette says so only to who sends an Origin, and has caches tell these apart (Vary);
    that takes longer than to say it to everybody.
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http" or scope["method"] == "OPTIONS":
            await super().__call__(scope, receive, send)
            return

        async def shared(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *self._said]
            await send(message)

        await self.app(scope, receive, shared)

    @cached_property
    def _said(self) -> list[tuple[bytes, bytes]]:
        return [(k.lower().encode(), v.encode()) for k, v in self.simple_headers.items()]
