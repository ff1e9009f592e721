"""What runs in a worker that computes: functions of :mod:`graph.computing` are called.

All that they use is loaded here, before workers are forked.
"""

from __future__ import annotations

import os
import socket
import traceback

import graph.computing  # noqa: F401
from graph.errors import RenkeiError
from graph.exports import FORMATS, export
from graph.networks import Edge, Network, Node, Tie, answer_for
from graph.networks.project import QUERY
from graph.store import View
from graph.workers import Call
from graph.workers.process import Pieces
from graph.workers.process import main as work

#: What Typst sets: it starts threads, and a process that has them could not be forked.
_SET = ("png", "pdf")


def called(view: View, call: Call, out: Pieces) -> None:
    """Answer one call, each piece as soon as it is there."""
    try:
        for piece in call.function(view, **call.arguments):
            out.write(piece)
            out.send()
    except (RenkeiError, OSError, MemoryError):
        raise
    except Exception as error:
        # What nobody foresaw is a mistake of ours, and no lack of memory.
        traceback.print_exc()
        raise RenkeiError("something went wrong here; it has been logged") from error


def main(near: socket.socket) -> None:
    """Be a worker until the near end is gone."""
    work(near, called)


def _prepare() -> None:
    """Have everything loaded that computing and drawing load when first used."""
    # NumPy, which igraph loads where it is installed, would start threads, too.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    nodes = (Node("a:1"), Node("a:2"))
    least = Network(QUERY, nodes, (Edge(nodes[0].id, nodes[1].id, (Tie("a:tie"),)),))
    answer_for(least)
    for name in FORMATS:
        if name not in _SET:
            export(least, name)


_prepare()
