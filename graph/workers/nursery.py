"""The process that workers are forked from.

Starting Python and its modules takes a quarter of a second; forking a process
that has them takes milliseconds. The nursery never opens a graph and has one
thread, so it can be forked. It ends, and its workers with it, when the
service is gone.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import signal
import socket
import struct
import sys
from collections.abc import Callable

from graph.processes import socket_beside
from graph.workers.confine import die_with_parent, forbid_network, limit_memory

#: What the service says: the process to be ended, or 0 for a new one with the socket sent along.
_WORD = struct.Struct("!I")
#: What a worker does with the far end of its socket.
Task = Callable[[socket.socket], None]


class Nursery:
    """The near end: ask for workers, and end them."""

    def __init__(self, memory: int, task: str) -> None:
        """``task`` is the module whose ``main`` a worker runs; it is loaded once, here."""
        self._process, self._socket = socket_beside("graph.workers.nursery", memory, task)

    @property
    def process(self) -> int:
        """Its process id."""
        return self._process.pid

    def start(self) -> socket.socket:
        """The near end of a new worker's socket. Raises ConnectionError."""
        near, far = socket.socketpair()
        try:
            socket.send_fds(self._socket, [_WORD.pack(0)], [far.fileno()])
        except OSError:
            near.close()
            raise
        finally:
            far.close()
        return near

    def end(self, worker: int) -> None:
        """Kill a worker, by its process id."""
        with contextlib.suppress(OSError):
            self._socket.send(_WORD.pack(worker))

    def close(self) -> None:
        """Kill every worker, and itself."""
        self._socket.close()
        self._process.wait()


class _Workers:
    """The far end: forks, kills and buries."""

    def __init__(self, near: socket.socket, memory: int, task: Task) -> None:
        self._near = near
        self._memory = memory
        self._task = task
        self._alive: set[int] = set()

    def serve(self) -> None:
        """Do what is asked until the service is gone, then end every worker."""
        try:
            while True:
                word, descriptors, _, _ = socket.recv_fds(self._near, _WORD.size, 1)
                if len(word) < _WORD.size:
                    return
                self._bury()
                (number,) = _WORD.unpack(word)
                if number:
                    self._end(number)
                elif descriptors:
                    self._start(descriptors[0])
        finally:
            for worker in list(self._alive):
                self._end(worker)

    def _start(self, descriptor: int) -> None:
        worker = os.fork()
        if worker:
            os.close(descriptor)
            self._alive.add(worker)
            return
        status = 1
        try:
            self._near.close()
            die_with_parent()
            limit_memory(self._memory)
            forbid_network()
            self._task(socket.socket(fileno=descriptor))
            status = 0
        finally:
            os._exit(status)

    def _bury(self) -> None:
        """Let go of those that ended by themselves."""
        for worker in list(self._alive):
            if os.waitpid(worker, os.WNOHANG)[0]:
                self._alive.discard(worker)

    def _end(self, worker: int) -> None:
        # A process id is not used again before it is waited for, and only this waits.
        if worker in self._alive:
            self._alive.discard(worker)
            os.kill(worker, signal.SIGKILL)
            os.waitpid(worker, 0)


def main() -> None:
    """Entry point: a socket's descriptor, the memory of a worker in bytes, what a worker runs."""
    descriptor, memory = map(int, sys.argv[1:3])
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    task: Task = importlib.import_module(sys.argv[3]).main
    with contextlib.suppress(ConnectionError):
        _Workers(socket.socket(fileno=descriptor), memory, task).serve()
