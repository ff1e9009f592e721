"""A draft of the document that a request sends, made as long as its sender waits."""

from __future__ import annotations

from fastapi import Request

from api.deps import Services
from api.drafts import Draft
from api.presence import while_there
from api.sent import document_of

_MIB = 2**20


async def draft_of(request: Request, services: Services, name: str, lang: str) -> Draft:
    """A new draft; ``name`` is what its document is called, if the query says.

    Raises what is wrong with the document, and :class:`StoreUnavailable`.
    """
    sent = await document_of(request, name, int(services.settings.draft_size * _MIB))
    await services.current()
    return await while_there(request, services.drafts.make(sent, lang))
