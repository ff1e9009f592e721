"""Answers that were given, kept for whoever asks again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import NamedTuple

#: An answer larger than this share of the bound is not kept.
_SHARE = 16


class Answer(NamedTuple):
    """A whole answer with status 200, its headers as ASGI has them."""

    headers: tuple[tuple[bytes, bytes], ...]
    tag: str
    content: bytes


class Answers:
    """Answers by what was asked of which revision, the latest used ones within ``size`` bytes."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._held = 0
        self._answers: OrderedDict[Hashable, Answer] = OrderedDict()

    @property
    def largest(self) -> int:
        """Bytes of the largest answer that is kept."""
        return self._size // _SHARE

    def get(self, key: Hashable) -> Answer | None:
        """The answer, if it is still there."""
        found = self._answers.get(key)
        if found is not None:
            self._answers.move_to_end(key)
        return found

    def keep(self, key: Hashable, answer: Answer) -> None:
        """Keep an answer, at the expense of those not asked for the longest."""
        if len(answer.content) > self.largest:
            return
        self._drop(key)
        self._answers[key] = answer
        self._held += _weight(answer)
        while self._held > self._size:
            self._drop(next(iter(self._answers)))

    def _drop(self, key: Hashable) -> None:
        old = self._answers.pop(key, None)
        if old is not None:
            self._held -= _weight(old)


def _weight(answer: Answer) -> int:
    # Headers and Python's own objects are about this much.
    return len(answer.content) + 2048
