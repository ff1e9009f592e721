"""Which things are meant by the names that somebody gives to a question."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from api.deps import Services
from api.listing import Listing
from api.web.reader import Reader, reader_of
from api.web.rendering import fleeting, render
from api.web.words import text
from graph.catalogue import COLLECTIONS
from graph.catalogue.rows import label
from graph.questions import Parameter, Question, is_slug
from graph.search import Hit, Lookup
from graph.vocab import Minter, local_name

#: Collections by the kind of their things.
COLLECTION_OF = {one.kind: one.name for one in COLLECTIONS.values()}
#: Things that are offered for one name.
_MOST = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """A thing that may be meant, and the question with it."""

    label: str
    kind: str
    slug: str
    href: str


async def unclear_page(request: Request, services: Services, asked: Question) -> Response | None:
    """What is answered instead where a name is none of a thing's own; None where all are clear.

    The whole name of one thing only leads to the answer, any other to a choice.
    """
    reader, base = reader_of(request), services.settings.base_iri
    given = dict(reader.parameters)
    named = [
        one for one in asked.parameters.values() if one.kind == "thing" and given.get(one.name)
    ]
    if not named:
        return None
    listing = Listing(services, await services.current())
    for parameter in named:
        name = given[parameter.name].strip()
        if ":" in name or not name or await _is_known(listing, parameter, name, Minter(base)):
            continue
        hits = await _hits(listing, parameter, name)
        whole = {hit.thing for hit in hits if hit.name.casefold() == name.casefold()}
        if len(whole) == 1:
            slug = local_name(whole.pop())
            return RedirectResponse(reader.here(**{parameter.name: slug}), 303)
        content = render(
            "meant.html",
            reader,
            style=("things",),
            question=asked,
            name=name,
            label=parameter.descriptions[reader.language],
            choices=await _choices(listing, parameter, hits, reader),
        )
        return fleeting(request, content, 200 if hits else 404)
    return None


async def _is_known(listing: Listing, parameter: Parameter, name: str, minter: Minter) -> bool:
    if not is_slug(name):
        return False
    return bool(await listing.names({str(minter.thing(kind, name)) for kind in parameter.among}))


async def _hits(listing: Listing, parameter: Parameter, name: str) -> list[Hit]:
    assert listing.view.path is not None
    kinds = frozenset(parameter.among)
    return await listing.hits(Lookup(listing.view.path, name, kinds, _MOST, False))


async def _choices(
    listing: Listing, parameter: Parameter, hits: list[Hit], reader: Reader
) -> list[Choice]:
    labels = await listing.names({hit.thing for hit in hits})
    return [
        Choice(
            label(labels, hit.thing, reader.language),
            text(reader.language, f"common.one_of_{COLLECTION_OF[hit.kind]}")
            if hit.kind in COLLECTION_OF
            else "",
            local_name(hit.thing),
            reader.here(**{parameter.name: local_name(hit.thing)}),
        )
        for hit in hits
    ]
