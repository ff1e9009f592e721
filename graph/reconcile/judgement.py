"""What reconciliation decided, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as Choice
from typing import NamedTuple

from graph.model import Iri

#: ``same``: merged into one thing. ``unsure``: kept apart and listed.
Verdict = Choice["same", "unsure"]


class Reason(NamedTuple):
    """A machine-readable key and what it means here, in English."""

    key: str
    text: str


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """One verdict on mentions of several documents.

    ``things`` is the one thing of a merge, or the two of a doubtful pair.
    ``names`` are the surfaces that were compared, ``documents`` the SHA-256
    of the documents that they stand in. All are sorted.
    """

    things: tuple[Iri, ...]
    verdict: Verdict
    names: tuple[str, ...]
    reasons: tuple[Reason, ...]
    documents: tuple[str, ...]
