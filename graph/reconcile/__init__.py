"""From mentions to things: which entities of different documents are one.

Nothing is compared with everything: mentions meet in blocks of equal keys. A
merge is a recorded judgement with its reasons; doubtful pairs are listed and
stay apart. The result depends on the documents' contents only, not on their
names or order. The rules are told in ``docs/reconciliation.md``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from graph.authority import Authority
from graph.model import Iri, Local
from graph.reconcile.judgement import Judgement, Reason, Verdict
from graph.reconcile.ledger import Ledger
from graph.reconcile.settle import Settled, settle
from graph.sketches import Mention, Sketch
from graph.vocab import Minter

#: Judgements as they compare themselves, without a comparison in Python for each two of them.
_ORDER = attrgetter("things", "verdict", "names", "reasons", "documents")

__all__ = [
    "Judgement",
    "Ledger",
    "Mention",
    "Reason",
    "Reconciliation",
    "Settled",
    "Verdict",
    "reconcile",
    "settle",
]


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What every local entity became, and why.

    ``things``: (SHA-256 of the document, local) → IRI. ``labels``: (thing,
    language) → preferred name, at most one a language. ``descriptions``: the
    same for labels made for things that no document names; all have an English one.
    """

    things: dict[tuple[str, Local], Iri]
    judgements: list[Judgement]
    labels: dict[tuple[Iri, str], str]
    descriptions: dict[tuple[Iri, str], str]


def reconcile(sketches: Iterable[Sketch], authority: Authority, minter: Minter) -> Reconciliation:
    """Map the local entities of all documents to things with IRIs."""
    documents = {sketch.sha256: sketch for sketch in sketches}
    settled = settle(documents, authority, minter)
    called = settled.ledger.called
    labels = dict(pair for one in documents.values() for pair in settled.titles_of(one))
    labels |= {(called.iris[root], lang): text for (root, lang), text in called.labels.items()}
    return Reconciliation(
        dict(pair for sha256 in documents for pair in settled.things_of(sha256)),
        sorted(settled.judgements(), key=_ORDER),
        labels,
        called.descriptions(),
    )
