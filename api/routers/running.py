"""The queries that run: to be listed, and to be cancelled."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import APIRouter, Depends, Response

from api.deps import CurrentServices, only
from api.operator import Authorization, check_may_look
from api.schemas import PROBLEMS, RunningQueries, RunningQuery
from graph.errors import NotFound

router = APIRouter(prefix="/sparql/running", tags=["query"], responses=PROBLEMS)


@router.get("", dependencies=[Depends(only())])
async def running(
    services: CurrentServices, response: Response, authorization: Authorization = None
) -> RunningQueries:
    """The queries that run, the oldest first. Where there is a token, for the operator only."""
    check_may_look(services.settings.token, authorization)
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
