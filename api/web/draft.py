"""Pages for a document that nobody has kept yet: sending it, what it would say, keeping it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qs

import anyio
from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from api.deps import Services, refuse_unknown
from api.drafting import draft_of
from api.drafts import Draft
from api.errors import ForbiddenError, UnauthorizedError
from api.jobs import State
from api.listing import Listing
from api.operator import check_may_keep
from api.validating import body_of
from api.web.disagreements import disagreements
from api.web.document import about_of, read
from api.web.problems import explained
from api.web.reader import Reader, reader_of
from api.web.rendering import fleeting, render
from api.web.stated import BOOKKEEPING_KINDS, MOST_FACTS, Writer, is_news, things_in
from api.web.terms import Terms, terms_of
from api.web.titles import titles
from api.web.values import Called, Shown, Values
from api.web.words import text
from graph.differences import quoted
from graph.errors import RenkeiError
from graph.suffixes import MEDIA_TYPES

#: Bytes of the form that keeps or refuses a draft.
_LARGEST_FORM = 4096
#: Chips of what the graph says of a fact already.
_CHIPS = {"new": "good", "confirmed": "accent"}


async def new_page(request: Request, services: Services) -> Response:
    """The form that a document is sent with."""
    refuse_unknown(list(request.query_params), ("lang", "refused"))
    is_refused = "refused" in request.query_params
    return fleeting(request, _form(reader_of(request), services, is_refused=is_refused))


async def send(request: Request, services: Services) -> Response:
    """Reads what the form sends, and leads to what it would say."""
    reader = reader_of(request)
    try:
        made = await draft_of(request, services, "", reader.language)
    except RenkeiError as error:
        return fleeting(request, _form(reader, services, error), error.status)
    return RedirectResponse(reader.link(f"/documents/new/{made.id}"), 303)


async def draft_page(request: Request, services: Services, id: str) -> Response:
    """What a draft would add, confirm and contradict. Raises :class:`NotFound`."""
    refuse_unknown(list(request.query_params), ("lang", "about"))
    found = services.drafts.get(id)
    if found.kept is not None and found.kept.state is State.DONE:
        return _document_of(reader_of(request), services, found)
    return await _page(request, services, found)


async def decide(request: Request, services: Services, id: str) -> Response:
    """Keeps a draft for whoever has the operator's token, or refuses it."""
    reader, found = reader_of(request), services.drafts.get(id)
    form = parse_qs((await body_of(request, _LARGEST_FORM)).decode(errors="replace"))
    if form.get("do") == ["refuse"]:
        services.drafts.refuse(id)
        return RedirectResponse(reader.link("/documents/new", refused=1), 303)
    try:
        check_may_keep(services.settings.token, f"Bearer {form.get('token', [''])[0]}")
        kept = await services.drafts.keep(found, await services.current())
    except RenkeiError as error:
        return await _page(request, services, found, error)
    if kept.state is State.DONE:
        return _document_of(reader, services, found)
    return RedirectResponse(reader.link(f"/documents/new/{id}"), 303)


def _document_of(reader: Reader, services: Services, kept: Draft) -> Response:
    """To the document that a draft has become."""
    slug = services.drafts.record(kept)["document"]["slug"]
    return RedirectResponse(reader.link(f"/documents/{slug}", kept=1), 303)


def _form(
    reader: Reader,
    services: Services,
    error: RenkeiError | None = None,
    *,
    is_refused: bool = False,
) -> bytes:
    return render(
        "new.html",
        reader,
        script="new",
        style=("document",),
        words=("draft",),
        error=error,
        # A form that cannot be read, or has no file, brought no document.
        reason=_reason(reader, error, {"bad-request": "no-document"}),
        is_refused=is_refused,
        accepted=",".join([*MEDIA_TYPES, *dict.fromkeys(MEDIA_TYPES.values())]),
        largest=f"{services.settings.draft_size:g}",
        age=f"{services.settings.draft_age:g}",
    )


