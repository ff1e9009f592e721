"""How large the default graph is, and what of: the statistics of VoID (W3C note, 2011).

Every number is a sum over the things that the graph speaks of, so that those of a graph that
changed a little follow from those it had, and from the things that changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.model import Iri, Literal, text_of
from graph.queries import saved
from graph.store import View
from graph.terms import Term
from graph.trig import Quad, Triple
from graph.vocab import OWL, RDF, RK, VOID, XSD, Minter

#: Queries that together count everything.
COUNTED = ("subjects", "properties", "classes", "class_properties")
#: The query that reads the same rows from where they are kept.
KEPT = "void"

_TYPE = RDF("type")


@dataclass(slots=True)
class Statistics:
    """Numbers of things, of claims by property, of things by class, and of their claims."""

    subjects: int = 0
    properties: Counter[Iri] = field(default_factory=Counter)
    classes: Counter[Iri] = field(default_factory=Counter)
    #: By class and property.
    within: Counter[tuple[Iri, Iri]] = field(default_factory=Counter)

    @property
    def triples(self) -> int:
        """The number of claims."""
        return self.properties.total()

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, Term]]) -> Statistics:
        """What rows of the queries above say; which number a row has, its names tell."""
        found = cls()
        for row in rows:
            named, of_class = row.get("property"), row.get("class")
            if "subjects" in row:
                found.subjects = _number(row["subjects"])
            elif "things" in row:
                found.classes[Iri(text_of(row["class"]))] = _number(row["things"])
            elif named is not None and of_class is not None:
                pair = Iri(text_of(of_class)), Iri(text_of(named))
                found.within[pair] = _number(row["triples"])
            elif named is not None:
                found.properties[Iri(text_of(named))] = _number(row["triples"])
        return found

    def add(self, said: Iterable[tuple[Iri, Term]], times: int = 1) -> None:
        """Count one more thing, of which all this is said; with ``times`` -1, one less."""
        pairs = list(said)
        if not pairs:
            return
        self.subjects += times
        types = [value for named, value in pairs if named == _TYPE and isinstance(value, Iri)]
        for one in types:
            self.classes[one] += times
        for named, _ in pairs:
            self.properties[named] += times
            for one in types:
                self.within[one, named] += times

    def claims(self, dataset: Iri) -> Iterator[Triple]:
        """These numbers as statements about a dataset, the largest parts first."""
        yield dataset, RDF("type"), VOID("Dataset")
        yield dataset, VOID("triples"), _literal(self.triples)
        yield dataset, VOID("distinctSubjects"), _literal(self.subjects)
        yield dataset, VOID("properties"), _literal(len(+self.properties))
        yield dataset, VOID("classes"), _literal(len(+self.classes))
        yield dataset, VOID("documents"), _literal(self.classes[RK("Document")])
        yield from _by_property(dataset, f"{dataset}-property", self.properties)
        for number, (named, things) in enumerate(_ordered(self.classes)):
            part = Iri(f"{dataset}-class-{number}")
            yield dataset, VOID("classPartition"), part
            yield part, VOID("class"), named
            yield part, VOID("entities"), _literal(things)
            own = {name: count for (of, name), count in self.within.items() if of == named}
            yield from _by_property(part, f"{part}-property", own)


def counted(view: View) -> Statistics:
    """The statistics of a view, counted."""
    return Statistics.of(row for name in COUNTED for row in view.select(saved(name)))


def kept(view: View) -> Statistics | None:
    """The statistics of a view as its own graph tells them, None if it does not."""
    rows = view.select(saved(KEPT))
    return Statistics.of(rows) if rows else None


def counted_again(before: View, now: View, changed: Iterable[Iri]) -> Statistics:
    """The statistics of ``now``, which says something else than ``before`` of ``changed`` only.

    They follow from those that are kept with ``before``; all is counted where there are none.
    """
    found = kept(before)
    if found is None:
        return counted(now)
    for thing in changed:
        found.add(before.about(thing), -1)
        found.add(now.about(thing))
    return found


def described(statistics: Statistics, version: str, minter: Minter) -> list[Quad]:
    """The graph that tells the statistics of a version of the dataset."""
    graph = minter.graph("void")
    dataset = Iri(f"{graph}#dataset")
    claims = [*statistics.claims(dataset), (dataset, OWL("versionInfo"), Literal(version))]
    return [Quad(*claim, graph) for claim in claims]


def _by_property(whole: Iri, name: str, counts: Mapping[Iri, int]) -> Iterator[Triple]:
    for number, (named, triples) in enumerate(_ordered(counts)):
        part = Iri(f"{name}-{number}")
        yield whole, VOID("propertyPartition"), part
        yield part, VOID("property"), named
        yield part, VOID("triples"), _literal(triples)


def _ordered(counts: Mapping[Iri, int]) -> list[tuple[Iri, int]]:
    some = ((named, count) for named, count in counts.items() if count)
    return sorted(some, key=lambda pair: (-pair[1], pair[0]))


def _number(term: Term) -> int:
    return int(text_of(term))


def _literal(number: int) -> Literal:
    return Literal(str(number), XSD("integer"))
