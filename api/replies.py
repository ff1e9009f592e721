"""Answers that can be cached: a strong ETag of the graph's version and of what was asked."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from importlib.metadata import version
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import Response

from api.headers import header

#: Representations change with the software, not only with the graph.
SOFTWARE = version("renkei")


#: In the scope of a HEAD request, which is answered like GET.
HEAD_ONLY = "renkei.head"


def etag(revision: str, *asked: object) -> str:
    """A strong entity tag (RFC 9110, section 8.8.3) for an answer from a graph's revision."""
    text = "\x1f".join([SOFTWARE, revision, *map(repr, asked)])
    return f'"{hashlib.sha256(text.encode(errors="replace")).hexdigest()[:32]}"'


def asked_of(request: Request, *more: object) -> tuple[object, ...]:
    """What a GET asks for: path, parameters and whatever else decides about the answer."""
    return (request.url.path, sorted(request.query_params.multi_items()), *more)


def not_modified(request: Request, tag: str) -> Response | None:
    """A 304 if the client has the answer with this tag already."""
    if request.method not in ("GET", "HEAD"):
        return None
    known = header(request.scope, b"if-none-match")
    if known is not None and is_known(tag, known):
        return Response(status_code=304, headers=reply_headers(tag))
    return None


def is_known(tag: str, known: str) -> bool:
    """Whether a tag is among those of ``If-None-Match`` (RFC 9110, section 13.1.2)."""
    tags = {part.strip().removeprefix("W/") for part in known.split(",")}
    return tag in tags or known.strip() == "*"


def takes_gzip(accepted: str | None) -> bool:
    """Whether an answer may be compressed with gzip, by the header ``Accept-Encoding``.

    RFC 9110, section 12.5.3.
    """
    if not accepted:
        return False
    return any(
        one.partition(";")[0].strip() == "gzip" and not re.search(r";\s*q=0(\.0*)?\s*$", one)
        for one in accepted.lower().split(",")
    )


def reply(
    content: bytes, media_type: str, tag: str, headers: Mapping[str, str] | None = None
) -> Response:
    """A full answer with its tag."""
    headers = {**reply_headers(tag), **(headers or {})}
    return _Whole(content, headers=headers, media_type=text_type(media_type))


class _Whole(Response):
    """An answer of known type, whose headers need not be looked through for type and length."""

    def init_headers(self, headers: Mapping[str, str] | None = None) -> None:
        """Add them to ``headers``, as ASGI has them."""
        assert self.media_type is not None
        self.raw_headers = [
            (b"content-length", b"%d" % len(self.body)),
            (b"content-type", self.media_type.encode("latin-1")),
            *(
                (k.lower().encode("latin-1"), v.encode("latin-1"))
                for k, v in (headers or {}).items()
            ),
        ]


def next_page(request: Request, cursor: str | None) -> dict[str, str]:
    """The header that leads to the next page (RFC 8288), if there is one."""
    if cursor is None:
        return {}
    query = urlencode({**dict(request.query_params), "cursor": cursor})
    return {"Link": f'<{request.url.path}?{query}>; rel="next"'}


def encoded(content: Mapping[str, object]) -> bytes:
    """JSON as it is sent."""
    return json.dumps(content, ensure_ascii=False, allow_nan=False).encode()


def text_type(media_type: str) -> str:
    """A media type with its character set, if it is text."""
    is_bare = media_type.startswith("text/") and "charset" not in media_type
    return f"{media_type}; charset=utf-8" if is_bare else media_type


def reply_headers(tag: str) -> dict[str, str]:
    """The headers of an answer that has a tag."""
    return {"ETag": tag, "Vary": "Accept", "Cache-Control": "no-cache"}
