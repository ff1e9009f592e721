"""Clients that ask an HTTP service one question after the other, as fast as it answers."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import cast

import httptools
import uvloop


@dataclass(slots=True)
class Load:
    """What came of some seconds of asking."""

    answers: int = 0
    seconds: float = 0.0
    #: Of each answer, in seconds.
    times: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.answers / self.seconds if self.seconds else 0.0


def ask(
    port: int, paths: Callable[[int], Iterator[str]], clients: int, lasting: float, least: int = 1
) -> Load:
    """Have ``clients`` ask for the paths that each is given, for ``lasting`` seconds.

    Each goes on until it has had ``least`` answers. Raises RuntimeError for an
    answer other than 200.
    """
    return uvloop.run(_ask(port, paths, clients, lasting, least))


async def _ask(
    port: int, paths: Callable[[int], Iterator[str]], clients: int, lasting: float, least: int
) -> Load:
    load = Load()
    loop = asyncio.get_running_loop()
    made = [await loop.create_connection(_Client, "127.0.0.1", port) for _ in range(clients)]
    began = time.perf_counter()

    async def one(client: _Client, asked: Iterator[str]) -> None:
        for had, path in enumerate(asked):
            since = time.perf_counter()
            if had >= least and since - began > lasting:
                return
            await client.get(path)
            load.times.append(time.perf_counter() - since)

    await asyncio.gather(*(one(client, paths(n)) for n, (_, client) in enumerate(made)))
    load.seconds = time.perf_counter() - began
    load.answers = len(load.times)
    for transport, _ in made:
        transport.close()
    return load


class _Client(asyncio.Protocol):
    """One connection of HTTP/1.1 that asks for one thing at a time."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._answered: asyncio.Future[None] | None = None
        self._parser = httptools.HttpResponseParser(self)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # That of uvloop is one by its methods only.
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def connection_lost(self, error: Exception | None) -> None:
        if self._answered is not None and not self._answered.done():
            self._answered.set_exception(error or RuntimeError("the service hung up"))

    def on_message_complete(self) -> None:
        status = self._parser.get_status_code()
        self._parser = httptools.HttpResponseParser(self)
        assert self._answered is not None
        if status == 200:
            self._answered.set_result(None)
        else:
            self._answered.set_exception(RuntimeError(f"the service answered {status}"))

    async def get(self, path: str) -> None:
        """Ask, and wait for the whole answer."""
        assert self._transport is not None
        self._answered = asyncio.get_running_loop().create_future()
        self._transport.write(
            f"GET {path} HTTP/1.1\r\nHost: localhost\r\n"
            "Accept: application/sparql-results+json\r\n\r\n".encode()
        )
        await self._answered
