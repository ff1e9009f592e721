"""Which claims contradict each other: the table of kinds of dispute.

Claims that answer one question in ways that cannot all be right, or not at one
time, are a :class:`Dispute`. Every claim is looked at once for itself and once
in its group, so the work grows with the number of claims; and a question is
about one thing, so the claims of a thing (:func:`claims_about`) are enough to
tell its disputes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.conflicts.acts import ACTS
from graph.conflicts.claims import Claim, Facts
from graph.conflicts.figures import FIGURES
from graph.conflicts.grounds import Grounds
from graph.conflicts.kind import Kind, Preference, Question
from graph.conflicts.moved import MOVED
from graph.conflicts.offices import OFFICES
from graph.conflicts.one_valued import ONE_VALUED
from graph.conflicts.redefined import REDEFINED
from graph.conflicts.renamed import RENAMED
from graph.conflicts.roundings import ROUNDINGS
from graph.conflicts.running import RUNNING
from graph.conflicts.sums import SUMS
from graph.conflicts.wording import WORDING, WORDINGS
from graph.model import Iri
from graph.vocab import ORG, RK

#: Every kind of dispute: one file each.
KINDS: tuple[Kind, ...] = (
    *(ONE_VALUED, ACTS, OFFICES, RENAMED, WORDINGS),
    *(FIGURES, ROUNDINGS, SUMS, REDEFINED, RUNNING, MOVED),
)

#: Properties of which two values are needed for a dispute, and those whose claims are all read.
SINGLE = ONE_VALUED.predicates
EVERY = frozenset().union(*(kind.predicates for kind in KINDS)) - SINGLE

#: Properties whose claims are about their own subject, and those that lead from the figure, the
#: count, the act or the membership that another claim has for its subject to the thing that it is
#: about.
_OF_ITSELF = SINGLE | RENAMED.predicates | WORDINGS.predicates
LEADING = (RK("about"), RK("countOf"), RK("signingOf"), ORG("organization"))


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims about ``subject`` that cannot all be right at one time.

    ``question`` names a figure's series, an office and the like; ``preference`` and ``shown``
    are those of the clash.
    """

    subject: Iri
    predicate: Iri
    claims: tuple[Claim, ...]
    question: tuple[str, ...] = ()
    preference: Preference | None = None
    shown: tuple[str, ...] = ()


def is_wording(dispute: Dispute) -> bool:
    """Whether only words differ, and no fact."""
    return dispute.question[:1] == (WORDING,)


def concerned(claim: Claim, facts: Facts) -> set[Iri]:
    """The things that a claim is about: all questions that it answers are about one of them."""
    if claim.predicate in _OF_ITSELF:
        return {claim.subject}
    return {thing for leading in LEADING for thing in facts.things(claim.subject, leading)}


def all_claims(facts: Facts) -> dict[Iri, list[Claim]]:
    """The claims that may be disputed, and those of counts and figures, by what they are about."""
    found = [claim for question in facts.several(SINGLE) for claim in facts.stated(*question)]
    found += facts.all_claims(EVERY)
    claims: dict[Iri, list[Claim]] = {}
    for claim in found:
        for thing in concerned(claim, facts):
            claims.setdefault(thing, []).append(claim)
    return claims


def claims_about(thing: Iri, facts: Facts) -> Sequence[Claim]:
    """Of all claims those about one thing."""
    own = [name for name in sorted(SINGLE) if facts.has_several(thing, name)]
    own += sorted(EVERY & _OF_ITSELF)
    found = [claim for name in own for claim in facts.stated(thing, name)]
    subjects = {one for leading in LEADING for one in facts.subjects(leading, thing)}
    others = sorted(EVERY - _OF_ITSELF)
    found += [
        claim for one in sorted(subjects) for name in others for claim in facts.stated(one, name)
    ]
    return found


def asked(claim: Claim, facts: Facts) -> list[tuple[int, Question]]:
    """The questions that a claim answers, each with the number of its kind."""
    found = (
        (number, kind.question(claim, facts))
        for number, kind in enumerate(KINDS)
        if claim.predicate in kind.predicates
    )
    return [(number, question) for number, question in found if question is not None]


def disputes(claims: Iterable[Claim], grounds: Grounds) -> list[Dispute]:
    """The disputes among ``claims``, in the order of their subjects and properties.

    The claims about one thing (see :func:`claims_about`) give all disputes about it.
    """
    groups: dict[tuple[Question, int], list[Claim]] = {}
    for claim in claims:
        for number, question in asked(claim, grounds.facts):
            groups.setdefault((question, number), []).append(claim)
    return [
        Dispute(
            question.subject,
            question.predicate,
            tuple(sorted(clash.claims, key=lambda c: c.place)),
            (*question.parts, *clash.parts),
            clash.preference,
            clash.shown,
        )
        for (question, number), answers in sorted(groups.items())
        for clash in KINDS[number].clashes(answers, grounds)
    ]
