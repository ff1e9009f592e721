"""Where documents disagree: conflicts between claims, with the one to take and why.

A stage between reconciliation and the store. It never changes what a document
states; it adds to the graph ``derived``. ``claims`` gathers what documents
claim, ``disputes`` has the table of the kinds of dispute (one file each: which
claims cannot all be right), ``prefer`` the rules that choose, ``write`` puts the
result down. ``counts`` holds numbers of
parties, partners, agreements and years against the graph.
"""

from __future__ import annotations

from graph.conflicts.claims import Facts
from graph.conflicts.counts import Check, Checker, write_check
from graph.conflicts.days import Days
from graph.conflicts.disputes import EVERY, SINGLE, Dispute, disputes
from graph.conflicts.grounds import Grounds
from graph.conflicts.places import Places, ReadingOf
from graph.conflicts.prefer import Preference, prefer
from graph.conflicts.shares import share_checks
from graph.conflicts.write import write_conflict
from graph.store import View
from graph.trig import Quad
from graph.vocab import Minter

__all__ = ["conflict_quads", "differences"]


def conflict_quads(view: View, reading_of: ReadingOf, minter: Minter) -> list[Quad]:
    """Conflicts among the claims in ``view``, and their counts checked.

    ``reading_of`` brings the texts, which tell a table from running text; a
    document without a reading is taken for running text.
    """
    found, checks, facts = differences(view, reading_of, minter)
    return [
        *(quad for dispute, chosen in found for quad in write_conflict(dispute, chosen, facts)),
        *(quad for check in checks for quad in write_check(check, minter)),
    ]


def differences(
    view: View, reading_of: ReadingOf, minter: Minter
) -> tuple[list[tuple[Dispute, Preference]], list[Check], Facts]:
    """Disputes with the claim to take, checked counts, and the facts that both rest on."""
    facts = Facts(view, minter, SINGLE, EVERY)
    days = Days(facts)
    checks = list(Checker(facts, days).checks(facts.claims))
    checks += share_checks(facts.claims, facts)
    fits = {check.claim.statement: check.fit for check in checks if check.found is not None}
    grounds = Grounds(facts, Places(reading_of), days, fits)
    found = [
        (dispute, prefer(dispute.claims, grounds)) for dispute in disputes(facts.claims, grounds)
    ]
    return found, checks, facts
