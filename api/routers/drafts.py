"""Documents that nobody has kept yet: shown, then kept or refused."""

from __future__ import annotations

import contextlib
from typing import Annotated, Any

import anyio
from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response

from api.deps import CurrentServices, Services, only
from api.draft_schemas import DRAFT, KEPT, DraftRecord, KeptRecord
from api.drafting import draft_of
from api.drafts import Draft, kept_record
from api.jobs import State
from api.operator import Authorization, check_may_keep
from api.parameters import LANG
from api.replies import encoded
from api.schemas import PROBLEMS
from api.sent import FORM
from graph.catalogue.asked import language
from graph.differences import quoted
from graph.errors import StoreUnavailable
from graph.suffixes import MEDIA_TYPES

router = APIRouter(prefix="/drafts", tags=["drafts"], responses=PROBLEMS)

_BINARY = {"schema": {"type": "string", "format": "binary"}}
_FILE = {"type": "object", "required": ["file"], "properties": {"file": _BINARY["schema"]}}
_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "The document",
        "content": {FORM: {"schema": _FILE}} | dict.fromkeys(MEDIA_TYPES.values(), _BINARY),
    }
}
_HEADERS = {"Cache-Control": "no-store"}

Id = Annotated[str, Path(description="Name of the draft, as the answer 201 gave it")]


@router.post(
    "",
    status_code=201,
    response_model=DraftRecord,
    responses={201: {"description": "The draft", "content": DRAFT}},
    openapi_extra=_BODY,
    dependencies=[Depends(only("name", "lang"))],
)
async def draft(
    request: Request,
    services: CurrentServices,
    name: Annotated[str, Query(description="What the file is called")] = "",
    lang: Annotated[str, Query(description="Language of names", json_schema_extra=LANG)] = "en",
) -> Response:
    """What a document would add, confirm and contradict; nothing is kept."""
    made = await draft_of(request, services, name, language(lang))
    headers = {**_HEADERS, "Location": f"/drafts/{made.id}"}
    return Response(await _written(services, made), 201, headers, "application/json")


@router.get(
    "/{id}",
    response_model=DraftRecord,
    responses={200: {"description": "The draft", "content": DRAFT}},
    dependencies=[Depends(only())],
)
async def show_draft(id: Id, services: CurrentServices) -> Response:
    """A draft again, as long as it is remembered, and how its keeping is doing."""
    found = services.drafts.get(id)
    return Response(await _written(services, found), 200, _HEADERS, "application/json")


@router.delete("/{id}", status_code=204, dependencies=[Depends(only())])
async def refuse_draft(id: Id, services: CurrentServices) -> None:
    """Refuse a draft: nothing of it is left."""
    services.drafts.refuse(id)


@router.post(
    "/{id}/keep",
    response_model=KeptRecord,
    responses={
        200: {"description": "It is kept: the version with it is served", "content": KEPT},
        202: {
            "description": "The graph is being built: ask after it at Location",
            "model": KeptRecord,
            "content": KEPT,
        },
    },
    dependencies=[Depends(only())],
)
async def keep_draft(
    id: Id, services: CurrentServices, authorization: Authorization = None
) -> Response:
    """Keep a draft's document and build the graph with it. For the operator only."""
    check_may_keep(services.settings.token, authorization)
    found = services.drafts.get(id)
    kept = await services.drafts.keep(found, await services.current())
    is_done = kept.state is State.DONE
    headers = _HEADERS if is_done else {**_HEADERS, "Location": f"/drafts/{id}", "Retry-After": "2"}
    content = encoded(kept_record(found, kept))
    return Response(content, 200 if is_done else 202, headers, "application/json")


async def _written(services: Services, draft: Draft) -> bytes:
    record = services.drafts.record(draft)
    # The sentences of other documents are theirs who have these documents.
    with contextlib.suppress(StoreUnavailable):
        view = await services.current()
        quotes = await anyio.to_thread.run_sync(services.quotes, view)
        await anyio.to_thread.run_sync(quoted, record["contradicts"], quotes)
    return encoded(record)
