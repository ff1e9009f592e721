"""What runs in a worker that is sent on one errand: it comes in, the answer goes out, it ends."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import socket
from collections.abc import Callable
from typing import TypeVar

from graph.workers.frames import here, received

#: Others go first.
_NICE = 10

_Errand = TypeVar("_Errand")


def once(near: socket.socket, answer: Callable[[_Errand], bytes]) -> None:
    """Do one errand; ``answer`` gives the last frame.

    What it cannot do for want of memory or stack ends this process.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(_NICE)
    with contextlib.suppress(EOFError, ConnectionError):
        near.sendall(here())
        _, payload = received(near)
        near.sendall(answer(pickle.loads(payload)))
