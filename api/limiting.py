"""No client may ask too often, where the operator set how often that is."""

from __future__ import annotations

import math
import time
from ipaddress import ip_network

from fastapi import Request
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.types import ASGIApp, Receive, Scope, Send

from api.deps import Services
from api.envelope import Reply
from api.errors import problem
from graph.errors import BadRequest, RenkeiError

#: What is asked by machines that watch the service, and what never changes.
_FREE = ("/healthz", "/readyz", "/metrics", "/assets/")
#: Bits of an IPv6 address that belong to one client: a network of its own has the others.
_NETWORK = 64


class TooOften(RenkeiError):
    """A client asks more often than it may."""

    status = 429
    slug = "too-often"
    title = "Asked too often"


def limit_of(limit: str) -> RateLimitItem:
    """A limit such as ``600/minute``. Raises :class:`BadRequest` for what is none."""
    try:
        found = parse(limit)
    except ValueError:
        found = None
    if found is None or found.amount < 1:
        raise BadRequest(
            f"RENKEI_RATE_LIMIT={limit[:40]} is not a number of requests in a time",
            suggestion="give one such as 600/minute or 10/second",
        )
    return found


class Limited:
    """ASGI middleware that refuses what a client asks beyond a limit.

    A client is an IPv4 address or an IPv6 network of 64 bits. Requests are counted within a
    window that slides on (two counters a client).
    """

    def __init__(self, app: ASGIApp, services: Services, limit: RateLimitItem) -> None:
        self.app = app
        self.services = services
        self._limit = limit
        self._counts = SlidingWindowCounterRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http" or scope["path"].startswith(_FREE):
            await self.app(scope, receive, send)
            return
        client = _client(scope)
        if self._counts.hit(self._limit, client):
            await self.app(scope, receive, send)
            return
        free = self._counts.get_window_stats(self._limit, client).reset_time
        seconds = max(1, math.ceil(free - time.time()))
        error = TooOften(
            f"more than {self._limit} were asked from your address",
            suggestion=f"ask again in {seconds} seconds",
        )
        answer = problem(Request(scope, receive), error, {"Retry-After": str(seconds)})
        # This is outside the envelope, whose answers from memory are counted as well.
        await answer(scope, receive, Reply(scope, send, self.services))


def _client(scope: Scope) -> str:
    """Who asks. What has no address, such as a socket of this machine, is one client."""
    address = scope["client"][0] if scope.get("client") else ""
    if ":" not in address:
        return address
    return str(ip_network(f"{address.partition('%')[0]}/{_NETWORK}", strict=False))
