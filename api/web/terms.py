"""What the vocabulary calls its terms, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import anyio

from api.deps import Services
from graph.languages import choose
from graph.model import Literal
from graph.store import View
from graph.vocab import RK, Minter, kind_of, local_name

_NAMES = "SELECT ?term ?name { GRAPH %s { ?term rdfs:label|skos:prefLabel ?name } }"


class Terms:
    """Names of classes, properties and the concepts of lists, by IRI and language."""

    def __init__(self, names: Mapping[str, Mapping[str, str]], language: str) -> None:
        self._names = names
        self._language = language

    def __call__(self, name: str, kind: str = "") -> str:
        """The name of a term: an IRI, a local name of ours, or that of a list's concept.

        What the vocabulary has no name for is called by its local name.
        """
        term = name
        if ":" not in name:
            term = Minter().thing(kind, name) if kind else RK(name)
        return choose(self._names.get(term, {}), self._language) or local_name(name)

    def listed(self, kind: str) -> dict[str, str]:
        """The concepts of a list: local name → name, sorted by it."""
        found = {local_name(one): self(one) for one in self._names if kind_of(one) == kind}
        return dict(sorted(found.items(), key=lambda item: item[1].casefold()))


async def terms_of(services: Services, view: View, language: str) -> Terms:
    """The terms of the vocabulary that goes with a view."""
    base = services.settings.base_iri
    return Terms(await anyio.to_thread.run_sync(_names_in, view, base), language)


@lru_cache(maxsize=1)
def _names_in(view: View, base: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in view.select(_NAMES % f"<{Minter(base).graph('ontology')}>"):
        name = row["name"]
        if isinstance(name, Literal):
            found.setdefault(str(row["term"]), {})[name.language] = name.value
    return found
