"""The sentence behind a claim, from the user's documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from graph.documents import find_documents, read_document
from graph.errors import UnreadableDocument
from graph.model import text_of
from graph.store import View

#: A full stop after a title, an initial or a number ends no sentence.
_END = re.compile(r"[。！？]|(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bProf)(?<!\b[A-Z])(?<!\d)[.!?](?=\s)")
_LINE = re.compile(r"[^\n]+")
_WORDS = re.compile(r"\S(?:.*\S)?")
#: A sentence is shown up to so many characters on either side of the place.
_REACH = 160
#: How many texts are kept.
_KEPT = 32


class Quotes:
    """The texts of a folder's documents, known by the SHA-256 of their bytes.

    A text is read when it is asked for; the last few are kept.
    """

    def __init__(self, view: View, folder: Path) -> None:
        rows = view.select("SELECT ?sha ?name { ?d schema:sha256 ?sha ; dcterms:identifier ?name }")
        names = {text_of(row["sha"]): text_of(row["name"]) for row in rows}
        self._paths = {
            names[sha]: path
            for path in (find_documents([folder]) if folder.is_dir() else [])
            if (sha := _digest(path)) in names
        }
        #: The identifiers of the graph's documents that are not at hand.
        self.missing = sorted(set(names.values()) - self._paths.keys())
        self._read = lru_cache(maxsize=_KEPT)(self._text_of)

    def __len__(self) -> int:
        """How many of the graph's documents are at hand."""
        return len(self._paths)

    def text(self, document: str) -> str | None:
        """The whole of a document as read, or None without it."""
        return self._read(document)

    def __call__(self, document: str, start: int, end: int) -> str | None:
        """The sentence around a half-open span on one line, or None without the document."""
        text = self.text(document)
        return None if text is None else sentence(text, start, end)

    def _text_of(self, document: str) -> str | None:
        path = self._paths.get(document)
        try:
            return None if path is None else read_document(path).text
        except UnreadableDocument:
            return None


def _digest(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The half-open spans of the sentences of ``text``; a line that has letters is at least one.

    >>> [(a, b) for a, b in sentences("A title\\n\\nOne day. Then rest.")]
    [(0, 7), (9, 17), (18, 28)]
    """
    for line in _LINE.finditer(text):
        ends = [match.end() for match in _END.finditer(text, line.start(), line.end())]
        for start, end in pairwise([line.start(), *ends, line.end()]):
            words = _WORDS.search(text, start, end)
            if words and any(map(str.isalnum, words[0])):
                yield words.span()


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
