"""One build in a process of its own, told stage by stage: seconds and peak memory.

Run as ``python -m bench.stages DOCUMENTS STORE``; prints JSON.
"""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

from graph.pipeline import build
from graph.settings import Settings

_STATUS = Path("/proc/self/status")
_CLEAR = Path("/proc/self/clear_refs")


@dataclass(slots=True)
class Stage:
    """One stage: when it began, how long it took in all, and its peak memory in MB."""

    name: str
    seconds: float = 0.0
    megabytes: float = 0.0


@dataclass(slots=True)
class Outcome:
    """A whole build."""

    documents: int = 0
    skipped: int = 0
    version: str = ""
    seconds: float = 0.0
    stages: list[Stage] = field(default_factory=list)

    @property
    def megabytes(self) -> float:
        """The peak of the process that builds, in MB."""
        return max((stage.megabytes for stage in self.stages), default=0.0)


class Clock:
    """A build's ``progress``: notes what each stage takes."""

    def __init__(self) -> None:
        self.stages: dict[str, Stage] = {}
        self._now: Stage | None = None
        self._since = time.perf_counter()

    def __call__(self, stage: str, done: int, of: int) -> None:
        """A stage began or went on; another one that was going on is over."""
        if self._now is not None and self._now.name == stage:
            return
        self.stop()
        self._now = self.stages.setdefault(stage, Stage(stage))

    def stop(self) -> None:
        """The stage that was going on is over."""
        now = time.perf_counter()
        if self._now is not None:
            self._now.seconds += now - self._since
            self._now.megabytes = max(self._now.megabytes, _peak())
        self._since = now


def _peak() -> float:
    """Peak memory of this process since the last call, in MB (Linux; elsewhere since its start)."""
    try:
        found = re.search(r"VmHWM:\s+(\d+) kB", _STATUS.read_text())
        assert found
        _CLEAR.write_text("5")  # proc_pid_clear_refs(5): sets the peak back to what is held now
        return int(found[1]) / 1024
    except OSError:
        return _max_rss()


def _max_rss() -> float:
    # Kilobytes on Linux, bytes on macOS (getrusage(2)).
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024**2 if sys.platform == "darwin" else 1024
    )


def run(documents: Path, store: Path) -> Outcome:
    """Build ``store`` from the folder ``documents`` in a process of its own."""
    command = [sys.executable, "-m", "bench.stages", str(documents), str(store)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    found = json.loads(done.stdout)
    stages = [Stage(**stage) for stage in found.pop("stages")]
    return Outcome(**found, stages=stages)


def main() -> None:
    documents, store = map(Path, sys.argv[1:])
    clock = Clock()
    started = time.perf_counter()
    report = build([documents], Settings(store=store), clock)
    clock.stop()
    outcome = Outcome(
        report.documents,
        len(report.skipped),
        report.version,
        time.perf_counter() - started,
        list(clock.stages.values()),
    )
    json.dump(asdict(outcome), sys.stdout)


if __name__ == "__main__":
    main()
