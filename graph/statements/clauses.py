"""Clauses of agreements: numbers, heading, bearers, deadline."""

from __future__ import annotations

from graph.extract.clauses_of_contract import Clause
from graph.lexicon import name_language
from graph.model import Literal
from graph.statements.writer import Writer
from graph.vocab import RK


def write_clauses(writer: Writer) -> None:
    """Adds each clause whose agreement is there."""
    writer.extractor = "clauses"
    for clause in writer.findings.clauses:
        if id(clause.bond) in writer.bonds:
            _write(writer, clause)


def _write(writer: Writer, clause: Clause) -> None:
    agreement = writer.bonds[id(clause.bond)]
    numbers = {
        RK("article"): clause.article,
        RK("paragraph"): clause.paragraph,
        RK("item"): clause.item,
        RK("subitem"): clause.subitem,
    }
    place = " ".join(filter(None, [clause.role, *numbers.values()]))
    part = f" part {clause.part}" if clause.part else ""
    local = writer.keys.local("clause", f"{agreement.key} {place}{part}")
    entity = writer.entity(local, [RK("Clause")], [])
    if clause.role:
        entity.hints["role"] = clause.role
    if clause.part:
        entity.hints["part"] = str(clause.part)
    writer.claim(local, RK("clauseOf"), agreement, clause.span)
    for predicate, number in numbers.items():
        if number:
            writer.claim(local, predicate, Literal(number), clause.span)
    if clause.heading is not None:
        text = clause.heading.text
        heading = Literal(text, language=name_language(text, writer.reading.language))
        writer.claim(local, RK("heading"), heading, clause.heading.span)
    for bearer in clause.bearers:
        if bearer in writer.things:
            writer.claim(local, RK("bearer"), writer.things[bearer], clause.span)
    if clause.deadline is not None and clause.deadline_span is not None:
        day = clause.deadline.date.literal()
        writer.claim(local, RK("deadline"), day, clause.deadline_span)
