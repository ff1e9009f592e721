"""What requests share: settings, the current view of the graph, the workers."""

from __future__ import annotations

import functools
import os
import threading
import time
from collections.abc import Callable
from typing import Annotated, cast

import anyio
from fastapi import Depends, Request

from graph.errors import BadRequest, StoreUnavailable, nearest
from graph.quotes import Quotes
from graph.settings import Settings
from graph.store import View, current_version, open_view
from graph.workers import Job, Pool, busy


class Services:
    """Settings, view and workers of one application."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        size = max(2, os.cpu_count() or 2)
        self._size = size
        self._limiter: anyio.CapacityLimiter | None = None
        self._pool: Pool | None = None
        self._view: View | None = None
        self._lock = threading.Lock()
        self._quotes: tuple[str, Quotes] | None = None
        self._quoting = threading.Lock()

    def view(self) -> View:
        """The current version of the graph, reopened when a build has published another.

        Raises :class:`StoreUnavailable`.
        """
        name = current_version(self.settings.store)
        view = self._view
        if view is not None and view.path is not None and view.path.name == name:
            return view
        with self._lock:
            try:
                self._view = open_view(self.settings.store)
            except StoreUnavailable:
                # The version may have been replaced between reading its name and opening it.
                if name is None or current_version(self.settings.store) == name:
                    raise
                self._view = open_view(self.settings.store)
            return self._view

    def quotes(self, view: View) -> Quotes:
        """The sentences of the documents at hand, looked up once for each version of the graph."""
        with self._quoting:
            if self._quotes is None or self._quotes[0] != view.version:
                self._quotes = view.version, Quotes(view, self.settings.documents)
            return self._quotes[1]

    def known_version(self) -> str | None:
        """The dataset version that was served last; costs nothing."""
        return self._view.version if self._view else None

    def start(self) -> None:
        """Start the workers."""
        self._pool = Pool(self._size)
        self._limiter = anyio.CapacityLimiter(self._size)

    def stop(self) -> None:
        """Stop the workers."""
        if self._pool is not None:
            self._pool.close()

    async def query(self, job: Job, seconds: float) -> bytes:
        """Run ``job`` in a worker, waiting included within ``seconds``.

        Raises what :meth:`graph.workers.Pool.run` raises.
        """
        assert self._pool is not None and self._limiter is not None, "not started"
        end, borrower = time.monotonic() + seconds, object()
        try:
            with anyio.fail_after(seconds):
                await self._limiter.acquire_on_behalf_of(borrower)
        except TimeoutError as error:
            raise busy(seconds) from error
        try:
            run = functools.partial(self._pool.run, job, end - time.monotonic())
            return await anyio.to_thread.run_sync(run, limiter=_no_limit())
        finally:
            self._limiter.release_on_behalf_of(borrower)


def _no_limit() -> anyio.CapacityLimiter:
    """A thread of its own: queries must not use up those of other requests."""
    return anyio.CapacityLimiter(1)


def services(request: Request) -> Services:
    """The services of the application that got ``request``."""
    return cast(Services, request.app.state.services)


def current_view(request: Request) -> View:
    """The view that a request is answered from; runs in a thread, it may open files."""
    return services(request).view()


CurrentView = Annotated[View, Depends(current_view)]
CurrentServices = Annotated[Services, Depends(services)]


def only(*known: str) -> Callable[[Request], None]:
    """A dependency that refuses query parameters but ``known``, each at most once."""

    def check(request: Request) -> None:
        refuse_unknown(list(request.query_params.keys()), known)
        for name in request.query_params:
            if len(request.query_params.getlist(name)) > 1:
                raise BadRequest(f"{name} is given twice", suggestion="give it once")

    return check


def refuse_unknown(given: list[str], known: tuple[str, ...]) -> None:
    """Raise :class:`BadRequest` that names the first parameter not in ``known``."""
    for name in given:
        if name not in known:
            guess = nearest(name, list(known))
            options = f"there are {', '.join(known)}" if known else "there are none here"
            raise BadRequest(
                f"there is no parameter {name[:60]!r}",
                suggestion=f"did you mean {guess}?" if guess else options,
            )
