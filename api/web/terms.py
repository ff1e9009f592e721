"""What the vocabulary calls its terms, in the reader's language."""

from __future__ import annotations

import anyio

from api.deps import Services
from api.glossary import short_name
from graph.catalogue import terms as catalogue
from graph.store import View
from graph.vocab import RK, Minter


class Terms:
    """Names of classes, properties and the concepts of lists, for one reader."""

    def __init__(self, known: catalogue.Terms, language: str) -> None:
        self._known = known
        self._language = language

    def __call__(self, name: str, kind: str = "") -> str:
        """The name of a term: an IRI, a local name, or with ``kind`` that of a list's concept.

        Of terms with the same local name it is ours. What the vocabulary has no name for is
        called by its local name.
        """
        if ":" in name:
            return self._known.name(name, self._language)
        scheme = f"/id/{kind}/" if kind else RK
        return self._known.word(name, self._language, scheme)

    def meaning(self, name: str) -> str:
        """What a term means, by its IRI or a local name of ours; empty where that is not said."""
        return self._known.definition(name if ":" in name else RK(name), self._language)

    def called(self, part: str) -> list[tuple[str, str, str]]:
        """Terms in whose names a text stands: name, meaning, and place on the vocabulary's page."""
        found = [
            (self(term), self.meaning(term), short_name(term))
            for term in self._known.called(part)
            if short_name(term)
        ]
        return sorted(found, key=lambda one: (len(one[0]), one[0]))

    def listed(self, kind: str) -> dict[str, str]:
        """The concepts of a list: local name → name, sorted by it."""
        start = Minter().thing(kind, "")
        found = {name: self(start + name) for name in self._known.within(start)}
        return dict(sorted(found.items(), key=lambda item: item[1].casefold()))


async def terms_of(services: Services, view: View, language: str) -> Terms:
    """The terms of the vocabulary that goes with a view."""
    return Terms(await anyio.to_thread.run_sync(services.terms, view), language)
