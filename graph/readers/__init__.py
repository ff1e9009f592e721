"""The formats that are read: for each suffix, what turns a file's bytes into text.

Every offset in the graph points into the text that a reader gives ("the
document as read"), so the same bytes always give the same text.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from graph.readers.content import Content
from graph.readers.html import read_html
from graph.readers.pdf import read_pdf
from graph.readers.text import read_text
from graph.suffixes import MEDIA_TYPES

__all__ = ["FORMATS", "Content", "Format"]


class Format(NamedTuple):
    """A kind of file: its media type, and what turns its bytes into text.

    ``read`` is given the bytes and the name for its messages, and raises
    :class:`graph.errors.UnreadableDocument`.
    """

    media_type: str
    read: Callable[[bytes, str], Content]


#: Markdown is read as it is written, marks and all: offsets point into the source.
_READERS = {
    "text/plain": read_text,
    "text/markdown": read_text,
    "text/html": read_html,
    "application/xhtml+xml": read_html,
    "application/pdf": read_pdf,
}

#: The kinds of files that are read, by suffix in lower case.
FORMATS = {suffix: Format(kind, _READERS[kind]) for suffix, kind in MEDIA_TYPES.items()}
