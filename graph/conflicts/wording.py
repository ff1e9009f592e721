"""One agreement that goes by words for different kinds of agreement: 覚書 here, 協定 there.

What was agreed is the same; but a memorandum binds otherwise than a contract, so a reader is told
that both words are used. Words that any agreement may be called by (agreement, Vereinbarung) say
nothing of its kind, and names in different languages are translations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from graph.conflicts.claims import Claim, Facts
from graph.conflicts.grounds import Grounds
from graph.conflicts.kind import Clash, Kind, Preference, Question
from graph.lexicon import name_language, table
from graph.model import Literal
from graph.vocab import RDF, RDFS, RK, SKOS

#: The first part of the question, which tells that only words differ.
WORDING = "wording"

_INTENT = "intent"
_LABEL, _OTHER = RDFS("label"), SKOS("altLabel")


def _question(claim: Claim, facts: Facts) -> Question | None:
    language, kind = _language(claim), _kind(claim)
    if not kind or RK("Agreement") not in facts.values(claim.subject, RDF("type")):
        return None
    return Question(claim.subject, _LABEL, (WORDING, language))


def _clashes(claims: Sequence[Claim], grounds: Grounds) -> Iterator[Clash]:
    """The names in the language of ``claims`` that have a word for a kind, if the kinds differ."""
    facts, language = grounds.facts, _language(claims[0])
    every = [claim for name in (_LABEL, _OTHER) for claim in facts.stated(claims[0].subject, name)]
    named = [claim for claim in every if _language(claim) == language and _kind(claim)]
    kinds = {_kind(claim) for claim in named}
    # In one document a letter of intent beside another word may be an agreement before that one.
    told_apart = _INTENT in kinds and len({claim.document for claim in named}) == 1
    if len(kinds) > 1 and not told_apart:
        labels = [claim for claim in named if claim.predicate == _LABEL]
        first = min(labels or named, key=lambda one: one.place)
        yield Clash(named, preference=Preference(first, "preferred-name", "BothStand"))


def _language(claim: Claim) -> str:
    if not isinstance(claim.value, Literal):
        return ""
    return claim.value.language or name_language(claim.value.value, "en")


def _kind(claim: Claim) -> str:
    """The kind of agreement that the name has a word for, or ''."""
    name = claim.value.value if isinstance(claim.value, Literal) else ""
    kinds = [kind for kind, words in _kinds() if words.search(name)]
    return kinds[0] if len(kinds) == 1 else ""


@cache
def _kinds() -> list[tuple[str, re.Pattern[str]]]:
    rows = table("conflicts")["kinds_of_agreement"]
    return [(name, re.compile(words)) for name, words in rows.items()]


WORDINGS = Kind(frozenset([_OTHER]), _question, _clashes)
"""Names of agreements that are not their first ones; the first ones are looked at with them."""
