"""How long something takes."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

#: A table: its title, the names of its columns and its rows.
Result = tuple[str, list[str], list[list[str]]]


def seconds(work: Callable[[], object], runs: int = 5, at_least: float = 0.05) -> float:
    """Median time of one call of ``work`` over ``runs`` runs, after one that does not count.

    What is quick is called often enough in each run that it lasts ``at_least`` seconds.
    """
    started = time.perf_counter()
    work()
    calls = max(1, round(at_least / max(time.perf_counter() - started, 1e-9)))
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        for _ in range(calls):
            work()
        times.append((time.perf_counter() - started) / calls)
    return median(times)


def milliseconds(value: float) -> str:
    return f"{value * 1000:.3g} ms"


def ratio(reference: float, ours: float) -> str:
    return f"{reference / ours:.3g}×"
