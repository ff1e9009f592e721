"""Which network somebody asks for: a named one or that of a query, and of which days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from graph.networks.definition import definition
from graph.networks.network import Network
from graph.networks.project import network_of_rows, project
from graph.vocab import DEFAULT_BASE

if TYPE_CHECKING:
    from graph.store import View


@dataclass(frozen=True, slots=True)
class Asked:
    """A network that is asked for: by ``name``, or by a SELECT (``query``).

    ``own`` is the folder of the user's networks, ``base`` that of the IRIs of
    things.
    """

    name: str = ""
    query: str = ""
    as_of: date | None = None
    own: Path | None = None
    base: str = DEFAULT_BASE

    def project(self, view: View) -> Network:
        """The network. Raises :class:`NotFound`, :class:`BadRequest` and what a query raises."""
        if self.query:
            return network_of_rows(view, view.query(self.query).rows(), self.as_of)
        return project(view, definition(self.name, self.own), self.as_of, base=self.base)
