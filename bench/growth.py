"""How building grows with the number of documents, and what one more document takes."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from bench.generator import write
from bench.stages import Outcome, run
from bench.timing import Result


def measure(folder: Path, sizes: Sequence[int]) -> list[Result]:
    """Build each number of documents from nothing, then again, then with one more."""
    rows: list[list[str]] = []
    stages: list[list[str]] = []
    seconds: dict[int, float] = {}
    for size in sizes:
        first, again, more = _builds(folder / str(size), size)
        seconds[size] = first.seconds
        rows.append(_row(size, first, again, more))
        stages += [
            [f"{size:,}", one.name, f"{one.seconds:.1f} s", f"{one.megabytes:.0f} MB"]
            for one in first.stages
        ]
        shutil.rmtree(folder / str(size))
    columns = ["documents", "time", "a second", "peak memory"]
    tables: list[Result] = [
        ("Generated documents", [*columns, "nothing changed", "one more document"], rows),
        ("Stages of building", ["documents", "stage", "time", "peak memory"], stages),
    ]
    if len(seconds) > 1:
        small, large = min(seconds), max(seconds)
        growth = f"{seconds[large] / seconds[small]:.1f}×"
        tables.append(("Growth", ["documents", "time"], [[f"{large / small:g}×", growth]]))
    return tables


def _builds(folder: Path, size: int) -> tuple[Outcome, Outcome, Outcome]:
    documents, store = folder / "documents", folder / "store"
    write(documents, size)
    first = run(documents, store)
    again = run(documents, store)
    write(documents, size + 1, first=size)
    return first, again, run(documents, store)


def _row(size: int, first: Outcome, again: Outcome, more: Outcome) -> list[str]:
    return [
        f"{size:,}",
        f"{first.seconds:.1f} s",
        f"{first.documents / first.seconds:.0f}",
        f"{first.megabytes:.0f} MB",
        f"{again.seconds:.1f} s",
        f"{more.seconds:.1f} s",
    ]
