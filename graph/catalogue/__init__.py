"""The graph as lists of things and their fields, for whoever does not write SPARQL.

:mod:`.tables` says which collections there are and which fields their things
have, one row each; :mod:`.asked` reads parameters, :mod:`.sparql` makes
queries of them, :mod:`.rows` turns the answers into JSON; :mod:`.evidence`
does both for statements. Queries are run by whoever asks: nothing here opens a
graph.
"""

from __future__ import annotations

from graph.catalogue.asked import Asked, asked, parameters
from graph.catalogue.fields import Collection, Field, Kind
from graph.catalogue.tables import COLLECTIONS, collection

__all__ = [
    "COLLECTIONS",
    "Asked",
    "Collection",
    "Field",
    "Kind",
    "asked",
    "collection",
    "parameters",
]
