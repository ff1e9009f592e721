"""Drafts: documents that nobody has kept yet, and what the graph would be with them."""

from __future__ import annotations

import asyncio
import contextlib
import json
import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from api.jobs import PATIENCE, State, Timed
from api.sent import SentDocument
from graph.errors import BuildBusy, NotFound, RenkeiError
from graph.settings import Settings
from graph.store import View
from graph.workers import Keeping, Proposer, keep
from graph.workers.proposer import sweep

_MIB = 2**20
#: Bytes of all drafts that are remembered.
_MOST = 256 * _MIB


class GraphChanged(RenkeiError):
    """A draft that was compared with a graph that is served no more."""

    status = 409
    slug = "graph-changed"
    title = "The graph has changed"


@dataclass(eq=False, slots=True)
class Kept(Timed):
    """A draft while it is being kept, and afterwards."""

    #: What the build came to: ``version``, ``file``, ``documents`` and ``skipped``.
    found: dict[str, Any] | None = None


@dataclass(eq=False, slots=True)
class Draft:
    """A document, and what was found out about it, as JSON."""

    id: str
    sent: SentDocument
    content: bytes
    #: Seconds since the epoch.
    made: float = field(default_factory=time.time)
    kept: Kept | None = None

    @property
    def version(self) -> str:
        """The version of the graph that the document was compared with."""
        return str(json.loads(self.content)["version"])

    @property
    def size(self) -> int:
        """Bytes that it takes."""
        return len(self.content) + len(self.sent.content)


class Drafts:
    """The drafts of one service. They are in memory, and gone when it ends."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._age = settings.draft_age * 60
        self._proposer = Proposer(
            settings.draft_timeout, int(settings.draft_memory * _MIB), settings.drafts_running
        )
        self._drafts: OrderedDict[str, Draft] = OrderedDict()
        self._keeping: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Remove what a service that was killed may have left."""
        await asyncio.to_thread(sweep, self._settings.store)

    async def close(self) -> None:
        """Forget all drafts. What is being kept is kept to the end."""
        await self._proposer.close()
        await asyncio.gather(*self._keeping, return_exceptions=True)
        self._drafts.clear()

    async def make(self, sent: SentDocument, lang: str) -> Draft:
        """A new draft. Raises what :meth:`Proposer.draft` raises."""
        content = await self._proposer.draft(self._settings, sent.name, sent.content, lang)
        draft = Draft(secrets.token_urlsafe(16), sent, content)
        self._drafts[draft.id] = draft
        self._forget()
        return draft

    def get(self, id: str) -> Draft:
        """The draft of this name. Raises :class:`NotFound`."""
        self._forget()
        try:
            return self._drafts[id]
        except KeyError:
            raise NotFound(
                f"there is no draft {id[:64]!r}",
                suggestion="it may have been forgotten, or ended with the service; send it again",
            ) from None

    def refuse(self, id: str) -> None:
        """Forget a draft. Raises :class:`NotFound`, and :class:`BuildBusy` if it is being kept."""
        draft = self.get(id)
        if draft.kept is not None and draft.kept.state is State.RUNNING:
            raise BuildBusy(
                "the draft is being kept", suggestion="ask after it until that has ended"
            )
        del self._drafts[id]

    async def keep(self, draft: Draft, served: View) -> Kept:
        """Keep a draft's document: how that is doing after a while, or what it came to.

        Raises :class:`GraphChanged` if what is ``served`` is not what the draft was compared
        with, and what went wrong by then.
        """
        kept = draft.kept
        if kept is None or kept.state is State.FAILED:
            if draft.version != served.version:
                raise GraphChanged(
                    "the graph is another now than the one that the draft was compared with",
                    suggestion="send the document again and look at what has changed",
                )
            if self._keeping:
                raise BuildBusy("another draft is being kept", suggestion="ask again in a moment")
            kept = draft.kept = Kept()
            task = asyncio.create_task(self._keep(draft, kept))
            self._keeping.add(task)
            task.add_done_callback(self._keeping.discard)
            await asyncio.wait({task}, timeout=PATIENCE)
        if kept.error is not None:
            raise kept.error
        return kept

    async def _keep(self, draft: Draft, kept: Kept) -> None:
        try:
            kept.found = await keep(Keeping(self._settings, *draft.sent))
        except RenkeiError as error:
            kept.error = error
        except OSError as error:
            kept.error = RenkeiError(f"the build could not be started: {error.strerror}")
        finally:
            kept.ended = time.time()

    def _forget(self) -> None:
        """Keep to the bounds: age, number and size."""
        with contextlib.suppress(StopIteration):
            while self._drafts:
                oldest = next(one for one in self._drafts.values() if _is_over(one))
                size = sum(one.size for one in self._drafts.values())
                is_old = time.time() - oldest.made > self._age
                if not is_old and len(self._drafts) <= self._settings.drafts_kept and size <= _MOST:
                    return
                del self._drafts[oldest.id]

    def record(self, draft: Draft) -> dict[str, Any]:
        """A draft for a reader."""
        told: dict[str, Any] = json.loads(draft.content)
        path = f"/drafts/{draft.id}"
        return {
            "id": draft.id,
            "made": _moment(draft.made),
            "expires": _moment(draft.made + self._age),
            **told,
            **({} if draft.kept is None else {"kept": kept_record(draft, draft.kept)}),
            "links": {"self": path, "keep": f"{path}/keep", **_shown(told)},
        }


def kept_record(draft: Draft, kept: Kept) -> dict[str, Any]:
    """How the keeping of a draft is doing, for a reader; what is not known is left out."""
    document = json.loads(draft.content)["document"]
    found = kept.found or {}
    known = {
        "state": kept.state,
        "seconds": round(kept.seconds, 1),
        **found,
        "error": None if kept.error is None else kept.error.message,
        "links": {"draft": f"/drafts/{draft.id}"}
        | ({"document": f"/documents/{document['slug']}"} if kept.found else {}),
    }
    return {name: value for name, value in known.items() if value is not None}


def _shown(told: dict[str, Any]) -> dict[str, str]:
    """Where the document is shown, if the graph has it."""
    document = told["document"]
    return {"document": f"/documents/{document['slug']}"} if document["is_known"] else {}


def _is_over(draft: Draft) -> bool:
    return draft.kept is None or draft.kept.state is not State.RUNNING


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
