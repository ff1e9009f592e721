"""Run all measurements and print them as Markdown tables."""

from __future__ import annotations

import os
import platform
import tempfile
from pathlib import Path

from bench import building, networks, queries
from bench.timing import Result


def main() -> None:
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores\n")
    with tempfile.TemporaryDirectory(prefix="renkei-bench-") as folder:
        store = Path(folder) / "store"
        show(building.measure(store))
        show(queries.measure(store))
    show(networks.measure())


def show(result: Result) -> None:
    title, columns, rows = result
    print(f"## {title}\n\n| {' | '.join(columns)} |\n|{'---|' * len(columns)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")
    print(flush=True)


if __name__ == "__main__":
    main()
