"""Conflicts as quads of the graph ``derived``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from graph.conflicts.claims import Facts, Value
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


def write_conflict(dispute: Dispute, chosen: Preference, facts: Facts) -> Iterator[Quad]:
    """One conflict with its claims, the preferred one and the rule."""
    minter = facts.minter
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
    distinct = dict.fromkeys(claim.value for claim in dispute.claims)
    for language in LANGUAGES:
        comment = Literal(words["rules"][chosen.rule][language], language=language)
        yield Quad(thing, RDFS("comment"), comment, graph)
        values = [_shown(value, facts, language) for value in distinct]
        about = _about(dispute, facts, language)
        label = Literal(_label(words, dispute, values, about, language), language=language)
        yield Quad(thing, RDFS("label"), label, graph)


def _label(
    words: dict[str, Any], dispute: Dispute, values: Sequence[str], about: str, language: str
) -> str:
    named = words["properties"][_local(dispute.predicate)]
    for part in dispute.question:
        named = words["countings"].get(_local(part), words["office_names"].get(part, named))
    ways = words["ways"].get(_local(dispute.predicate), {})
    shown = [ways[value][language] if value in ways else value for value in values]
    return f"{named[language]}{about}: " + f" {words['between'][language]} ".join(shown)


def _about(dispute: Dispute, facts: Facts, language: str) -> str:
    """The name of the figure in brackets, if it is about one."""
    if dispute.predicate == RK("cumulative"):
        return f" ({dispute.question[0]})"
    indicators = facts.things(dispute.claims[0].subject, RK("indicator"))
    return f" ({_shown(indicators[0], facts, language)})" if len(indicators) == 1 else ""


def _shown(value: Value, facts: Facts, language: str) -> str:
    if isinstance(value, Literal):
        return value.value
    labels = [one for one in facts.values(value, RDFS("label")) if isinstance(one, Literal)]
    named = sorted(labels, key=lambda one: (one.language != language, one.language, one.value))
    return named[0].value if named else _local(value)


def _kebab(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


def _local(iri: str) -> str:
    return iri.replace("#", "/").rsplit("/", 1)[-1]
