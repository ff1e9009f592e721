"""SPARQL endpoints over the same triples: ours, and those that people would use instead."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph.publish import publish
from graph.vocab import DEFAULT_BASE, Minter

#: Seconds that an endpoint may take until it answers: one reads everything when it starts.
_START = 300
_HERE = Path(sys.executable).parent
_NOWHERE = subprocess.DEVNULL


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One that runs: where it listens, and how long it took to give its first answer."""

    name: str
    port: int
    path: str
    ready: float


def prepare(folder: Path, triples: Path) -> None:
    """Make the stores of ``ours`` and of ``oxigraph`` in ``folder``."""
    graph = Minter(DEFAULT_BASE).graph("derived")
    text = f"<{graph}> {{\n{triples.read_text('utf-8')}}}\n"
    publish(folder / "ours", {"derived.trig": text.encode()}, vocabulary={})
    load = ["load", "--location", str(folder / "oxigraph"), "--file", str(triples)]
    subprocess.run([_program("oxigraph"), *load], check=True, stdout=_NOWHERE, stderr=_NOWHERE)


@contextmanager
def ours(folder: Path) -> Iterator[Endpoint]:
    """``renkei serve``."""
    command = [sys.executable, "-c", "from graph.cli import main; main()", "serve"]
    with _running("Renkei", [*command, "--store", str(folder / "ours")], "/sparql") as endpoint:
        yield endpoint


@contextmanager
def oxigraph(folder: Path) -> Iterator[Endpoint]:
    """``oxigraph serve-read-only``."""
    command = [_program("oxigraph"), "serve-read-only", "--location", str(folder / "oxigraph")]
    with _running("Oxigraph", command, "/query", "--bind", "127.0.0.1:{}") as endpoint:
        yield endpoint


@contextmanager
def rdflib_endpoint(triples: Path) -> Iterator[Endpoint]:
    """``rdflib-endpoint serve``, which reads the triples into memory."""
    command = [_program("rdflib-endpoint"), "serve", str(triples), "--host", "127.0.0.1"]
    with _running("rdflib-endpoint", command, "/") as endpoint:
        yield endpoint


def _program(name: str) -> str:
    """A program of this environment. Raises RuntimeError where it is not installed."""
    found = shutil.which(name, path=str(_HERE))
    if found is None:
        raise RuntimeError(f"{name} is not installed: make bench installs it")
    return found


@contextmanager
def _running(
    name: str, command: list[str], path: str, option: str = "--port", value: str = "{}"
) -> Iterator[Endpoint]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    began = time.perf_counter()
    listening = [*command, option, value.format(port)]
    with subprocess.Popen(listening, stdout=_NOWHERE, stderr=_NOWHERE) as process:
        try:
            _wait_for(f"http://127.0.0.1:{port}{path}?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D", process)
            yield Endpoint(name, port, path, time.perf_counter() - began)
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    request = urllib.request.Request(url, headers={"Accept": "application/sparql-results+json"})
    until = time.monotonic() + _START
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.02)
    raise RuntimeError(f"{url} does not answer")
