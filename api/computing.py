"""Answers that are computed apart: at once where that is soon, else as a job to be asked after."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from fastapi import Request
from fastapi.responses import Response

from api.answers import Answer
from api.deps import Services
from api.jobs import Job, State
from api.presence import while_there
from api.replies import encoded, not_modified, reply
from graph.computing import Question, compute
from graph.networks import PLAIN, Asked, How
from graph.store import View
from graph.workers import Call

Compute = Callable[..., Iterable[bytes]]
#: The longest that a client is told to wait before it asks after a job, in seconds.
_LATEST = 60


async def computed(
    request: Request,
    services: Services,
    view: View,
    tag: str,
    asked: Asked,
    question: Question,
    arguments: Mapping[str, object],
    *,
    measures: Sequence[str] = (),
    how: How = PLAIN,
    media_type: str = "application/json",
    compute: Compute = compute,
    finish: Callable[[bytes], bytes] = bytes,
    patience: float | None = None,
) -> Response:
    """The answer to a question about a network, which computes ``measures`` as ``how`` says.

    ``tag`` is the entity tag of what is asked: the same is computed once, however many ask it.
    ``finish`` is what is left to be done here with each answer.
    Where it takes longer than ``patience`` (seconds) the answer is 202, which says where to ask
    after it.
    """
    if unchanged := not_modified(request, tag):
        return unchanged
    key = (view.revision, "computed", tag)
    known = services.answers.get(key)
    if known is not None:
        return _shown(finish(known.content), media_type, tag)
    folder = view.path
    assert isinstance(folder, Path)
    asking = {"asked": asked, "question": question, "arguments": arguments}
    call = Call(folder, compute, {**asking, "measures": measures, "how": how})
    work = services.jobs.outcome(tag.strip('"'), call, media_type, tag, patience)
    job = await while_there(request, work)
    job.finish = finish
    if job.content is None:
        return accepted(job)
    if request.method == "POST":
        # Answers to GET are kept for all routes alike.
        services.answers.keep(key, Answer((), tag, job.content))
    return _shown(finish(job.content), media_type, tag)


def result(request: Request, job: Job) -> Response:
    """The answer of a job that is done, or that it is not. Raises what went wrong."""
    if job.error is not None:
        raise job.error
    if job.content is None:
        return accepted(job)
    return not_modified(request, job.tag) or _shown(
        job.finish(job.content), job.media_type, job.tag
    )


def accepted(job: Job) -> Response:
    """The answer that says that work goes on, and where to ask after it (RFC 9110, 15.3.3)."""
    left = (job.estimate or 0) - job.seconds
    headers = {
        "Location": f"/jobs/{job.id}",
        "Retry-After": str(min(_LATEST, max(1, math.ceil(left)))),
        "Cache-Control": "no-store",
    }
    return Response(encoded(record(job)), 202, headers, "application/json")


def record(job: Job) -> dict[str, object]:
    """A job for a reader; what is not known is left out."""
    known: dict[str, object | None] = {
        "id": job.id,
        "state": job.state,
        "seconds": round(job.seconds, 1),
        "estimate": job.estimate,
        "error": None if job.error is None else job.error.message,
        "links": {"self": f"/jobs/{job.id}", "result": f"/jobs/{job.id}/result"},
    }
    if job.state is State.RUNNING:
        known["suggestion"] = "ask after it at the link self; sampling= gives estimates sooner"
    return {name: value for name, value in known.items() if value is not None}


def _shown(content: bytes, media_type: str, tag: str) -> Response:
    # A picture may not run or load anything when it is opened by itself.
    return reply(content, media_type, tag, {"Content-Security-Policy": "sandbox"})
