"""From the user's files to documents: which files are read, and how their bytes become text.

The text is the file's, character for character, but for a byte order mark at
its start: line ends, full-width digits and combining marks stay as they are,
because every offset in the graph points into this text.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from graph.encodings import decode
from graph.errors import BadRequest, UnreadableDocument
from graph.model import Document

#: The largest file that is read, in bytes: about thirty novels.
MAX_BYTES = 16 * 1024 * 1024

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

#: Control characters that text has no use for; a stray one is tolerated, a hundredth is not.
_CONTROLS = dict.fromkeys((*range(0x09), *range(0x0E, 0x20), 0x7F))


class Format(NamedTuple):
    """A kind of file: its media type, and what turns its bytes into text.

    ``read`` is given the bytes and the name for its messages, and raises
    :class:`UnreadableDocument`.
    """

    media_type: str
    read: Callable[[bytes, str], str]


def read_text(data: bytes, name: str) -> str:
    """The text of ``data``. Raises :class:`UnreadableDocument` if it is not text, or empty."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableDocument(
                f"{name} is not text (it is {kind})", suggestion="save it as text in UTF-8"
            )
    decoded = decode(data)
    if decoded is None:
        raise UnreadableDocument(
            f"{name} is not text ({_why_not_text(data)})", suggestion="save it as text in UTF-8"
        )
    text = decoded[0]
    if "\x00" in text or 100 * (len(text) - len(text.translate(_CONTROLS))) > len(text):
        raise UnreadableDocument(f"{name} is not text (it has control characters)")
    if not text.strip("\ufeff\u200b\u2060").strip():
        raise UnreadableDocument(f"{name} is empty", suggestion="give it text or remove it")
    return text


_TEXT = Format("text/plain", read_text)
#: Read as it is written, marks and all: offsets point into the source.
_MARKDOWN = Format("text/markdown", read_text)

#: The kinds of files that are read, by suffix in lower case.
FORMATS: dict[str, Format] = {
    ".txt": _TEXT,
    ".text": _TEXT,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
}


def find_documents(paths: Iterable[Path]) -> list[Path]:
    """The files at ``paths``, and in the folders among them, that are to be read.

    The files of a folder are sorted by their path within it; a file that is
    reached twice is listed once. Hidden files are left out, and so is every
    README: it is about the documents and not one of them. All other files
    are listed, those that :func:`read_document` refuses too, so that the user
    hears about each document that is not in the graph; so are subfolders that
    may not be opened. A file named by itself is always listed.

    Raises :class:`BadRequest` naming a path that does not exist.
    """
    found: dict[str, Path] = {}
    visited: set[tuple[int, int]] = set()
    for path in paths:
        for file in _files(path, visited):
            found.setdefault(os.path.realpath(file), file)
    return list(found.values())


def _files(path: Path, visited: set[tuple[int, int]]) -> list[Path]:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        # A dangling link is a document that cannot be read; a wrong path is a mistake.
        if os.path.islink(path):  # noqa: PTH114 - Path.is_symlink raises for a name too long
            return [path]
        raise BadRequest(
            f"{path} {_reason(error)}", suggestion="give a file or a folder with documents"
        ) from error
    if not stat.S_ISDIR(mode):
        return [path]
    return sorted(_walk(path, visited), key=lambda file: file.relative_to(path).parts)


def _walk(top: Path, visited: set[tuple[int, int]]) -> Iterator[Path]:
    """Every file below ``top``. A folder is searched once, so links may go round in circles."""
    folders = [top]
    while folders:
        folder = folders.pop()
        try:
            status = folder.stat()
            entries = sorted(folder.iterdir())
        except OSError:
            yield folder
            continue
        if (status.st_dev, status.st_ino) in visited:
            continue
        visited.add((status.st_dev, status.st_ino))
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if os.path.isdir(entry):  # noqa: PTH112 - Path.is_dir raises without permission
                folders.append(entry)
            elif entry.name.casefold().split(".")[0] != "readme":
                yield entry


def read_document(path: Path) -> Document:
    """The document in the file at ``path``.

    Raises :class:`UnreadableDocument`, in one line that names the file, for
    whatever is not a regular, readable file of a known kind with text in it
    and at most :data:`MAX_BYTES` bytes.
    """
    name = _printable(path.name)
    data = _read_bytes(path, name)
    form = FORMATS[path.suffix.lower()]
    return Document(hashlib.sha256(data).hexdigest(), name, form.media_type, form.read(data, name))


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            # To list it raises the error that says why the folder was not searched.
            next(path.iterdir(), None)
            raise UnreadableDocument(f"{name} is a folder, not a file")
        if path.suffix.lower() not in FORMATS:
            known = ", ".join(suffix.removeprefix(".") for suffix in FORMATS)
            raise UnreadableDocument(
                f"{name} is not read; {known} are", suggestion="save it as text in UTF-8"
            )
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableDocument(f"{name} is a pipe or a device, not a file")
        if status.st_size > MAX_BYTES:
            raise _too_large(name, status.st_size)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        dangling = isinstance(error, FileNotFoundError) and path.is_symlink()
        reason = "is a link to nothing" if dangling else _reason(error)
        raise UnreadableDocument(f"{name} {reason}") from error
    if len(data) > MAX_BYTES:
        # It grew while it was read.
        raise _too_large(name, len(data))
    return data


def _too_large(name: str, size: int) -> UnreadableDocument:
    return UnreadableDocument(
        f"{name} is too large ({size / 2**20:.1f} MiB; up to {MAX_BYTES >> 20} MiB are read)",
        suggestion="split it into several documents",
    )


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    if isinstance(error, PermissionError):
        return "may not be opened (no permission)"
    return f"cannot be opened ({getattr(error, 'strerror', None) or error})"


def _why_not_text(data: bytes) -> str:
    if b"\x00" in data:
        return "it has zero bytes"
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return f"line {line} is not UTF-8, nor is the file Shift_JIS, EUC-JP or Windows-1252"
    return "its encoding is unknown"


def _printable(name: str) -> str:
    """A file name that can be printed on one line; a name need not be valid in any encoding."""
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join(character if character.isprintable() else "\ufffd" for character in text)
