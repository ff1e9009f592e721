"""Terms as SPARQL writes them: the only way in which a value gets into the text of a query."""

from __future__ import annotations

from graph.errors import BadRequest
from graph.patterns import regex

#: RFC 3987, section 2.2: what is unreserved beyond ASCII.
_BEYOND_ASCII = "\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef" + "".join(
    f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 15)
)
#: Brackets are for addresses of version 6 as the host only, which nothing here is called.
_IRI = regex(
    rf"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#@!$&'()*+,;={_BEYOND_ASCII}-]"
    r"|%[0-9A-Fa-f]{2})+"
)
_NUMBER = regex(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?")


def iri(text: str) -> str:
    """An IRI as SPARQL writes it. Raises :class:`BadRequest`."""
    if not is_iri(text):
        raise BadRequest(
            f"{text[:80]!r} is not an IRI", suggestion="give an absolute IRI or a slug"
        )
    return f"<{text}>"


def is_iri(text: str) -> bool:
    """Whether a text is an absolute IRI."""
    return _IRI.fullmatch(text) is not None


def is_number(text: str) -> bool:
    """Whether a text is a decimal that can stand in a query, of a length that makes sense."""
    return _NUMBER.fullmatch(text) is not None


def string(text: str) -> str:
    """A string as SPARQL writes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r") + '"'
