"""What things are called in a reader's words where their names do not tell, for many at once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from api.listing import Listing
from api.web.reader import Reader
from api.web.terms import Terms
from api.web.values import Called, Values
from graph.catalogue import COLLECTIONS
from graph.vocab import kind_of

#: Collections of which the names are made by rules, or given to many things alike.
_TOLD = tuple(COLLECTIONS[name] for name in ("agreements", "events", "observations"))


async def titles(
    listing: Listing, things: Iterable[str], terms: Terms, reader: Reader
) -> Mapping[str, Called]:
    """What those of the things are called whose names do not tell, by their identifiers."""
    values, wanted = Values(reader, terms), sorted(set(things))
    of_kinds = [[one for one in wanted if kind_of(one) == kind.kind] for kind in _TOLD]
    found = await asyncio.gather(
        *(
            listing.those(kind, ids, reader.language)
            for kind, ids in zip(_TOLD, of_kinds, strict=True)
        )
    )
    return {
        row["id"]: values.called(kind, row)
        for kind, rows in zip(_TOLD, found, strict=True)
        for row in rows
    }


def references(told: Any) -> Iterator[str]:
    """The things that an answer of the API names anywhere."""
    if isinstance(told, dict):
        if "id" in told and "kind" in told:
            yield told["id"]
        for part in told.values():
            yield from references(part)
    elif isinstance(told, list):
        for part in told:
            yield from references(part)
