"""Pages from their templates. Nothing in them is inline, so that their policy can be strict."""

from __future__ import annotations

import gzip
from collections.abc import Collection, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.replies import asked_of, etag, not_modified, reply, takes_gzip
from api.web.assets import edition, scripts, styles
from api.web.problems import explained, kind_of_problem, nearest
from api.web.reader import ENGLISH, Reader, reader_of
from api.web.words import text, texts_of
from graph.catalogue import COLLECTIONS
from graph.errors import BadRequest
from graph.languages import LANGUAGES

#: Pages load styles, scripts and data from here, and nothing from elsewhere.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data: blob:; worker-src 'self'; manifest-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Referrer-Policy": "same-origin",
    "Vary": "Accept, Accept-Language, Accept-Encoding",
}
#: Collections of which the lists are the directory; documents have a section of their own.
_DIRECTORY = frozenset(COLLECTIONS) - {"documents"}
#: The network that most come for.
FIRST_NETWORK = "link-j-partners"
#: How languages call themselves.
_NAMES = {"en": "English", "ja": "日本語", "de": "Deutsch"}


def render(
    template: str,
    reader: Reader,
    *,
    script: str | None = None,
    style: Collection[str] = (),
    words: Collection[str] = (),
    **context: Any,
) -> bytes:
    """A page.

    ``script`` is that of the page beside the common one, ``style`` those beside ``base`` and
    ``parts``, ``words`` the areas of texts that its script needs beside the common ones.
    """
    wanted = [scripts()[name] for name in ("common", script) if name in scripts()]
    page = (
        _environment()
        .get_template(template)
        .render(
            reader=reader,
            language=reader.language,
            link=reader.link,
            t=partial(text, reader.language),
            directory=_DIRECTORY,
            first_network=FIRST_NETWORK,
            languages=[(one, _NAMES[one]) for one in LANGUAGES],
            scripts=[one.file for one in wanted],
            preloaded=list(dict.fromkeys(name for one in wanted for name in one.imports)),
            is_built=bool(scripts()),
            needs_script=script is not None,
            styles=[styles()[name] for name in ("base", "parts", *style)],
            texts=texts_of(reader.language, frozenset({"common", *words})),
            **context,
        )
    )
    return page.encode(errors="replace")


def error_page(request: Request, problem: Mapping[str, object]) -> bytes:
    """A problem as a page, in the language of whoever meets it."""
    try:
        reader = reader_of(request)
    except BadRequest:
        reader = ENGLISH
    status, slug = int(str(problem["status"])), str(problem["type"]).rpartition("/")[2]
    return render(
        "problem.html",
        reader,
        problem={"suggestion": None, **problem},
        kind=kind_of_problem(status),
        told=explained(reader.language, slug, status),
        near=nearest(reader),
    )


def page_tag(request: Request, revision: str, *more: object) -> str:
    """The tag of a page: it changes with the graph, the language and what pages are made of."""
    language = reader_of(request).language
    return etag(
        revision,
        "page",
        edition(),
        takes_gzip(request.headers.get("accept-encoding")),
        *asked_of(request, language, *more),
    )


def html(request: Request, content: bytes, tag: str, headers: Mapping[str, str] = {}) -> Response:
    """A page as an answer, with more ``headers``; compressed if the browser can read that."""
    return _compressed(request, reply(content, "text/html", tag, {**HEADERS, **headers}))


def fleeting(request: Request, content: bytes, status: int = 200) -> Response:
    """A page that nobody keeps, because it is another the next time."""
    headers = {**HEADERS, "Cache-Control": "no-store"}
    return _compressed(request, Response(content, status, headers, "text/html"))


def unchanged(request: Request, tag: str) -> Response | None:
    """A 304 if the browser has the page already."""
    same = not_modified(request, tag)
    if same is not None:
        # What caches choose by is said again (RFC 9110, section 15.4.5).
        same.headers["Vary"] = HEADERS["Vary"]
    return same


def _compressed(request: Request, answer: Response) -> Response:
    if takes_gzip(request.headers.get("accept-encoding")):
        answer.body = gzip.compress(answer.body, 5, mtime=0)
        answer.headers["Content-Encoding"] = "gzip"
        answer.headers["Content-Length"] = str(len(answer.body))
    return answer


@cache
def _environment() -> Environment:
    folder = Path(__file__).parent / "templates"
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["page_of"] = page_of
    return made


def page_of(iri: str) -> str:
    """Where a thing of the graph is shown here; other addresses lead where they lead."""
    _, found, rest = iri.partition("/id/")
    return f"/id/{rest}" if found else iri
