"""Documents of strangers, read in processes that can be killed and that leave nothing behind."""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from graph.errors import RenkeiError
from graph.settings import Settings
from graph.workers.apart import Apart
from graph.workers.frames import Proposal
from graph.workers.worker import Worker

#: Seconds in which a process that was killed is gone.
_PATIENCE = 5.0


class DraftStopped(RenkeiError):
    """A draft that took too long or needed too much, or never got its turn."""

    status = 503
    slug = "draft-stopped"
    title = "Draft stopped at its limit"


class Proposer(Apart):
    """Says what documents would add, for one event loop."""

    task = "graph.proposing"
    noun = "draft"
    stopped = DraftStopped
    advice = "send a shorter document"

    async def draft(self, settings: Settings, name: str, content: bytes, lang: str) -> bytes:
        """What the graph would be with a document, as JSON.

        Raises :class:`UnreadableDocument`, :class:`StoreUnavailable` and :class:`DraftStopped`.
        """
        folder = drafts_of(settings.store) / secrets.token_hex(8)
        try:
            return await self.answer(Proposal(settings, folder, name, content, lang))
        finally:
            await asyncio.to_thread(_remove, folder)

    async def ended(self, worker: Worker) -> None:
        """Wait for the process: while it lives it may write."""
        deadline = time.monotonic() + _PATIENCE
        with contextlib.suppress(ProcessLookupError):
            while time.monotonic() < deadline:
                os.kill(worker.process, 0)
                await asyncio.sleep(0.005)


def drafts_of(store: Path) -> Path:
    """Where drafts are worked on: beside the store's versions, whose files they share."""
    return store / "drafts"


def sweep(store: Path) -> None:
    """Remove what services that were killed have left of their drafts."""
    with contextlib.suppress(OSError):
        for folder in drafts_of(store).iterdir():
            with contextlib.suppress(OSError), locked(folder):
                _remove(folder)


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder that is worked in; it dies with its process. Raises OSError."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    with contextlib.suppress(OSError):  # Others are at work.
        folder.parent.rmdir()
