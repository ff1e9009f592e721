"""Relations of bodies, clusters, facilities and programmes: parts, beginnings, who runs what."""

from __future__ import annotations

from graph.calendar import PartialDate
from graph.extract.relations import Relation
from graph.lexicon import name_language
from graph.model import Literal, Local, Object
from graph.statements.writer import Writer
from graph.vocab import ORG, RK, SCHEMA

_PREDICATES = {
    "unitOf": ORG("unitOf"),
    "country": SCHEMA("addressCountry"),
    "founded": SCHEMA("foundingDate"),
    "locatedIn": RK("locatedIn"),
    "operatedBy": RK("operatedBy"),
    "opened": RK("openedOn"),
    "foundedBy": RK("foundedBy"),
    "commissionedBy": RK("commissionedBy"),
    "succeededBy": RK("succeededBy"),
    "spinOffOf": RK("spinOffOf"),
    "ledBy": RK("ledBy"),
    "fundedBy": RK("fundedBy"),
    "participant": RK("participant"),
    "subProgrammeOf": RK("subProgrammeOf"),
    "startsOn": RK("startsOn"),
    "endsOn": RK("endsOn"),
}


def write_relations(writer: Writer) -> None:
    """Adds each relation once, with every place that states it."""
    writer.extractor = "relations"
    grouped: dict[tuple[int, str, object], list[Relation]] = {}
    for relation in writer.findings.relations:
        key = (relation.subject, relation.predicate, relation.value)
        grouped.setdefault(key, []).append(relation)
    for (subject, predicate, value), group in grouped.items():
        target = _value(writer, value)
        if subject not in writer.things or target is None:
            continue
        spans = [r.span for r in group]
        local = writer.things[subject]
        writer.claim(local, _PREDICATES[predicate], target, *spans)
        if predicate == "operatedBy" and local.kind == "cluster" and isinstance(target, Local):
            writer.claim(target, RK("manages"), local, *spans)
    _write_former_names(writer)


def _write_former_names(writer: Writer) -> None:
    for index, thing in writer.findings.entities.alive():
        for mention in thing.former:
            if index in writer.things:
                name = Literal(
                    mention.text, language=name_language(mention.text, mention.segment.language)
                )
                writer.claim(writer.things[index], RK("formerName"), name, mention.span)


def _value(writer: Writer, value: object) -> Object | None:
    if isinstance(value, int):
        return writer.things.get(value)
    if isinstance(value, PartialDate):
        return value.literal()
    return Literal(str(value))
