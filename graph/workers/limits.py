"""How much a query may use, and the errors of those that use more."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.errors import QueryTimeout
from graph.processes import cores


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a pool of workers. Sizes are bytes."""

    #: Queries that run at once; those beyond wait for their turn.
    running: int = 40
    #: Memory of the data of one query.
    memory: int = 1024 * 2**20
    #: Memory of all queries together; beyond it the largest is stopped.
    memory_of_all: int = 6 * 1024 * 2**20
    #: Short queries that run at once; others take turns with them, for each worker has a cache of
    #: its own to fill, and all together one processor's.
    at_once: int = field(default_factory=lambda: cores() + 1)
    #: Workers that are kept for the next queries.
    idle: int = 4
    #: Seconds of work after which a query gives way to others.
    patience: float = 0.5


class QueryTooLarge(QueryTimeout):
    """A query was stopped because its answer or its memory grew too large."""

    slug = "query-too-large"
    title = "Query stopped at its size limit"


class QueryCancelled(QueryTimeout):
    """A query was stopped because somebody asked for it."""

    slug = "query-cancelled"
    title = "Query cancelled"


def past_limit(seconds: float) -> QueryTimeout:
    """The error for a query that ran out of time."""
    return QueryTimeout(
        f"the query was stopped after {round(seconds, 1):g} seconds",
        suggestion="add LIMIT, bind more of its terms, or ask for a longer timeout=",
    )


def too_large() -> QueryTooLarge:
    """The error for a query that used up its memory or its stack."""
    return QueryTooLarge(
        "the query was stopped: it needed too much memory or is nested too deeply",
        suggestion="add LIMIT, or ask in several smaller queries",
    )


def all_too_large() -> QueryTooLarge:
    """The error for the largest query when all together use too much memory."""
    return QueryTooLarge(
        "the query was stopped: it needed the most memory of those that run, and there was no more",
        suggestion="ask again later, add LIMIT, or ask in several smaller queries",
    )


def busy(seconds: float) -> QueryTimeout:
    """The error for a query that never got a worker."""
    return QueryTimeout(
        f"other queries kept the service busy for {round(seconds, 1):g} seconds",
        suggestion="ask again in a moment",
    )


def cancelled() -> QueryCancelled:
    """The error for a query that was cancelled."""
    return QueryCancelled("the query was cancelled", suggestion="ask again if that was a mistake")
