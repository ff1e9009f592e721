"""What runs in a worker that computes: whatever is asked of a network.

igraph cannot be interrupted and holds the interpreter while it computes, so this is done in
processes of :mod:`graph.workers`. The first piece of an answer says about how many seconds the
rest will take, so that whoever asked need not wait for it.
"""

from __future__ import annotations

import json
import socket

# What is called is loaded before workers are forked.
import graph.exports  # noqa: F401
from graph.store import View
from graph.workers import Call
from graph.workers.process import Pieces
from graph.workers.process import main as work


def estimated(seconds: float) -> bytes:
    """The first piece of an answer."""
    return json.dumps(round(seconds, 3)).encode()


def estimate_of(piece: bytes) -> float:
    """The seconds that the first piece of an answer tells."""
    return float(json.loads(piece))


def called(view: View, call: Call, out: Pieces) -> None:
    """Answer one call, each piece as soon as it is there."""
    for piece in call.function(view, **call.arguments):
        out.write(piece)
        out.send()


def main(near: socket.socket) -> None:
    """Be a worker until the near end is gone."""
    work(near, called)


__all__ = ["called", "estimate_of", "estimated", "main"]
