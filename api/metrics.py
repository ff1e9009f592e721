"""What the service measures of itself, in the formats of Prometheus and OpenMetrics."""

from __future__ import annotations

import os
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import choose_encoder
from prometheus_client.multiprocess import MultiProcessCollector

#: Where the processes of one service leave what they measure, so that any can tell it.
SHARED = "PROMETHEUS_MULTIPROC_DIR"
#: Bounds of the histogram, in seconds: from an answer in memory to the longest query.
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class Metrics:
    """Counters of one application."""

    def __init__(self) -> None:
        own = self._registry = CollectorRegistry()
        self.requests = Counter(
            "renkei_requests",
            "Requests that were answered.",
            ["path", "method", "status"],
            registry=own,
        )
        self.seconds = Histogram(
            "renkei_request_seconds",
            "Time from a request to the end of its answer.",
            ["path"],
            buckets=_SECONDS,
            registry=own,
        )
        self.in_progress = Gauge(
            "renkei_requests_in_progress",
            "Requests that are being answered.",
            ["path"],
            multiprocess_mode="livesum",
            registry=own,
        )
        self.repeated = Counter(
            "renkei_answers_repeated", "Answers given again from memory.", registry=own
        )
        self.problems = Counter(
            "renkei_problems", "Requests that ended in a problem.", ["type"], registry=own
        )
        self.published = Gauge(
            "renkei_graph_published_timestamp_seconds",
            "When the graph that is served was published.",
            multiprocess_mode="mostrecent",
            registry=own,
        )
        self._of_paths: dict[str, tuple[Gauge, Histogram]] = {}
        self._of_answers: dict[tuple[str, str, int], Counter] = {}
        if SHARED not in os.environ:
            ProcessCollector(registry=self._registry)

    def of_path(self, path: str) -> tuple[Gauge, Histogram]:
        """Requests in progress and seconds of a path; finding them anew takes a while."""
        known = self._of_paths.get(path)
        if known is None:
            known = self.in_progress.labels(path), self.seconds.labels(path)
            self._of_paths[path] = known
        return known

    def of_answer(self, path: str, method: str, status: int) -> Counter:
        """Requests by path and method that were answered with a status."""
        known = self._of_answers.get((path, method, status))
        if known is None:
            known = self._of_answers[path, method, status] = self.requests.labels(
                path, method, status
            )
        return known

    def told(self, accept: str, graph: Path | None) -> tuple[bytes, str]:
        """All of it as text, and its media type, for an Accept header; ``graph`` is the folder
        of the version that is served.
        """
        if graph is not None and graph.exists():
            self.published.set(graph.stat().st_mtime)
        registry = self._registry
        if SHARED in os.environ:
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        encode, media_type = choose_encoder(accept)
        return encode(registry), media_type
