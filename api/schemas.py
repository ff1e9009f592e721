"""Shapes of JSON answers, for ``/openapi.json``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

Row = TypeVar("Row")


class Listed(BaseModel, Generic[Row]):
    """Rows, and what is to be said of all of them."""

    meta: dict[str, Any]
    results: list[Row]


class Problem(BaseModel):
    """An error (RFC 9457)."""

    type: str = Field(description="IRI of the kind of problem")
    title: str = Field(description="The kind of problem in words")
    status: int = Field(description="The HTTP status")
    detail: str = Field(description="What was wrong with this request")
    instance: str = Field(description="The path that was asked")
    suggestion: str | None = Field(None, description="What to do about it")
    line: int | None = Field(None, description="Line of a query, from 1")
    column: int | None = Field(None, description="Column of a query, from 1")


class Named(BaseModel):
    """What has an IRI, and a slug that its paths end in."""

    id: str = Field(description="Its IRI")
    slug: str


class NetworkSummary(Named):
    """A named network and where its answers are."""

    label: str
    description: str
    links: dict[str, str]


class NetworkList(Listed[NetworkSummary]):
    """All named networks."""


class Score(Named):
    """A node with one field a measure."""

    model_config = ConfigDict(extra="allow")

    label: str


class Centrality(Listed[Score]):
    """Scores of a network's nodes, the most central first."""


class State(BaseModel):
    """How the service is."""

    status: str
    version: str | None = Field(None, description="The dataset's version")


class Match(BaseModel):
    """The name by which something was found."""

    value: str
    lang: str


class FoundThing(Named):
    """A thing that a search found."""

    collection: str
    label: str
    match: Match
    score: float = Field(description="4 and more for a whole name, less for a part, least if alike")


class Found(Listed[FoundThing]):
    """What a search found, the best first."""


class RunningQuery(BaseModel):
    """A query while it runs."""

    id: str = Field(description="Its Query-Id")
    query: str
    began: str = Field(description="When it began, ISO 8601")
    seconds: float = Field(description="How long it has worked")


class RunningQueries(Listed[RunningQuery]):
    """The queries that run."""


class QuestionParameter(BaseModel):
    """A parameter of a question."""

    name: str
    kind: str = Field(description="thing (IRI or slug), day, number, word or text")
    description: str
    default: str | None = Field(description="What it is if it is not given; null for anything")
    values: list[str] = Field(description="All values that it may have; empty if there are more")


class QuestionSummary(Named):
    """A question of the library."""

    title: str
    description: str
    topic: str
    form: str = Field(description="SELECT, ASK or CONSTRUCT")
    parameters: list[QuestionParameter]
    links: dict[str, str] = Field(description="run: its answer; text: its SPARQL")


class QuestionList(Listed[QuestionSummary]):
    """The library of questions."""


class ValidationResult(BaseModel):
    """One fact that breaks one shape."""

    shape: str = Field(description="IRI of the shape")
    shape_name: str
    name: dict[str, str] = Field(description="What the shape is called, by language")
    message: dict[str, str] = Field(description="What is wrong, by language")
    severity: str = Field(description="Violation, Warning or Info")
    focus_node: str
    path: list[str] = Field(description="The property, or alternatives; empty for a whole thing")
    value: str | None = Field(description="The value as Turtle writes it; null if one is missing")
    documents: list[str] = Field(description="The documents or graphs that state it")


class ValidationReport(BaseModel):
    """The outcome of a validation (SHACL, section 3.6)."""

    conforms: bool = Field(description="Whether there is no result of the severity Violation")
    results: list[ValidationResult]
    omitted: int = Field(description="Results that are left out because there are too many")


class KindOfThings(BaseModel):
    """How many things of a kind a document speaks of."""

    kind: str
    things: int
    statements: int = Field(description="About them")


class SentencesOfText(BaseModel):
    """How many sentences of a text have a fact."""

    count: int
    with_facts: int = Field(description="Those in which a fact has a place")
    share: float


class Lacking(BaseModel):
    """Things that a document introduces without a property that people would expect."""

    kind: str
    properties: list[str] = Field(description="None of these; ^ is the other direction")
    count: int
    of: int = Field(description="Things of the kind that it introduces")
    things: list[dict[str, str]]


class DocumentQuality(BaseModel):
    """Measures of a document."""

    document: dict[str, str]
    statements: int
    things: int
    kinds: list[KindOfThings]
    sentences: SentencesOfText | None = Field(description="null where the text is not at hand")
    without: list[Lacking]
    conflicts: list[dict[str, str | None]]
    remarks: list[ValidationResult] = Field(description="Of the standing validation report")
    version: str


def bodies(media_types: Iterable[str]) -> dict[str, Any]:
    """Answers of these media types as OpenAPI describes them: JSON, or a text."""
    return {
        one: {"schema": {"type": ["object", "array"] if one.endswith("json") else "string"}}
        for one in media_types
    }


#: What any route may answer besides its own.
PROBLEMS: dict[int | str, dict[str, Any]] = {
    "default": {
        "description": "A problem",
        "content": {
            "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
        },
    }
}
