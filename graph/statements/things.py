"""Bodies, clusters, facilities, programmes, and the places that something is said about."""

from __future__ import annotations

from graph.extract.entities import Thing
from graph.extract.findings import Findings
from graph.extract.mentions import Mention
from graph.lexicon import name_language
from graph.model import Iri, Name, Span
from graph.statements.writer import Writer
from graph.vocab import FOAF, ORG, PROGRAMME_KINDS, RK

_FOREIGN = {"OrganizationalUnit": ORG, "Organization": ORG, "Person": FOAF}


def write_things(writer: Writer) -> None:
    """Adds an entity for each."""
    writer.extractor = "names"
    needed = _needed(writer.findings)
    kinds = {programme.entity: programme.kind for programme in writer.findings.programmes}
    for index, thing in writer.findings.entities.alive():
        if thing.category == "place" and index not in needed:
            continue
        local = writer.keys.local(thing.category, thing.name)
        writer.things[index] = local
        entity = writer.entity(local, _types(writer, index, thing), _names(writer, thing.mentions))
        kind = kinds.get(index)
        if kind:
            writer.claim(local, RK("programmeKind"), PROGRAMME_KINDS(kind), *_spans(thing))
        if thing.record is not None:
            entity.hints["authority"] = thing.record.slug


def _spans(thing: Thing) -> list[Span]:
    return [mention.span for mention in thing.mentions if not mention.pointing]


def _needed(findings: Findings) -> set[int]:
    """Places that something is said about."""
    used = {r.value for r in findings.relations if isinstance(r.value, int)}
    used |= {r.subject for r in findings.relations}
    used |= {figure.about for figure in findings.figures if isinstance(figure.about, int)}
    if findings.signing is not None and findings.signing.place is not None:
        used.add(findings.signing.place.entity)
    return used


def _types(writer: Writer, index: int, thing: Thing) -> list[Iri]:
    if thing.category == "organization":
        unit = "OrganizationalUnit" in thing.types
        types = [] if unit else [ORG("Organization")]
        kinds = ["OrganizationalUnit"] if unit else [t for t in thing.types if t]
        return types + [_FOREIGN.get(t, RK)(t) for t in kinds]
    return [RK(thing.category.capitalize())]


def _names(writer: Writer, mentions: list[Mention]) -> list[Name]:
    default = writer.reading.language
    names = [
        Name(m.text, name_language(m.text, _language(m, default)), m.span)
        for m in mentions
        if not m.pointing
    ]
    return sorted(set(names), key=lambda name: (name.span, name.text))


def _language(mention: Mention, default: str) -> str:
    return mention.segment.language if mention.segment.language != default else default
