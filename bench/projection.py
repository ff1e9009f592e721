"""A large network, from the store to its measures, beside the measures of NetworkX.

What it is read as is got ready when the store is published; here that is done once more, to
see what it takes. All is in a process of its own, so that its memory is its own. NetworkX starts
from a graph of the pairs that were read, as it has no store. It has no Leiden, and its Louvain is
another method; its eigenvector centrality takes minutes here.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import igraph
import networkx as nx

from bench import partners
from bench.timing import Result, ratio
from graph.networks import Network, communities, edge_list, project
from graph.networks.measures import graph_columns
from graph.networks.native import to_igraph
from graph.preparing import prepare
from graph.settings import Settings
from graph.statistics import kept
from graph.store import open_view

#: Each from the network to its values.
MEASURES = ("degree", "pagerank", "eigenvector", "core_number")

Taken = tuple[float, float]

REFERENCES: dict[str, Callable[[nx.Graph], object]] = {
    "degree": lambda graph: dict(graph.degree()),
    "pagerank": nx.pagerank,
    "core_number": nx.core_number,
}


def measure(folder: Path) -> Result:
    """Time of each step in a network of 100,000 organisations and 400,000 agreements."""
    store = partners.build(folder / "partners")
    command = [sys.executable, "-m", "bench.projection", str(store)]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    rows = []
    for name, (clock, ours), theirs in told["steps"]:
        other = ["–", "–"] if theirs is None else [f"{theirs[1]:.2f} s", ratio(theirs[1], ours)]
        rows.append([name, f"{clock:.2f} s", f"{ours:.2f} s", *other])
    sums = (sum(step[1][which] for step in told["steps"]) for which in (0, 1))
    rows.append(["all of these", *(f"{total:.2f} s" for total in sums), "–", "–"])
    clock, ours = told["publishing"]
    rows.append(["when it is published", f"{clock:.2f} s", f"{ours:.2f} s", "–", "–"])
    for when, megabytes in told["megabytes"].items():
        rows.append([f"peak memory, {when}", f"{megabytes:.0f} MB", "–", "–", "–"])
    title = f"From the store ({told['nodes']:,} nodes, {told['edges']:,} edges)"
    return title, ["step", "Renkei, clock", "processor", "NetworkX, processor", "ratio"], rows


def _taken(work: Callable[[], object]) -> Taken:
    """Seconds of the clock and of the processor, processes beside this one included."""
    started, worked = time.perf_counter(), _worked()
    work()
    return time.perf_counter() - started, _worked() - worked


def _worked() -> float:
    beside = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + beside.ru_utime + beside.ru_stime


def _megabytes(whose: int) -> float:
    """The peak memory of this process, or of those that it had beside it."""
    kilobytes = resource.getrusage(whose).ru_maxrss
    return kilobytes / (1024**2 if sys.platform == "darwin" else 1024)


def _published(store: Path) -> Taken:
    """What it takes to read the network when the store is published."""
    view = open_view(store)
    numbers = kept(view)
    assert numbers is not None and view.path is not None
    shutil.rmtree(view.path / "networks", ignore_errors=True)
    return _taken(partial(prepare, view.path, numbers, Settings(store=store)))


def main() -> None:
    store = Path(sys.argv[1])
    publishing = _published(store)
    view = open_view(store)
    read: list[Network] = []
    projected = _taken(lambda: read.append(project(view, "agreements")))
    network = read[0]
    steps: list[tuple[str, Taken, Taken | None]] = [("projection", projected, None)]
    graphs: list[igraph.Graph] = []
    made = _taken(lambda: graphs.append(to_igraph(network)))
    steps.append(("igraph's graph of it", made, None))
    ours = {
        name: _taken(lambda name=name: graph_columns(graphs[0], [name]))  # type: ignore[misc]
        for name in MEASURES
    }
    leiden = _taken(lambda: communities(network, "leiden"))
    megabytes = {
        "published": _megabytes(resource.RUSAGE_CHILDREN),
        "asked": _megabytes(resource.RUSAGE_SELF),
    }
    graph = nx.Graph(edge_list(network))
    for name, own in ours.items():
        compute = REFERENCES.get(name)
        theirs = None if compute is None else _taken(lambda compute=compute: compute(graph))  # type: ignore[misc]
        steps.append((name, own, theirs))
    steps.append(("leiden", leiden, None))
    size = {"nodes": len(network.nodes), "edges": len(network.edges)}
    told = {"steps": steps, "publishing": publishing, "megabytes": megabytes, **size}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
