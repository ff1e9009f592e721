"""Work that goes on after its first answer: how it is doing, its result, and its end."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import Response

from api.computing import record, result
from api.deps import CurrentServices, Services, only
from api.jobs import Job
from api.network_schemas import RUNNING, JobState
from api.replies import encoded
from api.schemas import PROBLEMS
from graph.errors import NotFound

router = APIRouter(prefix="/jobs", tags=["networks"], responses=PROBLEMS)

Id = Annotated[str, Path(description="Name of the job, as the answer 202 gave it")]
_RESULT: dict[int | str, dict[str, Any]] = {
    200: {"description": "The answer, in the format that was asked for"},
    202: {"description": "It is not done yet", "model": JobState, "content": RUNNING},
}


@router.get(
    "/{id}",
    response_model=JobState,
    responses={200: {"content": RUNNING}},
    dependencies=[Depends(only())],
)
async def job(id: Id, services: CurrentServices) -> Response:
    """How a job is doing."""
    headers = {"Cache-Control": "no-store"}
    return Response(encoded(record(_known(services, id))), 200, headers, "application/json")


@router.get(
    "/{id}/result", dependencies=[Depends(only())], responses=_RESULT, response_class=Response
)
async def job_result(id: Id, request: Request, services: CurrentServices) -> Response:
    """What a job came to."""
    return result(request, _known(services, id))


@router.delete("/{id}", status_code=204, dependencies=[Depends(only())])
async def cancel(id: Id, services: CurrentServices) -> None:
    """End a job; its name is known to whoever asks the same."""
    if not services.jobs.cancel(id):
        raise _unknown(id)


def _known(services: Services, id: str) -> Job:
    found = services.jobs.get(id)
    if found is None:
        raise _unknown(id)
    return found


def _unknown(id: str) -> NotFound:
    return NotFound(
        f"there is no job {id[:64]!r}",
        suggestion="it may have been forgotten, or ended with the service; ask again",
    )
