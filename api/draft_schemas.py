"""Shapes of the JSON answers about drafts."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field

from api.schemas import Named, ValidationReport


class Reference(Named):
    """A thing."""

    kind: str
    label: str


class ReferenceInDraft(Reference):
    """A thing that a document speaks of."""

    is_new: bool = Field(description="Whether the graph does not know it yet")
    known_as: str | None = Field(None, description="Its IRI in the graph now, if that is another")


class ValueInDraft(BaseModel):
    """A value: a thing (id, slug, kind, label, is_new), or a literal (value, lang, datatype)."""

    id: str | None = None
    slug: str | None = None
    kind: str | None = None
    label: str | None = None
    is_new: bool | None = None
    known_as: str | None = None
    value: str | None = None
    lang: str | None = None
    datatype: str | None = None


class Property(BaseModel):
    """A property."""

    id: str
    name: str


class Place(BaseModel):
    """A half-open span in code points of the text."""

    start: int
    end: int
    sentence: str | None = None


class FactInDraft(Named):
    """A statement of the document."""

    subject: ReferenceInDraft
    property: Property
    value: ValueInDraft
    document: Reference
    extractor: str
    evidence: list[Place]
    status: str = Field(
        description="new; confirmed: another document says it, too; known: the graph has it"
    )


class DraftDocument(Reference):
    """The document as it is called, or would be."""

    name: str = Field(description="Name of the file if it is kept")
    media_type: str
    language: str
    sha256: str
    is_known: bool = Field(description="Whether the graph has it already")


class ThingInDraft(Reference):
    """A new thing."""

    types: list[str]


class Added(BaseModel):
    """What the graph has not."""

    things: list[ThingInDraft]
    statements: list[str] = Field(description="Slugs of facts")


class Confirmed(BaseModel):
    """A fact that other documents state."""

    statement: str
    documents: list[Reference]


class Doubt(BaseModel):
    """A thing of the document and another that it may be; they are kept apart."""

    thing: ReferenceInDraft
    other: ReferenceInDraft


class Move(BaseModel):
    """A thing that is called otherwise with the document, or found to be another."""

    from_: Reference = Field(alias="from")
    to: Reference


class Kept(BaseModel):
    """How the keeping of a draft is doing."""

    state: str = Field(description="running, done or failed")
    seconds: float
    version: str | None = Field(None, description="The version with it")
    file: str | None = Field(None, description="Its name among the documents, if it was not there")
    documents: int | None = Field(None, description="How many the graph has now")
    skipped: list[dict[str, str]] | None = Field(None, description="Other files that are left out")
    error: str | None = Field(None, description="What went wrong; nothing has changed")
    links: dict[str, str]


class KeptRecord(Kept):
    """The answer of whoever keeps a draft."""


class DraftRecord(BaseModel):
    """A document that nobody has kept yet, and what the graph would be with it."""

    id: str
    made: str
    expires: str
    document: DraftDocument
    text: str = Field(description="The document as read, into which spans point")
    facts: list[FactInDraft] = Field(description="In the order of the text")
    adds: Added
    confirms: list[Confirmed]
    contradicts: list[dict[str, Any]] = Field(description="Conflicts, as /conflicts has them")
    doubts: list[Doubt] = Field(description="Pairs that the graph does not list yet")
    moves: list[Move]
    validation: ValidationReport
    counts: dict[str, int]
    version: str = Field(description="The version that it is compared with")
    basis: str = Field(
        description="documents: built as the graph is; graph: fitted into a graph without documents"
    )
    kept: Kept | None = Field(None, description="Once somebody keeps it")
    links: dict[str, str]


_DOCUMENT = {
    "id": "https://w3id.org/renkei/id/document/doc-0f1e2d3c4b5a",
    "slug": "doc-0f1e2d3c4b5a",
    "kind": "document",
    "label": "Example Foundation joins",
}
_SENTENCE = "Example Foundation joins"
_FOUNDATION = {
    "id": "https://w3id.org/renkei/id/organization/example-foundation",
    "slug": "example-foundation",
    "kind": "organization",
    "label": "Example Foundation",
}
_FACT = {
    "id": "https://w3id.org/renkei/id/statement/0a1b2c3d4e5f60718293",
    "slug": "0a1b2c3d4e5f60718293",
    "subject": {**_FOUNDATION, "is_new": True},
    "property": {"id": "http://www.w3.org/2000/01/rdf-schema#label", "name": "rdfs:label"},
    "value": {"value": "Example Foundation", "lang": "en"},
    "document": _DOCUMENT,
    "extractor": "names",
    "evidence": [{"start": 0, "end": 18, "sentence": _SENTENCE}],
    "status": "new",
}
_ID = "Zm9yZ290dGVuLXNvb24tMQ"
_DRAFT = {
    "id": _ID,
    "made": "2026-01-01T09:00:00Z",
    "expires": "2026-01-01T10:00:00Z",
    "document": {
        **_DOCUMENT,
        "name": "news.txt",
        "media_type": "text/plain",
        "language": "en",
        "sha256": "0f1e2d3c4b5a" + "0" * 52,
        "is_known": False,
    },
    "text": _SENTENCE + "\n",
    "facts": [_FACT],
    "adds": {
        "things": [{**_FOUNDATION, "types": ["org:Organization", "rk:Foundation"]}],
        "statements": ["0a1b2c3d4e5f60718293"],
    },
    "confirms": [],
    "contradicts": [],
    "doubts": [],
    "moves": [],
    "validation": {"conforms": True, "results": [], "omitted": 0},
    "counts": {
        "facts": 1,
        "things": 1,
        "adds": 1,
        "confirms": 0,
        "contradicts": 0,
        "doubts": 0,
        "moves": 0,
        "violations": 0,
    },
    "version": "c1c27338941e2621",
    "basis": "documents",
    "links": {"self": f"/drafts/{_ID}", "keep": f"/drafts/{_ID}/keep"},
}
_KEPT = {
    "state": "done",
    "seconds": 3.1,
    "version": "d2d38449a52f3732",
    "file": "news.txt",
    "documents": 6,
    "skipped": [],
    "links": {"draft": f"/drafts/{_ID}", "document": "/documents/doc-0f1e2d3c4b5a"},
}
#: Examples: a draft has no lasting address at which one could be asked for.
DRAFT: dict[str, Any] = {"application/json": {"examples": {"draft": {"value": _DRAFT}}}}
KEPT: dict[str, Any] = {"application/json": {"examples": {"kept": {"value": _KEPT}}}}
