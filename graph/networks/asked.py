"""Which network somebody asks for: a named one or that of a query, and of which days."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import BadRequest
from graph.networks.columns import MOST
from graph.networks.definition import definition
from graph.networks.network import Network
from graph.networks.project import QUERY, Projection, When, projection, read
from graph.vocab import DEFAULT_BASE

if TYPE_CHECKING:
    from graph.settings import Settings
    from graph.store import View


@dataclass(frozen=True, slots=True)
class Asked:
    """A network that is asked for: by ``name``, or by a SELECT (``query``).

    ``as_of`` is the day or period that is asked for (None: all time), ``own`` the
    folder of the user's networks, ``base`` that of the IRIs of things,
    ``rows`` the most that its query may have.
    """

    name: str = ""
    query: str = ""
    as_of: When = None
    own: Path | None = None
    rows: int = MOST
    base: str = DEFAULT_BASE

    @classmethod
    def by(cls, settings: Settings, name: str = "", query: str = "", when: When = None) -> Asked:
        """What is asked for where these settings hold."""
        return cls(
            name=name,
            query=query,
            as_of=when,
            own=settings.networks,
            rows=settings.network_rows,
            base=settings.base_iri,
        )

    def project(self, view: View) -> Network:
        """The network. Raises :class:`NotFound`, :class:`BadRequest` and what a query raises."""
        return self.projection(view).network(self.as_of)

    def projection(self, view: View) -> Projection:
        """The same for any period, read once."""
        if self.query:
            return _of_query(view, self.query, self.rows)
        chosen = definition(self.name, self.own)
        return projection(view, chosen, base=self.base, most=self.rows)


def _of_query(view: View, query: str, most: int) -> Projection:
    """The network of a client's query. Raises :class:`BadRequest` where it makes none."""
    found = view.query(query)
    names = set(found.variables) if found.form == "select" else set()
    missing = {"source", "target"} - names
    if missing and not {"member", "edge"} <= names:
        raise BadRequest(
            f"a network's query needs {' and '.join(f'?{name}' for name in sorted(missing))}",
            suggestion="SELECT ?source ?target, and ?edge ?weight ?start ?end ?label as you like",
        )
    return Projection(view, QUERY, read(found, most))
