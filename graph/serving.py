"""Running the service under Uvicorn, in one process or in several."""

from __future__ import annotations

import math
import os
import socket
from tempfile import TemporaryDirectory

import uvicorn

from graph.console import say
from graph.errors import BadRequest
from graph.logs import events, form_of, of_others
from graph.settings import Settings
from graph.store import open_view

#: Where processes leave what they measure, so that each can tell it for all (prometheus_client).
_SHARED = "PROMETHEUS_MULTIPROC_DIR"


def listen(settings: Settings, host: str, port: int, workers: int) -> None:
    """Serve the graph of ``settings`` until somebody stops it.

    Raises :class:`StoreUnavailable` without a graph and :class:`BadRequest`
    for an address that cannot be listened on or a log of no known form.
    """
    form = form_of(settings.log)
    view = open_view(settings.store)
    _check_address(host, port)
    # Workers are processes of their own and read their settings from the environment.
    os.environ["RENKEI_STORE"] = str(settings.store.resolve())
    os.environ["RENKEI_LOG"] = form
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{port}/"
    if form == "text":
        say(f"Serving graph {view.version} at {address} (Ctrl-C stops)")
    else:
        events(form).info("serving", version=view.version, address=address)
    with TemporaryDirectory(prefix="renkei-") as folder:
        if workers > 1:
            os.environ[_SHARED] = folder
        uvicorn.run(
            "api.app:create_app",
            factory=True,
            host=host,
            port=port,
            workers=workers,
            log_config=of_others(form),
            access_log=False,
            # Answers that are under way are finished, but nobody waits for a client that sleeps.
            timeout_graceful_shutdown=math.ceil(settings.query_timeout_max),
        )


def _check_address(host: str, port: int) -> None:
    """Raise :class:`BadRequest` now if the address cannot be listened on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        raise BadRequest(
            f"cannot listen on {host}:{port}: {os.strerror(error.errno) if error.errno else error}",
            suggestion=f"choose another with --port, such as {port % 65535 + 1}",
        ) from error
