"""A document that is sent: as the body of a request, or as the field ``file`` of a form."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import NamedTuple

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from api.validating import body_of
from graph.errors import BadRequest, UnsupportedMediaType
from graph.suffixes import MEDIA_TYPES, safe_name, suffix_of

FORM = "multipart/form-data"
#: What browsers and programs send where they do not know; the name of the file says more.
_UNKNOWN = ("", "application/octet-stream")


_ONE_FIELD = f"send {FORM} with one field, file"


class _File(NamedTuple):
    """A file of a form: what it is called, the media type that is said of it, and its bytes."""

    name: str
    kind: str
    content: bytes


class SentDocument(NamedTuple):
    """A document and the name under which it can be kept."""

    name: str
    content: bytes


async def document_of(request: Request, name: str, most: int) -> SentDocument:
    """The document that a request sends; ``name`` is what it is called, if the query says.

    Raises :class:`TooLargeError`, :class:`UnsupportedMediaType` and :class:`BadRequest`.
    """
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise UnsupportedMediaType("the body is compressed", suggestion="send it as it is")
    body = await body_of(request, most)
    kind = _bare(request.headers.get("content-type", ""))
    content = body
    if kind == FORM:
        file = await _file_of(request, body)
        kind, name, content = file.kind, name or file.name, file.content
    if not content:
        raise BadRequest("there is no document", suggestion=f"send it as the body or as {FORM}")
    return SentDocument(safe_name(name, _media_type(kind, name)), content)


async def _file_of(request: Request, body: bytes) -> _File:
    async def stream() -> AsyncGenerator[bytes, None]:
        yield body
        yield b""

    parser = MultiPartParser(request.headers, stream(), max_files=1, max_fields=8)
    # What is sent is in memory already, and is not to be left on disk.
    parser.spool_max_size = len(body) + 1
    try:
        form = await parser.parse()
    except (MultiPartException, KeyError) as error:
        raise BadRequest("the form cannot be read", suggestion=_ONE_FIELD) from error
    try:
        file = form.get("file")
        if list(form) != ["file"] or not isinstance(file, UploadFile):
            raise BadRequest("the form is not one file", suggestion=_ONE_FIELD)
        return _File(file.filename or "", _bare(file.content_type or ""), await file.read())
    finally:
        await form.close()


def _bare(media_type: str) -> str:
    return media_type.partition(";")[0].strip().lower()


def _media_type(kind: str, name: str) -> str:
    """The media type of a document from what is said of it and from its name."""
    if kind in MEDIA_TYPES.values():
        return kind
    if kind in _UNKNOWN and suffix_of(name):
        return MEDIA_TYPES[suffix_of(name)]
    known = ", ".join(dict.fromkeys(MEDIA_TYPES.values()))
    raise UnsupportedMediaType(
        f"documents are not read as {kind[:80]!r}", suggestion=f"use one of {known}"
    )
