"""What runs in the process that keeps a document: it goes to the others, and the graph is built.

One document comes in, the version with it goes out. Whatever goes wrong, the file is taken away
again and what was served is served.
"""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from graph.documents import find_documents
from graph.errors import RenkeiError
from graph.pipeline import build
from graph.quotes import Quotes
from graph.settings import Settings
from graph.store import open_view
from graph.workers.frames import Keeping, Kind, failed, packed, received
from graph.workers.keeper import DocumentsMissing


def kept(keeping: Keeping, tell: Callable[[Path], None]) -> dict[str, object]:
    """Keep a document and publish the graph with it: its file, and the version.

    ``tell`` is told of the file as soon as it is there. Raises :class:`DocumentsMissing`,
    :class:`BuildBusy`, :class:`InvalidGraph`, :class:`UnreadableDocument` and OSError.
    """
    settings = keeping.settings
    _check(settings)
    made: list[Path] = []

    def place() -> Path:
        known = _same(settings.documents, keeping.content)
        if known is not None:
            return known
        path = _written(settings.documents, keeping)
        made.append(path)
        tell(path)
        return path

    try:
        report = build([settings.documents], settings, lambda *_: None, place)
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        raise
    return {
        "version": report.version,
        "file": made[0].name if made else None,
        "documents": report.documents,
        "skipped": [{"name": name, "reason": reason} for name, reason in report.skipped],
    }


def _check(settings: Settings) -> None:
    """Raise :class:`DocumentsMissing` if a build would lose what is served."""
    missing = Quotes(open_view(settings.store), settings.documents).missing
    if missing:
        raise DocumentsMissing.of(missing, settings.documents)


def _same(folder: Path, content: bytes) -> Path | None:
    """The file of a folder that has this content, if there is one."""
    digest = sha256(content).digest()
    for path in find_documents([folder]):
        with contextlib.suppress(OSError):
            is_as_long = path.stat().st_size == len(content)
            if is_as_long and sha256(path.read_bytes()).digest() == digest:
                return path
    return None


def _written(folder: Path, keeping: Keeping) -> Path:
    """A new file of a folder with the document; one that is there is never written to."""
    stem, suffix = Path(keeping.name).stem, Path(keeping.name).suffix
    number = 1
    while True:
        path = folder / (keeping.name if number == 1 else f"{stem}-{number}{suffix}")
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        except FileExistsError:
            number += 1
            continue
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(keeping.content)
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return path


def main() -> None:
    """Entry point: a socket's descriptor. What was begun is ended even if nobody listens."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    near = socket.socket(fileno=int(sys.argv[1]))
    with contextlib.suppress(EOFError, ConnectionError):
        _, payload = received(near)
        answer = _answer(pickle.loads(payload), near)
        near.sendall(answer)


def _answer(keeping: Keeping, near: socket.socket) -> bytes:
    def tell(path: Path) -> None:
        with contextlib.suppress(ConnectionError):
            near.sendall(packed(Kind.MORE, os.fsencode(path)))

    try:
        return packed(Kind.LAST, json.dumps(kept(keeping, tell), ensure_ascii=False).encode())
    except RenkeiError as error:
        return failed(error)
    except OSError as error:
        said = f"the document could not be kept: {error.strerror or error}"
        return failed(RenkeiError(said, suggestion="see to the folder RENKEI_DOCUMENTS"))
    except Exception:
        traceback.print_exc()
        return failed(RenkeiError("the document could not be kept; why has been logged"))
