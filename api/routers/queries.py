"""The library of questions: the list, and answers by name."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response

from api import library
from api.answering import answer, wants_page
from api.deps import CurrentServices, CurrentView, Services, only
from api.descriptions import checked
from api.negotiation import HTML, JSON, Offer, choose
from api.parameters import described
from api.protocol import Asked, asked_by_name
from api.replies import asked_of, encoded, etag, not_modified, reply
from api.schemas import PROBLEMS, QuestionList, bodies
from api.web.meant import unclear_page
from api.web.questions import questions_page
from api.web.reader import reader_of
from api.web.rendering import html, page_tag, unchanged
from graph.catalogue.asked import language
from graph.formats import GRAPHS, RESULTS
from graph.model import Iri
from graph.questions import examples as question_examples
from graph.questions import question, questions
from graph.store import view_of
from graph.vocab import Minter

router = APIRouter(prefix="/queries", tags=["query"], responses=PROBLEMS)

_SPARQL = "application/sparql-query"
_OFFERS = [
    JSON,
    HTML,
    *(Offer(f.name, f.media_types) for f in GRAPHS if f.name != "jsonld"),
    Offer("jsonld", ("application/ld+json",)),
]
Lang = Annotated[str, Query(description="Language of titles and descriptions: en, ja or de")]


def _content(*media_types: str) -> dict[int | str, dict[str, Any]]:
    return {200: {"description": "The answer", "content": bodies(media_types)}}


_DESCRIBED = {
    "parameters": [
        *(
            described(one.name, f"{one.descriptions['en']}; of questions that have it")
            for one in {
                one.name: one for found in questions().values() for one in found.parameters.values()
            }.values()
        ),
        described("timeout", "Time limit in seconds, capped", {"type": "number"}),
        described("format", "Name of a format, instead of Accept"),
    ]
}
Name = Annotated[str, Path(description="Slug of a question", examples=["partners"])]
_ANSWERS = _content(
    *dict.fromkeys(f.media_type for f in (*RESULTS, *GRAPHS)), "text/plain", "text/html"
)


@router.get("", response_model=QuestionList, dependencies=[Depends(only("lang"))])
def list_queries(
    request: Request, view: CurrentView, services: CurrentServices, lang: Lang = "en"
) -> Response:
    """The questions with their parameters: JSON, a page, or RDF as SPARQL editors read examples."""
    lang = language(lang)
    offer, media_type = choose(request.headers.get("accept"), _OFFERS)
    if offer is HTML:
        tag = page_tag(request, view.revision)
        return unchanged(request, tag) or html(request, questions_page(reader_of(request)), tag)
    if offer is not JSON:
        return _examples(request, view.revision, services.settings.base_iri, media_type)
    tag = etag(view.revision, *asked_of(request, media_type))
    if same := not_modified(request, tag):
        return same
    results = library.rows(lang, Minter(services.settings.base_iri))
    meta = {"count": len(results), "lang": lang, "version": view.version}
    return reply(encoded({"meta": meta, "results": results}), media_type, tag)


@router.get(
    ".ttl",
    dependencies=[Depends(only())],
    response_class=Response,
    responses=_content("text/turtle"),
)
def examples(request: Request, view: CurrentView, services: CurrentServices) -> Response:
    """The questions in RDF, as SPARQL editors read examples."""
    return _examples(request, view.revision, services.settings.base_iri, "text/turtle")


@router.get(
    "/{name}.rq",
    openapi_extra=_DESCRIBED,
    response_class=Response,
    responses=_content(_SPARQL),
)
async def query_text(
    request: Request, name: Name, view: CurrentView, services: CurrentServices
) -> Response:
    """The SPARQL of a question with its parameters bound, as it would be run."""
    asked = _asked(request, services, name)
    tag = etag(view.revision, "query", asked.query)
    if same := not_modified(request, tag):
        return same
    return reply(asked.query.encode(), f"{_SPARQL}; charset=utf-8", tag)


@router.get("/{name}", openapi_extra=_DESCRIBED, responses=_ANSWERS)
async def answer_by_name(request: Request, name: Name, services: CurrentServices) -> Response:
    """The answer to a question, in every format of ``/sparql``, with parameters in the query.

    A person may give things by any name, and is asked which is meant.
    """
    found = question(name)
    if wants_page(request, found.form, request.query_params.get("format")):
        unclear = await unclear_page(request, services, found)
        if unclear is not None:
            return unclear
    return await answer(request, services, _asked(request, services, name), found)


def _asked(request: Request, services: Services, name: str) -> Asked:
    """What a request asks of a question."""
    found, base = question(name), services.settings.base_iri
    return asked_by_name(
        request, services.settings, found.parameters, lambda given: found.text(given, base)
    )


def _examples(request: Request, revision: str, base: str, media_type: str) -> Response:
    root = checked(str(request.base_url))
    tag = etag(revision, "queries", root, media_type)
    if same := not_modified(request, tag):
        return same
    quads = question_examples(base, Iri(f"{root}sparql"))
    return reply(view_of(quads).dump(quads[0].graph, media_type), media_type, tag)
