"""Shapes of the JSON answers about networks."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from api.schemas import Listed


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


_ID = "5d41402abc4b2a76b9719d911017c592"
#: A job has no lasting address at which an example could be asked for.
_RUNNING = {
    "id": _ID,
    "state": "running",
    "seconds": 10.0,
    "estimate": 94.2,
    "suggestion": "ask after it at the link self; sampling= gives estimates sooner",
    "links": {"self": f"/jobs/{_ID}", "result": f"/jobs/{_ID}/result"},
}
#: An example of a job, as the description of an answer has it.
RUNNING: dict[str, Any] = {"application/json": {"examples": {"running": {"value": _RUNNING}}}}
#: What a route may answer whose work may take long.
LATER: dict[int | str, dict[str, Any]] = {
    202: {
        "description": "It takes longer: ask after it at Location",
        "model": JobState,
        "content": RUNNING,
    }
}


class NodeName(BaseModel):
    """A node of a network."""

    id: str = Field(description="IRI of the node")
    slug: str
    label: str


class Member(NodeName):
    """A node and the community that it is in."""

    community: int = Field(description="From 1: the largest first, then that of the first IRI")


class Communities(Listed[Member]):
    """A network's nodes by community; ``meta`` has the modularity and the sizes."""


class PathEdge(BaseModel):
    """An edge of a path."""

    source: str
    target: str
    weight: float
    ties: list[dict[str, Any]] = Field(description="The agreements that join them")


class FoundPath(BaseModel):
    """A way from one node to another."""

    length: int = Field(description="The number of edges")
    distance: float = Field(description="The length that was asked for: edges, or 1/weight")
    nodes: list[NodeName]
    edges: list[PathEdge]


class Paths(Listed[FoundPath]):
    """The shortest ways, the shortest first; if there is none, ``meta`` has the reason."""


class FigureValue(BaseModel):
    """A figure of a network as a whole."""

    name: str
    label: str
    value: float | None = Field(description="null where it is not defined")
    reason: str = Field("", description="Why it is not defined")
    parts: list[float] = Field([], description="Of each part of the network, the largest first")
    unknown: int = Field(0, description="Nodes left out, of which it is not known what it needs")


class Figures(Listed[FigureValue]):
    """Figures of a network as a whole."""


class EdgeScore(BaseModel):
    """An edge with one field a measure."""

    model_config = ConfigDict(extra="allow")

    source: NodeName
    target: NodeName
    weight: float
    ties: list[dict[str, Any]] = Field(description="The agreements that join them")


class Edges(Listed[EdgeScore]):
    """Measures of a network's edges."""


class Moment(BaseModel):
    """A network on one day."""

    day: str = Field(description="The day, ISO 8601")
    nodes: int = Field(description="How many nodes it had")
    edges: int
    value: float | None = Field(None, description="Of the node, or the figure of the network")
    values: dict[str, float | None] | None = Field(None, description="By IRI, of all nodes")


class Timeline(Listed[Moment]):
    """A measure over time; ``meta`` has the names of the nodes."""


class Movement(BaseModel):
    """An edge that came or went."""

    day: str = Field(description="The first day on which it was there, or was not any more")
    source: NodeName
    target: NodeName
    weight: float
    ties: list[dict[str, Any]] = Field(description="The agreements that count, or did last")
    uncertain: bool = Field(False, description="Whether the documents leave the day open")


class YearOfGrowth(BaseModel):
    """What came and went in a year, and what was there at its end."""

    year: int
    nodes: int
    edges: int
    came: list[Movement]
    went: list[Movement]


class Growth(Listed[YearOfGrowth]):
    """How a network grew, year by year."""
