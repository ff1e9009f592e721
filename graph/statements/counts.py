"""Stated counts: a number, what it counts, and of what."""

from __future__ import annotations

import re

from graph.extract.counts import Count
from graph.model import Literal, Local
from graph.statements.writer import Writer
from graph.vocab import RK, XSD


def write_counts(writer: Writer) -> None:
    """Adds each count whose body or agreement is in the reading."""
    writer.extractor = "counts"
    for count in writer.findings.counts:
        counted = _counted(writer, count)
        if counted is not None:
            _write(writer, count, counted)


def _counted(writer: Writer, count: Count) -> Local | None:
    if count.bond is not None:
        return writer.bonds.get(id(count.bond))
    return writer.things.get(-1 if count.entity is None else count.entity)


def _write(writer: Writer, count: Count, counted: Local) -> None:
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", count.counting).lower()
    local = writer.keys.local("count", f"{name} {count.number}")
    writer.entity(local, [RK("CountClaim")], [])
    writer.claim(local, RK("countOf"), counted, count.span)
    writer.claim(local, RK("countedBy"), RK(count.counting), count.span)
    writer.claim(local, RK("value"), Literal(str(count.number), XSD("decimal")), count.span)
    if count.kind:
        writer.claim(local, RK("countedKind"), RK(count.kind), count.span)
    if count.country:
        writer.claim(local, RK("countedCountry"), Literal(count.country), count.span)
