"""What runs in a worker that computes: whatever is asked of a network.

igraph cannot be interrupted and holds the interpreter while it computes, so this is done in
processes of :mod:`graph.workers`. The first piece of an answer says about how many seconds the
rest will take, so that whoever asked need not wait for it.
"""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

# What is called is loaded before workers are forked.
from graph.explaining import DOCUMENTS
from graph.exports import FORMATS, Options, export
from graph.exports import picture as draw_picture
from graph.networks import PLAIN, Asked, Edge, How, Network, Node, Tie, answer_for, cost, ego
from graph.networks.project import QUERY
from graph.networks.timeline import days_of
from graph.store import View
from graph.workers import Call
from graph.workers.process import Pieces
from graph.workers.process import main as work

#: What Typst sets: it starts threads, and a process that has them could not be forked.
_SET = ("png", "pdf")
#: What is asked of a network: an object that can be written as JSON, or bytes.
Question = Callable[..., Mapping[str, object] | bytes]


def compute(
    view: View,
    asked: Asked,
    question: Question,
    arguments: Mapping[str, object],
    measures: Sequence[str] = (),
    how: How = PLAIN,
) -> Iterator[bytes]:
    """The answer to a question about a network, after the seconds that it will take.

    ``question`` is called with the network and ``arguments``; ``measures`` are those that it
    computes, ``how`` they are. Raises what asking for the network or the question raises.
    """
    network = asked.project(view)
    seconds = cost(network, measures, how)
    yield from _announced(seconds, lambda: question(network, **arguments))


def _announced(
    seconds: float, answer: Callable[[], Mapping[str, object] | bytes]
) -> Iterator[bytes]:
    """How many seconds an answer will take, then the answer."""
    yield json.dumps(round(seconds, 3)).encode()
    found = answer()
    yield found if isinstance(found, bytes) else encoded(found)


def centrality(
    network: Network,
    measures: Sequence[str],
    lang: str,
    explain: bool,
    how: How,
    limit: int | None = None,
) -> dict[str, object]:
    """The nodes with their measures, the most central first."""
    found = answer_for(network, measures, lang, explain=explain, how=how, limit=limit)
    return {"meta": found.meta, "results": found.results}


def exported(
    network: Network, form: str, lang: str, measures: Sequence[str], options: Options
) -> bytes:
    """The network in a format."""
    return export(network, form, lang=lang, measures=measures, options=options)


def pictured(network: Network, picture: str, form: str, lang: str, options: Options) -> bytes:
    """The network's growth or its timeline."""
    return draw_picture(network, picture, form, lang=lang, options=options)


def around(network: Network, node: str, radius: int, **how: Any) -> bytes:
    """What is around a node, in a format."""
    return exported(ego(network, node, radius), **how)


def look_closer(
    view: View,
    asked: Asked,
    question: Question,
    arguments: Mapping[str, object],
    measures: Sequence[str] = (),
    how: How = PLAIN,
) -> Iterator[bytes]:
    """The answer to a question that needs the graph, too, and computes once for each document."""
    network = asked.project(view)
    seconds = cost(network, measures, how) * DOCUMENTS
    yield from _announced(seconds, lambda: question(view, network, **arguments))


def over_time(
    view: View,
    asked: Asked,
    question: Question,
    arguments: Mapping[str, object],
    measures: Sequence[str] = (),
    how: How = PLAIN,
) -> Iterator[bytes]:
    """The answer to a question about a network on many days, for each of which it is computed."""
    projection = asked.projection(view)
    step, within = arguments.get("step", "year"), arguments["within"]
    days = len(days_of(projection.columns, step, within))  # type: ignore[arg-type]
    seconds = cost(projection.network(), measures, how) * days
    yield from _announced(seconds, lambda: question(projection, **arguments))


def encoded(content: Mapping[str, object]) -> bytes:
    """JSON as it is sent."""
    return json.dumps(content, ensure_ascii=False, allow_nan=False).encode()


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
