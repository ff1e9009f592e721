"""Conflicts as quads of the graph ``derived``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256

from graph.conflicts.claims import Value
from graph.conflicts.disputes import Dispute
from graph.conflicts.prefer import Preference
from graph.lexicon import LANGUAGES, table
from graph.model import Iri, Literal
from graph.trig import Quad
from graph.vocab import RDF, RDFS, RK, Minter


def conflict_iri(dispute: Dispute, minter: Minter) -> Iri:
    """Readable and stable: kind and slug of the subject, the property, a digest of the series."""
    kind, _, slug = dispute.subject.removeprefix(minter.thing("", "")[:-1]).partition("/")
    parts = [kind, slug, _kebab(_local(dispute.predicate))]
    if any(dispute.question):
        parts.append(sha256("\x1f".join(dispute.question).encode()).hexdigest()[:8])
    return minter.thing("conflict", "-".join(parts))


def write_conflict(dispute: Dispute, chosen: Preference, minter: Minter) -> Iterator[Quad]:
    """One conflict with its claims, the preferred one and the rule."""
    graph = minter.graph("derived")
    thing = conflict_iri(dispute, minter)
    yield Quad(thing, RDF("type"), RK("Conflict"), graph)
    yield Quad(thing, RK("conflictSubject"), dispute.subject, graph)
    yield Quad(thing, RK("conflictProperty"), dispute.predicate, graph)
    for claim in dispute.claims:
        yield Quad(thing, RK("claim"), claim.statement, graph)
    yield Quad(thing, RK("preferredClaim"), chosen.claim.statement, graph)
    yield Quad(thing, RK("conflictReading"), RK(chosen.reading), graph)
    yield Quad(thing, RK("reason"), Literal(chosen.rule), graph)
    words = table("conflicts")
    values = list(dict.fromkeys(_shown(claim.value) for claim in dispute.claims))
    for language in LANGUAGES:
        comment = Literal(words["rules"][chosen.rule][language], language=language)
        yield Quad(thing, RDFS("comment"), comment, graph)
        label = Literal(_label(words, dispute, values, language), language=language)
        yield Quad(thing, RDFS("label"), label, graph)


def _label(words: dict[str, object], dispute: Dispute, values: Sequence[str], language: str) -> str:
    properties, between = words["properties"], words["between"]
    assert isinstance(properties, dict) and isinstance(between, dict)
    countings = words["countings"]
    assert isinstance(countings, dict)
    counted = [key for part in dispute.question if (key := _local(part)) in countings]
    named = countings[counted[0]] if counted else properties[_local(dispute.predicate)]
    name = named[language]
    return f"{name}: " + f" {between[language]} ".join(values)


def _shown(value: Value) -> str:
    return value.value if isinstance(value, Literal) else _local(value)


def _kebab(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


def _local(iri: str) -> str:
    return iri.replace("#", "/").rsplit("/", 1)[-1]
