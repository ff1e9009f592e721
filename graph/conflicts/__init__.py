"""Where documents disagree: conflicts between claims, with the one to take and why.

A stage between reconciliation and the store. It never changes what a document
states; it adds to the graph ``derived``. ``claims`` gathers what documents
claim, ``disputes`` has the table of the kinds of dispute (one file each: which
claims cannot all be right), ``prefer`` the rules that choose, ``write`` puts the
result down. ``counts`` holds numbers of
parties, partners, agreements and years against the graph.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.conflicts.claims import Facts, gather
from graph.conflicts.counts import Check, Checker, write_check
from graph.conflicts.days import Days
from graph.conflicts.disputes import WATCHED, Dispute, disputes
from graph.conflicts.grounds import Grounds
from graph.conflicts.places import Places
from graph.conflicts.prefer import Preference, prefer
from graph.conflicts.shares import share_checks
from graph.conflicts.write import write_conflict
from graph.model import Reading
from graph.trig import Quad
from graph.vocab import Minter

__all__ = ["conflict_quads", "differences"]


def conflict_quads(
    quads: Sequence[Quad], readings: Sequence[Reading], minter: Minter
) -> list[Quad]:
    """Conflicts among the claims of ``quads``, and their counts checked.

    ``quads`` are the facts of all documents, their provenance and known names.

    ``readings`` bring the texts, which tell a table from running text; a
    document without a reading is taken for running text. The work grows
    linearly with the quads.
    """
    found, checks, facts = differences(quads, readings, minter)
    return [
        *(quad for dispute, chosen in found for quad in write_conflict(dispute, chosen, facts)),
        *(quad for check in checks for quad in write_check(check, minter)),
    ]


def differences(
    quads: Sequence[Quad], readings: Sequence[Reading], minter: Minter
) -> tuple[list[tuple[Dispute, Preference]], list[Check], Facts]:
    """Disputes with the claim to take, checked counts, and the facts that both rest on."""
    facts = gather(quads, WATCHED, minter)
    days = Days(facts)
    checks = list(Checker(facts, days).checks(facts.claims))
    checks += share_checks(facts.claims, facts)
    fits = {check.claim.statement: check.fit for check in checks if check.found is not None}
    places = Places({reading.identifier: reading for reading in readings})
    grounds = Grounds(facts, places, days, fits)
    found = [
        (dispute, prefer(dispute.claims, grounds)) for dispute in disputes(facts.claims, grounds)
    ]
    return found, checks, facts
