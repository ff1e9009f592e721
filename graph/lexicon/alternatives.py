"""One pattern for many words, as a tree: words that begin alike are compared with a text once."""

from __future__ import annotations

import re
from collections.abc import Iterable

_Tree = dict[str, "_Tree"]
#: The branch that says that a word may end here.
_END = ""


def any_of(words: Iterable[str], *, fold: bool = False) -> str:
    """A regular expression of ``words`` that prefers the longest that fits, as one group.

    ``fold`` is for patterns that ignore case: words that differ in nothing else are one.

    >>> any_of(["art", "artist", "arm"])
    'ar(?:t(?:ist)?|m)'
    """
    tree: _Tree = {}
    for word in words:
        node = tree
        for char in word.lower() if fold else word:
            node = node.setdefault(char, {})
        node[_END] = {}
    return _pattern(tree)


def _pattern(node: _Tree) -> str:
    ways = [re.escape(char) + _pattern(below) for char, below in node.items() if char != _END]
    if not ways:
        return ""
    if _END in node:
        return f"(?:{'|'.join(ways)})?"
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
