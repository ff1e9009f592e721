"""What requests share: settings, the current view of the graph, the workers."""

from __future__ import annotations

import threading
import time
from collections.abc import Awaitable, Callable
from typing import Annotated, cast

import anyio
from fastapi import Depends, Request

from api.answers import Answers
from api.drafts import Drafts
from api.jobs import Jobs
from api.metrics import Metrics
from graph.catalogue import terms
from graph.catalogue.terms import Vocabulary
from graph.errors import BadRequest, StoreUnavailable, meant
from graph.quotes import Quotes
from graph.search import Searcher
from graph.settings import Settings
from graph.store import View, current_version, open_view
from graph.workers import Limits, Pool, Validator

_MIB = 2**20
#: Searches that wait for the index at once, each in a thread.
_SEARCHES = 8
#: Seconds for which a version that is current stays so: a request asks several times, and each
#: time the file system.
_A_MOMENT = 0.005
#: Workers for networks that are kept for the next one.
_COMPUTING = 1


class Services:
    """Settings, view, workers and answers of one application."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.metrics = Metrics()
        self.searcher = Searcher()
        #: Searches wait for each other; they must not use up the threads of other requests.
        self.searches = anyio.CapacityLimiter(_SEARCHES)
        self.answers = Answers(int(settings.answers_memory * _MIB))
        self._pool: Pool | None = None
        self._validator: Validator | None = None
        self._jobs: Jobs | None = None
        self._drafts: Drafts | None = None
        self._view: View | None = None
        #: When it was seen that the view is of the current version (:func:`time.monotonic`).
        self._looked = 0.0
        self._lock = threading.Lock()
        self._quotes: tuple[str, Quotes] | None = None
        self._quoting = threading.Lock()
        self._vocabulary: tuple[str, Vocabulary] | None = None

    def view(self) -> View:
        """The current version of the graph, reopened when a build has published another.

        Raises :class:`StoreUnavailable`.
        """
        view = self.opened()
        if view is not None:
            return view
        name = current_version(self.settings.store)
        with self._lock:
            try:
                self._view = open_view(self.settings.store)
            except StoreUnavailable:
                # The version may have been replaced between reading its name and opening it.
                if name is None or current_version(self.settings.store) == name:
                    raise
                self._view = open_view(self.settings.store)
            return self._view

    async def current(self) -> View:
        """The same; opening another version is done in a thread."""
        view = self.opened()
        return view if view is not None else await anyio.to_thread.run_sync(self.view)

    def opened(self) -> View | None:
        """The view that is open, if it is of the current version; costs next to nothing."""
        view = self._view
        if view is None or view.path is None:
            return None
        now = time.monotonic()
        if now - self._looked > _A_MOMENT:
            if view.path.name != current_version(self.settings.store):
                return None
            self._looked = now
        return view

    def revision(self) -> str | None:
        """The revision of the view that is open, if it is of the current version."""
        view = self.opened()
        return view.revision if view is not None else None

    def quotes(self, view: View) -> Quotes:
        """The sentences of the documents at hand, looked up once for each version of the graph."""
        with self._quoting:
            if self._quotes is None or self._quotes[0] != view.version:
                self._quotes = view.version, Quotes(view, self.settings.documents)
            return self._quotes[1]

    def vocabulary(self, view: View) -> Vocabulary:
        """The vocabulary of a view, read once for each version of the graph."""
        kept = self._vocabulary
        if kept is None or kept[0] != view.revision:
            found = Vocabulary(view.select(terms.query(self.settings.base_iri)))
            kept = self._vocabulary = view.revision, found
        return kept[1]

    def known_version(self) -> str | None:
        """The dataset version that was served last; costs nothing."""
        view = self._view
        return view.version if view is not None else None

    async def start(self) -> None:
        """Start the workers."""
        settings = self.settings
        self._pool = Pool(
            Limits(
                running=int(settings.queries_running),
                memory=int(settings.query_memory * _MIB),
                memory_of_all=int(settings.query_memory_total * _MIB),
            )
        )
        self._validator = Validator(
            settings.validation_timeout,
            int(settings.validation_memory * _MIB),
            settings.validations_running,
        )
        computing = Limits(
            running=settings.networks_running,
            memory=int(settings.network_memory * _MIB),
            memory_of_all=2 * int(settings.network_memory * _MIB),
            idle=_COMPUTING,
        )
        self._jobs = Jobs(
            computing,
            settings.network_timeout,
            int(settings.answers_memory * _MIB),
        )
        self._drafts = Drafts(settings)
        await self._drafts.start()
        name = current_version(settings.store)
        folder = settings.store / "versions" / name if name else None
        await self._pool.start(folder)
        await self._jobs.start(folder)

    async def stop(self) -> None:
        """Stop the workers."""
        self.searcher.close()
        if self._pool is not None:
            await self._pool.close()
        if self._validator is not None:
            await self._validator.close()
        if self._jobs is not None:
            await self._jobs.close()
        if self._drafts is not None:
            await self._drafts.close()

    @property
    def pool(self) -> Pool:
        """The workers for queries."""
        assert self._pool is not None, "not started"
        return self._pool

    @property
    def validator(self) -> Validator:
        """The workers for validation."""
        assert self._validator is not None, "not started"
        return self._validator

    @property
    def jobs(self) -> Jobs:
        """What is computed of networks."""
        assert self._jobs is not None, "not started"
        return self._jobs

    @property
    def drafts(self) -> Drafts:
        """Documents that nobody has kept yet."""
        assert self._drafts is not None, "not started"
        return self._drafts


# Dependencies are coroutines: FastAPI runs a function in a thread, which costs more than these do.


async def services(request: Request) -> Services:
    """The services of the application that got ``request``."""
    return cast(Services, request.app.state.services)


async def current_view(own: Annotated[Services, Depends(services)]) -> View:
    """The view that a request is answered from."""
    return await own.current()


async def current_quotes(
    own: Annotated[Services, Depends(services)], view: Annotated[View, Depends(current_view)]
) -> Quotes:
    """The sentences that a request may show."""
    return await anyio.to_thread.run_sync(own.quotes, view)


CurrentView = Annotated[View, Depends(current_view)]
CurrentQuotes = Annotated[Quotes, Depends(current_quotes)]
CurrentServices = Annotated[Services, Depends(services)]


def only(*known: str) -> Callable[[Request], Awaitable[None]]:
    """A dependency that refuses query parameters but ``known``, each at most once."""

    async def check(request: Request) -> None:
        refuse_unknown(list(request.query_params.keys()), known)
        for name in request.query_params:
            if len(request.query_params.getlist(name)) > 1:
                raise BadRequest(f"{name} is given twice", suggestion="give it once")

    return check


def refuse_unknown(given: list[str], known: tuple[str, ...]) -> None:
    """Raise :class:`BadRequest` that names the first parameter not in ``known``."""
    for name in given:
        if name not in known:
            options = f"there are {', '.join(known)}" if known else "there are none here"
            raise BadRequest(
                f"there is no parameter {name[:60]!r}",
                suggestion=meant(name, known, options),
            )
