"""Names and definitions of the vocabulary's terms, of which the default graph has none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.catalogue.rows import Names, Solution
from graph.languages import choose
from graph.model import Literal
from graph.sparqlterms import iri
from graph.vocab import OWL, RDF, RDFS, Minter, local_name

#: What the languages of RDF itself call theirs is English, and longer than a line of a table.
_OF_RDF: Names = {
    RDF("type"): {"en": "kind", "ja": "種別", "de": "Art"},
    RDFS("label"): {"en": "name", "ja": "名称", "de": "Name"},
    RDFS("comment"): {"en": "note", "ja": "注記", "de": "Anmerkung"},
    OWL("sameAs"): {"en": "elsewhere", "ja": "外部の識別子", "de": "anderswo"},
}


def query(base: str) -> str:
    """What is asked of a graph for its vocabulary: ``?term`` with ``?label`` or ``?definition``."""
    graph = iri(Minter(base).graph("ontology"))
    return f"""SELECT ?term ?label ?definition {{ GRAPH {graph} {{
  {{ ?term rdfs:label ?label }} UNION {{ ?term skos:definition ?definition }}
}} }}"""


class Vocabulary:
    """What one version of the graph calls terms: names and definitions by term and language.

    ``solutions`` answer :func:`query`.
    """

    def __init__(self, solutions: Iterable[Solution]) -> None:
        self._names: dict[str, dict[str, str]] = {term: dict(own) for term, own in _OF_RDF.items()}
        self._definitions: dict[str, dict[str, str]] = {}
        for row in solutions:
            for said, kept in (("label", self._names), ("definition", self._definitions)):
                text = row.get(said)
                if isinstance(text, Literal):
                    kept.setdefault(str(row["term"]), {})[text.language] = text.value
        self._by_local: dict[str, list[str]] = {}
        for term in sorted(self._names):
            self._by_local.setdefault(local_name(term), []).append(term)

    def among(self, things: Iterable[str]) -> dict[str, Mapping[str, str]]:
        """The names of those of some IRIs that are terms."""
        return {one: self._names[one] for one in things if one in self._names}

    def name(self, term: str, lang: str) -> str:
        """What a term is called, else what its IRI ends with."""
        return choose(self._names.get(term, {}), lang) or local_name(term)

    def definition(self, term: str, lang: str) -> str:
        """What a term means; empty where that is not said."""
        return choose(self._definitions.get(term, {}), lang) or ""

    def called(self, part: str) -> list[str]:
        """The terms in whose names, in any language, a text stands."""
        wanted = part.casefold()
        return [
            term
            for term, names in self._names.items()
            if any(wanted in name.casefold() for name in names.values())
        ]

    def word(self, name: str, lang: str, scheme: str = "") -> str:
        """What a term is called of which only the local name is known.

        ``scheme`` is part of its IRI, where several terms are called alike.
        """
        found = self._by_local.get(name, [])
        best = next((term for term in found if scheme and scheme in term), None)
        return self.name(best or found[0], lang) if found else name
