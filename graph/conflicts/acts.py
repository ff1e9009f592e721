"""Two acts of signing of one agreement in one document, of which one has another day.

„Heute haben sie unterzeichnet“ in a document that also tells of a signing on some earlier day
means two acts (one party signed before the other), not two days of one. Both stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.conflicts.claims import Claim, Facts
from graph.conflicts.grounds import Grounds
from graph.conflicts.kind import Clash, Kind, Preference, Question
from graph.model import Iri
from graph.vocab import RK

_SIGNING_OF, _HELD_ON = RK("signingOf"), RK("heldOn")


def _question(claim: Claim, facts: Facts) -> Question | None:
    if not isinstance(claim.value, Iri):
        return None
    return Question(claim.value, _SIGNING_OF, (claim.document,))


def _clashes(claims: Sequence[Claim], grounds: Grounds) -> Iterator[Clash]:
    """The acts of a document of which one has a day there and another one has none."""
    if len(claims) < 2:
        return
    placed = sorted(claims, key=lambda one: one.place)
    days = {claim: _days(claim, grounds.facts) for claim in placed}
    undated = [claim for claim, own in days.items() if not own]
    if undated and len(undated) < len(claims):
        shown = dict.fromkeys(day for own in days.values() for day in own)
        yield Clash(
            placed,
            preference=Preference(undated[0], "act-of-the-day", "BothStand"),
            shown=(*shown, "today"),
        )


def _days(claim: Claim, facts: Facts) -> list[str]:
    stated = facts.stated(claim.subject, _HELD_ON)
    return [getattr(one.value, "value", "") for one in stated if one.document == claim.document]


ACTS = Kind(frozenset([_SIGNING_OF]), _question, _clashes)
