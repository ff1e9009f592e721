"""Answers that can be cached: a strong ETag of the graph's version and of what was asked."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib.metadata import version

from fastapi import Request
from fastapi.responses import Response

#: Representations change with the software, not only with the graph.
SOFTWARE = version("renkei")


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
    known = request.headers.get("if-none-match", "")
    tags = {part.strip().removeprefix("W/") for part in known.split(",")}
    if tag in tags or known.strip() == "*":
        return Response(status_code=304, headers=_headers(tag))
    return None


def reply(
    content: bytes, media_type: str, tag: str, headers: Mapping[str, str] | None = None
) -> Response:
    """A full answer with its tag."""
    if media_type.startswith("text/") and "charset" not in media_type:
        media_type += "; charset=utf-8"
    return Response(content, headers={**_headers(tag), **(headers or {})}, media_type=media_type)


def _headers(tag: str) -> dict[str, str]:
    return {"ETag": tag, "Vary": "Accept", "Cache-Control": "no-cache"}
