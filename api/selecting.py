"""Queries of our own making, run where those of strangers run."""

from __future__ import annotations

import json
import uuid
from typing import Any

from api.deps import Services
from graph.errors import StoreUnavailable
from graph.model import Iri, Literal
from graph.store import View
from graph.terms import Term
from graph.workers import Job

Solution = dict[str, Term]


async def select(services: Services, view: View, query: str) -> list[Solution]:
    """The solutions of a SELECT. Raises what :meth:`graph.workers.Pool.run` raises."""
    content = await whole(services, view, query, "json")
    found = json.loads(content)["results"]["bindings"]
    return [{name: _term(value) for name, value in row.items()} for row in found]


async def whole(services: Services, view: View, query: str, format: str) -> bytes:
    """The answer to a query of any form in a format of :mod:`graph.formats`."""
    if view.path is None:
        raise StoreUnavailable("this graph is not on disk")
    job = Job(view.path, query, format)
    run = await services.pool.run(uuid.uuid4().hex, job, services.settings.query_timeout)
    return run.first + b"".join([piece async for piece in run.rest()])


def _term(value: dict[str, Any]) -> Term:
    """A term of the SPARQL 1.1 Query Results JSON Format (W3C, 2013), section 3.2.2."""
    if value["type"] == "uri":
        return Iri(value["value"])
    if value["type"] == "bnode":
        return Iri(f"_:{value['value']}")
    if "xml:lang" in value:
        return Literal(value["value"], language=value["xml:lang"])
    return Literal(value["value"], value.get("datatype", "http://www.w3.org/2001/XMLSchema#string"))