def _reason(
    reader: Reader, error: RenkeiError | None, here: Mapping[str, str] = MappingProxyType({})
) -> str:
    """What an error means for a person; ``here`` are problems that mean something special."""
    if error is None:
        return ""
    return explained(reader.language, here.get(error.slug, error.slug), error.status)


async def _page(
    request: Request, services: Services, draft: Draft, error: RenkeiError | None = None
) -> Response:
    reader, about = reader_of(request), about_of(request)
    view = await services.current()
    terms = await terms_of(services, view, reader.language)
    record = services.drafts.record(draft)
    quotes = await anyio.to_thread.run_sync(services.quotes, view)
    await anyio.to_thread.run_sync(quoted, record["contradicts"], quotes)
    told = [part for one in record["facts"] for part in (one["subject"], one["value"])]
    told += [part for one in record["doubts"] for part in one.values()]
    known = {
        part.get("known_as", part["id"])
        for part in told
        if "kind" in part and not part.get("is_new")
    }
    called = await titles(Listing(services, view), known, terms, reader)
    has_token = bool(services.settings.token)
    content = await anyio.to_thread.run_sync(
        partial(_written, reader, about, record, terms, called, error, has_token)
    )
    return fleeting(request, content, error.status if error else 200)


def _written(
    reader: Reader,
    about: str | None,
    record: dict[str, Any],
    terms: Terms,
    called: Mapping[str, Called],
    error: RenkeiError | None,
    has_token: bool,
) -> bytes:
    writer = Writer(reader, terms, called)
    contradicted = {claim["slug"] for one in record["contradicts"] for claim in one["claims"]}

    def notes(fact: dict[str, Any]) -> Iterable[Shown]:
        status = fact["status"]
        yield Shown(text(reader.language, f"draft.{status}"), note=_CHIPS.get(status, ""))
        if fact["slug"] in contradicted:
            yield Shown(text(reader.language, "document.disputed"), note="warn")

    facts = list(filter(is_news, record["facts"]))
    things = things_in(facts[:MOST_FACTS], len(record["text"]), writer, notes)
    added = [one for one in record["adds"]["things"] if one["kind"] not in BOOKKEEPING_KINDS]
    shown = {one["slug"] for one in facts}
    confirming = Counter(
        (one["slug"], one["label"])
        for fact in record["confirms"]
        if fact["statement"] in shown
        for one in fact["documents"]
    )
    document = record["document"]
    return render(
        "draft.html",
        reader,
        script="draft",
        style=("things", "document"),
        words=("document", "draft"),
        draft=record,
        added=added,
        counts=_counts(record, facts, added),
        is_empty=all(one["subject"]["kind"] == "document" for one in facts),
        row={"language": [document["language"]]},
        writer=writer,
        kept=record.get("kept"),
        error=error,
        reason=_reason(reader, error),
        is_refused=isinstance(error, UnauthorizedError | ForbiddenError),
        has_token=has_token,
        disagreements=disagreements(
            record["contradicts"],
            Values(reader, terms),
            reader,
            None if document["is_known"] else document["id"],
        ),
        doubts=[
            [writer.value(one[name]) for name in ("thing", "other")] for one in record["doubts"]
        ],
        confirming=confirming.most_common(20),
        remarks=[
            one for one in record["validation"]["results"] if document["slug"] in one["documents"]
        ],
        is_part=len(facts) > MOST_FACTS,
        most=MOST_FACTS,
        where=None,
        **read(reader, things, about, record["text"]),
    )


def _counts(
    record: dict[str, Any], facts: list[dict[str, Any]], added: list[dict[str, Any]]
) -> dict[str, int]:
    """What a draft comes to, counted over what its page shows."""
    of_status = Counter(one["status"] for one in facts)
    return {
        "adds": of_status["new"],
        "things": len(added),
        "confirms": of_status["confirmed"],
        "contradicts": len(record["contradicts"]),
        "violations": record["counts"]["violations"],
    }
