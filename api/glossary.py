"""The vocabulary for people: each term with names, definition and how it stands to others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from api import pages
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
    ("Classes", OWL("Class")),
    ("Properties that lead to things", OWL("ObjectProperty")),
    ("Properties with values", OWL("DatatypeProperty")),
    ("Notes", OWL("AnnotationProperty")),
    ("Data structures", QB("DataStructureDefinition")),
    ("Keys of slices", QB("SliceKey")),
)


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

    def page(self) -> bytes:
        """All terms on one page, each at an anchor."""
        sections = [*self._sections(), *self._lists(), *self._reused()]
        contents = "".join(
            f'<li><a href="#{anchor}">{escape(title)}</a></li>' for anchor, title, _ in sections
        )
        body = "".join(
            f'<h2 id="{anchor}">{escape(title)}</h2>{"".join(map(self._entry, terms))}'
            for anchor, title, terms in sections
        )
        about = Iri(RK.removesuffix("#"))
        return pages.page(
            "Vocabulary",
            f"""<h1>Vocabulary</h1>
{self._words(about)}
<p>Namespace <code>{RK}</code>, prefix <code>rk:</code>. Also as
<a href="/ontology.ttl">Turtle</a>, <a href="/ontology.jsonld">JSON-LD</a>,
<a href="/ontology.rdf">RDF/XML</a>.</p>
<ul>{contents}</ul>
{body}""",
        )

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

    def _sections(self) -> Iterator[tuple[str, str, list[Iri]]]:
        for title, type_ in _SECTIONS:
            terms = sorted(
                t for t in self._terms.values() if _is_own(t) and type_ in self._types(t)
            )
            if terms:
                yield title.lower().replace(" ", "-"), title, terms

    def _lists(self) -> Iterator[tuple[str, str, list[Iri]]]:
        for term in sorted(self._terms.values()):
            if SKOS("ConceptScheme") in self._types(term):
                title = f"List: {self._label(term)}"
                yield f"list-{term.rpartition('/')[2]}", title, [term, *self._concepts(term)]

    def _reused(self) -> Iterator[tuple[str, str, list[Iri]]]:
        others = sorted(term for term in self._terms.values() if not _is_own(term))
        if others:
            yield "terms-of-others", "Terms of other vocabularies", others

    def _label(self, term: Iri) -> str:
        labels = {
            one.language: one.value
            for one in self._values(term, _LABEL)
            if isinstance(one, Literal)
        }
        return choose(labels, "en") or short_name(term)

    def _entry(self, term: Iri) -> str:
        facts: dict[str, list[str]] = {}
        for quad in self._said[term]:
            if quad.predicate not in _UNTOLD:
                facts.setdefault(shortened(quad.predicate), []).append(self._shown(quad.object))
        if self._of_class.get(term):
            facts["properties"] = [self._shown(one) for one in sorted(self._of_class[term])]
        told = "".join(
            f"<dt>{escape(name)}</dt><dd>{', '.join(values)}</dd>" for name, values in facts.items()
        )
        name = escape(short_name(term))
        return (
            f'<section id="{name}"><h3><a href="#{name}"><code>{escape(shortened(term))}</code>'
            f"</a></h3>{self._words(term)}<dl>{told}</dl></section>"
        )

    def _words(self, term: Iri) -> str:
        """Name and definition in each language."""
        rows = []
        for language in LANGUAGES:
            words = [
                one.value
                for property in (_LABEL, _DEFINITION, DCTERMS("description"))
                for one in self._values(term, property)
                if isinstance(one, Literal) and one.language == language
            ]
            if words:
                name, *rest = map(escape, words)
                more = f" – {' '.join(rest)}" if rest else ""
                rows.append(f'<p lang="{language}"><strong>{name}</strong>{more}</p>')
        return "".join(rows)

    def _shown(self, value: Iri | Literal) -> str:
        if isinstance(value, Literal):
            return escape(value.value)
        if not value.startswith("_:"):
            return self._link(value)
        members = self._members(value)
        if members:
            return " or ".join(map(self._link, members))
        inner = (quad for quad in self._said.get(value, ()) if quad.predicate != _TYPE)
        return "; ".join(
            f"{escape(shortened(quad.predicate))} {self._shown(quad.object)}" for quad in inner
        )

    def _link(self, term: Iri) -> str:
        name = short_name(term)
        href = f"#{name}" if name in self._terms else term
        return f'<a href="{escape(href)}"><code>{escape(shortened(term))}</code></a>'


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
