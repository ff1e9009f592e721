"""The near end of a worker's socket, for an event loop.

asyncio's streams do the same in more steps, which many short queries feel.
"""

from __future__ import annotations

import asyncio
import socket
from collections import deque
from typing import cast

from graph.workers.frames import HEAD_SIZE, PIECE, Kind, head, is_frame

#: Bytes that have come and nobody has taken, from which on no more are read.
_MOST = 2 * PIECE


class Wire(asyncio.Protocol):
    """Frames come in order; whoever takes none makes the worker wait. Made by :meth:`on`."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._rest = bytearray()
        self._frames: deque[tuple[Kind, bytes]] = deque()
        self._held = 0
        self._is_paused = False
        self._awaited: asyncio.Future[None] | None = None
        #: Whether nothing more will come.
        self.is_over = False

    @classmethod
    async def on(cls, near: socket.socket) -> Wire:
        """One on a socket, which it closes in the end."""
        loop = asyncio.get_running_loop()
        _, wire = await loop.create_connection(cls, sock=near)
        return wire

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin. The transport of uvloop is one by its methods only."""
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """Take in bytes, of which some may be the beginning of a frame."""
        self._held += len(data)
        if not self._rest and is_frame(data):
            # Most come as they were sent.
            self._frames.append((Kind(data[0]), data[HEAD_SIZE:]))
        else:
            self._rest += data
            self._take_apart()
        if self._held > _MOST and self._frames:
            self._pause()
        self._wake()

    def _take_apart(self) -> None:
        """Take the frames that are whole from the bytes that have come."""
        rest = self._rest
        start, size = 0, len(rest)
        while size - start >= HEAD_SIZE:
            kind, length = head(rest[start : start + HEAD_SIZE])
            end = start + HEAD_SIZE + length
            if end > size:
                break
            self._frames.append((kind, bytes(rest[start + HEAD_SIZE : end])))
            start = end
        del rest[:start]

    def connection_lost(self, error: Exception | None) -> None:
        """Nothing more will come."""
        self.is_over = True
        self._wake()

    def send(self, frame: bytes) -> None:
        """Send a frame."""
        assert self._transport is not None
        self._transport.write(frame)

    async def frame(self) -> tuple[Kind, bytes]:
        """The next frame; one may wait for it at a time. Raises EOFError if there is none."""
        while not self._frames:
            if self.is_over:
                raise EOFError
            self._awaited = asyncio.get_running_loop().create_future()
            await self._awaited
        kind, payload = self._frames.popleft()
        self._held -= HEAD_SIZE + len(payload)
        if self._is_paused and self._held <= _MOST:
            self._go_on()
        return kind, payload

    def close(self) -> None:
        """Close the socket; who waits for a frame gets none."""
        assert self._transport is not None
        self._transport.close()

    def _wake(self) -> None:
        if self._awaited is not None and not self._awaited.done():
            self._awaited.set_result(None)

    def _pause(self) -> None:
        if not self._is_paused and self._transport is not None:
            self._is_paused = True
            self._transport.pause_reading()

    def _go_on(self) -> None:
        self._is_paused = False
        if self._transport is not None and not self._transport.is_closing():
            self._transport.resume_reading()
