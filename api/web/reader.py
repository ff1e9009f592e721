"""Whom a page is for: the language that they read, and how their links lead on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import Request

from graph.catalogue.asked import language as checked_language
from graph.languages import LANGUAGES

_PART = re.compile(r"\s*([A-Za-z]{1,8})(?:-[A-Za-z0-9-]+)?\s*(?:;\s*q\s*=\s*([0-9.]+)\s*)?$")


@dataclass(frozen=True, slots=True)
class Reader:
    """The reader of a page."""

    language: str
    #: Whether the language was chosen with ``lang``: links take it along then.
    is_chosen: bool
    path: str
    parameters: tuple[tuple[str, str], ...]

    def link(self, path: str, **parameters: object) -> str:
        """An address of this service with parameters, in the language that was chosen."""
        given = [
            (name, str(value)) for name, value in parameters.items() if value not in (None, "")
        ]
        if self.is_chosen and "lang" not in parameters:
            given.append(("lang", self.language))
        path, mark, fragment = path.partition("#")
        joint = "&" if "?" in path else "?"
        return (
            f"{path}{joint}{urlencode(given)}{mark}{fragment}" if given else path + mark + fragment
        )

    def here(self, **changed: object) -> str:
        """This page with other parameters; an empty one is taken away."""
        kept = [(name, value) for name, value in self.parameters if name not in changed]
        given = kept + [
            (name, str(value)) for name, value in changed.items() if value not in (None, "")
        ]
        return f"{self.path}?{urlencode(given)}" if given else self.path


#: Somebody of whom nothing is known.
ENGLISH = Reader("en", False, "/", ())


def reader_of(request: Request) -> Reader:
    """The reader of a request: ``lang``, else ``Accept-Language``, else English.

    Raises :class:`BadRequest` for a ``lang`` that there is not.
    """
    chosen = request.query_params.get("lang")
    accepted = request.headers.get("accept-language", "")
    return Reader(
        checked_language(chosen) if chosen else _preferred(accepted),
        chosen is not None,
        request.url.path,
        tuple(request.query_params.multi_items()),
    )


def _preferred(accepted: str) -> str:
    """The language that a browser likes best (RFC 9110, section 12.5.4)."""
    best, most = LANGUAGES[0], 0.0
    for part in accepted.split(","):
        match = _PART.match(part)
        if match is None or match[1].lower() not in LANGUAGES:
            continue
        try:
            quality = float(match[2] or 1)
        except ValueError:
            continue
        if quality > most:
            best, most = match[1].lower(), quality
    return best
