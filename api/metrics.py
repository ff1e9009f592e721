"""What the service measures of itself, in the formats of Prometheus and OpenMetrics."""

from __future__ import annotations

import os
import time
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import choose_encoder
from prometheus_client.multiprocess import MultiProcessCollector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Where the processes of one service leave what they measure, so that any can tell it.
SHARED = "PROMETHEUS_MULTIPROC_DIR"
#: Bounds of the histogram, in seconds: from an answer in memory to the longest query.
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
#: What a path that the service does not have counts as.
_OTHER = "other"


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
        if SHARED not in os.environ:
            ProcessCollector(registry=self._registry)

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


class Measured:
    """ASGI middleware that measures every request. ``paths`` are those the service has."""

    def __init__(self, app: ASGIApp, metrics: Metrics, paths: frozenset[str]) -> None:
        self.app = app
        self.metrics = metrics
        self.paths = paths

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = self._path(scope["path"])
        status = 500

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        began = time.perf_counter()
        with self.metrics.in_progress.labels(path).track_inprogress():
            try:
                await self.app(scope, receive, watched)
            finally:
                self.metrics.seconds.labels(path).observe(time.perf_counter() - began)
                self.metrics.requests.labels(path, _method(scope), status).inc()

    def _path(self, path: str) -> str:
        """The part of the service that a path leads to."""
        first = path.split("/", 2)[1]
        known = (one for one in (first, first.partition(".")[0]) if one in self.paths)
        return next((f"/{one}" for one in known), _OTHER)


def _method(scope: Scope) -> str:
    method: str = scope["method"]
    return method if method in ("GET", "HEAD", "POST", "DELETE", "OPTIONS") else _OTHER
