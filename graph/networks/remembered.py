"""Columns of a large network, kept beside the version of the graph that they were read from.

Reading them takes most of the time that a question about a large network takes; what was read
once is at hand for the next question, of whichever process.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from graph.kept import Kept
from graph.networks.columns import Columns

if TYPE_CHECKING:
    from graph.store import View

#: A network of fewer strands that took fewer seconds of the processor is read again as quickly.
LARGE, LONG = 20_000, 1.0
#: The files that say what columns are.
_RULES = ("columns.py", "gathering.py", "period.py")


def remembered(view: View, read: Callable[[], Columns], *asked: object) -> Columns:
    """The columns that ``read`` gives, or gave before for the same that is ``asked`` of a view.

    They are in the folder of the view's version and go with it. Where it cannot be written to,
    or the view is in memory, they are read each time.
    """
    if view.path is None:
        return read()
    digest = hashlib.sha256("\0".join(map(str, asked)).encode()).hexdigest()
    kept: Kept[Columns] = Kept(view.path / "networks" / digest[:32], _rules())
    found = kept.load(view.revision)
    if found is None:
        started = time.thread_time()
        found = read()
        if len(found) >= LARGE or time.thread_time() - started >= LONG:
            with suppress(OSError):
                kept.save(view.revision, found)
    return found


@cache
def _rules() -> str:
    texts = b"".join((Path(__file__).parent / name).read_bytes() for name in _RULES)
    return hashlib.sha256(texts).hexdigest()
