"""What is sent to be validated."""

from __future__ import annotations

from fastapi import Request

from api.errors import TooLargeError
from graph.errors import UnsupportedMediaType
from graph.formats import GRAPHS


def media_type_sent(request: Request) -> str:
    """The preferred media type of the RDF that is sent. Raises :class:`UnsupportedMediaType`."""
    kind, *parameters = request.headers.get("content-type", "").lower().split(";")
    for parameter in parameters:
        name, _, value = parameter.strip().partition("=")
        if name == "charset" and value.strip('"') not in ("utf-8", "utf8", "us-ascii"):
            raise UnsupportedMediaType(
                f"RDF cannot be sent in the encoding {value[:40]!r}", suggestion="send it as UTF-8"
            )
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise UnsupportedMediaType("the body is compressed", suggestion="send it as it is")
    for format_ in GRAPHS:
        if kind.strip() in format_.media_types:
            return format_.media_type
    known = ", ".join(format_.media_type for format_ in GRAPHS)
    raise UnsupportedMediaType(
        f"RDF cannot be sent as {kind.strip()[:80]!r}", suggestion=f"use one of {known}"
    )


async def body_of(request: Request, most: int) -> bytes:
    """What is sent. Raises :class:`TooLargeError` if it is more than so many bytes."""
    error = TooLargeError(
        f"what is sent is larger than {most} bytes", suggestion="send it in parts"
    )
    stated = request.headers.get("content-length", "")
    if stated.isdecimal() and len(stated) < 20 and int(stated) > most:
        raise error
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise error
    return bytes(body)
