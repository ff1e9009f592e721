"""Which network somebody asks for: a named one or that of a query, and of which days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import BadRequest
from graph.model import Literal
from graph.networks.definition import definition
from graph.networks.network import Network
from graph.networks.project import network_of_rows, project
from graph.vocab import DEFAULT_BASE

if TYPE_CHECKING:
    from graph.store import View
    from graph.terms import Term


@dataclass(frozen=True, slots=True)
class Asked:
    """A network that is asked for: by ``name``, or by a SELECT (``query``).

    ``own`` is the folder of the user's networks, ``base`` that of the IRIs of
    things, ``rows`` the most that a query may have.
    """

    name: str = ""
    query: str = ""
    as_of: date | None = None
    own: Path | None = None
    rows: int = 2_000_000
    base: str = DEFAULT_BASE

    def project(self, view: View) -> Network:
        """The network. Raises :class:`NotFound`, :class:`BadRequest` and what a query raises."""
        if self.query:
            return network_of_rows(view, _rows(view, self.query, self.rows), self.as_of)
        return project(view, definition(self.name, self.own), self.as_of, base=self.base)


def _rows(view: View, query: str, most: int) -> Iterator[dict[str, Term]]:
    """The rows of a client's query, as long as they make a network. Raises :class:`BadRequest`."""
    found = view.query(query)
    ends = {f"?{name}" for name in found.variables} if found.form == "select" else set()
    missing = {"?source", "?target"} - ends
    if missing:
        raise BadRequest(
            f"a network's query needs {' and '.join(sorted(missing))}",
            suggestion="SELECT ?source ?target, and ?edge ?weight ?start ?end ?label as you like",
        )
    return _checked(found.rows(), most)


def _checked(rows: Iterator[dict[str, Term]], most: int) -> Iterator[dict[str, Term]]:
    for number, row in enumerate(rows, start=1):
        if number > most:
            raise BadRequest(
                f"the network's query has more than {most} rows",
                suggestion="bind more of its terms, or sum rows up with GROUP BY and ?weight",
            )
        for name in ("source", "target"):
            if isinstance(row.get(name), Literal):
                raise BadRequest(
                    f"row {number} of the network's query has a literal as ?{name}",
                    suggestion="nodes are things: bind IRIs, and give names as ?label of the edge",
                )
        yield row
