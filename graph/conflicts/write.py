"""Conflicts as quads of the graph ``derived``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from graph.conflicts.claims import Facts, Value
from graph.conflicts.disputes import Dispute, is_wording
from graph.conflicts.kind import Preference
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
    yield Quad(thing, RK("conflictScope"), RK(_scope(dispute)), graph)
    yield Quad(thing, RK("reason"), Literal(chosen.rule), graph)
    words = table("conflicts")
    distinct = list(dict.fromkeys(claim.value for claim in dispute.claims))
    changed = chosen.reading == "TimeDifference"
    if changed:
        distinct.sort(key=lambda value: value == chosen.claim.value)
    for language in LANGUAGES:
        comment = Literal(words["rules"][chosen.rule][language], language=language)
        yield Quad(thing, RDFS("comment"), comment, graph)
        ways = words["ways"].get(_local(dispute.predicate), {})
        values = [_shown(value, facts, language, ways) for value in distinct]
        between = words["then"][language] if changed else f" {words['between'][language]} "
        if dispute.shown:
            values = [words["shown"].get(one, {}).get(language, one) for one in dispute.shown]
            between = "; "
        name = _name(words, dispute, facts, language)
        label = Literal(f"{name}: {between.join(values)}", language=language)
        yield Quad(thing, RDFS("label"), label, graph)


def _scope(dispute: Dispute) -> str:
    """The concept of the list of scopes."""
    if is_wording(dispute):
        return "Terminology"
    documents = {claim.document for claim in dispute.claims}
    return "BetweenDocuments" if len(documents) > 1 else "WithinDocument"


def _name(words: dict[str, Any], dispute: Dispute, facts: Facts, language: str) -> str:
    """What the claims are about: a property, an office, what is counted; figures by their name."""
    named = words["properties"][_local(dispute.predicate)]
    for part in dispute.question:
        named = words["countings"].get(_local(part), words["questions"].get(part, named))
    if dispute.predicate == RK("cumulative"):
        return f"{named[language]} ({dispute.question[0]})"
    first = dispute.preference.claim if dispute.preference else dispute.claims[0]
    indicators = facts.things(first.subject, RK("indicator"))
    about = f" ({_shown(indicators[0], facts, language)})" if len(indicators) == 1 else ""
    return f"{named[language]}{about}"


def _shown(
    value: Value, facts: Facts, language: str, ways: Mapping[str, dict[str, str]] | None = None
) -> str:
    """A value in words; ``ways`` has words for some."""
    if isinstance(value, Literal):
        return (ways or {}).get(value.value, {}).get(language, value.value)
    labels = [one for one in facts.values(value, RDFS("label")) if isinstance(one, Literal)]
    named = sorted(labels, key=lambda one: (one.language != language, one.language, one.value))
    return named[0].value if named else _local(value)


def _kebab(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


def _local(iri: str) -> str:
    return iri.replace("#", "/").rsplit("/", 1)[-1]
