"""One document → its entities and statements."""

from __future__ import annotations

from graph.authority import Authority
from graph.extract.findings import find
from graph.lexicon import language_of
from graph.model import Document, Reading
from graph.segments import segments
from graph.statements import statements


def read(document: Document, authority: Authority) -> Reading:
    """One document's entities and statements."""
    language = language_of(document.text, "en")
    known = authority.documents.get(document.sha256)
    identifier = known.identifier if known else f"doc-{document.sha256[:12]}"
    found = find(document, language, segments(document, language), authority)
    return statements(found, identifier)
