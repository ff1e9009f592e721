"""Work that is given up when the client has gone."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from fastapi import Request

from graph.errors import RenkeiError

#: Seconds of work after which it is looked at whether the client is still there. Most is done
#: by then, and looking takes time.
_SOON = 0.2

_Result = TypeVar("_Result")


class ClientGone(RenkeiError):
    """Whoever asked does not wait any longer; nobody reads the answer."""

    status = 499
    slug = "client-gone"
    title = "Client closed the connection"


async def while_there(request: Request, work: Awaitable[_Result]) -> _Result:
    """The result of ``work``, which is cancelled when the client of ``request`` goes.

    The body of the request must have been read. Raises :class:`ClientGone`.
    """
    asking = asyncio.current_task()
    assert asking is not None
    loop = asyncio.get_running_loop()
    watch: asyncio.Task[None] | None = None

    def begin() -> None:
        nonlocal watch
        watch = loop.create_task(_cancel_when_gone(request, asking))

    later = loop.call_later(_SOON, begin)
    try:
        return await work
    except asyncio.CancelledError:
        if watch is None or not watch.done():
            raise
        asking.uncancel()
        raise ClientGone("the client has closed the connection") from None
    finally:
        later.cancel()
        if watch is not None:
            watch.cancel()


async def _cancel_when_gone(request: Request, asking: asyncio.Task[object]) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
    asking.cancel()
