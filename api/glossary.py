"""The vocabulary for people: each term with names, definition and how it stands to others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.errors import NotFound, meant
from graph.languages import LANGUAGES, choose
from graph.model import Iri, Literal
from graph.trig import Quad
from graph.vocab import DCTERMS, OWL, PREFIXES, QB, RDF, RDFS, RK, SKOS, shortened

_TYPE, _FIRST, _REST = RDF("type"), RDF("first"), RDF("rest")
_LABEL, _DEFINITION = RDFS("label"), SKOS("definition")
#: What is told in words, by the section, or the other way round.
_UNTOLD = {
    *(_LABEL, _DEFINITION, SKOS("prefLabel"), RDFS("isDefinedBy"), SKOS("hasTopConcept")),
    *(SKOS("topConceptOf"), RDF("type")),
}
#: Sections by the type of their terms; the first that fits takes a term.
_SECTIONS = (
    ("classes", OWL("Class")),
    ("links", OWL("ObjectProperty")),
    ("values", OWL("DatatypeProperty")),
    ("notes", OWL("AnnotationProperty")),
    ("structures", QB("DataStructureDefinition")),
    ("slices", QB("SliceKey")),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of what is said of a term: a text, or another term with where it is explained."""

    text: str
    href: str = ""
    curie: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A term: its names and meanings by language, and how it stands to others.

    ``facts`` are by property, with one list of pieces for each value.
    """

    place: str
    curie: str
    words: tuple[tuple[str, str, str], ...]
    facts: tuple[tuple[str, tuple[tuple[Piece, ...], ...]], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Terms of one sort; ``list`` is the name of the list whose concepts they are."""

    anchor: str
    key: str
    list: str
    entries: tuple[Entry, ...]


