"""The near end of one worker."""

from __future__ import annotations

import contextlib
import os
import pickle
from pathlib import Path

from graph.errors import RenkeiError
from graph.workers.frames import Errand, Kind, packed
from graph.workers.nursery import Nursery
from graph.workers.wire import Wire

#: Others get most of the time, the long ones still some of it beside other programs.
_NICE = 15
_PAGE = os.sysconf("SC_PAGE_SIZE")


class Worker:
    """A worker process as the service sees it. Made by :meth:`start`."""

    def __init__(self, nursery: Nursery, wire: Wire, process: int) -> None:
        self._nursery = nursery
        self._wire = wire
        #: Its process id.
        self.process = process
        self._is_ending = False

    @classmethod
    async def start(cls, nursery: Nursery, folder: Path | None) -> Worker:
        """A new worker, which opens the version in ``folder`` at once.

        Raises OSError if the nursery is gone.
        """
        wire = await Wire.on(nursery.start())
        try:
            kind, process = await wire.frame()
        except BaseException as error:
            # Without its near end the process ends by itself.
            wire.close()
            if isinstance(error, EOFError):
                raise ConnectionError("no worker could be started") from error
            raise
        assert kind is Kind.HERE
        worker = cls(nursery, wire, int(process))
        if folder is not None:
            wire.send(packed(Kind.OPEN, os.fsencode(folder)))
        return worker

    @property
    def is_gone(self) -> bool:
        """Whether it takes no further job."""
        return self._is_ending or self._wire.is_over

    def send(self, job: Errand) -> None:
        """Give it a job. Its answer is to be received to the end before the next."""
        self._wire.send(job.packed())

    async def receive(self) -> tuple[bytes, bool]:
        """The next piece of the answer, and whether it is the last.

        Raises EOFError if the process ended, and the error that the query raises.
        """
        try:
            kind, payload = await self._wire.frame()
        except EOFError:
            self._is_ending = True
            self._wire.close()
            raise
        answered(kind, payload)
        if kind is Kind.LEAVING:
            self._is_ending = True
            self._wire.close()
        return payload, kind is not Kind.MORE

    def give_way(self) -> None:
        """Let other processes go first from now on."""
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.process, _NICE)

    def memory(self) -> int:
        """Bytes of memory that it has now; 0 where the system does not say."""
        try:
            pages = Path(f"/proc/{self.process}/statm").read_text().split()[1]
        except (OSError, IndexError):
            return 0
        return int(pages) * _PAGE

    def end(self) -> None:
        """Kill it."""
        self._is_ending = True
        self._nursery.end(self.process)
        self._wire.close()


def answered(kind: Kind, payload: bytes) -> bytes:
    """The payload of a frame. Raises the error that it is."""
    if kind is Kind.ERROR:
        error: RenkeiError = pickle.loads(payload)
        raise error
    return payload
