"""What a kind of dispute is: the question that claims answer, and when answers clash."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graph.conflicts.claims import Claim, Facts
from graph.conflicts.grounds import Grounds
from graph.model import Iri


class Question(NamedTuple):
    """A thing and a property of it; ``parts`` name figures' series, an office and the like."""

    subject: Iri
    predicate: Iri
    parts: tuple[str, ...] = ()


class Clash(NamedTuple):
    """Claims that answer one question and differ; ``parts`` tell several clashes of it apart."""

    claims: Sequence[Claim]
    parts: tuple[str, ...] = ()


#: For each claim whether it is disputed by another one.
Flags = Callable[[Sequence[Claim], Grounds], Iterable[bool]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of dispute.

    ``predicates``: whose claims it looks at. ``question``: what such a claim answers, or None
    where it is not known well enough to be compared. ``clashes``: which answers to one
    question clash; its work grows linearly with them.
    """

    predicates: frozenset[Iri]
    question: Callable[[Claim, Facts], Question | None]
    clashes: Callable[[Sequence[Claim], Grounds], Iterator[Clash]]


def flagged(flags: Flags) -> Callable[[Sequence[Claim], Grounds], Iterator[Clash]]:
    """One clash of the claims that ``flags`` marks, if there are at least two."""

    def clashes(claims: Sequence[Claim], grounds: Grounds) -> Iterator[Clash]:
        marked = [
            claim for claim, is_so in zip(claims, flags(claims, grounds), strict=True) if is_so
        ]
        if len(marked) > 1:
            yield Clash(marked)

    return clashes
