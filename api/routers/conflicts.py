"""Where documents disagree: conflicts, with the claim that is taken and why."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from api.deps import CurrentQuotes, CurrentServices, CurrentView, only
from api.negotiation import wants_page
from api.parameters import LIMIT, Lang
from api.replies import asked_of, encoded, etag, next_page, not_modified, reply
from api.schemas import PROBLEMS
from api.web.conflicts import conflict_page, conflicts_page
from api.web.reader import reader_of
from api.web.rendering import page_tag, unchanged
from graph.catalogue.asked import DEFAULT
from graph.catalogue.asked import language as find_language
from graph.catalogue.asked import limit as page_size
from graph.differences import READINGS, SCOPES, conflict, conflicts, property_names, quoted
from graph.store import View
from graph.vocab import Minter

router = APIRouter(prefix="/conflicts", tags=["conflicts"], responses=PROBLEMS)

Property = Annotated[
    str | None,
    Query(description="Such as signedOn", json_schema_extra={"enum": property_names()}),
]
Reading = Annotated[
    str | None, Query(description="How it can be read", json_schema_extra={"enum": [*READINGS]})
]
Scope = Annotated[
    str | None, Query(description="Where the claims stand", json_schema_extra={"enum": [*SCOPES]})
]
Thing = Annotated[str | None, Query(description="IRI or short name")]


@router.get(
    "",
    dependencies=[
        Depends(
            only("property", "reading", "scope", "subject", "document", "lang", "limit", "cursor")
        )
    ],
)
def list_conflicts(
    request: Request,
    view: CurrentView,
    services: CurrentServices,
    quotes: CurrentQuotes,
    property: Property = None,
    reading: Reading = None,
    scope: Scope = None,
    subject: Thing = None,
    document: Thing = None,
    lang: Lang = "en",
    limit: Annotated[str, Query(json_schema_extra=LIMIT)] = str(DEFAULT),
    cursor: Annotated[str | None, Query(description="next_cursor of the page before")] = None,
) -> Response:
    """The conflicts, each with its claims, and their sentences where the documents are at hand."""
    size = page_size(limit)
    is_page = wants_page(request.headers.get("accept"))
    language = reader_of(request).language if is_page else find_language(lang)
    tag = _tag(request, view, len(quotes), is_page)
    if same := unchanged(request, tag) if is_page else not_modified(request, tag):
        return same
    minter = Minter(services.settings.base_iri)
    found = conflicts(
        view,
        minter,
        language,
        # What a form leaves empty is not asked for.
        property=property or None,
        reading=reading or None,
        scope=scope or None,
        subject=subject or None,
        document=document or None,
    )
    rest = [one for one in found if cursor is None or one["slug"] > cursor]
    page = rest[:size]
    quoted(page, quotes)
    following = str(page[-1]["slug"]) if len(rest) > size else None
    meta = {"count": len(found), "limit": size, "next_cursor": following, "version": view.version}
    if is_page:
        return conflicts_page(request, services, view, tag, meta, page)
    content = encoded({"meta": meta, "results": page})
    return reply(content, "application/json", tag, next_page(request, following))


@router.get("/{slug}", dependencies=[Depends(only("lang"))])
def one_conflict(
    request: Request,
    slug: str,
    view: CurrentView,
    services: CurrentServices,
    quotes: CurrentQuotes,
    lang: Lang = "en",
) -> Response:
    """One conflict with its claims and the places that make them."""
    is_page = wants_page(request.headers.get("accept"))
    language = reader_of(request).language if is_page else find_language(lang)
    tag = _tag(request, view, len(quotes), is_page)
    if same := unchanged(request, tag) if is_page else not_modified(request, tag):
        return same
    found = conflict(view, Minter(services.settings.base_iri), slug, language, quotes)
    if is_page:
        return conflict_page(request, services, view, tag, found)
    return reply(encoded(found), "application/json", tag)


def _tag(request: Request, view: View, quotes: int, is_page: bool) -> str:
    if is_page:
        return page_tag(request, view.revision, quotes)
    return etag(view.revision, str(quotes), *asked_of(request))
