"""Helper for tests: the service as a process of its own, on a free port of loopback."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2

from graph.settings import PROJECT


@contextmanager
def serving(store: Path, **settings: object) -> Iterator[httpx2.Client]:
    """A client of a real server over ``store``; the server is ended afterwards."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", "--factory", "api.app:create_app"]
    options = ["--port", str(port), "--log-level", "warning"]
    environment = {f"RENKEI_{name.upper()}": str(value) for name, value in settings.items()}
    environment |= {"RENKEI_STORE": str(store), "PATH": ""}
    with subprocess.Popen([*command, *options], env=environment, cwd=PROJECT) as server:
        try:
            with httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
                _wait_for(client)
                yield client
        finally:
            server.terminate()
        assert server.wait(timeout=10) in (0, -15)


def _wait_for(client: httpx2.Client) -> None:
    for _ in range(1200):
        try:
            client.get("/healthz")
            return
        except httpx2.TransportError:
            time.sleep(0.05)
    raise AssertionError("the server did not start")
