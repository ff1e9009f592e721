"""Words that are spelt like another (Levenshtein, 1966)."""

from __future__ import annotations

import bisect
from array import array
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

#: How many of the words that are like another are told of, the most like first.
MOST_ALIKE = 8
#: How many words may be looked at that share a piece with one, before all of its length are, which
#: takes less time for each.
_MOST_NEAR = 4000


class Words:
    """Words as lines of one text, the short ones first."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(words, key=lambda word: (len(word), word))
        self._text = "\n".join(["", *self._words, ""])
        self._starts = array("l", accumulate((len(word) + 1 for word in self._words), initial=1))

    def like(self, key: str, wrong: int) -> Iterator[tuple[str, int]]:
        """The words that differ from ``key`` in ``wrong`` letters at most, and in how many.

        Of pieces, one more than there may be wrong letters, one is in each of them.
        """
        first, last = (
            bisect.bisect_left(self._words, size, key=len)
            for size in (len(key) - wrong, len(key) + wrong + 1)
        )
        near = self._with_any(_pieces(key, wrong + 1), first, last)
        if near is None:
            near = self._words[first:last]
        scorer = Levenshtein.distance
        alike = process.extract(key, near, scorer=scorer, score_cutoff=wrong, limit=MOST_ALIKE)
        for word, distance, _ in alike:
            yield word, distance

    def _with_any(self, pieces: Iterable[str], first: int, last: int) -> list[str] | None:
        """The words from ``first`` to ``last`` that have one of some pieces; None for too many."""
        start, end = self._starts[first], self._starts[last]
        found: set[int] = set()
        for piece in pieces:
            place = self._text.find(piece, start, end)
            while place >= 0:
                number = bisect.bisect_right(self._starts, place, first, last) - 1
                found.add(number)
                if len(found) > _MOST_NEAR:
                    return None
                place = self._text.find(piece, self._starts[number + 1], end)
        return [self._words[number] for number in sorted(found)]


def _pieces(key: str, number: int) -> list[str]:
    """A key in pieces of about the same length."""
    ends = [len(key) * part // number for part in range(number + 1)]
    return [key[start:end] for start, end in pairwise(ends)]
