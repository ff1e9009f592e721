"""The kinds of files that are read as documents, and names under which they can be kept."""

from __future__ import annotations

import re
import unicodedata

from graph.patterns import regex

#: Suffix in lower case → media type; the first of a type is what its files are given.
MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".pdf": "application/pdf",
}

#: What a file's name may have: letters and digits of any script, and what often joins them.
_NOT_IN_NAME = regex(r"[^\w .,+()（）「」・、。－-]+")
#: Bytes of a name; file systems take 255, and others may be added to tell files apart.
_LONGEST = 120


def suffix_of(name: str) -> str:
    """The suffix of a file's name if it says what kind of document it is, else ''.

    >>> suffix_of("News.HTML"), suffix_of("v1.2")
    ('.html', '')
    """
    _, dot, last = name.rpartition(".")
    suffix = (dot + last).lower()
    return suffix if suffix in MEDIA_TYPES else ""


def safe_name(name: str, media_type: str) -> str:
    """A name for a file of this media type, whatever a client calls it.

    It is that of a file in one folder, neither hidden nor a README; its suffix is one of the type.

    >>> safe_name("../../etc/passwd", "text/plain"), safe_name("<script>.html", "text/html")
    ('passwd.txt', 'script.html')
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    suffix = suffix_of(last)
    if MEDIA_TYPES.get(suffix) != media_type:
        suffix = next(one for one, kind in MEDIA_TYPES.items() if kind == media_type)
    else:
        last = last[: -len(suffix)]
    stem = _NOT_IN_NAME.sub("_", last).strip("._ -")
    stem = stem.encode()[:_LONGEST].decode(errors="ignore").strip("._ -")
    if not stem or stem.casefold().split(".")[0] == "readme":
        stem = f"document {stem}".strip()
    return stem + suffix
