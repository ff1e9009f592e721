"""The queries that run: to be listed, and to be cancelled."""

from __future__ import annotations

import hmac
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Response

from api.deps import CurrentServices, Services, only
from api.errors import UnauthorizedError
from api.schemas import PROBLEMS, RunningQueries, RunningQuery
from graph.errors import NotFound

router = APIRouter(prefix="/sparql/running", tags=["query"], responses=PROBLEMS)

Authorization = Annotated[str | None, Header(description="Bearer and the operator's token")]


@router.get("", dependencies=[Depends(only())])
async def running(
    services: CurrentServices, response: Response, authorization: Authorization = None
) -> RunningQueries:
    """The queries that run, the oldest first. Where there is a token, for the operator only."""
    if not _is_operator(services, authorization):
        raise UnauthorizedError(
            "only the operator may see what others ask",
            suggestion="send the header Authorization: Bearer and the token of RENKEI_TOKEN",
        )
    response.headers["Cache-Control"] = "no-store"
    found = [
        RunningQuery(
            id=run.id,
            query=run.job.text,
            began=datetime.fromtimestamp(run.began, UTC).isoformat(timespec="milliseconds"),
            seconds=round(run.seconds, 3),
        )
        for run in services.pool.running()
    ]
    return RunningQueries(meta={"count": len(found)}, results=found)


@router.delete("/{id}", status_code=204, dependencies=[Depends(only())])
async def cancel(id: str, services: CurrentServices) -> None:
    """End a query by its ``Query-Id``, which only its client and the operator know."""
    if not services.pool.cancel(id):
        raise NotFound(
            f"no query {id[:64]!r} is running", suggestion="it may have ended in the meantime"
        )


def _is_operator(services: Services, authorization: str | None) -> bool:
    token = services.settings.token
    given = (authorization or "").removeprefix("Bearer ")
    return not token or hmac.compare_digest(given.encode(), token.encode())
