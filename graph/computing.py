"""What is asked of networks, computed in a worker.

igraph cannot be interrupted and holds the interpreter while it computes, so this is done in
processes of :mod:`graph.workers` (:mod:`graph.calling`). The first piece of an answer says about
how many seconds the rest will take, so that whoever asked need not wait for it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from graph.explaining import DOCUMENTS
from graph.exports import Export, Options, export
from graph.exports import picture as draw_picture
from graph.exports.pictures.selection import colours_of
from graph.networks import DEFAULT, PLAIN, Asked, How, Network, answer_for, cost, ego
from graph.networks.timeline import days_of
from graph.store import View

#: What is asked of a network: an object that can be written as JSON, or bytes.
Question = Callable[..., Mapping[str, object] | bytes]
#: Seconds that a page waits for what it also shows.
SOON = 0.5


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


def overview(network: Network, measure: str, lang: str, limit: int) -> dict[str, object]:
    """The most central nodes by ``measure``, beside it by the usual ones where these cost little.

    ``colouring`` is what colours best stand for.
    """
    usual = [name for name in DEFAULT if name != measure]
    names = [measure, *(usual if cost(network, usual) < SOON else [])]
    found = answer_for(network, names, lang, limit=limit)
    by = colours_of(Export(network), network.nodes).by
    return {"meta": found.meta, "results": found.results, "colouring": by}


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
