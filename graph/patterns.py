"""Patterns that are compiled when something is first looked for with them.

There are some two thousand, and to compile one takes a millisecond: a document in one language
needs a part of them, a service that reads no document hardly any.
"""

from __future__ import annotations

import re
from typing import Any, cast

#: What is asked of patterns. Each is kept once it was asked for, so that this costs nothing more.
_ASKED = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "flags")


class _Pattern:
    """Stands in for a :class:`re.Pattern` of which it knows the source."""

    __slots__ = ("_wanted", "pattern", *_ASKED)

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._wanted = flags

    def __getattr__(self, name: str) -> Any:
        # Only what is not kept yet comes here.
        compiled = re.compile(self.pattern, self._wanted)
        for asked in _ASKED:
            setattr(self, asked, getattr(compiled, asked))
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"regex({self.pattern!r}, {self._wanted!r})"


def regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern ``source``, as of :func:`re.compile`.

    Raises :class:`re.error` not here, but where it is first asked for something.
    """
    return cast("re.Pattern[str]", _Pattern(source, flags))
