"""From the user's files to documents: which files are read; :mod:`graph.readers` reads them."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.errors import BadRequest, UnreadableDocument
from graph.model import Document
from graph.readers import FORMATS

__all__ = ["FORMATS", "MAX_BYTES", "find_documents", "read_document"]

#: The largest file that is read, in bytes: about thirty novels.
MAX_BYTES = 16 * 1024 * 1024


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
    content = form.read(data, name)
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(sha256, name, form.media_type, content.text, content.pages)


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
                f"{name} is not read; {known} are", suggestion="save it as text or PDF"
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


def _printable(name: str) -> str:
    """A file name that can be printed on one line; a name need not be valid in any encoding."""
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join(character if character.isprintable() else "\ufffd" for character in text)
