"""What a reader makes of a file: its text, and where its pages begin."""

from __future__ import annotations

from typing import NamedTuple

#: Control characters that text has no use for; a stray one is tolerated, a hundredth is not.
CONTROLS = dict.fromkeys((*range(0x09), *range(0x0E, 0x20), 0x7F))

#: How files begin that are no text whatever their name says.
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office file"),
    (b"\xd0\xcf\x11\xe0", "an office file"),
    (b"{\\rtf", "a rich text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)


class Content(NamedTuple):
    """The text of a document as read.

    ``pages`` holds the offset at which each page begins; it is empty where the
    format has none.
    """

    text: str
    pages: tuple[int, ...] = ()


def kind_of(data: bytes) -> str | None:
    """What ``data`` is, with its article, if it begins like a file that is no text."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    return None


def has_controls(text: str) -> bool:
    """Whether ``text`` has so many control characters that it is none."""
    return "\x00" in text or 100 * (len(text) - len(text.translate(CONTROLS))) > len(text)


def is_blank(text: str) -> bool:
    """Whether there is nothing to be seen in ``text``."""
    return not text.strip("\ufeff\u200b\u2060").strip()
