"""A document kept: the near end of the process that builds the graph with it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from graph.errors import RenkeiError
from graph.processes import socket_beside
from graph.store import current_version
from graph.workers.frames import Keeping
from graph.workers.wire import Wire
from graph.workers.worker import answered

#: How many names of documents an error lists.
_NAMED = 3


class DocumentsMissing(RenkeiError):
    """A build of the documents at hand would lose facts that are served."""

    status = 409
    slug = "documents-missing"
    title = "Documents are missing"

    @classmethod
    def of(cls, missing: Sequence[str], folder: Path) -> DocumentsMissing:
        """The error for these documents, which are not in ``folder``."""
        named = ", ".join(missing[:_NAMED]) + (" …" if len(missing) > _NAMED else "")
        return cls(
            f"{len(missing)} documents of the graph are not in the service's folder of documents "
            f"({named}): a build would lose what they say",
            suggestion=f"put them into {folder} (RENKEI_DOCUMENTS) and build, then keep this one",
        )


async def keep(keeping: Keeping) -> dict[str, Any]:
    """Have a document kept, in a process that is not ended with this one: what it tells.

    Raises what that raises. If the process is killed its file is taken away.
    """
    store = keeping.settings.store
    before = current_version(store)
    process, near = await asyncio.to_thread(socket_beside, "graph.keeping")
    wire = await Wire.on(near)
    try:
        wire.send(keeping.packed())
        answer: dict[str, Any] = json.loads(answered(*await wire.frame()))
        return answer
    except EOFError:
        await asyncio.to_thread(process.wait)
        if current_version(store) == before:
            keeping.take_away()
        keeping.marked.unlink(missing_ok=True)
        raise RenkeiError(
            "the build was ended before it was done; the document was not kept",
            suggestion="keep it again",
        ) from None
    finally:
        wire.close()
        await asyncio.to_thread(process.wait)
