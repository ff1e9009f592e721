"""Text and Markdown: read as it is written, character for character."""

from __future__ import annotations

from graph.encodings import decode
from graph.errors import UnreadableDocument
from graph.readers.content import Content, has_controls, is_blank, kind_of

_SAVE = "save it as text in UTF-8"


def read_text(data: bytes, name: str) -> Content:
    """The text of ``data``. Raises :class:`UnreadableDocument` if it is not text, or empty."""
    if kind := kind_of(data):
        raise UnreadableDocument(f"{name} is not text (it is {kind})", suggestion=_SAVE)
    decoded = decode(data)
    if decoded is None:
        raise UnreadableDocument(f"{name} is not text ({why_not_text(data)})", suggestion=_SAVE)
    text = decoded[0]
    if has_controls(text):
        raise UnreadableDocument(f"{name} is not text (it has control characters)")
    if is_blank(text):
        raise UnreadableDocument(f"{name} is empty", suggestion="give it text or remove it")
    return Content(text)


def why_not_text(data: bytes) -> str:
    """Why ``data`` cannot be decoded, in a few words."""
    if b"\x00" in data:
        return "it has zero bytes"
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return f"line {line} is not UTF-8, nor is the file Shift_JIS, EUC-JP or Windows-1252"
    return "its encoding is unknown"
