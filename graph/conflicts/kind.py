"""What a kind of dispute is: the question that claims answer, and when answers clash."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from graph.conflicts.claims import Claim, Facts
from graph.conflicts.grounds import Grounds
from graph.model import Iri


class Question(NamedTuple):
    """A thing and a property of it; ``parts`` name figures' series, an office and the like."""

    subject: Iri
    predicate: Iri
    parts: tuple[str, ...] = ()


class Preference(NamedTuple):
    """The claim to take, the key of the rule that decided, and how to read the others."""

    claim: Claim
    rule: str
    reading: str


class Clash(NamedTuple):
    """Claims that answer one question and differ; ``parts`` tell several clashes of it apart.

    ``preference``: the claim to take where the kind of dispute itself tells it. ``shown``: the
    values that differ, in words, where they are not those of the claims.
    """

    claims: Sequence[Claim]
    parts: tuple[str, ...] = ()
    preference: Preference | None = None
    shown: tuple[str, ...] = ()


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
        if len({claim.value for claim in claims}) < 2:
            return
        marked = [
            claim for claim, is_so in zip(claims, flags(claims, grounds), strict=True) if is_so
        ]
        if len(marked) > 1:
            yield Clash(marked)

    return clashes


def side_by_side(claims: Sequence[Claim], reach: int) -> set[Claim]:
    """Claims within ``reach`` characters of another value of the same document.

    Who writes two numbers, days or lengths of time in one breath means two.
    """
    placed = sorted((claim for claim in claims if claim.spans), key=lambda claim: claim.place)
    return {
        claim
        for one, other in pairwise(placed)
        if one.document == other.document
        and one.value != other.value
        and other.spans[0].start - one.spans[0].end <= reach
        for claim in (one, other)
    }
