"""What the service writes to standard error: one event a line, as JSON or for people.

JSON has the fields ``timestamp`` (ISO 8601, UTC), ``level``, ``event`` and, for whatever belongs
to a request, ``request_id``. Uvicorn's own messages and unexpected errors look alike.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Mapping
from typing import Any

import orjson
import structlog
from structlog.typing import FilteringBoundLogger, Processor

from graph.errors import BadRequest

#: ``text`` is for people, ``off`` leaves out the lines of requests.
FORMS = ("json", "text", "off")


def form_of(asked: str) -> str:
    """The form asked for, or what suits who reads. Raises :class:`BadRequest` for another."""
    if asked and asked not in FORMS:
        raise BadRequest(
            f"RENKEI_LOG={asked[:40]} is not a form of the log",
            suggestion=f"use one of {', '.join(FORMS)}",
        )
    return asked or ("text" if sys.stderr.isatty() else "json")


def events(form: str) -> FilteringBoundLogger:
    """What writes the service's own events: ``events(form).info("event", field=…)``."""
    return _writer([structlog.contextvars.merge_contextvars, *_common(), _renderer(form)])


def of_requests(form: str) -> FilteringBoundLogger | None:
    """What writes a line for each request; None for ``off``, and where no form is set.

    A line says what it is given, and not what the context knows: to ask that takes a while.
    """
    if form in ("", "off"):
        return None
    return _writer([*_common(), _renderer(form_of(form))])


def _writer(processors: list[Processor]) -> FilteringBoundLogger:
    logger: FilteringBoundLogger = structlog.wrap_logger(
        structlog.WriteLogger(sys.stderr),
        processors=processors,
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=True,
    )
    return logger.bind()


def of_others(form: str) -> dict[str, Any]:
    """The configuration (:func:`logging.config.dictConfig`) for whatever logs by itself."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "own": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.format_exc_info,
                    _renderer(form),
                ],
                "foreign_pre_chain": [
                    structlog.stdlib.add_logger_name,
                    structlog.contextvars.merge_contextvars,
                    *_common(),
                ],
            }
        },
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "formatter": "own",
                "stream": "ext://sys.stderr",
            }
        },
        "root": {"handlers": ["stderr"], "level": "INFO"},
    }


def _common() -> list[Processor]:
    return [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def _renderer(form: str) -> Processor:
    if form != "text":
        return structlog.processors.JSONRenderer(serializer=_json)
    plain = structlog.dev.plain_traceback
    return structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=plain)


def _json(event: Mapping[str, Any], default: Callable[[Any], Any]) -> str:
    """A line as JSON; with Python's own, most of the time of a line would go into this."""
    try:
        return orjson.dumps(event, default=default).decode()
    except TypeError:
        # A number of more than 64 bits, or half of a surrogate pair.
        return json.dumps(event, default=default)
