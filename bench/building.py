"""Time and peak memory of a whole build, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from bench.timing import Result
from graph.settings import read_settings
from graph.store import open_view

RUNS = 3
_RENKEI = [sys.executable, "-c", "from graph.cli import main; main()"]


def measure(store: Path) -> Result:
    """Build ``store`` from the documents of the settings, or from the dataset where there are none.

    Raises RuntimeError if there is no graph in the end.
    """
    times, peaks, told = [], [], ""
    for _ in range(RUNS):
        started = time.perf_counter()
        with subprocess.Popen(
            [*_RENKEI, "build", "--store", str(store)], stderr=subprocess.PIPE, text=True
        ) as build:
            assert build.stderr
            told = build.stderr.read()
            _, status, usage = os.wait4(build.pid, 0)
            build.returncode = os.waitstatus_to_exitcode(status)
        if not (store / "current").exists():
            raise RuntimeError(f"the build failed: {told}")
        times.append(time.perf_counter() - started)
        # Kilobytes on Linux, bytes on macOS (getrusage(2)).
        peaks.append(usage.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024))
    source = (
        "the released dataset" if "released dataset" in told else str(read_settings().documents)
    )
    size = len(open_view(store))
    row = [source, f"{size:,}", f"{median(times):.2f} s", f"{max(peaks):.0f} MB"]
    return "Building", ["from", "quads in the store", "time", "peak memory"], [row]
