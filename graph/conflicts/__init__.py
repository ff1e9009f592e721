"""Where documents disagree: conflicts between claims, with the one to take and why.

A stage between reconciliation and the store. It never changes what a document
states; it adds to the graph ``derived``. ``claims`` gathers what documents
claim, ``disputes`` says which claims cannot all be right, ``prefer`` has the
rules that choose, ``write`` puts the result down.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.conflicts.claims import gather
from graph.conflicts.disputes import WATCHED, disputes
from graph.conflicts.places import Places
from graph.conflicts.prefer import Grounds, prefer
from graph.conflicts.write import write_conflict
from graph.model import Reading
from graph.trig import Quad
from graph.vocab import Minter

__all__ = ["conflict_quads"]


def conflict_quads(
    quads: Sequence[Quad], readings: Sequence[Reading], minter: Minter
) -> list[Quad]:
    """The conflicts among the claims of ``quads`` (facts, their provenance, known names).

    ``readings`` bring the texts, which tell a table from running text; a
    document without a reading is taken for running text. The work grows
    linearly with the quads.
    """
    facts = gather(quads, WATCHED, minter)
    found = disputes(facts)
    if not found:
        return []
    grounds = Grounds(facts, Places({reading.identifier: reading for reading in readings}))
    return [
        quad
        for dispute in found
        for quad in write_conflict(dispute, prefer(dispute.claims, grounds), minter)
    ]