class Glossary:
    """The terms of an ontology, found by their short names."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._said: dict[Iri, list[Quad]] = {}
        for quad in quads:
            self._said.setdefault(quad.subject, []).append(quad)
        self._terms = {
            name: term for term in self._said if (name := short_name(term)) and self._types(term)
        }
        self._of_class: dict[Iri, list[Iri]] = {}
        for term in self._said:
            for value in self._values(term, RDFS("domain")):
                for class_ in self._members(value):
                    self._of_class.setdefault(class_, []).append(term)

    def described(self, name: str) -> list[Quad]:
        """What is said of a term, and of the concepts of a list. Raises :class:`NotFound`."""
        term = self._terms.get(name)
        if term is None:
            raise NotFound(
                f"the vocabulary has no term {name[:80]}",
                suggestion=meant(name[:80], self._terms, "see /ontology"),
            )
        return [*self._closure(term), *self._listing(term)]

    def sections(self, lang: str) -> list[Section]:
        """All terms, each at its place; names of other terms are in a language."""
        return [
            Section(anchor, key, title, tuple(self._entry(term, lang) for term in terms))
            for anchor, key, title, terms in (
                *self._sections(),
                *self._lists(lang),
                *self._reused(),
            )
        ]

    def about(self) -> tuple[tuple[str, str, str], ...]:
        """What the vocabulary as a whole is called and for, by language."""
        return self._words(Iri(RK.removesuffix("#")))

    def _types(self, term: Iri) -> list[Iri]:
        return [one for one in self._values(term, _TYPE) if isinstance(one, Iri)]

    def _values(self, term: Iri, property: Iri) -> list[Iri | Literal]:
        return [quad.object for quad in self._said.get(term, ()) if quad.predicate == property]

    def _members(self, value: Iri | Literal) -> list[Iri]:
        """A class, or the classes that it is the union of."""
        if not isinstance(value, Iri) or not value.startswith("_:"):
            return [value] if isinstance(value, Iri) else []
        heads = self._values(value, OWL("unionOf"))
        return [one for head in heads for one in self._items(head) if isinstance(one, Iri)]

    def _items(self, head: Iri | Literal) -> Iterator[Iri | Literal]:
        while isinstance(head, Iri) and head != RDF("nil"):
            yield from self._values(head, _FIRST)
            head = next(iter(self._values(head, _REST)), RDF("nil"))

    def _closure(self, term: Iri) -> Iterator[Quad]:
        for quad in self._said.get(term, ()):
            yield quad
            if isinstance(quad.object, Iri) and quad.object.startswith("_:"):
                yield from self._closure(quad.object)

    def _listing(self, term: Iri) -> Iterator[Quad]:
        for concept in self._concepts(term):
            yield from self._closure(concept)

    def _concepts(self, scheme: Iri) -> list[Iri]:
        return sorted(t for t in self._said if scheme in self._values(t, SKOS("inScheme")))

    def _sections(self) -> Iterator[tuple[str, str, str, list[Iri]]]:
        for key, type_ in _SECTIONS:
            terms = sorted(
                t for t in self._terms.values() if _is_own(t) and type_ in self._types(t)
            )
            if terms:
                yield f"all-{key}", key, "", terms

    def _lists(self, lang: str) -> Iterator[tuple[str, str, str, list[Iri]]]:
        for term in sorted(self._terms.values()):
            if SKOS("ConceptScheme") in self._types(term):
                anchor = f"list-{term.rpartition('/')[2]}"
                yield anchor, "list", self._label(term, lang), [term, *self._concepts(term)]

    def _reused(self) -> Iterator[tuple[str, str, str, list[Iri]]]:
        others = sorted(term for term in self._terms.values() if not _is_own(term))
        if others:
            yield "terms-of-others", "others", "", others

    def _label(self, term: Iri, lang: str) -> str:
        labels = {
            one.language: one.value
            for one in self._values(term, _LABEL)
            if isinstance(one, Literal)
        }
        return choose(labels, lang) or shortened(term)

    def _entry(self, term: Iri, lang: str) -> Entry:
        facts: dict[str, list[tuple[Piece, ...]]] = {}
        for quad in self._said[term]:
            if quad.predicate not in _UNTOLD:
                shown = tuple(self._shown(quad.object, lang))
                facts.setdefault(shortened(quad.predicate), []).append(shown)
        if self._of_class.get(term):
            used = [(self._link(one, lang),) for one in sorted(self._of_class[term])]
            facts["properties"] = list(used)
        told = tuple((name, tuple(values)) for name, values in facts.items())
        return Entry(short_name(term), shortened(term), self._words(term), told)

    def _words(self, term: Iri) -> tuple[tuple[str, str, str], ...]:
        """Language, name and meaning, in each language that has them."""
        found = []
        for language in LANGUAGES:
            words = [
                one.value
                for property in (_LABEL, _DEFINITION, DCTERMS("description"))
                for one in self._values(term, property)
                if isinstance(one, Literal) and one.language == language
            ]
            if words:
                found.append((language, words[0], " ".join(words[1:])))
        return tuple(found)

    def _shown(self, value: Iri | Literal, lang: str) -> Iterator[Piece]:
        if isinstance(value, Literal):
            yield Piece(value.value)
        elif not value.startswith("_:"):
            yield self._link(value, lang)
        elif members := self._members(value):
            yield from (self._link(one, lang) for one in members)
        else:
            for quad in self._said.get(value, ()):
                if quad.predicate != _TYPE:
                    yield Piece(shortened(quad.predicate))
                    yield from self._shown(quad.object, lang)

    def _link(self, term: Iri, lang: str) -> Piece:
        name = short_name(term)
        if name not in self._terms:
            return Piece(shortened(term), term)
        return Piece(self._label(term, lang), f"#{name}", shortened(term))


def _is_own(term: Iri) -> bool:
    return term.startswith(RK) or "/id/" in term


def short_name(term: str) -> str:
    """What a term is called in a path: ``Agreement``, ``activity-mutual-visits`` …"""
    if term.startswith(RK):
        return term[len(RK) :]
    _, is_thing, rest = term.partition("/id/")
    if is_thing:
        return rest.replace("/", "-")
    for prefix, namespace in PREFIXES.items():
        if term.startswith(namespace):
            return f"{prefix}-{term[len(namespace) :]}"
    return ""
