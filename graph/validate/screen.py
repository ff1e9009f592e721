"""Which things may break a shape: a quick look that errs on the side of suspicion.

pySHACL needs a tenth of a second for the graph of one document. Most things
break no shape, and that can be seen at a glance: each SHACL Core shape is
turned into one Python function of a node's triples. A function that says yes
is sure that the node conforms. Whatever it is not sure of, an unknown kind of
constraint for one, is a suspect, and suspects go to pySHACL, which has the
last word (:mod:`graph.validate.scaled`).

Sources: SHACL (W3C 2017), sections 2.1.3 (targets) and 4 (constraints).
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from rdflib import RDF, RDFS, SH, BNode, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.collection import Collection
from rdflib.term import Node

from graph.model import Iri, Literal
from graph.patterns import regex
from graph.validate.reading import from_rdflib, quiet
from graph.vocab import RK

Term = Iri | Literal
#: What the graph says of one node: its values by property.
Triples = Mapping[Iri, Sequence[Term]]
#: The classes of a node.
ClassesOf = Callable[[Term], Iterable[Term]]
#: Whether a node surely passes, given itself, its triples and everybody's classes.
Check = Callable[[Term, Triples, ClassesOf], bool]
#: Whether a value surely passes, given everybody's classes.
ValueCheck = Callable[[Term, ClassesOf], bool]
_Counts = list[Callable[[Sequence[Term], ClassesOf], bool]]
_Compared = list[Callable[[Sequence[Term], Triples], bool]]

_TYPE = Iri(RDF.type)

#: Properties of a shape that constrain nothing.
_SILENT = frozenset(
    {SH.path, SH.targetClass, SH.targetSubjectsOf, SH.severity, SH.message, SH.name, SH.description}
    | {SH.order, SH.group, RDFS.comment, RDFS.label}
)


class Query(NamedTuple):
    """A shape whose SPARQL target selects the offenders themselves."""

    shape: URIRef
    text: str
    #: Renkei's own properties that the query names.
    properties: frozenset[Iri]

    @property
    def in_one_document(self) -> bool:
        """Whether it looks at the graphs of documents one by one."""
        return "GRAPH ?" in self.text

    @property
    def about_figures(self) -> bool:
        """Whether it adds up the figures of a document, to the digit that they are stated to.

        A store does not keep how a number is written, so it is not asked.
        """
        return "xsd:decimal" in self.text


class Screen:
    """The shapes as functions. ``queries`` are those that are asked in SPARQL instead."""

    def __init__(self, shapes: Graph, prefixes: str) -> None:
        self.queries: list[Query] = []
        self._of_class: dict[Term, list[tuple[Iri, Check]]] = defaultdict(list)
        self._of_property: dict[Iri, list[tuple[Iri, Check]]] = defaultdict(list)
        targets = (SH.targetClass, SH.targetSubjectsOf, SH.target)
        found = {one for target in targets for one in shapes.subjects(target)}
        named = [shape for shape in found if isinstance(shape, URIRef)]
        assert len(named) == len(found), "every shape with a target has an IRI"
        for shape in sorted(named):
            self._add(shape, shapes, prefixes)

    def _add(self, shape: URIRef, shapes: Graph, prefixes: str) -> None:
        target = shapes.value(shape, SH.target)
        if target is not None:
            text = prefixes + str(shapes.value(target, SH.select))
            named = frozenset(RK(name) for name in re.findall(r"\brk:(\w+)", text))
            self.queries.append(Query(shape, text, named))
            return
        check = _node_check(shape, shapes)
        for one in shapes.objects(shape, SH.targetClass):
            self._of_class[Iri(str(one))].append((Iri(str(shape)), check))
        for one in shapes.objects(shape, SH.targetSubjectsOf):
            self._of_property[Iri(str(one))].append((Iri(str(shape)), check))

    @cached_property
    def queried(self) -> frozenset[str]:
        """The IRIs of the shapes that are asked in SPARQL."""
        return frozenset(str(query.shape) for query in self.queries)

    def doubts(self, node: Term, triples: Triples, classes_of: ClassesOf) -> Iterator[Iri]:
        """The shapes, none a query, that ``node`` may break; ``triples`` are all of its own."""
        for class_ in triples.get(_TYPE, ()):
            for shape, check in self._of_class.get(class_, ()):
                if not check(node, triples, classes_of):
                    yield shape
        if self._of_property.keys().isdisjoint(triples):
            return
        for property_ in triples:
            for shape, check in self._of_property.get(property_, ()):
                if not check(node, triples, classes_of):
                    yield shape


def _node_check(shape: Node, shapes: Graph) -> Check:
    """A shape, with or without a path, as a function of its focus node."""
    path = shapes.value(shape, SH.path)
    if path is None:
        return _plain_check(shape, shapes)
    paths = _paths(path, shapes)
    if paths is None:
        return _unsure
    bounds = _bounds(shape, shapes)
    counts, compared, each = _property_checks(shape, shapes)
    if len(paths) == 1 and not counts and not compared:
        return _single_check(paths[0], *bounds, each)
    return _paths_check(paths, *bounds, counts, compared, each)


def _single_check(path: Iri, least: int, most: float, each: Sequence[ValueCheck]) -> Check:
    """What most shapes are: so many values of one property, each of which has to pass."""
    one_will_do = least <= 1 <= most

    def check(node: Term, triples: Triples, classes_of: ClassesOf) -> bool:
        values = triples.get(path)
        if not values:
            return not least
        if (len(values) > 1 or not one_will_do) and not (
            least <= _number(values, least, most) <= most
        ):
            return False
        for one in each:
            for value in values:
                if not one(value, classes_of):
                    return False
        return True

    return check


def _paths_check(
    paths: tuple[Iri, ...],
    least: int,
    most: float,
    counts: _Counts,
    compared: _Compared,
    each: Sequence[ValueCheck],
) -> Check:
    """What a shape may be: alternative paths, values counted by kind or beside other values."""

    def check(node: Term, triples: Triples, classes_of: ClassesOf) -> bool:
        values = [value for one in paths for value in triples.get(one, ())]
        if not least <= _number(values, least, most) <= most:
            return False
        for count in counts:
            if not count(values, classes_of):
                return False
        for compare in compared:
            if not compare(values, triples):
                return False
        for one in each:
            for value in values:
                if not one(value, classes_of):
                    return False
        return True

    return check


def _number(values: Sequence[Term], least: int, most: float) -> int:
    """How many values there are: each counts once, however often it is said."""
    number = len(values)
    return len(set(values)) if number > 1 and (number > most or least > 1) else number


def _paths(path: Node, shapes: Graph) -> tuple[Iri, ...] | None:
    if not isinstance(path, BNode):
        return (Iri(str(path)),)
    head = shapes.value(path, SH.alternativePath)
    members = [] if head is None else list(Collection(shapes, head))
    plain = bool(members) and all(isinstance(one, URIRef) for one in members)
    return tuple(Iri(str(one)) for one in members) if plain else None


def _plain_check(shape: Node, shapes: Graph) -> Check:
    """A shape without a path: alternatives of shapes, and what the node itself must be."""
    parts: list[Check] = []
    for predicate, value in shapes.predicate_objects(shape):
        if predicate in (SH["or"], SH["and"]):
            members = [_node_check(one, shapes) for one in Collection(shapes, value)]
            parts.append(_combined(members, any if predicate == SH["or"] else all))
        elif predicate not in _SILENT and predicate != RDF.type:
            parts.append(_of_node(_value_check(predicate, value, shapes)))
    return _combined(parts, all)


def _combined(checks: list[Check], how: Callable[[Iterable[bool]], bool]) -> Check:
    return lambda node, triples, classes_of: how(
        check(node, triples, classes_of) for check in checks
    )


def _of_node(check: ValueCheck) -> Check:
    return lambda node, triples, classes_of: check(node, classes_of)


def _unsure(node: Term, triples: Triples, classes_of: ClassesOf) -> bool:
    return False


#: What constrains nothing by itself, or is seen to elsewhere.
_SEEN_TO = frozenset({RDF.type, SH.minCount, SH.maxCount, SH.qualifiedMinCount})


def _bounds(shape: Node, shapes: Graph) -> tuple[int, float]:
    """The least and the most values of a property shape."""
    least = [int(str(value)) for value in shapes.objects(shape, SH.minCount)]
    most = [int(str(value)) for value in shapes.objects(shape, SH.maxCount)]
    return max(least, default=0), min(most, default=math.inf)


def _property_checks(shape: Node, shapes: Graph) -> tuple[_Counts, _Compared, list[ValueCheck]]:
    """What else constrains a property: all values, beside another property, each value."""
    counts: _Counts = []
    compared: _Compared = []
    each: list[ValueCheck] = []
    for predicate, value in shapes.predicate_objects(shape):
        if predicate in _SILENT or predicate in _SEEN_TO:
            continue
        if predicate in (SH.lessThan, SH.lessThanOrEquals):
            compared.append(_less(Iri(str(value)), equal=predicate == SH.lessThanOrEquals))
        elif predicate == SH.qualifiedValueShape:
            least = shapes.value(shape, SH.qualifiedMinCount)
            counts.append(_qualified(_all_of(value, shapes), least))
        elif predicate in _ON_ALL:
            counts.append(_ON_ALL[predicate](value))
        else:
            each.append(_value_check(predicate, value, shapes))
    return counts, compared, each


def _has(value: Node) -> Callable[[Sequence[Term], ClassesOf], bool]:
    wanted = from_rdflib(value)
    return lambda values, classes_of: wanted in values


def _unique_language(value: Node) -> Callable[[Sequence[Term], ClassesOf], bool]:
    def check(values: Sequence[Term], classes_of: ClassesOf) -> bool:
        tags = [one.language.lower() for one in set(values) if isinstance(one, Literal)]
        return len([tag for tag in tags if tag]) == len({tag for tag in tags if tag})

    return check


_ON_ALL: dict[Node, Callable[[Node], Callable[[Sequence[Term], ClassesOf], bool]]] = {
    SH.hasValue: _has,
    SH.uniqueLang: _unique_language,
}


def _qualified(
    check: ValueCheck, least: Node | None
) -> Callable[[Sequence[Term], ClassesOf], bool]:
    if least is None:
        return lambda values, classes_of: False
    count = int(str(least))
    return lambda values, classes_of: (
        len({value for value in values if check(value, classes_of)}) >= count
    )


def _less(other: Iri, *, equal: bool) -> Callable[[Sequence[Term], Triples], bool]:
    """Whether all values are before all of another property; sure of dates and numbers only."""

    def check(values: Sequence[Term], triples: Triples) -> bool:
        if not values or other not in triples:
            return True
        mine, others = [_rank(v) for v in values], [_rank(v) for v in triples[other]]
        return all(
            a is not None
            and b is not None
            and a[0] == b[0]
            and (a[1:] < b[1:] or (equal and a == b))
            for a in mine
            for b in others
        )

    return check


_NUMBER = regex(r"\d+")
_DATE = regex(r"\d{4}-\d\d-\d\d")


def _rank(term: Term) -> tuple[str, int, str] | None:
    if isinstance(term, Literal):
        if term.datatype.endswith("#nonNegativeInteger") and _NUMBER.fullmatch(term.value):
            return "number", int(term.value), ""
        if term.datatype.endswith("#date") and _DATE.fullmatch(term.value):
            return "date", 0, term.value
    return None


def _value_check(predicate: Node, value: Node, shapes: Graph) -> ValueCheck:
    """One constraint on one value. What is not known here is never sure."""
    if predicate in (SH["or"], SH["and"]):
        members = [_all_of(one, shapes) for one in Collection(shapes, value)]
        how = any if predicate == SH["or"] else all
        return lambda term, classes_of: how(one(term, classes_of) for one in members)
    if predicate == SH["not"]:
        classes = _only_classes(value, shapes)
        if classes is None:
            return lambda term, classes_of: False
        return lambda term, classes_of: classes.isdisjoint(classes_of(term))
    if predicate == SH["class"]:
        wanted = from_rdflib(value)
        return lambda term, classes_of: wanted in classes_of(term)
    if predicate == SH.datatype:
        datatype = str(value)
        return lambda term, classes_of: isinstance(term, Literal) and _is_of(term, datatype)
    if predicate == SH.nodeKind and value == SH.IRI:
        return lambda term, classes_of: isinstance(term, Iri) and not term.startswith("_:")
    if predicate == SH.pattern:
        pattern = re.compile(str(value))
        return lambda term, classes_of: (
            pattern.search(term.value if isinstance(term, Literal) else term) is not None
        )
    if predicate == SH["in"]:
        allowed = {from_rdflib(one) for one in Collection(shapes, value)}
        return lambda term, classes_of: term in allowed
    return lambda term, classes_of: False


def _all_of(shape: Node, shapes: Graph) -> ValueCheck:
    """An anonymous shape as a function of a value; one with a path is never sure."""
    checks = [
        _value_check(predicate, value, shapes)
        for predicate, value in shapes.predicate_objects(shape)
        if predicate not in _SILENT - {SH.path} and predicate != RDF.type
    ]
    return lambda term, classes_of: all(check(term, classes_of) for check in checks)


def _only_classes(shape: Node, shapes: Graph) -> frozenset[Term] | None:
    """The classes of a shape that is ``sh:class C`` or alternatives of such; else None."""
    found: set[Term] = set()
    for predicate, value in shapes.predicate_objects(shape):
        if predicate == SH["class"]:
            found.add(from_rdflib(value))
        elif predicate == SH["or"]:
            for member in Collection(shapes, value):
                classes = _only_classes(member, shapes)
                if classes is None:
                    return None
                found |= classes
        elif predicate != RDF.type:
            return None
    return frozenset(found)


@lru_cache(maxsize=50_000)
def _is_of(literal: Literal, datatype: str) -> bool:
    """Whether a literal has a datatype and a form that the datatype allows."""
    if literal.language:
        return datatype == str(RDF.langString)
    if literal.datatype != datatype:
        return False
    with quiet():
        return not RdfLiteral(literal.value, datatype=URIRef(datatype)).ill_typed
