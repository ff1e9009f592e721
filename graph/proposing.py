"""What runs in a worker that reads a document which nobody has kept yet.

One proposal comes in, what the graph would be goes out, and the process ends. The extractors and
their dictionary are loaded before workers are forked.
"""

from __future__ import annotations

import gc
import socket
import traceback

from graph.authority import load_authority
from graph.errors import RenkeiError
from graph.model import Document
from graph.proposals import proposed
from graph.reading import read
from graph.validate import load_screen
from graph.workers.frames import Kind, Proposal, failed, packed
from graph.workers.once import once

#: A sentence of each language, so that whatever reads it is loaded.
_TEXTS = (
    "2020年4月1日、青葉市とみどり財団は協定を締結した。",
    "On 1 April 2020 the City of Example and the Example Foundation signed an agreement.",
    "Am 1. April 2020 schlossen die Stadt Muster und die Muster GmbH eine Vereinbarung.",
)


def main(near: socket.socket) -> None:
    """Say what the graph would be with one document."""
    once(near, _answer)


def _answer(proposal: Proposal) -> bytes:
    try:
        return packed(Kind.LEAVING, proposed(proposal))
    except RenkeiError as error:
        return failed(error)
    except MemoryError:
        raise
    except Exception as error:
        # What nobody foresaw is a mistake of ours, and no lack of memory.
        traceback.print_exc()
        said = f"the document could not be read ({type(error).__name__}); it has been logged"
        return failed(RenkeiError(said))


def _prepare() -> None:
    authority = load_authority()
    for text in _TEXTS:
        read(Document("0" * 64, "", "text/plain", text), authority)
    load_screen()
    gc.collect()
    gc.freeze()


_prepare()
