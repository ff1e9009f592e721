"""The first page: what is here, and where to begin."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from api.deps import Services
from api.web.reader import reader_of
from api.web.rendering import html, page_tag, render, unchanged
from graph.errors import StoreUnavailable


async def home(request: Request, services: Services) -> Response:
    """The start page."""
    reader = reader_of(request)
    try:
        version = (await services.current()).version
    except StoreUnavailable:
        version = None
    tag = page_tag(request, version or "")
    if same := unchanged(request, tag):
        return same
    return html(render("home.html", reader, version=version), tag)
