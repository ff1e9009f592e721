"""Lists of a collection's things and single things, as JSON has them."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any, NamedTuple

import anyio
from fastapi import Depends

from api.deps import CurrentServices, CurrentView, Services
from api.selecting import Solution, select, whole
from graph.catalogue import Asked, Collection, evidence, rows, sparql
from graph.catalogue import collection as find_collection
from graph.catalogue.asked import Cursor
from graph.errors import NotFound, meant
from graph.model import text_of
from graph.search import Hit, Lookup
from graph.sparqlterms import is_iri
from graph.store import View
from graph.vocab import Minter, local_name

#: The most statements of either direction that one thing is shown with.
MOST_STATEMENTS = 1000
#: The most places of a document's statements that are looked at.
MOST_PLACES = 100_000


class Stated(NamedTuple):
    """A document as its list has it, and all that it states, in the order of its text."""

    row: rows.Row
    statements: list[rows.Row]


class Listing:
    """Answers about things of one view."""

    def __init__(self, services: Services, view: View) -> None:
        self._services = services
        self.view = view
        self._minter = Minter(services.settings.base_iri)

    async def page(self, asked: Asked) -> tuple[dict[str, Any], str | None]:
        """One page, and the cursor of the next if there is one."""
        found, counted = await asyncio.gather(
            self._select(sparql.page(asked, self._minter)),
            self._select(sparql.count(asked, self._minter)),
        )
        shown = found[: asked.limit]
        following = rows.cursor(shown[-1]) if len(found) > asked.limit else None
        meta = self._meta(counted, asked.limit, following)
        if asked.facets:
            meta["facets"] = await self._facets(asked)
        results = await self._rows([str(row["thing"]) for row in shown], asked)
        return {"meta": meta, "results": results}, following

    async def those(self, collection: Collection, things: list[str], lang: str) -> list[rows.Row]:
        """Some things of a collection, with all fields."""
        asked = Asked(collection, lang=lang, fields=collection.fields)
        return await self._rows(things, asked) if things else []

    async def count(self, collection: Collection) -> int:
        """How many things a collection has."""
        counted = await self._select(sparql.count(Asked(collection), self._minter))
        return int(text_of(counted[0]["count"]))

    async def told_of(self, thing: str, lang: str) -> list[rows.Row]:
        """The statements about a thing."""
        return await self._statements(
            await self._select(evidence.about(thing, MOST_STATEMENTS)), lang
        )

    async def _facets(self, asked: Asked) -> rows.Row:
        """The values of fields, with how many of what is asked have them."""
        found = await asyncio.gather(
            *(self._select(sparql.facet(asked, one, self._minter)) for one in asked.facets)
        )
        things = {str(row["value"]) for one in found for row in one if is_iri(str(row["value"]))}
        names = await self.names(things)
        return {
            field.name: rows.facet(counted, names, asked.lang)
            for field, counted in zip(asked.facets, found, strict=True)
        }

    async def one(self, collection: Collection, name: str, lang: str) -> rows.Row:
        """One thing by slug or IRI, with the statements about it and those that lead to it."""
        thing = self._thing(collection, name)
        asked = Asked(collection, lang=lang, fields=collection.fields)
        found, told, leading = await asyncio.gather(
            self._rows([thing], asked),
            self._select(evidence.about(thing, MOST_STATEMENTS)),
            self._select(evidence.leading_to(thing, MOST_STATEMENTS)),
        )
        (row,) = found
        if not told and not leading and not await self._is_one(collection, thing):
            raise await self._missing(collection, name)
        row["statements"] = await self._statements(told, lang)
        row["led_to_by"] = await self._statements(leading, lang)
        return row

    async def leading_properties(self, thing: str) -> set[str]:
        """The properties by which other things lead to a thing."""
        found = await self._select(sparql.leading_properties(thing))
        return {str(row["property"]) for row in found}

    async def is_disputed(self, thing: str) -> bool:
        """Whether documents disagree on anything about a thing."""
        return bool(await self._select(sparql.disputed([thing])))

    async def linked(self, collection: Collection, name: str) -> rows.Row:
        """One thing as JSON-LD without its context."""
        thing = self._thing(collection, name)
        values, names, is_one = await asyncio.gather(
            self._select(sparql.values([thing], collection.fields)),
            self.names({thing}),
            self._is_one(collection, thing),
        )
        if not is_one:
            raise await self._missing(collection, name)
        return rows.linked(thing, collection, values, names)

    async def graph(self, collection: Collection, name: str, format: str) -> bytes:
        """What the graph says of one thing and of what leads to it, as RDF."""
        thing = self._thing(collection, name)
        if not await self._is_one(collection, thing):
            raise await self._missing(collection, name)
        return await whole(self._services, self.view, sparql.around(thing), format)

    def _thing(self, collection: Collection, name: str) -> str:
        return self._named(collection.kind, name, f"/{collection.name} lists them")

    def _named(self, kind: str, name: str, advice: str) -> str:
        """The IRI of a slug, or the IRI itself. Raises :class:`NotFound` if it cannot be one."""
        thing = name if ":" in name else self._minter.thing(kind, name)
        if not is_iri(thing):
            raise NotFound(f"there is nothing called {name[:80]!r}", suggestion=advice)
        return thing

    async def statement(self, name: str, lang: str) -> rows.Row:
        """One statement by slug or IRI. Raises :class:`NotFound`."""
        advice = "statements are listed with each thing, such as /agreements/SLUG"
        thing = self._named("statement", name, advice)
        found = await self._statements(await self._select(evidence.of(thing)), lang)
        if not found:
            raise NotFound(f"there is no statement {name[:80]!r}", suggestion=advice)
        return found[0]

    async def within(
        self, document: str, limit: int, after: Cursor | None, lang: str
    ) -> tuple[dict[str, Any], str | None]:
        """One page of what a document states, in the order of its text."""
        thing = await self._document(document)
        found, counted = await asyncio.gather(
            self._select(evidence.within(thing, limit + 1, after)),
            self._select(evidence.how_many(thing)),
        )
        following = evidence.cursor(found[limit - 1]) if len(found) > limit else None
        meta = self._meta(counted, limit, following)
        return {"meta": meta, "results": await self._statements(found[:limit], lang)}, following

    async def document(self, name: str) -> str:
        """The identifier of a document by slug or IRI. Raises :class:`NotFound`."""
        return local_name(await self._document(name))

    async def _document(self, name: str) -> str:
        documents = find_collection("documents")
        thing = self._thing(documents, name)
        if not await self._is_one(documents, thing):
            raise await self._missing(documents, name)
        return thing

    async def stated(self, document: str, lang: str) -> Stated:
        """All that a document states, with the first places of it."""
        documents = find_collection("documents")
        thing = await self._document(document)
        provenance = self._minter.provenance(local_name(thing))
        (row,), claims, places = await asyncio.gather(
            self._rows([thing], Asked(documents, lang=lang, fields=documents.fields)),
            self._select(evidence.claims(provenance)),
            self._select(evidence.places(provenance, MOST_PLACES)),
        )
        names = await self.names(evidence.things_in(claims) | {thing})
        told = await asyncio.to_thread(evidence.joined, claims, places, thing, names, lang)
        return Stated(row, told)

    def _meta(self, counted: list[Solution], limit: int, following: str | None) -> rows.Row:
        return {
            "count": int(text_of(counted[0]["count"])),
            "limit": limit,
            "next_cursor": following,
            "version": self.view.version,
        }

    async def _rows(self, things: list[str], asked: Asked) -> list[rows.Row]:
        if not things:
            return []
        values, disputes = await asyncio.gather(
            self._select(sparql.values(things, asked.fields) if asked.fields else sparql.NOTHING),
            self._select(sparql.disputed(things)),
        )
        names = await self.names({*things, *rows.led_to(values, asked.fields)})
        return rows.rows(things, asked, values, disputes, names)

    async def _statements(self, found: list[Solution], lang: str) -> list[rows.Row]:
        names = await self.names(evidence.things_in(found))
        quotes = await asyncio.to_thread(self._services.quotes, self.view)
        return await asyncio.to_thread(evidence.statements, found, names, lang, quotes)

    async def hits(self, asked: Lookup) -> list[Hit]:
        """What a search over names finds."""
        find = self._services.searcher.find
        return await anyio.to_thread.run_sync(find, asked, limiter=self._services.searches)

    async def names(self, things: set[str]) -> rows.Names:
        """The names of things and of terms, by language."""
        if not things:
            return {}
        named, terms = await asyncio.gather(
            self._select(sparql.labels(sorted(things))),
            asyncio.to_thread(self._services.vocabulary, self.view),
        )
        return {**terms.among(things), **rows.names_of(named)}

    async def _is_one(self, collection: Collection, thing: str) -> bool:
        return bool(await self._select(sparql.is_one(collection, thing)))

    async def _missing(self, collection: Collection, name: str) -> NotFound:
        known = await self._select(sparql.slugs(collection, 5000))
        slugs = [local_name(str(row["thing"])) for row in known]
        return NotFound(
            f"there is nothing called {name[:80]!r} in {collection.name}",
            suggestion=meant(name, slugs, f"/{collection.name} lists them"),
        )

    async def _select(self, query: str) -> list[Solution]:
        return await select(self._services, self.view, query)


async def current_listing(own: CurrentServices, view: CurrentView) -> Listing:
    """The answers that a request gets from the current view."""
    return Listing(own, view)


CurrentListing = Annotated[Listing, Depends(current_listing)]
