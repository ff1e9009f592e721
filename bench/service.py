"""The service beside other SPARQL endpoints: same triples, questions and clients in one run."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from bench import endpoints
from bench.endpoints import Endpoint
from bench.load import Load, ask
from bench.million import triples
from bench.questions import ANALYSES, POINTS, Question, text
from bench.timing import Result, milliseconds

CLIENTS = 8
#: Seconds of asking at a time, and how often by turns.
_LASTING, _TURNS = 4.0, 3
#: How many questions are asked again and again.
_FEW = 5
_ALL = POINTS | ANALYSES
#: Where the numbers of the next questions begin, of which none was asked yet.
_next = count(1_000_000, 1_000_000)


def measure(folder: Path) -> Iterator[Result]:
    """Tables: how long it takes to start, answers a second beside Oxigraph and beside rdflib."""
    yield from _beside_oxigraph(folder / "whole")
    yield _beside_rdflib(folder / "tenth")


def _beside_oxigraph(folder: Path) -> Iterator[Result]:
    path = _written(folder, part=1)
    with endpoints.ours(folder) as ours, endpoints.oxigraph(folder) as other:
        started = [[one.name, f"{one.ready:.1f} s"] for one in (ours, other)]
        yield f"Start with {_count(path)}", ["endpoint", "until the first answer"], started
        _check(ours, other)
        rows = [_row(title, ours, other, one) for title, one in _ALL.items()]
        yield _table("Asked for the first time", path, ours, other, rows)
        rows = [_row(title, ours, other, one, again=True) for title, one in _ALL.items()]
        yield _table("Asked again", path, ours, other, rows)


def _beside_rdflib(folder: Path) -> Result:
    path = _written(folder, part=10)
    with endpoints.ours(folder) as ours, endpoints.rdflib_endpoint(path) as other:
        _check(ours, other)
        rows = [_row(title, ours, other, one, turns=1) for title, one in _ALL.items()]
        return _table("Asked for the first time", path, ours, other, rows)


def _written(folder: Path, part: int) -> Path:
    """The triples as a file in ``folder``, with the stores made of them."""
    folder.mkdir()
    path = folder / "triples.nt"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(triples(part))
    endpoints.prepare(folder, path)
    return path


def _count(path: Path) -> str:
    with path.open(encoding="utf-8") as lines:
        return f"{len(set(lines)):,} triples"


def _table(
    title: str, path: Path, ours: Endpoint, other: Endpoint, rows: list[list[str]]
) -> Result:
    latest = [f"p95 of {one.name}" for one in (ours, other)]
    columns = ["answers a second", ours.name, other.name, "ratio", *latest]
    return f"{title}, {CLIENTS} clients, {_count(path)}", columns, rows


def _row(
    title: str,
    ours: Endpoint,
    other: Endpoint,
    question: Question,
    *,
    again: bool = False,
    turns: int = _TURNS,
) -> list[str]:
    pairs = [tuple(_load(one, question, again) for one in (ours, other)) for _ in range(turns)]
    rates = [f"{median(load.rate for load in loads):,.3g}" for loads in zip(*pairs, strict=True)]
    ratio = median(a.rate / b.rate for a, b in pairs)
    late = [_p95([t for load in loads for t in load.times]) for loads in zip(*pairs, strict=True)]
    return [title, *rates, f"{ratio:.2f}", *map(milliseconds, late)]


def _load(endpoint: Endpoint, question: Question, again: bool) -> Load:
    start = next(_next)

    def paths(client: int) -> Iterator[str]:
        for number in count(start + client, CLIENTS):
            yield _path(endpoint, text(question, number % _FEW if again else number))

    return ask(endpoint.port, paths, CLIENTS, _LASTING)


def _path(endpoint: Endpoint, query: str) -> str:
    return f"{endpoint.path}?{urlencode({'query': query})}"


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def _check(one: Endpoint, other: Endpoint) -> None:
    """Raise RuntimeError where the endpoints answer a question differently."""
    for title, question in _ALL.items():
        query = text(question, 3)
        mine, theirs = _solutions(one, query), _solutions(other, query)
        if mine != theirs or not mine:
            raise RuntimeError(f"{title}: {len(mine)} solutions, {other.name} has {len(theirs)}")


def _solutions(endpoint: Endpoint, query: str) -> list[str]:
    url = f"http://127.0.0.1:{endpoint.port}{_path(endpoint, query)}"
    request = urllib.request.Request(url, headers={"Accept": "application/sparql-results+json"})
    with urllib.request.urlopen(request, timeout=300) as answer:
        rows: list[Mapping[str, Mapping[str, str]]] = json.load(answer)["results"]["bindings"]
    return sorted(json.dumps({name: row[name]["value"] for name in sorted(row)}) for row in rows)
