"""Shapes of the JSON answers about networks."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field


class JobLinks(BaseModel):
    """Where to ask after a job."""

    self: str
    result: str


class JobState(BaseModel):
    """How work that takes long is doing."""

    id: str
    state: str = Field(description="running, done or failed")
    seconds: float = Field(description="How long it has taken")
    estimate: float | None = Field(None, description="Seconds that it takes in all, about")
    error: str | None = Field(None, description="What went wrong")
    suggestion: str | None = Field(None, description="What to do")
    links: JobLinks


#: What a route may answer whose work may take long.
LATER: dict[int | str, dict[str, Any]] = {
    202: {"description": "It takes longer: ask after it at Location", "model": JobState}
}
