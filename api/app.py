"""The application: routes, errors and what is around them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.routing import Route

from api.deps import Services
from api.direct import Direct
from api.envelope import Envelope
from api.errors import add_handlers
from api.examples import add_examples
from api.limiting import Limited, limit_of
from api.replies import SOFTWARE
from api.routers import (
    conflicts,
    documents,
    drafts,
    entities,
    explorer,
    jobs,
    network_pictures,
    network_query,
    network_structure,
    network_time,
    networks,
    queries,
    running,
    search,
    sparql,
    system,
    validation,
    vocabulary,
)
from api.schemas import Problem
from api.sharing import Shared
from api.watching import Watched
from graph.logs import of_requests
from graph.settings import Settings, read_settings

_ROUTERS = (
    system,
    explorer,
    sparql,
    running,
    queries,
    network_query,
    network_pictures,
    network_structure,
    network_time,
    networks,
    jobs,
    conflicts,
    search,
    documents,
    entities,
    vocabulary,
    validation,
    drafts,
)
_METHODS = ["GET", "POST", "DELETE"]
_EXPOSED = ["ETag", "Link", "Location", "Query-Id", "Renkei-Version", "Retry-After", "X-Request-Id"]


def create_app(settings: Settings | None = None) -> FastAPI:
    """The service over the store of ``settings`` (from the environment if None).

    It starts without a graph and serves one as soon as it is published.
    """
    services = Services(settings or read_settings())

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await services.start()
        try:
            yield
        finally:
            await services.stop()

    # The interactive pages of FastAPI would load scripts from elsewhere; the description
    # itself is a route of ours, so that it can be cached like the others.
    app = FastAPI(
        title="Renkei",
        version=SOFTWARE,
        openapi_url=None,
        docs_url=None,
        lifespan=lifespan,
        # It measures itself, and asking whether anybody else does takes time with each request.
        telemetry={"tracing": False, "metrics": False, "logs": False},
    )
    app.state.services = services
    for module in _ROUTERS:
        app.include_router(module.router)
    add_handlers(app)
    handlers = {"GET": sparql.ask, "POST": sparql.ask_posted}
    app.add_middleware(Direct, services=services, path="/sparql", handlers=handlers)
    app.add_middleware(Envelope, services=services)
    if services.settings.rate_limit:
        limit = limit_of(services.settings.rate_limit)
        app.add_middleware(Limited, services=services, limit=limit)
    # Around the envelope: what it keeps is for pages of any origin.
    app.add_middleware(Shared, allow_origins=["*"], allow_methods=_METHODS, expose_headers=_EXPOSED)
    log = of_requests(services.settings.log)
    app.add_middleware(Watched, metrics=services.metrics, log=log, paths=_first_parts())
    app.openapi = lambda: _described(app)  # type: ignore[method-assign]
    return app


def _first_parts() -> frozenset[str]:
    """The first parts of the paths that there are."""
    routes = (route for module in _ROUTERS for route in module.router.routes)
    return frozenset(route.path.split("/")[1] for route in routes if isinstance(route, Route))


def _described(app: FastAPI) -> dict[str, Any]:
    if app.openapi_schema is None:
        schema = get_openapi(
            title=app.title,
            version=app.version,
            description="A knowledge graph of life-science clusters; every error is a problem "
            "(RFC 9457), every answer carries an ETag and the dataset's version.",
            routes=app.routes,
        )
        schemas = schema.setdefault("components", {}).setdefault("schemas", {})
        schemas["Problem"] = Problem.model_json_schema()
        add_examples(schema)
        app.openapi_schema = schema
    return app.openapi_schema
