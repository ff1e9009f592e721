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
from hashlib import sha256
from itertools import chain, count
from pathlib import Path

from graph.documents import find_documents
from graph.errors import RenkeiError
from graph.pipeline import build
from graph.quotes import Quotes
from graph.settings import Settings
from graph.store import open_view
from graph.workers.frames import MARKED, Keeping, Kind, failed, packed, received
from graph.workers.keeper import DocumentsMissing


def kept(keeping: Keeping) -> dict[str, object]:
    """Keep a document and publish the graph with it: its file, and the version.

    Raises :class:`DocumentsMissing`, :class:`BuildBusy`, :class:`InvalidGraph`,
    :class:`UnreadableDocument` and OSError.
    """
    settings = keeping.settings
    _check(settings)
    made: list[Path] = []

    def place() -> Path:
        for left in settings.documents.glob(f".*{MARKED}"):
            left.unlink(missing_ok=True)
        known = _same(settings.documents, keeping.content)
        if known is not None:
            return known
        made.append(_written(keeping))
        return made[0]

    try:
        report = build([settings.documents], settings, lambda *_: None, place)
    except BaseException:
        keeping.take_away()
        raise
    keeping.marked.unlink(missing_ok=True)
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


def _written(keeping: Keeping) -> Path:
    """A new file with the document; one that is there is never written to."""
    with keeping.marked.open("xb") as file:
        file.write(keeping.content)
        file.flush()
        os.fsync(file.fileno())
    folder = keeping.settings.documents
    stem, suffix = Path(keeping.name).stem, Path(keeping.name).suffix
    names = (f"{stem}-{number}{suffix}" for number in count(2))
    for name in chain([keeping.name], names):
        with contextlib.suppress(FileExistsError):
            # Unlike a renaming it fails where the name is taken.
            os.link(keeping.marked, folder / name)
            return folder / name
    raise AssertionError


def main() -> None:
    """Entry point: a socket's descriptor. What was begun is ended even if nobody listens."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    near = socket.socket(fileno=int(sys.argv[1]))
    with contextlib.suppress(EOFError, ConnectionError):
        _, payload = received(near)
        answer = _answer(pickle.loads(payload))
        near.sendall(answer)


def _answer(keeping: Keeping) -> bytes:
    try:
        return packed(Kind.LAST, json.dumps(kept(keeping), ensure_ascii=False).encode())
    except RenkeiError as error:
        return failed(error)
    except OSError as error:
        said = f"the document could not be kept: {error.strerror or error}"
        return failed(RenkeiError(said, suggestion="see to the folder RENKEI_DOCUMENTS"))
    except Exception:
        traceback.print_exc()
        return failed(RenkeiError("the document could not be kept; why has been logged"))
