"""One statement as a page: what is said, by which document, in which sentences."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from api.deps import Services
from api.glossary import short_name
from api.listing import Listing
from api.web.numbers import number_in
from api.web.reader import reader_of
from api.web.rendering import html, page_tag, render, unchanged
from api.web.terms import terms_of
from api.web.titles import references, titles
from api.web.values import Values


async def statement_page(
    request: Request, services: Services, listing: Listing, quotes: int, name: str
) -> Response:
    """The page of a statement. Raises :class:`NotFound`."""
    reader = reader_of(request)
    tag = page_tag(request, listing.view.revision, quotes)
    if same := unchanged(request, tag):
        return same
    told = await listing.statement(name, reader.language)
    terms = await terms_of(services, listing.view, reader.language)
    values = Values(reader, terms, await titles(listing, references(told), terms, reader))
    place = short_name(told["property"]["id"])
    content = render(
        "statement.html",
        reader,
        style=("things",),
        statement=told,
        subject=values.thing(told["subject"]),
        property=told["property"]["label"],
        property_href=reader.link(f"/ontology#{place}") if place else "",
        meaning=terms.meaning(told["property"]["id"]),
        value=values.stated(told["value"]),
        document=values.thing(told["document"]),
        places=[
            (
                one.get("sentence", ""),
                number_in(reader.language, one["start"]),
                number_in(reader.language, one["end"]),
            )
            for one in told["evidence"]
        ],
    )
    return html(request, content, tag)
