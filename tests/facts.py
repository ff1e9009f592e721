"""A helper for tests of readers: a text → the facts that are read from it, as plain words."""

from __future__ import annotations

import hashlib

from graph.authority import load_authority
from graph.model import Document, Local, Reading
from graph.reading import read
from graph.vocab import DCTERMS


def facts_of(text: str) -> set[tuple[str, str, str]]:
    """Who, what, whom: without the document's own title, which depends on its layout."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    reading = read(Document(sha256, "x.txt", "text/plain", text), load_authority())
    return {
        (_word(reading, s.subject), s.predicate, _word(reading, s.object))
        for s in reading.statements
        if s.predicate != DCTERMS("title")
    }


def _word(reading: Reading, term: object) -> str:
    if not isinstance(term, Local):
        return str(term)
    names = {name.text for e in reading.entities if e.local == term for name in e.names}
    # White space that only line ends made is none.
    return f"{term.kind} {''.join(min(names, default='').split())}"
