"""Where documents disagree: conflicts between claims, with the one to take and why.

A stage between reconciliation and the store. It never changes what a document
states; it adds to the graph ``derived``. ``claims`` gathers what documents
claim, ``disputes`` has the table of the kinds of dispute (one file each: which
claims cannot all be right), ``prefer`` the rules that choose, ``write`` puts the
result down. ``counts`` holds numbers of parties, partners, agreements and years
against the graph. ``decisions`` does all that thing by thing, and again only
where what a decision rests on (``traces``) has changed.
"""

from __future__ import annotations

from graph.conflicts.claims import Facts
from graph.conflicts.counts import Check
from graph.conflicts.decisions import Decision, Decisions, Judge, decide, decided_anew
from graph.conflicts.disputes import Dispute, all_claims, is_wording
from graph.conflicts.kind import Preference
from graph.conflicts.places import ReadingOf
from graph.store import View
from graph.trig import Quad
from graph.vocab import Minter

__all__ = [
    "Decision",
    "Decisions",
    "conflict_quads",
    "decide",
    "decided_anew",
    "differences",
    "is_wording",
]


def conflict_quads(view: View, reading_of: ReadingOf, minter: Minter) -> list[Quad]:
    """Conflicts among the claims in ``view``, and their counts checked.

    ``reading_of`` brings the texts, which tell a table from running text; a
    document without a reading is taken for running text.
    """
    decisions = decide(view, reading_of, minter).values()
    return list(dict.fromkeys(quad for one in decisions for quad in one.quads))


def differences(
    view: View, reading_of: ReadingOf, minter: Minter
) -> tuple[list[tuple[Dispute, Preference]], list[Check]]:
    """Disputes with the claim to take, and checked counts."""
    facts = Facts(view, minter, whole=True)
    judge = Judge(facts, reading_of)
    every = [judge.differences(thing, own) for thing, own in sorted(all_claims(facts).items())]
    checks = dict.fromkeys(check for one in every for check in one.checks)
    return [pair for one in every for pair in one.disputes], list(checks)
