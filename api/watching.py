"""What is known of every request from outside: its name, how long it took, what came of it.

It is measured for Prometheus, and told in one line of the log.
"""

from __future__ import annotations

import time
from functools import lru_cache
from random import getrandbits
from typing import Any

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.contextvars import bind_contextvars, get_contextvars
from structlog.typing import FilteringBoundLogger

from api.headers import header
from api.metrics import Metrics
from graph.patterns import regex

#: In the scope of a request: what its line of the log says besides.
_NOTES = "renkei.notes"
#: What a path that the service does not have counts as.
_OTHER = "other"
_HEADER = b"x-request-id"
_METHODS = frozenset(("GET", "HEAD", "POST", "DELETE", "OPTIONS"))
#: Names that clients may give. What is longer, or of other characters, could forge lines of a log.
_NAME = regex(r"[A-Za-z0-9._~-]{1,64}")
#: Characters of a query string that are told.
_TOLD = 2_000


class Watched:
    """ASGI middleware around everything. ``paths`` are the first parts of those that there are.

    The name of a request is that of its header ``X-Request-Id``, or a new one; the answer has it,
    and so has whatever is logged meanwhile. Without a ``log`` requests are not told.
    """

    def __init__(
        self,
        app: ASGIApp,
        metrics: Metrics,
        log: FilteringBoundLogger | None,
        paths: frozenset[str],
    ) -> None:
        self.app = app
        self.metrics = metrics
        self.log = log
        self.paths = paths
        self._path = lru_cache(maxsize=1_000)(self._found)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = self._path(scope["path"])
        name = _named(scope)
        bind_contextvars(request_id=name)
        notes = scope[_NOTES] = {}
        sent = _Sent(send, name)
        began = time.perf_counter()
        in_progress, taken = self.metrics.of_path(path)
        in_progress.inc()
        try:
            await self.app(scope, receive, sent)
        finally:
            in_progress.dec()
            seconds = time.perf_counter() - began
            taken.observe(seconds)
            method = scope["method"] if scope["method"] in _METHODS else _OTHER
            self.metrics.of_answer(path, method, sent.status).inc()
            if self.log is not None:
                came = {**sent.told(), "seconds": round(seconds, 6), **notes}
                self.log.info("request", request_id=name, **_asked(scope), **came)

    def _found(self, path: str) -> str:
        """The part of the service that a path leads to."""
        first = path.split("/", 2)[1]
        known = (one for one in (first, first.partition(".")[0]) if one in self.paths)
        return next((f"/{one}" for one in known), _OTHER)


class _Sent:
    """Sends the messages of one answer on, with the name of its request, and follows them."""

    def __init__(self, send: Send, name: str) -> None:
        self._send = send
        self._name = name
        self._has_begun = self._is_whole = False
        self._size = 0
        #: Who answers nothing has failed.
        self.status = 500

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status, self._has_begun = message["status"], True
            message["headers"] = [*message["headers"], (_HEADER, self._name.encode())]
        else:
            self._size += len(message.get("body", b""))
            self._is_whole = not message.get("more_body")
        await self._send(message)

    def told(self) -> dict[str, Any]:
        """What came of it, for the log."""
        cut_short = {"cut_short": True} if self._has_begun and not self._is_whole else {}
        return {"status": self.status, "bytes": self._size, **cut_short}


def request_name() -> str:
    """The name of the request that is being answered."""
    return str(get_contextvars().get("request_id", ""))


def note(request: Request, key: str, value: object) -> None:
    """Have the line of a request say this, too."""
    request.scope.get(_NOTES, {})[key] = value


def _asked(scope: Scope) -> dict[str, str]:
    client = scope.get("client")
    return {
        "client": client[0] if client else "",
        "method": scope["method"],
        "path": scope["path"],
        "query": scope["query_string"][:_TOLD].decode("latin-1"),
    }


def _named(scope: Scope) -> str:
    given = header(scope, _HEADER)
    return given if given and _NAME.fullmatch(given) else f"{getrandbits(128):032x}"
