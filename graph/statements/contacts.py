"""How to reach bodies, units and people."""

from __future__ import annotations

from graph.model import Literal, Span
from graph.statements.writer import Writer
from graph.vocab import SCHEMA


def write_contacts(writer: Writer) -> None:
    """Adds each contact point once, with every place that states it."""
    writer.extractor = "contacts"
    places: dict[tuple[int, bool, str, str], list[Span]] = {}
    for point in writer.findings.contacts:
        key = (point.owner, point.person, point.kind, point.value)
        places.setdefault(key, []).append(point.span)
    for (owner, person, kind, value), spans in places.items():
        subject = (writer.people if person else writer.things).get(owner)
        if subject is not None:
            writer.claim(subject, SCHEMA(kind), Literal(value), *spans)
