"""Terms as SPARQL writes them: the only way in which a value gets into the text of a query."""

from __future__ import annotations

import re

from graph.errors import BadRequest

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^<>\"{}|^`\\\x00-\x20]+")


def iri(text: str) -> str:
    """An IRI as SPARQL writes it. Raises :class:`BadRequest`."""
    if not _IRI.fullmatch(text):
        raise BadRequest(
            f"{text[:80]!r} is not an IRI", suggestion="give an absolute IRI or a slug"
        )
    return f"<{text}>"


def string(text: str) -> str:
    """A string as SPARQL writes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r") + '"'
