"""The page for SPARQL: a form that needs no script, the library of questions, and an answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Any

from api.web.reader import Reader
from api.web.rendering import page_of, render
from api.web.words import text
from graph.errors import RenkeiError
from graph.formats import GRAPHS, format_names, formats_for
from graph.questions import Question, questions, topics
from graph.sparqltext import keyword
from graph.vocab import PREFIXES, kind_of, shortened

_EXAMPLE = """# {about}
SELECT ?party ?with ?agreement ?since
WHERE {{
  ?agreement rk:status rk:Concluded ;
    rk:party ?party, ?with ;
    rk:activeFrom ?since .
  FILTER (STR(?party) < STR(?with))
}}
ORDER BY ?since
LIMIT 100"""
#: How many rows are shown without a script, and how large an answer its script is given.
_ROWS, _GIVEN = 500, 2**20
_ENTITY = "https://w3id.org/renkei/id/"


@dataclass(frozen=True, slots=True)
class Cell:
    """A term of an answer as it is shown."""

    text: str
    link: str = ""
    language: str = ""
    is_number: bool = False


@dataclass(slots=True)
class Answer:
    """An answer as it is shown: a table, yes or no, or a graph as text."""

    columns: list[str] = field(default_factory=list)
    rows: list[list[Cell | None]] = field(default_factory=list)
    count: int = 0
    verdict: bool | None = None
    graph: str = ""


def form_of_page(query: str) -> str:
    """The format that a query's answer is put into a page from."""
    return "turtle" if formats_for(keyword(query)) is GRAPHS else "json"


def query_page(
    reader: Reader,
    query: str | None = None,
    content: bytes | None = None,
    error: RenkeiError | None = None,
    question: Question | None = None,
) -> bytes:
    """The form, with a query and its answer in the format of :func:`form_of_page`, or an error.

    The answer to a ``question`` of the library stands under its title, before the form.
    """
    answer = None if query is None or content is None else _answer(query, content, reader)
    given = None
    if answer is not None and content is not None and len(content) < _GIVEN:
        given = answer.graph or json.loads(content)
    return render(
        "sparql.html",
        reader,
        script="sparql",
        style=("chart", "timeline", "sparql"),
        words=("sparql", "timeline"),
        query=query or _EXAMPLE.format(about=text(reader.language, "sparql.example")),
        answer=answer,
        formats=("html", *format_names()),
        most=_ROWS,
        library=_library(reader.language),
        error=error,
        question=question,
        data={"prefixes": dict(PREFIXES), "answer": given, "asked": query, "error": _told(error)},
    )


def _told(error: RenkeiError | None) -> dict[str, object] | None:
    if error is None:
        return None
    return {
        "status": error.status,
        "detail": error.message,
        "suggestion": error.suggestion,
        "line": error.line,
        "column": error.column,
    }


def _library(language: str) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Each topic with its questions: name, title and description."""
    return [
        (
            topics()[topic][language],
            [(one.name, one.titles[language], one.descriptions[language]) for one in found],
        )
        for topic, found in groupby(questions().values(), attrgetter("topic"))
    ]


def _answer(query: str, content: bytes, reader: Reader) -> Answer:
    if form_of_page(query) == "turtle":
        return Answer(graph=content.decode(errors="replace"))
    found = json.loads(content)
    if "boolean" in found:
        return Answer(verdict=found["boolean"])
    columns = found["head"]["vars"]
    bindings = found["results"]["bindings"]
    rows = [[_cell(row.get(name), reader) for name in columns] for row in bindings[:_ROWS]]
    return Answer(columns, rows, len(bindings))


def _cell(term: Mapping[str, Any] | None, reader: Reader) -> Cell | None:
    if term is None:
        return None
    value = str(term["value"])
    if term["type"] == "uri":
        is_web = value.startswith(("https://", "http://"))
        where = value if is_web else ""
        if kind_of(value) and "/id/" in value:
            where = reader.link(page_of(value))
        return Cell(shortened(value).removeprefix(_ENTITY), where)
    is_number = str(term.get("datatype", "")).endswith(("#integer", "#decimal", "#double"))
    return Cell(value, "", str(term.get("xml:lang", "")), is_number)
