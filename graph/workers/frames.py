"""What the two ends of a worker's socket say: frames of a kind, a length and so many bytes."""

from __future__ import annotations

import contextlib
import os
import pickle
import secrets
import socket
import struct
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from graph.errors import RenkeiError
from graph.settings import Settings

_HEAD = struct.Struct("!BI")
#: Bytes before the payload of a frame.
HEAD_SIZE = _HEAD.size
#: What the hidden names of documents end with that are being kept.
MARKED = ".keeping"
#: Answers are sent in pieces of about this many bytes.
PIECE = 64 * 1024


class Kind(IntEnum):
    """What a frame is."""

    #: To the worker: a job, pickled.
    JOB = 1
    #: To the worker: the parts of a query's job, pickled.
    QUERY = 8
    #: To the worker: the folder of a version, to be opened before it is asked for.
    OPEN = 2
    #: From the worker: its process id, in digits; the first that it says.
    HERE = 3
    #: From the worker: a piece of the answer, more follow.
    MORE = 4
    #: From the worker: the last piece of the answer; the worker waits for the next job.
    LAST = 5
    #: From the worker: the last piece of the answer; the worker grew large and ends.
    LEAVING = 6
    #: From the worker, instead of a piece: what went wrong, a pickled error.
    ERROR = 7


class Errand:
    """What a worker is sent for."""

    __slots__ = ()

    def packed(self) -> bytes:
        """The same as a frame."""
        return packed(Kind.JOB, pickle.dumps(self))


@dataclass(frozen=True, slots=True)
class Job(Errand):
    """One query to be run over the version in ``folder``."""

    folder: Path
    text: str
    format: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()

    def packed(self) -> bytes:
        """The same as a frame: its parts, which takes a fifth of the time that a whole takes."""
        parts = (self.text, self.format, self.default_graphs, self.named_graphs)
        return packed(Kind.QUERY, pickle.dumps((str(self.folder), *parts)))


def unpacked(kind: Kind, payload: bytes) -> Any:
    """The errand in a frame of :meth:`Errand.packed`."""
    found = pickle.loads(payload)
    if kind is Kind.QUERY:
        folder, *parts = found
        return Job(_path(folder), *parts)
    return found


@lru_cache(maxsize=4)
def _path(folder: str) -> Path:
    return Path(folder)


@dataclass(frozen=True, slots=True)
class Call(Errand):
    """A function of this project to be called with a view of the version in ``folder``.

    It gives its answer in pieces, each of which is sent as soon as it is there.
    """

    folder: Path
    function: Callable[..., Iterable[bytes]]
    arguments: Mapping[str, object]

    @property
    def text(self) -> str:
        """What is asked, for a person."""
        given = (f"{name}={value!r}" for name, value in self.arguments.items())
        return f"{self.function.__qualname__}({', '.join(given)})"


@dataclass(frozen=True, slots=True)
class Check(Errand):
    """RDF to be validated: a text of a media type, or the ``graph`` of the version in ``folder``.

    ``form`` is that of the report: ``json`` or ``turtle``.
    """

    form: str
    content: bytes = b""
    media_type: str = ""
    folder: Path | None = None
    graph: str = ""


@dataclass(frozen=True, slots=True)
class Proposal(Errand):
    """A document that nobody has kept yet: what would the graph of ``settings`` be with it?

    ``folder`` is made to work in, and removed by whoever asks; names are in ``lang``.
    """

    settings: Settings
    folder: Path
    name: str
    content: bytes
    lang: str = "en"


@dataclass(frozen=True, slots=True)
class Keeping(Errand):
    """A document to be kept among those of ``settings``, under this name or one like it.

    Until that is done the file has a second, hidden name, by which it is found if it has to go.
    """

    settings: Settings
    name: str
    content: bytes
    mark: str = field(default_factory=lambda: f".{secrets.token_hex(8)}{MARKED}")

    @property
    def marked(self) -> Path:
        """Where the hidden name is."""
        return self.settings.documents / self.mark

    def take_away(self) -> None:
        """Remove the file under both names, if it is there."""
        with contextlib.suppress(OSError):
            known = self.marked.stat()
            for path in self.settings.documents.iterdir():
                if os.path.samestat(path.lstat(), known):
                    path.unlink(missing_ok=True)


def packed(kind: Kind, payload: bytes) -> bytes:
    """A frame."""
    return _HEAD.pack(kind, len(payload)) + payload


def here() -> bytes:
    """The first frame of a worker."""
    return packed(Kind.HERE, str(os.getpid()).encode())


def failed(error: RenkeiError) -> bytes:
    """The frame that says what went wrong."""
    return packed(Kind.ERROR, pickle.dumps(error))


def received(near: socket.socket) -> tuple[Kind, bytes]:
    """The next frame that comes in. Raises EOFError if the near end is gone."""
    kind, length = head(_bytes(near, HEAD_SIZE))
    return kind, _bytes(near, length)


def _bytes(near: socket.socket, size: int) -> bytes:
    data = near.recv(size, socket.MSG_WAITALL) if size else b""
    if len(data) < size:
        raise EOFError
    return data


def head(data: bytes | bytearray) -> tuple[Kind, int]:
    """The kind of a frame and the length of its payload, from its first ``HEAD_SIZE`` bytes."""
    kind, length = _HEAD.unpack(data)
    return Kind(kind), length


def is_frame(data: bytes) -> bool:
    """Whether bytes that begin with a frame are this one frame."""
    return len(data) >= HEAD_SIZE and len(data) - HEAD_SIZE == _HEAD.unpack_from(data)[1]
