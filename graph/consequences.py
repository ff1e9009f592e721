"""What follows from the documents' graphs and from what became of their entities.

That is the graph ``derived``: the claims of the rules, labels of things that nobody names,
judgements, and conflicts, which are decided about in a process beside where there is much.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from graph.batches import apart
from graph.cache import ReadingCache
from graph.conflicts import Decisions, decide, decided_anew
from graph.derive import derive, derive_again
from graph.draft import Draft
from graph.model import Reading
from graph.papers import Paper
from graph.processes import without_collection
from graph.rdf import Quad, description_quads, judgement_quads
from graph.reconcile import Settled
from graph.storing import copy_in
from graph.trig import trig_text
from graph.vocab import Minter

_FILE = "derived.trig"


class Texts(NamedTuple):
    """Where the texts are, which tell a table from running text, and under which base.

    ``documents``: identifier → SHA-256 and suffix of a document whose reading is in ``cache``.
    """

    cache: Path
    documents: Mapping[str, tuple[str, str]]
    base_iri: str

    def reading_of(self, identifier: str) -> Reading | None:
        """The reading of a document, or None."""
        found = self.documents.get(identifier)
        return None if found is None else ReadingCache(self.cache).load(*found)


def add_derived(
    draft: Draft,
    settled: Settled,
    papers: Sequence[Paper],
    before: Decisions | None,
    cache: Path,
    base_iri: str,
) -> Decisions:
    """Add the graph ``derived`` to a draft with the graphs of all ``papers``.

    ``before`` are the decisions of the version that the draft began with, ``cache`` is where the
    readings are. Answers with the decisions about what documents disagree on.
    """
    minter = Minter(base_iri)
    identifiers = {paper.sha256: paper.identifier for paper in papers}
    texts = Texts(cache, {one.identifier: (one.sha256, one.suffix) for one in papers}, base_iri)
    if draft.changes is not None and before is not None and settled.grown:
        view = draft.view()
        decisions = decide(view, texts.reading_of, minter, before, draft.changes)
        differences = (
            derive_again(view, minter, draft.changes),
            _described_anew(settled, minter),
            _judged_anew(settled, identifiers, minter),
            decided_anew(before, decisions),
        )
        gone, come = (set[Quad]().union(*part) for part in zip(*differences, strict=True))
        draft.amend(_FILE, gone, come)
        return decisions
    with _deciding(draft, texts, before) as decided:
        derived = [
            *derive(draft.view(), minter),
            *description_quads(settled.ledger.called.descriptions(), minter),
            *judgement_quads(settled.judgements(), identifiers, minter),
        ]
        decisions = decided()
    derived += (quad for decision in decisions.values() for quad in decision.quads)
    draft.add_texts({_FILE: trig_text(derived).encode()})
    return decisions


@contextmanager
def _deciding(
    draft: Draft, texts: Texts, before: Decisions | None
) -> Iterator[Callable[[], Decisions]]:
    """What gives the decisions about a draft; meanwhile another process may be at them."""
    with draft.copied() as copy, ThreadPoolExecutor(1) as thread:
        if copy is not None and draft.changes is None:
            yield thread.submit(apart, decide_in, (copy, texts)).result
            return
        minter = Minter(texts.base_iri)
        known = None if draft.changes is None else before
        yield lambda: decide(draft.view(), texts.reading_of, minter, known, draft.changes)


def decide_in(task: tuple[Path, Texts]) -> Decisions:
    """The decisions about all things in the copy of a store in a folder."""
    folder, texts = task
    with without_collection(), closing(copy_in(folder)) as view:
        return decide(view, texts.reading_of, Minter(texts.base_iri))


def _described_anew(settled: Settled, minter: Minter) -> tuple[set[Quad], set[Quad]]:
    """Labels of things without a name that are no more, and those that are new."""
    gone, come = (set(description_quads(one, minter)) for one in settled.other_descriptions())
    return gone, come


def _judged_anew(
    settled: Settled, identifiers: Mapping[str, str], minter: Minter
) -> tuple[set[Quad], set[Quad]]:
    """What judgements say no more, and what they say newly; two may say the same of a thing."""
    gone, come = settled.other_judgements()
    things = {one.things for one in gone}
    still = [one for one in settled.judgements() if one.things in things]
    before, now, new = (
        set(judgement_quads(some, identifiers, minter)) for some in (gone, still, come)
    )
    return before - now, new - before
