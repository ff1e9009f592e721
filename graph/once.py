"""What follows from an object alone is computed once and kept with it.

Many extractors ask for the sentences of the same segment. They are kept in the
segment itself, so they go when it goes: of a document that has been read
nothing is left.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar, cast

#: What was computed, by the function that did.
Kept = dict[Callable[..., object], Any]


class Keeper(Protocol):
    """Something that keeps what was computed of it."""

    @property
    def kept(self) -> Kept:
        """A dictionary of its own, empty at first."""


_Keeper = TypeVar("_Keeper", bound=Keeper)
_Value = TypeVar("_Value")


def once(compute: Callable[[_Keeper], _Value]) -> Callable[[_Keeper], _Value]:
    """Makes a function compute once for each keeper; the value must not be changed by anybody."""

    @wraps(compute)
    def known(keeper: _Keeper) -> _Value:
        try:
            return cast("_Value", keeper.kept[compute])
        except KeyError:
            pass
        found = keeper.kept[compute] = compute(keeper)
        return found

    return known
