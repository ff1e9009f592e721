"""Search over the names of things, in three languages and in any spelling.

:mod:`.folding` says under which keys a name is found, :mod:`.index` finds,
:mod:`.process` holds an index in a process of its own and :mod:`.searcher`
asks it.
"""

from __future__ import annotations

from graph.search.index import Hit, Index, Named
from graph.search.process import Lookup
from graph.search.searcher import Searcher

__all__ = ["Hit", "Index", "Lookup", "Named", "Searcher"]
