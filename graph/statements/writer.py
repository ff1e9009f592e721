"""What collects a document's entities and statements while findings are written down."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.calendar import PartialDate
from graph.extract.findings import Findings
from graph.extract.keys import Keys
from graph.lexicon import name_language
from graph.model import Entity, Iri, Literal, Local, Name, Object, Reading, Span, Statement
from graph.vocab import XSD

#: Forms of dates that the vocabulary does not have.
_UNPLACED = frozenset((XSD("gDay"), XSD("gMonth")))


@dataclass(slots=True)
class Writer:
    """Collects entities and statements of one document."""

    findings: Findings
    reading: Reading
    #: Names the rule family of the statements that are written now.
    extractor: str = "names"
    keys: Keys = field(default_factory=Keys)
    things: dict[int, Local] = field(default_factory=dict)
    people: dict[int, Local] = field(default_factory=dict)
    bonds: dict[int, Local] = field(default_factory=dict)

    def claim(self, subject: Local, predicate: Iri, value: Object, *spans: Span) -> None:
        """Adds one statement with the spans that make it.

        A day or month that nothing tells the year or month of says too little to be stated.
        """
        if isinstance(value, Literal) and value.datatype in _UNPLACED:
            return
        evidence = tuple(sorted(set(spans)))
        self.reading.statements.append(
            Statement(subject, predicate, value, evidence, self.extractor)
        )

    def entity(self, local: Local, types: list[Iri], names: list[Name]) -> Entity:
        """Adds an entity."""
        made = Entity(local, tuple(dict.fromkeys(types)), names)
        self.reading.entities.append(made)
        return made

    def dated(self, subject: Local, predicate: Iri, date: PartialDate, *spans: Span) -> None:
        """Adds a date. A day of no month, or a month of no year, is none that could be stated."""
        if date.year is not None or (date.month is not None and date.day is not None):
            self.claim(subject, predicate, date.literal(), *spans)

    def literal(self, text: str) -> Literal:
        """A language-tagged text of this document."""
        return Literal(text, language=name_language(text, self.reading.language))
