"""What every answer gets: HEAD like GET, version, safe headers, and no work is done twice."""

from __future__ import annotations

import logging
from collections.abc import Hashable
from contextlib import suppress

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.answers import Answer
from api.deps import Services
from api.errors import AnswerBrokenError
from api.headers import header
from api.replies import HEAD_ONLY, is_known, takes_gzip
from graph.errors import StoreUnavailable

#: Headers that belong to one answer and not to what was asked. ASGI has names in small letters.
_OWN = {b"query-id", b"renkei-version"}
#: Headers of a request that decide about its answer, beside how it may be compressed.
_DECISIVE = (b"accept", b"accept-language", b"host")
_NO_SNIFFING = (b"x-content-type-options", b"nosniff")
_log = logging.getLogger("renkei")


class Envelope:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp, services: Services) -> None:
        self.app = app
        self.services = services

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        reply = Reply(scope, send, self.services)
        if scope["method"] in ("GET", "HEAD"):
            asked = _asked(scope)
            revision = self.services.revision() or await self._revision()
            known = self.services.answers.get((revision, asked)) if revision else None
            if known is not None:
                await reply.repeat(known, header(scope, b"if-none-match"))
                return
            if revision is not None:
                reply.remember(revision, asked)
        try:
            await self.app({**scope, **reply.scope}, receive, reply)
        except AnswerBrokenError as error:
            # Whoever reads must see that the answer is not whole: the server ends the
            # connection of an answer that has no end.
            _log.warning("answer cut short at %s: %s", scope["path"], error)

    async def _revision(self) -> str | None:
        """The revision that is served, opened if it is not; None if there is no graph."""
        with suppress(StoreUnavailable):
            return (await self.services.current()).revision
        return None


def _asked(scope: Scope) -> Hashable:
    # Of a header that is there twice, the first counts.
    headers = dict(reversed(scope["headers"]))
    accepted = headers.get(b"accept-encoding")
    compressed = accepted is not None and takes_gzip(str(accepted, "latin-1"))
    named = (headers.get(name) for name in _DECISIVE)
    return scope["scheme"], scope["path"], scope["query_string"], compressed, *named


class Reply:
    """Sends the messages of one answer on, and keeps the answer if it may be given again."""

    def __init__(self, scope: Scope, send: Send, services: Services) -> None:
        self._is_head = scope["method"] == "HEAD"
        #: What the application is told instead: HEAD is answered like GET.
        self.scope = {"method": "GET", HEAD_ONLY: True} if self._is_head else {}
        self._send = send
        self._services = services
        self._key: tuple[str, Hashable] | None = None
        self._headers: list[tuple[bytes, bytes]] = []
        self._tag = ""
        self._content: list[bytes] = []
        self._size = 0

    async def __call__(self, message: Message) -> None:
        """Send one message."""
        if message["type"] == "http.response.start":
            self._begin(message)
        elif message["type"] == "http.response.body":
            if self._key is not None:
                self._keep(message.get("body", b""), bool(message.get("more_body")))
            if self._is_head:
                message = {**message, "body": b""}
        await self._send(message)

    def remember(self, revision: str, asked: Hashable) -> None:
        """Keep the answer that comes, unless it turns out to be no lasting one."""
        self._key = revision, asked

    async def repeat(self, answer: Answer, known: str | None) -> None:
        """Give an answer once more."""
        self._services.metrics.repeated.inc()
        headers = [*answer.headers, *self._versioned()]
        if known is not None and is_known(answer.tag, known):
            kept = [(k, v) for k, v in headers if k not in (b"content-length", b"content-type")]
            await self._send({"type": "http.response.start", "status": 304, "headers": kept})
            await self._send({"type": "http.response.body", "body": b""})
            return
        await self._send({"type": "http.response.start", "status": 200, "headers": headers})
        content = b"" if self._is_head else answer.content
        await self._send({"type": "http.response.body", "body": content})

    def _begin(self, message: Message) -> None:
        headers = [*message["headers"], _NO_SNIFFING]
        known = dict(headers)
        self._tag = known.get(b"etag", b"").decode("latin-1")
        lasting = self._tag and b"no-store" not in known.get(b"cache-control", b"")
        if message["status"] != 200 or not lasting:
            self._key = None
        self._headers = [pair for pair in headers if pair[0] not in _OWN]
        message["headers"] = [*headers, *self._versioned()]

    def _versioned(self) -> list[tuple[bytes, bytes]]:
        version = self._services.known_version()
        return [] if version is None else [(b"renkei-version", version.encode())]

    def _keep(self, piece: bytes, more: bool) -> None:
        assert self._key is not None
        self._content.append(piece)
        self._size += len(piece)
        if self._size > self._services.answers.largest:
            self._key = None
            self._content.clear()
        elif not more and self._services.revision() == self._key[0]:
            answer = Answer(tuple(self._headers), self._tag, b"".join(self._content))
            self._services.answers.keep(self._key, answer)
