"""Pages whose content is written where it is told, not in a template of its own."""

from __future__ import annotations

from fastapi.responses import Response
from markupsafe import Markup

from api.web.reader import ENGLISH, Reader
from api.web.rendering import HEADERS, render

__all__ = ["HEADERS", "html", "page"]


def page(title: str, body: str, reader: Reader = ENGLISH) -> bytes:
    """A whole page; ``body`` is HTML."""
    return render("plain.html", reader, title=title, body=Markup(body))


def html(content: bytes, status: int = 200) -> Response:
    """A page as an answer."""
    return Response(content, status, HEADERS, "text/html; charset=utf-8")
