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
                _wait_for(client, server)
                yield client
        finally:
            server.terminate()
        assert server.wait(timeout=10) in (0, -15)


@contextmanager
def renkei(
    store: Path, log: Path, /, **settings: object
) -> Iterator[tuple[httpx2.Client, subprocess.Popen[bytes]]]:
    """``renkei serve`` over ``store``, a client of it, and its process; it writes to ``log``."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-P", "-c", "from graph.cli import main; main()", "serve"]
    options = ["--store", str(store), "--port", str(port)]
    environment = {f"RENKEI_{name.upper()}": str(value) for name, value in settings.items()}
    with (
        log.open("wb") as out,
        subprocess.Popen(
            [*command, *options], env={**environment, "PATH": ""}, cwd=PROJECT, stderr=out
        ) as server,
    ):
        try:
            with httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
                _wait_for(client, server)
                yield client, server
        finally:
            server.terminate()
        assert server.wait(timeout=20) in (0, -15)


def _wait_for(client: httpx2.Client, server: subprocess.Popen[bytes]) -> None:
    for _ in range(1200):
        assert server.poll() is None, "the server ended by itself"
        try:
            client.get("/healthz")
            return
        except httpx2.TransportError:
            time.sleep(0.05)
    raise AssertionError("the server did not start")
