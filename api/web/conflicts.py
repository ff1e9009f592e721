"""Pages of what documents disagree on: all of it, and one disagreement."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import Request
from fastapi.responses import Response

from api.deps import Services
from api.web.disagreements import disagreements
from api.web.numbers import number_in
from api.web.reader import Reader, reader_of
from api.web.rendering import html, render
from api.web.terms import Terms
from api.web.values import Values
from graph.catalogue.rows import Row
from graph.differences import READINGS, SCOPES, property_names
from graph.store import View


def conflicts_page(
    request: Request, services: Services, view: View, tag: str, meta: Row, results: list[Row]
) -> Response:
    """The conflicts that are asked for, as ``meta`` and ``results`` of the API tell them."""
    reader = reader_of(request)
    terms = Terms(services.vocabulary(view), reader.language)
    given = {name: value for name, value in reader.parameters if value and name != "lang"}
    following = meta["next_cursor"]
    content = render(
        "conflicts.html",
        reader,
        style=("things",),
        given=given,
        choices=_choices(terms, given),
        kept={name: given[name] for name in ("subject", "document") if name in given},
        is_narrowed=bool(set(given) - {"limit", "cursor"}),
        meanings=[(terms(one), terms.meaning(one)) for one in READINGS],
        count=number_in(reader.language, meta["count"]),
        conflicts=disagreements(results, Values(reader, terms), reader),
        following=reader.here(cursor=following) if following else None,
        beginning=reader.here(cursor=None) if "cursor" in given else None,
    )
    return html(request, content, tag)


def conflict_page(
    request: Request, services: Services, view: View, tag: str, found: Row
) -> Response:
    """One conflict."""
    reader = reader_of(request)
    values = _values(services, view, reader)
    (one,) = disagreements([found], values, reader)
    content = render("conflict.html", reader, style=("things",), conflict=one, slug=found["slug"])
    return html(request, content, tag)


def _values(services: Services, view: View, reader: Reader) -> Values:
    return Values(reader, Terms(services.vocabulary(view), reader.language))


def _choices(
    terms: Terms, given: Mapping[str, str]
) -> list[tuple[str, list[tuple[str, str]], str]]:
    """What conflicts can be narrowed down by: parameter, its values with names, the chosen one."""
    known = {"reading": READINGS, "scope": SCOPES, "property": property_names()}
    return [
        (
            name,
            sorted(((one, terms(one)) for one in options), key=lambda pair: pair[1].casefold())
            if name == "property"
            else [(one, terms(one)) for one in options],
            given.get(name, "").rpartition(":")[2],
        )
        for name, options in known.items()
    ]
