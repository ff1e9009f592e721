"""PDF files: the text of their pages in the order of reading, and where each page begins.

PDFium reads the file, in a process of its own (:mod:`~graph.readers.glyphs`);
where letters stand tells lines, columns, tables and paragraphs.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from graph.errors import UnreadableDocument
from graph.readers.columns import texts
from graph.readers.content import Content, has_controls, is_blank
from graph.readers.furniture import without_furniture
from graph.readers.paragraphs import (
    Text,
    follows,
    glued,
    goes_on,
    goes_on_elsewhere,
    is_elsewhere,
)
from graph.readers.runs import Layer, layers

#: Seconds on the clock that a file may take.
TIMEOUT = 90

_PROGRAM = Path(__file__).with_name("glyphs.py")
#: From this share of letters without a meaning on, a text is none.
_UNKNOWN = 0.1

#: Radicals that some programs write instead of the letter (Unicode, EquivalentUnifiedIdeograph);
#: NFKC leaves them as they are.
_RADICALS = str.maketrans("⺟⺠⻁⻄⻑⻘⻝⻤⻨⻩⻫⻭⻯⻲⻰", "母民虎西長青食鬼麦黄斉歯竜亀龍")


def read_pdf(data: bytes, name: str) -> Content:
    """The text of a PDF file, with its page starts.

    Raises :class:`UnreadableDocument` if ``data`` is no PDF file, is damaged or
    needs a password, holds pictures of text only, or is too large.
    """
    if b"%PDF-" not in data[:1024]:
        raise UnreadableDocument(f"{name} is not a PDF file")
    pages = _pages(data, name)
    if not pages:
        raise UnreadableDocument(f"{name} has no pages")
    content = _content(pages)
    if is_blank(content.text):
        if any(page["pictures"] for page in pages):
            raise UnreadableDocument(
                f"{name} has no text (its pages are pictures)",
                suggestion="have its text recognised (OCR) and saved in it",
            )
        raise UnreadableDocument(f"{name} has no text")
    unknown = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" for c in content.text)
    if has_controls(content.text) or unknown > _UNKNOWN * len(content.text):
        raise UnreadableDocument(
            f"{name} has no readable text (its fonts do not tell their letters)",
            suggestion="have its text recognised (OCR) and saved in it",
        )
    return content


def _pages(data: bytes, name: str) -> list[dict[str, Any]]:
    """What the program finds on each page."""
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(_PROGRAM)], input=data, capture_output=True, timeout=TIMEOUT
        )
    except subprocess.TimeoutExpired as error:
        raise _too_slow(name) from error
    if done.returncode == -getattr(signal, "SIGXCPU", 0) or done.returncode == -signal.SIGKILL:
        raise _too_slow(name)
    found = [json.loads(line) for line in done.stdout.splitlines()] if not done.returncode else []
    if not found:
        raise UnreadableDocument(f"{name} is damaged, or needs too much memory to be read")
    for line in found:
        if reason := line.get("error"):
            raise _refused(name, reason)
    return found[1:]


def _too_slow(name: str) -> UnreadableDocument:
    return UnreadableDocument(
        f"{name} takes too long to be read", suggestion="split it or save its text"
    )


def _refused(name: str, reason: str) -> UnreadableDocument:
    if reason == "password":
        return UnreadableDocument(
            f"{name} is encrypted (it needs a password)", suggestion="save it without a password"
        )
    if reason == "damaged":
        return UnreadableDocument(f"{name} is damaged (it cannot be read as a PDF file)")
    return UnreadableDocument(
        f"{name} has too {'many pages' if reason == 'pages' else 'much text'}",
        suggestion="split it into several documents",
    )


def _content(pages: list[dict[str, Any]]) -> Content:
    writer = _Writer()
    for lines in _lines(pages):
        writer.begin_page()
        for line in lines:
            writer.add(line)
    return writer.content()


def _lines(pages: list[dict[str, Any]]) -> list[list[Text]]:
    """The lines of each page: first those of its main direction, then turned ones."""
    found = [layers(page["size"], page["glyphs"], page["rules"]) for page in pages]
    lines: list[list[Text]] = [[] for _ in pages]
    for depth in range(max(map(len, found))):
        numbers = [number for number, page in enumerate(found) if depth < len(page)]
        chosen = [found[number][depth] for number in numbers]
        for number, layer, runs in zip(numbers, chosen, without_furniture(chosen), strict=True):
            lines[number] += texts(Layer(runs, layer.rules, layer.span))
    return lines


class _Writer:
    """Joins lines to paragraphs, across columns and pages, and keeps where pages begin."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._length = 0
        self._paragraph = ""
        self._last: Text | None = None
        self._new_page = False
        self._waiting = 0
        self._starts: list[int] = []

    def begin_page(self) -> None:
        """The next line stands on a new page."""
        self._waiting += 1
        self._new_page = True

    def add(self, line: Text) -> None:
        """The next line in the order of reading."""
        last, text = self._last, line.text.translate(_RADICALS)
        if last is not None and self._joins(last, line):
            self._paragraph = glued(self._paragraph, text, last.spaced)
        else:
            near = last is not None and not self._new_page and follows(last, line)
            self._end("\n" if near else "\n\n")
            self._paragraph = text
        start = self._length + len(self._paragraph) - len(text.lstrip())
        self._starts += [start] * self._waiting
        self._waiting = 0
        self._new_page = False
        self._last = line

    def _joins(self, last: Text, line: Text) -> bool:
        if self._new_page or is_elsewhere(last, line):
            return goes_on_elsewhere(last, line)
        return follows(last, line) and goes_on(last, line)

    def _end(self, between: str) -> None:
        if self._paragraph:
            self._done += [self._paragraph, between]
            self._length += len(self._paragraph) + len(between)

    def content(self) -> Content:
        """The text, and the offset of each page's first letter."""
        self._end("\n")
        starts = [*self._starts, *[self._length] * self._waiting]
        return Content("".join(self._done), tuple(starts))
