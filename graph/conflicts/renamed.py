"""Two names of one thing of which a document says that one is former (旧, 現, formerly).

Each name holds for its time; the present one is to be taken. Names in other languages, short
forms and spellings are no dispute.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.conflicts.claims import Claim, Facts
from graph.conflicts.grounds import Grounds
from graph.conflicts.kind import Clash, Kind, Question
from graph.lexicon import name_language
from graph.model import Literal
from graph.vocab import RDFS, RK

_LABEL, _FORMER = RDFS("label"), RK("formerName")


def _question(claim: Claim, facts: Facts) -> Question:
    return Question(claim.subject, _LABEL)


def is_former(claim: Claim, facts: Facts) -> bool:
    """Whether a name is one that the thing no longer bears."""
    value = claim.value
    return isinstance(value, Literal) and facts.has_literal(claim.subject, _FORMER, value.value)


def _clashes(claims: Sequence[Claim], grounds: Grounds) -> Iterator[Clash]:
    """Former names and the present ones in the same language, if there are both."""
    languages = {_language(claim) for claim in claims}
    named = grounds.facts.stated(claims[0].subject, _LABEL)
    former = [claim for claim in named if is_former(claim, grounds.facts)]
    present = [
        claim
        for claim in named
        if not is_former(claim, grounds.facts) and _language(claim) in languages
    ]
    if present:
        yield Clash([*claims, *former, *present])


def _language(claim: Claim) -> str:
    if not isinstance(claim.value, Literal):
        return ""
    return claim.value.language or name_language(claim.value.value, "en")


RENAMED = Kind(frozenset([_FORMER]), _question, _clashes)
