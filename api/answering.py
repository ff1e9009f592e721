"""Running a query and sending its answer, whole or piece by piece."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncGenerator
from contextlib import aclosing
from functools import lru_cache

import anyio
from fastapi import Request
from fastapi.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from api.answers import Answer
from api.deps import Services
from api.errors import AnswerBrokenError, count_problem
from api.headers import header
from api.negotiation import HTML, Offer, choose
from api.presence import while_there
from api.protocol import Asked
from api.replies import HEAD_ONLY, etag, not_modified, reply, reply_headers, text_type
from api.watching import note
from api.web.reader import reader_of
from api.web.rendering import fleeting, html, page_tag, unchanged
from api.web.sparql import form_of_page, query_page
from graph.errors import RenkeiError, StoreUnavailable
from graph.formats import GRAPHS, TABLE, find_format, formats_for
from graph.questions import Question
from graph.sparqltext import is_volatile, keyword
from graph.store import View
from graph.workers import Job, QueryTooLarge, Run

#: Bytes of the largest answer that is sent in one piece where it has to be: in a page, to a
#: client of HTTP/1.0, for a query of which each answer is another.
_MOST = 8 * 2**20


def wants_page(request: Request, form: str, asked: str | None) -> bool:
    """Whether a query of a form is to be answered with a page. Raises :class:`NotAcceptable`."""
    return _chosen(request.headers.get("accept"), form, asked or None)[0] == "html"


async def answer(
    request: Request, services: Services, asked: Asked, question: Question | None = None
) -> Response:
    """The answer to a query. Raises what the query raises; a page tells of it beside the query.

    ``question`` is the one of the library that the query is of; a page begins with it.
    """
    accept = header(request.scope, b"accept")
    name, media_type = _chosen(accept, keyword(asked.query), asked.format)
    try:
        return await _answered(request, services, asked, name, media_type, question)
    except RenkeiError as error:
        if name != "html":
            raise
        count_problem(request, error)
        page = query_page(reader_of(request), asked.query, error=error, question=question)
        return fleeting(request, page, error.status)


async def _answered(
    request: Request,
    services: Services,
    asked: Asked,
    name: str,
    media_type: str,
    question: Question | None,
) -> Response:
    view = await services.current()
    key = (asked.query, asked.default_graphs, asked.named_graphs, name, media_type)
    is_page = name == "html"
    tag = page_tag(request, view.revision, *key) if is_page else etag(view.revision, "sparql", *key)
    if is_volatile(asked.query):
        content = await _whole(await _run(request, services, view, asked, name))
        tag = etag(view.revision, "sparql", *key, hashlib.sha256(content).hexdigest())
        own = {"Cache-Control": "no-store", "Query-Id": asked.id}
        return _shown(request, asked, name, media_type, content, tag, own, question)
    if same := unchanged(request, tag) if is_page else not_modified(request, tag):
        return same
    known = services.answers.get((view.revision, key))
    if known is not None:
        return _shown(request, asked, name, media_type, known.content, tag, {}, question)
    run = await _run(request, services, view, asked, name)
    own = {"Query-Id": asked.id}
    if not run.is_whole and not is_page and request.scope.get("http_version") != "1.0":
        headers = {**reply_headers(tag), **own}
        if request.scope.get(HEAD_ONLY):
            run.end()
            return Response(None, 200, headers, text_type(media_type))
        return _Pieces(run, headers, text_type(media_type))
    content = await _whole(run)
    if request.method == "POST":
        services.answers.keep((view.revision, key), Answer((), tag, content))
    return _shown(request, asked, name, media_type, content, tag, own, question)


@lru_cache(maxsize=64)
def _chosen(accept: str | None, form: str, asked: str | None) -> tuple[str, str]:
    """Name of the format, and the media type to send it as; ``asked`` is preferred to Accept."""
    if asked == "html":
        return "html", "text/html"
    if asked is not None:
        format_ = find_format(asked, form)
        return format_.name, format_.media_type
    offers = [Offer(f.name, f.media_types) for f in formats_for(form)]
    if formats_for(form) is not GRAPHS:
        offers.append(Offer(TABLE.name, TABLE.media_types))
    offer, media_type = choose(accept, [*offers, HTML])
    return offer.name, media_type


async def _run(request: Request, services: Services, view: View, asked: Asked, name: str) -> Run:
    """The query as it runs, as long as its client is there."""
    note(request, "query_id", asked.id)
    return await while_there(request, _begun(services, view, asked, name))


async def _begun(services: Services, view: View, asked: Asked, name: str) -> Run:
    form = form_of_page(asked.query) if name == "html" else name

    def job(view: View) -> Job:
        assert view.path is not None
        return Job(view.path, asked.query, form, asked.default_graphs, asked.named_graphs)

    try:
        return await services.pool.run(asked.id, job(view), asked.seconds)
    except StoreUnavailable:
        # Two builds may have been published since the view was looked up.
        newer = await anyio.to_thread.run_sync(services.view)
        if newer.path == view.path:
            raise
        return await services.pool.run(asked.id, job(newer), asked.seconds)


async def _whole(run: Run) -> bytes:
    if run.is_whole:
        return run.first
    pieces = [run.first]
    size = len(run.first)
    async with aclosing(run.rest()) as rest:
        async for piece in rest:
            pieces.append(piece)
            size += len(piece)
            if size > _MOST:
                raise QueryTooLarge(
                    f"the answer is larger than {_MOST // 2**20} MiB, too large for one piece",
                    suggestion="add LIMIT, or ask for CSV or JSON with HTTP/1.1",
                )
    return b"".join(pieces)


class _Pieces(StreamingResponse):
    """An answer that is sent piece by piece; its worker is given back whatever happens."""

    def __init__(self, run: Run, headers: dict[str, str], media_type: str) -> None:
        super().__init__(_pieces(run), 200, headers, media_type)
        self._run = run

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            # A client that goes before the first piece leaves the pieces unasked for.
            self._run.end()


async def _pieces(run: Run) -> AsyncGenerator[bytes, None]:
    async with aclosing(run.rest()) as rest:
        yield run.first
        try:
            async for piece in rest:
                yield piece
        except RenkeiError as error:
            raise AnswerBrokenError(error.message) from error


def _shown(
    request: Request,
    asked: Asked,
    name: str,
    media_type: str,
    content: bytes,
    tag: str,
    own: dict[str, str],
    question: Question | None,
) -> Response:
    if name != "html":
        return reply(content, media_type, tag, own)
    page = query_page(reader_of(request), asked.query, content, question=question)
    return html(request, page, tag, own)
