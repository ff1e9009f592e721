"""The one tree of errors.

Every error is written for the person who caused it: ``message`` says what was
wrong and where, ``suggestion`` what to do about it. ``status`` is the HTTP
status that the API answers with and ``slug`` the last part of the problem's
``type`` (RFC 9457); the command line prints the message and exits with 1.
"""

from __future__ import annotations

from collections.abc import Iterable


class RenkeiError(Exception):
    """Base of every error that Renkei raises on purpose."""

    status = 500
    slug = "internal"
    title = "Internal error"

    def __init__(
        self,
        message: str,
        *,
        suggestion: str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.suggestion = suggestion
        self.line = line
        self.column = column


class BadRequest(RenkeiError):
    """A parameter or its value makes no sense; the message names it."""

    status = 400
    slug = "bad-request"
    title = "Bad request"


class QuerySyntaxError(BadRequest):
    """A SPARQL text that cannot be parsed; carries line and column (1-based)."""

    slug = "query-syntax"
    title = "SPARQL syntax error"


class RdfSyntaxError(BadRequest):
    """An RDF text that cannot be parsed; carries line and column (1-based) where known."""

    slug = "rdf-syntax"
    title = "RDF syntax error"


class UpdateRefused(RenkeiError):
    """A SPARQL update was sent to the read-only service."""

    status = 403
    slug = "read-only"
    title = "Read-only service"


class NotFound(RenkeiError):
    """Something that was asked for by name does not exist."""

    status = 404
    slug = "not-found"
    title = "Not found"


class NotAcceptable(RenkeiError):
    """None of the media types in ``Accept`` can be produced."""

    status = 406
    slug = "not-acceptable"
    title = "Not acceptable"


class UnsupportedMediaType(RenkeiError):
    """A request body has a media type that is not understood here."""

    status = 415
    slug = "unsupported-media-type"
    title = "Unsupported media type"


class StoreUnavailable(RenkeiError):
    """There is no readable graph in the store folder."""

    status = 503
    slug = "store-unavailable"
    title = "No graph to serve"


class QueryTimeout(RenkeiError):
    """A query was stopped at its time limit."""

    status = 503
    slug = "query-timeout"
    title = "Query stopped at its time limit"


class BuildBusy(RenkeiError):
    """Another build holds the store folder's lock."""

    status = 409
    slug = "build-busy"
    title = "Another build is running"


class UnreadableDocument(RenkeiError):
    """A file that cannot be read as a document; the message says why."""

    status = 422
    slug = "unreadable-document"
    title = "Unreadable document"


class InvalidGraph(RenkeiError):
    """The graph that was built violates a shape and is not published."""

    status = 422
    slug = "invalid-graph"
    title = "Invalid graph"


def nearest(word: str, known: list[str]) -> str | None:
    """The entry of ``known`` that ``word`` was probably meant to be, or None."""
    import difflib

    found = difflib.get_close_matches(word.lower(), [k.lower() for k in known], n=1, cutoff=0.6)
    if not found:
        return None
    return next(k for k in known if k.lower() == found[0])


def meant(word: str, known: Iterable[str], otherwise: str) -> str:
    """The suggestion for a ``word`` that is not ``known``: the nearest one, else ``otherwise``."""
    guess = nearest(word, list(known))
    return f"did you mean {guess}?" if guess else otherwise
