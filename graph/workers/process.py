"""What runs in a worker's process: jobs come in, answers go out piece by piece."""

from __future__ import annotations

import contextlib
import io
import os
import resource
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, cast

from graph.errors import RenkeiError, StoreUnavailable
from graph.formats import find_format
from graph.queries import write
from graph.sparqltext import keyword
from graph.store import View, open_folder
from graph.workers.frames import PIECE, Job, Kind, failed, here, packed, received, unpacked

#: A worker that grew by more than this many bytes ends after its answer, so that the system gets
#: the memory back.
_GROWTH = 192 * 2**20


#: Writes the answer to a job, of whatever kind, about a view.
Answering = Callable[[View, Any, "Pieces"], None]


def serve(near: socket.socket, answer: Answering) -> None:
    """Answer jobs until the near end is gone."""
    near.sendall(here())
    limit = _peak() + _GROWTH
    view: View | None = None
    while True:
        kind, payload = received(near)
        if kind is Kind.OPEN:
            view = _opened(Path(os.fsdecode(payload))) or view
            continue
        job = unpacked(kind, payload)
        pieces = Pieces(near)
        try:
            if view is None or view.path != job.folder:
                view = open_folder(job.folder)
            answer(view, job, pieces)
        except RenkeiError as error:
            near.sendall(failed(error))
            continue
        except (OSError, ValueError, RuntimeError) as error:
            if pieces.is_broken:
                raise
            near.sendall(failed(RenkeiError(f"it could not be answered: {error}")))
            continue
        is_large = _peak() > limit
        pieces.end(Kind.LEAVING if is_large else Kind.LAST)
        if is_large:
            return


def _queried(view: View, job: Job, out: Pieces) -> None:
    found = view.query(job.text, default_graphs=job.default_graphs, named_graphs=job.named_graphs)
    write(found, find_format(job.format, keyword(job.text)), cast(IO[bytes], out))


def _opened(folder: Path) -> View | None:
    try:
        return open_folder(folder)
    except StoreUnavailable:
        return None


class Pieces(io.RawIOBase):
    """An answer as a stream that is sent in pieces; sending waits for whoever reads."""

    def __init__(self, near: socket.socket) -> None:
        super().__init__()
        self._near = near
        self._held = bytearray()
        #: Whether the near end is gone.
        self.is_broken = False

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: object) -> int:
        """Take bytes, and send what there is if it is enough for a piece."""
        held = self._held
        before = len(held)
        held += data  # type: ignore[arg-type]
        written = len(held) - before
        if len(held) >= PIECE:
            self._send(Kind.MORE)
        return written

    def send(self) -> None:
        """Send what there is, however little."""
        if self._held:
            self._send(Kind.MORE)

    def end(self, kind: Kind) -> None:
        """Send what is left."""
        self._send(kind)

    def _send(self, kind: Kind) -> None:
        try:
            self._near.sendall(packed(kind, bytes(self._held)))
        except OSError:
            self.is_broken = True
            raise
        self._held.clear()


def _peak() -> int:
    """The most memory that this process has had, in bytes."""
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size if sys.platform == "darwin" else size * 1024


def main(near: socket.socket, answer: Answering = _queried) -> None:
    """Be a worker until the near end is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, ConnectionError):
        serve(near, answer)
