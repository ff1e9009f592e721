"""A process of this program beside this one, at the other end of a socket."""

from __future__ import annotations

import gc
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path


def cores() -> int:
    """How many processes can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def beside(module: str, *arguments: object) -> tuple[subprocess.Popen[bytes], Connection]:
    """The same as :func:`socket_beside`, with a connection that pickles."""
    process, near = socket_beside(module, *arguments)
    return process, Connection(near.detach())


def socket_beside(module: str, *arguments: object) -> tuple[subprocess.Popen[bytes], socket.socket]:
    """Start ``module.main()`` as a process; answer with it and with the near end of its socket.

    Its first argument is the descriptor of the socket's far end, then come
    ``arguments``. It is in a session of its own: Ctrl-C ends it through us.
    """
    near, far = socket.socketpair()
    root = str(Path(__file__).resolve().parent.parent)
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    # -P: a folder called "graph" where the program was started is not ours.
    start = f"from {module} import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", start, str(far.fileno()), *map(str, arguments)],
        pass_fds=(far.fileno(),),
        env={**os.environ, "PYTHONPATH": path},
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    far.close()
    return process, near


@contextmanager
def without_collection() -> Iterator[None]:
    """Without the collector of cycles, for work on millions of objects that has none.

    It would look at all of them again and again, which takes half of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
