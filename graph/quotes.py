"""The sentence behind a claim, from the user's documents."""

from __future__ import annotations

import re
from pathlib import Path

from graph.documents import find_documents, read_document
from graph.errors import UnreadableDocument
from graph.store import View

#: A full stop after a title, an initial or a number ends no sentence.
_END = re.compile(r"[。！？]|(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bProf)(?<!\b[A-Z])(?<!\d)[.!?](?=\s)")
#: A sentence is shown up to so many characters on either side of the place.
_REACH = 160


class Quotes:
    """The texts of a folder's documents, known by the SHA-256 of their bytes."""

    def __init__(self, view: View, folder: Path) -> None:
        self._texts: dict[str, str] = {}
        rows = view.select("SELECT ?sha ?name { ?d schema:sha256 ?sha ; dcterms:identifier ?name }")
        names = {str(getattr(r["sha"], "value", "")): r["name"] for r in rows}
        for path in find_documents([folder]) if folder.is_dir() else []:
            try:
                document = read_document(path)
            except UnreadableDocument:
                continue
            if document.sha256 in names:
                self._texts[str(getattr(names[document.sha256], "value", ""))] = document.text

    def __call__(self, document: str, start: int, end: int) -> str | None:
        """The sentence around a half-open span on one line, or None without the document."""
        text = self._texts.get(document)
        return None if text is None else sentence(text, start, end)


def sentence(text: str, start: int, end: int) -> str:
    """The sentence of ``text`` that holds the span, within its line.

    >>> sentence("One day. They signed in May. Then rest.", 24, 27)
    'They signed in May.'
    """
    left = max(text.rfind("\n", 0, start) + 1, start - _REACH)
    stop = text.find("\n", end)
    right = min(len(text) if stop < 0 else stop, end + _REACH)
    begins = [match.end() for match in _END.finditer(text, left, start)]
    after = _END.search(text, end, right)
    found = text[begins[-1] if begins else left : after.end() if after else right]
    return " ".join(found.split())
