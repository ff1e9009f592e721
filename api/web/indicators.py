"""The page of indicators: figures of one thing as charts, with a table beside each."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from api.deps import Services, refuse_unknown
from api.listing import Listing
from api.web.figures import Figure, Row, figures
from api.web.numbers import number_in, period_in, short_period
from api.web.reader import Reader, reader_of
from api.web.rendering import html, page_tag, render, unchanged
from api.web.terms import Terms, terms_of
from graph.catalogue import COLLECTIONS, asked

_OBSERVATIONS = COLLECTIONS["observations"]
#: How many figures of a thing are shown.
_MOST = 3000


async def indicators(request: Request, services: Services, listing: Listing) -> Response:
    """The page. ``about`` says whose figures; without it those of which there are most."""
    refuse_unknown(list(request.query_params), ("about", "lang"))
    reader = reader_of(request)
    tag = page_tag(request, listing.view.revision)
    if same := unchanged(request, tag):
        return same
    subjects = await _subjects(listing, reader)
    chosen = request.query_params.get("about") or (subjects[0]["value"] if subjects else "")
    rows, is_whole = await _rows(listing, chosen, reader) if chosen else ([], True)
    shown, single = figures(rows)
    terms = await terms_of(services, listing.view, reader.language)
    page = render(
        "indicators.html",
        reader,
        script="indicators",
        style=("chart", "source", "indicators"),
        words=("indicators", "source"),
        subjects=subjects,
        chosen=next((one for one in subjects if one["value"] == chosen), None),
        about=chosen,
        figures=shown,
        single=single,
        is_whole=is_whole,
        writer=Writer(reader.language, terms),
    )
    return html(request, page, tag)


class Writer:
    """Writes figures down for a reader."""

    def __init__(self, language: str, terms: Terms) -> None:
        self._language = language
        self._terms = terms

    def period(self, start: str | None, end: str | None) -> str:
        """A period."""
        return period_in(self._language, start, end)

    def short(self, start: str, end: str) -> str:
        """A period, as short as an axis needs it."""
        return short_period(self._language, start, end)

    def number(self, value: float) -> str:
        """A number."""
        return number_in(self._language, value)

    def signed(self, value: float) -> str:
        """A difference."""
        whole = int(value) if value == int(value) else value
        return f"+{self.number(whole)}" if whole > 0 else self.number(whole)

    def value(self, row: Row) -> str:
        """A value, and whether it is about, at least or more than that."""
        said = [self._terms(one) for one in row["qualifier"]]
        return " ".join([*said, self.number(row["value"])])

    def unit(self, name: str) -> str:
        """A unit."""
        return self._terms(name, "unit") if name else ""

    def measure(self, name: str) -> str:
        """Whether it is a target, a result …"""
        return self._terms(name)

    def column(self, figure: Figure, number: int) -> str:
        """The head of a column: what is a part or the total, or the measure."""
        one = figure.series[number]
        return one.name if one.role in ("part", "total") else self.measure(one.role)


async def _subjects(listing: Listing, reader: Reader) -> list[Row]:
    """What there are figures of, and how many."""
    given = [("facets", "about"), ("limit", "1"), ("fields", "about"), ("lang", reader.language)]
    page, _ = await listing.page(asked(_OBSERVATIONS, given))
    found: list[Row] = page["meta"]["facets"]["about"]
    return found


async def _rows(listing: Listing, about: str, reader: Reader) -> tuple[list[Row], bool]:
    """All figures of a thing, within a bound, and whether these are all."""
    found: list[Row] = []
    cursor: str | None = ""
    while cursor is not None and len(found) < _MOST:
        given = [("about", about), ("limit", "1000"), ("lang", reader.language)]
        page, cursor = await listing.page(
            asked(_OBSERVATIONS, [*given, *([("cursor", cursor)] if cursor else [])])
        )
        found += page["results"]
    return found, cursor is None
