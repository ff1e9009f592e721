"""The page of a document: its text with every fact in its place, and the facts beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

import anyio
from fastapi import Request
from fastapi.responses import Response

from api.deps import Services, refuse_unknown
from api.listing import Listing, Stated
from api.quality import Quality, quality_of
from api.web.marked import Line, Place, lines
from api.web.numbers import day_in, number_in
from api.web.reader import Reader, reader_of
from api.web.rendering import html, page_tag, render, unchanged
from api.web.stated import (
    ABOUT,
    MOST_FACTS,
    Span,
    Thing,
    Writer,
    by_slug,
    length_of,
    places_in,
    things_in,
)
from api.web.terms import terms_of
from api.web.titles import references, titles
from api.web.values import Shown
from api.web.words import text
from graph.catalogue.rows import Row
from graph.errors import BadRequest, meant

#: The longest text that one page shows.
LONGEST_TEXT = 400_000


class Text:
    """The text of a document as its page shows it, in which places can be found."""

    def __init__(self, whole: str, places: Iterable[Place]) -> None:
        shown = whole
        if len(whole) > LONGEST_TEXT:
            shown = whole[: whole.rfind("\n", 0, LONGEST_TEXT) + 1 or LONGEST_TEXT]
        self.is_cut = len(shown) < len(whole)
        self.lines: Sequence[Line] = list(lines(shown, places))
        begun = [(piece.start, line.number) for line in self.lines for piece in line.pieces]
        self._starts = [start for start, _ in begun]
        self._numbers = [number for _, number in begun]

    def lines_of(self, places: Iterable[Span]) -> list[tuple[int, int]]:
        """The lines that places begin in, each with where the first piece in the place begins."""
        found: dict[int, int] = {}
        for start, end in places:
            place = bisect_left(self._starts, start)
            # Spaces and what is beyond the text that is shown have no piece.
            if place < len(self._starts) and self._starts[place] < end:
                found.setdefault(self._numbers[place], self._starts[place])
        return list(found.items())


def read(reader: Reader, things: list[Thing], about: str | None, whole: str | None) -> Row:
    """What templates need to show facts beside their text."""
    counted = Counter(one.about for one in things for _ in one.facts)
    chosen = [one for one in things if about in (None, one.about)]
    return {
        "about": about,
        "counted": {name: counted[name] for name in ABOUT if counted[name]},
        "things": chosen,
        "text": None if whole is None else Text(whole, places_in(chosen)),
        "abouts": by_slug(chosen),
        "count": sum(len(one.facts) for one in chosen),
        "day": partial(day_in, reader.language),
        "number": partial(number_in, reader.language),
    }


def about_of(request: Request) -> str | None:
    """What the facts that are to be shown are about. Raises :class:`BadRequest`."""
    given = request.query_params.get("about")
    if given and given not in ABOUT:
        raise BadRequest(
            f"facts are not about {given[:60]!r}",
            suggestion=meant(given, ABOUT, f"there are {', '.join(ABOUT)}"),
        )
    return given or None


async def document_page(
    request: Request, services: Services, listing: Listing, name: str
) -> Response:
    """A document for people. Raises :class:`NotFound`."""
    reader = reader_of(request)
    refuse_unknown(list(request.query_params), ("lang", "about", "kept"))
    about = about_of(request)
    quotes = await anyio.to_thread.run_sync(services.quotes, listing.view)
    tag = page_tag(request, listing.view.revision, len(quotes))
    if same := unchanged(request, tag):
        return same
    stated = await listing.stated(name, reader.language)
    terms = await terms_of(services, listing.view, reader.language)
    called = await titles(listing, references(stated.statements), terms, reader)
    writer = Writer(reader, terms, called)
    measured = await quality_of(services, listing.view, stated, reader.language)
    whole = await anyio.to_thread.run_sync(quotes.text, str(stated.row["slug"]))
    content = await anyio.to_thread.run_sync(_page, reader, about, stated, writer, measured, whole)
    return html(request, content, tag)


def _page(
    reader: Reader,
    about: str | None,
    stated: Stated,
    writer: Writer,
    measured: Quality,
    whole: str | None,
) -> bytes:
    disputed = measured.disputed

    def notes(statement: dict[str, Any]) -> Iterable[Shown]:
        conflict = disputed.get(statement["slug"])
        if conflict:
            said = text(reader.language, "document.disputed")
            yield Shown(said, reader.link(f"/conflicts/{conflict}"), note="warn")

    statements = stated.statements
    things = things_in(statements[:MOST_FACTS], length_of(statements), writer, notes)
    return render(
        "document.html",
        reader,
        script="document",
        style=("document",),
        words=("document",),
        row=stated.row,
        # Whoever has kept the document comes with ``kept``.
        is_kept=any(name == "kept" for name, _ in reader.parameters),
        writer=writer,
        is_part=len(statements) > MOST_FACTS,
        quality=measured,
        most=MOST_FACTS,
        **read(reader, things, about, whole),
    )
