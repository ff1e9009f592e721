"""Run measurements and print them as Markdown tables.

``python -m bench`` runs all of them; ``python -m bench build --documents 1000
10000`` only builds generated documents.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from pathlib import Path

from bench import building, growth, measures, projection, queries, searching, service
from bench.timing import Result

PARTS = ("build", "queries", "networks", "search", "service")


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description="Measure Renkei on this machine.")
    parser.add_argument("part", nargs="*", metavar="PART", help=f"any of {', '.join(PARTS)}")
    parser.add_argument(
        "--documents", type=int, nargs="+", default=[1000], help="how many generated documents"
    )
    asked = parser.parse_args()
    if wrong := set(asked.part) - set(PARTS):
        parser.error(f"there is no part {min(wrong)}; there are {', '.join(PARTS)}")
    parts = asked.part or PARTS
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores\n")
    if "search" in parts:
        # First, for its memory shows in the peak of this process.
        show(searching.measure())
    with tempfile.TemporaryDirectory(prefix="renkei-bench-") as folder:
        if "build" in parts:
            for table in growth.measure(Path(folder), asked.documents):
                show(table)
        if "queries" in parts:
            store = Path(folder) / "store"
            show(building.measure(store))
            show(queries.measure(store))
        if "service" in parts:
            for table in service.measure(Path(folder)):
                show(table)
        if "networks" in parts:
            show(projection.measure(Path(folder)))
    if "networks" in parts:
        show(measures.measure())
        show(measures.sampled())


def show(result: Result) -> None:
    title, columns, rows = result
    print(f"## {title}\n\n| {' | '.join(columns)} |\n|{'---|' * len(columns)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")
    print(flush=True)


if __name__ == "__main__":
    main()
