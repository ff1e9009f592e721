"""What the vocabulary calls its terms, in the reader's language."""

from __future__ import annotations

import anyio

from api.deps import Services
from api.glossary import short_name
from graph.catalogue.terms import Vocabulary
from graph.store import View
from graph.vocab import RK


class Terms:
    """Names of classes, properties and the concepts of lists, for one reader."""

    def __init__(self, vocabulary: Vocabulary, language: str) -> None:
        self._vocabulary = vocabulary
        self._language = language

    def __call__(self, name: str, kind: str = "") -> str:
        """The name of a term: an IRI, a local name, or with ``kind`` that of a list's concept.

        Of terms with the same local name it is ours. What the vocabulary has no name for is
        called by its local name.
        """
        if ":" in name:
            return self._vocabulary.name(name, self._language)
        scheme = f"/id/{kind}/" if kind else RK
        return self._vocabulary.word(name, self._language, scheme)

    def meaning(self, name: str) -> str:
        """What a term means, by its IRI or a local name of ours; empty where that is not said."""
        return self._vocabulary.definition(name if ":" in name else RK(name), self._language)

    def called(self, part: str) -> list[tuple[str, str, str]]:
        """Terms in whose names a text stands: name, meaning, and place on the vocabulary's page."""
        found = [
            (self(term), self.meaning(term), short_name(term))
            for term in self._vocabulary.called(part)
            if short_name(term)
        ]
        return sorted(found, key=lambda one: (len(one[0]), one[0]))


async def terms_of(services: Services, view: View, language: str) -> Terms:
    """The terms of the vocabulary that goes with a view."""
    return Terms(await anyio.to_thread.run_sync(services.vocabulary, view), language)
